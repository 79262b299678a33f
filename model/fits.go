package model

import (
	"reflect"
	"slices"
)

// The rules of a record that need to see others. Save asks them before it
// writes.

// Fits refuses a vote of somebody who is not a member, a vote on a frozen
// decision, and an own vote that is not one's own: --as in a configuration
// never casts anybody's vote.
func (v *Vote) Fits(s State) error {
	d, ok := Get[*Decision](s, v.Decision)
	if !ok {
		return Errorf(CodeInvalid, "error.ref.missing", "ID", v.ID, "Field", "decision", "Target", v.Decision)
	}
	if err := sealed(s, d.Meeting); err != nil {
		return err
	}
	if !slices.Contains(members(s, d.Body, d.On), v.Person) {
		return Errorf(CodeInvalid, "error.vote.member", "Person", personName(s, v.Person), "Decision", v.Decision)
	}
	if err := v.mayCast(s); err != nil {
		return err
	}
	if err := v.aside(s, d); err != nil {
		return err
	}
	if err := v.inTime(s, d); err != nil {
		return err
	}
	if err := v.keeps(s, d); err != nil {
		return err
	}
	for _, old := range Find[*Vote](s, "decision", v.Decision) {
		if old.Person == v.Person && old.Known == v.Known && old.ID != v.ID {
			return Errorf(CodeInvalid, "error.vote.double", "Person", v.Person, "ID", old.ID)
		}
	}
	return nil
}

// aside refuses an own vote of a member of whom an interest was noted.
func (v *Vote) aside(s State, d *Decision) error {
	if v.Known == KnownNoted || s.Actor().Via == ViaDemo {
		return nil
	}
	return asideOf(s, d, v.Person, v.Value)
}

// keeps refuses a vote that takes away what was decided: then it is decided
// anew, with all votes.
func (v *Vote) keeps(s State, d *Decision) error {
	b, ok := Get[*Body](s, d.Body)
	old, had := Get[*Vote](s, v.ID)
	if !ok || d.Outcome == OutcomeProposed || d.Method == MethodTakenOver || had && old.Value == v.Value && old.Known == v.Known {
		return nil
	}
	if d.Method == MethodWritten {
		return Errorf(CodeInvalid, "error.vote.decided", "ID", d.ID)
	}
	if why := outcomeProblems(over(s, v), d, b); len(why) > 0 {
		return Errorf(CodeInvalid, "error.decision.refused", "ID", d.ID, "Why", why)
	}
	return nil
}

// mayCast tells apart who notes a vote and whose vote it is. The made-up past
// of the demonstration casts votes for its made-up people.
func (v *Vote) mayCast(s State) error {
	a := s.Actor()
	if a.Via == ViaDemo {
		return nil
	}
	own := a.Person == v.Person && a.Via == ViaSSH && a.Key != ""
	if old, ok := Get[*Vote](s, v.ID); ok {
		switch {
		case old.Person != v.Person || old.Decision != v.Decision:
			return Errorf(CodeInvalid, "error.vote.moved")
		case old.Known != KnownNoted && !own, old.Known != KnownNoted && v.Known == KnownNoted:
			return Errorf(CodeDenied, "error.vote.outranked", "Person", v.Person)
		}
	}
	switch {
	case v.Known == KnownSignature:
		return Errorf(CodeInvalid, "error.vote.unsigned")
	case v.Value != VoteRecused && signedBefore(s, v):
		return Errorf(CodeDenied, "error.ballot.signed", "ID", v.ID)
	case v.Known == KnownSession && !own:
		return Errorf(CodeDenied, "error.vote.own", "Person", v.Person)
	case v.Known == KnownNoted && !slices.Contains(s.Roles(), RoleSecretary) && !slices.Contains(s.Roles(), RoleLocal):
		return Errorf(CodeDenied, "error.vote.noted")
	}
	return nil
}

// signedBefore tells whether a vote would take the place of one that was signed.
func signedBefore(s State, v *Vote) bool {
	old, ok := Get[*Vote](s, v.ID)
	return ok && old.Known == KnownSignature
}

// inTime holds a vote of one's own to the term in writing, as a noted one is.
func (v *Vote) inTime(s State, d *Decision) error {
	late := d.Method == MethodWritten && !d.VoteBy.IsZero() && s.Today().After(d.VoteBy)
	if late && v.Known != KnownNoted && s.Actor().Via != ViaDemo {
		return Errorf(CodeInvalid, "error.written.late", "On", d.VoteBy)
	}
	return nil
}

// frozen refuses changes to what belongs to an adopted meeting: a correction
// is a new decision or entry.
func frozen(s State, meetings ...string) error {
	for _, id := range meetings {
		if m, ok := Get[*Meeting](s, id); ok && m.State == MeetingAdopted {
			return Errorf(CodeInvalid, "error.meeting.frozen", "ID", id)
		}
	}
	return nil
}

