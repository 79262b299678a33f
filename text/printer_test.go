package text

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
)

func TestParseLang(t *testing.T) {
	for in, want := range map[string]Lang{
		"nl": NL, "NL": NL, "nl_NL.UTF-8": NL, "nl-BE": NL, "nl@euro": NL, "en": EN, "en_GB": EN, "en-US.utf8": EN, " en ": EN,
		"": "", "de": "", "C": "", "C.UTF-8": "", "POSIX": "", "nld": "",
	} {
		got, err := ParseLang(in)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: got %q, %v", in, got, err)
		}
		if err != nil && model.CodeOf(err) != model.CodeUsage {
			t.Errorf("%q: got code %v", in, model.CodeOf(err))
		}
	}
}

func TestNumbers(t *testing.T) {
	nl, en := New(NL), New(EN)
	for _, c := range []struct {
		n                    int
		nl, en, euro, euroEN string
	}{
		{0, "0", "0", "€ 0", "€0"},
		{7, "7", "7", "€ 7", "€7"},
		{999, "999", "999", "€ 999", "€999"},
		{1000, "1.000", "1,000", "€ 1.000", "€1,000"},
		{1234, "1.234", "1,234", "€ 1.234", "€1,234"},
		{25000, "25.000", "25,000", "€ 25.000", "€25,000"},
		{123456, "123.456", "123,456", "€ 123.456", "€123,456"},
		{10000000, "10.000.000", "10,000,000", "€ 10.000.000", "€10,000,000"},
		{-999, "-999", "-999", "€ -999", "-€999"},
		{-1234, "-1.234", "-1,234", "€ -1.234", "-€1,234"},
		{-123456, "-123.456", "-123,456", "€ -123.456", "-€123,456"},
	} {
		for _, w := range []struct{ got, want string }{
			{nl.Number(c.n), c.nl}, {en.Number(c.n), c.en}, {nl.Euro(c.n), c.euro}, {en.Euro(c.n), c.euroEN},
		} {
			if w.got != w.want {
				t.Errorf("%d: got %q, want %q", c.n, w.got, w.want)
			}
		}
	}
}

func TestList(t *testing.T) {
	for _, c := range []struct {
		in     []string
		nl, en string
	}{
		{nil, "", ""}, {[]string{"a"}, "a", "a"}, {[]string{"a", "b"}, "a en b", "a and b"},
		{[]string{"a", "b", "c"}, "a, b en c", "a, b and c"},
	} {
		if got := New(NL).List(c.in); got != c.nl {
			t.Errorf("got %q, want %q", got, c.nl)
		}
		if got := New(EN).List(c.in); got != c.en {
			t.Errorf("got %q, want %q", got, c.en)
		}
	}
}

func TestValue(t *testing.T) {
	day := model.MustDate("2026-11-21")
	for _, c := range []struct {
		v      any
		nl, en string
	}{
		{nil, "", ""},
		{"MFA\nafdwingen\x1b[0m", "MFA afdwingen‹U+001B›[0m", "MFA afdwingen‹U+001B›[0m"},
		{1234, "1.234", "1,234"},
		{int64(1234), "1.234", "1,234"},
		{true, "ja", "yes"},
		{false, "nee", "no"},
		{day, "21 nov 2026", "21 Nov 2026"},
		{model.Date{}, "", ""},
		{day.Start(), "21 nov 2026 00:00", "21 Nov 2026 00:00"},
		{time.Time{}, "", ""},
		{model.Met, "aangetoond", "shown"},
		{model.Status(""), "", ""},
		{model.OutcomeConditions, "goedgekeurd onder voorwaarden", "approved with conditions"},
		{model.KindDecision, "besluit", "decision"},
		{model.Msg("count.actions", "N", 1), "1 actie", "1 action"},
		{model.Msg("count.actions", "N", 5000), "5.000 acties", "5,000 actions"},
		{model.Message{}, "", ""},
		{model.Literal("Jan\tde Wit"), "Jan de Wit", "Jan de Wit"},
		{[]string{"a", "b\x00"}, "a, b‹U+0000›", "a, b‹U+0000›"},
		{[]string(nil), "", ""},
		{model.Ref{Kind: model.KindDecision, ID: "B-2026-014"}, "B-2026-014", "B-2026-014"},
		{model.Ref{}, "", ""},
		{[]model.Ref{{ID: "B-2026-014"}, {ID: "A-5.1"}}, "B-2026-014, A-5.1", "B-2026-014, A-5.1"},
		{[]model.Date{day, day.AddDays(1)}, "21 nov 2026, 22 nov 2026", "21 Nov 2026, 22 Nov 2026"},
		{[]model.Message{model.Msg("duty.no_proof"), {}, model.Msg("word.yes")}, "geen bewijs, ja", "no proof, yes"},
		{[]model.Message{model.Msg("cmd.done.nothing"), model.Msg("word.yes")}, "Er is niets veranderd. ja", "Nothing was changed. yes"},
		{errors.New("x\x1b"), "Er ging iets mis dat niet mis hoort te gaan: x‹U+001B›. Kijk of uw laatste wijziging er staat en meld dit aan de beheerder.", "Something went wrong that should not: x‹U+001B›. See whether your last change is there and tell the keeper of the file."},
		{uint8(3), "3", "3"},
	} {
		if got := New(NL).Value(c.v); got != c.nl {
			t.Errorf("%v: got %q, want %q", c.v, got, c.nl)
		}
		if got := New(EN).Value(c.v); got != c.en {
			t.Errorf("%v: got %q, want %q", c.v, got, c.en)
		}
	}
}

