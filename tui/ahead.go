package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/tui/page"
)

// mostAhead is how much may be typed ahead; more is somebody's elbow.
const mostAhead = 256

// hold keeps what is typed while a page is still being fetched, for that page:
// on a slow line the first words of a form would be taken as shortcuts. Going
// back and quitting do not wait.
func (m *Model) hold(msg tea.Msg) bool {
	if len(m.dialogs) > 0 || !m.fetching() {
		return false
	}
	if k, ok := msg.(tea.KeyPressMsg); ok && (k.Code == tea.KeyEscape || m.env.Keys.IsQuit(k.String())) {
		m.ahead = nil
		return false
	}
	if len(m.ahead) < mostAhead {
		m.ahead = append(m.ahead, msg)
	}
	return true
}

func (m *Model) fetching() bool {
	f, ok := m.top().Page.(page.Fetcher)
	return ok && f.Fetching()
}

// catchUp hands over what was typed ahead, until it leads to another page that
// has to be fetched. Every key meets a page that is laid out.
func (m *Model) catchUp() tea.Cmd {
	var cmds []tea.Cmd
	for len(m.ahead) > 0 && !m.fetching() {
		msg := m.ahead[0]
		m.ahead = m.ahead[1:]
		m.View()
		_, cmd := m.Update(msg)
		cmds = append(cmds, cmd)
	}
	return tea.Batch(cmds...)
}
