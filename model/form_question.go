package model

// AskQuery is the form that puts a question to the next agenda, about what is
// in sight.
const AskQuery = "question"

// questionForm asks for the question alone: what it is about is what was in
// sight, where it goes is worked out. Whoever notes for others says whose it is.
func questionForm(s State, a Ask) (Form, error) {
	about, duty := asksAbout(s, a.Ref)
	f := Form{Name: AskQuery, Title: Msg("form.query.title"), Intro: Msg("form.query.intro")}
	f.Fields = []FormField{{Name: "text", Label: fieldLabel(KindQuestion, "text"), Help: Msg("form.help.question.text"), Note: Msg("form.note.question.text"),
		Type: FormLong, Req: true}}
	if subject := subjectSaid(s, about, duty); !subject.IsZero() {
		f.Name += " " + a.Ref.ID
		f.Fields = append(f.Fields, FormField{Name: "about", Label: Msg("form.query.about"), Help: Msg("form.query.about_help"), Note: subject,
			Type: FormYesNo, Start: []string{"yes"}})
	}
	if notes(s) {
		f.Fields = append(f.Fields, FormField{Name: "asked_by", Label: fieldLabel(KindQuestion, "asked_by"), Help: Msg("form.query.by_help"),
			Type: FormPick, Pick: []Kind{KindPerson}, Req: true, Start: listed(s.Actor().Person)})
	}
	goes := goings(s, about)
	who := func(in Filled) string {
		if notes(s) {
			return in.One("asked_by")
		}
		return s.Actor().Person
	}
	f.Echo = func(in Filled) []Message {
		return []Message{Msg("form.query.goes", "Goes", goes.of(who(in), in.Yes("about")))}
	}
	f.Said = func(in Filled, rc Receipt) Message {
		return Msg("form.query.said", "ID", rc.Refs[0].ID, "Goes", goes.of(who(in), in.Yes("about")))
	}
	f.Build = func(in Filled) (Command, []Problem) {
		var ps []Problem
		for _, field := range f.Fields {
			if field.Req && in.One(field.Name) == "" {
				ps = append(ps, Problem{field.Name, Msg("form.required")})
			}
		}
		c := AskQuestion{Text: in.One("text"), By: who(in), Next: true}
		if in.Yes("about") {
			c.About, c.Duty = about, duty
		}
		if len(ps) > 0 {
			return nil, ps
		}
		return c, nil
	}
	return f, nil
}

// asksAbout is what a question about something in sight is about: a record that
// members can read, or a duty. Of an entry of the ledger it is what that wrote,
// of a vote the decision.
func asksAbout(s State, ref Ref) (about Ref, duty string) {
	switch ref.Kind {
	case KindDuty:
		if _, ok := s.Law().Duty(ref.ID); ok {
			return Ref{}, ref.ID
		}
		return Ref{}, ""
	case KindEntry:
		l, ok := lineAt(s, ref.ID)
		if !ok {
			return Ref{}, ""
		}
		ref = Ref{Kind: l.Entry.Kind, ID: l.Entry.ID}
	}
	if _, known := InfoOf(ref.Kind); !known { // a page that is put together
		return Ref{}, ""
	}
	r, ok := s.Get(ref.Kind, ref.ID)
	if !ok || r.Head().Undone {
		return Ref{}, ""
	}
	switch r := r.(type) {
	case *Vote:
		return asksAbout(s, Ref{Kind: KindDecision, ID: r.Decision})
	case *Attendance:
		return asksAbout(s, Ref{Kind: KindMeeting, ID: r.Meeting})
	case *Note:
		return asksAbout(s, r.About)
	}
	if !Allowed([]Role{RoleDirector}, ReadVerb(ref.Kind)) {
		return Ref{}, ""
	}
	return RefTo(r), ""
}

// subjectSaid names what a question is about, for who asks it.
func subjectSaid(s State, about Ref, duty string) Message {
	if d, ok := s.Law().Duty(duty); ok {
		return Msg("form.query.duty", "Title", bilingual(d.TitleNL, d.TitleEN), "Citation", bilingual(d.CitationNL, d.CitationEN))
	}
	if about.IsZero() {
		return Message{}
	}
	r, ok := s.Get(about.Kind, about.ID)
	if !ok {
		return Message{}
	}
	return Msg("form.query.record", "Title", TitleOf(s, r), "ID", about.ID)
}

// whither tells where the questions of people go, worked out while the state is
// there: a form outlives it.
type whither struct{ about, plain map[string]Message }

func goings(s State, about Ref) whither {
	w := whither{map[string]Message{}, map[string]Message{}}
	people := []string{""} // of who sits nowhere
	for _, a := range All[*Appointment](s) {
		if a.On(s.Today()) && (notes(s) || a.Person == s.Actor().Person) {
			people = append(people, a.Person)
		}
	}
	for _, p := range people {
		w.plain[p], w.about[p] = heard(s, p, Ref{}).said(s), heard(s, p, about).said(s)
	}
	return w
}

func (w whither) of(person string, about bool) Message {
	places := w.plain
	if about {
		places = w.about
	}
	if m, ok := places[person]; ok {
		return m
	}
	return places[""]
}

// said tells where a question goes.
func (h hearing) said(s State) Message {
	switch {
	case h.meeting == nil && h.body == "":
		return Msg("form.query.waits_nowhere")
	case h.meeting == nil:
		return Msg("form.query.waits", "Body", nameOfBody(s, h.body))
	case h.item != "":
		it, _ := Get[*AgendaItem](s, h.item)
		return Msg("form.query.item", "Body", nameOfBody(s, h.meeting.Body), "On", h.meeting.On, "Nr", it.Nr, "ID", h.meeting.ID)
	}
	return Msg("form.query.meeting", "Body", nameOfBody(s, h.meeting.Body), "On", h.meeting.On, "ID", h.meeting.ID)
}

func nameOfBody(s State, id string) string {
	if b, ok := Get[*Body](s, id); ok {
		return b.Name
	}
	return id
}
