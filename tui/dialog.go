package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// dialog lies on top of the pages and gets the keys first.
type dialog interface {
	key(m *Model, k tea.KeyPressMsg) tea.Cmd
	paste(m *Model, s string) tea.Cmd
	// move walks by the name of a binding, as the wheel does.
	move(binding string, steps int)
	// scope says which bindings work in it, for the footer.
	scope() keys.Scope
	// box draws the dialog for a window; x is -1 without a text cursor.
	box(m *Model, w, h int) (lines []string, x, y int)
}

// listener is a dialog that loads something.
type listener interface {
	answer(m *Model, a page.Answer) tea.Cmd
}

// renewer is a dialog about what is offered, which an answer may change.
type renewer interface{ renew(m *Model) }

// drop takes a dialog away wherever it lies.
func (m *Model) drop(d dialog) {
	m.dialogs = slices.DeleteFunc(m.dialogs, func(o dialog) bool { return o == d })
}

func (m *Model) push(d dialog) { m.dialogs = append(m.dialogs, d) }

func (m *Model) pop() { m.dialogs = m.dialogs[:len(m.dialogs)-1] }

// chooser is the help, and most of the palette: every action by name, to be
// found by typing and run with enter.
type chooser struct {
	*widget.Chooser
	in keys.Scope
}

func newHelp(m *Model) dialog {
	t := m.env.Text
	return &help{chooser{widget.NewChooser(t.T("screen.help.title"), t.T("screen.palette.empty"), false, helpLines(m)), keys.Help}}
}

// help is every key that does something now.
type help struct{ chooser }

func (h *help) renew(m *Model) { h.Renew(helpLines(m)) }

func helpLines(m *Model) (list []widget.Choice) {
	groups := []struct {
		title string
		in    func(keys.Binding) bool
	}{
		{"screen.help.here", func(b keys.Binding) bool { return b.Scope&(keys.Global|keys.List) == 0 }},
		{"screen.help.move", func(b keys.Binding) bool { return b.Scope&keys.Global == 0 && b.Scope&keys.List != 0 }},
		{"screen.help.everywhere", func(b keys.Binding) bool { return b.Scope&keys.Global != 0 }},
	}
	for _, g := range groups {
		for _, b := range m.offers() {
			if g.in(b) {
				c := m.choice(b)
				c.Group = m.env.Text.T(g.title)
				list = append(list, c)
			}
		}
	}
	return list
}

func (m *Model) choice(b keys.Binding) widget.Choice {
	return widget.Choice{ID: b.Name, Label: m.env.Text.T(b.Text), Side: render.Line(b.Labels(m.env.Styles.ASCII))}
}

func (c *chooser) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	b, ok := m.env.Keys.Match(c.in, k.String(), c.Typing)
	switch {
	case !ok && c.Typing:
		c.Input.Key(k)
		c.Search()
	case !ok && m.again(k):
		m.pop()
	case b.Name == keys.Find:
		c.Typing = true
	case b.Name == keys.Back && c.Typing && c.in == keys.Help:
		c.Typing = false
		c.Input.SetValue("")
		c.Search()
	case b.Name == keys.Back:
		m.pop()
	case b.Name == keys.Run:
		if chosen, ok := c.Current(); ok {
			m.pop()
			return m.do(chosen.ID)
		}
	default:
		c.Move(b.Name)
	}
	return nil
}

func (c *chooser) move(binding string, steps int) {
	for range steps {
		c.Move(binding)
	}
}

// again tells whether the key that opened the help was pressed once more.
func (m *Model) again(k tea.KeyPressMsg) bool {
	b, ok := m.env.Keys.Match(keys.Global, k.String(), false)
	return ok && b.Name == keys.Assist
}

func (c *chooser) scope() keys.Scope { return c.in }

func (c *chooser) paste(_ *Model, s string) tea.Cmd {
	if c.Typing {
		c.Input.Paste(s)
		c.Search()
	}
	return nil
}

func (c *chooser) box(m *Model, w, h int) ([]string, int, int) {
	return c.View(m.env.Styles, min(w, 68), min(h, 32), text.Clean)
}
