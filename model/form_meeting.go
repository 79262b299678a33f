package model

import "slices"

// The forms of meetings and of deciding in writing.
const (
	AskPresent = "present"
	AskSignOff = "sign_off"
	AskWritten = "written"
	AskPut     = "put"
)

// ofMeetings are the forms of meetings, for makers.
func ofMeetings() map[string]maker {
	only := func(v Verb) func(Ask) Verb { return func(Ask) Verb { return v } }
	return map[string]maker{
		AskPresent: {only(VerbPresent), presentForm},
		AskSignOff: {only(VerbSignOff), signOffForm},
		AskWritten: {only(VerbProposeInWriting), writtenForm},
		AskPut:     {only(VerbPutToDecision), putForm},
	}
}

// presentForm lays a paper before people.
func presentForm(s State, a Ask) (Form, error) {
	it, ok := Get[*AgendaItem](s, a.Ref.ID)
	if !ok {
		return Form{}, missing(a.Ref.ID)
	}
	m, ok := Get[*Meeting](s, it.Meeting)
	if !ok {
		return Form{}, missing(it.Meeting)
	}
	f := Form{Name: AskPresent + " " + it.ID, Title: Msg("form.present.title", "Nr", it.Nr, "Title", it.Title), Intro: Msg("form.present.intro")}
	f.Fields = []FormField{
		{Name: "what", Label: Msg("form.present.what"), Help: Msg("form.present.what_help"), Type: FormPick, Pick: []Kind{KindPolicyVersion, KindEvidence, KindAssessment, KindRiskAcceptance, KindThreatReport}, Pinned: true},
		{Name: "file", Label: Msg("form.present.file"), Help: Msg("form.present.file_help"), Type: FormFile},
		{Name: "title", Label: Msg("form.present.name"), Help: Msg("form.present.name_help"), Type: FormText, Max: 200},
		{Name: "to", Label: Msg("form.present.to"), Help: Msg("form.present.to_help"), Type: FormPick, Pick: []Kind{KindBody, KindPerson}, Many: true, Start: []string{m.Body}},
		{Name: "on", Label: Msg("form.present.on"), Type: FormDate, Start: []string{s.Today().String()}},
	}
	f.Build = func(in Filled) (Command, []Problem) {
		c := Present{Item: it.ID, Title: in.One("title"), On: in.Day("on"), To: in.Values["to"]}
		if ref, ok := ParsePin(in.One("what")); ok {
			c.What = ref
		}
		if file, ok := in.Files[in.One("file")]; ok {
			c.File = &Blob{SHA256: file.SHA256, Content: file.Content}
			if c.Title == "" {
				c.Title = baseName(file.Name)
			}
		}
		if c.What.IsZero() && c.File == nil {
			return nil, []Problem{{"what", Msg("form.present.none")}}
		}
		return c, nil
	}
	return f, nil
}

// signOffForm adds the scan of the signed list.
func signOffForm(s State, a Ask) (Form, error) {
	m, ok := Get[*Meeting](s, a.Ref.ID)
	if !ok {
		return Form{}, missing(a.Ref.ID)
	}
	f := Form{Name: AskSignOff + " " + m.ID, Title: Msg("form.sign_off.title", "ID", m.ID), Intro: Msg("form.sign_off.intro")}
	f.Fields = []FormField{
		{Name: "evidence", Label: Msg("kind.evidence"), Help: Msg("form.sign_off.help"), Type: FormPick, Pick: []Kind{KindEvidence}, Req: true},
	}
	f.Build = func(in Filled) (Command, []Problem) {
		if in.One("evidence") == "" {
			return nil, []Problem{{"evidence", Msg("form.required")}}
		}
		return SignOff{Meeting: m.ID, Evidence: in.One("evidence")}, nil
	}
	return f, nil
}

// wordingFields are the text of a decision as a form asks it.
func wordingFields(s State, d *Decision) []FormField {
	var out []FormField
	for _, n := range wordingNames() {
		if f, ok := FieldNamed(d, n); ok {
			out = append(out, formField(conditionsIn(s), d, f))
		}
	}
	return out
}

