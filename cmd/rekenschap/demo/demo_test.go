package demo

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/catalog"
	"github.com/rekenschap/rekenschap/store"
)

var theDay = model.MustDate("2026-11-21")

// fill makes a demo and opens it as whoever works at the file, on its last day.
func fill(t *testing.T, o Options) *store.Handle {
	t.Helper()
	path := filepath.Join(t.TempDir(), "demo.rekenschap")
	begin := time.Now()
	if err := Fill(context.Background(), path, o); err != nil {
		t.Fatal(err)
	}
	t.Logf("filled in %v", time.Since(begin))
	return open(t, path, o.Day)
}

func open(t *testing.T, path string, day model.Date) *store.Handle {
	t.Helper()
	st, err := store.Open(context.Background(), path, store.Options{Trust: true, Law: catalog.Law,
		Clock: func() time.Time { return day.Start().Add(12 * time.Hour) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	return st.As(model.Actor{Via: model.ViaLocal})
}

func TestFill(t *testing.T) {
	h := fill(t, Options{Day: theDay, Seed: 1})
	head, _ := h.Head(context.Background())
	t.Log(head.Count, head.Hash)
	err := h.View(context.Background(), func(s model.State) error {
		for _, d := range model.Duties(s, theDay) {
			if d.Status != model.Untracked {
				t.Log(d.ID, d.Status, d.Summary, d.Note, d.Due)
			}
		}
		for _, i := range model.Kinds() {
			t.Log(i.Kind, len(s.All(i.Kind)))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
