package store_test

import (
	"sync/atomic"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/catalog"
	"github.com/rekenschap/rekenschap/store"
)

// A paper is fetched in one session while it is confirmed in another: whatever
// comes between reading a mark and writing it, the confirmation stands.
func TestMarksOfTwoSessions(t *testing.T) {
	t.Parallel()
	v := newPoll(t)
	if err := v.h.MarkSeen(bg, v.paper, model.MarkShown); err != nil {
		t.Fatal(err)
	}
	var calls, at atomic.Int64
	confirmed := make(chan error, 1)
	clock := func() time.Time { // of the session that fetches
		if calls.Add(1) == at.Load() {
			done := make(chan struct{})
			go func() {
				confirmed <- v.h.ConfirmRead(bg, v.paper, true)
				close(done)
			}()
			select {
			case <-done:
			case <-time.After(200 * time.Millisecond): // it waits for what is being written here
			}
		}
		return v.c.Now()
	}
	other, err := store.Open(bg, v.s.Path(), store.Options{Clock: clock, Trust: true, Law: catalog.Law})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	fetching := other.As(v.h.Actor())
	between := 0
	for n := int64(1); ; n++ {
		if err := v.h.ConfirmRead(bg, v.paper, false); err != nil {
			t.Fatal(err)
		}
		calls.Store(0)
		at.Store(n)
		if err := fetching.MarkSeen(bg, v.paper, model.MarkFetched); err != nil {
			t.Fatal(err)
		}
		at.Store(0)
		if calls.Load() < n { // no such moment any more
			break
		}
		if err := <-confirmed; err != nil {
			t.Fatal(err)
		}
		between++
		err := v.h.View(bg, func(s model.State) error {
			if m := s.ReadMark(v.paper); !m.Read() || m.How != model.MarkFetched {
				t.Errorf("confirmed at moment %d of fetching: %+v", n, m)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if between < 2 {
		t.Errorf("%d moments were tried", between)
	}
}
