package register

import (
	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// rows are those of a shared listing that belong in a view. They are not copied:
// many sessions look at the same list.
type rows struct {
	all []model.Row
	at  []int32 // which of them; nil: all
}

// Len is how many there are.
func (r rows) Len() int {
	if r.at == nil {
		return len(r.all)
	}
	return len(r.at)
}

// At is one of them, only to be read.
func (r rows) At(i int) *model.Row {
	if r.at == nil {
		return &r.all[i]
	}
	return &r.all[r.at[i]]
}

// some tells whether a row is as asked.
func (r rows) some(is func(*model.Row) bool) bool {
	for i := range r.Len() {
		if is(r.At(i)) {
			return true
		}
	}
	return false
}

// data shows shared rows as cells; column 0 is the sign of the status, the
// others are columns of the noun.
type data struct {
	rows  rows
	cols  []int
	text  *text.Printer
	glyph theme.Glyphs
}

func (d data) Len() int { return d.rows.Len() }

func (d data) ID(i int) string { return render.RefKey(d.rows.At(i).Ref) }

func (d data) value(i, col int) any {
	if col == 0 {
		return d.rows.At(i).Status
	}
	if v, n := d.rows.At(i).Values, d.cols[col-1]; n < len(v) {
		return v[n]
	}
	return nil
}

func (d data) Cell(i, col int) widget.Cell {
	if col == 0 {
		sign, tone := render.Sign(d.rows.At(i).Status, d.glyph)
		return widget.Cell{Text: sign, Tone: tone}
	}
	return render.Cell(d.text, d.glyph, d.value(i, col))
}

func (d data) Compare(i, j, col int) int {
	return render.Compare(d.text, d.value(i, col), d.value(j, col))
}

func (d data) Words(i int) string { return render.Words(d.text, *d.rows.At(i)) }
