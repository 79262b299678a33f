package model

import "strings"

// begin fills in what stands to reason for a new record, and what it is about.
func begin(s State, r Record, about Ref) {
	point(s, r, about)
	switch r.Kind() {
	case KindBody, KindPerson, KindOffice, KindHolder, KindGrant, KindAppointment, KindNorm,
		KindMeeting, KindAgendaItem, KindAttendance, KindQuestion, KindDecision:
		beginBoard(s, r, about)
	default:
		beginRegister(s, r, about)
	}
}

// point lets a new record say what it is about, where it has a field for that.
func point(s State, r Record, about Ref) {
	target, ok := s.Get(about.Kind, about.ID)
	if about.IsZero() || !ok {
		return
	}
	ref := RefTo(target)
	switch r := r.(type) {
	case *Action:
		if OriginFrom(about) == (Ref{Kind: about.Kind, ID: about.ID}) {
			r.Origin = ref
		}
	case *Question:
		r.About = ref
	case *Evidence:
		r.About = []Ref{ref}
	case *Review:
		r.Subject = ref
	case *AgendaItem:
		if about.Kind != KindMeeting {
			r.About, r.Title = ref, nameOf(TitleOf(s, target))
		}
	case *Note:
		r.About = ref
	}
}

// call gives a new record the name that was typed where it was missed.
func call(r Record, name string) {
	switch r := r.(type) {
	case *Person:
		r.Name = name
	case *Office:
		r.Name, r.Code = name, codeOf(name)
	}
}

// codeOf is a name as a code that can be typed: manager-ict.
func codeOf(name string) string {
	return strings.Join(strings.Fields(strings.ToLower(name)), "-")
}

// nameOf is the text of a title that is data.
func nameOf(m Message) string {
	name, _ := m.Args["Text"].(string)
	return name
}

func beginBoard(s State, r Record, about Ref) {
	switch r := r.(type) {
	case *OfficeHolder:
		r.Office, r.Person, r.From = only(about, KindOffice), only(about, KindPerson), s.Today()
	case *Grant:
		r.Person, r.From = only(about, KindPerson), s.Today()
	case *Appointment:
		r.Person, r.Body, r.From = only(about, KindPerson), only(about, KindBody), s.Today()
	case *Norm:
		r.DecidedBy = only(about, KindDecision)
	case *Meeting:
		r.State, r.Body = MeetingPlanned, boardOf(s)
		if about.Kind == KindBody {
			r.Body = about.ID
		}
		r.Secretary = secretaryOf(s)
		r.Chair = chairOf(s, r.Body, s.Today())
	case *AgendaItem:
		r.Type = ItemDecision
		if r.Meeting = only(about, KindMeeting); r.Meeting == "" {
			r.Meeting = nextMeeting(s)
		}
	case *Attendance:
		r.Meeting, r.Present = only(about, KindMeeting), PresencePresent
	case *Question:
		r.AskedBy, r.AskedOn = s.Actor().Person, s.Today()
		r.Meeting, r.Item = sittingOf(s, about)
	case *Decision:
		beginDecision(s, r, about)
	}
}

// beginDecision takes over what the item or the version says that it is about.
func beginDecision(s State, d *Decision, about Ref) {
	d.Body, d.On, d.Method, d.Outcome = boardOf(s), s.Today(), MethodMeeting, OutcomeProposed
	d.Meeting, d.Item = sittingOf(s, about)
	if about.Kind == KindMeeting {
		d.Meeting = about.ID
	}
	if m, ok := Get[*Meeting](s, d.Meeting); ok {
		d.Body, d.On = m.Body, m.On
	}
	switch target, _ := s.Get(about.Kind, about.ID); t := target.(type) {
	case *AgendaItem:
		d.Subject = t.Title
		if v, ok := Get[*PolicyVersion](s, only(t.About, KindPolicyVersion)); ok {
			d.Approves = []Ref{RefTo(v)}
		}
	case *PolicyVersion:
		d.Subject, d.Approves = nameOf(TitleOf(s, t)), []Ref{RefTo(t)}
	case *Control, *Review, *RiskAcceptance, *Assessment, *Evidence, *Supplier:
		d.RestsOn = []Ref{RefTo(target)}
	}
}

