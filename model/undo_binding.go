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
	case *Checkpoint, *Removal, *Restore:
		return []Message{Msg("error.undo.ledger", "Kind", Msg("kind."+string(p.kind)))}
	case *Organisation:
		return onlyIf(p.before == nil, Msg("error.undo.organisation"))
	case *Vote:
		return u.vote(r)
	case *Decision:
		return u.decision(r)
	case *Meeting:
		return u.meeting(p, r)
	case *AgendaItem:
		return u.inMeeting(r.Meeting, MeetingAdopted)
	case *Attendance:
		return u.inMeeting(r.Meeting, MeetingAdopted)
	case *Question:
		return u.inMeeting(r.Meeting, MeetingAdopted)
	case *ThreatItem:
		return reasonOf(r.Fits(u.s))
	case *Person:
		if p.before != nil {
			return nil // another name changes nothing of what they did
		}
		return u.acted(p, r.ID)
	case *Grant:
		return u.acted(p, r.Person)
	case *Key:
		return u.acted(p, r.Person)
	case *OfficeHolder:
		return u.acted(p, r.Person)
	case *Appointment:
		return append(u.acted(p, r.Person), u.decided(p, r.Body)...)
	case *Body:
		return u.decided(p, r.ID)
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
// be mended as long as the meeting is open.
func (u *undoing) vote(v *Vote) []Message {
	if v.Known != KnownNoted {
		return []Message{Msg("error.undo.vote", "Person", u.actor(v.Person))}
	}
	if d, ok := Get[*Decision](u.s, v.Decision); ok {
		return u.decision(d)
	}
	return nil
}

// decision: it stands from the close of its meeting, or, in writing, from the
// moment that it has an outcome and votes of members themselves.
func (u *undoing) decision(d *Decision) []Message {
	if d.Method == MethodWritten && d.Outcome != OutcomeProposed {
		own := func(v *Vote) bool { return v.Known != KnownNoted }
		return onlyIf(slices.ContainsFunc(Find[*Vote](u.s, "decision", d.ID), own), Msg("error.undo.written", "ID", d.ID))
	}
	return u.inMeeting(d.Meeting, MeetingClosed)
}

// inMeeting refuses what belongs to a meeting that has come so far.
func (u *undoing) inMeeting(id string, far MeetingState) []Message {
	m, ok := Get[*Meeting](u.s, id)
	if !ok || rankOf(m.State) < rankOf(far) {
		return nil
	}
	return []Message{Msg("error.undo.meeting", "ID", id, "State", m.State)}
}

func rankOf(s MeetingState) int { return slices.Index(s.Values(), string(s)) }

// meeting: an adopted list stands, and so does a meeting that was opened or
// closed with votes in it.
func (u *undoing) meeting(p part, m *Meeting) []Message {
	if m.State == MeetingAdopted {
		return []Message{Msg("error.undo.meeting", "ID", m.ID, "State", m.State)}
	}
	was, had := p.before.(*Meeting)
	if now := p.last.Record.(*Meeting); had && was.State == now.State {
		return nil
	}
	voted := func(d *Decision) bool { return d.Acclaimed || len(Find[*Vote](u.s, "decision", d.ID)) > 0 }
	return onlyIf(slices.ContainsFunc(Find[*Decision](u.s, "meeting", m.ID), voted), Msg("error.undo.voted", "ID", m.ID))
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

// decided: a decision was counted by the rules and the members of its body.
func (u *undoing) decided(p part, body string) []Message {
	for _, d := range Find[*Decision](u.s, "body", body) {
		if d.Seq > p.last.Entry.Seq {
			return []Message{Msg("error.undo.decided", "ID", p.id, "Decision", d.ID)}
		}
	}
	return nil
}