// Fits keeps what belongs to a closed meeting, and an item that was dealt with;
// dealing with it has a command of its own.
func (i *AgendaItem) Fits(s State) error {
	old, ok := Get[*AgendaItem](s, i.ID)
	if !ok {
		old = &AgendaItem{Meeting: i.Meeting}
	}
	if ok && i.worksOut(old) {
		return frozen(s, old.Meeting)
	}
	if err := sealed(s, i.Meeting, old.Meeting); err != nil {
		return err
	}
	switch {
	case old.Treated:
		return Errorf(CodeInvalid, "error.item.treated", "ID", i.ID)
	case i.Treated:
		return Errorf(CodeInvalid, "error.item.treat")
	case ok && i.Meeting != old.Meeting && len(Find[*Decision](s, "item", i.ID))+len(Find[*Question](s, "item", i.ID)) > 0:
		return Errorf(CodeInvalid, "error.item.moved", "ID", i.ID).At("meeting")
	}
	return nil
}

// worksOut tells whether only the notes change, with a new reason: they may be
// worked out until the list is adopted.
func (i *AgendaItem) worksOut(old *AgendaItem) bool {
	fresh := *old
	fresh.Base, fresh.Notes = i.Base, i.Notes
	return i.Reason != "" && i.Reason != old.Reason && reflect.DeepEqual(&fresh, i)
}

// Fits keeps what belongs to a closed meeting, lists each member once, and
// holds proxies against the rules of the body.
func (a *Attendance) Fits(s State) error {
	if old, ok := Get[*Attendance](s, a.ID); ok {
		if err := sealed(s, old.Meeting); err != nil {
			return err
		}
	}
	for _, b := range Find[*Attendance](s, "meeting", a.Meeting) {
		if b.Person == a.Person && b.ID != a.ID {
			return Errorf(CodeInvalid, "error.attendance.double", "Person", a.Person, "ID", b.ID).At("person")
		}
	}
	if err := sealed(s, a.Meeting); err != nil {
		return err
	}
	return a.allowed(over(s, a))
}

// Fits keeps the questions of a closed meeting. The answer may still come in
// later, and the action that follows; an answer that was given is worked out,
// with a reason, until the list is adopted.
func (q *Question) Fits(s State) error {
	old, ok := Get[*Question](s, q.ID)
	if !ok {
		if err := q.known(s); err != nil {
			return err
		}
		if err := q.mayAsk(s); err != nil {
			return err
		}
		if err := q.answeredAs(s, &Question{}); err != nil {
			return err
		}
		return sealed(s, q.Meeting)
	}
	if err := q.changedBy(s, old); err != nil {
		return err
	}
	if q.Meeting == old.Meeting {
		fresh := *old
		fresh.Base, fresh.FollowUp = q.Base, q.FollowUp
		reworded := old.Answered() && q.Answer != old.Answer
		if !old.Answered() || reworded && q.Reason != "" && q.Reason != old.Reason {
			fresh.Answer, fresh.AnsweredBy, fresh.AnsweredOn = q.Answer, q.AnsweredBy, q.AnsweredOn
		}
		switch {
		case !reflect.DeepEqual(&fresh, q):
		case reworded:
			return frozen(s, q.Meeting)
		default:
			return nil
		}
	}
	return sealed(s, q.Meeting, old.Meeting)
}

// changedBy leaves the question itself to who asked it and to who notes for
// others, and the answer to who may answer.
func (q *Question) changedBy(s State, old *Question) error {
	asked := *q
	asked.Base, asked.Answer, asked.AnsweredBy, asked.AnsweredOn, asked.FollowUp = old.Base, old.Answer, old.AnsweredBy, old.AnsweredOn, old.FollowUp
	if !reflect.DeepEqual(&asked, old) {
		if err := q.known(s); err != nil {
			return err
		}
		for _, whose := range []*Question{old, q} {
			if err := whose.mayAsk(s); err != nil {
				return err
			}
		}
	}
	return q.answeredAs(s, old)
}

// answeredAs refuses an answer of somebody who answers none.
func (q *Question) answeredAs(s State, old *Question) error {
	same := q.Answer == old.Answer && q.AnsweredBy == old.AnsweredBy && q.AnsweredOn == old.AnsweredOn && q.FollowUp == old.FollowUp
	if same || s.Actor().Via == ViaDemo || Allowed(s.Roles(), VerbAnswer) {
		return nil
	}
	return Denied(VerbAnswer).At("answer")
}

