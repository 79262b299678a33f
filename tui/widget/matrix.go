package widget

import (
	"slices"

	"github.com/rekenschap/rekenschap/tui/theme"
)

// Tile is a small cell of a matrix: a text and the sign of how it stands.
type Tile struct {
	Text, Sign string
	Tone       theme.Tone // of the sign
}

// Group is a part of a matrix under a heading of its own. A line of the data may
// stand in several.
type Group struct {
	Title, Note string // at the left and at the right of the heading
	Lines       []int  // lines of the data, in order
}

// MatrixData is what a matrix asks of the data beside what a table asks.
type MatrixData interface {
	Tile(i int) Tile
	About(i int) string // what is said of the cell under the cursor: clean, one line
}

// Matrix shows the lines of a table as small cells under headings, with a cursor
// that goes in two directions. The lines, the filter and the record under the
// cursor are those of the table, so either can take the place of the other.
type Matrix struct {
	Legend []Tile // what the signs mean
	Note   string // what a reader should know of the headings, on the last line
	table  *Table
	data   MatrixData
	groups []Group
	label  int // width of the longest text in a cell
	group  int // where the cursor is, for a line that stands in several
	goal   int // column to return to after a shorter row
	scroll Scroll
	w, h   int // of the last frame
}

// NewMatrix makes a matrix over a table.
func NewMatrix(t *Table) Matrix { return Matrix{table: t} }

// widest is the most of a text that a cell shows.
const widest = 12

// SetGroups replaces what the cells show and how they are gathered; give the
// table its data first.
func (m *Matrix) SetGroups(d MatrixData, groups []Group) {
	m.data, m.groups, m.label = d, groups, 1
	for i := range m.table.Total() {
		m.label = min(max(m.label, Width(Safe(d.Tile(i).Text))), widest)
	}
}

// matrixRow is one line of the field: a heading, cells, or air between groups.
type matrixRow struct {
	group int
	head  bool
	cells []int // lines of the data
}

// pitch is the width of a cell and the gap after it: the cursor, the text, a
// space and the sign.
func (m *Matrix) pitch() int { return m.label + 4 }

// rows lays the cells that the filter leaves out over rows of width w. A group
// of which nothing is left has no heading either.
func (m *Matrix) rows(w int, air bool) []matrixRow {
	shown := make([]bool, m.table.Total())
	for i := range m.table.Len() {
		shown[m.table.Line(i)] = true
	}
	per := max((w+1)/m.pitch(), 1)
	var out []matrixRow
	for n, group := range m.groups {
		var cells []int
		for _, i := range group.Lines {
			if i < len(shown) && shown[i] {
				cells = append(cells, i)
			}
		}
		if len(cells) == 0 {
			continue
		}
		if air && len(out) > 0 {
			out = append(out, matrixRow{group: n})
		}
		out = append(out, matrixRow{group: n, head: true})
		for row := range slices.Chunk(cells, per) {
			out = append(out, matrixRow{group: n, cells: row})
		}
	}
	return out
}

// room is what the lines below the field leave of the height.
func (m *Matrix) room() int {
	if below := m.below(m.w); m.h >= below+3 {
		return m.h - below
	}
	return m.h
}

// airy are the rows as they are shown: with air where that costs nothing.
func (m *Matrix) airy() []matrixRow {
	if rows := m.rows(m.w, true); len(rows) <= m.room() {
		return rows
	}
	return m.rows(m.w, false)
}

// at is where the cursor stands. A record that stands in several groups is
// looked for in the one where the cursor was last.
func (m *Matrix) at(rows []matrixRow) (row, col int) {
	line, ok := m.table.Current()
	row = -1
	for n, r := range rows {
		if i := slices.Index(r.cells, line); ok && i >= 0 && (row < 0 || r.group == m.group) {
			row, col = n, i
			if r.group == m.group {
				break
			}
		}
	}
	if row < 0 {
		row = slices.IndexFunc(rows, func(r matrixRow) bool { return r.cells != nil })
	}
	return row, col
}
