package model_test

import (
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// The counts of the first screen are what the page names, one by one.
func TestSinceNamesWhatItCounts(t *testing.T) {
	s, c := storetest.MustCreate(t)
	w := storetest.Fixture(t, s, c)
	h := s.As(storetest.Local())
	day := model.DateOf(c.Now())
	body := storetest.MustSave(t, h, &model.Body{Code: "MT", Name: "Bestuur", Type: model.BodyManagement})
	meeting := storetest.MustSave(t, h, &model.Meeting{Body: body, On: day, State: model.MeetingPlanned})
	for _, st := range []model.MeetingState{model.MeetingOpen, model.MeetingClosed} {
		storetest.MustChange(t, h, model.KindMeeting, meeting, func(r model.Record) { r.(*model.Meeting).State = st })
	}
	c.Set(day.AddDays(3).Start().Add(10 * time.Hour))
	later := day.AddDays(3)
	storetest.MustSave(t, h, &model.Action{Text: "Nieuw na de vergadering", Owner: w.Person[model.RoleCISO], Due: later.AddDays(9), OriginNote: "eigen idee"})
	storetest.MustChange(t, h, model.KindControl, "A-5.1", func(r model.Record) {
		k := r.(*model.Control)
		k.Applicable, k.Implementation, k.Owner = model.ApplicableYes, model.ImplementationDone, w.Person[model.RoleCISO]
	})
	o, err := h.Overview(t.Context(), later)
	if err != nil {
		t.Fatal(err)
	}
	if o.Since.Meeting.ID != meeting || o.Since.New != 1 {
		t.Errorf("since %+v, want 1 new since %s", o.Since, meeting)
	}
	storetest.MustView(t, h, func(v model.State) {
		d := model.SinceMeeting(v, later)
		if got := d.Since(); got != o.Since {
			t.Errorf("page %+v, first screen %+v", got, o.Since)
		}
		doc, err := model.Describe(v, model.KindSince, "since", later)
		if err != nil {
			t.Fatal(err)
		}
		named := map[model.Ref]bool{}
		for _, b := range doc.Blocks {
			named[b.Ref] = true
		}
		for _, ref := range d.New {
			if !named[ref] {
				t.Errorf("the page does not name %v", ref)
			}
		}
		for _, m := range append(d.Better, d.Worse...) {
			if !named[model.Ref{Kind: model.KindControl, ID: m.Now.ID}] {
				t.Errorf("the page does not name %s", m.Now.ID)
			}
		}
	})
}
