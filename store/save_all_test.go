package store_test

import (
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// bulk holds two actions and a control that somebody marked.
func bulk(t *testing.T) (undoer, *store.Store, *storetest.World, []model.Record) {
	u, s, w := newUndoer(t)
	var out []model.Record
	for _, text := range []string{"een", "twee"} {
		out = append(out, model.Clone(u.get(model.KindAction, u.save(fresh(text)))))
	}
	return u, s, w, append(out, model.Clone(u.get(model.KindControl, "A-5.1")))
}

// Marked records are changed in one step, which is taken back as one.
func TestSaveAll(t *testing.T) {
	u, _, _, rs := bulk(t)
	due := model.MustDate("2026-12-01")
	for _, r := range rs[:2] {
		r.(*model.Action).Due = due
	}
	rs[2].(*model.Control).Implementation = model.ImplementationWork
	u.c.Advance(time.Minute)
	rc := storetest.MustDo(t, u.Handle, model.SaveAll{Records: rs})
	if len(rc.Entries) != 3 || rc.Entries[0].RecordedAt != rc.Entries[2].RecordedAt || rc.Entries[2].Verb != "save.control" {
		t.Fatalf("wrote %+v", rc.Entries)
	}
	if a := u.get(model.KindAction, rs[1].Head().ID).(*model.Action); a.Due != due {
		t.Errorf("the second is due %s", a.Due)
	}
	if st := u.last(); len(st.Entries) != 3 {
		t.Errorf("the step has %d entries: %v", len(st.Entries), st.What)
	}
	u.undo()
	if a := u.get(model.KindAction, rs[1].Head().ID).(*model.Action); a.Due == due {
		t.Error("undone, and the second is still changed")
	}
}

// All or nothing, and whoever may not write one of the kinds, writes none.
func TestSaveAllOrNothing(t *testing.T) {
	u, s, w, rs := bulk(t)
	change := func() {
		for _, r := range rs[:2] {
			r.(*model.Action).Due = r.(*model.Action).Due.AddDays(7)
		}
		rs[2].(*model.Control).Why = "gewijzigd"
	}
	refused := func(name string, h *store.Handle, want string, rs ...model.Record) {
		t.Helper()
		before, _ := h.Head(bg)
		u.c.Advance(time.Minute)
		if _, err := h.Do(bg, model.SaveAll{Records: rs}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
		if after, _ := h.Head(bg); after != before {
			t.Errorf("%s was refused and wrote", name)
		}
	}
	change()
	refused("a director may not write a control", s.As(storetest.As(w.Person[model.RoleDirector])), "save.control", rs...)
	empty := model.Clone(rs[1]).(*model.Action)
	empty.Text = ""
	refused("one without its text", u.Handle, "error.field.required", rs[0], empty)
	refused("the same twice", u.Handle, "error.save_all.twice", rs[0], rs[0])
	wrong := &model.Control{Applicable: model.ApplicableYes}
	wrong.ID = "A-5.99"
	refused("a number that is not there", u.Handle, "error.control.unknown", rs[0], wrong)
	u.change(model.KindAction, rs[1].Head().ID, func(r model.Record) { r.(*model.Action).Text = "intussen" })
	refused("one that changed meanwhile", u.Handle, "error.record.conflict", rs...)
}

// The preview says per record what changes, and what is against it.
func TestSaveAllPreview(t *testing.T) {
	u, s, w, rs := bulk(t)
	rs[0].(*model.Action).Owner = w.Person[model.RoleDirector]
	rs[2].(*model.Control).Implementation, rs[2].(*model.Control).Applicable = model.ImplementationDone, model.ApplicableNo
	stale := model.Clone(u.get(model.KindAction, w.Ref[model.KindAction])).(*model.Action)
	stale.Text = "anders"
	u.change(model.KindAction, stale.ID, func(r model.Record) { r.(*model.Action).Text = "intussen" })
	cmd := model.SaveAll{Records: append(rs, stale)}
	before, _ := u.Head(bg)
	preview := func(h *store.Handle) (out []model.SavePreview) {
		storetest.MustView(t, h, func(s model.State) { out = cmd.Preview(s) })
		return out
	}
	got := preview(u.Handle)
	if len(got) != 4 {
		t.Fatalf("%d previews", len(got))
	}
	if p := got[0]; p.What != model.RowChanged || len(p.Changes) != 1 || p.Changes[0].Args["New"] != "A. Bestuurder" || len(p.Problems) > 0 {
		t.Errorf("another owner: %+v", p)
	}
	if p := got[1]; p.What != model.RowUnchanged || len(p.Changes)+len(p.Problems) > 0 {
		t.Errorf("nothing changed: %+v", p)
	}
	if p := got[2]; len(p.Problems) != 1 || p.Problems[0].Key != "error.control.excluded" {
		t.Errorf("excluded and implemented: %+v", p.Problems)
	}
	if p := got[3]; len(p.Problems) != 1 || p.Problems[0].Key != "error.undo.changed" {
		t.Errorf("changed meanwhile: %+v", p.Problems)
	}
	for i, p := range preview(s.As(storetest.As(w.Person[model.RoleDirector]))) {
		if denied := len(p.Problems) > 0 && p.Problems[0].Key == "error.denied"; denied != (i == 2) {
			t.Errorf("a director, record %d: %v", i, p.Problems)
		}
	}
	if after, _ := u.Head(bg); after != before {
		t.Error("a preview wrote")
	}
}
