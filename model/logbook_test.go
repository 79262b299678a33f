package model_test

import (
	"strconv"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// The log tells each reader what they may see, newest first, and never says
// that older entries are missing when they are only not for this reader.
func TestLogPerReader(t *testing.T) {
	s, c := storetest.MustCreate(t)
	w := storetest.Fixture(t, s, c)
	noun, _ := model.NounByName("log")
	day := model.DateOf(c.Now())
	list := func(a model.Actor) model.Listing {
		l, err := s.As(a).List(t.Context(), noun, day)
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	head := func(l model.Listing) string { return l.Head[0].Value.(model.Message).Key }
	all, auditor := list(storetest.Local()), list(storetest.As(w.Person[model.RoleAuditor]))
	if got, want := all.Rows[0].Values[0], len(all.Rows); got != want || head(all) != "screen.log.head" {
		t.Errorf("newest %v of %v, %s", got, want, head(all))
	}
	if len(auditor.Rows) >= len(all.Rows) || head(auditor) != "screen.log.head_seen" {
		t.Errorf("an auditor sees %d of %d, %s", len(auditor.Rows), len(all.Rows), head(auditor))
	}
	closed := map[string]bool{w.Closed: true, w.ClosedDecision: true, w.ClosedVote: true, w.Privileged: true, w.AmberReport: true}
	for _, r := range auditor.Rows {
		if closed[r.Values[4].(string)] {
			t.Errorf("the log tells an auditor of %v", r.Values[4])
		}
	}
	if _, err := s.As(storetest.As(w.Person[model.RoleDirector])).List(t.Context(), noun, day); model.CodeOf(err) != model.CodeDenied {
		t.Errorf("a director reads the log: %v", err)
	}
}

// An entry is a page with what it changed and the numbers to check it by.
func TestEntryPage(t *testing.T) {
	s, c := storetest.MustCreate(t)
	w := storetest.Fixture(t, s, c)
	h := s.As(storetest.Local())
	rc := storetest.MustChange(t, h, model.KindAction, w.Ref[model.KindAction], func(r model.Record) { r.(*model.Action).Text = "anders" })
	id := model.Ref{Kind: model.KindEntry, ID: strconv.FormatInt(rc.Entries[0].Seq, 10)}
	storetest.MustView(t, h, func(v model.State) {
		doc, err := model.Describe(v, id.Kind, id.ID, v.Today())
		if err != nil {
			t.Fatal(err)
		}
		var hash string
		changed := false
		for _, b := range doc.Blocks {
			if m, ok := b.Value.(model.Message); ok && m.Key == "screen.doc.changed" && m.Args["New"] == "anders" {
				changed = true
			}
			if b.Label.Key == "screen.log.hash" {
				hash, _ = b.Value.(string)
			}
		}
		head, err := h.Head(t.Context())
		if err != nil || !changed || hash != head.Hash.String() {
			t.Errorf("changed %v, hash %q, head %v, %v", changed, hash, head.Hash, err)
		}
	})
	err := s.As(storetest.As(w.Person[model.RoleDirector])).View(t.Context(), func(v model.State) error {
		_, err := model.Describe(v, id.Kind, id.ID, v.Today())
		return err
	})
	if model.CodeOf(err) != model.CodeNotFound {
		t.Errorf("a director reads an entry: %v", err)
	}
}
