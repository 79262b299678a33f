package overview

import (
	"github.com/rekenschap/rekenschap/tui/render"
)

// Plain implements page.Plainer.
func (p *Page) Plain() []string {
	t := p.env.Text
	out := []string{p.question(), render.Counts(t, p.o.Counts, "·"), ""}
	for _, d := range p.o.Duties {
		texts := p.dutyTexts(d)
		out = append(out, render.Labelled(texts[colTitle], join(nonEmpty(
			render.Word(t, d.Status), texts[colCitation], texts[colSummary], render.Line(t.Msg(d.Note))), ", ")))
	}
	out = append(out, "", t.T("screen.overview.first"))
	for _, u := range p.o.First {
		out = append(out, render.Labelled(
			join(nonEmpty(render.SoonWord(t, u), render.When(t, u, p.o.Day)), ", "),
			join(nonEmpty(render.Line(u.Ref.ID), render.Line(t.Msg(u.Title))), " ")))
	}
	if len(p.o.First) == 0 {
		out = append(out, p.nothingFirst())
	}
	out = append(out, "", t.T("screen.tab.controls"))
	out = append(out, render.Controls(t, p.o.Controls)...)
	duties, actions := render.Since(t, p.o.Since)
	out = append(out, "", t.T("screen.overview.since"))
	out = append(out, duties...)
	return append(out, actions...)
}

func nonEmpty(parts ...string) []string {
	var out []string
	for _, s := range parts {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
