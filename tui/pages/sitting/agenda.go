package sitting

import (
	"strconv"
	"strings"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// mark is the sign of how far an item is, with its word.
func (p *Page) mark(it model.SittingItem) (string, theme.Tone) {
	switch st := p.env.Styles; it.State {
	case model.ItemTreated:
		return st.Glyph.Met, theme.Good
	case model.ItemTreating:
		return st.Glyph.Half, theme.Warn
	default:
		return st.Glyph.Untracked, theme.Dim
	}
}

// agenda lists the items, one a line.
func (p *Page) agenda(w, h int) []string {
	st, t := p.env.Styles, p.env.Text
	if len(p.sitting.Items) == 0 {
		return wrapped(p, theme.Dim, t.T("screen.sitting2.empty"), w-1)
	}
	p.rows.Resize(len(p.sitting.Items), h)
	var out []string
	for i := p.rows.Top; i < min(p.rows.Top+h, len(p.sitting.Items)); i++ {
		it := p.sitting.Items[i]
		sign, tone := p.mark(it)
		title := widget.Safe(text.Clean(it.Title))
		if it.Closed {
			title = "(" + t.T("screen.sitting.closed_item") + ") " + title
		}
		nr := widget.Pad(strconv.Itoa(it.Nr), 2, "")
		if it.Ref.ID == p.item {
			out = append(out, st.Paint(theme.Chosen, widget.Cut(st.Glyph.Cursor+sign+" "+nr+" "+title, w, st.Glyph.Ellipsis)))
			continue
		}
		out = append(out, widget.Cut(" "+st.Paint(tone, sign)+" "+st.Paint(theme.Dim, nr)+" "+title, w, st.Glyph.Ellipsis))
	}
	return out
}

// explained is the agenda with the words of its signs below it.
func (p *Page) explained(w, h int) []string {
	legend := p.legend(w)
	if h < 8 || len(p.sitting.Items) == 0 {
		return p.agenda(w, h)
	}
	return append(widget.Fit(p.agenda(w, h-2), w, h-1), legend)
}

// legend says what the signs of the agenda stand for.
func (p *Page) legend(w int) string {
	st, out := p.env.Styles, ""
	for _, s := range []model.ItemState{model.ItemTreated, model.ItemTreating, model.ItemUntreated} {
		sign, tone := p.mark(model.SittingItem{State: s})
		part := st.Paint(tone, sign) + " " + st.Paint(theme.Dim, p.env.Text.T("screen.sitting2.sign."+string(s)))
		if out != "" {
			out += "  "
		}
		out += part
	}
	return widget.Cut(" "+out, w, st.Glyph.Ellipsis)
}

// strip is the agenda on one line: the numbers with their signs.
func (p *Page) strip(w int) []string {
	st := p.env.Styles
	if len(p.sitting.Items) < 2 {
		return nil
	}
	parts := make([]string, len(p.sitting.Items))
	for i, it := range p.sitting.Items {
		sign, tone := p.mark(it)
		parts[i] = strconv.Itoa(it.Nr) + st.Paint(tone, sign)
		if it.Ref.ID == p.item {
			parts[i] = st.Paint(theme.Chosen, "["+strconv.Itoa(it.Nr)+sign+"]")
		}
	}
	line := " " + p.env.Text.T("screen.meeting.agenda") + "  " + strings.Join(parts, "  ")
	if legend := p.legend(w); widget.Width(line)+widget.Width(legend)+3 <= w {
		line = widget.Sides(line, legend, w-1, st.Glyph.Ellipsis)
	}
	return []string{widget.Cut(line, w-1, st.Glyph.Ellipsis)}
}
