package search

import (
	"strings"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// wide is the width from which a hit has room on one line.
const wide = 120

// View implements page.Page.
func (p *Page) View(w, h int) []string {
	p.w = w
	return widget.Fit(append([]string{p.head(w), ""}, p.body(w, h-2)...), w, h)
}

// head is the field at the left and how much was found at the right.
func (p *Page) head(w int) string {
	typed, _ := p.field.View(p.room(w), text.Clean)
	return widget.Sides(" "+p.env.Styles.Paint(theme.Accent, p.label())+" "+typed, p.env.Styles.Paint(theme.Dim, p.count()), w-1, "")
}

func (p *Page) label() string { return p.env.Text.T("screen.search.label") }

func (p *Page) count() string {
	t, n := p.env.Text, len(p.hits())
	switch {
	case n == 0:
		return ""
	case n < p.found.Total:
		return t.T("screen.search.some", "N", n, "Of", p.found.Total)
	}
	return t.T("screen.search.all", "N", n)
}

// room is what there is to type in.
func (p *Page) room(w int) int {
	return max(w-widget.Width(p.label())-widget.Width(p.count())-6, 4)
}

// Cursor implements page.Typer.
func (p *Page) Cursor() (x, y int) {
	_, at := p.field.View(p.room(p.w), text.Clean)
	return 2 + widget.Width(p.label()) + at, 0
}

// body is the hits, or what can be looked for.
func (p *Page) body(w, h int) []string {
	t := p.env.Text
	switch {
	case p.asked == "":
		return p.env.Notice(theme.Plain, t.T("screen.search.empty"), t.T("screen.search.how"), w, h)
	case p.load.Err() != nil:
		return p.env.Failed(p.load.Err(), w, h)
	case !p.load.Done():
		return p.env.Loading(w, h)
	case len(p.found.Hits) == 0 && p.load.Busy():
		return nil // the answer to the letters before says nothing about these
	case len(p.found.Hits) == 0:
		return p.env.Notice(theme.Plain, t.T("screen.search.nothing", "Text", render.Line(p.asked)), t.T("screen.search.try"), w, h)
	}
	each := 2
	if w >= wide {
		each = 1
	}
	p.scroll.Resize(len(p.found.Hits), max(h/each, 1))
	ids := 0
	for _, hit := range p.found.Hits {
		ids = max(ids, widget.Width(line(hit.Ref.ID)))
	}
	ids = min(ids, 16, w/3)
	var out []string
	for i := p.scroll.Top; i < len(p.found.Hits) && len(out)+each <= max(h, each); i++ {
		out = append(out, p.hit(p.found.Hits[i], i == p.scroll.Cursor, ids, w)...)
	}
	return out
}

// hit is number and title, with what it is and the piece of text beside them
// or, dimmed, below.
func (p *Page) hit(hit model.Hit, chosen bool, ids, w int) []string {
	st, t := p.env.Styles, p.env.Text
	mark, tone := " ", theme.Plain
	if chosen {
		mark, tone = st.Paint(theme.Chosen, st.Glyph.Cursor), theme.Chosen
	}
	id := st.Paint(theme.Accent, widget.Pad(line(hit.Ref.ID), ids, st.Glyph.Ellipsis))
	title, lead, where := line(t.Msg(hit.Title)), line(t.Msg(hit.Lead)), line(hit.Where)
	room := w - ids - 4
	if w < wide {
		about := strings.Join(nonEmpty(lead, where), "  ")
		return []string{
			mark + id + "  " + st.Paint(tone, widget.Cut(title, room, st.Glyph.Ellipsis)),
			widget.Blank(ids+3) + st.Paint(theme.Dim, widget.Cut(about, room, st.Glyph.Ellipsis)),
		}
	}
	titles, leads := room*2/5, min(room/4, 40)
	return []string{mark + id + "  " + st.Paint(tone, widget.Pad(title, titles, st.Glyph.Ellipsis)) + "  " +
		st.Paint(theme.Dim, widget.Pad(lead, leads, st.Glyph.Ellipsis)+"  "+widget.Cut(where, room-titles-leads-4, st.Glyph.Ellipsis))}
}

// line makes text fit for one line of ours.
func line(s string) string { return widget.Safe(render.Line(s)) }

func nonEmpty(words ...string) []string {
	var out []string
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}
