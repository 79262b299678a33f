package widget

import (
	"strings"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"github.com/rekenschap/rekenschap/tui/keys"
)

// Area is a text of several lines being typed. Editing and wrapping are those
// of bubbles; drawing goes by the terminal's real cursor.
type Area struct{ m textarea.Model }

// NewArea makes an empty text that takes at most max runes; 0 is no limit.
func NewArea(max int) Area {
	m := textarea.New()
	m.SetVirtualCursor(false)
	m.Prompt, m.ShowLineNumbers, m.CharLimit = "", false, max
	m.MaxHeight = 0
	m.EndOfBufferCharacter = ' '
	// See Input: the clipboard of the machine is not that of the person.
	m.KeyMap.Paste.SetEnabled(false)
	none := lipgloss.NewStyle()
	bare := textarea.StyleState{Base: none, Text: none, CursorLine: none, Prompt: none, EndOfBuffer: none, Placeholder: none, LineNumber: none, CursorLineNumber: none}
	m.SetStyles(textarea.Styles{Focused: bare, Blurred: bare})
	m.Focus()
	return Area{m}
}

// Value is the text typed so far.
func (a *Area) Value() string { return a.m.Value() }

// SetValue replaces the text and puts the cursor behind it.
func (a *Area) SetValue(s string) {
	a.m.SetValue(s)
	a.m.MoveToEnd()
}

// Key edits.
func (a *Area) Key(k tea.KeyPressMsg) { a.m, _ = a.m.Update(k) }

// Paste inserts text; clean it first.
func (a *Area) Paste(s string) { a.m, _ = a.m.Update(tea.PasteMsg{Content: s}) }

// Enter begins a new line.
func (a *Area) Enter() { a.m.InsertString("\n") }

// Move walks by the name of a binding; false at the edge of the text, from
// where the person walks on.
func (a *Area) Move(name string) bool {
	first := a.m.Line() == 0 && a.m.LineInfo().RowOffset == 0
	info := a.m.LineInfo()
	last := a.m.Line() == a.m.LineCount()-1 && info.RowOffset >= info.Height-1
	switch {
	case name == keys.Up && !first:
		a.m.CursorUp()
	case name == keys.Down && !last:
		a.m.CursorDown()
	default:
		return false
	}
	return true
}

// View draws the text in w cells and at most h lines, and tells where the
// cursor stands. clean makes a line fit to be shown.
func (a *Area) View(w, h int, clean func(string) string) (lines []string, x, y int) {
	a.m.SetWidth(max(w, 2))
	a.m.SetHeight(max(min(a.rows(w)+1, h), 1))
	for l := range strings.SplitSeq(a.m.View(), "\n") {
		lines = append(lines, Cut(Safe(clean(strings.TrimRight(l, " "))), w, ""))
	}
	if c := a.m.Cursor(); c != nil {
		x, y = min(c.X, w-1), c.Y
	}
	return lines, x, y
}

// rows counts the lines the text takes in w cells.
func (a *Area) rows(w int) int {
	n := 0
	for l := range strings.SplitSeq(a.m.Value(), "\n") {
		n += max(len(Wrap(l, max(w, 2))), 1)
	}
	return n
}
