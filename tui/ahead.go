package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/tui/page"
)

// mostAhead is how much may be typed ahead; more is somebody's elbow.
const mostAhead = 256

// hold keeps what is typed for what is still being fetched: on a slow line the
// first words of a form would be taken as shortcuts. Going back and quitting do
// not wait.
func (m *Model) hold(msg tea.Msg) bool {
	if !m.fetching() {
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

// fetching tells whether what gets the keys waits for an answer: a day that was
// asked for too, for what is typed after it is meant for that day.
func (m *Model) fetching() bool {
	if m.asking.Busy() {
		return true
	}
	var top any = m.top().Page
	if n := len(m.dialogs); n > 0 {
		top = m.dialogs[n-1]
	}
	f, ok := top.(page.Fetcher)
	return ok && f.Fetching()
}

// catchUp hands over what was typed ahead, until it leads to what has to be
// fetched again. Every key meets a page that is laid out.
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
