package store_test

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// found searches and gives the ids, best first.
func found(t testing.TB, h *store.Handle, question string) []string {
	t.Helper()
	f := search(t, h, question, 0)
	ids := []string{}
	for _, hit := range f.Hits {
		ids = append(ids, hit.Ref.ID)
	}
	if f.Total != len(ids) {
		t.Errorf("%q: the total is %d, %d hits", question, f.Total, len(ids))
	}
	return ids
}

func search(t testing.TB, h *store.Handle, question string, limit int) model.Found {
	t.Helper()
	f, err := h.Search(bg, question, model.MustDate("2026-02-01"), limit)
	if err != nil {
		t.Fatalf("%q: %v", question, err)
	}
	return f
}

// action saves an action with a text and a note, due on a day.
func action(t testing.TB, h *store.Handle, w *storetest.World, text, note, due string) string {
	return storetest.MustSave(t, h, &model.Action{Text: text, Owner: w.Ref[model.KindOffice], Due: model.MustDate(due), OriginNote: cmp.Or(note, "los")})
}

func TestSearchFinds(t *testing.T) {
	t.Parallel()
	s, p, _ := fixtureStore(t)
	h, w := s.As(storetest.Local()), p.world
	for question, want := range map[string]string{
		"gijzelsoftware":                "DI-",
		"GIJZEL hoog":                   "DI-",
		"operaties":                     w.Ref[model.KindIncident], // a fact inside a list
		"cve-2026-0001":                 w.Ref[model.KindAdvisory],
		"bestuurder@voorbeeld":          "",
		"director@voorbeeld.nl":         w.Person[model.RoleDirector],
		"polikliniek":                   "",
		`leverancier "zorg" bv`:         w.Ref[model.KindSupplier],
		"A-5.1":                         "A-5.1",
		"5.1":                           "A-5.1",
		"a5.1":                          "A-5.1",
		"cbw-24-1":                      "cbw-24-1",
		"vastgesteld bestuur":           "",
		"stelt het beleid vast. tweede": w.Ref[model.KindDecision], // across the end of a line
		"besluit tweede regel":          w.Ref[model.KindDecision], // the name of the kind is a word too
	} {
		ids := found(t, h, question)
		if want == "" && len(ids) > 0 || want != "" && (len(ids) == 0 || !strings.HasPrefix(ids[0], want)) {
			t.Errorf("%q: found %v, want %q first", question, ids, want)
		}
	}
}

// Every record and every duty is found by its number, as people type it.
func TestSearchByNumber(t *testing.T) {
	t.Parallel()
	s, p, _ := fixtureStore(t)
	h, n := s.As(storetest.Local()), 0
	storetest.MustView(t, h, func(v model.State) {
		for _, i := range model.Kinds() {
			for _, r := range v.All(i.Kind) {
				id := r.Head().ID
				if id == model.OrganisationID {
					continue
				}
				n++
				typed := []string{id, strings.ToLower(id), strings.Replace(id, "-", "", 1)}
				if i.Yearly {
					short := fmt.Sprintf("%s%s-%d", i.Prefix, id[len(i.Prefix)+1:][:4], model.Sequence(id))
					typed = append(typed, short, strings.ReplaceAll(id, "-", ""), strings.ReplaceAll(id, "-", " "))
				}
				for _, q := range typed {
					if ids := found(t, h, q); len(ids) == 0 || ids[0] != id {
						t.Errorf("%q: found %v, want %s first", q, ids, id)
					}
				}
			}
		}
		for _, d := range v.Law().Duties {
			if ids := found(t, h, d.ID); len(ids) == 0 || ids[0] != d.ID {
				t.Errorf("%s: found %v", d.ID, ids)
			}
		}
	})
	if n < 40 {
		t.Errorf("only %d records were tried", n)
	}
	decision := p.world.Ref[model.KindDecision] // B-2026-001
	if ids := found(t, h, "2026-1"); !slices.Contains(ids, decision) {
		t.Errorf("2026-1 finds %v, want %s among them", ids, decision)
	}
	for _, id := range found(t, h, "b-") {
		if !strings.HasPrefix(id, "B-") {
			t.Errorf("b- finds %s", id)
		}
	}
}

