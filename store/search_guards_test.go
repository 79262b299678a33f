package store_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// What a reader may not see is neither found nor counted: every word of every
// record is asked of every reader, also of a day in the past.
func TestSearchGuards(t *testing.T) {
	t.Parallel()
	s, p, c := fixtureStore(t)
	w, local := p.world, s.As(storetest.Local())
	c.Advance(time.Hour)
	// What rests under something closed, however far, and what is found by a name.
	under := storetest.MustSave(t, local, &model.Action{Text: "Uit het geslotene", Owner: w.Ref[model.KindOffice], Due: model.DateOf(c.Now()), Origin: model.Ref{Kind: model.KindDecision, ID: w.ClosedDecision, Rev: 1}})
	storetest.MustSave(t, local, &model.Evidence{Title: "Bewijs bij de vraag", AddedOn: model.DateOf(c.Now()), Location: "kluis", About: []model.Ref{{Kind: model.KindQuestion, ID: w.ClosedQuestion, Rev: 1}}})
	storetest.MustSave(t, local, &model.Action{Text: "Uit een vraag", Owner: w.Ref[model.KindOffice], Due: model.DateOf(c.Now()), Origin: model.Ref{Kind: model.KindQuestion, ID: w.Ref[model.KindQuestion], Rev: 1}})
	c.Advance(48 * time.Hour)
	who := actors(w)
	who["reader"] = storetest.As(w.Reader)
	for name, actor := range who {
		if roleOf(name) == nil && name != "reader" {
			if _, err := s.As(actor).Search(bg, "beleid", model.MustDate("2026-02-01"), 0); model.CodeOf(err) != model.CodeDenied {
				t.Errorf("%s searches: %v", name, err)
			}
			continue
		}
		past, err := s.As(actor).AsOf(bg, model.DateOf(c.Now()).AddDays(-1))
		if err != nil {
			t.Fatal(err)
		}
		for when, h := range map[string]*store.Handle{"now": s.As(actor), "yesterday": past} {
			t.Run(name+" "+when, func(t *testing.T) { searchesWhatIsSeen(t, s, h) })
		}
	}
	if got := found(t, s.As(storetest.As(w.Person[model.RoleCISO])), "geslotene"); len(got) > 0 {
		t.Errorf("the CISO finds %v, made under a closed decision", got)
	}
	if got := found(t, s.As(storetest.As(w.Reader)), "geslotene"); !slices.Equal(got, []string{under}) {
		t.Errorf("the named reader finds %v", got)
	}
}

// searchesWhatIsSeen holds search against reading: all that is seen is found,
// nothing else is.
func searchesWhatIsSeen(t *testing.T, s *store.Store, h *store.Handle) {
	seen, hidden := map[string]bool{}, map[string]bool{}
	var none map[string]bool
	storetest.MustView(t, h, func(v model.State) {
		for _, i := range model.Kinds() {
			for _, r := range v.All(i.Kind) {
				seen[r.Head().ID] = true
			}
			for _, r := range v.Rows(i.Kind) {
				if !seen[r[0].(string)] {
					t.Errorf("%s stands in the list and cannot be read", r[0])
				}
			}
		}
		none = store.HiddenRecords(v)
	})
	storetest.MustView(t, s.As(storetest.Local()), func(v model.State) {
		for _, i := range model.Kinds() {
			for _, r := range v.All(i.Kind) {
				if id := r.Head().ID; !seen[id] {
					hidden[id] = true
				}
			}
		}
	})
	for id := range seen {
		if none[id] {
			t.Errorf("%s is seen, but hidden from search", id)
		}
		if got := found(t, h, id); id != model.OrganisationID && !slices.Contains(got, id) {
			t.Errorf("%s is seen, not found: %v", id, got)
		}
	}
	for id := range hidden {
		for _, got := range found(t, h, id) {
			if !seen[got] && !strings.HasPrefix(got, "cbw-") {
				t.Errorf("%s is found by %s", got, id)
			}
		}
	}
	for _, letter := range "abcdefghijklmnopqrstuvwxyz0123456789-" {
		for _, got := range found(t, h, string(letter)) {
			if hidden[got] {
				t.Errorf("%s is found by %q", got, letter)
			}
		}
	}
	for word := range secrets(&storetest.World{}) {
		if got := found(t, h, word); len(got) > 0 && !seen[got[0]] {
			t.Errorf("%q finds %v", word, got)
		}
	}
}

