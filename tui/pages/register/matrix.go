package register

import (
	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// tiles shows rows as small cells: a short text and the sign of a value.
type tiles struct {
	data
	text, mark int   // columns of the noun
	about      []int // what is said of the cell under the cursor
}

// of is a value of a row by the column of the noun.
func (d tiles) of(i, col int) any {
	if v := d.rows.At(i).Values; col >= 0 && col < len(v) {
		return v[col]
	}
	return nil
}

// Tile implements widget.MatrixData.
func (d tiles) Tile(i int) widget.Tile {
	sign, tone := render.Mark(d.of(i, d.mark), d.glyph)
	return widget.Tile{Text: render.Line(d.data.text.Value(d.of(i, d.text))), Sign: sign, Tone: tone}
}

// About implements widget.MatrixData: the word of the sign, then what the row
// is about.
func (d tiles) About(i int) string {
	out := ""
	for _, col := range append([]int{d.mark}, d.about...) {
		if s := render.Line(d.data.text.Value(d.of(i, col))); s != "" && out != "" {
			out += " " + d.glyph.Dot + " " + s
		} else {
			out += s
		}
	}
	return out
}

// gather hands the rows to the matrix under the headings of the listing. Rows
// of the listing that do not belong in the view have no cell.
func (v *view) gather(env page.Env) {
	m := v.Matrix
	if m.By == "" {
		return
	}
	t := tiles{data: v.cells(env), text: columnOf(v.Noun, m.Cell), mark: columnOf(v.Noun, m.Mark)}
	for _, key := range m.About {
		t.about = append(t.about, columnOf(v.Noun, key))
	}
	at := map[model.Ref]int{}
	for i := range v.rows.Len() {
		r := v.rows.At(i)
		at[r.Ref] = i
	}
	var groups []widget.Group
	for _, g := range v.list.Groups[m.By] {
		out := widget.Group{Title: render.Line(env.Text.Msg(g.Title)), Note: render.Line(env.Text.Msg(g.Note))}
		for _, n := range g.Rows {
			if i, ok := at[v.list.Rows[n].Ref]; ok {
				out.Lines = append(out.Lines, i)
			}
		}
		groups = append(groups, out)
	}
	v.matrix.Legend = nil
	for _, word := range m.Legend {
		sign, tone := render.Mark(word, env.Styles.Glyph)
		v.matrix.Legend = append(v.matrix.Legend, widget.Tile{Text: env.Text.Value(word), Sign: sign, Tone: tone})
	}
	if m.Note != "" {
		v.matrix.Note = env.Text.T(m.Note)
	}
	v.matrix.SetGroups(t, groups)
}

// plainMatrix says per heading how each of its rows stands.
func (p *Page) plainMatrix(v *view) []string {
	t := p.env.Text
	text, mark := columnOf(v.Noun, v.Matrix.Cell), columnOf(v.Noun, v.Matrix.Mark)
	var out []string
	if v.Matrix.Note != "" {
		out = append(out, t.T(v.Matrix.Note))
	}
	for _, g := range v.list.Groups[v.Matrix.By] {
		out = append(out, "", render.Labelled(render.Line(t.Msg(g.Title)), render.Line(t.Msg(g.Note))))
		for _, n := range g.Rows {
			values := v.list.Rows[n].Values
			out = append(out, render.Labelled(render.Line(t.Value(values[text])), render.Line(t.Value(values[mark]))))
		}
	}
	return out
}
