package model

import (
	"slices"
	"strings"
)

// AskBulk asks what several marked records of one kind should get alike.
const AskBulk = "bulk"

// bulkVerb is that of the first record; SaveAll asks for every one.
func bulkVerb(a Ask) Verb {
	if len(a.Refs) == 0 {
		return ""
	}
	return SaveVerb(a.Refs[0].Kind)
}

// bulkForm asks the short fields of a kind; what is left empty stays as it is
// in every record.
func bulkForm(s State, a Ask) (Form, error) {
	var rs []Record
	for _, ref := range a.Refs {
		r, ok := s.Get(ref.Kind, ref.ID)
		if !ok || ref.Kind != a.Refs[0].Kind {
			return Form{}, Errorf(CodeNotFound, "error.record.missing", "ID", ref.ID)
		}
		rs = append(rs, r)
	}
	if len(rs) == 0 || !Recordable(rs[0].Kind()) {
		return Form{}, Errorf(CodeInvalid, "error.form.none_marked")
	}
	kind := rs[0].Kind()
	f := Form{Name: AskBulk + " " + bulkName(rs), Title: Msg("form.bulk", "N", len(rs), "Kind", Msg("kinds."+string(kind))), Intro: Msg("form.bulk_intro")}
	blank, _ := NewRecord(kind)
	for _, name := range askedOf(kind) {
		if d, ok := FieldNamed(blank, name); ok && alike(d) {
			field := formField(conditionsIn(s), blank, d)
			field.When = nil
			field.Req, field.Start = false, nil
			if field.Type == FormYesNo {
				field.Type, field.Choices = FormChoose, yesNo()
			}
			f.Fields = append(f.Fields, field)
		}
	}
	f.Build = func(in Filled) (Command, []Problem) { return bulkChange(rs, f.Fields, in) }
	f.Sure = true
	f.Echo = func(in Filled) []Message { return bulkEcho(rs, f.Fields, in) }
	return f, nil
}

// bulkName is the place of the draft: the same marks find it again.
func bulkName(rs []Record) string {
	var ids []string
	for _, r := range rs {
		ids = append(ids, r.Head().ID)
	}
	slices.Sort(ids)
	name := strings.Join(ids, " ")
	if len(name) > 120 {
		name = name[:120]
	}
	return name
}

// alike tells fields that several records may get the same value of: what a
// record is called, its texts and its file are its own.
func alike(d Field) bool {
	switch d.Name {
	case "title", "name", "text", "subject", "code", "nr", "closed":
		return false
	}
	return !d.Long && !d.Blob && d.Type != FieldStruct
}

func yesNo() []FormChoice {
	return []FormChoice{{Value: "yes", Word: Msg("word.yes")}, {Value: "no", Word: Msg("word.no")}}
}

// bulkChange makes the records with what was filled in.
func bulkChange(rs []Record, fields []FormField, in Filled) (Command, []Problem) {
	var out []Record
	var ps []Problem
	for _, r := range rs {
		now, changed := Clone(r), false
		for _, f := range fields {
			differs, err := setBulk(now, f.Name, in.Values[f.Name])
			if err != nil {
				ps = append(ps, Problem{f.Name, err.Message})
			}
			changed = changed || differs
		}
		if !changed {
			continue
		}
		out = append(out, now)
		for _, p := range Validate(now) {
			ps = append(ps, Problem{p.Field, Msg("form.bulk_problem", "ID", r.Head().ID, "What", p.Message)})
		}
	}
	if len(ps) > 0 {
		return nil, ps
	}
	return SaveAll{Records: out}, nil
}

// setBulk gives a field of a record what was filled in, and tells whether that
// is anything else than it had.
func setBulk(r Record, field string, values []string) (bool, *Error) {
	if len(values) == 0 {
		return false, nil
	}
	old := FieldValues(r, field)
	err := SetField(r, field, values)
	return !slices.Equal(old, FieldValues(r, field)), err
}

// bulkEcho says per field how many records change, and which.
func bulkEcho(rs []Record, fields []FormField, in Filled) []Message {
	var out []Message
	for _, f := range fields {
		if !in.Has(f.Name) {
			continue
		}
		var ids []string
		for _, r := range rs {
			if differs, _ := setBulk(Clone(r), f.Name, in.Values[f.Name]); differs {
				ids = append(ids, r.Head().ID)
			}
		}
		out = append(out, Msg("form.bulk_effect", "Field", f.Label, "N", len(ids), "Of", len(rs), "IDs", ids))
	}
	return out
}
