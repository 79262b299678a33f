package model

import "slices"

// Finding is something that is not finished in a meeting.
type Finding struct {
	Ref     Ref
	Message Message
	// Blocks: the meeting cannot close with it, also not when confirmed.
	Blocks bool
}

// CloseMeeting closes an open meeting. What is unfinished must be confirmed
// with a reason: proposals without an outcome are deferred then, and it all
// comes back on the agenda of the next meeting.
type CloseMeeting struct {
	Meeting string
	Anyway  bool
	Reason  string
}

// Verb implements Command.
func (CloseMeeting) Verb() Verb { return VerbCloseMeeting }

// Decide implements Command.
func (c CloseMeeting) Decide(s State) ([]Change, error) {
	m, ok := Get[*Meeting](s, c.Meeting)
	switch {
	case !ok:
		return nil, missing(c.Meeting)
	case m.State != MeetingOpen:
		return nil, Errorf(CodeInvalid, "error.decide.not_open", "ID", m.ID)
	}
	var open, blocks []Message
	for _, f := range Unfinished(s, m.ID) {
		open = append(open, f.Message)
		if f.Blocks {
			blocks = append(blocks, f.Message)
		}
	}
	switch {
	case len(blocks) > 0:
		return nil, Errorf(CodeInvalid, "error.meeting.blocked", "ID", m.ID, "Why", blocks)
	case len(open) > 0 && !c.Anyway:
		return nil, Errorf(CodeInvalid, "error.meeting.unfinished", "ID", m.ID, "Why", open)
	case len(open) > 0 && c.Reason == "":
		return nil, Errorf(CodeInvalid, "error.meeting.reason", "ID", m.ID)
	}
	var out []Change
	for _, d := range Find[*Decision](s, "meeting", m.ID) {
		if d.Outcome == OutcomeProposed {
			d = Clone(d).(*Decision)
			d.Outcome, d.Reason = OutcomeDeferred, c.Reason
			out = append(out, Change{Record: d, From: d.Rev, On: m.On})
		}
	}
	closed := Clone(m).(*Meeting)
	closed.State, closed.ClosedOn, closed.Reason = MeetingClosed, s.Today(), ""
	if len(open) > 0 {
		closed.Reason = c.Reason
	}
	return append(out, Change{Record: closed, From: m.Rev, On: closed.ClosedOn}), nil
}

// Unfinished lists what is not finished in a meeting, item by item.
func Unfinished(s State, meeting string) []Finding {
	u := &unfinished{s: s, meeting: meeting}
	items := agenda(s, meeting)
	for _, it := range items {
		u.item(it)
	}
	for _, d := range Find[*Decision](s, "meeting", meeting) {
		u.decision(d)
	}
	for _, q := range Find[*Question](s, "meeting", meeting) {
		if !q.Answered() {
			u.add(q, "screen.meet.open.question", "Text", firstLine(q.Text))
		}
	}
	u.actions(items)
	return u.out
}

type unfinished struct {
	s       State
	meeting string
	out     []Finding
}

func (u *unfinished) add(r Record, key string, pairs ...any) {
	pairs = append(pairs, "ID", r.Head().ID)
	u.out = append(u.out, Finding{Ref: RefTo(r), Message: Msg(key, pairs...)})
}

func (u *unfinished) item(it *AgendaItem) {
	if !it.Treated {
		u.add(it, "screen.meet.open.item", "Nr", it.Nr, "Title", it.Title)
	}
	if len(it.Papers) == 0 && restsOnPaper(u.s, it) {
		u.add(it, "screen.meet.open.papers", "Nr", it.Nr, "Title", it.Title)
	}
}

// restsOnPaper tells whether what was decided under an item approves a document
// or rests on one: the members must have had that before them. Of a list that
// is adopted, and where the text of the decision is all there is, they need
// nothing else.
func restsOnPaper(s State, it *AgendaItem) bool {
	document := func(r Ref) bool { return r.Kind == KindPolicyVersion || r.Kind == KindEvidence }
	return slices.ContainsFunc(Find[*Decision](s, "item", it.ID), func(d *Decision) bool {
		open := d.Outcome != OutcomeWithdrawn && d.Outcome != OutcomeDeferred
		return open && (slices.ContainsFunc(d.Approves, document) || slices.ContainsFunc(d.RestsOn, document))
	})
}

// decision names what misses in a decision; one that does not hold keeps the
// meeting open.
func (u *unfinished) decision(d *Decision) {
	switch {
	case d.Outcome == OutcomeProposed:
		u.add(d, "screen.meet.open.outcome", "Subject", d.Subject)
		return
	case d.Method != MethodMeeting || d.Outcome == OutcomeWithdrawn || d.Outcome == OutcomeDeferred:
		return
	}
	b, ok := Get[*Body](u.s, d.Body)
	if !ok {
		return
	}
	votes := VotesOn(u.s, d.ID)
	for _, m := range d.Present {
		if votes[m] == nil && !d.Acclaimed && d.Outcome != OutcomeNoted {
			u.add(d, "screen.meet.open.vote", "Person", personName(u.s, m))
		}
	}
	for _, why := range problems(u.s, d) {
		u.add(d, "screen.meet.open.invalid", "Why", why)
		u.out[len(u.out)-1].Blocks = true
	}
	if d.Outcome == OutcomeRejected && carried(u.s, d, b, Count(u.s, d, b)) {
		u.add(d, "screen.meet.open.carried")
		u.out[len(u.out)-1].Blocks = true
	}
}

// actions finds what was agreed here and nobody owes: an office without a
// holder, a person who left.
func (u *unfinished) actions(items []*AgendaItem) {
	from := []Ref{{Kind: KindMeeting, ID: u.meeting}}
	for _, it := range items {
		from = append(from, Ref{Kind: KindAgendaItem, ID: it.ID})
	}
	for _, d := range Find[*Decision](u.s, "meeting", u.meeting) {
		from = append(from, Ref{Kind: KindDecision, ID: d.ID})
	}
	for _, ref := range from {
		for _, a := range Find[*Action](u.s, "origin", ref.ID) {
			if !a.Open(u.s.Today()) || u.owned(a) {
				continue
			}
			u.add(a, "screen.meet.open.owner", "Text", a.Text)
		}
	}
}

// owned tells whether somebody owes an action today.
func (u *unfinished) owned(a *Action) bool {
	if _, ok := Get[*Person](u.s, a.Owner); ok {
		return true
	}
	for _, h := range Find[*OfficeHolder](u.s, "office", a.Owner) {
		if within(u.s.Today(), h.From, h.Until) {
			return true
		}
	}
	return false
}
