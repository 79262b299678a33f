package model

import (
	"slices"
	"testing"
)

// What a form asks are fields the record has, each once.
func TestAskedFieldsExist(t *testing.T) {
	for _, i := range Kinds() {
		r, asked := i.New(), askedOf(i.Kind)
		for n, name := range asked {
			if _, ok := FieldNamed(r, name); !ok {
				t.Errorf("%s has no field %q", i.Kind, name)
			}
			if slices.Contains(asked[:n], name) {
				t.Errorf("%s asks %q twice", i.Kind, name)
			}
		}
	}
}

func fields(conditional string, w func(Filled) bool, req bool) []FormField {
	return []FormField{{Name: "applicable"}, {Name: "implementation"}, {Name: conditional, When: w, Req: req}}
}

// A field that does not apply is not asked: it is not required, what was typed
// in it is not saved, and what stood there goes.
func TestFieldThatDoesNotApply(t *testing.T) {
	fs := fields("why", answer("applicable", "no"), true)
	base := &Control{Applicable: ApplicableNo, Why: "geen scherm"}
	in := Filled{Values: map[string][]string{"applicable": {"yes"}, "why": {"nog getypt"}}}
	r, _, ps := Fill(base, fs, in)
	if len(ps) > 0 || r.(*Control).Why != "" {
		t.Errorf("%+v, %v", r, ps)
	}
	in.Values["applicable"] = []string{"no"}
	if r, _, ps = Fill(base, fs, in); len(ps) > 0 || r.(*Control).Why != "nog getypt" {
		t.Errorf("%+v, %v", r, ps)
	}
	delete(in.Values, "why")
	if _, _, ps = Fill(base, fs, in); len(ps) != 1 || ps[0].Field != "why" {
		t.Errorf("an empty required field: %v", ps)
	}
	if base.Why != "geen scherm" {
		t.Error("filling in changed the record it began with")
	}
}

// What a change of several says it does, it does: those that have the value
// already are not among them, also where "no" is a value or the order differs.
func TestBulkSaysWhatItDoes(t *testing.T) {
	applies := func(a Applicable) Record { return &Control{Applicable: a} }
	covers := func(letters string) Record { return &Policy{Letters: letters} }
	for name, c := range map[string]struct {
		rs    []Record
		field FormField
		in    []string
	}{
		"a word that is no": {[]Record{applies(ApplicableNo), applies(ApplicableYes)}, FormField{Name: "applicable", Type: FormChoose}, []string{"no"}},
		"a question of no":  {[]Record{&Participation{}, &Participation{Completed: true}}, FormField{Name: "completed", Type: FormChoose}, []string{"no"}},
		"a question of yes": {[]Record{&Participation{Completed: true}, &Participation{}}, FormField{Name: "completed", Type: FormChoose}, []string{"yes"}},
		"in any order":      {[]Record{covers("ac"), covers("a")}, FormField{Name: "letters", Type: FormChoose}, []string{"c", "a"}},
	} {
		said := bulkEcho(c.rs, []FormField{c.field}, Filled{Values: map[string][]string{c.field.Name: c.in}})
		if len(said) != 1 || said[0].Args["N"] != 1 {
			t.Errorf("%s: %v, want one of two", name, said)
		}
	}
}

// A condition looks at answers that are asked themselves: what hangs from a
// field out of sight is out of sight too. What every record must have, stays.
func TestConditionsHangTogether(t *testing.T) {
	fs := []FormField{{Name: "a"}, {Name: "b", When: filledIn("a")}, {Name: "c", When: filledIn("b")}}
	if got, in := applying(fs, Filled{Values: map[string][]string{"b": {"1"}, "c": {"2"}}}); len(got) != 1 || len(in.Values) != 0 {
		t.Errorf("asked %v with %v", got, in.Values)
	}
	d := &Decision{Outcome: OutcomeDeferred}
	r, _, _ := Fill(d, []FormField{{Name: "method"}, {Name: "outcome", When: yes("method")}}, Filled{})
	if r.(*Decision).Outcome != OutcomeDeferred {
		t.Error("a decision lost its outcome because it was not asked")
	}
}
