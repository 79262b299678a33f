package model

// The forms of a policy: putting a version before the board, and renewing.
const (
	AskSubmit = "submit"
	AskRenew  = "renew"
)

// The fields that are not those of a version.
const (
	fieldMeeting = "meeting"
	fieldTitle   = "title"
)

// Submit puts a version of a policy before the board: it is submitted, and
// stands on the agenda of a meeting with its bytes as paper. With Version
// without an id it is a new version.
type Submit struct {
	Version *PolicyVersion
	Blobs   []Blob
	Meeting string // "" submits only
	Title   string // of the item
}

// Verb implements Command.
func (Submit) Verb() Verb { return SaveVerb(KindPolicyVersion) }

// Verbs implements Composite.
func (c Submit) Verbs(State) []Verb {
	out := []Verb{SaveVerb(KindPolicyVersion)}
	if c.Meeting != "" {
		out = append(out, SaveVerb(KindAgendaItem))
	}
	return out
}

// Decide implements Command.
func (c Submit) Decide(s State) ([]Change, error) {
	v := Clone(c.Version).(*PolicyVersion)
	if v.Blob == "" {
		return nil, Errorf(CodeInvalid, "error.submit.empty", "ID", v.ID)
	}
	v.SubmittedOn = s.Today()
	out, err := Save{Record: v, Blobs: c.Blobs}.Decide(s)
	if err != nil || c.Meeting == "" {
		return out, err
	}
	m, ok := Get[*Meeting](s, c.Meeting)
	if !ok {
		return nil, Errorf(CodeNotFound, "error.record.missing", "ID", c.Meeting)
	}
	item, err := Save{Record: c.item(s, m, out[0].Record.(*PolicyVersion))}.Decide(s)
	if err != nil {
		return nil, err
	}
	item[0].Verb = SaveVerb(KindAgendaItem)
	return append(out, item...), nil
}

// item is the item with the version as its paper, at the end of the agenda.
// The version gets its next revision by this same command, unless it stays as
// it is.
func (c Submit) item(s State, m *Meeting, v *PolicyVersion) *AgendaItem {
	pin := RefTo(v)
	if old, ok := Get[*PolicyVersion](s, v.ID); !ok || old.SubmittedOn != v.SubmittedOn {
		pin.Rev++
	}
	return &AgendaItem{Meeting: m.ID, Type: ItemDecision, Title: c.Title, Letters: v.Letters, Duties: []string{"cbw-24-1"},
		Papers: []Paper{{What: pin, Title: c.Title, SHA256: v.Blob, On: s.Today(), To: []string{m.Body}}}}
}

// submitForm asks at which meeting a version is put before the board.
func submitForm(s State, a Ask) (Form, error) {
	v, ok := Get[*PolicyVersion](s, a.Ref.ID)
	if !ok {
		return Form{}, Errorf(CodeNotFound, "error.record.missing", "ID", a.Ref.ID)
	}
	title := TitleOf(s, v)
	f := Form{Name: AskSubmit + " " + v.ID, Title: Msg("form.submit.title", "Title", title), Intro: Msg("form.submit.intro"), Record: Clone(v), Fields: agendaFields(s, title)}
	f.Build = func(in Filled) (Command, []Problem) {
		return Submit{Version: v, Meeting: in.One(fieldMeeting), Title: in.One(fieldTitle)}, nil
	}
	return f, nil
}

// agendaFields ask for a coming meeting and what the item is called there.
func agendaFields(s State, title Message) []FormField {
	var meetings []FormChoice
	for _, m := range All[*Meeting](s) {
		if m.State == MeetingPlanned || m.State == MeetingOpen {
			meetings = append(meetings, FormChoice{Value: m.ID, Word: TitleOf(s, m), Side: Literal(m.ID)})
		}
	}
	called, _ := title.Args["Text"].(string)
	return []FormField{
		{Name: fieldMeeting, Label: Msg("form.submit.meeting"), Help: Msg("form.help.submit.meeting"), Type: FormChoose, Choices: meetings},
		{Name: fieldTitle, Label: Msg("form.submit.item"), Type: FormText, Req: true, Max: defaultMax, Start: keepFilled(called)},
	}
}

// renewForm asks whether a policy changes, and puts it before the board again:
// the same bytes when nothing changes, a new version otherwise.
func renewForm(s State, a Ask) (Form, error) {
	p, ok := Get[*Policy](s, a.Ref.ID)
	if !ok {
		return Form{}, Errorf(CodeNotFound, "error.record.missing", "ID", a.Ref.ID)
	}
	last, state := approvedVersion(s, p.ID, s.Today())
	if last == nil {
		return Form{}, Errorf(CodeInvalid, "error.renew.unapproved", "ID", p.ID)
	}
	next := &PolicyVersion{Policy: p.ID, Letters: last.Letters}
	next.number(s)
	f := Form{Name: AskRenew + " " + p.ID, Title: Msg("form.renew.title", "Title", p.Title), Intro: Msg("form.renew.intro_"+string(state), "Version", TitleOf(s, last))}
	changes := FormField{Name: "changes", Label: Msg("form.renew.changes"), Help: Msg("form.help.renew.changes"), Type: FormYesNo}
	f.Fields = append(f.Fields, changes)
	changed := func(in Filled) bool { return in.Yes("changes") }
	var own []FormField // those of the version, once it is clear that there is one
	for _, n := range []string{"material", "change", "blob", "label", "letters"} {
		d, _ := FieldNamed(next, n)
		field := formField(conditionsIn(s), next, d)
		field.Req, field.When = n == "change" || n == "blob" || n == "letters", nil
		own = append(own, field)
		field.When = changed
		f.Fields = append(f.Fields, field)
	}
	f.Fields = append(f.Fields, agendaFields(s, Literal(p.Title))...)
	f.Build = func(in Filled) (Command, []Problem) {
		c := Submit{Version: last, Meeting: in.One(fieldMeeting), Title: in.One(fieldTitle)}
		if changed(in) {
			r, blobs, ps := Fill(next, own, in)
			if len(ps) > 0 {
				return nil, ps
			}
			c.Version, c.Blobs = r.(*PolicyVersion), blobs
		}
		return c, nil
	}
	return f, nil
}

// newestVersion is the version of a policy with the highest number that was
// not withdrawn, nil when there is none.
func newestVersion(s State, policy string) *PolicyVersion {
	var out *PolicyVersion
	for _, v := range Find[*PolicyVersion](s, "policy", policy) {
		if v.WithdrawnOn.IsZero() && (out == nil || v.Nr > out.Nr) {
			out = v
		}
	}
	return out
}
