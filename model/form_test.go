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