// Fits keeps the outcome for Decide and holds a rewording against how far the
// decision is; and a decision taken over is from before this file was used,
// with its minutes.
func (d *Decision) Fits(s State) error {
	old, ok := Get[*Decision](s, d.ID)
	switch {
	case ok:
	case d.Method == MethodWritten:
		return Errorf(CodeInvalid, "error.written.propose").At("method")
	default:
		old = &Decision{Method: d.Method, Outcome: OutcomeProposed}
	}
	if d.Method != MethodTakenOver || old.Method != MethodTakenOver {
		if d.Meeting != old.Meeting {
			if err := sealed(s, d.Meeting, old.Meeting); err != nil {
				return err
			}
		}
		if err := d.placed(s); err != nil && old.Outcome == OutcomeProposed {
			return err
		}
		return d.rewording(s, old)
	}
	first := firstDay(s)
	if d.Minutes == "" || d.On.After(first) {
		return Errorf(CodeInvalid, "error.decision.taken_over", "First", first).At("minutes")
	}
	return nil
}

// placed asks that a proposal is for the body that meets, under an item of that
// meeting. Its day is that of the meeting once it is decided; see Decide.
func (d *Decision) placed(s State) error {
	m, met := Get[*Meeting](s, d.Meeting)
	it, under := Get[*AgendaItem](s, d.Item)
	switch {
	case under && it.Meeting != d.Meeting:
		return Errorf(CodeInvalid, "error.decision.item", "ID", it.ID, "Meeting", it.Meeting).At("item")
	case met && m.Body != d.Body:
		return Errorf(CodeInvalid, "error.decision.body", "ID", m.ID).At("body")
	}
	return nil
}

// firstDay is the day from which this file is used.
func firstDay(s State) Date {
	if h := s.History(KindOrganisation, OrganisationID); len(h) > 0 {
		return DateOf(h[0].Record.Head().RecordedAt)
	}
	return s.Today()
}

// Fits keeps an own norm as its decision set it; while that is a proposal the
// norm can still be another.
func (n *Norm) Fits(s State) error {
	old, ok := Get[*Norm](s, n.ID)
	if d, proposed := Get[*Decision](s, n.DecidedBy); proposed && d.Outcome == OutcomeProposed {
		return nil
	}
	if ok && old.DecidedBy != "" && old.DecidedBy == n.DecidedBy && (old.Months != n.Months || old.Days != n.Days || old.Name != n.Name) {
		return Errorf(CodeInvalid, "error.norm.changed", "ID", n.DecidedBy).At("decided_by")
	}
	return nil
}

// Fits refuses items of a report that was closed.
func (i *ThreatItem) Fits(s State) error {
	if rep, ok := Get[*ThreatReport](s, i.Report); ok && !rep.ClosedOn.IsZero() {
		return Errorf(CodeInvalid, "error.report.closed", "ID", i.Report)
	}
	return nil
}

// Fits keeps a meeting that was closed. Opening, closing and adopting have
// commands of their own.
func (m *Meeting) Fits(s State) error {
	old, ok := Get[*Meeting](s, m.ID)
	if !ok {
		old = &Meeting{Body: m.Body, On: m.On, State: MeetingPlanned}
	}
	if old.State == MeetingAdopted {
		return frozen(s, m.ID)
	}
	switch moved := m.Body != old.Body || m.On != old.On; {
	case m.State != old.State || m.AdoptedIn != old.AdoptedIn || m.ClosedOn != old.ClosedOn:
		return Errorf(CodeInvalid, "error.meeting.state", "ID", m.ID)
	case old.State == MeetingClosed:
		return sealed(s, m.ID)
	case old.State == MeetingOpen && moved:
		return Errorf(CodeInvalid, "error.meeting.day", "ID", m.ID).At("on")
	}
	return nil
}

// Fits refuses to close a report that has no items, or items without a verdict.
func (r *ThreatReport) Fits(s State) error {
	if r.ClosedOn.IsZero() {
		return nil
	}
	switch j := judgingOn(s, r.ClosedOn)[r.ID]; {
	case j.total == 0:
		return Errorf(CodeInvalid, "error.report.empty", "ID", r.ID).At("closed_on")
	case j.judged < j.total:
		return Errorf(CodeInvalid, "error.report.unjudged", "ID", r.ID, "N", j.total-j.judged).At("closed_on")
	}
	return nil
}

// Fits refuses a number that the norm does not have.
func (c *Control) Fits(s State) error {
	if _, ok := s.Law().Control(c.ID); !ok {
		return Errorf(CodeInvalid, "error.control.unknown", "ID", c.ID)
	}
	return nil
}

// Fits keeps the name under which checkpoints were signed.
func (o *Organisation) Fits(s State) error {
	if old, ok := TheOrganisation(s); ok && old.UID != o.UID {
		return Errorf(CodeInvalid, "error.organisation.uid_kept")
	}
	return nil
}
