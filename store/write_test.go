package store_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// batch is a command that writes what it is told, under an existing verb.
type batch struct {
	decide func(model.State) ([]model.Change, error)
}

func (batch) Verb() model.Verb { return model.SaveVerb(model.KindAction) }

func (b batch) Decide(s model.State) ([]model.Change, error) { return b.decide(s) }

func person(s model.State, name string) *model.Person {
	p := &model.Person{Name: name}
	p.ID = s.NextID(model.KindPerson, 0)
	return p
}

// changes writes several records at once.
func changes(rs ...model.Record) batch {
	return batch{func(s model.State) ([]model.Change, error) {
		var out []model.Change
		for _, r := range rs {
			r = model.Clone(r)
			from := r.Head().Rev
			if r.Head().ID == "" {
				r.Head().ID = s.NextID(r.Kind(), s.Today().Year())
			}
			out = append(out, model.Change{Record: r, From: from})
		}
		return out, nil
	}}
}

func headOf(t testing.TB, s *store.Store) store.Head {
	t.Helper()
	h, err := s.As(storetest.Local()).Head(bg)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// A stale change is refused and both states are handed over.
func TestConflictShowsBoth(t *testing.T) {
	t.Parallel()
	s, p, _ := fixtureStore(t)
	h := s.As(storetest.Local())
	id := p.world.Ref[model.KindSupplier]
	var mine model.Record
	storetest.MustView(t, h, func(s model.State) { r, _ := s.Get(model.KindSupplier, id); mine = model.Clone(r) })
	storetest.MustChange(t, h, model.KindSupplier, id, func(r model.Record) { r.(*model.Supplier).Service = "van een ander" })
	before := headOf(t, s)
	mine.(*model.Supplier).Service = "van mij"
	_, err := h.Do(bg, model.Save{Record: mine})
	wantCode(t, err, model.CodeConflict, "error.record.conflict")
	var c *model.Conflict
	if !asConflict(err, &c) || c.Mine.(*model.Supplier).Service != "van mij" || c.Theirs.(*model.Supplier).Service != "van een ander" || c.Theirs.Head().Rev != 2 {
		t.Errorf("conflict %+v", c)
	}
	if after := headOf(t, s); after != before {
		t.Error("the refused change was written")
	}
	// Also with a revision that does not exist yet, and as if it were new.
	for _, rev := range []int{0, 3, 99, -1} {
		mine.Head().Rev = rev
		if _, err := h.Do(bg, model.Save{Record: mine}); model.CodeOf(err) != model.CodeConflict {
			t.Errorf("upon revision %d: %v", rev, err)
		}
	}
}

// A change of nothing writes nothing: no entry, no revision, no file.
func TestChangeOfNothing(t *testing.T) {
	t.Parallel()
	s, p, c := fixtureStore(t)
	h := s.As(storetest.Local())
	before := headOf(t, s)
	for k, id := range p.world.Ref {
		c.Advance(time.Hour)
		if !model.Allowed([]model.Role{model.RoleLocal}, model.SaveVerb(k)) {
			continue // only by its own commands
		}
		var r model.Record
		storetest.MustView(t, h, func(s model.State) { got, _ := s.Get(k, id); r = model.Clone(got) })
		rc, err := h.Do(bg, model.Save{Record: r, Blobs: []model.Blob{storetest.Blob("los bestand")}})
		if err != nil || len(rc.Entries) != 0 {
			t.Errorf("%s: %d entries, %v", k, len(rc.Entries), err)
		}
	}
	// The same words in another Unicode form are the same words.
	storetest.MustSave(t, h, &model.Supplier{Name: "Caf\u00e9"})
	after := headOf(t, s)
	id := fmt.Sprintf("LEV-2026-%03d", 2)
	rc := storetest.MustChange(t, h, model.KindSupplier, id, func(r model.Record) { r.(*model.Supplier).Name = "Cafe\u0301" })
	if len(rc.Entries) != 0 || headOf(t, s) != after || after.Count != before.Count+1 {
		t.Errorf("%d entries for another Unicode form; %d, %d entries in all", len(rc.Entries), before.Count, after.Count)
	}
	if rep := storetest.MustVerify(t, h, store.VerifyOptions{}); rep.Code() != "" {
		t.Errorf("findings:%s", findings(rep))
	}
}

// A command that changes the record it was given in place, or a list inside
// it, is written like any other.
func TestChangeInPlace(t *testing.T) {
	t.Parallel()
	s, p, _ := fixtureStore(t)
	h := s.As(storetest.Local())
	item := p.world.Ref[model.KindAgendaItem]
	for i, edit := range []func(*model.AgendaItem){
		func(a *model.AgendaItem) { a.Title = "ter plekke veranderd" },
		func(a *model.AgendaItem) { a.Papers[0].Title = "ook in een lijst" },
	} {
		rc := storetest.MustDo(t, h, batch{func(s model.State) ([]model.Change, error) {
			r, _ := model.Get[*model.AgendaItem](s, item)
			edit(r)
			return []model.Change{{Record: r, From: r.Rev}}, nil
		}})
		if len(rc.Entries) != 1 || rc.Entries[0].Rev != i+2 {
			t.Errorf("change %d wrote %+v", i, rc.Entries)
		}
	}
}

// One command has one moment; moments rise, whatever the clock does.
func TestMoments(t *testing.T) {
	t.Parallel()
	s, c := storetest.MustCreate(t)
	h := s.As(storetest.Local())
	start := c.Now()
	last := ""
	for i, at := range []time.Time{start, start, start.Add(-time.Minute), start.Add(-4 * time.Minute), start.Add(500 * time.Microsecond), start.Add(time.Hour)} {
		c.Set(at)
		rc := storetest.MustDo(t, h, changes(&model.Person{Name: "a"}, &model.Person{Name: "b"}, &model.Person{Name: "c"}))
		if len(rc.Entries) != 3 {
			t.Fatalf("%d entries", len(rc.Entries))
		}
		for j, e := range rc.Entries {
			if e.RecordedAt != rc.Entries[0].RecordedAt || e.RecordedAt <= last || e.Seq != int64(3*i+j+1) {
				t.Errorf("command %d: entry %d at %s after %s", i, e.Seq, e.RecordedAt, last)
			}
		}
		last = rc.Entries[0].RecordedAt
	}
	if want := model.FormatInstant(start.Add(time.Hour)); last != want {
		t.Errorf("a clock that is right again gives %s, want %s", last, want)
	}
	// Far behind is a wrong clock.
	c.Set(start.Add(-24 * time.Hour))
	before := headOf(t, s)
	_, err := h.Do(bg, model.Save{Record: &model.Person{Name: "uit het verleden"}})
	wantCode(t, err, model.CodeInvalid, "error.clock.behind")
	if headOf(t, s) != before {
		t.Error("written by a wrong clock")
	}
}

// A command that fails in the middle leaves nothing: no record, no file, no
// number used up.
func TestFailureLeavesNothing(t *testing.T) {
	t.Parallel()
	s, p, _ := fixtureStore(t)
	h := s.As(storetest.Local())
	next := func() (out []string) {
		storetest.MustDo(t, h, batch{func(s model.State) ([]model.Change, error) {
			for _, i := range model.Kinds() {
				if !i.Fixed {
					out = append(out, s.NextID(i.Kind, 2026))
				}
			}
			return nil, nil
		}})
		return out
	}
	before, ids := headOf(t, s), next()
	blob := storetest.Blob("hoort bij een mislukte opdracht")
	good := func(s model.State) model.Change {
		e := &model.Evidence{Title: "goed", AddedOn: s.Today(), Blob: blob.SHA256}
		e.ID = s.NextID(model.KindEvidence, 2026)
		return model.Change{Record: e, Blobs: []model.Blob{blob}}
	}
	bad := map[string]func(s model.State) (model.Change, error){
		"error":     func(model.State) (model.Change, error) { return model.Change{}, errors.New("kan niet") },
		"required":  func(s model.State) (model.Change, error) { return model.Change{Record: person(s, "")}, nil },
		"control":   func(s model.State) (model.Change, error) { return model.Change{Record: person(s, "a\x1b[2J")}, nil },
		"not UTF-8": func(s model.State) (model.Change, error) { return model.Change{Record: person(s, "a\xff")}, nil },
		"10 kB name": func(s model.State) (model.Change, error) {
			return model.Change{Record: person(s, strings.Repeat("x", 10_000))}, nil
		},
		"unknown id": func(s model.State) (model.Change, error) {
			r := person(s, "x")
			r.ID = "P-900"
			return model.Change{Record: r}, nil
		},
		"id as SQL": func(s model.State) (model.Change, error) {
			r := person(s, "x")
			r.ID = "P-'; --"
			return model.Change{Record: r}, nil
		},
		"id of no one":    func(s model.State) (model.Change, error) { return model.Change{Record: &model.Person{Name: "x"}}, nil },
		"revision of new": func(s model.State) (model.Change, error) { return model.Change{Record: person(s, "x"), From: 1}, nil },
		"no such target": func(s model.State) (model.Change, error) {
			a := &model.Action{Text: "x", Owner: "P-900", Due: s.Today()}
			a.ID = s.NextID(model.KindAction, 2026)
			return model.Change{Record: a}, nil
		},
		"no such file": func(s model.State) (model.Change, error) {
			e := &model.Evidence{Title: "x", AddedOn: s.Today(), Blob: strings.Repeat("0", 64)}
			e.ID = s.NextID(model.KindEvidence, 2026)
			return model.Change{Record: e}, nil
		},
		"file under another name": func(s model.State) (model.Change, error) {
			c := good(s)
			b := storetest.Blob("anders")
			c.Record.(*model.Evidence).Blob, c.Blobs = b.SHA256, []model.Blob{{SHA256: b.SHA256, Content: []byte("andere inhoud")}}
			return c, nil
		},
		"file too large": func(s model.State) (model.Change, error) {
			c := good(s)
			b := storetest.Blob(strings.Repeat("x", store.MaxBlob+1))
			c.Record.(*model.Evidence).Blob, c.Blobs = b.SHA256, []model.Blob{b}
			return c, nil
		},
		"record too large": func(s model.State) (model.Change, error) {
			d := &model.Decision{Body: p.world.Ref[model.KindBody], Method: model.MethodWritten, On: s.Today(), Subject: "x", Outcome: model.OutcomeApproved}
			d.ID = s.NextID(model.KindDecision, 2026)
			long := strings.Repeat("é", 19_000)
			d.Text, d.Considerations, d.Alternatives = long, long, long
			return model.Change{Record: d}, nil
		},
		"impossible control": func(model.State) (model.Change, error) {
			k := &model.Control{Applicable: model.ApplicableYes}
			k.ID = "A-05.1"
			return model.Change{Record: k}, nil
		},
		"second organisation": func(model.State) (model.Change, error) {
			o := &model.Organisation{UID: "x", Name: "x", LegalForm: model.BV, Annex: model.Annex1}
			o.ID = "ORG2"
			return model.Change{Record: o}, nil
		},
	}
	for name, f := range bad {
		_, err := h.Do(bg, batch{func(s model.State) ([]model.Change, error) {
			first := good(s)
			second, err := f(s)
			return []model.Change{first, second}, err
		}})
		if err == nil {
			t.Errorf("%s: no error", name)
		}
		if got := headOf(t, s); got != before {
			t.Fatalf("%s: %d entries became %d", name, before.Count, got.Count)
		}
	}
	panics(t, func() {
		h.Do(bg, batch{func(s model.State) ([]model.Change, error) { panic("in Decide") }})
	})
	if got := next(); !equal(got, ids) {
		t.Errorf("next numbers were %v, are %v", ids, got)
	}
	if _, err := h.Blob(bg, blob.SHA256); model.CodeOf(err) != model.CodeNotFound {
		t.Errorf("the file of a failed command is kept: %v", err)
	}
	if rep := storetest.MustVerify(t, h, store.VerifyOptions{}); rep.Code() != "" {
		t.Errorf("findings:%s", findings(rep))
	}
}

func panics(t *testing.T, f func()) {
	t.Helper()
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	f()
}

func equal(a, b []string) bool { return fmt.Sprint(a) == fmt.Sprint(b) }

// Numbers are given in order, not used again, and go on past 999.
func TestNumbers(t *testing.T) {
	t.Parallel()
	s, c := storetest.MustCreate(t)
	h := s.As(storetest.Local())
	var all []model.Record
	for range 1003 {
		all = append(all, &model.Supplier{Name: "x"})
	}
	rc := storetest.MustDo(t, h, changes(all...))
	seen := map[string]bool{}
	for _, e := range rc.Entries {
		if seen[e.ID] {
			t.Fatalf("%s twice", e.ID)
		}
		seen[e.ID] = true
	}
	if !seen["LEV-2026-001"] || !seen["LEV-2026-1003"] {
		t.Errorf("first %s, last %s", rc.Entries[0].ID, rc.Entries[1002].ID)
	}
	if id := storetest.MustSave(t, h, &model.Supplier{Name: "x"}); id != "LEV-2026-1004" {
		t.Errorf("after 1003 comes %s", id)
	}
	c.Set(model.MustDate("2027-01-01").Start())
	if id := storetest.MustSave(t, h, &model.Supplier{Name: "x"}); id != "LEV-2027-001" {
		t.Errorf("the new year, just begun in Amsterdam, starts with %s", id)
	}
}

// Text that is hard to write comes back as it was.
func TestTextSurvives(t *testing.T) {
	t.Parallel()
	s, c := storetest.MustCreate(t)
	h := s.As(storetest.Local())
	for _, text := range []string{"a\n\u0303b", "a\t\u0307", "\\n\u0303", "\"\u0338", "<\u0338", "é\u2028\u2029", "😀👩\u200d⚕️", "\\\\", "\n\n", "it's", "{\"v\":1}", "\ufeffx", "‮abc", "\u0301"} {
		c.Advance(time.Hour)
		id := storetest.MustSave(t, h, &model.Supplier{Name: "x", Stops: text})
		storetest.MustView(t, h, func(s model.State) {
			r, ok := model.Get[*model.Supplier](s, id)
			if !ok || r.Stops != nfc(text) {
				t.Errorf("%q came back as %q", text, r.Stops)
			}
		})
	}
	if rep := storetest.MustVerify(t, h, store.VerifyOptions{}); rep.Code() != "" {
		t.Errorf("findings:%s", findings(rep))
	}
}

// A file that the record does not name is not kept: it would be a stray one.
func TestUnnamedFileIsNotKept(t *testing.T) {
	t.Parallel()
	s, _ := storetest.MustCreate(t)
	h := s.As(storetest.Local())
	named, other := storetest.Blob("genoemd"), storetest.Blob("niet genoemd")
	storetest.MustSave(t, h, &model.Evidence{Title: "x", AddedOn: model.MustDate("2026-01-05"), Blob: named.SHA256}, named, other)
	if _, err := h.Blob(bg, named.SHA256); err != nil {
		t.Error(err)
	}
	if rep := storetest.MustVerify(t, h, store.VerifyOptions{}); rep.Code() != "" {
		t.Errorf("findings:%s", findings(rep))
	}
}
