package store_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/tries"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// dump is everything a reader sees: every record of every kind, and the rows
// of every noun, judged on a day.
type dump map[string]string

func takeDump(t testing.TB, h *store.Handle, day model.Date) dump {
	t.Helper()
	d := dump{}
	storetest.MustView(t, h, func(s model.State) {
		for _, i := range model.Kinds() {
			for _, r := range s.All(i.Kind) {
				body, err := store.EncodeBody(r)
				if err != nil {
					t.Fatalf("%s: %v", r.Head().ID, err)
				}
				d[string(i.Kind)+" "+r.Head().ID] = fmt.Sprintf("rev %d: %s", r.Head().Rev, body)
			}
		}
	})
	err := h.Judge(bg, model.VerbReadDuties, func(s model.State) error {
		for _, n := range model.Nouns() {
			rows, err := n.Load(s, day)
			if err != nil {
				return fmt.Errorf("%s: %w", n.Name, err)
			}
			b, err := json.Marshal(rows)
			if err != nil {
				return err
			}
			d["list "+n.Name] = string(b)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func (d dump) differ(t testing.TB, want dump, when string) {
	t.Helper()
	n := 0
	for k, v := range want {
		if d[k] != v {
			t.Errorf("%s: %s\n  was  %s\n  now reads as %s", when, k, v, d[k])
			n++
		}
		if n > 3 {
			return
		}
	}
	for k := range d {
		if _, ok := want[k]; !ok {
			t.Errorf("%s: %s did not exist then", when, k)
		}
	}
}

// history makes changes by chance, the same for the same seed.
type history struct {
	t    testing.TB
	r    *rand.Rand
	h    *store.Handle
	c    *storetest.Clock
	w    *storetest.World
	open []string // actions that may be changed
}

func (y *history) step() {
	day := model.DateOf(y.c.Now())
	switch n := y.r.IntN(10); {
	case n < 3 || len(y.open) == 0:
		y.open = append(y.open, storetest.MustSave(y.t, y.h, &model.Action{Text: y.words(), Owner: y.w.Ref[model.KindOffice], Due: day.AddDays(y.r.IntN(90)), OriginNote: "toeval"}))
	case n < 6:
		storetest.MustChange(y.t, y.h, model.KindAction, y.open[y.r.IntN(len(y.open))], func(r model.Record) {
			a := r.(*model.Action)
			a.Text, a.Due = y.words(), day.AddDays(y.r.IntN(30))
			if y.r.IntN(3) == 0 {
				a.DoneOn = day
			}
		})
	case n < 7:
		storetest.MustChange(y.t, y.h, model.KindControl, "A-5.1", func(r model.Record) {
			c := r.(*model.Control)
			c.Assurance = model.Assurance([]string{"none", "design", "existence", "operation"}[y.r.IntN(4)])
			c.Why = y.words()
		})
	case n < 8:
		storetest.MustSave(y.t, y.h, &model.Supplier{Name: y.words(), Service: y.words()})
	case n < 9:
		storetest.MustSave(y.t, y.h, &model.Participation{Training: y.w.Ref[model.KindTraining], Person: y.w.Person[model.RoleDirector], Completed: y.r.IntN(2) == 0})
	default:
		var ground model.Ref
		storetest.MustView(y.t, y.h, func(s model.State) {
			r, _ := s.Get(model.KindControl, "A-5.1")
			ground = model.RefTo(r)
		})
		storetest.MustSave(y.t, y.h, &model.Decision{Body: y.w.Ref[model.KindBody], Method: model.MethodWritten, On: day, Subject: y.words(), Text: y.words(), Outcome: model.OutcomeApproved,
			RestsOn: []model.Ref{ground}})
	}
}

func (y *history) words() string {
	return fmt.Sprintf("tekst %d é\u2028 <&>", y.r.IntN(1_000_000))
}

// What was recorded then is what is shown for then: dumps of the file as it
// was at fifty moments, a third of them at a desk, held against the past as it reads afterwards. The
// expectation never comes out of a replay.
func TestAsOfOracle(t *testing.T) {
	t.Parallel()
	s, c, w := filled(t)
	y := &history{t: t, r: rand.New(rand.NewPCG(1, 2)), h: s.As(storetest.Local()), c: c, w: w}
	kept := map[model.Date]dump{}
	var days []model.Date
	day := model.MustDate("2026-02-10")
	for past := range 50 {
		// Some days nothing happens; on the days the clocks change, always.
		for _, at := range moments(y.r, day) {
			c.Set(at)
			y.step()
		}
		turned := day == model.MustDate("2026-03-29") || day == model.MustDate("2026-10-25")
		if tries.All() || turned || past%3 == 0 {
			kept[day] = takeDump(t, y.h, day)
			days = append(days, day)
		}
		switch step := day.AddDays(1 + y.r.IntN(12)); {
		case day.Before(model.MustDate("2026-03-29")) && step.After(model.MustDate("2026-03-29")):
			day = model.MustDate("2026-03-29")
		case day.Before(model.MustDate("2026-10-25")) && step.After(model.MustDate("2026-10-25")):
			day = model.MustDate("2026-10-25")
		case day == model.MustDate("2026-03-29") || day == model.MustDate("2026-10-25"):
			day = day.AddDays(1)
		default:
			day = step
		}
	}
	if kept[model.MustDate("2026-03-29")] == nil || kept[model.MustDate("2026-10-25")] == nil {
		t.Fatal("the days on which the clocks change are not among those kept")
	}
	c.Set(day.AddDays(40).Start())
	// In an order that makes the cache forget and build anew.
	y.r.Shuffle(len(days), func(i, j int) { days[i], days[j] = days[j], days[i] })
	for _, d := range append(slices.Clone(days), days[:5]...) {
		past, err := y.h.AsOf(bg, d)
		if err != nil {
			t.Fatalf("%s: %v", d, err)
		}
		takeDump(t, past, d).differ(t, kept[d], d.String())
		if t.Failed() {
			return
		}
	}
}

// moments of a day at which something happens: also its first and last
// millisecond in Amsterdam.
func moments(r *rand.Rand, day model.Date) []time.Time {
	var out []time.Time
	if r.IntN(2) == 0 || day == model.MustDate("2026-03-29") || day == model.MustDate("2026-10-25") {
		out = append(out, day.Start())
	}
	for i := range r.IntN(4) {
		out = append(out, day.Start().Add(time.Duration(3+5*i)*time.Hour+time.Duration(r.IntN(3600))*time.Second))
	}
	return append(out, day.End().Add(-time.Millisecond))
}

// The bounds of a day in Amsterdam, literally, with the clocks going forward
// and back.
func TestAsOfDayBounds(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ day, last, next string }{
		{"2026-01-15", "2026-01-15T22:59:59.999Z", "2026-01-15T23:00:00.000Z"},
		{"2026-07-15", "2026-07-15T21:59:59.999Z", "2026-07-15T22:00:00.000Z"},
		{"2026-03-28", "2026-03-28T22:59:59.999Z", "2026-03-28T23:00:00.000Z"},
		{"2026-03-29", "2026-03-29T21:59:59.999Z", "2026-03-29T22:00:00.000Z"},
		{"2026-10-24", "2026-10-24T21:59:59.999Z", "2026-10-24T22:00:00.000Z"},
		{"2026-10-25", "2026-10-25T22:59:59.999Z", "2026-10-25T23:00:00.000Z"},
	} {
		s, clock := storetest.MustCreate(t)
		h := s.As(storetest.Local())
		at := func(s string) {
			i, err := model.ParseInstant(s)
			if err != nil {
				t.Fatal(err)
			}
			clock.Set(i)
		}
		at(c.last)
		late := storetest.MustSave(t, h, &model.Person{Name: "net op tijd"})
		at(c.next)
		next := storetest.MustSave(t, h, &model.Person{Name: "de dag erna"})
		clock.Advance(48 * time.Hour)
		day := model.MustDate(c.day)
		ids := func(d model.Date) (out []string) {
			past, err := h.AsOf(bg, d)
			if err != nil {
				t.Fatalf("%s: %v", d, err)
			}
			storetest.MustView(t, past, func(s model.State) {
				for _, p := range s.All(model.KindPerson) {
					out = append(out, p.Head().ID)
				}
				if got := model.DateOf(s.Now()); got != d {
					t.Errorf("as of %s the day is %s", d, got)
				}
			})
			return out
		}
		if got := ids(day); !slices.Equal(got, []string{late}) {
			t.Errorf("as of %s: %v, want %s alone", day, got, late)
		}
		if got := ids(day.AddDays(1)); !slices.Equal(got, []string{late, next}) {
			t.Errorf("as of %s: %v, want both", day.AddDays(1), got)
		}
		_, err := h.AsOf(bg, day.AddDays(-1))
		wantCode(t, err, model.CodeNotFound, "error.past.before")
	}
}

// The past cannot be changed, today is the file itself, and so is tomorrow.
func TestAsOfEdges(t *testing.T) {
	t.Parallel()
	s, _, c := fixtureStore(t)
	h := s.As(storetest.Local())
	past, err := h.AsOf(bg, model.MustDate("2026-01-10"))
	if err != nil {
		t.Fatal(err)
	}
	if past.Day() != model.MustDate("2026-01-10") || !h.Day().IsZero() {
		t.Errorf("days %s and %s", past.Day(), h.Day())
	}
	_, err = past.Do(bg, model.Save{Record: &model.Person{Name: "x"}})
	wantCode(t, err, model.CodeInvalid, "error.past.readonly")
	for _, d := range []model.Date{model.DateOf(c.Now()), model.DateOf(c.Now()).AddDays(400)} {
		same, err := h.AsOf(bg, d)
		if err != nil || !same.Day().IsZero() {
			t.Errorf("%s: day %s, error %v; want the file as it is", d, same.Day(), err)
		}
	}
	empty, clock := storetest.MustCreate(t)
	clock.Advance(1000 * time.Hour)
	_, err = empty.As(storetest.Local()).AsOf(bg, model.MustDate("2026-01-06"))
	wantCode(t, err, model.CodeNotFound, "error.past.empty")
}

// What is removed today is removed from the past too, also from a copy that
// was built before.
func TestAsOfAfterRemoval(t *testing.T) {
	t.Parallel()
	s, p, c := fixtureStore(t)
	h := s.As(storetest.Local())
	c.Advance(time.Hour)
	id := storetest.MustSave(t, h, &model.Supplier{Name: "Naam die weg moet", Service: "x"})
	c.Advance(30 * 24 * time.Hour)
	past, err := h.AsOf(bg, model.MustDate("2026-03-10"))
	if err != nil {
		t.Fatal(err)
	}
	name := func() (n string) {
		storetest.MustView(t, past, func(s model.State) {
			r, ok := model.Get[*model.Supplier](s, id)
			if !ok {
				t.Fatalf("no %s", id)
			}
			n = r.Name
			for _, rev := range s.History(model.KindSupplier, id) {
				if got := rev.Record.(*model.Supplier).Name; got != n {
					t.Errorf("history says %q, the record %q", got, n)
				}
			}
		})
		return n
	}
	if got := name(); got != "Naam die weg moet" {
		t.Fatalf("name %q", got)
	}
	storetest.MustDo(t, h, model.RemoveBodies{Refs: []model.Ref{{Kind: model.KindSupplier, ID: id}}, Why: "verzoek", DecidedBy: p.world.Ref[model.KindDecision]})
	if got := name(); got != model.RemovedText {
		t.Errorf("after the removal the past still says %q", got)
	}
}

// Who may see what is today's, for the past too: roles, TLP, closed items.
func TestAsOfPermissionsAreTodays(t *testing.T) {
	t.Parallel()
	s, p, c := fixtureStore(t)
	local := s.As(storetest.Local())
	auditor := s.As(storetest.As(p.world.Person[model.RoleAuditor]))
	day := model.MustDate("2026-02-01")
	sees := func() (ok bool) {
		past, err := auditor.AsOf(bg, day)
		if err != nil {
			t.Fatal(err)
		}
		storetest.MustView(t, past, func(s model.State) {
			_, ok = s.Get(model.KindEvidence, p.world.OpenEvidence)
			if rows := s.Rows(model.KindEvidence, "title"); ok != slices.ContainsFunc(rows, func(r []any) bool { return r[0] == p.world.OpenEvidence }) {
				t.Errorf("Get says %v, Rows something else", ok)
			}
			if n := len(s.History(model.KindEvidence, p.world.OpenEvidence)); (n > 0) != ok {
				t.Errorf("Get says %v, History has %d revisions", ok, n)
			}
		})
		return ok
	}
	if !sees() {
		t.Fatal("the auditor should see it before it is marked")
	}
	c.Advance(time.Hour)
	storetest.MustChange(t, local, model.KindEvidence, p.world.OpenEvidence, func(r model.Record) { r.(*model.Evidence).Privileged = true })
	if sees() {
		t.Error("marked today, and yet the auditor sees it in the past")
	}
	// The grant ends on 5 July; after it the past is closed as well.
	c.Set(model.MustDate("2026-07-05").End().Add(-time.Millisecond))
	if _, err := auditor.AsOf(bg, day); err != nil {
		t.Errorf("on the last day: %v", err)
	}
	c.Advance(time.Millisecond)
	past, err := auditor.AsOf(bg, day)
	if err == nil {
		err = past.View(bg, func(model.State) error { return nil })
	}
	wantCode(t, err, model.CodeDenied, "error.denied.norole")
}

// Links of the past are those of the past, from both ends.
func TestAsOfLinks(t *testing.T) {
	t.Parallel()
	s, p, c := fixtureStore(t)
	h := s.As(storetest.Local())
	links := func(h *store.Handle) string {
		var out []string
		storetest.MustView(t, h, func(s model.State) {
			for _, l := range s.LinkedTo(model.KindEvidence, p.world.OpenEvidence) {
				out = append(out, fmt.Sprintf("%s %s rev %d %s", l.From.Kind, l.From.ID, l.From.Rev, l.Field))
			}
		})
		slices.Sort(out)
		return strings.Join(out, "; ")
	}
	before := links(h)
	if before == "" || strings.Contains(before, "rev 0") {
		t.Fatalf("links %q", before)
	}
	c.Advance(48 * time.Hour)
	storetest.MustChange(t, h, model.KindControl, "A-5.1", func(r model.Record) { r.(*model.Control).Evidence = nil })
	if now := links(h); now == before {
		t.Fatalf("links did not change: %q", now)
	}
	c.Advance(48 * time.Hour)
	past, err := h.AsOf(bg, model.MustDate("2026-03-02"))
	if err != nil {
		t.Fatal(err)
	}
	if got := links(past); got != before {
		t.Errorf("as of then %q, was %q", got, before)
	}
}
