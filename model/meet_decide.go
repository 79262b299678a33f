package model

import "slices"

// NotedVote is what a member voted, as the secretary notes it. A proxy is taken
// from the attendance when it is not named.
type NotedVote struct {
	Person   string
	Value    VoteValue
	Interest string // its nature, when recused
	Minority string // minority note
	Proxy    string // who voted for the member
	Consents bool   // in writing: agrees to decide in writing
}

// Decide gives a proposal in an open meeting its outcome, with the votes, in
// one transaction. It refuses what would not hold, with every reason. Deciding
// anew is free until the item closes; after that, while the meeting is open, it
// is a correction and needs a reason.
type Decide struct {
	Decision        string
	Outcome         Outcome
	Acclaimed       bool // algemene stemmen: everybody who takes part is in favour
	Votes           []NotedVote
	ValidUntil      Date   // with these three: what is empty stays as proposed
	FeedbackOn      Date   // of conditions: when they come back
	Considerations  string // replaces those proposed
	Conditions      string
	ConditionsMetOn Date
	Supervisor      string // approval of the supervisory body
	Departs         bool   // from the advice of the CISO or the FG
	Reason          string // why it is corrected, after its item closed
}

// Verb implements Command.
func (Decide) Verb() Verb { return VerbDecide }

// Decide implements Command.
func (c Decide) Decide(s State) ([]Change, error) {
	x, err := c.prepare(s)
	if err != nil {
		return nil, err
	}
	return x.changes()
}

// CheckDecide tells what a Decide would come to, and why it would be refused;
// nothing when it would be carried out.
func CheckDecide(s State, c Decide) (Tally, []Message) {
	x, err := c.prepare(s)
	if err != nil {
		return Tally{}, []Message{messageOf(err)}
	}
	return x.tally, x.why
}

// ruling is a decision as it would be written, with the votes that change and
// the reasons why it cannot be.
type ruling struct {
	decision *Decision
	votes    []*Vote
	tally    Tally
	tie      Message // how equal votes are settled
	why      []Message
	verb     Verb
	on       Date
}

func (c Decide) prepare(s State) (*ruling, error) {
	old, ok := Get[*Decision](s, c.Decision)
	if !ok {
		return nil, missing(c.Decision)
	}
	x := &ruling{decision: Clone(old).(*Decision)}
	if m, ok := Get[*Meeting](s, old.Meeting); ok && old.Method == MethodMeeting {
		x.decision.On = m.On // it may have moved since the proposal was put
	}
	x.on = eventDay(s, x.decision.On)
	if err := x.stage(s, c, old); err != nil {
		return nil, err
	}
	c.to(x.decision)
	x.note(s, c.Votes)
	x.settle(s, c.Acclaimed)
	return x, nil
}

// stage refuses a decision that can no longer be decided.
func (x *ruling) stage(s State, c Decide, old *Decision) error {
	switch at := stageOf(s, old); {
	case old.Method == MethodTakenOver:
		return Errorf(CodeInvalid, "error.decision.before_use", "ID", old.ID)
	case old.Method == MethodWritten && c.Outcome != OutcomeWithdrawn:
		return Errorf(CodeInvalid, "error.decision.in_writing", "ID", old.ID)
	case at == stageAdopted:
		return frozen(s, old.Meeting)
	case at == stageClosed:
		return Errorf(CodeInvalid, "error.decision.closed", "ID", old.ID)
	case at == stageTreated && c.Reason == "":
		return Errorf(CodeInvalid, "error.decision.reason", "ID", old.ID)
	case at == stageTreated:
		x.verb, x.decision.Reason = VerbCorrectDecision, c.Reason
	default:
		x.decision.Reason = c.Reason
	}
	return nil
}

func (c Decide) to(d *Decision) {
	d.Outcome, d.Acclaimed = c.Outcome, c.Acclaimed
	d.Departs = d.Departs || c.Departs
	for _, f := range []struct {
		into *string
		text string
	}{{&d.Considerations, c.Considerations}, {&d.Conditions, c.Conditions}, {&d.Supervisor, c.Supervisor}} {
		if f.text != "" {
			*f.into = f.text
		}
	}
	for _, f := range []struct {
		into *Date
		day  Date
	}{{&d.ValidUntil, c.ValidUntil}, {&d.FeedbackOn, c.FeedbackOn}, {&d.ConditionsMetOn, c.ConditionsMetOn}} {
		if !f.day.IsZero() {
			*f.into = f.day
		}
	}
}

