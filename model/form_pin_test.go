package model_test

import (
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// What was picked is what was seen: the reference is bound to the revision that
// stood in the list, though the record changed before it was saved. Saving
// again touches nothing.
func TestPickedIsWhatWasSeen(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	control := &model.Control{Applicable: model.ApplicableYes, Implementation: model.ImplementationWork}
	control.ID = "A-8.5"
	f.save(control)
	var seen, now model.Ref
	var picked []model.Choice
	storetest.MustView(t, f.h, func(s model.State) {
		r, _ := s.Get(model.KindControl, "A-8.5")
		seen, picked = model.RefTo(r), model.Choices(s, []model.Kind{model.KindControl})
	})
	storetest.MustChange(t, f.h, model.KindControl, "A-8.5", func(r model.Record) { r.(*model.Control).Implementation = model.ImplementationDone })
	ask := model.Ask{What: model.AskNew, Kind: model.KindEvidence}
	id := f.fill(t, ask, map[string][]string{"title": {"Schermafdruk"}, "location": {"DMS-1"}, "about": {picked[0].Ref.Pin()}}).Refs[0].ID
	storetest.MustView(t, f.h, func(s model.State) {
		r, _ := s.Get(model.KindControl, "A-8.5")
		now = model.RefTo(r)
		e, _ := model.Get[*model.Evidence](s, id)
		if len(e.About) != 1 || e.About[0] != seen || seen.SHA256 == now.SHA256 {
			t.Errorf("bound to %v, seen was %v and now it is %v", e.About, seen, now)
		}
	})
	edit := model.Ask{What: model.AskEdit, Ref: model.Ref{Kind: model.KindEvidence, ID: id}}
	if rc := f.fill(t, edit, nil); len(rc.Refs) != 0 {
		t.Errorf("saving what stood there wrote %v", rc.Refs)
	}
}

// fill opens a form, fills in answers over those it begins with, and saves.
func (f *file) fill(t *testing.T, a model.Ask, answers map[string][]string) model.Receipt {
	t.Helper()
	var form model.Form
	storetest.MustView(t, f.h, func(s model.State) {
		var err error
		if form, err = model.FormFor(s, a); err != nil {
			t.Fatal(err)
		}
	})
	in := model.Filled{Values: map[string][]string{}}
	for _, x := range form.Fields {
		in.Values[x.Name] = x.Start
		if v, ok := answers[x.Name]; ok {
			in.Values[x.Name] = v
		}
	}
	cmd, ps := form.Build(in)
	if len(ps) > 0 {
		t.Fatalf("%v", ps)
	}
	return storetest.MustDo(t, f.h, cmd)
}
