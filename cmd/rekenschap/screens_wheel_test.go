package main

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/tui/keys"
)

// The wheel goes three lines, as three arrows would, on every list, page and
// dialog; and what it does can be undone by it.
func TestWheel(t *testing.T) {
	t.Parallel()
	s := take(t, put(t, linde), "Ruben Populier", "nl", 80, 24)
	down, up := tea.MouseWheelMsg{Button: tea.MouseWheelDown}, tea.MouseWheelMsg{Button: tea.MouseWheelUp}
	same := func(what string) {
		t.Helper()
		start := s.Screen()
		s.Send(down)
		turned := s.Screen()
		s.Send(up)
		if s.Screen() != start && what != "page" { // a page walks over links and lines
			t.Errorf("%s: the wheel does not turn back", what)
		}
		s.Press(keys.Top, keys.Down, keys.Down, keys.Down)
		arrows := s.Screen()
		s.Press(keys.Top)
		s.Send(down)
		if s.Screen() != arrows {
			t.Errorf("%s: a notch is not three lines:\n%s\nnot\n%s", what, s.Screen(), arrows)
		}
		if turned == start && arrows != start {
			t.Errorf("%s: the wheel does nothing", what)
		}
		s.Press(keys.Top)
	}
	s.Press(keys.Top)
	same("overview")
	for _, r := range s.env.Registers {
		s.goTo(r)
		same(r.Layout.Name)
		s.Press(keys.Open)
		same("page")
	}
	s.home()
	s.Press(keys.Assist)
	same("help")
	s.Key("esc")
	s.home()
	s.Press(keys.Commands)
	start := s.Screen()
	s.Send(down)
	turned := s.Screen()
	s.Send(up)
	if turned == start || s.Screen() != start {
		t.Error("the palette does not turn")
	}
	s.Key("down", "down", "down")
	if s.Screen() != turned {
		t.Error("palette: a notch is not three lines")
	}
	s.Send(tea.MouseWheelMsg{Button: tea.MouseWheelLeft})
	s.Send(tea.MouseClickMsg{X: 10, Y: 5, Button: tea.MouseLeft})
	if s.Screen() != turned {
		t.Error("something other than the wheel does something")
	}
}
