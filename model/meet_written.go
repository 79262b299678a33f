package model

import "slices"

// ProposeInWriting puts a proposal to the members of a body outside a meeting,
// to vote on by a day.
type ProposeInWriting struct {
	Body   string
	VoteBy Date
	Papers []Ref // versions and evidence that go with it
	Wording
	Grounds
}

// Verb implements Command.
func (ProposeInWriting) Verb() Verb { return VerbProposeInWriting }

// Decide implements Command.
func (c ProposeInWriting) Decide(s State) ([]Change, error) {
	b, ok := Get[*Body](s, c.Body)
	switch {
	case !ok:
		return nil, missing(c.Body)
	case !b.Written:
		return nil, Errorf(CodeInvalid, "error.written.allowed", "Body", b.Name)
	case c.VoteBy.IsZero():
		return nil, Errorf(CodeInvalid, "error.written.term")
	case c.VoteBy.Before(s.Today()):
		return nil, Errorf(CodeInvalid, "error.written.term_passed", "On", c.VoteBy)
	}
	d := &Decision{Body: b.ID, Method: MethodWritten, On: s.Today(), Outcome: OutcomeProposed, VoteBy: c.VoteBy}
	d.ID = s.NextID(KindDecision, d.On.Year())
	c.Wording.to(d)
	if err := c.Grounds.to(s, d); err != nil {
		return nil, err
	}
	for _, what := range c.Papers {
		p, err := paperOf(s, what, "", b.ID)
		if err != nil {
			return nil, err
		}
		d.Papers = append(d.Papers, p)
	}
	return []Change{{Record: d}}, nil
}

// VoteInWriting notes the votes that came in on a proposal in writing.
type VoteInWriting struct {
	Decision string
	On       Date // the day they were given; zero: today
	Votes    []NotedVote
}

// Verb implements Command.
func (VoteInWriting) Verb() Verb { return VerbVoteInWriting }

// Decide implements Command.
func (c VoteInWriting) Decide(s State) ([]Change, error) {
	d, err := undecided(s, c.Decision)
	if err != nil {
		return nil, err
	}
	x := &ruling{decision: d, on: c.On}
	if x.on.IsZero() {
		x.on = s.Today()
	}
	switch {
	case d.Method != MethodWritten:
		return nil, Errorf(CodeInvalid, "error.written.method", "ID", d.ID)
	case x.on.After(s.Today()), x.on.Before(d.On):
		return nil, Errorf(CodeInvalid, "error.written.day", "On", x.on)
	case !d.VoteBy.IsZero() && x.on.After(d.VoteBy):
		return nil, Errorf(CodeInvalid, "error.written.late", "On", d.VoteBy)
	}
	x.note(s, c.Votes)
	if len(x.why) > 0 {
		return nil, Errorf(CodeInvalid, "error.decision.refused", "ID", d.ID, "Why", x.why)
	}
	var out []Change
	for _, v := range x.votes {
		out = append(out, Change{Record: v, From: v.Rev, On: x.on})
	}
	return out, nil
}

// CloseWritten ends the voting on a proposal in writing: it is approved when
// the rules of the body are met, and else it did not come about and is
// rejected. While somebody may still vote it stays open, unless it is lost
// already.
type CloseWritten struct {
	Decision   string
	Conditions bool // approved with the conditions it names
	Reason     string
}

// Verb implements Command.
func (CloseWritten) Verb() Verb { return VerbCloseWritten }

// Decide implements Command.
func (c CloseWritten) Decide(s State) ([]Change, error) {
	x, _, err := c.prepare(s)
	if err != nil {
		return nil, err
	}
	return x.changes()
}

// CheckWritten tells what closing would come to: the count, the outcome, why it
// did not come about where it is rejected, and why closing would be refused.
func CheckWritten(s State, c CloseWritten) (t Tally, out Outcome, lost, refused []Message) {
	x, lost, err := c.prepare(s)
	if err != nil {
		return t, "", nil, []Message{messageOf(err)}
	}
	return x.tally, x.decision.Outcome, lost, x.why
}

// prepare works out the outcome, with why a proposal was lost.
func (c CloseWritten) prepare(s State) (*ruling, []Message, error) {
	old, err := undecided(s, c.Decision)
	if err != nil {
		return nil, nil, err
	}
	b, ok := Get[*Body](s, old.Body)
	switch {
	case !ok:
		return nil, nil, Errorf(CodeInvalid, "duty.invalid.body")
	case old.Method != MethodWritten:
		return nil, nil, Errorf(CodeInvalid, "error.written.method", "ID", old.ID)
	}
	x := &ruling{decision: Clone(old).(*Decision), on: s.Today()}
	d := x.decision
	d.On, d.Outcome, d.Reason = s.Today(), OutcomeApproved, c.Reason
	if c.Conditions {
		d.Outcome = OutcomeConditions
	}
	d.RestsOn = today(s, d.RestsOn)
	d.Ballot = ballotOf(s, d)
	cast, silent := x.ballot(s)
	d.Consented = len(silent) == 0 && !slices.ContainsFunc(cast, withheld)
	lost := lostBy(s, d, b)
	x.tally = Count(over(s, d), d, b)
	x.tie = tieSettled(over(s, d), d, b)
	switch {
	case len(silent) > 0 && !s.Today().After(old.VoteBy) && !hopeless(d, b, cast):
		x.refuse("error.written.silent", "Who", silent, "On", old.VoteBy)
	case len(lost) > 0:
		d.Outcome = OutcomeRejected
	default:
		x.why = append(x.why, outcomeProblems(over(s, d), d, b)...)
	}
	return x, lost, nil
}

// ballot gives the votes of who decide on the day of closing, and by name who
// of them may still vote. Who left meanwhile decides no more.
func (x *ruling) ballot(s State) (cast []*Vote, silent []Message) {
	votes := VotesOn(s, x.decision.ID)
	for _, m := range members(s, x.decision.Body, x.decision.On) {
		if v := votes[m]; v != nil {
			cast = append(cast, v)
		} else {
			silent = append(silent, Literal(personName(s, m)))
		}
	}
	return cast, silent
}

// withheld tells whether a member voted without agreeing to decide in writing.
func withheld(v *Vote) bool { return !v.Consents && v.Value != VoteRecused }

// denied tells whether a member voted otherwise than in favour.
func denied(v *Vote) bool { return v.Value == VoteAgainst || v.Value == VoteAbstain }

// lostBy says why a proposal in writing did not come about: what the votes and
// the agreement to the manner lack. What lacks otherwise, the approval of the
// supervisory body or the bytes, is a reason not to close.
func lostBy(s State, d *Decision, b *Body) []Message {
	var out []Message
	for _, m := range Validity(over(s, d), d) {
		if voteShort(m) || m.Key == "duty.invalid.consent" || m.Key == "duty.invalid.quorum" {
			out = append(out, m)
		}
	}
	return out
}

// failedBy says why a proposal in writing did not come about, once its voting
// was closed.
func failedBy(s State, d *Decision) []Message {
	b, ok := Get[*Body](s, d.Body)
	if !ok || d.Method != MethodWritten || d.Outcome != OutcomeRejected {
		return nil
	}
	return lostBy(s, d, b)
}

// hopeless tells whether no vote to come can still carry the proposal: one
// member's no is enough where all must agree.
func hopeless(d *Decision, b *Body, cast []*Vote) bool {
	return b.WrittenConsent && slices.ContainsFunc(cast, withheld) || unanimous(d, b) && slices.ContainsFunc(cast, denied)
}
