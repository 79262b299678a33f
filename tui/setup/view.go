package setup

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// The frame around form and panel.
const (
	heading    = 5 // head, steps, air, question, air
	footing    = 2
	sideBySide = 104 // from this width the panel stands beside the form
	mostForm   = 64
	mostText   = 72
)

func (m *Model) beside() bool { return m.w >= sideBySide }

func (m *Model) formWidth() int {
	if m.beside() {
		return mostForm
	}
	return max(min(m.w-2, mostText), 20)
}

// formHeight is what the fields take, or what there is.
func (m *Model) formHeight() int {
	n := 0
	for _, f := range m.sheet.fields {
		n += f.rows()
	}
	room := m.h - heading - footing
	if !m.beside() {
		room -= 3 // at least a little of the panel
	}
	return max(min(n, room), 1)
}

// View implements tea.Model.
func (m *Model) View() tea.View {
	v := tea.View{AltScreen: true}
	if m.w < 1 || m.h < 1 {
		return v
	}
	v.WindowTitle = m.desk.t.T("screen.header.program")
	v.Content = strings.Join(m.frame(), "\n")
	return v
}

// frame is the screen as lines.
func (m *Model) frame() []string {
	t := m.desk.t
	chapter := chapterOf(m.draft.At.Step)
	where := t.T("screen.setup.head.step", "N", chapter+1, "Of", len(chapters()))
	name := m.looks.Paint(theme.Name, t.T("screen.header.program")) + "  " + t.T("screen.setup.head.title")
	lines := []string{widget.Sides(" "+name, m.looks.Paint(theme.Dim, where)+" ", m.w, m.looks.Glyph.Ellipsis), m.steps(chapter), ""}
	room := max(m.h-heading-footing, 1)
	title, body := m.sheet.title, m.body(room)
	if m.finished {
		title, body = t.T("screen.setup.title.done"), indent(m.prose(m.desk.after(), min(m.w-4, mostText), room))
	}
	lines = append(lines, " "+m.looks.Paint(theme.Strong, widget.Cut(widget.Safe(title), m.w-2, m.looks.Glyph.Ellipsis)), "")
	lines = append(lines, widget.Fit(body, m.w, room)...)
	lines = append(lines, "", widget.Footer(m.looks, m.hints(), m.w))
	lines = widget.Fit(lines, m.w, m.h)
	if m.leaving != nil {
		box := m.leaving.box(m, m.w)
		lines = widget.Overlay(lines, box, max((m.w-widget.Width(box[0]))/2, 0), max((m.h-len(box))/2, 0))
	}
	return lines
}

// steps is the way through, with where one is.
func (m *Model) steps(now int) string {
	var out []string
	for i, c := range chapters() {
		name := m.desk.t.T("screen.setup.chapter." + c.name)
		switch {
		case i < now || m.finished:
			out = append(out, m.looks.Paint(theme.Dim, m.looks.Glyph.Met+" "+name))
		case i == now:
			out = append(out, m.looks.Paint(theme.Chosen, m.looks.Glyph.Path+" "+name))
		default:
			out = append(out, m.looks.Paint(theme.Dim, "  "+name))
		}
	}
	return widget.Cut(" "+strings.Join(out, "  "), m.w, "")
}

// body is the form with its panel, below or beside it.
func (m *Model) body(room int) []string {
	form := strings.Split(strings.TrimRight(m.form.View(), "\n"), "\n")
	for i := range form {
		form[i] = " " + strings.TrimRight(form[i], " ")
	}
	if m.beside() {
		left := mostForm + 2
		side := m.pane(min(m.w-left-3, mostText), room)
		return widget.Beside(room, 3, []int{left, m.w - left - 3}, form, side)
	}
	form = widget.Fit(form, m.w, min(len(form), m.formHeight()))
	said := m.pane(min(m.w-4, mostText), max(room-len(form)-1, 1))
	return append(append(form, ""), indent(said)...)
}

// indent sets lines off from the edge.
func indent(lines []string) []string {
	for i, l := range lines {
		lines[i] = "  " + l
	}
	return lines
}

