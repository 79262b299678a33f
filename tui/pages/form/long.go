package form

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// long is a field of several lines. Enter begins a new line; the arrows leave
// it at its edges.
type long struct{ area widget.Area }

func newLong(f model.FormField) *long {
	l := &long{area: widget.NewArea(mostTyped)} // too long is said, not cut off
	l.Set(f.Start)
	return l
}

func (l *long) Key(k tea.KeyPressMsg)    { l.area.Key(k) }
func (l *long) Paste(s string)           { l.area.Paste(s) }
func (l *long) Move(binding string) bool { return l.area.Move(binding) }
func (l *long) Leave()                   {}
func (l *long) Close() bool              { return false }
func (l *long) Typed() []string          { return []string{l.area.Value()} }
func (l *long) Set(values []string)      { l.area.SetValue(strings.Join(values, "\n")) }

func (l *long) Enter() bool {
	l.area.Enter()
	return true
}

func (l *long) Restore(typed []string) { l.Set(typed) }

// Values implements editor.
func (l *long) Values() ([]string, error) {
	s := strings.TrimSpace(text.CleanLines(l.area.Value()))
	if s == "" {
		return nil, nil
	}
	return []string{s}, nil
}

// View implements editor: while it is worked on it has room, after that it is
// as short as what it says.
func (l *long) View(st theme.Styles, w, h int, focused bool) ([]string, int, int) {
	if focused {
		return l.area.View(w, max(h, 3), text.Clean)
	}
	const most = 3
	s := strings.TrimSpace(text.CleanLines(l.area.Value()))
	if s == "" {
		return []string{""}, 0, 0
	}
	if r := []rune(s); len(r) > 2*most*max(w, 40) { // no more than can be seen is laid out
		s = string(r[:2*most*max(w, 40)])
	}
	lines := widget.Wrap(widget.Safe(s), w)
	if len(lines) > most {
		lines = append(lines[:most-1], st.Paint(theme.Dim, st.Glyph.More))
	}
	return lines, 0, 0
}
