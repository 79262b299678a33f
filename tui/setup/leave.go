package setup

import (
	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// leaving asks whether to stop. The draft is kept either way; throwing it away
// is the last choice and is asked again.
type leaving struct{ at, sure int }

// The choices, in the order in which they stand there.
const (
	leaveKeep = iota
	leaveStay
	leaveDrop
	leaves3
)

func (l *leaving) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	switch k.String() {
	case keyLeave:
		m.leaving = nil
	case keyUp, "k":
		l.at = (l.at + leaves3 - 1) % leaves3
	case keyDown, "j":
		l.at = (l.at + 1) % leaves3
	case keyNext:
		return l.choose(m)
	default:
		return nil
	}
	if l.at != leaveDrop {
		l.sure = 0
	}
	return nil
}

func (l *leaving) choose(m *Model) tea.Cmd {
	switch l.at {
	case leaveKeep:
		return tea.Quit
	case leaveStay:
		m.leaving = nil
		return nil
	}
	if l.sure++; l.sure < 2 {
		return nil
	}
	m.dropped = true
	return tea.Quit
}

// box draws the question.
func (l *leaving) box(m *Model, w int) []string {
	t, in := m.desk.t, min(w-4, 56)
	var lines []string
	say := func(tone theme.Tone, s string) {
		for _, part := range widget.Wrap(widget.Safe(s), in) {
			lines = append(lines, m.looks.Paint(tone, part))
		}
	}
	say(theme.Strong, t.T("screen.setup.leave.title"))
	say(theme.Plain, t.T("screen.setup.leave.kept"))
	lines = append(lines, "")
	last := "screen.setup.leave.drop"
	if l.sure > 0 {
		last = "screen.setup.leave.sure"
	}
	for i, key := range []string{"screen.setup.leave.keep", "screen.setup.leave.stay", last} {
		tone, mark := theme.Plain, widget.Blank(2)
		if i == l.at {
			tone, mark = theme.Chosen, m.looks.Glyph.Cursor+" "
		}
		lines = append(lines, m.looks.Paint(tone, mark+widget.Safe(t.T(key))))
	}
	return widget.Box(m.looks, lines, in+4, len(lines)+2)
}
