package tui_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/tuitest"
)

var sizes = [][2]int{{59, 20}, {80, 24}, {120, 40}, {200, 60}}

func printers() map[string]*text.Printer {
	return map[string]*text.Printer{"nl": text.New(text.NL), "en": text.New(text.EN)}
}

func drive(t testing.TB, src *tuitest.Source, p *text.Printer, w, h int) *tuitest.Driver {
	t.Helper()
	return tuitest.Drive(t, tuitest.Env(src, p), tui.Options{}, w, h)
}

// fits checks what holds for every frame: exactly h lines, none wider than w,
// counted either way a terminal may count.
func fits(t testing.TB, d *tuitest.Driver) {
	t.Helper()
	w, h := d.Size()
	w, h = min(w, 500), min(h, 300)
	lines := d.Lines()
	if w < 1 || h < 1 {
		return
	}
	if len(lines) != h {
		t.Fatalf("%dx%d: %d lines", w, h, len(lines))
	}
	for i, l := range lines {
		if ansi.StringWidth(l) > w || ansi.StringWidthWc(l) > w {
			t.Fatalf("%dx%d: line %d is %d or %d wide: %q", w, h, i, ansi.StringWidth(l), ansi.StringWidthWc(l), l)
		}
	}
}

// journeys lead to every screen, by binding name.
func journeys() map[string][]string {
	return map[string][]string{
		"overview":        {},
		"overview opened": {keys.Bottom, keys.Up, keys.Up, keys.Up, keys.Up, keys.Up, keys.Why},
		"reasons":         {keys.Down, keys.Down, keys.Down, keys.Why},
		"reasons below":   {keys.Down, keys.Down, keys.Down, keys.Why, keys.Bottom},
		"record":          {keys.Why, keys.Bottom, keys.Follow},
		"register":        {keys.Screen(7)},
		"register sorted": {keys.Screen(7), keys.SortRight, keys.Sort, keys.Sort},
		"matrix":          {keys.Screen(7), keys.NextView, keys.Down, keys.CellRight},
		"matrix by part":  {keys.Screen(7), keys.NextView, keys.NextView, keys.Bottom, keys.CellLeft},
		"matrix filtered": {keys.Screen(7), keys.NextView, keys.Find, keys.Down},
		"control":         {keys.Screen(7), keys.Down, keys.Open},
		"palette":         {keys.Commands},
		"search":          {keys.Search},
		"help":            {keys.Screen(7), keys.Assist},
		"another day":     {keys.AsOf},
	}
}

func TestEveryScreenFits(t *testing.T) {
	for lang, p := range printers() {
		for name, path := range journeys() {
			for _, s := range sizes {
				t.Run(fmt.Sprintf("%s/%s/%dx%d", lang, name, s[0], s[1]), func(t *testing.T) {
					d := drive(t, tuitest.Demo(), p, s[0], s[1])
					d.Press(path...)
					fits(t, d)
					d.Lacks("‹") // a message that is missing, or data that steers
				})
			}
		}
	}
}

func TestOverview(t *testing.T) {
	d := drive(t, tuitest.Demo(), text.New(text.NL), 80, 24)
	d.Has("M. Hazelaar · CISO", "21 nov 2026",
		"1 Overzicht 2 Verg. 3 Besluiten 4 Beleid 5 Opleiding 6 Lessen 7 NEN 8 Acties", "Kan het bestuur het vandaag aantonen?", "Wet 4 van 8 · Eigen norm 3 van 5",
		"Eerst aan de beurt", "Sinds 3 nov", "3 d te laat", "9 dec 14:00", "72 van 98 ingevoerd",
		"▁▂▂▃▄▅▆▇  +17", "4 nieuw · 2 beter", "7 acties af · 2 te laat")
	order(t, d, "Onderdelen a–j goedgekeurd", "Kennis en vaardigheden", "Effectiviteit beoordeeld", "Acties op tijd")
	for title, line := range map[string][]string{
		"Onderdelen a–j": {"✓", "Cbw 24(1)", "10 van 10", "B-2026-009"},
		"Certificaat":    {"!", "Cbw 24(5)", "3 van 5", "nog niet vereist"},
		"Effectiviteit":  {"✗", "Cbw 21(3)f", "geen bewijs", "laatste 3 sep 2025"},
		"NEN 7510 toe":   {"✓", "aangetoond"}, // without a note the word of the status
	} {
		for _, want := range line {
			if got := d.Line(title); !strings.Contains(got, want) {
				t.Errorf("%q lacks %q", got, want)
			}
		}
	}
}

func TestOverviewFoldsWhatIsNotTracked(t *testing.T) {
	d := drive(t, tuitest.Demo(), text.New(text.NL), 120, 40)
	d.Has("+ 6 niet gevolgd").Lacks("Meldplicht incidenten")
	for range 13 {
		d.Press(keys.Down)
	}
	if got := d.Chosen(); !strings.HasPrefix(got, "+ 6 niet gevolgd") {
		t.Fatalf("under the cursor: %q", got)
	}
	d.Press(keys.Why).Has("− 6 niet gevolgd", "Meldplicht incidenten", "· Registratie actueel")
	if l := d.Line("Meldplicht incidenten"); !strings.Contains(l, "niet gevolgd") {
		t.Errorf("a sign without its word: %q", l)
	}
	d.Press(keys.Why).Lacks("Meldplicht incidenten")
}

