package widget

import (
	"strings"

	"github.com/rekenschap/rekenschap/tui/keys"
)

// rowsOf lays a line out in w cells: where each of its rows begins. Words stay
// whole where they fit.
func rowsOf(line []string, w int, shown func(string) string) []int {
	starts := []int{0}
	x, gap := 0, -1 // where the last word of the row began
	for i, c := range line {
		cw := Width(shown(c))
		if x+cw > w && i > starts[len(starts)-1] {
			at := i
			if gap > starts[len(starts)-1] && !isSpace(line, i) {
				at = gap
			}
			starts, gap = append(starts, at), -1
			x = cellsOf(line[at:i], shown)
		}
		x += cw
		if isSpace(line, i) {
			gap = i + 1
		}
	}
	return starts
}

func cellsOf(letters []string, shown func(string) string) int {
	x := 0
	for _, c := range letters {
		x += Width(shown(c))
	}
	return x
}

// rowAt is the row of a layout that a column stands in.
func rowAt(starts []int, col int) int {
	r := len(starts) - 1
	for r > 0 && starts[r] > col {
		r--
	}
	return r
}

// row is the piece of a line in one row.
func row(line []string, starts []int, r int) []string {
	if r+1 < len(starts) {
		return line[starts[r]:starts[r+1]]
	}
	return line[starts[r]:]
}

// Move walks by the name of a binding; false at the edge of the text, from
// where the person walks on.
func (a *Area) Move(name string) bool {
	starts := rowsOf(a.lines[a.row], a.w, Safe)
	at := rowAt(starts, a.col)
	if a.goal < 0 {
		a.goal = cellsOf(a.lines[a.row][starts[at]:a.col], Safe)
	}
	switch {
	case name == keys.Up && at > 0:
		at--
	case name == keys.Up && a.row > 0:
		a.row--
		starts = rowsOf(a.lines[a.row], a.w, Safe)
		at = len(starts) - 1
	case name == keys.Down && at < len(starts)-1:
		at++
	case name == keys.Down && a.row < len(a.lines)-1:
		a.row++
		starts, at = rowsOf(a.lines[a.row], a.w, Safe), 0
	default:
		a.goal = -1
		return false
	}
	a.col = starts[at]
	x, piece := 0, row(a.lines[a.row], starts, at)
	for i, c := range piece {
		x += Width(Safe(c))
		if x > a.goal || i == len(piece)-1 && at < len(starts)-1 {
			break
		}
		a.col++
	}
	return true
}

// View draws the text in w cells and at most h lines, and tells where the
// cursor stands. clean makes a letter fit to be shown.
func (a *Area) View(w, h int, clean func(string) string) (lines []string, x, y int) {
	a.w, h = max(w-1, 2), max(h, 1) // the cursor can stand behind the last letter
	shown := func(c string) string { return Safe(clean(c)) }
	layout := map[int][]int{}
	rows := func(line int) []int {
		if layout[line] == nil {
			layout[line] = rowsOf(a.lines[line], a.w, shown)
		}
		return layout[line]
	}
	cursor := place{a.row, rowAt(rows(a.row), a.col)}
	a.follow(cursor, h, rows)
	for p := a.top; len(lines) < h && p.line < len(a.lines); p = next(p, rows) {
		var b strings.Builder
		for _, c := range row(a.lines[p.line], rows(p.line), p.row) {
			b.WriteString(shown(c))
		}
		if p == cursor {
			x = min(cellsOf(a.lines[p.line][rows(p.line)[p.row]:a.col], shown), w-1)
			y = len(lines)
		}
		lines = append(lines, Cut(strings.TrimRight(b.String(), " "), w, ""))
	}
	if len(lines) < h {
		lines = append(lines, "") // room to go on
	}
	return lines, x, y
}

// follow moves the window as little as keeps the cursor in it.
func (a *Area) follow(cursor place, h int, rows func(int) []int) {
	a.top.line = min(a.top.line, len(a.lines)-1)
	a.top.row = min(a.top.row, len(rows(a.top.line))-1)
	if before(cursor, a.top) {
		a.top = cursor
		return
	}
	below := 0 // rows from the cursor up to the top of the window
	for p := cursor; p != a.top && below < h; below++ {
		if p = prev(p, rows); below == h-2 && p != a.top {
			a.top = p // the cursor comes on the last line
			return
		}
	}
	if h == 1 {
		a.top = cursor
	}
}

func before(p, q place) bool { return p.line < q.line || p.line == q.line && p.row < q.row }

func next(p place, rows func(int) []int) place {
	if p.row+1 < len(rows(p.line)) {
		return place{p.line, p.row + 1}
	}
	return place{p.line + 1, 0}
}

func prev(p place, rows func(int) []int) place {
	if p.row > 0 {
		return place{p.line, p.row - 1}
	}
	if p.line == 0 {
		return p
	}
	return place{p.line - 1, len(rows(p.line-1)) - 1}
}
