package register

import (
	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/render"
)

// LoadAll loads every view, for Plain.
func (p *Page) LoadAll() tea.Cmd {
	var cmds []tea.Cmd
	for _, v := range p.views {
		cmds = append(cmds, p.ask(v))
	}
	return tea.Batch(cmds...)
}

// Plain implements page.Plainer: every view under its name; what the rows come
// to, then per record a label, a colon and its value.
func (p *Page) Plain() []string {
	var out []string
	for i, v := range p.views {
		if len(p.views) > 1 {
			if i > 0 {
				out = append(out, "")
			}
			out = append(out, render.Line(v.title(p.env)))
		}
		out = append(out, p.plainView(v)...)
	}
	return out
}

func (p *Page) plainView(v *view) []string {
	t := p.env.Text
	var out []string
	for _, b := range v.list.Head {
		if b.Kind == model.BlockStatus {
			out = append(out, render.Labelled(render.Line(t.Msg(b.Label)), render.Word(t, b.Status)))
			continue
		}
		out = append(out, render.Line(t.Value(b.Value)))
	}
	switch {
	case len(v.list.Rows) == 0:
		title, what := p.nothing(v)
		return append(out, title, what)
	case v.table.Len() == 0:
		return append(out, t.T("screen.list.none_here"))
	}
	if v.Matrix.By != "" {
		return append(out, p.plainMatrix(v)...)
	}
	for i := range v.table.Len() {
		out = append(append(out, ""), p.plainRow(v, *v.rows.At(v.table.Line(i)))...)
	}
	return out
}

func (p *Page) plainRow(v *view, r model.Row) []string {
	t := p.env.Text
	var out []string
	if r.Status != "" {
		out = append(out, render.Labelled(t.T("screen.status"), render.Word(t, r.Status)))
	}
	for _, n := range v.cols {
		if n >= len(r.Values) || v.Noun.Columns[n].Width == 0 {
			continue
		}
		if s := render.Line(t.Value(r.Values[n])); s != "" {
			out = append(out, render.Labelled(t.T("column."+v.Noun.Columns[n].Key), s))
		}
	}
	return out
}
