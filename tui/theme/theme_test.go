package theme

import (
	"image/color"
	"math"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// Text must be readable on the darkest and lightest backgrounds in use.
func TestContrast(t *testing.T) {
	for name, tc := range map[string]struct {
		dark  bool
		paper []color.Color
	}{
		"dark":  {true, []color.Color{color.Black, color.RGBA{0x1e, 0x1e, 0x2e, 255}, color.RGBA{0x28, 0x2c, 0x34, 255}}},
		"light": {false, []color.Color{color.White, color.RGBA{0xfd, 0xf6, 0xe3, 255}}},
	} {
		p := colours(Options{Dark: tc.dark, Profile: colorprofile.TrueColor})
		for tone, c := range map[string]color.Color{"accent": p.accent, "dim": p.dim, "good": p.good, "warn": p.warn, "bad": p.bad} {
			for _, paper := range tc.paper {
				if r := contrast(c, paper); r < 4.5 {
					t.Errorf("%s: %s on %v is %.1f to 1, want 4.5", name, tone, paper, r)
				}
			}
		}
		if r := contrast(p.ink, p.warn); r < 4.5 {
			t.Errorf("%s: the bar is %.1f to 1", name, r)
		}
	}
}

func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	lin := func(v uint32) float64 {
		f := float64(v) / 0xffff
		if f <= 0.03928 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(r) + 0.7152*lin(g) + 0.0722*lin(b)
}

func TestPaintKeepsTheText(t *testing.T) {
	for _, o := range allOptions() {
		s := New(o)
		for tone := range tones {
			if got := ansi.Strip(s.Paint(tone, "abc x é")); got != "abc x é" {
				t.Errorf("%+v tone %d: %q", o, tone, got)
			}
		}
		if s.Paint(Accent, "") != "" {
			t.Error("nothing was painted")
		}
	}
}

func allOptions() []Options {
	var out []Options
	for _, dark := range []bool{true, false} {
		for _, p := range []colorprofile.Profile{colorprofile.NoTTY, colorprofile.ASCII, colorprofile.ANSI, colorprofile.ANSI256, colorprofile.TrueColor} {
			out = append(out, Options{Dark: dark, Profile: p})
		}
	}
	return out
}

// Without colours the chosen line, headings and the bar still stand out.
func TestAttributesOnly(t *testing.T) {
	s := New(Options{Profile: colorprofile.ASCII})
	for tone, want := range map[Tone]string{Chosen: "\x1b[1m", Strong: "\x1b[1m", Banner: "\x1b[1;7m", Dim: "", Good: ""} {
		if got := s.tone[tone].on; got != want {
			t.Errorf("tone %d: %q, want %q", tone, got, want)
		}
	}
}

func TestSixteenColoursUseThePaletteOfTheTerminal(t *testing.T) {
	for _, dark := range []bool{true, false} {
		s := New(Options{Dark: dark, Profile: colorprofile.ANSI})
		for tone := range tones {
			if on := s.tone[tone].on; strings.Contains(on, "38;") || strings.Contains(on, "48;") {
				t.Errorf("tone %d: %q", tone, on)
			}
		}
	}
}

// Every glyph takes one cell on every terminal, and differs from the others
// it may stand next to.
func TestGlyphs(t *testing.T) {
	for _, ascii := range []bool{true, false} {
		g := glyphs(ascii)
		signs := map[string]bool{}
		for _, s := range append([]string{g.Met, g.Attention, g.Gap, g.NA, g.Untracked}, g.Bars...) {
			if ansi.StringWidth(s) != 1 || ansi.StringWidthWc(s) != 1 {
				t.Errorf("%q is not one cell wide", s)
			}
			if ascii && s[0] > 0x7e {
				t.Errorf("%q is not ASCII", s)
			}
			signs[s] = true
		}
		for i, a := range []string{g.Met, g.Attention, g.Gap, g.NA, g.Untracked} {
			for j, b := range []string{g.Met, g.Attention, g.Gap, g.NA, g.Untracked} {
				if i != j && a == b {
					t.Errorf("%q stands for two statuses", a)
				}
			}
		}
	}
}

func TestNeedsASCII(t *testing.T) {
	for _, tc := range []struct {
		env  []string
		want bool
	}{
		{nil, false},
		{[]string{"LANG=nl_NL.UTF-8"}, false},
		{[]string{"LANG=C"}, true},
		{[]string{"LANG=nl_NL.UTF-8", "LC_ALL=POSIX"}, true},
		{[]string{"LANG=C", "LC_CTYPE=C.utf8"}, false},
		{[]string{"LANG=nl_NL.ISO-8859-1"}, true},
	} {
		if got := NeedsASCII(tc.env); got != tc.want {
			t.Errorf("%v: %v", tc.env, got)
		}
	}
}
