package model

import (
	"reflect"
	"slices"
)

// Recordable tells whether records of a kind are filled in by hand: whether
// there is a form for it.
func Recordable(k Kind) bool { return len(askedOf(k)) > 0 }

// Creatable tells whether new ones are made by hand: there is one organisation,
// and which controls there are the norm says.
func Creatable(k Kind) bool {
	i, ok := InfoOf(k)
	return ok && !i.Fixed && Recordable(k)
}

// newForm asks for a record that is not there yet. What it is about stands
// ready: see begin.
func newForm(s State, a Ask) (Form, error) {
	r, ok := NewRecord(a.Kind)
	if !ok || !Creatable(a.Kind) {
		return Form{}, Errorf(CodeNotFound, "error.form.unknown", "Name", string(a.Kind))
	}
	begin(s, r, a.Ref)
	call(r, a.Text)
	name := AskNew + " " + string(a.Kind)
	if !a.Ref.IsZero() {
		name += " " + a.Ref.ID
	}
	ask, err := askedNow(s, r)
	if err != nil {
		return Form{}, err
	}
	return recordForm(conditionsIn(s), ask, r, name, Msg("form.new", "Kind", Msg("kind."+string(a.Kind)))), nil
}

// editForm asks for a record as it is now.
func editForm(s State, a Ask) (Form, error) {
	r, ok := s.Get(a.Ref.Kind, a.Ref.ID)
	if !ok || !Recordable(a.Ref.Kind) {
		return Form{}, Errorf(CodeNotFound, "error.record.missing", "ID", a.Ref.ID)
	}
	ask, err := askedNow(s, r)
	if err != nil {
		return Form{}, err
	}
	return recordForm(conditionsIn(s), ask, r, AskEdit+" "+a.Ref.ID, Msg("form.edit", "Kind", Msg("kind."+string(a.Ref.Kind)), "ID", a.Ref.ID)), nil
}

// recordForm asks the fields of a record that people fill in.
func recordForm(c *conditions, ask asking, r Record, name string, title Message) Form {
	f := Form{Name: name, Title: title, Intro: Msg("form.intro." + string(r.Kind())), Record: Clone(r)}
	for _, n := range ask.names {
		if d, ok := FieldNamed(r, n); ok {
			f.Fields = append(f.Fields, formField(c, r, d))
		}
	}
	if ask.reason || r.Head().Rev > 0 && corrected(r.Kind()) && f.filled() {
		f.Fields = append(f.Fields, reasonField(r, ask.reason))
	}
	base := Clone(r)
	f.Rebase = func(now Record) Form { return recordForm(c, ask, now, name, title) }
	f.Build = func(in Filled) (Command, []Problem) {
		out, blobs, ps := Fill(base, f.Fields, in)
		switch {
		case len(ps) > 0:
			return nil, ps
		case ask.correct:
			d := out.(*Decision)
			return CorrectDecision{Decision: d.ID, From: d.Rev, Reason: d.Reason, Wording: WordingOf(d)}, nil
		}
		return Save{Record: keepReason(base, out), Blobs: blobs, Pin: true}, nil
	}
	return f
}

// filled tells whether anything that is asked was answered before. What was
// still open, as the answer to a question, is given and not corrected.
func (f Form) filled() bool {
	return slices.ContainsFunc(f.Fields, func(d FormField) bool { return len(d.Start) > 0 })
}

// reasonField asks why a record is corrected. Each correction has its own, so
// it begins empty.
func reasonField(r Record, req bool) FormField {
	d, _ := FieldNamed(r, "reason")
	return FormField{Name: d.Name, Label: fieldLabel(r.Kind(), d.Name), Help: Msg("form.help.reason"), Max: d.Max, Type: FormText, Req: req}
}

// keepReason leaves a record as it was when nothing changed but the reason of
// an earlier correction, which is not asked again.
func keepReason(base, out Record) Record {
	same := Clone(out)
	same.Head().Reason = base.Head().Reason
	if out.Head().Reason == "" && reflect.DeepEqual(same, base) {
		return same
	}
	return out
}

// Fill puts answers into a copy of a record and checks it. Problems of fields
// that are not asked are left to the command.
func Fill(base Record, fields []FormField, in Filled) (Record, []Blob, []Problem) {
	r := Clone(base)
	asked, in := applying(fields, in)
	empty(r, fields, asked)
	var blobs []Blob
	var ps []Problem
	for _, f := range asked {
		values := in.Values[f.Name]
		if f.Req && len(values) == 0 {
			ps = append(ps, Problem{f.Name, Msg("form.required")})
			continue
		}
		if err := SetField(r, f.Name, values); err != nil {
			ps = append(ps, Problem{f.Name, err.Message})
			continue
		}
		if file, ok := in.Files[in.One(f.Name)]; ok && f.Type == FormFile {
			attach(r, file)
			blobs = append(blobs, Blob{SHA256: file.SHA256, Content: file.Content})
		}
	}
	if len(ps) > 0 {
		return nil, nil, ps
	}
	for _, p := range Validate(r) {
		if p.Message.Key == "error.ref.unpinned" {
			continue // what was picked is bound when it is saved; see Save.Pin
		}
		if slices.ContainsFunc(asked, named(p.Field)) {
			ps = append(ps, p)
		}
	}
	return r, blobs, ps
}

