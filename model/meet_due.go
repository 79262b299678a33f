package model

import "slices"

// ProposeAgenda lists what is due for a meeting of a body on a day, as far as
// this reader may see it, and leaves out what stands on the agenda of a coming
// meeting of that body already. Adopting comes first, then what the body itself
// decided, then what a body that governs must look at.
func ProposeAgenda(s State, body string, day Date) []Proposal {
	b, ok := Get[*Body](s, body)
	if !ok {
		return nil
	}
	a := &proposer{s: s, body: b, day: day, now: s.Today()}
	if day.Before(a.now) {
		a.now = day
	}
	a.last = a.lastMeeting()
	a.minutes()
	a.written()
	a.carried()
	a.approvals()
	if b.Type.Bound() {
		a.reviews()
		a.gaps()
	}
	a.moved()
	if b.Type.Bound() {
		a.threats()
		a.lateActions()
	}
	a.questions()
	return a.fresh()
}

// proposer gathers what is due.
type proposer struct {
	s        State
	body     *Body
	day, now Date
	last     *Meeting // the last one that was closed
	out      []Proposal
}

func (a *proposer) add(p Proposal, name string, pairs ...any) {
	p.Label = Msg("screen.agenda."+name, pairs...)
	p.Why = Msg("screen.agenda."+name+"_why", pairs...)
	if p.Type == "" {
		p.Type = ItemDiscussion
	}
	a.out = append(a.out, p)
}

// fresh drops what a coming meeting has on its agenda.
func (a *proposer) fresh() []Proposal {
	var coming []*AgendaItem
	for _, m := range Find[*Meeting](a.s, "body", a.body.ID) {
		if m.State == MeetingPlanned && !m.On.Before(a.now) || m.State == MeetingOpen {
			coming = append(coming, Find[*AgendaItem](a.s, "meeting", m.ID)...)
		}
	}
	out := slices.DeleteFunc(a.out, func(p Proposal) bool {
		return slices.ContainsFunc(coming, func(it *AgendaItem) bool { return p.covers(a.s, it) })
	})
	for i := range out {
		for _, it := range coming {
			if out[i].resembles(a.s, it) {
				out[i].Near = RefTo(it)
				out[i].Why = Msg("screen.agenda.near", "Nr", it.Nr, "Title", it.Title, "Meeting", it.Meeting)
			}
		}
	}
	return out
}

func (a *proposer) lastMeeting() *Meeting {
	var last *Meeting
	for _, m := range Find[*Meeting](a.s, "body", a.body.ID) {
		over := m.State == MeetingClosed || m.State == MeetingAdopted
		if over && !m.On.After(a.day) && (last == nil || last.before(m)) {
			last = m
		}
	}
	return last
}

// minutes: the lists of meetings that were closed and not adopted.
func (a *proposer) minutes() {
	for _, m := range Find[*Meeting](a.s, "body", a.body.ID) {
		if m.State == MeetingClosed && !m.On.After(a.day) {
			a.add(Proposal{Topic: TopicMinutes, Type: ItemDecision, About: RefTo(m)}, "minutes", "ID", m.ID, "On", m.On)
		}
	}
}

// treatedBefore tells whether an item of whichever meeting was about a record.
func (a *proposer) treatedBefore(t Topic, id string) bool {
	for _, it := range Find[*AgendaItem](a.s, "about", id) {
		if it.Topic == t {
			return true
		}
	}
	return false
}

// written: what was decided in writing since the last meeting.
func (a *proposer) written() {
	for _, r := range decisionRows(a.s, a.day) {
		since := a.last == nil || !r.on.Before(a.last.On)
		if r.body != a.body.ID || r.method != MethodWritten || !r.stands() || !since || a.treatedBefore(TopicWritten, r.id) {
			continue
		}
		if d, ok := Get[*Decision](a.s, r.id); ok {
			a.add(Proposal{Topic: TopicWritten, Type: ItemDecision, About: RefTo(d)}, "written", "ID", d.ID, "Subject", d.Subject, "On", d.On)
		}
	}
}

