package model

// Trial is what a command would come to, said before it is carried out.
type Trial struct {
	Outcome Outcome   // of a vote in writing
	Said    []Message // the count, or who would be there
	Lost    []Message // why a proposal in writing would not come about
	Why     []Message // why the command would be refused
}

// Try tells what a command would come to; nothing is written.
func Try(s State, cmd Command) (Trial, error) {
	if v := cmd.Verb(); !Allowed(s.Roles(), v) {
		return Trial{}, Denied(v)
	}
	switch c := cmd.(type) {
	case Decide:
		return c.try(s), nil
	case CloseWritten:
		return c.try(s), nil
	}
	changes, err := cmd.Decide(s)
	if err != nil {
		return Trial{Why: []Message{Because(err)}}, nil
	}
	switch c := cmd.(type) {
	case OpenMeeting:
		return Trial{Said: QuorumNow(after(s, changes), c.Meeting).Say()}, nil
	case NoteAttendance:
		return Trial{Said: QuorumNow(after(s, changes), c.Meeting).Say()}, nil
	}
	return Trial{}, nil
}

func (c Decide) try(s State) Trial {
	x, err := c.prepare(s)
	switch {
	case err != nil:
		return Trial{Why: []Message{messageOf(err)}}
	case len(x.why) > 0 && x.tally.Members == 0:
		return Trial{Why: x.why}
	}
	return x.trial()
}

func (c CloseWritten) try(s State) Trial {
	x, lost, err := c.prepare(s)
	if err != nil {
		return Trial{Why: []Message{messageOf(err)}}
	}
	t := x.trial()
	t.Lost = lost
	return t
}

// trial is the count where there are votes, with, of votes that may stand so, how equal ones are
// settled.
func (x *ruling) trial() Trial {
	t := Trial{Outcome: x.decision.Outcome, Why: x.why}
	if !t.Outcome.unvoted() {
		t.Said = []Message{result(x.tally)}
	}
	if len(x.why) == 0 && !x.tie.IsZero() {
		t.Said = append(t.Said, x.tie)
	}
	return t
}

// after is a state with changes laid over it.
func after(s State, changes []Change) State {
	var rs []Record
	for _, ch := range changes {
		rs = append(rs, ch.Record)
	}
	return over(s, rs...)
}

// AgendaFor proposes items for a meeting: what is due, then the template of the
// yearly review.
func AgendaFor(s State, meeting string) ([]Proposal, error) {
	m, ok := Get[*Meeting](s, meeting)
	if !ok {
		return nil, missing(meeting)
	}
	return append(ProposeAgenda(s, m.Body, m.On), DirectiebeoordelingAgenda()...), nil
}