// sittingOf is the meeting and the item that something is about.
func sittingOf(s State, about Ref) (meeting, item string) {
	if it, ok := Get[*AgendaItem](s, only(about, KindAgendaItem)); ok {
		return it.Meeting, it.ID
	}
	return only(about, KindMeeting), ""
}

func beginRegister(s State, r Record, about Ref) {
	switch r := r.(type) {
	case *PolicyVersion:
		beginVersion(s, r, only(about, KindPolicy))
	case *Training:
		r.Language = "nl"
	case *Participation:
		r.Training, r.Person, r.Completed = only(about, KindTraining), only(about, KindPerson), true
	case *Certificate:
		beginCertificate(s, r, about)
	case *Campaign:
		r.On = s.Today()
	case *ThreatItem:
		r.Report, r.Nr = only(about, KindThreatReport), 1
		for _, other := range Find[*ThreatItem](s, "report", r.Report) {
			r.Nr = max(r.Nr, other.Nr+1)
		}
	case *IncidentReport:
		r.Incident = only(about, KindOwnIncident)
	case *Review:
		r.By, r.On = s.Actor().Person, s.Today()
	case *RiskAcceptance:
		r.On, r.DecidedBy = s.Today(), only(about, KindDecision)
		r.Controls = listed(only(about, KindControl))
	case *Assessment:
		r.Controls = listed(only(about, KindControl))
		if r.Supplier = only(about, KindSupplier); r.Supplier != "" {
			r.Type = AssessSupplier
		}
	case *Explanation:
		r.On, r.Duty = s.Today(), only(about, KindDuty)
	case *Action:
		r.Mends = listed(only(about, KindDuty))
	case *Evidence:
		r.AddedOn = s.Today()
	case *Note:
		r.On, r.By = s.Today(), s.Actor().Person
	}
}

// beginVersion takes over the letters of the version before.
func beginVersion(s State, v *PolicyVersion, policy string) {
	v.Policy = policy
	p, ok := Get[*Policy](s, policy)
	if !ok {
		return
	}
	v.Letters = p.Letters
	last := 0
	for _, old := range Find[*PolicyVersion](s, "policy", policy) {
		if old.Nr > last {
			last, v.Letters = old.Nr, old.Letters
		}
	}
}

// beginCertificate takes over what the course is known to be; what the paper
// itself states is for who reads it.
func beginCertificate(s State, c *Certificate, about Ref) {
	c.Person, c.Training = only(about, KindPerson), only(about, KindTraining)
	if p, ok := Get[*Participation](s, only(about, KindParticipation)); ok {
		c.Person, c.Training = p.Person, p.Training
	}
	if t, ok := Get[*Training](s, c.Training); ok {
		c.Provider, c.Language, c.LastDay = t.Provider, t.Language, t.Ends()
	}
}

func listed(id string) []string {
	if id == "" {
		return nil
	}
	return []string{id}
}

// only is the id of a reference of one kind, "" for another.
func only(r Ref, k Kind) string {
	if r.Kind == k {
		return r.ID
	}
	return ""
}

// secretaryOf is who holds the office of the secretary, when that is one
// person; who records a meeting is that mostly.
func secretaryOf(s State) string {
	if who := s.Actor().Person; who != "" {
		for _, r := range s.Roles() {
			if r == RoleSecretary {
				return who
			}
		}
	}
	return ""
}

// nextMeeting is the first meeting of the board that is planned.
func nextMeeting(s State) string {
	m, ok := coming(s, boardOf(s), MeetingPlanned)
	if !ok {
		return ""
	}
	return m.ID
}

// boardOf is the body whose members are bound, when there is one such body.
func boardOf(s State) string {
	found := ""
	for _, b := range All[*Body](s) {
		if !b.Type.Bound() {
			continue
		}
		if found != "" {
			return ""
		}
		found = b.ID
	}
	return found
}

// chairOf is who chairs a body on a day.
func chairOf(s State, body string, day Date) string {
	for _, a := range Find[*Appointment](s, "body", body) {
		if a.On(day) && IsChair(a.Position) {
			return a.Person
		}
	}
	return ""
}
