package store_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// A paper with a title of its own tells no more than the record it came from:
// not when searched for, not as JSON, not in an export.
func TestPaperOfSomethingHidden(t *testing.T) {
	t.Parallel()
	s, p, c := fixtureStore(t)
	w, local, day := p.world, s.As(storetest.Local()), model.DateOf(c.Now())
	papers := []model.Paper{{Title: "Strafrechtelijke gevolgen", On: day, What: model.Ref{Kind: model.KindEvidence, ID: w.Privileged, Rev: 1}}, {Title: "Begroting", On: day}}
	d := storetest.MustSave(t, local, &model.Decision{Body: w.Ref[model.KindBody], Method: model.MethodMeeting, Meeting: w.Ref[model.KindMeeting], On: day,
		Subject: "Gewoon besluit", Text: "tekst", Outcome: model.OutcomeNoted, Papers: papers})
	it := storetest.MustSave(t, local, &model.AgendaItem{Meeting: w.Ref[model.KindMeeting], Nr: 9, Type: model.ItemDecision, Title: "Gewoon punt", Papers: papers})
	storetest.Adopt(t, local, w.Ref[model.KindMeeting])
	for name, may := range map[model.Role]bool{model.RoleAuditor: false, model.RoleDirector: true} {
		h := s.As(storetest.As(w.Person[name]))
		if got := found(t, h, "strafrechtelijke"); len(got) > 0 {
			t.Errorf("%s: the paper leads to %v", name, got)
		}
		for _, hit := range search(t, h, "gewoon", 0).Hits {
			if strings.Contains(fmt.Sprint(hit), "Strafrecht") {
				t.Errorf("%s: the hit tells %v", name, hit)
			}
		}
		if got := found(t, h, "begroting"); len(got) != 2 {
			t.Errorf("%s: a paper without a record of its own is found in %v", name, got)
		}
		storetest.MustView(t, h, func(v model.State) {
			for k, id := range map[model.Kind]string{model.KindDecision: d, model.KindAgendaItem: it} {
				r, _ := v.Get(k, id)
				text, err := json.Marshal(model.Told(v, r))
				if err != nil || strings.Contains(string(text), "Strafrecht") != may || strings.Contains(string(text), w.Privileged) != may || !strings.Contains(string(text), "Begroting") {
					t.Errorf("%s is told %s, %v", name, text, err)
				}
				if again, _ := v.Get(k, id); model.Papers(again)[0].Title == "" {
					t.Error("the record itself was changed")
				}
			}
		})
	}
	for name, h := range map[string]*store.Handle{"auditor": s.As(storetest.As(w.Person[model.RoleAuditor])), "local": local} {
		if text := export(t, h); strings.Contains(text, "Strafrecht") || !strings.Contains(text, "Verslag hersteltest") {
			t.Errorf("%s: the export tells the title of privileged evidence, or nothing", name)
		}
	}
}

// Where it cannot be worked out what is hidden, nothing is shown and whoever
// asked is told: what others may keep of it is an error.
func TestUnknownMarksShowNothing(t *testing.T) {
	t.Parallel()
	s, p, c := fixtureStore(t)
	now := s.As(storetest.As(p.world.Person[model.RoleAuditor]))
	past, err := now.AsOf(bg, model.DateOf(c.Now()).AddDays(-1))
	if err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken off")
	for when, h := range map[string]*store.Handle{"now": now, "yesterday": past} {
		err := h.View(bg, func(v model.State) error {
			store.BreakToday(v, broken)
			if rows := v.Rows(model.KindEvidence, "title"); len(rows) > 0 {
				t.Errorf("%s: Rows gives %v", when, rows)
			}
			return nil
		})
		if !errors.Is(err, broken) {
			t.Errorf("%s, reading: %v", when, err)
		}
		for _, today := range []bool{false, true} {
			if err := h.BreakSeen(bg, today, broken); !errors.Is(err, broken) {
				t.Errorf("%s, judging: %v", when, err)
			}
		}
	}
}