// carried: what the last meeting deferred, or did not come to.
func (a *proposer) carried() {
	if a.last == nil {
		return
	}
	decided := map[string]bool{}
	for _, d := range Find[*Decision](a.s, "meeting", a.last.ID) {
		decided[d.Item] = true
		if d.Outcome == OutcomeDeferred && !a.treatedBefore(TopicCarried, d.ID) {
			a.add(Proposal{Topic: TopicCarried, Type: ItemDecision, About: RefTo(d), Letters: a.lettersOf(d.Item), Papers: d.Approves},
				"deferred", "ID", d.ID, "Subject", d.Subject, "On", d.On)
		}
	}
	for _, it := range agenda(a.s, a.last.ID) {
		if !it.Treated && !decided[it.ID] && !a.treatedBefore(TopicCarried, it.ID) {
			a.add(Proposal{Topic: TopicCarried, Type: it.Type, About: RefTo(it), Letters: it.Letters, Duties: it.Duties, Outside: it.Outside},
				"carried", "ID", it.ID, "Title", it.Title, "On", a.last.On)
		}
	}
}

func (a *proposer) lettersOf(item string) string {
	if it, ok := Get[*AgendaItem](a.s, item); ok {
		return it.Letters
	}
	return ""
}

// approvals: decisions of the body that run out within the warning window from
// the meeting, and conditions that come back by then.
func (a *proposer) approvals() {
	for _, r := range decisionRows(a.s, a.day) {
		lapses, back := r.lapsesBy(a.now, a.day.AddDays(warnWindow)), r.feedbackDue(a.day)
		if r.body != a.body.ID || !r.stands() || !lapses && !back {
			continue
		}
		d, ok := Get[*Decision](a.s, r.id)
		if !ok {
			continue
		}
		p := Proposal{Topic: TopicApproval, Type: ItemDecision, About: RefTo(d), Letters: a.lettersOf(d.Item)}
		if len(d.Approves) > 0 {
			p.Duties = []string{"cbw-24-1"}
		}
		if lapses {
			p.Papers = renewable(a.s, d, a.day)
			a.add(p, "lapsing", "ID", d.ID, "Subject", d.Subject, "On", d.ValidUntil)
		} else {
			a.add(p, "feedback", "ID", d.ID, "Subject", d.Subject, "On", d.FeedbackOn)
		}
	}
}

// moved: decisions of the body whose ground changed.
func (a *proposer) moved() {
	seen := map[string]bool{}
	for _, m := range MovedBases(a.s.Whole(), a.now) {
		d := m.Decision
		if d.Body != a.body.ID || seen[d.ID] || !visible(a.s, RefTo(d)) || !visible(a.s, m.Pinned) {
			continue
		}
		seen[d.ID] = true
		a.add(Proposal{Topic: TopicBasis, Type: ItemDecision, About: RefTo(d), Letters: a.lettersOf(d.Item), Duties: []string{"norm-basis"}},
			"basis", "ID", d.ID, "Subject", d.Subject, "What", m.Pinned.ID, "On", m.Since)
	}
}

// questions of the body's meetings and members that were not answered, and that
// stand on no agenda still to come. The words of one about something that not
// everybody may see stand in no title.
func (a *proposer) questions() {
	seats := members(a.s, a.body.ID, a.day)
	for _, q := range All[*Question](a.s) {
		m, met := Get[*Meeting](a.s, q.Meeting)
		ours := met && m.Body == a.body.ID || !met && (q.Body == a.body.ID || q.Body == "" && slices.Contains(seats, q.AskedBy))
		over := met && (m.State == MeetingClosed || m.State == MeetingAdopted)
		if !ours || q.Answered() || q.AskedOn.After(a.day) || !over && !q.Waits(a.s) {
			continue
		}
		name := "question"
		if !q.openly(a.s) {
			name = "question_unworded"
		}
		a.add(Proposal{Topic: TopicQuestion, About: RefTo(q)}, name, "ID", q.ID, "Text", firstLine(q.Text), "Person", personName(a.s, q.AskedBy),
			"About", first(q.About, RefTo(q)).ID, "On", q.AskedOn)
	}
}
