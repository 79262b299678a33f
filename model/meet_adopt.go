package model

// AdoptMeeting makes the list of a closed meeting final, in a later meeting of
// the same body: from then on it is frozen. That deals with the item about it.
type AdoptMeeting struct {
	Meeting string
	In      string
}

// Verb implements Command.
func (AdoptMeeting) Verb() Verb { return VerbAdoptMeeting }

// Decide implements Command.
func (c AdoptMeeting) Decide(s State) ([]Change, error) {
	m, ok := Get[*Meeting](s, c.Meeting)
	if !ok {
		return nil, missing(c.Meeting)
	}
	in, ok := Get[*Meeting](s, c.In)
	switch {
	case !ok:
		return nil, missing(c.In)
	case m.State == MeetingAdopted:
		return nil, frozen(s, m.ID)
	case m.State != MeetingClosed:
		return nil, Errorf(CodeInvalid, "error.adopt.open", "ID", m.ID)
	case in.Body != m.Body || in.ID == m.ID:
		return nil, Errorf(CodeInvalid, "error.adopt.body", "ID", m.ID, "In", in.ID)
	case in.State != MeetingOpen:
		return nil, Errorf(CodeInvalid, "error.decide.not_open", "ID", in.ID)
	case !m.before(in):
		return nil, Errorf(CodeInvalid, "error.adopt.later", "ID", m.ID, "In", in.ID)
	}
	out := Clone(m).(*Meeting)
	out.State, out.AdoptedIn, out.Reason = MeetingAdopted, in.ID, ""
	changes := []Change{{Record: out, From: m.Rev, On: in.On}}
	for _, it := range agenda(s, in.ID) {
		if it.adopts(m.ID) && !it.Treated && undecidedUnder(s, it) == nil {
			done := Clone(it).(*AgendaItem)
			done.Treated = true
			changes = append(changes, Change{Record: done, From: it.Rev, On: in.On})
		}
	}
	return changes, nil
}

// adopts tells whether an item is there to adopt the list of a meeting.
func (i *AgendaItem) adopts(meeting string) bool {
	return i.Topic == TopicMinutes && i.About.Kind == KindMeeting && i.About.ID == meeting
}

// before orders two meetings by day and, on one day, by the clock.
func (m *Meeting) before(o *Meeting) bool {
	return m.On.Before(o.On) || m.On == o.On && m.Time < o.Time
}

// SignOff adds the signed list, as a scan, to a closed or adopted meeting: the
// one thing that may still come to a frozen one.
type SignOff struct {
	Meeting  string
	Evidence string
}

// Verb implements Command.
func (SignOff) Verb() Verb { return VerbSignOff }

// Decide implements Command.
func (c SignOff) Decide(s State) ([]Change, error) {
	m, ok := Get[*Meeting](s, c.Meeting)
	if !ok {
		return nil, missing(c.Meeting)
	}
	e, ok := Get[*Evidence](s, c.Evidence)
	switch {
	case !ok:
		return nil, missing(c.Evidence)
	case m.State != MeetingClosed && m.State != MeetingAdopted:
		return nil, Errorf(CodeInvalid, "error.adopt.open", "ID", m.ID)
	case m.Scan != "" && m.Scan != e.ID:
		return nil, Errorf(CodeInvalid, "error.sign.done", "ID", m.ID, "Scan", m.Scan)
	}
	out := Clone(m).(*Meeting)
	out.Scan = e.ID
	return []Change{{Record: out, From: m.Rev}}, nil
}