// Bytes that became privileged later are closed on the days before too.
func TestPastBytesFollowTodaysMarks(t *testing.T) {
	t.Parallel()
	s, p, c := fixtureStore(t)
	w, local, day := p.world, s.As(storetest.Local()), model.DateOf(c.Now())
	b := storetest.Blob("stuk bij een open punt\n")
	storetest.MustSave(t, local, &model.AgendaItem{Meeting: w.Ref[model.KindMeeting], Nr: 7, Type: model.ItemDecision, Title: "Open punt", Papers: []model.Paper{{Title: "Stuk", SHA256: b.SHA256, On: day}}}, b)
	storetest.Adopt(t, local, w.Ref[model.KindMeeting])
	c.Advance(72 * time.Hour)
	auditor, err := s.As(storetest.As(w.Person[model.RoleAuditor])).AsOf(bg, day)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := auditor.Blob(bg, b.SHA256); err != nil {
		t.Errorf("an open paper: %v", err)
	}
	storetest.MustSave(t, local, &model.Evidence{Title: "Nu verschoond", AddedOn: model.DateOf(c.Now()), Blob: b.SHA256, Size: len(b.Content), Privileged: true})
	if _, err := auditor.Blob(bg, b.SHA256); model.CodeOf(err) != model.CodeNotFound {
		t.Errorf("the bytes of privileged evidence, as of before: %v", err)
	}
}

// A removal that lands between opening a day and reading it counts at once, and
// nobody after gets the words back.
func TestRemovalWhileThePastIsOpened(t *testing.T) {
	t.Parallel()
	c := storetest.NewClock("2026-01-05")
	var hook atomic.Pointer[func()]
	opt := storetest.Options(c)
	opt.Clock = func() time.Time {
		if f := hook.Swap(nil); f != nil {
			(*f)()
		}
		return c.Now()
	}
	path := filepath.Join(t.TempDir(), "a.db")
	s := storetest.MustCreateAt(t, path, opt)
	w := storetest.Fixture(t, s, c)
	ev := storetest.MustSave(t, s.As(storetest.Local()), &model.Evidence{Title: "GEHEIME NAAM", AddedOn: model.DateOf(c.Now()), Location: "kast"})
	day := model.DateOf(c.Now())
	c.Advance(48 * time.Hour)
	other := storetest.MustOpen(t, path, storetest.Options(c))
	h, err := s.As(storetest.Local()).AsOf(bg, day)
	if err != nil {
		t.Fatal(err)
	}
	remove := func() {
		storetest.MustDo(t, other.As(storetest.Local()), model.RemoveBodies{Refs: []model.Ref{{Kind: model.KindEvidence, ID: ev}}, Why: "verzoek", DecidedBy: w.Ref[model.KindDecision]})
	}
	hook.Store(&remove)
	n, _ := model.NounByName("evidence")
	for _, who := range []string{"who was first", "who came later"} {
		l, err := h.List(bg, n, day)
		if err != nil || len(l.Rows) == 0 || strings.Contains(fmt.Sprint(l.Rows), "GEHEIM") {
			t.Errorf("%s reads %v, %v", who, l.Rows, err)
		}
	}
}

// What a supervisor sees of an action out of a question does not hang on
// whether some other item is closed.
func TestActionOutOfAQuestion(t *testing.T) {
	t.Parallel()
	s, p, c := fixtureStore(t)
	w, local, day := p.world, s.As(storetest.Local()), model.DateOf(c.Now())
	m := storetest.MustSave(t, local, &model.Meeting{Body: w.Ref[model.KindBody], On: day, State: model.MeetingOpen})
	q := storetest.MustSave(t, local, &model.Question{Meeting: m, AskedBy: w.Reader, AskedOn: day, Text: "Wie doet dit?"})
	id := storetest.MustSave(t, local, &model.Action{Text: "uit een vraag", Owner: w.Reader, Due: day, Origin: model.Ref{Kind: model.KindQuestion, ID: q, Rev: 1}})
	storetest.Adopt(t, local, m)
	open := func() (ok bool) {
		storetest.MustView(t, s.As(storetest.As(w.Person[model.RoleSupervisor])), func(v model.State) { _, ok = v.Get(model.KindAction, id) })
		return ok
	}
	withClosed := open()
	storetest.MustChange(t, local, model.KindAgendaItem, w.Closed, func(r model.Record) { r.(*model.AgendaItem).Closed = false })
	if without := open(); !withClosed || !without {
		t.Errorf("seen with a closed item: %v, without: %v", withClosed, without)
	}
}

// More readers than connections open days of the past at the same time: none
// waits for a connection that another holds.
func TestManyOpenThePast(t *testing.T) {
	t.Parallel()
	s, _, c := fixtureStore(t)
	n, _ := model.NounByName("people")
	ctx, stop := context.WithTimeout(bg, 20*time.Second)
	defer stop()
	var all sync.WaitGroup
	for i := range 12 {
		all.Go(func() {
			day := model.DateOf(c.Now()).AddDays(-1 - i%5)
			h, err := s.As(storetest.Local()).AsOf(ctx, day)
			if err == nil {
				_, err = h.List(ctx, n, day)
			}
			if err != nil {
				t.Error(day, err)
			}
		})
	}
	all.Wait()
}