// putForm puts a proposal to the meeting of an item, with all that goes with it.
func putForm(s State, a Ask) (Form, error) {
	it, ok := Get[*AgendaItem](s, a.Ref.ID)
	if !ok {
		return Form{}, missing(a.Ref.ID)
	}
	var papers []Ref
	for _, p := range it.Papers {
		papers = append(papers, p.What)
	}
	m, ok := Get[*Meeting](s, it.Meeting)
	if !ok {
		return Form{}, missing(it.Meeting)
	}
	d := renewal(s, it, m)
	renews := d != nil
	if !renews {
		d = &Decision{Subject: it.Title, Text: it.Title}
	}
	if len(d.Approves) == 0 {
		d.Approves = approvable(it.Type, papers)
	}
	f := Form{Name: AskPut + " " + it.ID, Title: Msg("form.put.title", "Nr", it.Nr, "Title", it.Title), Intro: Msg("form.put.intro")}
	f.Fields = append(wordingFields(s, d), groundFields(s, d)...)
	if renews {
		f.Intro = Msg("form.put.renews", "ID", d.Supersedes)
		f.Fields = lastDayFirst(f.Fields)
	}
	f.Build = func(in Filled) (Command, []Problem) {
		out, _, ps := Fill(d, f.Fields, in)
		if len(ps) > 0 {
			return nil, ps
		}
		return PutToDecision{Item: it.ID, Wording: WordingOf(out.(*Decision)), Grounds: groundsOf(out.(*Decision))}, nil
	}
	return f, nil
}

// lastDayFirst asks the last day before all else, and asks that it is given:
// the one thing that a renewal does not take over.
func lastDayFirst(fields []FormField) []FormField {
	out := slices.Clone(fields)
	i := slices.IndexFunc(out, func(f FormField) bool { return f.Name == "valid_until" })
	last := out[i]
	last.Req, last.Help = true, Msg("form.help.put.renewed_until")
	return slices.Insert(slices.Delete(out, i, i+1), 0, last)
}

// writtenForm puts a proposal to the members of a body outside a meeting.
func writtenForm(s State, _ Ask) (Form, error) {
	d := &Decision{Body: boardOf(s), VoteBy: s.Today().AddDays(7)}
	f := Form{Name: AskWritten, Title: Msg("form.written.title"), Intro: Msg("form.written.intro")}
	body, _ := FieldNamed(d, "body")
	term, _ := FieldNamed(d, "vote_by")
	ff := formField(conditionsIn(s), d, term)
	ff.Req = true
	f.Fields = append(f.Fields, formField(conditionsIn(s), d, body), ff)
	f.Fields = append(append(f.Fields, wordingFields(s, d)...), groundFields(s, d)...)
	papers := FormField{Name: "papers", Label: Msg("screen.meeting.papers"), Help: Msg("form.written.papers_help"), Type: FormPick,
		Pick: []Kind{KindPolicyVersion, KindEvidence}, Pinned: true, Many: true}
	f.Fields = append(f.Fields, papers)
	f.Build = func(in Filled) (Command, []Problem) {
		out, _, ps := Fill(d, f.Fields[:len(f.Fields)-1], in)
		if len(ps) > 0 {
			return nil, ps
		}
		full := out.(*Decision)
		c := ProposeInWriting{Body: full.Body, VoteBy: full.VoteBy, Wording: WordingOf(full), Grounds: groundsOf(full)}
		for _, v := range in.Values["papers"] {
			if ref, ok := ParsePin(v); ok {
				c.Papers = append(c.Papers, ref)
			}
		}
		return c, nil
	}
	return f, nil
}

func groundFields(s State, d *Decision) []FormField {
	var out []FormField
	for _, n := range []string{"approves", "rests_on", "valid_until", "feedback_on", "supersedes", "supervisor", "departs", "mandates"} {
		if f, ok := FieldNamed(d, n); ok {
			out = append(out, formField(conditionsIn(s), d, f))
		}
	}
	return out
}

func groundsOf(d *Decision) Grounds {
	return Grounds{Approves: d.Approves, RestsOn: d.RestsOn, Supersedes: d.Supersedes, Supervisor: d.Supervisor, Mandates: d.Mandates,
		Departs: d.Departs, ValidUntil: d.ValidUntil, FeedbackOn: d.FeedbackOn}
}
