package widget

import (
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"

	"github.com/rekenschap/rekenschap/tui/theme"
)

// Choice is one line of a chooser.
type Choice struct {
	ID, Label string
	Side      string // at the right: the keys that do the same
	Group     string // heading above its first line while nothing is typed
}

// Chooser is a list one types in to find a line: the palette and the help.
type Chooser struct {
	Title, Empty string
	Input        Input
	Typing       bool // the field has the focus
	Spare        int  // lines kept free for Also, so that the box does not jump
	all          []Choice
	also         []Choice // after those found, whatever is typed
	shown        []int
	scroll       Scroll
}

// NewChooser makes a chooser over choices.
func NewChooser(title, empty string, typing bool, all []Choice) *Chooser {
	c := &Chooser{Title: Safe(title), Empty: Safe(empty), Input: NewInput(), Typing: typing, all: safeChoices(all)}
	c.Search()
	return c
}

func safeChoices(all []Choice) []Choice {
	out := make([]Choice, len(all))
	for i, ch := range all {
		ch.Label, ch.Side, ch.Group = Safe(ch.Label), Safe(ch.Side), Safe(ch.Group)
		out[i] = ch
	}
	return out
}

// Also puts lines after those found, under the heading of their group.
func (c *Chooser) Also(list []Choice) {
	c.also = safeChoices(list)
	c.scroll.Resize(c.Len(), c.scroll.H)
}

// Renew takes other lines in place of all but those of Also. What is typed
// stays, and the cursor stays on its line where that is still there.
func (c *Chooser) Renew(all []Choice) {
	was, had := c.Current()
	c.all = safeChoices(all)
	c.Search()
	for n := 0; had && n < c.Len(); n++ {
		if c.line(n).ID == was.ID {
			c.scroll.Cursor = n
			break
		}
	}
	c.scroll.Resize(c.Len(), c.scroll.H)
}

// Search brings the lines in step with what is typed.
func (c *Chooser) Search() {
	c.shown = c.shown[:0]
	needle := strings.TrimSpace(c.Input.Value())
	if needle == "" {
		for i := range c.all {
			c.shown = append(c.shown, i)
		}
	} else {
		for _, m := range fuzzy.FindFrom(needle, labels(c.all)) {
			c.shown = append(c.shown, m.Index)
		}
		// Letters scattered over label and keys say nothing; keys are typed whole.
		for i, ch := range c.all {
			if strings.Contains(ch.Side, needle) && !slices.Contains(c.shown, i) {
				c.shown = append(c.shown, i)
			}
		}
	}
	c.scroll.Cursor = 0
	c.scroll.Resize(len(c.shown), c.scroll.H)
}

// labels lets fuzzy search look in labels.
type labels []Choice

func (l labels) String(i int) string { return l[i].Label }
func (l labels) Len() int            { return len(l) }

// Move walks by the name of a binding.
func (c *Chooser) Move(name string) bool { return c.scroll.Move(name) }

// Current is the line under the cursor.
func (c *Chooser) Current() (Choice, bool) {
	if c.Len() == 0 {
		return Choice{}, false
	}
	return c.line(c.scroll.Cursor), true
}

// Len counts the lines to choose from.
func (c *Chooser) Len() int { return len(c.shown) + len(c.also) }

func (c *Chooser) line(n int) Choice {
	if n < len(c.shown) {
		return c.all[c.shown[n]]
	}
	return c.also[n-len(c.shown)]
}

// View draws the chooser as a box and tells where the text cursor stands.
func (c *Chooser) View(st theme.Styles, w, h int, clean func(string) string) (box []string, x, y int) {
	in := max(w-4, 1)
	head := st.Paint(theme.Strong, Cut(c.Title, in, st.Glyph.Ellipsis))
	x, y = -1, 1
	if c.Typing || c.Input.Value() != "" {
		label := c.Title + "  "
		typed, at := c.Input.View(max(in-Width(label), 1), clean)
		head = st.Paint(theme.Dim, label) + typed
		if c.Typing {
			x = 2 + min(Width(label)+at, in-1)
		}
	}
	h = min(h, c.tallest()+4)
	lines := []string{head, ""}
	lines = append(lines, c.lines(st, in, max(h-4, 1))...)
	return Box(st, lines, w, h), x, y
}

// lines draws the choices; a heading takes a line of its own, so the window
// is found by walking.
func (c *Chooser) lines(st theme.Styles, w, h int) []string {
	if c.Len() == 0 {
		return []string{st.Paint(theme.Dim, Cut(c.Empty, w, st.Glyph.Ellipsis))}
	}
	c.scroll.Resize(c.Len(), h)
	all, at := make([]string, 0, c.Len()+8), 0
	group := ""
	plain := strings.TrimSpace(c.Input.Value()) == ""
	for n := range c.Len() {
		ch := c.line(n)
		if (plain || n >= len(c.shown)) && ch.Group != group {
			group = ch.Group
			if len(all) > 0 {
				all = append(all, "")
			}
			all = append(all, st.Paint(theme.Dim, "  "+Cut(group, w-2, st.Glyph.Ellipsis)))
		}
		if n == c.scroll.Cursor {
			at = len(all)
		}
		all = append(all, choiceLine(st, ch, w, n == c.scroll.Cursor))
	}
	top := max(min(at-h/2, len(all)-h), 0)
	end := min(top+h, len(all))
	out := all[top:end]
	if end < len(all) && at < end-1 {
		out[len(out)-1] = st.Paint(theme.Dim, "  "+st.Glyph.More)
	}
	return out
}

// tallest counts the lines when nothing is typed, so that the box does not
// jump while typing.
func (c *Chooser) tallest() int {
	n, group := max(len(c.all), 1)+c.Spare, ""
	for i, ch := range c.all {
		if ch.Group != group {
			group = ch.Group
			n += min(i, 1) + 1
		}
	}
	return n
}

func choiceLine(st theme.Styles, c Choice, w int, chosen bool) string {
	mark, tone := "  ", theme.Plain
	if chosen {
		mark, tone = st.Paint(theme.Chosen, st.Glyph.Cursor)+" ", theme.Chosen
	}
	side := c.Side
	label := Cut(c.Label, max(w-4-Width(side), 1), st.Glyph.Ellipsis)
	return Sides(mark+st.Paint(tone, label), st.Paint(theme.Dim, side), w, "")
}