// Others are found by these names, so everybody must be allowed to read them.
func TestNamesAreForEverybody(t *testing.T) {
	t.Parallel()
	for _, k := range model.Naming() {
		for _, r := range model.Roles() {
			if !model.Allowed([]model.Role{r}, model.ReadVerb(k)) {
				t.Errorf("%s may not read a %s, but finds others by its name", r, k)
			}
		}
	}
}

// A mark counts in the next search, whoever searched before.
func TestSearchFollowsMarks(t *testing.T) {
	t.Parallel()
	s, p, _ := fixtureStore(t)
	w, local := p.world, s.As(storetest.Local())
	item := storetest.MustSave(t, local, &model.AgendaItem{Meeting: w.Ref[model.KindMeeting], Nr: 7, Type: model.ItemDecision, Title: "Overname zebra"})
	director := s.As(storetest.As(w.Person[model.RoleDirector]))
	reader := s.As(storetest.As(w.Reader))
	want := func(who string, h *store.Handle, n int) {
		t.Helper()
		if got := found(t, h, "zebra"); len(got) != n {
			t.Errorf("%s finds %v, want %d", who, got, n)
		}
	}
	want("director", director, 1)
	storetest.MustChange(t, local, model.KindAgendaItem, item, func(r model.Record) {
		r.(*model.AgendaItem).Closed, r.(*model.AgendaItem).Readers = true, []string{w.Reader}
	})
	want("director", director, 0)
	want("reader", reader, 1)
	storetest.MustChange(t, local, model.KindAgendaItem, item, func(r model.Record) { r.(*model.AgendaItem).Closed = false })
	want("director", director, 1)
}

// Removed words are not found any more, nor in the past.
func TestSearchForgetsRemoved(t *testing.T) {
	t.Parallel()
	s, p, c := fixtureStore(t)
	w, local := p.world, s.As(storetest.Local())
	id := storetest.MustSave(t, local, &model.Evidence{Title: "Verslag", Type: "zebranaam", AddedOn: model.DateOf(c.Now()), Location: "kast"})
	c.Advance(72 * time.Hour)
	past, err := local.AsOf(bg, model.DateOf(c.Now()).AddDays(-1))
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range []*store.Handle{local, past} {
		if got := found(t, h, "zebranaam"); !slices.Equal(got, []string{id}) {
			t.Errorf("found %v", got)
		}
	}
	storetest.MustDo(t, local, model.RemoveBodies{Refs: []model.Ref{{Kind: model.KindEvidence, ID: id, Rev: 1}}, Why: "verzoek", DecidedBy: w.Ref[model.KindDecision]})
	for _, h := range []*store.Handle{local, past} {
		if got := found(t, h, "zebranaam"); len(got) > 0 {
			t.Errorf("found %v after the removal", got)
		}
	}
}

// Searching in the past finds what stood there then.
func TestSearchInThePast(t *testing.T) {
	t.Parallel()
	s, p, c := fixtureStore(t)
	local := s.As(storetest.Local())
	c.Advance(48 * time.Hour)
	day := model.DateOf(c.Now())
	id := action(t, local, p.world, "Eerst zebra", "", "2026-05-01")
	c.Advance(48 * time.Hour)
	storetest.MustChange(t, local, model.KindAction, id, func(r model.Record) { r.(*model.Action).Text = "Toen giraf" })
	past, err := local.AsOf(bg, day)
	if err != nil {
		t.Fatal(err)
	}
	earlier, err := local.AsOf(bg, day.AddDays(-1))
	if err != nil {
		t.Fatal(err)
	}
	for question, want := range map[string][3]int{"zebra": {1, 0, 0}, "giraf": {0, 0, 1}} {
		for i, h := range []*store.Handle{past, earlier, local} {
			if got := found(t, h, question); len(got) != want[i] {
				t.Errorf("%s, %d: found %v, want %d", question, i, got, want[i])
			}
		}
	}
}
