package main

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

const columnGap = 2

// table prints rows in columns that fit the output; the least important
// columns go when room is short. The lines before it keep their order.
func (s *session) table(cols []model.Column, rows []model.Row) {
	p, st := s.text(), s.looks()
	cells := make([][]widget.Cell, len(rows))
	lay := make([]widget.Column, len(cols))
	for i, c := range cols {
		lay[i] = widget.Column{Title: p.Column(c.Key), Width: c.Width, Min: c.Min, Priority: c.Priority, Grow: c.Grow, Right: c.Right}
		if c.Width > 0 {
			lay[i].Width = max(c.Width, widget.Width(lay[i].Title))
		}
	}
	for y, r := range rows {
		cells[y] = make([]widget.Cell, len(cols))
		for x, v := range r.Values {
			if x < len(cols) && cols[x].Width > 0 {
				cells[y][x] = render.Cell(p, st.Glyph, v)
				cells[y][x].Text = widget.Safe(cells[y][x].Text)
			}
		}
	}
	widths := fitted(lay, cells, s.width())
	w := bufio.NewWriter(s.Stdout)
	defer w.Flush()
	head := make([]widget.Cell, len(cols))
	for i := range lay {
		head[i] = widget.Cell{Text: lay[i].Title, Tone: theme.Dim}
	}
	fmt.Fprintln(w, s.line(st.Glyph, lay, widths, head))
	for _, c := range cells {
		fmt.Fprintln(w, s.line(st.Glyph, lay, widths, c))
	}
}

// fitted shares the room, and takes from columns what nothing in them needs.
func fitted(lay []widget.Column, cells [][]widget.Cell, room int) []int {
	need := make([]int, len(lay))
	for x := range lay {
		if lay[x].Width == 0 {
			continue
		}
		need[x] = widget.Width(lay[x].Title)
		for y := range cells {
			need[x] = max(need[x], widget.Width(cells[y][x].Text))
		}
		lay[x].Min, lay[x].Width = min(lay[x].Min, need[x]), min(lay[x].Width, need[x])
	}
	out := widget.Widths(room, columnGap, lay)
	for x := range out {
		out[x] = min(out[x], need[x])
	}
	return out
}

func (s *session) line(g theme.Glyphs, lay []widget.Column, widths []int, cells []widget.Cell) string {
	var b strings.Builder
	for x, c := range cells {
		if widths[x] == 0 {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(widget.Blank(columnGap))
		}
		text := widget.Pad(c.Text, widths[x], g.Ellipsis)
		if lay[x].Right {
			text = widget.PadLeft(c.Text, widths[x], g.Ellipsis)
		}
		if c.Tone != theme.Plain && c.Tone != theme.Dim || c.Text == lay[x].Title {
			text = s.paint(c.Tone, text)
		}
		b.WriteString(text)
	}
	return strings.TrimRight(b.String(), " ")
}

// wrapped prints a text in lines that fit, each with an indent.
func (s *session) wrapped(indent, text string) {
	for _, l := range widget.Wrap(widget.Safe(text), max(min(s.width(), fallbackWidth)-len(indent), 20)) {
		fmt.Fprintln(s.Stdout, strings.TrimRight(indent+l, " "))
	}
}
