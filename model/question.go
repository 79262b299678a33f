package model

import "slices"

// Where a question is heard, and who hears of it before that.

// hearing is the place of a question: a meeting, the item of it that it is
// about, or the body for whose next agenda it waits.
type hearing struct {
	meeting *Meeting
	item    string
	body    string
}

// heard finds where a question of somebody is heard next: under the item that
// it is about while that is still to be dealt with; else at the next meeting of
// the body in which they sit, which for who sits in none is the board.
func heard(s State, person string, about Ref) hearing {
	seats := sitsIn(s, person)
	if m, item, ok := underway(s, about); ok && (len(seats) == 0 || slices.Contains(seats, m.Body)) {
		return hearing{meeting: m, item: item}
	}
	if len(seats) == 0 {
		seats = listed(boardOf(s))
	}
	for _, b := range seats {
		if m, ok := coming(s, b, MeetingOpen, MeetingPlanned); ok {
			return hearing{meeting: m, body: b}
		}
	}
	for _, b := range seats {
		return hearing{body: b}
	}
	return hearing{}
}

// sitsIn are the bodies in which a person sits today: the board, where they are
// in it, first.
func sitsIn(s State, person string) []string {
	var out []string
	for _, a := range Find[*Appointment](s, "person", person) {
		switch {
		case person == "" || !a.On(s.Today()) || slices.Contains(out, a.Body):
		case a.Body == boardOf(s):
			out = slices.Insert(out, 0, a.Body)
		default:
			out = append(out, a.Body)
		}
	}
	return out
}

// underway is the meeting that has something on its agenda and did not deal
// with it yet, with the item.
func underway(s State, about Ref) (*Meeting, string, bool) {
	item := only(about, KindAgendaItem)
	if d, ok := Get[*Decision](s, only(about, KindDecision)); ok && d.Outcome == OutcomeProposed {
		item = d.Item
	}
	meeting := only(about, KindMeeting)
	if it, ok := Get[*AgendaItem](s, item); ok {
		if it.Treated {
			return nil, "", false
		}
		meeting = it.Meeting
	}
	m, ok := Get[*Meeting](s, meeting)
	return m, item, ok && (m.State == MeetingOpen || m.State == MeetingPlanned && !m.On.Before(s.Today()))
}

// coming is the first meeting of a body that is still to be held and in one of
// the states, as far as this reader sees it; one that is open goes before.
func coming(s State, body string, states ...MeetingState) (next *Meeting, ok bool) {
	for _, st := range states {
		for _, m := range Find[*Meeting](s, "state", string(st)) {
			over := m.State == MeetingPlanned && m.On.Before(s.Today())
			if m.Body == body && !over && (next == nil || next.State == m.State && m.before(next)) {
				next = m
			}
		}
	}
	return next, next != nil
}

// goTo gives a question its place.
func (q *Question) goTo(h hearing) {
	q.Meeting, q.Item, q.Body = "", h.item, h.body
	if h.meeting != nil {
		q.Meeting, q.Body = h.meeting.ID, ""
	}
}

// Waits tells whether a question waits for a place on an agenda: it has none,
// or its meeting was never held. For which body it waits stands in the question
// or follows from that meeting.
func (q *Question) Waits(s State) bool {
	m, ok := Get[*Meeting](s, q.Meeting)
	switch {
	case q.Answered():
		return false
	case !ok:
		return true
	}
	return m.State == MeetingPlanned && (q.Item == "" || m.On.Before(s.Today())) || m.State == MeetingOpen && q.Item == ""
}

// known asks that what a question is about, and where it is asked, is there for
// who asks: a number that was guessed tells nothing.
func (q *Question) known(s State) error {
	s = s.Seen()
	for _, ref := range []Ref{q.About, {Kind: KindMeeting, ID: q.Meeting}, {Kind: KindAgendaItem, ID: q.Item}} {
		if ref.IsZero() {
			continue
		}
		if _, ok := s.Get(ref.Kind, ref.ID); !ok {
			return missing(ref.ID)
		}
	}
	if _, ok := s.Law().Duty(q.Duty); q.Duty != "" && !ok {
		return missing(q.Duty)
	}
	return nil
}

// openly tells whether the words of a question may stand in the title of an
// item, which every member of the body reads, and everybody once the list is
// adopted: it is about nothing that could be closed to one of them.
func (q *Question) openly(s State) bool {
	if it, ok := Get[*AgendaItem](s.Whole(), q.Item); ok {
		recused := func(d *Decision) bool {
			return slices.ContainsFunc(Find[*Vote](s.Whole(), "decision", d.ID), func(v *Vote) bool { return v.Value == VoteRecused })
		}
		if it.Closed || slices.ContainsFunc(Find[*Decision](s.Whole(), "item", it.ID), recused) {
			return false
		}
	}
	switch q.About.Kind {
	case "", KindControl, KindPolicy, KindSupplier, KindTraining, KindAssessment:
		return true
	}
	return false
}

// questionsUnder are the questions asked under an item, and the one that it was
// put on the agenda for.
func questionsUnder(s State, it *AgendaItem) []*Question {
	out := Find[*Question](s, "item", it.ID)
	if q, ok := Get[*Question](s, only(it.About, KindQuestion)); ok && q.Item != it.ID {
		out = append(out, q)
	}
	return out
}

// unplaced are the questions that wait for a place on the agenda of a meeting:
// its own without an item, and those that wait for the next one of its body.
func unplaced(s State, m *Meeting) []*Question {
	list := slices.Concat(Find[*Question](s, "meeting", m.ID), Find[*Question](s, "body", m.Body))
	return slices.DeleteFunc(list, func(q *Question) bool { return !q.Waits(s) })
}
