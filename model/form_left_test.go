package model_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// Who needs no certificate does not lack one.
func TestWhoNeedsNoCertificate(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	bound := f.director("Bestuurder", f.today())
	other := f.save(&model.Person{Name: "Secretaris"})
	n, _ := model.NounByName("people")
	storetest.MustView(f, f.h, func(s model.State) {
		rows, err := n.Load(s, f.today().AddDays(700))
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(n.Columns, func(c model.Column) bool { return c.Key == "certificate" })
		for _, r := range rows {
			switch r.Ref.ID {
			case bound:
				if r.Values[at] != model.CertificateMissing {
					t.Errorf("a director without one: %v", r.Values[at])
				}
			case other:
				if r.Values[at] != model.CertificateNotNeeded {
					t.Errorf("the secretary: %v", r.Values[at])
				}
			}
		}
	})
}

// A course is asked with who took part, so it does not say that they come later.
func TestCourseAsksWhoTookPart(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	storetest.MustView(f, f.h, func(s model.State) {
		form, err := model.FormFor(s, model.Ask{What: model.AskCourse})
		if err != nil || form.Intro.Key != "form.intro.course" {
			t.Errorf("intro %v, %v", form.Intro, err)
		}
	})
}

// Who left stands below who is there, and is given nothing to do; what they had
// already, or did, stays theirs.
func TestWhoLeftGetsNothingToDo(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	day := f.today()
	left := f.save(&model.Person{Name: "Aa Weg"})
	seat := f.save(&model.Appointment{Person: left, Body: f.board, From: day.AddDays(-90)})
	had := f.save(&model.Action{Text: "Van vroeger", Owner: left, Due: day.AddDays(5), OriginNote: "los"})
	storetest.MustChange(f, f.h, model.KindAppointment, seat, func(r model.Record) { r.(*model.Appointment).Until = day.AddDays(-1) })
	coming := f.save(&model.Person{Name: "Bb Straks"})
	f.save(&model.Appointment{Person: coming, Body: f.board, From: day.AddDays(9)})
	never := f.save(&model.Person{Name: "Cc Gewoon"})

	storetest.MustView(f, f.h, func(s model.State) {
		cs := model.Choices(s, []model.Kind{model.KindPerson})
		for i, c := range cs {
			if c.Gone != (c.Ref.ID == left) || c.Gone != (i == len(cs)-1) {
				t.Errorf("line %d: %+v", i, c)
			}
		}
	})
	refused := func(a *model.Action) string {
		_, err := f.h.Do(t.Context(), model.NewAction{Action: a})
		if err == nil {
			return ""
		}
		return err.Error()
	}
	if got := refused(&model.Action{Text: "Nieuw", Owner: left, Due: day.AddDays(5), OriginNote: "los"}); !strings.Contains(got, "error.action.owner_left") {
		t.Errorf("an action for who left: %q", got)
	}
	for _, who := range []string{coming, never} {
		if got := refused(&model.Action{Text: "Nieuw", Owner: who, Due: day.AddDays(5), OriginNote: "los"}); got != "" {
			t.Errorf("an action for %s: %s", who, got)
		}
	}
	if got := refused(&model.Action{Text: "Gedaan", Owner: left, Due: day.AddDays(-9), DoneOn: day.AddDays(-8), NoProof: "mondeling", OriginNote: "los"}); got != "" {
		t.Errorf("what somebody did before they left: %s", got)
	}
	storetest.MustView(f, f.h, func(s model.State) {
		a, _ := model.Get[*model.Action](s, had)
		later := model.Clone(a).(*model.Action)
		later.Due = day.AddDays(30)
		if err := later.Fits(s); err != nil {
			t.Errorf("what they had already: %v", err)
		}
	})
}

// Who may only ask for themselves is not asked whose question it is.
func TestWhoseQuestionIsNotAskedOfADirector(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	a, b := f.director("Een", f.today()), f.director("Twee", f.today())
	asked := func(h *store.Handle) (out bool) {
		storetest.MustView(f, h, func(s model.State) {
			form, err := model.FormFor(s, model.Ask{What: model.AskNew, Kind: model.KindQuestion})
			if err != nil {
				t.Fatal(err)
			}
			out = slices.ContainsFunc(form.Fields, func(x model.FormField) bool { return x.Name == "asked_by" })
			if out {
				return
			}
			cmd, ps := form.Build(model.Filled{Values: map[string][]string{"text": {"Waarom?"}, "asked_on": {s.Today().String()}, "asked_by": {b}}})
			if len(ps) > 0 || cmd.(model.Save).Record.(*model.Question).AskedBy != a {
				t.Errorf("the question: %+v, %v", cmd, ps)
			}
		})
		return out
	}
	if asked(f.s.As(storetest.As(a))) {
		t.Error("a director is asked whose question it is")
	}
	if !asked(f.h) {
		t.Error("who notes for others is not asked whose question it is")
	}
}
