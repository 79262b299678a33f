package register

import (
	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// data shows shared rows as cells; column 0 is the sign of the status, the
// others are columns of the noun.
type data struct {
	rows  []model.Row
	cols  []int
	text  *text.Printer
	glyph theme.Glyphs
}

func (d data) Len() int { return len(d.rows) }

func (d data) ID(i int) string { return render.RefKey(d.rows[i].Ref) }

func (d data) value(i, col int) any {
	if col == 0 {
		return d.rows[i].Status
	}
	if v, n := d.rows[i].Values, d.cols[col-1]; n < len(v) {
		return v[n]
	}
	return nil
}

func (d data) Cell(i, col int) widget.Cell {
	if col == 0 {
		sign, tone := render.Sign(d.rows[i].Status, d.glyph)
		return widget.Cell{Text: sign, Tone: tone}
	}
	return render.Cell(d.text, d.glyph, d.value(i, col))
}

func (d data) Compare(i, j, col int) int {
	return render.Compare(d.text, d.value(i, col), d.value(j, col))
}

func (d data) Words(i int) string { return render.Words(d.text, d.rows[i]) }
