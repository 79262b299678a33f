package main

import (
	"bufio"
	"strings"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

const columnGap = 2

// grid is a table about to be printed. Widths are measured once: thousands of
// rows go through it.
type grid struct {
	cols   []widget.Column
	cells  [][]widget.Cell
	widths [][]int
	room   []int // of each column, 0 for one that is left out
}

// table prints rows in columns that fit the output; the least important
// columns go when room is short.
func (s *session) table(cols []model.Column, rows []model.Row) {
	g := s.newGrid(cols, rows)
	room := s.width()
	if !s.watched() {
		room = pipeWidth
	}
	g.fit(room)
	w := bufio.NewWriter(s.Stdout)
	defer w.Flush()
	var b strings.Builder
	for y := range g.cells {
		b.Reset()
		s.line(&b, g, y)
		w.WriteString(strings.TrimRight(b.String(), " "))
		w.WriteByte('\n')
	}
}

// newGrid writes the values as text; the first line holds the headings.
func (s *session) newGrid(cols []model.Column, rows []model.Row) *grid {
	p, glyphs := s.text(), s.looks().Glyph
	g := &grid{cols: make([]widget.Column, len(cols)), cells: make([][]widget.Cell, len(rows)+1), widths: make([][]int, len(rows)+1)}
	all := make([]widget.Cell, len(g.cells)*len(cols))
	sizes := make([]int, len(all))
	for y := range g.cells {
		g.cells[y], all = all[:len(cols)], all[len(cols):]
		g.widths[y], sizes = sizes[:len(cols)], sizes[len(cols):]
	}
	for x, c := range cols {
		g.cols[x] = widget.Column{Width: c.Width, Min: c.Min, Priority: c.Priority, Grow: c.Grow, Right: c.Right}
		if c.Width == 0 {
			continue // for scripts alone
		}
		g.cells[0][x] = widget.Cell{Text: p.Column(c.Key), Tone: theme.Dim}
		for y, r := range rows {
			if x < len(r.Values) {
				g.cells[y+1][x] = render.Cell(p, glyphs, r.Values[x])
			}
		}
		need := 0
		for y := range g.cells {
			c := &g.cells[y][x]
			c.Text = widget.Safe(c.Text)
			g.widths[y][x] = cells(c.Text)
			need = max(need, g.widths[y][x])
		}
		g.cols[x].Min, g.cols[x].Width = min(c.Min, need), min(max(c.Width, g.widths[0][x]), need)
	}
	return g
}

// fit shares the room: what a column does not need goes to those that do.
func (g *grid) fit(room int) {
	g.room = widget.Widths(room, columnGap, g.cols)
	need := make([]int, len(g.cols))
	left := room + columnGap
	for x := range g.cols {
		for y := range g.widths {
			need[x] = max(need[x], g.widths[y][x])
		}
		if g.room[x] = min(g.room[x], need[x]); g.room[x] > 0 {
			left -= g.room[x] + columnGap
		}
	}
	for x := range g.room {
		if more := min(need[x]-g.room[x], left); g.room[x] > 0 && more > 0 {
			g.room[x] += more
			left -= more
		}
	}
}

// cells is the room a text takes; plain letters need no measuring.
func cells(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return widget.Width(s)
		}
	}
	return len(s)
}

// cut shortens a text of w cells; of plain letters every cell is a byte.
func cut(s string, w, room int, tail string) string {
	if w != len(s) || room < 2 || cells(tail) != 1 {
		return widget.Cut(s, room, tail)
	}
	return strings.TrimRight(s[:room-1], " ") + tail
}

func (s *session) line(b *strings.Builder, g *grid, y int) {
	first := true
	for x, c := range g.cells[y] {
		room, w := g.room[x], g.widths[y][x]
		if room == 0 {
			continue
		}
		if !first {
			spaces(b, columnGap)
		}
		first = false
		if w > room {
			c.Text = cut(c.Text, w, room, s.looks().Glyph.Ellipsis)
			w = cells(c.Text)
		}
		if g.cols[x].Right {
			spaces(b, room-w)
		}
		if c.Tone != theme.Plain && c.Tone != theme.Dim || y == 0 {
			c.Text = s.paint(c.Tone, c.Text)
		}
		b.WriteString(c.Text)
		if !g.cols[x].Right {
			spaces(b, room-w)
		}
	}
}

const blank = "                                        "

func spaces(b *strings.Builder, n int) {
	for ; n > len(blank); n -= len(blank) {
		b.WriteString(blank)
	}
	b.WriteString(blank[:max(n, 0)])
}
