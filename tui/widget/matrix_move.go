package widget

import (
	"slices"

	"github.com/rekenschap/rekenschap/tui/keys"
)

// Move walks the cursor by the name of a binding.
func (m *Matrix) Move(name string) bool {
	rows := m.airy()
	row, col := m.at(rows)
	if row < 0 {
		return false
	}
	switch name {
	case keys.CellRight, keys.CellLeft:
		row, col = aside(rows, row, col, name == keys.CellRight)
		m.goal = col
	default:
		if row, col = m.upright(rows, row, name); row < 0 {
			return false
		}
	}
	m.group = rows[row].group
	m.table.Go(rows[row].cells[col])
	m.follow(rows, row)
	return true
}

// aside is the cell before or after, on the row above or below where the row
// ends.
func aside(rows []matrixRow, row, col int, right bool) (int, int) {
	step := -1
	if right {
		step = 1
	}
	if to := col + step; to >= 0 && to < len(rows[row].cells) {
		return row, to
	}
	for to := row + step; to >= 0 && to < len(rows); to += step {
		switch n := len(rows[to].cells); {
		case n > 0 && right:
			return to, 0
		case n > 0:
			return to, n - 1
		}
	}
	return row, col
}

// upright is the cell above or below, or a page or all the way; -1 for a name
// that is no move.
func (m *Matrix) upright(rows []matrixRow, row int, name string) (int, int) {
	s := Scroll{Cursor: row, Top: m.scroll.Top, N: len(rows), H: m.room()}
	if !s.Move(name) {
		return -1, 0
	}
	switch name {
	case keys.Top:
		m.goal = 0
	case keys.Bottom:
		m.goal = len(rows[s.Cursor].cells) - 1
	}
	m.scroll.Top = s.Top
	step := 1
	if s.Cursor < row {
		step = -1
	}
	to := s.Cursor
	for to >= 0 && rows[to].cells == nil { // the last row always has cells
		to += step
	}
	if to < 0 { // above the first row there is only its heading
		to = slices.IndexFunc(rows, func(r matrixRow) bool { return r.cells != nil })
	}
	return to, min(m.goal, len(rows[to].cells)-1)
}

// follow keeps the row of the cursor in sight, with its heading where that is
// the line above.
func (m *Matrix) follow(rows []matrixRow, row int) {
	m.scroll.Cursor = row
	m.scroll.Resize(len(rows), m.room())
	if row > 0 && rows[row-1].head && m.scroll.H > 1 {
		m.scroll.Top = min(m.scroll.Top, row-1)
	}
}
