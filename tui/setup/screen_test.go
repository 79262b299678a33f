package setup_test

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/setup"
)

// walk goes through every step and stops at each.
func walk(d *driver, stop func(step string)) {
	d.Helper()
	at := func(step string) { d.Helper(); stop(step) }
	at("language")
	d.press("enter")
	at("name")
	d.typed("Stichting Ziekenhuis De Linde", "12345678", "")
	at("size")
	d.typed("", "612", "480 mln", "410 mln")
	at("special")
	d.typed("", "", "Lab Noord B.V.")
	at("bodies")
	d.press("enter")
	at("body")
	d.press("enter", "enter", "enter", "enter", "enter", "enter")
	at("rules")
	d.press("enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "down", "down", "enter")
	at("seats")
	d.press("enter")
	at("seat")
	d.typed("Eva de Vries", "eva@linde.example", "", "voorzitter", "1-3-2021", "", "", "")
	d.press("down", "enter")
	at("norms")
	d.typed("", "", "", "", "", "", "", "", "")
	at("first")
	d.typed("15-12", "14:00")
	at("summary")
	d.press("esc")
	at("leaving")
	d.press("esc", "enter")
	at("done")
	if !d.m.Finished() {
		d.Fatalf("the walk does not reach the end:\n%s", d.screen())
	}
}

// Every step fits every window, in both languages, to the cell; the field in
// hand and the keys are in sight, the heading too.
func TestEveryStepFitsEveryWindow(t *testing.T) {
	for _, lang := range text.Langs() {
		for _, size := range [][2]int{{80, 24}, {60, 20}, {104, 30}, {120, 40}, {200, 50}, {46, 16}} {
			w, h := size[0], size[1]
			d := drive(t, &shelf{}, lang, w, h)
			walk(d, func(step string) {
				lines := strings.Split(d.m.View().Content, "\n")
				if len(lines) != h {
					t.Errorf("%s %dx%d %s: %d lines", lang, w, h, step, len(lines))
				}
				for _, l := range lines {
					if n := ansi.StringWidth(l); n > w {
						t.Errorf("%s %dx%d %s: %d cells: %q", lang, w, h, step, n, ansi.Strip(l))
					}
				}
				if step != "done" && !strings.Contains(d.screen(), "▌") {
					t.Errorf("%s %dx%d %s: no cursor\n%s", lang, w, h, step, d.screen())
				}
				if last := ansi.Strip(lines[h-1]); !strings.Contains(last, "⏎") {
					t.Errorf("%s %dx%d %s: no keys: %q", lang, w, h, step, last)
				}
			})
		}
	}
}

var marked = regexp.MustCompile(`⟦[^⟦⟧]*⟧`)

// Every word on the screen comes from the catalogue, from the law or from what
// was typed; none from the library.
func TestNoWordsFromElsewhere(t *testing.T) {
	s := &shelf{}
	env := s.env(text.NL)
	env.Words = func(text.Lang) *text.Printer { return text.NewPseudo() }
	d := &driver{T: t, m: setup.New(t.Context(), env, nil)}
	d.send(tea.WindowSizeMsg{Width: 200, Height: 60})
	known := regexp.MustCompile(`Nederlands|English|Stichting Ziekenhuis De Linde|Lab Noord B\.V\.|mln|RvB|RvT|Raad van (bestuur|toezicht)|CISO|Secretaris|Functionaris gegevensbescherming|Eva de Vries|eva@linde\.example|voorzitter|Cbw|esc|tab|pgdn|NEN|€|maandag|maart|dinsdag|december|dec|mrt`)
	walk(d, func(step string) {
		screen := strings.Join(strings.Fields(d.screen()), " ")
		for was := ""; was != screen; { // messages in messages
			was, screen = screen, marked.ReplaceAllString(screen, "")
		}
		screen = known.ReplaceAllString(screen, "")
		if left := regexp.MustCompile(`\p{L}{2,}`).FindAllString(screen, -1); len(left) > 0 {
			t.Errorf("%s: %v\n%s", step, left, d.screen())
		}
	})
}

// Without colours and without glyphs everything still stands there: no colour
// in the stream, nothing outside ASCII from the frame.
func TestNoColourAndASCII(t *testing.T) {
	s := &shelf{}
	env := s.env(text.EN)
	env.ASCII = true
	d := &driver{T: t, m: setup.New(t.Context(), env, nil)}
	d.send(tea.ColorProfileMsg{Profile: colorprofile.ASCII})
	d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	colour := regexp.MustCompile(`\x1b\[[0-9;]*(3[0-8]|4[0-8]|9[0-7])[0-9;]*m`)
	walkASCII := func(step string) {
		if c := colour.FindString(d.m.View().Content); c != "" {
			t.Errorf("%s: %q", step, c)
		}
	}
	d.press("enter")
	walkASCII("name")
	d.typed("Linde", "", "").typed("", "612", "", "")
	walkASCII("special")
	for _, r := range d.screen() {
		if r > 0x7e && !strings.ContainsRune("–·…“”", r) {
			t.Errorf("%q", r)
		}
	}
	d.has("> Critical under the Wwke < no >")
}

// A draft that cannot be kept is told at once, and typing goes on.
func TestDraftThatCannotBeKept(t *testing.T) {
	s := &shelf{broken: errors.New("disk full")}
	d := drive(t, s, text.NL, 80, 24)
	d.press("enter").typed("De Linde").has("✗", "▌ KvK-nummer")
	s.broken = nil
	d.typed("12345678").lacks("✗")
	if !strings.Contains(string(s.draft), "De Linde") {
		t.Errorf("%s", s.draft)
	}
}

// A long list of people scrolls; adding somebody stays in reach.
func TestManyPeople(t *testing.T) {
	d := drive(t, &shelf{}, text.NL, 80, 24).toBodies().toPeople()
	for i := range 25 {
		d.person(fmt.Sprintf("Persoon %02d", i), "", 0, "lid", "1-1-2024")
		d.has("iemand toevoegen")
	}
	for range 25 {
		d.press("up")
	}
	d.has("▌ Persoon 00")
}
