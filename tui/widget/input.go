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
//
// The field itself is made when something is typed: a session has many lists,
// each with its filter, and few of them are ever used.
type Input struct {
	m     *textinput.Model
	limit int
}

// maxTyped is enough for any filter or date and keeps a paste in bounds.
const maxTyped = 200

// NewInput makes an empty field that has the focus.
func NewInput() Input { return Input{limit: maxTyped} }

// field is what bubbles makes of it.
func (i *Input) field() *textinput.Model {
	if i.m != nil {
		return i.m
	}
	m := textinput.New()
	m.SetVirtualCursor(false)
	m.CharLimit = i.limit
	// The bubbles field pastes from the clipboard of the machine it runs on:
	// over SSH that is the server's, someone else's. Terminals paste themselves.
	m.KeyMap.Paste.SetEnabled(false)
	m.KeyMap.AcceptSuggestion.SetEnabled(false)
	m.Focus()
	i.m = &m
	return i.m
}

// Value is the text typed so far.
func (i *Input) Value() string {
	if i.m == nil {
		return ""
	}
	return i.m.Value()
}

// SetValue replaces the text and puts the cursor behind it.
func (i *Input) SetValue(s string) {
	if i.m == nil && s == "" {
		return
	}
	i.field().SetValue(s)
	i.m.CursorEnd()
}

// Key edits. The field has no work of its own to wait for.
func (i *Input) Key(k tea.KeyPressMsg) {
	f := i.field()
	*f, _ = f.Update(k)
}

// Paste inserts text; clean it first.
func (i *Input) Paste(s string) {
	s = strings.NewReplacer("\r\n", " ", "\n", " ", "\t", " ").Replace(s) // a line stays a line
	f := i.field()
	*f, _ = f.Update(tea.PasteMsg{Content: s})
}

// View draws the text in w cells and tells in which one the cursor stands.
// clean makes the text fit to be shown.
func (i *Input) View(w int, clean func(string) string) (string, int) {
	if i.m == nil {
		return "", 0
	}
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
func (i *Input) Limit(n int) {
	if i.limit = n; i.m != nil {
		i.m.CharLimit = n
	}
}
