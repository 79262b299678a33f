package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
)

// The largest window drawn for. A client may claim any size, and every cell
// costs memory.
const (
	maxWidth  = 500
	maxHeight = 300
)

func clampSize(s tea.WindowSizeMsg) tea.WindowSizeMsg {
	s.Width = max(min(s.Width, maxWidth), 0)
	s.Height = max(min(s.Height, maxHeight), 0)
	return s
}

// Update implements tea.Model.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		msg = clampSize(msg)
		m.w, m.h = msg.Width, msg.Height
		// What a terminal makes of its old lines is its own affair: draw anew.
		return m, tea.Batch(m.resized(m.top()), tea.ClearScreen)
	case tea.ColorProfileMsg:
		o := m.env.Styles.Options
		o.Profile = msg.Profile
		m.restyle(o)
	case tea.BackgroundColorMsg:
		o := m.env.Styles.Options
		o.Dark = msg.IsDark()
		m.restyle(o)
	case page.Answer:
		waited := m.fetching()
		cmd := m.answer(msg)
		if msg.Err != nil && waited && !m.fetching() {
			m.ahead = nil // it was typed for what does not come
		}
		return m, tea.Batch(cmd, m.catchUp())
	case page.Finished:
		return m, m.finished(msg)
	case page.Told:
		m.say = msg.Message
	case toClipboard:
		return m, tea.SetClipboard(string(msg))
	case Leave:
		return m, m.quit()
	case changedMsg:
		return m, tea.Batch(m.changed(), m.listen())
	case tea.KeyPressMsg:
		if m.hold(msg) {
			return m, nil
		}
		return m, m.key(msg)
	case tea.PasteMsg:
		if m.hold(msg) {
			return m, nil
		}
		return m, m.paste(msg.Content)
	case tea.MouseWheelMsg:
		return m, m.wheel(msg)
	}
	return m, nil
}

func (m *Model) answer(a page.Answer) tea.Cmd {
	if a.Request == 0 {
		return nil
	}
	if cmd, mine := m.otherDay(a); mine {
		return cmd
	}
	defer m.renew()
	if m.waiting.take(a) {
		return nil
	}
	var cmds []tea.Cmd
	for _, d := range slices.Clone(m.dialogs) {
		if l, ok := d.(listener); ok {
			cmds = append(cmds, l.answer(m, a))
		}
	}
	m.eachPage(func(s *shown) { cmds = append(cmds, s.Answer(a)) })
	return tea.Batch(cmds...)
}

// renew brings the dialogs about what is offered in step with it.
func (m *Model) renew() {
	for _, d := range m.dialogs {
		if r, ok := d.(renewer); ok {
			r.renew(m)
		}
	}
}

// key routes a key: dialog on top, field with the focus, bindings.
func (m *Model) key(k tea.KeyPressMsg) tea.Cmd {
	m.say.Key = ""
	if n := len(m.dialogs); n > 0 {
		if m.env.Keys.IsQuit(k.String()) && k.Text == "" {
			return m.quit()
		}
		return m.dialogs[n-1].key(m, k)
	}
	top := m.top()
	typer, _ := top.Page.(page.Typer)
	typing := typer != nil && typer.Typing()
	if b, ok := m.env.Keys.Match(m.listening(), k.String(), typing); ok {
		switch {
		case m.offered(b.Name):
			return m.do(b.Name)
		case !typing: // a key that does nothing here may still move the text cursor
			m.say = m.refusal(b.Name)
			return nil
		}
	}
	if (typing || top.Scope().Modal()) && m.env.Keys.IsQuit(k.String()) {
		return m.quit()
	}
	if typing {
		return m.effect(typer.Key(k))
	}
	return nil
}

// paste puts text from the terminal into the field with the focus, if any.
func (m *Model) paste(s string) tea.Cmd {
	s = text.Pasted(s)
	if n := len(m.dialogs); n > 0 {
		return m.dialogs[n-1].paste(m, text.Clean(s))
	}
	if t, ok := m.top().Page.(page.Typer); ok && t.Typing() {
		return m.effect(t.Paste(s))
	}
	return nil
}

// effect carries out what a page asks for.
func (m *Model) effect(e page.Effect) tea.Cmd {
	cmds := []tea.Cmd{e.Cmd}
	if !e.Say.IsZero() {
		m.say = e.Say
	}
	if e.Copy != "" {
		cmds = append(cmds, func() tea.Msg { return toClipboard(e.Copy) })
	}
	if !e.Open.IsZero() {
		cmds = append(cmds, m.open(e.Open))
	}
	if !e.Ask.IsZero() {
		cmds = append(cmds, m.fill(e.Ask))
	}
	return tea.Batch(cmds...)
}

// wheelStep is how many lines a notch of the wheel moves.
const wheelStep = 3

// wheel walks as the arrows do; nothing can be done with it alone.
func (m *Model) wheel(w tea.MouseWheelMsg) tea.Cmd {
	name := keys.Down
	switch w.Button {
	case tea.MouseWheelUp:
		name = keys.Up
	case tea.MouseWheelDown:
	default:
		return nil
	}
	if n := len(m.dialogs); n > 0 {
		m.dialogs[n-1].move(name, wheelStep)
		return nil
	}
	var cmds []tea.Cmd
	for range wheelStep {
		if m.offered(name) {
			cmds = append(cmds, m.do(name))
		}
	}
	return tea.Batch(cmds...)
}

// toClipboard is text for the clipboard of the terminal.
type toClipboard string
