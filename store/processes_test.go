package store_test

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/catalog"
	"github.com/rekenschap/rekenschap/model/tries"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// TestMain lets the test binary be a second process on the same file.
func TestMain(m *testing.M) {
	if path := os.Getenv("STORE_WORKER"); path != "" {
		os.Exit(work(path))
	}
	tries.AtMost(30)
	code := m.Run()
	for _, f := range atExit {
		f()
	}
	os.Exit(code)
}

// atExit tidies up what all tests share.
var atExit []func()

// work makes changes as another process does: several at a time.
func work(path string) int {
	n, _ := strconv.Atoi(os.Getenv("STORE_CHANGES"))
	workers, _ := strconv.Atoi(os.Getenv("STORE_WORKERS"))
	s, err := store.Open(bg, path, store.Options{Law: catalog.Law, Trust: true, Fast: true})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer s.Close()
	if err := workOn(s, os.Getenv("STORE_NAME"), workers, n); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// workOn reads, changes and writes one shared record and makes new ones; a
// conflict is tried again, so that every change must be in the end.
func workOn(s *store.Store, name string, workers, n int) error {
	h := s.As(model.Actor{Via: model.ViaLocal, OSUser: name})
	var wg sync.WaitGroup
	errs := make(chan error, workers)
	for w := range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range n {
				if err := once(h, fmt.Sprintf("%s %d %d", name, w, i)); err != nil {
					errs <- fmt.Errorf("%s %d change %d: %w", name, w, i, err)
					return
				}
			}
		}()
	}
	wg.Wait()
	close(errs)
	return <-errs
}

func once(h *store.Handle, mark string) error {
	if len(mark)%2 == 0 {
		_, err := h.Do(bg, model.Save{Record: &model.Supplier{Name: mark}})
		return err
	}
	for {
		var r model.Record
		err := h.View(bg, func(s model.State) error {
			got, _ := s.Get(model.KindPerson, "P-001")
			r = model.Clone(got)
			return nil
		})
		if err != nil {
			return err
		}
		r.(*model.Person).Name = mark
		if _, err = h.Do(bg, model.Save{Record: r}); model.CodeOf(err) != model.CodeConflict || err == nil {
			return err
		}
	}
}

// Processes on one file, some with several at work at a time: nothing is lost.
func TestProcesses(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct{ processes, workers, changes int }{{2, 4, 25}, {8, 1, 100}} {
		t.Run(fmt.Sprintf("%d", tc.processes), func(t *testing.T) {
			t.Parallel()
			if testing.Short() {
				tc.changes = 15
			}
			shareFile(t, tc.processes, tc.workers, tc.changes)
		})
	}
}

func shareFile(t *testing.T, processes, workers, n int) {
	s, c := storetest.MustCreate(t)
	c.Set(time.Now().Add(-time.Hour))
	h := s.As(storetest.Local())
	storetest.MustSave(t, h, &model.Person{Name: "gedeeld"})
	names := strings.Split("abcdefgh"[:processes], "")
	var running []*exec.Cmd
	for _, name := range names {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "STORE_WORKER="+s.Path(), "STORE_CHANGES="+strconv.Itoa(n), "STORE_WORKERS="+strconv.Itoa(workers), "STORE_NAME="+name)
		cmd.Stdout = new(strings.Builder)
		cmd.Stderr = cmd.Stdout
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		running = append(running, cmd)
	}
	for _, cmd := range running {
		if err := cmd.Wait(); err != nil {
			t.Errorf("%v\n%s", err, cmd.Stdout)
		}
	}
	rep := storetest.MustVerify(t, h, store.VerifyOptions{})
	if want := int64(processes*workers*n + 1); rep.Code() != "" || rep.Entries != want {
		t.Errorf("%d entries, want %d:%s", rep.Entries, want, findings(rep))
	}
	marks := map[string]bool{}
	storetest.MustView(t, h, func(s model.State) {
		for _, r := range model.All[*model.Supplier](s) {
			marks[r.Name] = true
		}
		for _, rev := range s.History(model.KindPerson, "P-001") {
			marks[rev.Record.(*model.Person).Name] = true
		}
	})
	for _, p := range names {
		for w := range workers {
			for i := range n {
				if m := fmt.Sprintf("%s %d %d", p, w, i); !marks[m] {
					t.Errorf("the change %q is lost", m)
				}
			}
		}
	}
}

// Another process is heard within a second.
func TestListenerHearsAnotherProcess(t *testing.T) {
	t.Parallel()
	s, c := storetest.MustCreate(t)
	c.Set(time.Now().Add(-time.Hour))
	storetest.MustSave(t, s.As(storetest.Local()), &model.Person{Name: "gedeeld"})
	listener, stop := contextWithCancel()
	defer stop()
	ch := s.Changes(listener)
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "STORE_WORKER="+s.Path(), "STORE_CHANGES=1", "STORE_WORKERS=1", "STORE_NAME=x")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	heard(t, ch, time.Second) // from its end on: it wrote before that
}

// A listener hears of another's change within a second, of its own at once,
// and of nothing when nothing happens: what somebody keeps for himself is no news.
func TestListeners(t *testing.T) {
	t.Parallel()
	s, c := storetest.MustCreate(t)
	other := storetest.MustOpen(t, s.Path(), storetest.Options(c))
	listener, stop := contextWithCancel()
	defer stop()
	ch := s.Changes(listener)
	// At once after Changes returned, so nothing may fall between.
	storetest.MustSave(t, other.As(storetest.Local()), &model.Person{Name: "van een ander"})
	heard(t, ch, time.Second+500*time.Millisecond)
	storetest.MustSave(t, s.As(storetest.Local()), &model.Person{Name: "van mij"})
	heard(t, ch, 100*time.Millisecond)
	late := s.Changes(listener)
	storetest.MustSave(t, other.As(storetest.Local()), &model.Person{Name: "weer een ander"})
	heard(t, late, time.Second+500*time.Millisecond)
	quiet := s.Changes(listener)
	if err := other.As(storetest.Local()).SaveView(bg, model.SavedView{Screen: "actions", Name: "mijn"}); err != nil {
		t.Fatal(err)
	}
	if err := other.As(storetest.Local()).SaveDraft(bg, "action new", []byte("{}")); err != nil {
		t.Fatal(err)
	}
	select {
	case <-quiet:
		t.Error("a view or a draft that was saved wakes every session")
	case <-time.After(time.Second + 200*time.Millisecond):
	}
}

func heard(t *testing.T, ch <-chan struct{}, within time.Duration) {
	t.Helper()
	select {
	case <-ch:
	case <-time.After(within):
		t.Errorf("nothing heard within %s", within)
	}
}

// Changes gives what came after an instant, not what came at it.
func TestChangesAfter(t *testing.T) {
	t.Parallel()
	s, c := storetest.MustCreate(t)
	h := s.As(storetest.Local())
	var at []time.Time
	for range 3 {
		c.Advance(time.Hour)
		at = append(at, c.Now())
		storetest.MustSave(t, h, &model.Person{Name: "x"})
	}
	storetest.MustView(t, h, func(s model.State) {
		for i, moment := range at {
			if got := len(s.Changes(model.KindPerson, moment)); got != 2-i {
				t.Errorf("after change %d: %d, want %d", i+1, got, 2-i)
			}
			if got := len(s.Changes(model.KindPerson, moment.Add(-time.Millisecond))); got != 3-i {
				t.Errorf("just before change %d: %d, want %d", i+1, got, 3-i)
			}
		}
	})
}
