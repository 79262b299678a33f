package main

import (
	"image/color"
	"math"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/rekenschap/rekenschap/tui/keys"
)

// Two people look at the same overview, each in their own language; what the one
// records stands on the screen of the other in the other's words.
func TestVisitTwoLanguages(t *testing.T) {
	t.Parallel()
	l := receive(t)
	maud := l.enter("Maud Wilg", 100, 44, "LANG=C.UTF-8").Sees("Mijn dossier", "bestuurder")
	joost := l.enter("Joost Eik", 100, 60, "REKENSCHAP_LANG=en").Sees("My dossier", "director").NeverSaw("Mijn dossier")
	maud.Opens("V-2026-013").Press(keys.Hold).Sees("gepland", "ter besluitvorming")
	joost.Opens("V-2026-013").Press(keys.Hold).Sees("planned", "for decision")

	joost.Press(keys.Query).Sees("Question").Types("What does it cost?").Press(keys.Record).Sees("no answer yet")
	maud.Soon(joost.sent, "What does it cost?", "nog geen antwoord")
	if out, _, code := ask(t, joost.client, "", "status --lang en"); code != 0 || !strings.Contains(out, "Parts a–j approved") {
		t.Errorf("a verb: %d %s", code, out)
	}
	if out, _, code := ask(t, joost.client, "", "status"); code != 0 || !strings.Contains(out, "Onderdelen a–j goedgekeurd") {
		t.Errorf("a verb: %d %s", code, out)
	}
	joost.Leaves()
	maud.Leaves()
}

// Each session has the colours that its own terminal has. Every sign has its
// word with it, so that none of them is needed.
func TestVisitColours(t *testing.T) {
	t.Parallel()
	l := receive(t)
	line := l.mustDial("bestuur", l.keyOf("Noor Vlier"))
	for _, tc := range []struct {
		name  string
		env   []string
		paper color.Color // of the terminal; nil: it answers no question
		fits  func(c, paper color.Color) bool
	}{
		{"none", []string{"NO_COLOR=1"}, color.Black, func(c, _ color.Color) bool { return c == nil }},
		{"16", []string{"TERM=xterm"}, color.Black, func(c, _ color.Color) bool { _, ok := c.(ansi.BasicColor); return c == nil || ok }},
		{"256", nil, color.Black, func(c, p color.Color) bool { _, ok := c.(ansi.IndexedColor); return c == nil || ok && legible(c, p) }},
		{"all", []string{"COLORTERM=truecolor"}, color.Black, legible},
		{"light", []string{"COLORTERM=truecolor"}, color.White, legible},
		{"mute", []string{"COLORTERM=truecolor"}, nil, func(c, _ color.Color) bool { return legible(c, color.Black) }},
	} {
		v := l.place(line, 80, 24, tc.env...)
		if tc.paper == nil {
			v.Mute()
		} else {
			v.Background(tc.paper)
		}
		v.begin(80, 24).Press(keys.Screen(1)).Sees("Kan het bestuur het vandaag aantonen?", "✗ Effectiviteit beoordeeld", "geen bewijs")
		v.Press(keys.Down).Sees("▌! Kennis en vaardigheden")
		cells, hues := v.Cells(), map[color.Color]bool{}
		for y := range 24 {
			for x := range 80 {
				c := cells.CellAt(x, y)
				if c == nil || c.Content == " " {
					continue
				}
				hues[c.Style.Fg] = true
				if !tc.fits(c.Style.Fg, tc.paper) {
					t.Fatalf("%s: %q at %d,%d has colour %v", tc.name, c.Content, x, y, c.Style.Fg)
				}
			}
		}
		if many := len(hues) > 3; many == (tc.name == "none") {
			t.Errorf("%s: %d colours", tc.name, len(hues))
		}
		v.Leaves()
	}
}

// legible tells whether text in a colour can be read on paper of another, by the
// contrast of WCAG; the terminal's own colour always can.
func legible(c, paper color.Color) bool {
	const enough = 4 // 4.5 before it is made one of 256
	light := func(c color.Color) (sum float64) {
		r, g, b, _ := c.RGBA()
		for i, v := range []uint32{r, g, b} {
			sum += []float64{0.2126, 0.7152, 0.0722}[i] * math.Pow(float64(v)/0xffff, 2.2)
		}
		return sum + 0.05
	}
	if c == nil {
		return true
	}
	a, b := light(c), light(paper)
	return max(a, b)/min(a, b) >= enough
}
