package widget

import (
	"strings"

	"github.com/rekenschap/rekenschap/tui/theme"
)

// View draws the field into w by h cells, below it what the cursor is on and
// what the signs mean. The cursor stands in the first cell of a tile.
func (m *Matrix) View(st theme.Styles, w, h int) []string {
	m.w, m.h = w, h
	rows := m.airy()
	row, col := m.at(rows)
	if row < 0 {
		return Fit(nil, w, h)
	}
	m.follow(rows, row)
	out := make([]string, 0, h)
	for i := m.scroll.Top; i < len(rows) && len(out) < m.room(); i++ {
		at := -1
		if i == row {
			at = col
		}
		out = append(out, m.row(st, rows[i], at, w))
	}
	if m.room() < h {
		if len(out) < m.room() {
			out = append(out, "")
		}
		out = append(append(out, m.about(st, rows[row].cells[col], w)), m.legend(st, w)...)
	}
	return Fit(out, w, h)
}

// Least is the height in which the whole field can be seen at once.
func (m *Matrix) Least(w int) int { return len(m.rows(w, false)) + m.below(w) }

// below counts the lines under the field.
func (m *Matrix) below(w int) int {
	n := 1 + len(m.pack(w))
	if m.Note != "" {
		n++
	}
	return n
}

func (m *Matrix) row(st theme.Styles, r matrixRow, at, w int) string {
	if r.head {
		group := m.groups[r.group]
		note := st.Paint(theme.Dim, Safe(group.Note))
		title := Cut(Safe(group.Title), w-Width(note)-4, st.Glyph.Ellipsis)
		return Sides(" "+st.Paint(theme.Strong, title), note, w-1, st.Glyph.Ellipsis)
	}
	var b strings.Builder
	for n, line := range r.cells {
		if n > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(m.tile(st, m.data.Tile(line), n == at))
	}
	return b.String()
}

// tile keeps the number close to its sign: a column of them reads downward.
func (m *Matrix) tile(st theme.Styles, t Tile, chosen bool) string {
	text := Cut(Safe(t.Text), m.label, st.Glyph.Ellipsis)
	fill := Blank(m.label - Width(text))
	lead := " "
	if chosen {
		lead, text = st.Paint(theme.Chosen, st.Glyph.Cursor), st.Paint(theme.Chosen, text)
	}
	return lead + fill + text + " " + st.Paint(t.Tone, Pad(t.Sign, 1, ""))
}

// about says of the cell under the cursor what has no room in it.
func (m *Matrix) about(st theme.Styles, line, w int) string {
	t := m.data.Tile(line)
	head := " " + Cut(Safe(t.Text), m.label, st.Glyph.Ellipsis) + " "
	return head + st.Paint(t.Tone, t.Sign) + " " +
		CutWord(Safe(m.data.About(line)), w-Width(head)-Width(t.Sign)-2, st.Glyph.Ellipsis)
}

// pack shares the legend over lines: one where it can, closer together if that
// helps.
func (m *Matrix) pack(w int) [][]Tile {
	width := func(t Tile) int { return Width(t.Sign) + 1 + Width(Safe(t.Text)) }
	for _, gap := range []int{2, 1} {
		if used := total(m.Legend, width, gap); used+2 <= w {
			return [][]Tile{m.Legend}
		}
	}
	var out [][]Tile
	used := w
	for _, t := range m.Legend {
		if used += 2 + width(t); used+2 > w {
			out, used = append(out, nil), width(t)
		}
		out[len(out)-1] = append(out[len(out)-1], t)
	}
	return out
}

func total(tiles []Tile, width func(Tile) int, gap int) int {
	n := -gap
	for _, t := range tiles {
		n += gap + width(t)
	}
	return n
}

// legend says what the signs mean, and what the headings are.
func (m *Matrix) legend(st theme.Styles, w int) []string {
	var out []string
	for _, tiles := range m.pack(w) {
		var words []string
		for _, t := range tiles {
			words = append(words, st.Paint(t.Tone, t.Sign)+" "+st.Paint(theme.Dim, Safe(t.Text)))
		}
		line := " " + strings.Join(words, "  ")
		if Width(line) >= w {
			line = " " + strings.Join(words, " ")
		}
		out = append(out, Cut(line, w, st.Glyph.Ellipsis))
	}
	if m.Note != "" {
		out = append(out, " "+st.Paint(theme.Dim, CutWord(Safe(m.Note), w-2, st.Glyph.Ellipsis)))
	}
	return out
}
