package form

import (
	"slices"
	"strings"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// The widths of a form: labels, and the longest line that reads well.
const (
	labelWidth = 26
	measure    = 84
	narrow     = 60 // below it labels stand above their fields
)

// View implements page.Page.
func (p *Page) View(w, h int) []string {
	p.x, p.y = -1, -1
	switch {
	case p.open.Err() != nil && p.place != "":
		return p.env.Notice(theme.Bad, p.env.Text.Err(p.open.Err()), p.env.Text.T("form.draft.gone", "Key", p.env.KeyLabel(keys.Restart)), w, h)
	case p.open.Err() != nil:
		return p.env.Failed(p.open.Err(), w, h)
	case !p.open.Done():
		return p.env.Loading(w, h)
	case p.clash != nil:
		return p.viewClash(w, h)
	}
	foot := p.footing(min(w-4, measure), h)
	room := max(h-len(foot), 3)
	lines, first, last := p.body(w, room)
	p.top = max(min(p.top, first), last-room+1, 0)
	if last-first >= room { // the field itself goes before its help
		p.top = max(first, p.y-room+1)
	}
	p.top = min(p.top, max(len(lines)-room, 0))
	if p.y >= 0 {
		p.y -= p.top
	}
	out := widget.Fit(lines[p.top:], w, room)
	if p.top+room < len(lines) && last < p.top+room-1 {
		out[room-1] = "  " + p.env.Styles.Paint(theme.Dim, p.env.Styles.Glyph.More)
	}
	return widget.Fit(append(out, foot...), w, h)
}

// body is the whole form as lines, and the first and last line of the field
// with the focus.
func (p *Page) body(w, room int) (lines []string, first, last int) {
	st, t := p.env.Styles, p.env.Text
	lines = append(lines, "  "+st.Paint(theme.Strong, widget.Cut(widget.Safe(t.Msg(p.form.Title)), w-4, st.Glyph.Ellipsis)))
	if k := p.form.Intro.Key; k != "" && t.Has(k) {
		for _, l := range widget.Wrap(widget.Safe(t.Msg(p.form.Intro)), min(w-4, measure)) {
			lines = append(lines, "  "+st.Paint(theme.Dim, l))
		}
	}
	if !p.resumed.IsZero() {
		if p.stale {
			lines = append(lines, "  "+st.Paint(theme.Warn, widget.Cut("! "+t.T("form.resumed_stale"), w-4, st.Glyph.Ellipsis)))
		}
		lines = append(lines, "  "+st.Paint(theme.Accent, widget.Cut(t.T("form.resumed", "At", p.resumed, "Key", p.env.KeyLabel(keys.Restart)), w-4, st.Glyph.Ellipsis)))
	}
	lines = append(lines, "")
	_, _, problems := p.check()
	problems = append(p.refused(), problems...)
	for i, in := range p.inputs {
		if in.off {
			continue
		}
		at := len(lines)
		part, x, y := p.field(in, i == p.focus, w, max(room-6, 3), problems)
		lines = append(lines, part...)
		if i == p.focus {
			first, last = at, len(lines)-1
			p.x, p.y = x, at+y
		}
	}
	lines = append(lines, "", p.saveLine(w))
	if p.focus == len(p.inputs) {
		first, last = len(lines)-1, len(lines)-1
	}
	return lines, first, last
}

func (p *Page) saveLine(w int) string {
	st, word := p.env.Styles, p.env.Text.T("screen.form.save")
	if p.save.Busy() {
		word = p.env.Text.T("screen.busy")
	}
	if p.focus == len(p.inputs) {
		return " " + st.Paint(theme.Chosen, st.Glyph.Cursor+"[ "+word+" ]")
	}
	return "  " + st.Paint(theme.Dim, "[ "+word+" ]")
}

// field draws a field with its label, what is wrong with it, and help while
// the person stands on it.
func (p *Page) field(in *input, focused bool, w, h int, problems []model.Problem) (lines []string, x, y int) {
	st, t := p.env.Styles, p.env.Text
	label := widget.Safe(t.Msg(in.field.Label))
	if in.field.Req {
		label += " *"
	}
	left, room := labelWidth+3, min(w-labelWidth-5, measure)
	if w < narrow {
		left, room = 3, w-5
	}
	room = max(room, 4)
	value, x, y := in.editor.View(st, room, h, focused)
	mark, tone := "  ", theme.Dim
	if focused {
		mark, tone = " "+st.Paint(theme.Chosen, st.Glyph.Cursor), theme.Strong
	}
	if w < narrow {
		lines = append(lines, mark+" "+st.Paint(tone, widget.Cut(label, w-4, st.Glyph.Ellipsis)))
		y++
	}
	for i, l := range value {
		head := widget.Blank(left)
		if i == 0 && w >= narrow {
			head = mark + " " + st.Paint(tone, widget.Pad(label, labelWidth-1, st.Glyph.Ellipsis)) + " "
		}
		lines = append(lines, head+l)
	}
	say := func(tone theme.Tone, s string) {
		for _, l := range widget.Wrap(widget.Safe(text.Clean(s)), room) {
			lines = append(lines, widget.Blank(left)+st.Paint(tone, l))
		}
	}
	if msg, ok := p.problemOf(in, focused, problems); ok {
		say(theme.Warn, "! "+t.Msg(msg))
	}
	if err := in.choices.Err(); err != nil {
		say(theme.Bad, t.Err(err))
	}
	if key := in.field.Note.Key; key != "" && t.Has(key) {
		say(theme.Accent, t.Msg(in.field.Note))
	}
	if help := p.help(in); focused && help != "" {
		say(theme.Dim, help)
	}
	return lines, x + left, y
}

// help is what a field is for, and how it is filled in.
func (p *Page) help(in *input) string {
	t, f := p.env.Text, in.field
	sort := string(f.Type)
	if _, abreast := in.editor.(*radio); abreast {
		sort = "radio"
	}
	var out []string
	for _, keys := range [][]string{{f.Help.Key, "form.help." + f.Name}, {"form.help.type." + sort}} {
		if i := slices.IndexFunc(keys, t.Has); i >= 0 {
			out = append(out, t.T(keys[i]))
		}
	}
	return strings.Join(out, " ")
}

// problemOf is what is wrong with a field, once the person can know: after
// leaving it, or when what is typed cannot be read.
func (p *Page) problemOf(in *input, focused bool, problems []model.Problem) (model.Message, bool) {
	i := slices.IndexFunc(problems, func(q model.Problem) bool { return q.Field == in.field.Name })
	if i < 0 {
		return model.Message{}, false
	}
	_, err := in.editor.Values()
	if !p.tried && !in.touched && (err == nil || !focused) {
		return model.Message{}, false
	}
	if _, picking := in.editor.(*pick); picking && focused && err != nil {
		return model.Message{}, false // the list says it
	}
	return problems[i].Message, true
}

// footing is below the form: why it was not saved, what it comes to, or the
// question what to do with what is not saved.
func (p *Page) footing(w, h int) []string {
	st, t := p.env.Styles, p.env.Text
	var out []string
	say := func(tone theme.Tone, s string) {
		for _, l := range widget.Wrap(widget.Safe(text.Clean(s)), max(w, 1)) {
			out = append(out, "  "+st.Paint(tone, l))
		}
	}
	if p.leaving != nil {
		say(theme.Strong, t.T("screen.form.dirty"))
		for i, key := range []string{"form.leave.stay", "form.leave.keep", "form.leave.drop"} {
			mark, tone := "   ", theme.Plain
			if i == p.leaving.at {
				mark, tone = " "+st.Paint(theme.Chosen, st.Glyph.Cursor)+" ", theme.Chosen
			}
			out = append(out, " "+mark+st.Paint(tone, t.T(key)))
		}
		return append([]string{""}, out...)
	}
	if err := p.drafts.Err(); err != nil {
		say(theme.Warn, "! "+t.T("form.draft_failed", "Why", err))
	}
	if p.failure != nil && p.refused() == nil {
		say(theme.Bad, st.Glyph.Gap+" "+t.Err(p.failure))
	}
	if p.form.Echo != nil {
		in, _ := p.filled()
		for _, m := range p.form.Echo(in) {
			say(theme.Accent, t.Msg(m))
		}
	}
	if len(out) > h/2 {
		out = out[:h/2]
	}
	if len(out) > 0 {
		out = append([]string{""}, out...)
	}
	return out
}
