package model

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
	if err := frozen(s, d.Meeting); err != nil {
		return err
	}
	member := false
	for _, m := range members(s, d.Body, d.On) {
		member = member || m == v.Person
	}
	if !member {
		return Errorf(CodeInvalid, "error.vote.member", "Person", v.Person, "Decision", v.Decision)
	}
	a := s.Actor()
	if v.Known == KnownSession && a.Via != ViaDemo && (a.Person != v.Person || a.Via != ViaSSH || a.Key == "") {
		return Errorf(CodeDenied, "error.vote.own", "Person", v.Person)
	}
	for _, old := range Find[*Vote](s, "decision", v.Decision) {
		if old.Person == v.Person && old.Known == v.Known && old.ID != v.ID {
			return Errorf(CodeInvalid, "error.vote.double", "Person", v.Person, "ID", old.ID)
		}
	}
	return nil
}

// frozen refuses changes to what belongs to an adopted meeting: a correction
// is a new decision or entry.
func frozen(s State, meeting string) error {
	if m, ok := Get[*Meeting](s, meeting); ok && m.State == MeetingAdopted {
		return Errorf(CodeInvalid, "error.meeting.frozen", "ID", meeting)
	}
	return nil
}

// Fits implements the freezing of an adopted meeting.
func (i *AgendaItem) Fits(s State) error { return frozen(s, i.Meeting) }

// Fits implements the freezing of an adopted meeting.
func (a *Attendance) Fits(s State) error { return frozen(s, a.Meeting) }

// Fits implements the freezing of an adopted meeting, and keeps a meeting from
// going back.
func (m *Meeting) Fits(s State) error {
	old, ok := Get[*Meeting](s, m.ID)
	if !ok {
		return nil
	}
	if old.State == MeetingAdopted {
		return frozen(s, m.ID)
	}
	rank := map[MeetingState]int{MeetingPlanned: 0, MeetingOpen: 1, MeetingClosed: 2, MeetingAdopted: 3}
	if rank[m.State] < rank[old.State] {
		return Errorf(CodeInvalid, "error.meeting.back", "ID", m.ID, "State", old.State)
	}
	return nil
}

// Fits refuses to close a report that has items without a verdict.
func (r *ThreatReport) Fits(s State) error {
	if r.ClosedOn.IsZero() {
		return nil
	}
	if judged, total := JudgedItems(s, r.ID, r.ClosedOn); judged < total {
		return Errorf(CodeInvalid, "error.report.unjudged", "ID", r.ID, "N", total-judged)
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
