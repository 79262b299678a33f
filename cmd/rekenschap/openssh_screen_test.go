//go:build unix

package main

import (
	"regexp"
	"strings"
	"testing"
)

// A director opens the dashboard in a real terminal, at the size it has, and
// finds the terminal as it was afterwards.
func TestOpenSSHDashboard(t *testing.T) {
	t.Parallel()
	needs(t, "tmux")
	g := openGate(t)
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		w, h := size[0], size[1]
		v := g.window(w, h, "Maud Wilg", "TERM=xterm-256color")
		v.sees("Maud Wilg").types("1").sees("Kan het bestuur het vandaag aantonen?")
		v.wide(w*3/4, w)
		if n := strings.Count(v.screen(), "\n"); n != h {
			t.Errorf("%dx%d: %d lines", w, h, n)
		}
		v.types("q").left(0)
	}
	g.logged(3, `"msg":"session"`, `"term":"xterm-256color"`, `"person":"P-001"`)
	g.logged(3, `"msg":"end"`, `"code":0`)
}

// The screen follows the window, also through ssh; ctrl+z does not stop the
// server, nor the session.
func TestOpenSSHResizeAndSuspend(t *testing.T) {
	t.Parallel()
	needs(t, "tmux")
	g := openGate(t)
	v := g.window(80, 24, "Ruben Populier", "TERM=xterm-256color")
	v.sees("De Linde").types("8").sees("ACT-2026")
	v.wide(60, 80)
	for _, size := range [][2]int{{120, 40}, {200, 60}, {40, 12}, {80, 24}, {100, 30}} {
		v.resize(size[0], size[1])
		v.wide(min(size[0]*3/4, 90), size[0])
		v.sees("8 Acties")
	}
	v.keys("C-z").types("1").sees("Kan het bestuur het")
	g.ssh("Maud Wilg", "", "version").gives(0)
	v.types("q").left(0)
	if g.count(`"level":"ERROR"`) > 0 {
		t.Error(g.log.String())
	}
}

var (
	colour   = regexp.MustCompile("\x1b\\[[0-9;:]*m")
	manyOf   = regexp.MustCompile(`[34]8[;:][25]`)                                     // of 256, or true colours
	anyHue   = regexp.MustCompile("\x1b\\[(?:[0-9]+;)*(?:3[0-7]|9[0-7])(?:;[0-9]+)*m") // of 16
	moves    = regexp.MustCompile("\x1b\\[[0-9;?]*[A-HJKf-hl]")
	sessions = []struct {
		name, vars string
		shows      func(raw string) bool
	}{
		{"16 colours", "TERM=xterm", func(raw string) bool { return anyHue.MatchString(raw) && !manyOf.MatchString(raw) }},
		{"256 colours", "TERM=screen-256color", func(raw string) bool { return manyOf.MatchString(raw) }},
		{"true colours", "TERM=xterm-256color COLORTERM=truecolor", func(raw string) bool { return strings.Contains(raw, "38;2;") }},
		{"no colours", "TERM=xterm-256color NO_COLOR=1", func(raw string) bool { return !manyOf.MatchString(raw) && !anyHue.MatchString(raw) }},
		{"linux console", "TERM=linux", func(raw string) bool { return !manyOf.MatchString(raw) }},
	}
)

// Each session has the colours of its own terminal; every status keeps its
// glyph and word.
func TestOpenSSHTerminals(t *testing.T) {
	t.Parallel()
	needs(t, "tmux")
	g := openGate(t)
	for _, c := range sessions {
		t.Run(c.name, func(t *testing.T) {
			v := g.window(80, 24, "Noor Vlier", c.vars)
			v.sees("De Linde").types("1").sees("Kan het bestuur het vandaag aantonen?").sees("✓")
			v.types("q").left(0)
			if !c.shows(v.bytes()) {
				t.Errorf("colours: %q", colour.FindAllString(v.bytes(), 40))
			}
		})
	}
	t.Run("dumb", func(t *testing.T) {
		v := g.window(80, 24, "Noor Vlier", "TERM=dumb")
		v.sees("EXIT-0").left(0)
		if raw := v.bytes(); moves.MatchString(raw[strings.LastIndex(raw, "\x1b[3J")+4:]) {
			t.Errorf("sequences for a terminal without: %q", raw)
		}
	})
	t.Run("none", func(t *testing.T) {
		out := g.exec("", "ssh", g.line("Noor Vlier", "-T", "linde")...)
		if text := out.gives(0); !strings.Contains(text, "Mijn dossier") || strings.Contains(text, "\x1b") {
			t.Errorf("%q", text)
		}
	})
}
