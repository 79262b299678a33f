package widget

import (
	"strings"

	"github.com/rekenschap/rekenschap/tui/theme"
)

// gap is the room between columns.
const gap = 2

// gapAfter keeps a sign close to what it is about.
func gapAfter(width int) string { return Blank(min(width, gap)) }

// Shown lists the columns that find room at width w, from left to right.
func (t *Table) Shown(w int) []int {
	var out []int
	for i, n := range Widths(w-2, gap, t.Columns) {
		if n > 0 {
			out = append(out, i)
		}
	}
	return out
}

// View draws heading and lines into w by h cells. The first and last cell of
// a line are margin; the cursor stands in the first.
func (t *Table) View(st theme.Styles, w, h int) []string {
	widths := Widths(w-2, gap, t.Columns)
	t.scroll.Resize(t.Len(), max(h-1, 0))
	out := make([]string, 0, h)
	if h > 0 {
		out = append(out, t.head(st, widths))
	}
	for i := t.scroll.Top; i < t.Len() && len(out) < h; i++ {
		out = append(out, t.row(st, widths, i))
	}
	return Fit(out, w, h)
}

func (t *Table) head(st theme.Styles, widths []int) string {
	var b strings.Builder
	b.WriteString(" ")
	before := 0
	for i, w := range widths {
		if w == 0 {
			continue
		}
		b.WriteString(gapAfter(before))
		before = w
		title, tone := t.Columns[i].Title, theme.Dim
		if i == t.sort {
			sign := st.Glyph.Rise
			if t.down {
				sign = st.Glyph.Fall
			}
			title = sorted(title, sign, w, st.Glyph.Ellipsis)
		}
		if i == t.pick {
			tone = theme.Accent
		}
		b.WriteString(cell(st, Cell{title, tone}, w, t.Columns[i].Right))
	}
	return strings.TrimRight(b.String(), " ")
}

// sorted puts the sign of the order behind a title, with a space where there
// is one to spare.
func sorted(title, sign string, w int, tail string) string {
	if Width(title)+2 <= w {
		return title + " " + sign
	}
	return Cut(title, w-1, tail) + sign
}

func (t *Table) row(st theme.Styles, widths []int, i int) string {
	var b strings.Builder
	chosen := i == t.scroll.Cursor
	switch marked := t.marked[t.data.ID(t.Line(i))]; {
	case chosen && marked:
		b.WriteString(st.Paint(theme.Chosen, st.Glyph.Both))
	case chosen:
		b.WriteString(st.Paint(theme.Chosen, st.Glyph.Cursor))
	case marked:
		b.WriteString(st.Paint(theme.Accent, st.Glyph.Mark))
	default:
		b.WriteString(" ")
	}
	before := 0
	for col, w := range widths {
		if w == 0 {
			continue
		}
		b.WriteString(gapAfter(before))
		before = w
		c := t.data.Cell(t.Line(i), col)
		if col == t.group && t.said(i) {
			c.Text = ""
		}
		// Only what the line is about is painted: the whole line would cost
		// three times the bytes for every step of the cursor.
		if chosen && t.Columns[col].Key {
			c.Tone = theme.Chosen
		}
		b.WriteString(cell(st, c, w, t.Columns[col].Right))
	}
	return strings.TrimRight(b.String(), " ")
}

// said tells whether the line above on the screen is of the same group.
func (t *Table) said(i int) bool {
	return i > t.scroll.Top && t.data.Compare(t.Line(i), t.Line(i-1), t.group) == 0
}

// cell paints the text and leaves the filling bare: blanks without a style
// are what the renderer sends cheapest.
func cell(st theme.Styles, c Cell, w int, right bool) string {
	text := Cut(Safe(c.Text), w, st.Glyph.Ellipsis)
	fill := Blank(w - Width(text))
	if right {
		return fill + st.Paint(c.Tone, text)
	}
	return st.Paint(c.Tone, text) + fill
}
