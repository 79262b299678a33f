package tui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/rekenschap/rekenschap/tui/paint"
)

// painted is a session over a line: the library runs it and a painter draws it.
type painted struct {
	*Model
	painter *paint.Painter
}

// Init implements tea.Model. It asks the terminal whether it is dark; the answer
// comes with the keys.
func (m painted) Init() tea.Cmd {
	m.painter.Tell(ansi.RequestBackgroundColor)
	m.show()
	return m.Model.Init()
}

// Update implements tea.Model.
func (m painted) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case toClipboard:
		m.painter.Tell(ansi.SetSystemClipboard(string(msg)))
		return m, nil
	case tea.WindowSizeMsg:
		m.painter.Resize(msg.Width, msg.Height)
	case tea.ColorProfileMsg:
		m.painter.Profile(msg.Profile)
	}
	_, cmd := m.Model.Update(msg)
	m.show()
	return m, cmd
}

// View implements tea.Model. The screen has gone to the painter.
func (m painted) View() tea.View { return tea.View{} }

func (m painted) show() { m.painter.Show(m.Model.View(), m.fetching()) }
