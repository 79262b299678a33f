package store_test

import (
	"fmt"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// sized is a file with so many live records, closed items among them.
func sized(b *testing.B, live int) (*store.Store, *storetest.Clock, *storetest.World) {
	b.Helper()
	c := storetest.NewClock("2026-01-05")
	s := storetest.MustCreateAt(b, filepath.Join(b.TempDir(), "sized.db"), storetest.Options(c))
	w := storetest.Fixture(b, s, c)
	h := s.As(storetest.Local())
	for n := 0; n < live; {
		c.Advance(time.Minute)
		var some []model.Record
		for range min(500, live-n) {
			n++
			day := model.MustDate("2026-01-06").AddDays(n % 365)
			switch n % 5 {
			case 0:
				some = append(some, &model.Decision{Body: w.Ref[model.KindBody], Method: model.MethodMeeting, Meeting: w.Ref[model.KindMeeting], On: day,
					Subject: fmt.Sprintf("Vaststelling %d van het herstelplan", n), Outcome: model.OutcomeNoted,
					Text:           "De raad van bestuur neemt kennis van het herstelplan en van de beproeving daarvan in het tweede kwartaal.",
					Considerations: "De leverancier heeft de coördinatie van de herstelproef op zich genomen. De uitkomst is met de CISO en de functionaris gegevensbescherming besproken en leidt niet tot een ander oordeel over het restrisico."})
			case 1:
				some = append(some, &model.Question{AskedBy: w.Person[model.RoleDirector], AskedOn: day, Text: fmt.Sprintf("Vraag %d over het herstel na een storing, met zorg opgeschreven.", n), Answer: "Beantwoord in de vergadering; de leverancier doet een nieuw aanbod."})
			case 2:
				some = append(some, &model.Supplier{Name: fmt.Sprintf("Leverancier %d BV", n), Service: "onderdeel van het EPD", Stops: "de polikliniek, zodra de koppeling langer dan een dag uitvalt", Owner: w.Ref[model.KindOffice]})
			default:
				some = append(some, &model.Action{Text: fmt.Sprintf("Actie %d: MFA bij de leverancier afdwingen", n), Owner: w.Ref[model.KindOffice], Due: day, OriginNote: "uit de reeks"})
			}
		}
		storetest.MustDo(b, h, changes(some...))
	}
	return s, c, w
}

// searchFor asks and wants something found.
func searchFor(b *testing.B, h *store.Handle, question string) {
	b.Helper()
	f, err := h.Search(bg, question, model.MustDate("2026-11-21"), 50)
	if err != nil || f.Total == 0 {
		b.Fatalf("%q: %d found, %v", question, f.Total, err)
	}
}

// Goals at 25,000 records: the first search ≤ 500 ms, later ones ≤ 20 ms.
func BenchmarkSearch(b *testing.B) {
	for _, live := range []int{10_000, 25_000} {
		s, c, w := sized(b, live)
		local, director := s.As(storetest.Local()), s.As(storetest.As(w.Person[model.RoleDirector]))
		auditor := s.As(storetest.As(w.Person[model.RoleAuditor]))
		b.Run(fmt.Sprintf("first/%d", live), func(b *testing.B) {
			for b.Loop() {
				s.ForgetSearch()
				searchFor(b, director, "herstelplan")
			}
		})
		b.Run(fmt.Sprintf("memory/%d", live), func(b *testing.B) {
			var before, after runtime.MemStats
			for b.Loop() {
				s.ForgetSearch()
				runtime.GC()
				runtime.ReadMemStats(&before)
				searchFor(b, local, "herstelplan")
				runtime.GC()
				runtime.ReadMemStats(&after)
			}
			b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "MB")
		})
		for name, question := range map[string]string{"word": "herstelplan", "number": "b2026-14", "words": "coordinatie leverancier herstel", "letter": "e", "phrase": `"tweede kwartaal"`} {
			for who, h := range map[string]*store.Handle{"director": director, "auditor": auditor} {
				b.Run(fmt.Sprintf("later/%s/%s/%d", name, who, live), func(b *testing.B) {
					searchFor(b, h, question)
					for b.Loop() {
						searchFor(b, h, question)
					}
				})
			}
		}
		b.Run(fmt.Sprintf("afterchange/%d", live), func(b *testing.B) {
			var spent time.Duration
			for b.Loop() {
				c.Advance(time.Minute)
				storetest.MustSave(b, local, &model.Action{Text: "Nog een actie", Owner: w.Ref[model.KindOffice], Due: model.MustDate("2026-07-01"), OriginNote: "los"})
				start := time.Now()
				searchFor(b, director, "herstelplan")
				spent += time.Since(start)
			}
			b.ReportMetric(float64(spent.Microseconds())/1000/float64(b.N), "ms/search")
		})
	}
}
