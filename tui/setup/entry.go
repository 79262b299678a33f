package setup

import (
	"io"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// entry is a line of text.
type entry struct {
	*huh.Input
	labelled
	value *string
	check func(string) error
	read  func(string) string
	width int
}

func (*entry) rows() int      { return 1 }
func (*entry) sideways() bool { return false }

func (f *entry) about() aspect {
	a := aspect{help: f.help, wrong: f.Input.Error()}
	a.refused = a.wrong != nil
	if v := *f.value; v != "" && a.wrong == nil {
		if a.wrong = f.check(v); a.wrong == nil && f.read != nil {
			a.reads = f.read(v)
		}
	}
	return a
}

// Skip implements huh.Field.
func (f *entry) Skip() bool { return f.labelled.Skip() }

// Update lets huh edit. Its field asks for a blinking cursor and pastes from
// the clipboard of the machine; a terminal does both itself.
func (f *entry) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	_, cmd := f.Input.Update(msg)
	if k, ok := msg.(tea.KeyPressMsg); ok && !leaves(k) {
		cmd = nil
	}
	if _, ok := msg.(tea.PasteMsg); ok {
		cmd = nil
	}
	return f, cmd
}

// Focus implements huh.Field, without the blinking.
func (f *entry) Focus() tea.Cmd {
	f.lit = true
	f.Input.Focus()
	return nil
}

// Blur implements huh.Field.
func (f *entry) Blur() tea.Cmd {
	f.lit = false
	f.Input.Blur()
	return nil
}

// View implements huh.Field. A field without the focus has looks of its own in
// huh, meant for dark screens.
func (f *entry) View() string {
	if !f.lit {
		return f.beside(widget.Blank(2) + widget.Cut(widget.Safe(text.Clean(*f.value)), f.width-2, f.looks.Glyph.Ellipsis))
	}
	return f.beside(strings.TrimRight(f.Input.View(), "\n"))
}

// WithWidth implements huh.Field.
func (f *entry) WithWidth(w int) huh.Field {
	f.width = max(w-f.margin(), 8)
	f.Input.WithWidth(f.width)
	return f
}

// RunAccessible implements huh.Field.
func (f *entry) RunAccessible(io.Writer, io.Reader) error {
	if !f.Skip() {
		f.ask.text(f)
	}
	return nil
}
