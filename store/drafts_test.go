package store_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// What somebody typed is there again after the file was closed, for them alone,
// and the ledger knows nothing of it.
func TestDraftsAreOnesOwnAndLast(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.db")
	c := storetest.NewClock("2026-03-02")
	s := storetest.MustCreateAt(t, path, storetest.Options(c))
	w := storetest.Fixture(t, s, c)
	ann, bob := s.As(storetest.As(w.Person[model.RoleCISO])), s.As(storetest.As(w.Outsider))
	before, err := ann.Head(bg)
	if err != nil {
		t.Fatal(err)
	}
	save := func(h *store.Handle, place, body string) {
		t.Helper()
		c.Advance(time.Second)
		if err := h.SaveDraft(bg, place, []byte(body)); err != nil {
			t.Fatal(err)
		}
	}
	save(ann, "action new", `{"text":"een"}`)
	save(bob, "action new", `{"text":"van bob"}`)
	save(ann, "decision B-2026-001", "{}")
	save(ann, "action new", `{"text":"twee"}`)
	at := c.Now()
	if err := ann.SaveView(bg, model.SavedView{Screen: "actions", Name: "x"}); err != nil {
		t.Fatal(err) // a view is no draft
	}
	if after, err := ann.Head(bg); err != nil || after != before {
		t.Errorf("the ledger moved from %v to %v, %v", before, after, err)
	}
	s.Close()

	s = storetest.MustOpen(t, path, storetest.Options(c))
	ann, bob = s.As(ann.Actor()), s.As(bob.Actor())
	d, ok, err := ann.Draft(bg, "action new")
	if err != nil || !ok || string(d.Body) != `{"text":"twee"}` || !d.SavedAt.Equal(at.Truncate(time.Millisecond)) {
		t.Errorf("draft %+v, %v, %v", d, ok, err)
	}
	if d, ok, _ := bob.Draft(bg, "action new"); !ok || string(d.Body) != `{"text":"van bob"}` {
		t.Errorf("bob finds %q", d.Body)
	}
	if _, ok, err := bob.Draft(bg, "decision B-2026-001"); ok || err != nil {
		t.Errorf("bob finds ann's draft, %v", err)
	}
	list, err := ann.Drafts(bg)
	if err != nil || len(list) != 2 || list[0].Place != "action new" || list[1].Place != "decision B-2026-001" {
		t.Errorf("ann's drafts, newest first: %+v, %v", list, err)
	}
	if err := ann.DropDraft(bg, "action new"); err != nil {
		t.Fatal(err)
	}
	if _, ok, _ := ann.Draft(bg, "action new"); ok {
		t.Error("a dropped draft is still there")
	}
	if _, ok, _ := bob.Draft(bg, "action new"); !ok {
		t.Error("ann's dropping took bob's")
	}
}

func TestDraftsHaveBounds(t *testing.T) {
	s, _, w := filled(t)
	h := s.As(storetest.As(w.Person[model.RoleCISO]))
	if err := h.SaveDraft(bg, "p", []byte(strings.Repeat("x", 256<<10))); err != nil {
		t.Errorf("256 kB is kept: %v", err)
	}
	if err := h.SaveDraft(bg, "p", []byte(strings.Repeat("x", 256<<10+1))); model.CodeOf(err) != model.CodeInvalid {
		t.Errorf("one byte more: %v", err)
	}
	for i := range 199 {
		if err := h.SaveDraft(bg, fmt.Sprint(i), []byte("{}")); err != nil {
			t.Fatal(i, err)
		}
	}
	if err := h.SaveDraft(bg, "een te veel", []byte("{}")); model.CodeOf(err) != model.CodeInvalid {
		t.Errorf("draft 201: %v", err)
	}
	if err := h.SaveDraft(bg, "p", []byte("{}")); err != nil {
		t.Errorf("one of the 200 is replaced: %v", err)
	}
}
