package model

import "slices"

// Noted is how a member is there, as the secretary notes it.
type Noted struct {
	Person  string
	Present Presence
	ProxyTo string // with PresenceProxy: the member who votes for them
}

// OpenMeeting opens a planned meeting, with who is there.
type OpenMeeting struct {
	Meeting    string
	Attendance []Noted
}

// Verb implements Command.
func (OpenMeeting) Verb() Verb { return VerbOpenMeeting }

// Decide implements Command.
func (c OpenMeeting) Decide(s State) ([]Change, error) {
	m, ok := Get[*Meeting](s, c.Meeting)
	switch {
	case !ok:
		return nil, missing(c.Meeting)
	case m.State != MeetingPlanned:
		return nil, Errorf(CodeInvalid, "error.meeting.opened", "ID", m.ID, "State", m.State)
	case m.On.After(s.Today()):
		return nil, Errorf(CodeInvalid, "error.meeting.early", "ID", m.ID, "On", m.On)
	}
	open := Clone(m).(*Meeting)
	open.State = MeetingOpen
	noted, err := noteAttendance(s, open, c.Attendance)
	if err != nil {
		return nil, err
	}
	return append([]Change{{Record: open, From: m.Rev, On: m.On}}, noted...), nil
}

// NoteAttendance notes how members are there, at an open meeting or, of who
// cannot come, before it. Who is not named stays as noted.
type NoteAttendance struct {
	Meeting    string
	Attendance []Noted
}

// Verb implements Command.
func (NoteAttendance) Verb() Verb { return VerbNoteAttendance }

// Decide implements Command.
func (c NoteAttendance) Decide(s State) ([]Change, error) {
	m, err := changeable(s, c.Meeting)
	if err != nil {
		return nil, err
	}
	return noteAttendance(s, m, c.Attendance)
}

// noteAttendance writes a record per member that differs, and asks of all of
// them together whether the proxies are allowed.
func noteAttendance(s State, m *Meeting, noted []Noted) ([]Change, error) {
	have := map[string]*Attendance{}
	for _, a := range Find[*Attendance](s, "meeting", m.ID) {
		have[a.Person] = a
	}
	d := newDesk(s)
	var laid []Record
	for _, n := range noted {
		a, ok := have[n.Person]
		if ok {
			a = onDesk(d, a)
		} else {
			a = &Attendance{Meeting: m.ID, Person: n.Person}
			a.ID = s.NextID(KindAttendance, m.On.Year())
			have[n.Person] = a
			d.add(a)
		}
		a.Present, a.ProxyTo = n.Present, n.ProxyTo
		d.happened(a, m.On)
		laid = append(laid, a)
	}
	all := over(s, append(laid, m)...)
	for _, r := range laid {
		if err := r.(*Attendance).allowed(all); err != nil {
			return nil, err
		}
	}
	return d.changes(), nil
}

// allowed refuses who is no member, and a proxy that the rules of the body do
// not allow.
func (a *Attendance) allowed(s State) error {
	m, ok := Get[*Meeting](s, a.Meeting)
	if !ok {
		return missing(a.Meeting)
	}
	seats := members(s, m.Body, m.On)
	who := Args{"Person": personName(s, a.Person), "To": personName(s, a.ProxyTo)}
	refuse := func(key string) error { return &Error{Code: CodeInvalid, Message: Message{Key: key, Args: who}} }
	switch {
	case !slices.Contains(seats, a.Person):
		return refuse("error.attendance.member")
	case a.Present != PresenceProxy && a.ProxyTo != "":
		return refuse("error.proxy.present")
	case a.Present != PresenceProxy:
		return nil
	case a.ProxyTo == "" || a.ProxyTo == a.Person || !slices.Contains(seats, a.ProxyTo):
		return refuse("error.proxy.to")
	}
	held := 0
	for _, o := range Find[*Attendance](s, "meeting", m.ID) {
		switch {
		case o.Person == a.ProxyTo && o.Present != PresencePresent:
			return refuse("error.proxy.away")
		case o.Present == PresenceProxy && o.ProxyTo == a.ProxyTo:
			held++
		}
	}
	b, _ := Get[*Body](s, m.Body)
	if b == nil || held > b.Proxies {
		who["N"] = 0
		if b != nil {
			who["N"] = b.Proxies
		}
		return refuse("error.proxy.many")
	}
	return nil
}

// personName is the name of a person, for a sentence; the id of one that is not
// there.
func personName(s State, id string) string {
	if p, ok := Get[*Person](s, id); ok {
		return p.Name
	}
	return id
}
