package widget

import (
	"slices"
	"strings"

	"github.com/rekenschap/rekenschap/tui/theme"
)

const (
	gridGap = 2
	// narrowest is the least room for a column of a table inside a text; with
	// less, each row is written as lines.
	narrowest = 9
)

// grid is a table inside a text: the first row holds the headings.
func (l *layout) grid(e Entry) {
	if len(e.Cells) == 0 {
		return
	}
	before := l.before(e.First)
	room := max(l.w-Width(before), 1)
	rows := make([][]string, len(e.Cells))
	for y, row := range e.Cells {
		for _, c := range row {
			rows[y] = append(rows[y], Safe(c))
		}
	}
	widths := gridWidths(rows, room)
	if widths == nil {
		l.stack(e, rows)
		return
	}
	for y, row := range rows {
		l.gridRow(e, before, row, widths, y == 0)
		if y == 0 {
			rule := make([]string, len(widths))
			for x, w := range widths {
				rule[x] = Rule(l.st.Glyph, w)
			}
			l.gridRow(e, before, rule, widths, false)
		}
	}
}

// gridRow writes a row; a cell that does not fit goes on below itself.
func (l *layout) gridRow(e Entry, before string, row []string, widths []int, heading bool) {
	cells, high := make([][]string, len(widths)), 1
	for x, w := range widths {
		if x < len(row) {
			cells[x] = Wrap(row[x], w)
		}
		high = max(high, len(cells[x]))
	}
	for y := range high {
		line := ""
		for x, w := range widths {
			text := ""
			if y < len(cells[x]) {
				text = cells[x][y]
			}
			if x < len(widths)-1 {
				text = Pad(text, w, "") + Blank(gridGap)
			}
			line += text
		}
		if heading {
			line = l.st.Paint(theme.Strong, line)
		}
		l.add(l.st.Paint(e.Tone, before) + line)
	}
}

// stack writes each row as a line per cell, behind its heading.
func (l *layout) stack(e Entry, rows [][]string) {
	for i, line := range GridLines(rows) {
		if line == "" && i > 0 {
			l.rich(Entry{First: e.First, Rest: e.First, Tone: e.Tone})
			continue
		}
		l.rich(Entry{First: e.First, Rest: e.First, Tone: e.Tone, Spans: []Span{{Text: line}}})
	}
}

// GridLines writes a table as lines: "heading: cell", an empty line between
// rows. A table without rows is its headings.
func GridLines(cells [][]string) []string {
	if len(cells) == 1 {
		return slices.Clone(cells[0])
	}
	var out []string
	for y, row := range cells[1:] {
		if y > 0 {
			out = append(out, "")
		}
		for x, c := range row {
			switch {
			case c == "":
			case x < len(cells[0]) && cells[0][x] != "":
				out = append(out, cells[0][x]+": "+c)
			default:
				out = append(out, c)
			}
		}
	}
	return out
}

// gridWidths shares the room: columns that need little get it, the others
// share what is left. Nil means that it is too narrow for columns.
func gridWidths(rows [][]string, room int) []int {
	var need []int
	for _, row := range rows {
		for x, c := range row {
			if x == len(need) {
				need = append(need, 1)
			}
			need[x] = max(need[x], Width(c))
		}
	}
	left := room - gridGap*(len(need)-1)
	order := make([]int, len(need))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return need[a] - need[b] })
	widths := make([]int, len(need))
	for i, x := range order {
		widths[x] = min(need[x], left/(len(order)-i))
		if widths[x] < min(need[x], narrowest) {
			return nil
		}
		left -= widths[x]
	}
	return widths
}

// Rule is a quiet line of w cells.
func Rule(g theme.Glyphs, w int) string {
	dash := "─"
	if g.ASCII {
		dash = "-"
	}
	return strings.Repeat(dash, max(w, 0))
}