// note lays the noted votes beside those there are. A member's own vote
// outranks a noted one.
func (x *ruling) note(s State, votes []NotedVote) {
	own, noted := map[string]*Vote{}, map[string]*Vote{}
	for _, v := range current(over(s, x.decision), x.decision.ID, Find[*Vote](s, "decision", x.decision.ID)) {
		if v.Known == KnownNoted {
			noted[v.Person] = v
		} else {
			own[v.Person] = v
		}
	}
	seats := members(s, x.decision.Body, x.decision.On)
	holder := map[string]string{}
	for _, a := range attendedOf(s, x.decision.Meeting) {
		holder[a.person] = a.proxyTo
	}
	seen := map[string]bool{}
	for _, n := range votes {
		who := personName(s, n.Person)
		switch {
		case seen[n.Person]:
			x.refuse("error.vote.twice", "Person", who)
			continue
		case !slices.Contains(seats, n.Person):
			x.refuse("error.vote.member", "Person", who, "Decision", x.decision.ID)
			continue
		case own[n.Person] != nil && own[n.Person].Value != n.Value:
			x.refuse("error.vote.over_own", "Person", who, "Vote", own[n.Person].Value)
			continue
		}
		seen[n.Person] = true
		if n.Proxy == "" {
			n.Proxy = holder[n.Person]
		}
		if n.Proxy != holder[n.Person] {
			x.refuse("error.vote.proxy", "Person", who, "To", personName(s, n.Proxy))
		}
		if own[n.Person] == nil {
			x.votes = append(x.votes, x.vote(s, n, noted[n.Person]))
		}
	}
}

// vote is the record of a noted vote.
func (x *ruling) vote(s State, n NotedVote, old *Vote) *Vote {
	v := &Vote{Decision: x.decision.ID, Person: n.Person, Known: KnownNoted}
	if old != nil {
		v = Clone(old).(*Vote)
	} else {
		v.ID = s.NextID(KindVote, x.decision.On.Year())
	}
	v.Value, v.Interest, v.Minority, v.Proxy, v.Consents = n.Value, n.Interest, n.Minority, n.Proxy, n.Consents
	if v.Value == VoteRecused {
		v.Proxy = ""
	}
	for _, p := range Validate(v) {
		x.why = append(x.why, p.Message)
	}
	return v
}

// settle counts the votes and asks whether the outcome would hold.
func (x *ruling) settle(s State, acclaimed bool) {
	d := x.decision
	laid := []Record{d}
	for _, v := range x.votes {
		laid = append(laid, v)
	}
	all := over(s, laid...)
	b, ok := Get[*Body](s, d.Body)
	if !ok {
		x.refuse("duty.invalid.body")
		return
	}
	if it, ok := Get[*AgendaItem](s, d.Item); ok {
		d.Papers = union(d.Papers, it.Papers)
	}
	d.RestsOn = today(s, d.RestsOn)
	if d.Present = nil; d.Meeting != "" {
		d.Present = takingPart(all, d, b)
	}
	d.Ballot = ballotOf(all, d)
	x.tally = Count(all, d, b)
	x.tie = tieSettled(all, d, b)
	x.why = append(x.why, outcomeProblems(all, d, b)...)
}

func (x *ruling) refuse(key string, pairs ...any) { x.why = append(x.why, Msg(key, pairs...)) }

// changes writes the decision with its votes, or refuses with every reason.
func (x *ruling) changes() ([]Change, error) {
	if len(x.why) > 0 {
		return nil, Errorf(CodeInvalid, "error.decision.refused", "ID", x.decision.ID, "Why", x.why)
	}
	out := []Change{{Record: x.decision, From: x.decision.Rev, On: x.on, Verb: x.verb}}
	for _, v := range x.votes {
		out = append(out, Change{Record: v, From: v.Rev, On: x.on, Verb: x.verb})
	}
	return out, nil
}

// today pins references anew: a decision rests on what there is on its day.
func today(s State, refs []Ref) []Ref {
	out := slices.Clone(refs)
	for i, ref := range out {
		if r, ok := s.Get(ref.Kind, ref.ID); ok {
			out[i] = RefTo(r)
		}
	}
	return out
}

// union adds the papers that are not there yet.
func union(have, more []Paper) []Paper {
	out := slices.Clone(have)
	for _, p := range more {
		if !slices.ContainsFunc(out, p.same) {
			out = append(out, p)
		}
	}
	return out
}

// messageOf is the sentence of an error.
func messageOf(err error) Message {
	if e, ok := err.(*Error); ok {
		return e.Message
	}
	return Literal(err.Error())
}
