package model_test

import (
	"slices"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// A first answer corrects nothing, so no reason is asked; changing one does. Only
// an open question asks to be answered.
func TestFirstAnswerIsNoCorrection(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	who := f.director("Anna", f.today())
	q := f.save(&model.Question{AskedBy: who, AskedOn: f.today(), Text: "Wat kost het?"})
	ref := model.Ref{Kind: model.KindQuestion, ID: q}
	done := model.Ask{What: model.AskDone, Ref: ref}
	asksReason := func() (asks bool) {
		storetest.MustView(t, f.h, func(s model.State) {
			form, err := model.FormFor(s, done)
			if err != nil {
				t.Fatal(err)
			}
			if form.Title.Key != "form.answer" {
				t.Errorf("titled %s", form.Title.Key)
			}
			asks = slices.ContainsFunc(form.Fields, func(d model.FormField) bool { return d.Name == "reason" })
		})
		return asks
	}
	tasks := func() []model.Ask { return f.doc("", model.KindQuestion, q, f.today()).Tasks }
	if asksReason() || len(tasks()) != 1 || !sameAsk(tasks()[0], done) {
		t.Errorf("open: asks for a reason %v, tasks %+v", asksReason(), tasks())
	}
	f.fill(t, done, map[string][]string{"answer": {"Niets."}, "answered_by": {who}, "answered_on": {f.today().String()}})
	if !asksReason() || len(tasks()) != 0 {
		t.Errorf("answered: asks for a reason %v, tasks %+v", asksReason(), tasks())
	}
}