// pane is the panel: what is wrong, what the field is for, what it means.
func (m *Model) pane(w, h int) []string {
	var said []remark
	t := m.desk.t
	switch {
	case m.busy:
		said = append(said, remark{theme.Strong, t.T("screen.setup.busy")})
	case m.err != nil:
		said = append(said, remark{theme.Bad, m.looks.Glyph.Gap + " " + t.Err(m.err)})
	case m.keep.Err() != nil:
		said = append(said, remark{theme.Bad, m.looks.Glyph.Gap + " " + t.Err(m.keep.Err())})
	case m.resumed:
		said = append(said, remark{theme.Accent, t.T("screen.setup.resumed")})
	}
	f, ok := m.form.GetFocusedField().(field)
	if ok {
		said = append(said, m.aspect(f.about())...)
	}
	return m.prose(append(said, m.sheet.tell()...), w, h)
}

// aspect is a field in remarks.
func (m *Model) aspect(a aspect) []remark {
	var out []remark
	if a.reads != "" {
		out = append(out, remark{theme.Accent, a.reads})
	}
	switch {
	case a.wrong != nil && a.refused:
		out = append(out, remark{theme.Bad, m.looks.Glyph.Gap + " " + m.desk.t.Err(a.wrong)})
	case a.wrong != nil:
		out = append(out, remark{theme.Warn, m.looks.Glyph.Attention + " " + m.desk.t.Err(a.wrong)})
	}
	if a.help != "" {
		out = append(out, remark{theme.Dim, a.help})
	}
	if len(out) > 0 {
		out = append(out, remark{})
	}
	return out
}

// prose wraps remarks into w by h cells, from the line scrolled to, and says
// when there is more. Only here it is known how far one can scroll.
func (m *Model) prose(said []remark, w, h int) []string {
	var lines []string
	for _, r := range said {
		for _, l := range widget.Wrap(widget.Safe(r.text), max(w, 1)) {
			lines = append(lines, m.looks.Paint(r.tone, l))
		}
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	m.long = len(lines) > h
	m.panel = max(min(m.panel, len(lines)-h), 0)
	lines = lines[min(m.panel, len(lines)):]
	if len(lines) > h && h > 0 {
		lines = append(lines[:h-1:h-1], m.looks.Paint(theme.Dim, m.desk.t.T("screen.setup.more", "N", len(lines)-h+1)))
	}
	return lines
}

// scroll moves the panel by half of what it shows.
func (m *Model) scroll(down bool) {
	step := max((m.h-heading-footing)/2, 1)
	if !down {
		step = -step
	}
	m.panel = max(m.panel+step, 0)
}

// hints are the keys that work now.
func (m *Model) hints() []widget.Hint {
	t := m.desk.t
	hint := func(keys, word string, priority int) widget.Hint {
		return widget.Hint{Keys: keys, Word: t.T("screen.setup.key." + word), Priority: priority}
	}
	enter, arrows, sides, shift := "⏎", "↑↓", "←→", "⇧tab"
	if m.looks.ASCII {
		enter, arrows, sides, shift = "enter", "up/down", "left/right", "shift+tab"
	}
	switch {
	case m.finished:
		return []widget.Hint{hint(enter, "open", 1)}
	case m.leaving != nil:
		return []widget.Hint{hint(arrows, "choose", 1), hint(enter, "do", 1), hint("esc", "stay", 2)}
	}
	out := []widget.Hint{hint(enter, "next", 1)}
	if f, ok := m.form.GetFocusedField().(field); ok && f.sideways() {
		out = append(out, hint(sides, "choose", 2))
	} else if ok && f.rows() > 1 {
		out = append(out, hint(arrows, "choose", 2))
	}
	if _, ok := m.draft.before(); ok || m.focus() > 0 {
		out = append(out, hint(shift, "back", 3))
	}
	if m.long {
		out = append(out, hint("pgdn", "more", 5))
	}
	return append(out, hint("esc", "leave", 4))
}
