package widget

import (
	"slices"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/rekenschap/rekenschap/tui/keys"
)

// Area is a text of several lines being typed, by whole letters as people see
// them. Only the lines in sight are laid out, so that a key in a text of 20,000
// letters costs what it costs in a short one. The cursor is the terminal's own.
type Area struct {
	lines    [][]string // letters (grapheme clusters) per line, at least one line
	row, col int
	most     int // runes, 0 is no limit
	goal     int // the cell that walking up and down keeps to, -1 for none
	w        int // as last drawn
	top      place
}

// place is a row of a line as it is laid out.
type place struct{ line, row int }

// NewArea makes an empty text that takes at most most runes; 0 is no limit.
func NewArea(most int) Area { return Area{lines: make([][]string, 1), most: most, goal: -1, w: 80} }

// Value is the text typed so far.
func (a *Area) Value() string {
	var b strings.Builder
	for i, l := range a.lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		for _, c := range l {
			b.WriteString(c)
		}
	}
	return b.String()
}

// SetValue replaces the text and puts the cursor behind it.
func (a *Area) SetValue(s string) {
	a.lines, a.row, a.col, a.goal, a.top = make([][]string, 1), 0, 0, -1, place{}
	a.Paste(s)
}

// Paste inserts text at the cursor, as far as there is room; clean it first.
func (a *Area) Paste(s string) {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	if a.most > 0 {
		if room := a.most - a.runes(); utf8.RuneCountInString(s) > room {
			s = string([]rune(s)[:max(room, 0)])
		}
	}
	a.goal = -1
	for i, part := range strings.Split(s, "\n") {
		if i > 0 {
			a.split()
		}
		a.insert(part)
	}
}

func (a *Area) runes() int {
	n := len(a.lines) - 1
	for _, l := range a.lines {
		for _, c := range l {
			n += utf8.RuneCountInString(c)
		}
	}
	return n
}

// Enter begins a new line.
func (a *Area) Enter() { a.Paste("\n") }

// insert puts a piece of one line before the cursor. What joins with the letter
// before it, as an accent does, becomes one letter with it.
func (a *Area) insert(s string) {
	if s == "" {
		return
	}
	l := a.lines[a.row]
	head, tail := letters(strings.Join(l[:a.col], "")+s), strings.Join(l[a.col:], "")
	a.lines[a.row], a.col = append(head, letters(tail)...), len(head)
}

func (a *Area) split() {
	l := a.lines[a.row]
	a.lines = slices.Insert(a.lines, a.row+1, slices.Clone(l[a.col:]))
	a.lines[a.row] = slices.Clone(l[:a.col])
	a.row, a.col = a.row+1, 0
}

// letters cuts text in what people see as letters.
func letters(s string) []string {
	out := make([]string, 0, len(s))
	for len(s) > 0 {
		c, _ := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		if c == "" {
			c = s[:1]
		}
		out, s = append(out, c), s[len(c):]
	}
	return out
}

// Key edits.
func (a *Area) Key(k tea.KeyPressMsg) {
	if k.Text != "" {
		a.Paste(k.Text)
		return
	}
	edit, ok := areaKeys()[k.String()]
	if !ok {
		return
	}
	a.goal = -1
	edit(a)
}

// areaKeys are the keys of every line editor.
func areaKeys() map[string]func(*Area) {
	until := func(move func(*Area)) func(*Area) {
		return func(a *Area) { a.cut(move) }
	}
	return map[string]func(*Area){
		"left": (*Area).left, "ctrl+b": (*Area).left, "right": (*Area).right, "ctrl+f": (*Area).right,
		"home": (*Area).home, "ctrl+a": (*Area).home, "end": (*Area).end, "ctrl+e": (*Area).end,
		"ctrl+left": (*Area).wordLeft, "alt+left": (*Area).wordLeft, "alt+b": (*Area).wordLeft,
		"ctrl+right": (*Area).wordRight, "alt+right": (*Area).wordRight, "alt+f": (*Area).wordRight,
		"ctrl+home": (*Area).first, "ctrl+end": (*Area).last, "pgup": page(keys.Up), "pgdown": page(keys.Down),
		"backspace": until((*Area).left), "ctrl+h": until((*Area).left), "delete": until((*Area).right), "ctrl+d": until((*Area).right),
		"alt+backspace": until((*Area).wordLeft), "ctrl+w": until((*Area).wordLeft), "alt+d": until((*Area).wordRight),
		"ctrl+u": until((*Area).home), "ctrl+k": until((*Area).end),
	}
}

func page(way string) func(*Area) {
	return func(a *Area) {
		for range 10 {
			a.Move(way)
		}
	}
}

// cut takes away what lies between the cursor and where a move leads.
func (a *Area) cut(move func(*Area)) {
	row, col := a.row, a.col
	move(a)
	if a.row > row || a.row == row && a.col > col {
		row, col, a.row, a.col = a.row, a.col, row, col
	}
	joined := append(slices.Clone(a.lines[a.row][:a.col]), a.lines[row][col:]...)
	a.lines = slices.Delete(a.lines, a.row+1, row+1)
	a.lines[a.row] = joined
}

func (a *Area) home()  { a.col = 0 }
func (a *Area) end()   { a.col = len(a.lines[a.row]) }
func (a *Area) first() { a.row, a.col = 0, 0 }
func (a *Area) last()  { a.row = len(a.lines) - 1; a.end() }

func (a *Area) left() {
	switch {
	case a.col > 0:
		a.col--
	case a.row > 0:
		a.row--
		a.end()
	}
}

func (a *Area) right() {
	switch {
	case a.col < len(a.lines[a.row]):
		a.col++
	case a.row < len(a.lines)-1:
		a.row, a.col = a.row+1, 0
	}
}

// wordLeft goes to where a word begins.
func (a *Area) wordLeft() {
	if a.left(); a.col == 0 {
		return
	}
	l := a.lines[a.row]
	for a.col > 0 && isSpace(l, a.col) {
		a.col--
	}
	for a.col > 0 && !isSpace(l, a.col-1) {
		a.col--
	}
}

// wordRight goes to where a word ends.
func (a *Area) wordRight() {
	if a.col == len(a.lines[a.row]) {
		a.right()
		return
	}
	l := a.lines[a.row]
	for a.col < len(l) && isSpace(l, a.col) {
		a.col++
	}
	for a.col < len(l) && !isSpace(l, a.col) {
		a.col++
	}
}

func isSpace(l []string, i int) bool { return i >= len(l) || strings.TrimSpace(l[i]) == "" }
