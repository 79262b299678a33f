package main

import (
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model/tries"
	"github.com/rekenschap/rekenschap/tui/keys"
)

// path is the line that says where one is.
func (s *seat) path() string { return strings.TrimSpace(s.Lines()[2]) }

// followFirst opens the first thing that can be followed, scrolling to it. It
// tells whether there was one.
func (s *seat) followFirst() bool {
	was := s.path()
	for range 60 {
		if s.Press(keys.Follow); s.path() != was {
			return true
		}
		before := s.Screen()
		if s.Press(keys.Down); s.Screen() == before {
			return false
		}
	}
	return false
}

// From every list three links deep and back: the path names every step, and
// each step back shows what was left, the cursor on the same line.
func TestThereAndBack(t *testing.T) {
	path := put(t, secretFile)
	for _, p := range tries.Some([]part{cast()[0], cast()[3], cast()[5]}, 1) {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			deep := 0
			s := take(t, path, p.as, "nl", 140, 40)
			for _, r := range s.env.Registers {
				s.goTo(r)
				for i, v := range r.Layout.Views {
					if i > 0 {
						s.Press(keys.NextView)
					}
					s.Press(keys.Down, keys.Down, keys.Down)
					what := p.name + " " + r.Layout.Name + "/" + v.Name
					left := []string{s.Screen()}
					if s.Press(keys.Open); s.Screen() == left[0] {
						continue // nothing in this view
					}
					began := strings.Count(s.path(), "›")
					for n := 0; ; n++ {
						if got := strings.Count(s.path(), "›"); got != began+n && !strings.Contains(s.path(), "…") {
							t.Errorf("%s: the path %q has %d steps, not %d", what, s.path(), got, began+n)
						}
						here := s.Screen()
						if n == 3 || !s.followFirst() {
							break
						}
						left = append(left, here)
						deep = max(deep, n+1)
					}
					for n := len(left) - 1; n >= 0; n-- {
						s.Press(keys.Back)
						if n == 0 && s.Screen() != left[0] {
							t.Errorf("%s: back at the list it is another:\n%s\nnot\n%s", what, s.Screen(), left[0])
						}
						if got := strings.Split(s.Screen(), "\n")[2]; n > 0 && got != strings.Split(left[n], "\n")[2] {
							t.Errorf("%s: a step back leads to %q", what, got)
						}
					}
				}
			}
			if deep < 3 {
				t.Errorf("no list leads deeper than %d links", deep)
			}
		})
	}
}