// The order of the ranks, from the best to the last; among equals the newer.
func TestSearchRanks(t *testing.T) {
	t.Parallel()
	s, p, _ := fixtureStore(t)
	h, w := s.As(storetest.Local()), p.world
	person := storetest.MustSave(t, h, &model.Person{Name: "Q. Zebrastra"})
	inText := action(t, h, w, "Iets anders", "over zebra en okapi", "2026-09-01")
	inTitle := action(t, h, w, "De pluimzebra", "", "2026-05-01")
	older := action(t, h, w, "Een zebra", "", "2026-05-01")
	newer := action(t, h, w, "Nog een zebra", "", "2026-06-01")
	both := action(t, h, w, "Zebra met okapi", "", "2026-01-01")
	named := storetest.MustSave(t, h, &model.Action{Text: "Van iemand", Owner: person, Due: model.MustDate("2026-12-01"), OriginNote: "los"})
	if got, want := found(t, h, "zébra"), []string{newer, older, both, person, inTitle, named, inText}; !slices.Equal(got, want) {
		t.Errorf("found %v, want %v", got, want)
	}
	// A record is as good as its worst word.
	if got, want := found(t, h, "okapi zebra"), []string{both, inText}; !slices.Equal(got, want) {
		t.Errorf("found %v, want %v", got, want)
	}
	for question, want := range map[string][]string{
		`"een zebra"`: {newer, older}, `"zebra een"`: {}, `"nog een`: {newer}, "zebra giraf": {}, `zebra "met okapi"`: {both},
		"„een zebra”": {newer, older},
	} {
		if got := found(t, h, question); !slices.Equal(got, want) {
			t.Errorf("%s: found %v, want %v", question, got, want)
		}
	}
	f := search(t, h, "zebra", 2)
	if f.Total != 7 || len(f.Hits) != 2 || f.Hits[0].Ref.ID != newer {
		t.Errorf("two of seven: %d of %d, %v", len(f.Hits), f.Total, f.Hits)
	}
	// The number itself comes before all that speaks of it, then its longer brothers.
	action(t, h, w, "Zie "+inText, "", "2027-01-01")
	if got := found(t, h, inText); got[0] != inText || len(got) != 2 {
		t.Errorf("%s: found %v", inText, got)
	}
}

// The piece of text tells why a record was found, and only when the title does
// not.
func TestSearchShowsWhere(t *testing.T) {
	t.Parallel()
	s, p, _ := fixtureStore(t)
	h, w := s.As(storetest.Local()), p.world
	long := strings.Repeat("inleiding ", 30) + "de coördinatie\nvan het\u202eherstel " + strings.Repeat("slotwoord ", 30)
	d := storetest.MustSave(t, h, &model.Decision{Body: w.Ref[model.KindBody], Method: model.MethodMeeting, Meeting: w.Ref[model.KindMeeting], On: model.MustDate("2026-01-20"), Subject: "Zebrapad", Text: long, Outcome: model.OutcomeNoted})
	hit := func(question string) model.Hit {
		t.Helper()
		f := search(t, h, question, 1)
		if len(f.Hits) == 0 || f.Hits[0].Ref.ID != d {
			t.Fatalf("%q: found %v", question, f.Hits)
		}
		return f.Hits[0]
	}
	if got := hit("zebrapad"); got.Where != "" {
		t.Errorf("the title says it, and yet %q", got.Where)
	}
	for _, question := range []string{"zebrapad coordinatie", `"COÖRDINATIE van"`} {
		got := hit(question).Where
		if !strings.Contains(got, "de coördinatie van het‹U+202E›herstel") || len(got) > 200 || !strings.HasPrefix(got, "… ") || !strings.HasSuffix(got, " …") {
			t.Errorf("%q: %q", question, got)
		}
	}
	if got := hit("zebrapad rvb").Where; got != "RvB" {
		t.Errorf("found by the name of the body: %q", got)
	}
	f := search(t, h, w.Ref[model.KindAction], 1)
	if lead := f.Hits[0].Lead; lead.Args["State"] != model.ActionDone {
		t.Errorf("the lead of an action is %v", lead)
	}
}

