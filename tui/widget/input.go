package widget

import (
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Input is a line in which text is typed. Editing is that of bubbles; drawing
// is our own, with the terminal's real cursor: a blinking one of our own would
// send bytes for ever.
type Input struct{ m textinput.Model }

// maxTyped is enough for any filter or date and keeps a paste in bounds.
const maxTyped = 200

// NewInput makes an empty field that has the focus.
func NewInput() Input {
	m := textinput.New()
	m.SetVirtualCursor(false)
	m.CharLimit = maxTyped
	// The bubbles field pastes from the clipboard of the machine it runs on:
	// over SSH that is the server's, someone else's. Terminals paste themselves.
	m.KeyMap.Paste.SetEnabled(false)
	m.KeyMap.AcceptSuggestion.SetEnabled(false)
	m.Focus()
	return Input{m}
}

// Value is the text typed so far.
func (i *Input) Value() string { return i.m.Value() }

// SetValue replaces the text and puts the cursor behind it.
func (i *Input) SetValue(s string) {
	i.m.SetValue(s)
	i.m.CursorEnd()
}

// Key edits. The field has no work of its own to wait for.
func (i *Input) Key(k tea.KeyPressMsg) { i.m, _ = i.m.Update(k) }

// Paste inserts text; clean it first.
func (i *Input) Paste(s string) {
	s = strings.NewReplacer("\r\n", " ", "\n", " ", "\t", " ").Replace(s) // a line stays a line
	i.m, _ = i.m.Update(tea.PasteMsg{Content: s})
}

// View draws the text in w cells and tells in which one the cursor stands.
// clean makes the text fit to be shown.
func (i *Input) View(w int, clean func(string) string) (string, int) {
	r := []rune(i.m.Value())
	before := Safe(clean(string(r[:i.m.Position()])))
	after := Safe(clean(string(r[i.m.Position():])))
	x := Width(before)
	if x >= w {
		before = ansi.TruncateLeft(before, x-w+1, "")
		x = Width(before)
	}
	return Cut(before+after, w, ""), min(x, max(w-1, 0))
}

// Limit lets the field take more, or fewer, characters than usual.
func (i *Input) Limit(n int) { i.m.CharLimit = n }
