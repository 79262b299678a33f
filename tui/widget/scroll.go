package widget

import "github.com/rekenschap/rekenschap/tui/keys"

// Scroll is a cursor over n lines and the window of h lines on them.
type Scroll struct{ Cursor, Top, N, H int }

// Move walks by the name of a binding and tells whether it knew the name.
func (s *Scroll) Move(name string) bool {
	page := max(s.H-1, 1)
	switch name {
	case keys.Up:
		s.Cursor--
	case keys.Down:
		s.Cursor++
	case keys.Top:
		s.Cursor = 0
	case keys.Bottom:
		s.Cursor = s.N - 1
	case keys.PageUp:
		s.Cursor -= page
		s.Top -= page
	case keys.PageDown:
		s.Cursor += page
		s.Top += page
	case keys.HalfUp:
		s.Cursor -= max(s.H/2, 1)
		s.Top -= max(s.H/2, 1)
	case keys.HalfDown:
		s.Cursor += max(s.H/2, 1)
		s.Top += max(s.H/2, 1)
	default:
		return false
	}
	s.Clamp()
	return true
}

// Step is where a cursor at i of n lines that are all in sight comes by the name
// of a binding.
func Step(i, n int, name string) int {
	s := Scroll{Cursor: i, N: n, H: n}
	s.Move(name)
	return s.Cursor
}

// Resize changes number of lines and height of the window.
func (s *Scroll) Resize(n, h int) {
	s.N, s.H = n, h
	s.Clamp()
}

// Clamp brings the cursor onto the lines and the window around the cursor.
func (s *Scroll) Clamp() {
	s.Cursor = max(min(s.Cursor, s.N-1), 0)
	h := max(s.H, 1)
	s.Top = min(s.Top, s.Cursor, max(s.N-h, 0))
	s.Top = max(s.Top, s.Cursor-h+1, 0)
}

// Moves are the names Move knows.
func Moves() []string {
	return []string{keys.Up, keys.Down, keys.Top, keys.Bottom,
		keys.PageUp, keys.PageDown, keys.HalfUp, keys.HalfDown}
}