func TestReasons(t *testing.T) {
	d := drive(t, tuitest.Demo(), text.New(text.NL), 80, 60)
	d.Press(keys.Down, keys.Down, keys.Down, keys.Why)
	d.Has("Overzicht › cbw-24-5", "Certificaat per bestuurder", "! let op", "De regel", "Cbw 24(5), Wet", "bestuurder",
		"[V] onzeker, bron CBW, nagekeken op 21 nov 2026",
		"✓ A. van der Berk  aangetoond", "→ CERT-2026-001", "van 17 sep 2026", "Wat ontbreekt",
		"! D. Populier  let op · geen bewijs, twee lezingen: 15 aug 2028 of 1 feb 2029",
		"Dit herstelt het", "→ ACT-2026-035")
	order(t, d, "! let op", "De regel", "Wat ontbreekt", "Onderdelen", "Dit herstelt het")
	d.Press(keys.Down, keys.Down, keys.Down)
	if got := d.Chosen(); got != "→ ACT-2026-035" {
		t.Fatalf("chosen link: %q", got)
	}
	d.Press(keys.Follow).Has("Overzicht › cbw-24-5 › ACT-2026-035", "Manager ICT")
	d.Press(keys.Back)
	if got := d.Chosen(); got != "→ ACT-2026-035" {
		t.Errorf("after going back: %q", got)
	}
	d.Press(keys.Back).Has("Kan het bestuur")
	if got := d.Chosen(); !strings.Contains(got, "Certificaat per bestuurder") {
		t.Errorf("after going home: %q", got)
	}
}

// Reasons stand there where no part tells its own.
func TestReasonsWithoutParts(t *testing.T) {
	d := drive(t, tuitest.Demo(), text.New(text.NL), 80, 40)
	for range 7 {
		d.Press(keys.Down)
	}
	d.Press(keys.Why).Has("Toezicht op de uitvoering", "Waarom", "de termijn loopt tot en met 15 aug 2028")
}

func TestGapNamesWhatMendsIt(t *testing.T) {
	d := drive(t, tuitest.Demo(), text.New(text.NL), 80, 40)
	d.Press(keys.Down, keys.Down, keys.Down, keys.Down, keys.Down, keys.Why)
	d.Has("✗ ontbreekt", "Er staat nog geen actie open die dit herstelt.", "Toelichting van het bestuur", "→ TB-2026-001")
}

func TestUpcomingOpensItsRecord(t *testing.T) {
	d := drive(t, tuitest.Demo(), text.New(text.NL), 80, 24)
	d.Press(keys.Bottom)
	for !strings.Contains(d.Chosen(), "MFA bij") {
		d.Press(keys.Up)
	}
	d.Press(keys.Why).Has("Overzicht › ACT-2026-031")
}

func TestWideShowsReasonsBeside(t *testing.T) {
	d := drive(t, tuitest.Demo(), text.New(text.EN), 120, 40)
	d.Has("Parts a–j approved", "M. Hazelaar · CISO")
	d.Press(keys.Down, keys.Down, keys.Down)
	if l := d.Line("│  Certificate per director"); l == "" {
		t.Errorf("no reasons beside the list:\n%s", d.Screen())
	}
}

func TestRegister(t *testing.T) {
	src := tuitest.Demo()
	d := drive(t, src, text.New(text.NL), 80, 24)
	d.Press(keys.Screen(7)).Has("101 regels", "Nummer", "Onderwerp", "▌A-5.1 ")
	order(t, d, "A-5.1 ", "A-5.2 ", "A-5.10 ")
	d.Press(keys.Bottom).Has("A-8.34").Press(keys.Top)

	d.Press(keys.Find).Type("cloud").Has("Filter: cloud", "1 van 101", "A-5.23").Lacks("A-5.1 ")
	if c := d.View().Cursor; c == nil || c.Y != 3 || c.X != len(" Filter: cloud") {
		t.Errorf("text cursor: %+v", c)
	}
	d.Press(keys.Keep, keys.Open).Has("NEN 7510 › A-5.23", "Veilig gebruik van clouddiensten")
	d.Press(keys.Back).Has("1 van 101", "Filter: cloud")
	d.Press(keys.Back).Has("101 regels")
	if got := d.Chosen(); !strings.HasPrefix(got, "A-5.23") {
		t.Errorf("after the filter went: %q", got)
	}
	d.Press(keys.Find).Type("zzz").Has("Niets gevonden voor zzz.", "esc haalt het filter weg.")
	d.Press(keys.Back, keys.Back).Has("Kan het bestuur")
}

func TestRegisterBesideFrom120(t *testing.T) {
	d := drive(t, tuitest.Demo(), text.New(text.NL), 120, 40)
	d.Press(keys.Screen(7), keys.Down, keys.Down).Has("│  Functiescheiding")
	d.Resize(80, 24).Lacks("│").Resize(120, 40).Has("│  Functiescheiding")
}

