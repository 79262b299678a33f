package model

// AskDone asks what is needed to finish something: an action, an assessment, a
// review, a report, a question.
const AskDone = "done"

// doneFields are what finishing a record of a kind takes; nil for what is not
// finished by hand.
func doneFields(k Kind) []string {
	switch k {
	case KindAction:
		return []string{"done_on", "proof", "no_proof"}
	case KindAssessment:
		return []string{"done_on", "by", "result", "evidence"}
	case KindQuestion:
		return []string{"answer", "answered_by", "answered_on", "follow_up"}
	case KindReview, KindThreatReport, KindOwnIncident:
		return []string{"closed_on"}
	}
	return nil
}

// doneForm is the form of a record cut down to what finishing takes; the day
// stands ready.
func doneForm(s State, a Ask) (Form, error) {
	r, ok := s.Get(a.Ref.Kind, a.Ref.ID)
	names := doneFields(a.Ref.Kind)
	if !ok || names == nil {
		return Form{}, Errorf(CodeNotFound, "error.record.missing", "ID", a.Ref.ID)
	}
	title := Msg("form.done", "Kind", Msg("kind."+string(a.Ref.Kind)), "ID", a.Ref.ID)
	return someFields(conditionsIn(s), r, AskDone+" "+a.Ref.ID, title, names, func(f *FormField) {
		if len(f.Start) > 0 {
			return
		}
		switch f.Name {
		case "done_on", "closed_on", "answered_on":
			f.Start = []string{s.Today().String()}
		case "answered_by":
			f.Start = keepFilled(s.Actor().Person)
		}
	}), nil
}

// someFields is a form over a few fields of a record; ready puts values in
// them that stand to reason.
func someFields(c *conditions, r Record, name string, title Message, names []string, ready func(*FormField)) Form {
	f := Form{Name: name, Title: title, Intro: Literal(""), Record: Clone(r)}
	f.Intro = Msg("form.intro.done." + string(r.Kind()))
	for _, n := range names {
		if d, ok := FieldNamed(r, n); ok {
			field := formField(c, r, d)
			field.When = nil
			ready(&field)
			f.Fields = append(f.Fields, field)
		}
	}
	base := Clone(r)
	f.Rebase = func(now Record) Form { return someFields(c, now, name, title, names, ready) }
	f.Build = func(in Filled) (Command, []Problem) {
		out, blobs, ps := Fill(base, f.Fields, in)
		if len(ps) > 0 {
			return nil, ps
		}
		return Save{Record: out, Blobs: blobs}, nil
	}
	return f
}
