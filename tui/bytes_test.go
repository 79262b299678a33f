package tui_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/tuitest"
)

// moves walks n steps down and up again over the visible rows, so that
// nothing scrolls, and gives the bytes of each step.
func moves(t *testing.T, term *tuitest.Terminal, n, room int) []int {
	t.Helper()
	var out []int
	for len(out) < n {
		for range min(room, n-len(out)) {
			out = append(out, term.Cost("j"))
		}
		for range min(room, n-len(out)) {
			out = append(out, term.Cost("k"))
		}
	}
	return out
}

func wideRows() []model.Row {
	src := tuitest.Demo()
	for i := range src.Lists["controls"] {
		v := src.Lists["controls"][i].Values
		v[1] = []string{"漢字の管理と記録", "Zorg 🔥 en brand", "e\u0301e\u0301n combinerend teken"}[i%3] + " " + v[1].(string)
	}
	return src.Lists["controls"]
}

// A cursor move must stay cheap: this is what a director on a train pays for
// every key. Soft-serve needs 294 bytes, the table of Bubble Tea v1 1,379.
func TestCursorMoveBytes(t *testing.T) {
	t.Parallel()
	steps := 200
	if testing.Short() {
		steps = 40
	}
	for name, tc := range map[string]struct {
		rows []model.Row
		w, h int
		goal int
	}{
		"register 100x30":            {nil, 100, 30, 250},
		"register 100x30 wide signs": {wideRows(), 100, 30, 250},
		"register 140x40 with pane":  {nil, 140, 40, 1500},
	} {
		t.Run(name, func(t *testing.T) {
			src := tuitest.Demo()
			if tc.rows != nil {
				src.Lists["controls"] = tc.rows
			}
			term := tuitest.Start(t, tuitest.Env(src, text.New(text.NL)), tui.Options{Screen: "controls", Initial: &src.Over}, tc.w, tc.h)
			got := tuitest.Median(moves(t, term, steps, 20))
			t.Logf("%s: median %d bytes per cursor move over %d moves", name, got, steps)
			if got > tc.goal {
				t.Errorf("median %d bytes per cursor move, want at most %d", got, tc.goal)
			}
			term.Send("q")
			if err := term.Wait(); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestScrollBytes(t *testing.T) {
	t.Parallel()
	src := tuitest.Demo()
	term := tuitest.Start(t, tuitest.Env(src, text.New(text.NL)), tui.Options{Screen: "controls", Initial: &src.Over}, 100, 30)
	for range 24 {
		term.Cost("j")
	}
	var got []int
	for range 40 {
		got = append(got, term.Cost("j"))
	}
	if m := tuitest.Median(got); m > 600 {
		t.Errorf("median %d bytes per scrolled line, want at most 600", m)
	} else {
		t.Logf("median %d bytes per scrolled line", m)
	}
}

// The first frame must be there with the data loaded before the start.
func TestFirstFrame(t *testing.T) {
	src := tuitest.Demo()
	term := tuitest.Start(t, tuitest.Env(src, text.New(text.NL)), tui.Options{Initial: &src.Over}, 80, 24)
	if got := term.Screen(); !strings.Contains(got, "Onderdelen a–j goedgekeurd") {
		t.Errorf("first frame:\n%s", got)
	}
	if len(src.Asked) != 0 {
		t.Errorf("asked at the start: %v", src.Asked)
	}
	t.Log(fmt.Sprint(term.Bytes()) + " bytes for the first screen")
}

// Without colours no colour may reach the terminal, only attributes.
func TestNoColour(t *testing.T) {
	src := tuitest.Demo()
	term := tuitest.Start(t, tuitest.Env(src, text.New(text.NL)),
		tui.Options{Initial: &src.Over, Environ: []string{"TERM=xterm-256color", "NO_COLOR=1", "SSH_TTY=x"}}, 80, 24)
	term.Type("7")
	term.Type("j")
	for _, seq := range colourSequences(term.Stream()) {
		t.Errorf("a colour was sent: %q", seq)
	}
	if !strings.Contains(term.Stream(), "\x1b[1m") {
		t.Error("no attribute was sent: the cursor cannot be seen")
	}
	colour := tuitest.Start(t, tuitest.Env(src, text.New(text.NL)), tui.Options{Initial: &src.Over}, 80, 24)
	if len(colourSequences(colour.Stream())) == 0 {
		t.Error("with colours none was sent")
	}
}

// colourSequences finds SGR sequences that set a colour.
func colourSequences(s string) []string {
	var out []string
	for _, part := range strings.Split(s, "\x1b[")[1:] {
		end := strings.IndexFunc(part, func(r rune) bool { return r >= 0x40 && r <= 0x7e })
		if end < 0 || part[end] != 'm' {
			continue
		}
		for _, p := range strings.Split(part[:end], ";") {
			if n := len(p); n == 2 && (p[0] == '3' || p[0] == '4') && p != "39" && p != "49" || n >= 2 && (strings.HasPrefix(p, "38") || strings.HasPrefix(p, "48")) || n == 2 && p[0] == '9' || n == 3 && strings.HasPrefix(p, "10") {
				out = append(out, part[:end+1])
				break
			}
		}
	}
	return out
}
