package store_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// Views are a person's own: they come back after reopening, another person has
// others, and the ledger knows nothing of them.
func TestSavedViewsAreOnesOwn(t *testing.T) {
	s, _, w := filled(t)
	ann, bob := s.As(storetest.As(w.Person[model.RoleCISO])), s.As(storetest.As(w.Outsider))
	before, err := s.As(storetest.Local()).Head(bg)
	if err != nil {
		t.Fatal(err)
	}
	late := model.SavedView{Screen: "actions", Name: "ICT te laat %_", Base: "open", Filter: "ict", Sort: "due", Down: true}
	for _, v := range []model.SavedView{late, {Screen: "actions", Name: "b", Base: "open"}, {Screen: "actionsx", Name: "c", Base: "open"}} {
		if err := ann.SaveView(bg, v); err != nil {
			t.Fatal(err)
		}
	}
	late.Filter = "ict zorg" // the same name replaces
	if err := ann.SaveView(bg, late); err != nil {
		t.Fatal(err)
	}
	views := func(h *store.Handle) string {
		got, err := h.Views(bg, "actions")
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(got)
	}
	want := fmt.Sprint([]model.SavedView{late, {Screen: "actions", Name: "b", Base: "open"}})
	if got := views(ann); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := views(bob); got != "[]" {
		t.Errorf("somebody else sees %s", got)
	}
	if err := ann.DropView(bg, "actions", "b"); err != nil {
		t.Fatal(err)
	}
	if got := views(ann); !strings.Contains(got, late.Name) || strings.Contains(got, " b ") {
		t.Errorf("after dropping: %s", got)
	}
	if after, err := s.As(storetest.Local()).Head(bg); err != nil || after != before {
		t.Errorf("the ledger moved from %v to %v, %v", before, after, err)
	}
	for i := range 39 {
		if err := ann.SaveView(bg, model.SavedView{Screen: "actions", Name: fmt.Sprint(i)}); err != nil {
			t.Fatal(i, err)
		}
	}
	if err := ann.SaveView(bg, model.SavedView{Screen: "actions", Name: "een te veel"}); model.CodeOf(err) != model.CodeInvalid {
		t.Errorf("one too many: %v", err)
	}
	if err := ann.SaveView(bg, late); err != nil {
		t.Errorf("forty are kept and one of them is replaced: %v", err)
	}
	if err := ann.SaveView(bg, model.SavedView{Screen: "actions", Name: strings.Repeat("é", 61)}); model.CodeOf(err) != model.CodeInvalid {
		t.Errorf("a name of 61 signs: %v", err)
	}
}

// What one reader worked out is shared with readers of the same rights and
// only as long as nothing was written.
func TestListsAreSharedPerHead(t *testing.T) {
	s, c, w := filled(t)
	noun, _ := model.NounByName("controls")
	list := func(a model.Actor) *model.Row {
		l, err := s.As(a).List(bg, noun, model.DateOf(c.Now()))
		if err != nil {
			t.Fatal(err)
		}
		return &l.Rows[0]
	}
	local, auditor := storetest.Local(), storetest.As(w.Person[model.RoleAuditor])
	first := list(local)
	if first != list(local) {
		t.Error("the same list was loaded twice")
	}
	if first == list(auditor) {
		t.Error("another role got the same list")
	}
	storetest.MustSave(t, s.As(local), &model.Office{Code: "nieuw", Name: "Nieuwe functie"})
	if first == list(local) {
		t.Error("the list is older than the file")
	}
}