func TestMessages(t *testing.T) {
	p := New(NL)
	for _, c := range []struct{ got, want string }{
		{p.T("word.yes"), "ja"},
		{p.T("no.such.key"), "‹no.such.key›"},
		{p.T("duty.counts_from", "On", model.MustDate("2026-08-15")), "telt vanaf 15 aug 2026"},
		{p.T("duty.counts_from"), "telt vanaf ‹On›"},
		{p.T("duty.missing", "What", model.Msg("count.items", "N", 2)), "ontbreekt: 2 punten"},
		{p.T("screen.overview.count", "Kind", model.DutyLaw, "Met", 4, "Of", 6), "Wet 4 van 6"},
		{p.Msg(model.Msg("error.not_found", "ID", "B-2026-\x1b")), "B-2026-‹U+001B› bestaat niet; kijk het nummer na in de lijst."},
		{p.Msg(model.Message{Key: model.LiteralKey, Args: model.Args{"NL": "zorgplicht", "EN": "duty of care"}}), "zorgplicht"},
		{New(EN).Msg(model.Message{Key: model.LiteralKey, Args: model.Args{"NL": "zorgplicht", "EN": "duty of care"}}), "duty of care"},
		{p.Pick("zorgplicht", "duty of care"), "zorgplicht"},
		{New(EN).Pick("zorgplicht", "duty of care"), "duty of care"},
		{p.Lines("a\nb\x1b"), "a\nb‹U+001B›"},
		{p.Lines(model.Literal("a\n\tb")), "a\n\tb"},
		{p.Column("due"), "Uiterlijk"},
		{p.Field(model.KindDecision, "minutes"), "Notulen"},
		{p.Field(model.KindTraining, "minutes"), "Minuten"},
		{p.Field(model.KindAgendaItem, "papers.title"), "Titel"},
		{p.Msg(model.Msg("error.field.required", "Field", "legal_form")), "Vul in: Rechtsvorm."},
		{p.Verb("save.decision"), "besluit vastleggen"},
		{p.Verb("evidence.add"), "bewijs toevoegen"},
		{p.Verb("later\x1b"), "later‹U+001B›"},
		{p.Err(nil), ""},
		{p.Err(model.Denied(model.SaveVerb(model.KindVote))), "Dit mag u niet: stem vastleggen. Wie het wel mag: beheerder van het bestand, secretaris, bestuurder, toezichthouder."},
		{Capital("één"), "Één"}, {Capital("besluit"), "Besluit"}, {Capital(""), ""}, {Capital("7"), "7"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
	if !p.Has("word.yes") || p.Has("no.such.key") || p.Lang() != NL || New("xx").Lang() != NL || New(EN).Lang() != EN {
		t.Error("Has or Lang is wrong")
	}
}

func TestPseudo(t *testing.T) {
	p := NewPseudo()
	for _, c := range []struct{ got, want string }{
		{p.T("word.yes"), "⟦ja⟧"},
		{p.Value(model.Gap), "⟦ontbreekt⟧"},
		{p.Value(model.MustDate("2026-11-21")), "21 nov 2026"},
		{p.Value(1234), "1.234"},
		{p.Value("naam"), "naam"},
		{p.T("duty.missing", "What", model.Met), "⟦ontbreekt: ⟦aangetoond⟧⟧"},
		{p.Msg(model.Literal("naam")), "naam"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

// Several sessions speak at once, and the first to speak loads the words.
func TestManyAtOnce(t *testing.T) {
	done := make(chan string)
	for range 8 {
		go func() { done <- New(EN).T("count.actions", "N", 3) }()
	}
	for range 8 {
		if got := <-done; got != "3 actions" {
			t.Errorf("got %q", got)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if c, _ := load(files, NL); len(c) == 0 {
			b.Fatal("nothing read")
		}
	}
}

func BenchmarkT(b *testing.B) {
	p := New(NL)
	msg := model.Msg("error.conflict", "ID", "B-2026-014", "Person", "J. de Wit", "At", model.MustDate("2026-11-21").Start())
	b.Run("plain", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			p.T("word.status.met")
		}
	})
	b.Run("plural", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			p.T("count.actions", "N", 12)
		}
	})
	b.Run("message", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			p.Msg(msg)
		}
	})
}

func BenchmarkValue(b *testing.B) {
	p := New(NL)
	for _, c := range []struct {
		name string
		v    any
	}{
		{"string", "MFA bij leveranciers afdwingen"}, {"date", model.MustDate("2026-11-21")},
		{"word", model.Attention}, {"int", 1234}, {"strings", []string{"a", "b", "c"}},
		{"dirty", strings.Repeat("x", 30) + "\x1b"},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p.Value(c.v)
			}
		})
	}
}

// BenchmarkRows is what a list of 5,000 actions asks.
func BenchmarkRows(b *testing.B) {
	p := New(NL)
	row := []any{"ACT-2026-031", "MFA bij leveranciers afdwingen", "manager ICT", model.MustDate("2026-12-15"), model.Attention, 12, true}
	for b.Loop() {
		for range 5000 {
			for _, v := range row {
				p.Value(v)
			}
		}
	}
}