// empty takes away what a record holds in fields that do not apply to it any
// more.
func empty(r Record, fields, asked []FormField) {
	for _, f := range fields {
		d, ok := FieldNamed(r, f.Name)
		if ok && !d.Req && !slices.ContainsFunc(asked, named(f.Name)) {
			_ = SetField(r, f.Name, nil) // nothing fits every field
		}
	}
}

func named(name string) func(FormField) bool {
	return func(f FormField) bool { return f.Name == name }
}

// attach writes down what a file is called and how large it is, where the
// record has room for it.
func attach(r Record, a Attached) {
	v := reflect.ValueOf(r).Elem()
	if f := v.FieldByName("File"); f.IsValid() {
		f.SetString(baseName(a.Name))
	}
	if f := v.FieldByName("Size"); f.IsValid() {
		f.SetInt(int64(len(a.Content)))
	}
	if f := v.FieldByName("Title"); f.IsValid() && f.String() == "" {
		f.SetString(baseName(a.Name))
	}
}

// formField describes how a field of a record is asked.
func formField(c *conditions, r Record, d Field) FormField {
	kind := string(r.Kind())
	f := FormField{
		Name: d.Name, Label: fieldLabel(r.Kind(), d.Name), Req: d.Req, Many: d.Many, Max: d.Max, Type: FormText,
		Help: Msg("form.help." + kind + "." + d.Name), Note: Msg("form.note." + kind + "." + d.Name),
	}
	f.Start = FieldValues(r, d.Name)
	f.Choices = choicesOf(c.law, r, d)
	f.Req = f.Req || requiredInEffect(r, d.Name)
	f.When = c.when(r, f)
	switch {
	case d.Blob:
		f.Type, f.Label = FormFile, Msg("form.label.file")
	case d.Type == FieldRef:
		f.Type, f.Pick, f.Pinned = FormPick, aboutKinds(r.Kind(), d.Name), true
	case len(d.Target) > 0:
		f.Type, f.Pick = FormPick, d.Target
	case f.Choices != nil:
		f.Type, f.Many = FormChoose, d.Many || d.Name == "letters"
	case d.Type == FieldStruct, d.Long:
		f.Type, f.Many = FormLong, false
	case d.Type == FieldDate:
		f.Type, f.Lies = FormDate, lies(r.Kind(), d.Name)
	case d.Type == FieldTime:
		f.Type = FormInstant
	case d.Type == FieldBool:
		f.Type = FormYesNo
	case r.Kind() == KindMeeting && d.Name == "time":
		f.Type = FormTime
	case d.Type == FieldInt:
		f.Type = FormNumber
	}
	return f
}

// choicesOf are the answers to a field of a closed set, nil for other fields.
func choicesOf(law *Law, r Record, d Field) []FormChoice {
	var out []FormChoice
	switch d.Name {
	case "letters", "topics":
		codes := lettersOf(Letters)
		if d.Name == "topics" {
			codes = TopicCodes()
		}
		for i, word := range topics(law, codes) {
			out = append(out, FormChoice{Value: codes[i], Word: word})
		}
	case "language":
		for _, l := range []string{"nl", "en"} {
			out = append(out, FormChoice{Value: l, Word: Msg("word.language." + l)})
		}
	case "basis":
		for _, p := range law.Provisions {
			out = append(out, FormChoice{Value: p.ID, Word: Literal(p.Article)})
		}
	case "duties", "mends", "duty":
		for _, t := range law.Duties {
			out = append(out, FormChoice{Value: t.ID, Word: bilingual(t.TitleNL, t.TitleEN), Side: bilingual(t.CitationNL, t.CitationEN)})
		}
	}
	for _, v := range d.Values {
		out = append(out, FormChoice{Value: v, Word: Msg("word." + wordOf(r, d, v))})
	}
	return out
}

// wordOf is the key of the word for a value of a closed set.
func wordOf(r Record, d Field, value string) string {
	t := reflect.TypeOf(r).Elem().FieldByIndex(d.index).Type
	if d.Many {
		t = t.Elem()
	}
	v := reflect.New(t).Elem()
	v.SetString(value)
	if w, ok := v.Interface().(Worded); ok {
		return w.WordKey()
	}
	return value
}

// lies says where the days of a field lie.
func lies(k Kind, field string) Lies {
	switch field {
	case "done_on", "issued_on", "asked_on", "answered_on", "assessed_on", "closed_on", "submitted_on", "implemented_on", "withdrawn_on",
		"published_on", "added_on", "conditions_met_on":
		return LiesBehind
	case "first_day", "last_day", "from":
		return LiesNear
	case "on":
		if k == KindMeeting {
			return LiesAhead
		}
		return LiesBehind
	}
	return LiesAhead
}
