package model_test

import (
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
)

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