func TestSortByAnyColumn(t *testing.T) {
	d := drive(t, tuitest.Demo(), text.New(text.NL), 200, 60)
	d.Press(keys.Screen(7), keys.SortRight, keys.Sort).Has("Onderwerp ↑", "▌A-5.1 ") // the cursor stays on its record
	order(t, d.Press(keys.Top), "Back-ups", "Beheer van", "Capaciteitsbeheer")
	d.Press(keys.Sort).Has("Onderwerp ↓")
	d.Press(keys.Sort).Lacks("Onderwerp ↓", "Onderwerp ↑")
	d.Press(keys.SortLeft, keys.Sort, keys.Sort, keys.Top).Has("Nummer↓")
	order(t, d, "A-8.34", "A-8.33", "A-8.9")
}

// A key whose screen does not exist, or whose action may not be taken, is not
// there: not in the footer, not in help and palette, and it does nothing.
func TestKeysThatAreNotThere(t *testing.T) {
	env := tuitest.Env(tuitest.Demo(), text.New(text.NL))
	env.Can = func(b string) bool { return b != keys.AsOf }
	env.Registers = slices.DeleteFunc(env.Registers, func(r tui.Register) bool { return r.Number != 7 })
	d := tuitest.Drive(t, env, tui.Options{}, 80, 40)
	before := d.Screen()
	for n := 2; n <= 8; n++ {
		if n != 7 {
			d.Press(keys.Screen(n))
		}
	}
	d.Press(keys.AsOf, keys.Suspend)
	if d.Screen() != before {
		t.Errorf("a key that is not there did something:\n%s", d.Screen())
	}
	d.Lacks("per datum").Press(keys.Assist).Lacks("andere dag", "naar Besluiten", "achtergrond").Has("naar NEN 7510")
}

func TestFooterShowsWhatWorks(t *testing.T) {
	d := drive(t, tuitest.Demo(), text.New(text.NL), 80, 24)
	foot := func() string { l := d.Lines(); return l[len(l)-1] }
	if got := foot(); got != " ↑↓ kies   ⏎ waarom   / zoek   t per datum   : opdracht   ? hulp   q stop" {
		t.Errorf("overview: %q", got)
	}
	d.Press(keys.Screen(7))
	if got := foot(); !strings.Contains(got, "⏎ open   esc terug   / filter") {
		t.Errorf("register: %q", got)
	}
	d.Press(keys.Commands)
	if got := foot(); got != " ↑↓ kies   ⏎ voer uit   esc terug" {
		t.Errorf("palette: %q", got)
	}
}

func TestARegisterIsAValue(t *testing.T) {
	src := tuitest.Demo()
	src.Lists["things"] = []model.Row{{Ref: model.Ref{Kind: model.KindAction, ID: "ACT-2026-031"},
		Values: []any{"ACT-2026-031", "MFA afdwingen"}, Status: model.Gap}}
	env := tuitest.Env(src, text.New(text.NL))
	noun := model.Noun{Name: "things", Kind: model.KindAction, Columns: []model.Column{
		{Key: "id", Width: 12, Priority: 1}, {Key: "label", Width: 30, Min: 10, Priority: 2, Grow: true}}}
	env.Registers = []tui.Register{{Number: 8, Layout: tui.Layout{Name: "things", Title: "screen.tab.actions", Views: []tui.View{
		{Name: "all", Title: "screen.view.all", Noun: noun, Empty: "screen.controls.empty", Key: []string{"id"}}}}}}
	d := tuitest.Drive(t, env, tui.Options{}, 80, 24)
	d.Press(keys.Screen(8)).Has("8 Acties", "▌✗ ACT-2026-031  MFA afdwingen").Press(keys.Open).Has("Acties › ACT-2026-031")
	d.Press(keys.NextScreen).Has("Kan het bestuur").Press(keys.PrevScreen).Has("Acties › ACT-2026-031")
	d.Press(keys.Screen(8)).Has("1 regel")
}

// order checks that texts stand below each other in this order.
func order(t testing.TB, d *tuitest.Driver, texts ...string) {
	t.Helper()
	at := -1
	for _, s := range texts {
		y := -1
		for i, l := range d.Lines() {
			if strings.Contains(l, s) && i > at {
				y = i
				break
			}
		}
		if y < 0 {
			t.Fatalf("%q does not stand below the one before:\n%s", s, d.Screen())
		}
		at = y
	}
}

// A terminal that cannot show glyphs gets letters and ASCII signs instead.
func TestASCII(t *testing.T) {
	for name, path := range journeys() {
		for _, s := range sizes {
			env := tuitest.Env(tuitest.Demo(), text.New(text.EN))
			env.ASCII = true
			d := tuitest.Drive(t, env, tui.Options{}, s[0], s[1])
			d.Press(path...)
			if i := strings.IndexAny(d.Screen(), "✓✗◐◆▌│─╭╮╰╯→←↑↓⏎…›▁▂▃▄▅▆▇"); i >= 0 {
				t.Errorf("%s: %q\n%s", name, d.Screen()[i:i+3], d.Screen())
			}
		}
	}
}