func TestSearchOddQuestions(t *testing.T) {
	t.Parallel()
	s, _, _ := fixtureStore(t)
	h := s.As(storetest.Local())
	var distinct strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&distinct, "w%d ", i)
	}
	for name, question := range map[string]string{
		"empty": "", "spaces": " \t\n", "controls": "\x00\x1b\x07", "unseen": "\u200b\u00ad", "quotes": `"" " `,
		"long": strings.Repeat("x", 10_000), "many words": distinct.String(), "broken": "\xff\xfe",
	} {
		if ids := found(t, h, question); len(ids) > 0 {
			t.Errorf("%s: found %v", name, ids)
		}
	}
	if ids := found(t, h, strings.Repeat("gijzelsoftware ", 700)); len(ids) == 0 {
		t.Error("a word a thousand times finds nothing")
	}
	if ids := found(t, h, "gijzel\x1b[31msoftware"); len(ids) > 0 {
		t.Errorf("found %v", ids)
	}
	if ids := found(t, h, "\x1bgijzelsoftware\x00"); len(ids) == 0 {
		t.Error("controls around a word hide it")
	}
}

// What is brought up to date is what would be made anew, whatever is written
// in between.
func TestSearchStaysUpToDate(t *testing.T) {
	t.Parallel()
	s, p, c := fixtureStore(t)
	w, h := p.world, s.As(storetest.Local())
	r := rand.New(rand.NewPCG(1, 2))
	var actions []string
	for step := range 60 {
		c.Advance(time.Minute)
		for range 1 + r.IntN(3) {
			switch n := r.IntN(10); {
			case n < 4 || len(actions) == 0:
				actions = append(actions, action(t, h, w, fmt.Sprintf("Actie %d", r.IntN(1000)), strings.Repeat("noot ", r.IntN(9)), "2026-05-01"))
			case n < 8:
				storetest.MustChange(t, h, model.KindAction, actions[r.IntN(len(actions))], func(rec model.Record) {
					rec.(*model.Action).Text = fmt.Sprintf("Herzien %d %d", step, r.IntN(1000))
				})
			case n < 9:
				storetest.MustSave(t, h, &model.Person{Name: fmt.Sprintf("Nieuw %d", step)})
			default:
				storetest.MustChange(t, h, model.KindOffice, w.Ref[model.KindOffice], func(rec model.Record) {
					rec.(*model.Office).Name = fmt.Sprintf("Functie %d", step)
				})
			}
		}
		grown, anew, err := h.Grown(bg)
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(grown)
		slices.Sort(anew)
		if !slices.Equal(grown, anew) {
			t.Fatalf("step %d: %d books brought up to date, %d made anew, and they differ", step, len(grown), len(anew))
		}
	}
}

// Who leaves does not take the answer of others with them.
func TestSearchEndsWithItsContext(t *testing.T) {
	t.Parallel()
	s, _, _ := fixtureStore(t)
	h := s.As(storetest.Local())
	ctx, cancel := context.WithCancel(bg)
	cancel()
	if _, err := h.Search(ctx, "beleid", model.MustDate("2026-02-01"), 5); err == nil {
		t.Error("a search that was called off gives an answer")
	}
	if got := found(t, h, "beleid"); len(got) == 0 {
		t.Error("nothing is found afterwards")
	}
}
