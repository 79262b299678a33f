package demo

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/catalog"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/render"
)

// reader opens pages of one demo in words, as somebody, on a day.
type reader struct {
	t  *testing.T
	st *store.Store
}

func readDemo(t *testing.T) reader {
	t.Helper()
	st, err := store.Open(context.Background(), theStory(t), store.Options{Trust: true, Law: catalog.Law,
		Clock: func() time.Time { return theDay.Start().Add(12 * time.Hour) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	return reader{t, st}
}

// page reads a record as linear text, by part: the lines above the first
// heading stand under "".
func (r reader) page(h *store.Handle, kind model.Kind, id string, day model.Date) (map[string][]string, error) {
	r.t.Helper()
	var doc model.Doc
	err := h.View(context.Background(), func(s model.State) (err error) {
		doc, err = model.Describe(s, kind, id, day)
		return err
	})
	parts, at := map[string][]string{}, ""
	lines := render.PlainDoc(text.New(text.NL), doc)
	for i, l := range lines {
		switch {
		case l == "" && i+1 < len(lines):
			at = lines[i+1]
		case l != at:
			parts[at] = append(parts[at], l)
		}
	}
	return parts, err
}

func (r reader) mustPage(kind model.Kind, id string) map[string][]string {
	r.t.Helper()
	parts, err := r.page(r.st.As(model.Actor{Via: model.ViaLocal}), kind, id, theDay)
	if err != nil {
		r.t.Fatal(err)
	}
	return parts
}

// find is the number of the only record whose column has a value.
func (r reader) find(noun, key string, value any) string {
	r.t.Helper()
	var found []string
	n, _ := model.NounByName(noun)
	col := slices.IndexFunc(n.Columns, func(c model.Column) bool { return c.Key == key })
	view(r.t, r.st.As(model.Actor{Via: model.ViaLocal}), func(s model.State) {
		l, err := n.List(s, theDay)
		if err != nil {
			r.t.Fatal(err)
		}
		for _, row := range l.Rows {
			if row.Values[col] == value {
				found = append(found, row.Ref.ID)
			}
		}
	})
	if len(found) != 1 {
		r.t.Fatalf("%s: %d rows with %s %v, want one", noun, len(found), key, value)
	}
	return found[0]
}

func same(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n%s\nwant:\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func has(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !slices.ContainsFunc(got, func(l string) bool { return strings.Contains(l, w) }) {
			t.Errorf("%s lacks %q:\n%s", what, w, strings.Join(got, "\n"))
		}
	}
}

// A decision that somebody voted against: the outcome and the objection come
// first, the note of the minority stands apart, every vote with how it is known.
func TestPageOfAnOpposedDecision(t *testing.T) {
	t.Parallel()
	r := readDemo(t)
	p := r.mustPage(model.KindDecision, r.find("decisions", "subject", "Aanvaarden restrisico van vier oude beeldvormende apparaten"))
	has(t, "the top", p[""], "Uitkomst: goedgekeurd", "Regels van het orgaan: gevolgd, 2 voor, 1 tegen · 3 van 3 leden deden mee, quorum 2",
		"1 bezwaar: lees dit, Frank Hazelaar", "let op")
	same(t, "votes", p["Stemming"], "Uitslag: 2 voor, 1 tegen · 3 van 3 leden deden mee, quorum 2",
		"Frank Hazelaar: tegen · genoteerd door de secretaris",
		"Joost Eik: voor · genoteerd door de secretaris", "Maud Wilg: voor · genoteerd door de secretaris")
	notes := p["Bezwaren en aantekeningen van de minderheid"]
	if len(notes) != 2 || !strings.HasPrefix(notes[0], "Frank Hazelaar") || !strings.HasPrefix(notes[1], "Ik acht het risico niet voldoende onderbouwd") {
		t.Errorf("the note of the minority reads %q", notes)
	}
	same(t, "terms", p["Termijnen en voorwaarden"], "Geldig tot en met: nog 55 dagen, tot en met 15 jan 2027")
	if h := p["Geschiedenis"]; len(h) == 0 {
		t.Error("no history")
	}
}

// Recusal, ground that moved, succession, a decision from before use, and
// algemene stemmen: each says what it is.
func TestPagesOfDecisions(t *testing.T) {
	t.Parallel()
	r := readDemo(t)
	by := func(subject string) map[string][]string {
		return r.mustPage(model.KindDecision, r.find("decisions", "subject", subject))
	}
	p := by("Gunnen van de bewaking van kernsystemen aan Zilverspar Wacht")
	same(t, "interests", p["Niet meegedaan wegens een belang"],
		"Joost Eik: Partner is aandeelhouder van een van de aanbieders. Niet deelgenomen aan beraad en besluit.")
	has(t, "the count", p["Stemming"], "2 voor, 0 tegen, 1 niet meegedaan wegens belang · 2 van 3 leden deden mee, quorum 2")

	p = by("Goedkeuren maatregelenpakket Cyberbeveiligingswet")
	has(t, "the top", p[""], "basis gewijzigd")
	has(t, "grounds", p["Rust op"], "ongewijzigd", "Wijzigingsbeheer · A-8.32: basis gewijzigd, sinds 6 nov 2026",
		"Uitvoering: ", "Getoetst: bestaan → opzet")
	if n := len(p["Rust op"]); n != 5 {
		t.Errorf("three grounds and two fields that moved take %d lines", n)
	}
	has(t, "oversight", p["Goedkeuring door het toezichthoudend orgaan"], "Raad van toezicht: Goedkeuren voorgenomen bestuursbesluit maatregelenpakket")
	same(t, "legal basis", p["Wettelijke grondslag"][:1], "Cbw 24(1): Het bestuur keurt de maatregelen van art. 21 goed.")

	p = by("Vaststellen toegangsbeleid versie 1")
	has(t, "taken over", p[""], "Van vóór het gebruik van dit register: overgenomen", "432 dagen later", "Notulen: Notulen raad van bestuur", "geldt niet meer")
	same(t, "votes unknown", p["Stemming"], "De stemverhouding is niet bekend.")
	if chain := p["Wat eraan voorafging en wat volgde"]; len(chain) != 2 || !strings.HasSuffix(chain[0], "dit besluit") || !strings.Contains(chain[1], "versie 2") {
		t.Errorf("succession reads %q", chain)
	}

	p = by("Verslag van de crisisoefening")
	has(t, "acclamation", p["Stemming"], "Genomen bij algemene stemmen. Daarbij waren: Joost Eik, Maud Wilg, Samira Meidoorn.")

	p = by("Papieren noodformulieren afschaffen")
	has(t, "a rejected proposal is no invalid decision", p[""], "Uitkomst: afgewezen", "gevolgd, 0 voor, 2 tegen, 1 onthouding")

	p = by("Wachtwoordkluis voor afdelingen")
	if slices.ContainsFunc(p[""], func(l string) bool { return strings.Contains(l, "meerderheid") }) {
		t.Errorf("a withdrawn proposal is judged by its votes: %q", p[""])
	}
	p = by("Registratie en contactpersonen")
	has(t, "in writing", p["Stemming"], "Alle leden stemden ermee in om schriftelijk te besluiten.", "Maud Wilg: voor · eigen handtekening")
}

// A meeting reads like the decision list: who was there, then item by item.
func TestPageOfAMeeting(t *testing.T) {
	t.Parallel()
	r := readDemo(t)
	p := r.mustPage(model.KindMeeting, r.find("meetings", "on", model.MustDate("2026-05-13")))
	same(t, "attendance", p["Aanwezigheid"], "Frank Hazelaar: aanwezig", "Joost Eik: aanwezig", "Maud Wilg: aanwezig",
		"Quorum: gehaald, 3 van 3 leden aanwezig of vertegenwoordigd, 2 nodig")
	has(t, "item 1", p["1. Keuze leverancier voor bewaking dag en nacht"], "ter besluitvorming", "goedgekeurd · Gunnen van de bewaking",
		"De raad gunt de bewaking", "Joost Eik: niet meegedaan wegens belang")
	has(t, "item 2", p["2. Afschaffen van papieren noodformulieren"], "afgewezen", "0 voor, 2 tegen, 1 onthouding", "Maud Wilg: tegen")
	has(t, "adoption", p["Vaststelling"], "Vastgesteld in: Vergadering RvB 24 jun 2026", "Waarmerk: WM-")

	p = r.mustPage(model.KindMeeting, r.find("meetings", "turn", 1))
	has(t, "what waits", p["Wat op deze vergadering wacht"], "4 punten · 2 besluiten te nemen · 1 vraag zonder antwoord",
		"Nog vast te stellen: Vergadering RvB 4 nov 2026", "loopt af op 15 jan 2027", "terugkoppeling op 9 dec 2026", "basis gewijzigd")
	same(t, "members", p["Aanwezigheid"], "Joost Eik: lid", "Maud Wilg: lid", "Samira Meidoorn: lid")
	has(t, "a proposal", p["1. Continuïteitsplan versie 2"], "Vraag van Maud Wilg", "Nog geen antwoord.: open")
}

// The lists say in one line what they come to.
func TestHeadsOfBoardLists(t *testing.T) {
	t.Parallel()
	r := readDemo(t)
	for noun, want := range map[string][]string{
		"decisions": {"32 besluiten · 2 te besluiten · 1 rust op gewijzigde grond · 2 lopen af binnen 60 dagen"},
		"meetings": {"14 vergaderingen · 2 lijsten nog niet vastgesteld",
			"Volgende: RvB · woensdag 9 dec 2026 · 14:00 · 4 punten, 2 besluiten te nemen"},
	} {
		n, _ := model.NounByName(noun)
		l, err := r.st.As(model.Actor{Via: model.ViaLocal}).List(context.Background(), n, theDay)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, b := range l.Head {
			got = append(got, text.New(text.NL).Value(b.Value))
		}
		same(t, "head of "+noun, got, want...)
	}
}
