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

// doneVerb is what finishing asks: of a question that is answering it.
func doneVerb(a Ask) Verb {
	if a.Ref.Kind == KindQuestion {
		return VerbAnswer
	}
	return SaveVerb(a.Ref.Kind)
}

// doneForm is the form of a record cut down to what finishing takes; the day
// stands ready.
func doneForm(s State, a Ask) (Form, error) {
	r, ok := s.Get(a.Ref.Kind, a.Ref.ID)
	names := doneFields(a.Ref.Kind)
	if !ok || names == nil {
		return Form{}, Errorf(CodeNotFound, "error.record.missing", "ID", a.Ref.ID)
	}
	if err := anothers(s, r); err != nil {
		return Form{}, err
	}
	title := Msg("form.done", "Kind", Msg("kind."+string(a.Ref.Kind)), "ID", a.Ref.ID)
	if a.Ref.Kind == KindQuestion {
		title = a.Word()
	}
	f := recordForm(conditionsIn(s), asking{names: names}, r, AskDone+" "+a.Ref.ID, title)
	for i := range f.Fields {
		d := &f.Fields[i]
		d.When = nil
		if len(d.Start) > 0 {
			continue
		}
		switch d.Name {
		case "done_on", "closed_on", "answered_on":
			d.Start = []string{s.Today().String()}
		case "answered_by":
			d.Start = keepFilled(s.Actor().Person)
		}
	}
	return f, nil
}
