package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// asker chooses among several forms.
type asker struct {
	chooser
	asks []model.Ask
}

func newAsker(m *Model, asks []model.Ask) dialog {
	var list []widget.Choice
	for _, a := range asks {
		list = append(list, widget.Choice{ID: a.Choice(), Label: m.env.Text.Msg(a.Word())})
	}
	t := m.env.Text
	return &asker{chooser{widget.NewChooser(t.T("form.choose"), t.T("screen.palette.empty"), false, list), keys.Help}, asks}
}

func (d *asker) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	if b, ok := m.env.Keys.Match(d.in, k.String(), d.Typing); ok && b.Name == keys.Run {
		chosen, ok := d.Current()
		m.pop()
		for _, a := range d.asks {
			if ok && a.Choice() == chosen.ID {
				return m.fill(a)
			}
		}
		return nil
	}
	return d.chooser.key(m, k)
}
