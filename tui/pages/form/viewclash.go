package form

import (
	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// viewClash shows both states of what differs, field by field.
func (p *Page) viewClash(w, h int) []string {
	st, t := p.env.Styles, p.env.Text
	lines := []string{"  " + st.Paint(theme.Strong, t.T("form.clash.title", "ID", p.clash.theirs.Head().ID))}
	for _, l := range widget.Wrap(t.T("form.clash.how", "Save", p.env.KeyLabel(keys.Save)), max(w-4, 1)) {
		lines = append(lines, "  "+st.Paint(theme.Dim, l))
	}
	half := max((min(w, 140)-8)/2, 10)
	at := 0
	for i, r := range p.clash.rows {
		lines = append(lines, "")
		if i == p.clash.at {
			at = len(lines)
		}
		lines = append(lines, p.clashLabel(r, i == p.clash.at))
		left := p.sideOf(r, mine, half)
		right := p.sideOf(r, theirs, half)
		lines = append(lines, widget.Beside(max(len(left), len(right)), 2, []int{half + 2, half}, left, right)...)
	}
	top := max(min(at-h/3, len(lines)-h), 0)
	return widget.Fit(lines[top:], w, h)
}

func (p *Page) clashLabel(r clashRow, chosen bool) string {
	st, t := p.env.Styles, p.env.Text
	label := widget.Safe(t.Msg(r.in.field.Label))
	if r.both {
		label += "   " + t.T("form.clash.both")
	}
	if chosen {
		return " " + st.Paint(theme.Chosen, st.Glyph.Cursor) + st.Paint(theme.Strong, label)
	}
	return "  " + label
}

// sideOf is one of the two texts, marked when it was chosen.
func (p *Page) sideOf(r clashRow, s side, w int) []string {
	st, t := p.env.Styles, p.env.Text
	key, values := "form.clash.mine", r.mine
	if s == theirs {
		key, values = "form.clash.theirs", r.theirs
	}
	mark, tone := "  ", theme.Dim
	if r.side == s {
		mark, tone = st.Glyph.Met+" ", theme.Accent
	}
	out := []string{"    " + st.Paint(tone, mark+t.T(key))}
	for _, l := range widget.Wrap(widget.Safe(text.CleanLines(p.valueWords(r.in, values))), max(w-6, 4)) {
		out = append(out, "      "+l)
	}
	return out
}

// valueWords reads values as the form shows them.
func (p *Page) valueWords(in *input, values []string) string {
	if len(values) == 0 {
		return p.env.Text.T("form.clash.empty")
	}
	e := newEditor(p.env, in.field)
	if pk, ok := in.editor.(*pick); ok {
		out := ""
		for i, v := range values {
			if i > 0 {
				out += ", "
			}
			out += pk.picker.Label(v)
		}
		return out
	}
	e.Set(values)
	if l, ok := e.(*line); ok {
		return l.words(values)
	}
	if r, ok := e.(*radio); ok && r.at >= 0 {
		return r.options[r.at].word
	}
	return model.Literal(values[0]).Args["Text"].(string)
}
