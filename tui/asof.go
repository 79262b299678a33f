package tui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// dayPrompt asks which day to look at. While typing it shows how the day is
// understood, and whether that is a look back or ahead.
type dayPrompt struct {
	input widget.Input
	fresh bool // nothing was done yet with the day that stood ready
}

func newDayPrompt(m *Model) dialog {
	d := &dayPrompt{input: widget.NewInput()}
	if !m.day.IsZero() {
		d.fresh = true
		d.input.SetValue(m.day.String())
	}
	return d
}

// read gives the day typed; zero is today.
func (d *dayPrompt) read(m *Model) (model.Date, error) {
	s := strings.TrimSpace(d.input.Value())
	if s == "" {
		return model.Date{}, nil
	}
	day, err := text.ParseDate(s, m.env.Today())
	if err == nil && day == m.env.Today() {
		return model.Date{}, nil
	}
	return day, err
}

func (d *dayPrompt) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	b, ok := m.env.Keys.Match(keys.Palette, k.String(), true)
	switch {
	case !ok:
		d.replace(k.Text)
		d.input.Key(k)
	case b.Name == keys.Back:
		m.pop()
	case b.Name == keys.Run:
		day, err := d.read(m)
		if err != nil {
			return nil // the box says what is wrong
		}
		m.pop()
		return m.look(day)
	}
	return nil
}

func (d *dayPrompt) scope() keys.Scope { return keys.Palette }

func (d *dayPrompt) move(string, int) {}

func (d *dayPrompt) paste(_ *Model, s string) tea.Cmd {
	d.replace(s)
	d.input.Paste(s)
	return nil
}

// replace lets the first text typed take the place of the day that stood
// ready; another key leaves that day to be edited.
func (d *dayPrompt) replace(typed string) {
	if d.fresh && typed != "" {
		d.input.SetValue("")
	}
	d.fresh = false
}

func (d *dayPrompt) box(m *Model, w, h int) ([]string, int, int) {
	t, st := m.env.Text, m.env.Styles
	w = min(w, 60)
	in := max(w-4, 1)
	label := t.T("screen.asof.label") + "  "
	typed, at := d.input.View(max(in-widget.Width(label), 1), text.Clean)
	day, err := d.read(m)
	reading, tone := t.T("screen.asof.today"), theme.Dim
	switch {
	case err != nil:
		reading, tone = t.Err(err), theme.Warn
	case !day.IsZero():
		reading, tone = m.dayWords(day), theme.Accent
	}
	lines := []string{st.Paint(theme.Strong, label) + typed, "", st.Paint(tone, widget.Cut(reading, in, st.Glyph.Ellipsis)),
		st.Paint(theme.Dim, widget.Cut(t.T("screen.asof.hint"), in, st.Glyph.Ellipsis))}
	return widget.Box(st, lines, w, min(h, 6)), 2 + min(widget.Width(label)+at, in-1), 1
}

// dayWords names another day as what it is: what was recorded then, or a
// look ahead.
func (m *Model) dayWords(day model.Date) string {
	key := "screen.header.as_of"
	if day.After(m.env.Today()) {
		key = "screen.header.forecast"
	}
	return m.env.Text.T(key) + " " + m.env.Styles.Glyph.Dot + " " + m.env.Text.Date(day)
}

// look goes to another day; zero is back to today.
func (m *Model) look(day model.Date) tea.Cmd {
	m.asking.Drop()
	if day.IsZero() {
		return m.use(m.today, day)
	}
	m.asked = day
	m.say = model.Msg("screen.asof.busy", "On", day)
	src := m.today
	return m.asking.Start(m.env, func(ctx context.Context) (any, error) { return src.AsOf(ctx, day) })
}

// otherDay takes the records of the day asked for.
func (m *Model) otherDay(a page.Answer) (tea.Cmd, bool) {
	if !m.asking.Hear(a) {
		return nil, false
	}
	if a.Err != nil {
		m.say = model.Msg("screen.asof.failed", "On", m.asked, "Why", a.Err)
		return nil, true
	}
	src, _ := a.Value.(Source)
	return m.use(src, m.asked), true
}

// use makes every page read from a source; each stays where it is.
func (m *Model) use(src Source, day model.Date) tea.Cmd {
	m.source, m.day, m.say = src, day, model.Message{}
	m.eachPage(func(s *shown) {
		if d, ok := s.Page.(page.Daily); ok {
			d.Turn()
		}
	})
	return m.changed()
}
