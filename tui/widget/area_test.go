package widget

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"
)

func stroke(name string) tea.KeyPressMsg {
	codes := map[string]rune{"left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete}
	return tea.KeyPressMsg{Code: codes[name]}
}

// flat is the text as one row of letters with a cursor: what an Area should
// come to.
type flat struct {
	letters []string
	at      int
}

func (f *flat) key(k string) {
	line := func(step int) {
		for f.at+min(step, 0) >= 0 && f.at+min(step, 0) < len(f.letters) && f.letters[f.at+min(step, 0)] != "\n" {
			f.at += step
		}
	}
	switch k {
	case "left":
		f.at = max(f.at-1, 0)
	case "right":
		f.at = min(f.at+1, len(f.letters))
	case "home":
		line(-1)
	case "end":
		line(1)
	case "backspace":
		if f.at > 0 {
			f.letters = append(append([]string{}, f.letters[:f.at-1]...), f.letters[f.at:]...)
			f.at--
		}
	case "delete":
		if f.at < len(f.letters) {
			f.letters = append(append([]string{}, f.letters[:f.at]...), f.letters[f.at+1:]...)
		}
	}
}

func (f *flat) put(s string) {
	for _, c := range letters(s) {
		f.letters = append(append(append([]string{}, f.letters[:f.at]...), c), f.letters[f.at:]...)
		f.at++
	}
}

// Whatever is typed, pasted and taken away, the text is what it should be, the
// frame fits, and the cursor stands on the letter it should.
func TestAreaAgainstFlatText(t *testing.T) {
	pieces := []string{"a", "zorg ", "漢字", "\n", "een langer woord en nog een", "👍", "ë", " ", "-"}
	rapid.Check(t, func(t *rapid.T) {
		a, f := NewArea(0), flat{}
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			if rapid.Bool().Draw(t, "type") {
				s := rapid.SampledFrom(pieces).Draw(t, "piece")
				a.Paste(s)
				f.put(s)
			} else {
				k := rapid.SampledFrom([]string{"left", "right", "home", "end", "backspace", "delete"}).Draw(t, "key")
				a.Key(stroke(k))
				f.key(k)
			}
			if got, want := a.Value(), strings.Join(f.letters, ""); got != want {
				t.Fatalf("%q, want %q", got, want)
			}
			w, h := rapid.IntRange(3, 30).Draw(t, "w"), rapid.IntRange(1, 6).Draw(t, "h")
			lines, x, y := a.View(w, h, func(s string) string { return s })
			if len(lines) > h || x >= w || y >= len(lines) {
				t.Fatalf("%d lines of %d, cursor at %d,%d in %q", len(lines), h, x, y, lines)
			}
			for _, l := range lines {
				if Width(l) > w {
					t.Fatalf("%q is wider than %d", l, w)
				}
			}
			if f.at < len(f.letters) && strings.TrimSpace(f.letters[f.at]) != "" {
				if rest := cellsFrom(lines[y], x); !strings.HasPrefix(rest, Safe(f.letters[f.at])) {
					t.Fatalf("the cursor stands on %q in %q, want %q", rest, lines[y], f.letters[f.at])
				}
			}
		}
	})
}

// cellsFrom is what stands from a cell on.
func cellsFrom(s string, x int) string {
	n := 0
	for i, c := range letters(s) {
		if n >= x {
			return strings.Join(letters(s)[i:], "")
		}
		n += Width(c)
	}
	return ""
}

// Up and down keep to the cell, past shorter lines too, and leave at the edges.
func TestAreaUpAndDown(t *testing.T) {
	a := NewArea(0)
	a.SetValue("een lange regel\nkort\nnog een lange")
	a.View(40, 10, func(s string) string { return s })
	at := func() string { return string(rune('0'+a.row)) + "," + string(rune('0'+a.col)) }
	for _, want := range []string{"1,4", "0,"} {
		if !a.Move("up") || !strings.HasPrefix(at(), want) {
			t.Fatalf("up leads to %s, want %s", at(), want)
		}
	}
	if a.col != len("nog een lange") || a.Move("up") {
		t.Errorf("at %d, or up does not leave", a.col)
	}
	if !a.Move("down") || !a.Move("down") || a.Move("down") || a.row != 2 {
		t.Errorf("down ends on line %d", a.row)
	}
}
