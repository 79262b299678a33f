package model

import "slices"

// binds says why a record cannot be taken back whatever happened since: it
// binds people, or others have acted on it.
func (u *undoing) binds(p part) []Message {
	var why []Message
	for _, r := range []Record{p.before, p.last.Record} {
		if r != nil && len(why) == 0 {
			why = u.bound(p, r)
		}
	}
	return why
}

func (u *undoing) bound(p part, r Record) []Message {
	switch r := r.(type) {
	case *Invitation:
		return []Message{Msg("error.undo.invitation", "ID", r.ID)}
	case *Checkpoint, *Removal, *Restore:
		return []Message{Msg("error.undo.ledger", "Kind", Msg("kind."+string(p.kind)))}
	case *Organisation:
		return onlyIf(p.before == nil, Msg("error.undo.organisation"))
	case *Vote:
		return u.vote(r)
	case *Decision:
		return append(append(u.decision(r), u.outcome(p)...), reasonOf(votedUpon(u.s, r))...)
	case *Meeting:
		return u.meeting(p, r)
	case *AgendaItem:
		return u.item(p, r)
	case *Attendance:
		return append(u.inMeeting(r.Meeting, MeetingClosed), u.decided(p, "meeting", r.Meeting)...)
	case *Question:
		return u.question(p, r)
	case *ThreatItem:
		return reasonOf(r.Fits(u.s))
	case *Person:
		if p.before != nil {
			return nil // another name changes nothing of what they did
		}
		return u.acted(p, r.ID)
	case *Grant:
		return u.acted(p, r.Person)
	case *Key: // what was revoked or confirmed stays so
		return append(onlyIf(p.before != nil, Msg("error.undo.key", "ID", r.ID)), u.acted(p, r.Person)...)
	case *OfficeHolder:
		return u.acted(p, r.Person)
	case *Appointment:
		return append(u.acted(p, r.Person), u.decided(p, "body", r.Body)...)
	case *Body:
		return u.decided(p, "body", r.ID)
	}
	return nil
}

func onlyIf(cond bool, m Message) []Message {
	if cond {
		return []Message{m}
	}
	return nil
}

// vote: who cast a vote cannot take it back, only cast another; a noted one can
// be mended until its item is dealt with or it was counted.
func (u *undoing) vote(v *Vote) []Message {
	if v.Known != KnownNoted {
		return []Message{Msg("error.undo.vote", "Person", u.actor(v.Person))}
	}
	d, ok := Get[*Decision](u.s, v.Decision)
	if !ok {
		return nil
	}
	if why := u.decision(d); len(why) > 0 {
		return why
	}
	return onlyIf(settled(d) && !u.has(KindDecision, d.ID), Msg("error.undo.counted", "ID", d.ID))
}

// settled tells whether a decision was taken here, by its votes.
func settled(d *Decision) bool {
	return d.Outcome != OutcomeProposed && d.Method != MethodTakenOver
}

// has tells whether a record is part of the step.
func (u *undoing) has(k Kind, id string) bool {
	_, ok := u.live[Ref{Kind: k, ID: id}]
	return ok
}

// decision: it stands once its item was dealt with, and in writing once it has
// an outcome.
func (u *undoing) decision(d *Decision) []Message {
	if d.Method == MethodWritten && settled(d) {
		return []Message{Msg("error.undo.written", "ID", d.ID)}
	}
	if why := u.inMeeting(d.Meeting, MeetingClosed); len(why) > 0 {
		return why
	}
	it, ok := Get[*AgendaItem](u.s, d.Item)
	return onlyIf(ok && it.Treated && !u.has(KindAgendaItem, it.ID), Msg("error.undo.treated", "ID", d.Item))
}

// outcome: what came to point at a decision since, did so because of what was
// decided.
func (u *undoing) outcome(p part) []Message {
	before, ok := p.before.(*Decision)
	if !ok || before.Outcome == p.last.Record.(*Decision).Outcome {
		return nil
	}
	return u.pointedAt(p, p.last.Entry.Seq)
}

// inMeeting refuses what belongs to a meeting that has come so far.
func (u *undoing) inMeeting(id string, far MeetingState) []Message {
	m, ok := Get[*Meeting](u.s, id)
	if !ok || rankOf(m.State) < rankOf(far) || u.has(KindMeeting, id) && m.State != MeetingAdopted {
		return nil
	}
	return []Message{Msg("error.undo.meeting", "ID", id, "State", m.State)}
}

func rankOf(s MeetingState) int { return slices.Index(s.Values(), string(s)) }

// meeting: an adopted list stands, and so does a meeting that was opened or
// closed with votes or outcomes in it.
func (u *undoing) meeting(p part, m *Meeting) []Message {
	if m.State == MeetingAdopted {
		return []Message{Msg("error.undo.meeting", "ID", m.ID, "State", m.State)}
	}
	was, had := p.before.(*Meeting)
	if now := p.last.Record.(*Meeting); had && was.State == now.State {
		return nil
	}
	voted := func(d *Decision) bool {
		return settled(d) && !u.has(KindDecision, d.ID) || len(Find[*Vote](u.s, "decision", d.ID)) > 0
	}
	dealt := func(i *AgendaItem) bool { return i.Treated && i.Seq > p.last.Entry.Seq }
	return onlyIf(slices.ContainsFunc(Find[*Decision](u.s, "meeting", m.ID), voted) || slices.ContainsFunc(Find[*AgendaItem](u.s, "meeting", m.ID), dealt),
		Msg("error.undo.voted", "ID", m.ID))
}

// item: it can be taken up again as long as its decision was not corrected since.
func (u *undoing) item(p part, i *AgendaItem) []Message {
	treated := p.last.Record.(*AgendaItem).Treated
	for _, d := range Find[*Decision](u.s, "item", i.ID) {
		if treated && d.Seq > p.last.Entry.Seq {
			return []Message{Msg("error.undo.decided", "ID", i.ID, "Decision", d.ID)}
		}
	}
	return u.inMeeting(i.Meeting, MeetingClosed)
}

// question: an answer may be worked out until the list is adopted.
func (u *undoing) question(p part, q *Question) []Message {
	if p.before == nil {
		return u.inMeeting(q.Meeting, MeetingClosed)
	}
	return u.inMeeting(q.Meeting, MeetingAdopted)
}

// acted: what somebody did stands on what they were allowed to.
func (u *undoing) acted(p part, person string) []Message {
	for before := int64(0); person != ""; {
		lines := u.s.Entries(before, 100)
		for _, l := range lines {
			if l.Entry.Seq <= p.last.Entry.Seq {
				return nil
			}
			if l.Entry.Actor == person {
				return []Message{Msg("error.undo.acted", "ID", p.id, "Who", u.actor(person))}
			}
		}
		if len(lines) == 0 {
			return nil
		}
		before = lines[len(lines)-1].Entry.Seq
	}
	return nil
}

// decided: a decision was counted by what was recorded then of its body or its
// meeting.
func (u *undoing) decided(p part, field, value string) []Message {
	for _, d := range Find[*Decision](u.s, field, value) {
		if d.Seq > p.last.Entry.Seq && settled(d) && !u.has(KindDecision, d.ID) {
			return []Message{Msg("error.undo.decided", "ID", p.id, "Decision", d.ID)}
		}
	}
	return nil
}
