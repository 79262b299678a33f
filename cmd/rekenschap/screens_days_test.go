package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/tries"
	"github.com/rekenschap/rekenschap/tui/keys"
)

// lookAt goes to another day.
func (s *seat) lookAt(day model.Date) {
	s.home()
	s.Press(keys.AsOf)
	s.Type(day.String())
	s.Press(keys.Run)
}

// On another day the lists hold what was recorded by then, and who may see a
// record is decided by today's marks: looking back opens nothing, nor ahead.
func TestScreensOfOtherDays(t *testing.T) {
	path := put(t, secretFile)
	for _, p := range cast() {
		if p.role != model.RoleAuditor && p.role != model.RoleDirector && !tries.All() {
			continue
		}
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			o := newOracle(t, path)
			days := []string{"2026-06-01", "2027-06-01"}
			switch {
			case p.role == model.RoleAuditor:
				days = append(days, "2026-11-20")
			case !tries.All():
				days = days[:1]
			}
			for _, day := range days {
				on := model.MustDate(day)
				s := take(t, path, p.as, "nl", 119, 290)
				s.lookAt(on)
				s.Has(s.env.Printer.Date(on))
				begun := o.ids(`SELECT entry ->> '$.id' FROM ledger WHERE entry ->> '$.recorded_at' < ?`, on.End().UTC().Format("2006-01-02T15:04:05.000Z"))
				met := map[string]bool{}
				s.mind(t, "overview on "+day, p, met)
				for _, r := range s.env.Registers {
					if s.goTo(r); !s.at(r) && !secluded(p, r.Layout.Name) {
						t.Errorf("%s is not there on %s", r.Layout.Name, day)
					}
					for i, v := range r.Layout.Views {
						if i > 0 {
							s.Press(keys.NextView)
						}
						what := r.Layout.Name + "/" + v.Name + " on " + day
						s.mind(t, what, p, met)
						whole := v.Keep == nil && v.Matrix.By == "" && slices.Contains([]string{"meetings", "decisions", "policies", "trainings", "reviews", "suppliers", "evidence", "actions"}, v.Noun.Name)
						if !whole {
							continue
						}
						s.Resize(500, 290)
						got, hidden := s.readList(v).ids(v.Noun.Name), o.hidden(p)
						var want []string
						for _, l := range o.query(lists[v.Noun.Name]) {
							if begun[l.id] && !hidden[l.id] {
								want = append(want, l.id)
							}
						}
						if a, b := minus(want, got), minus(got, want); len(a)+len(b) > 0 {
							t.Errorf("%s %s lacks %v, has too much %v", p.name, what, a, b)
						}
						s.Resize(119, 290)
					}
				}
				if p.id != "" {
					s.Press(keys.Dossier)
					s.mind(t, "dossier on "+day, p, met)
				}
			}
		})
	}
}

// Searching finds what one may see, by every word of it, and tells nothing of
// the rest: not on the search screen, not in the palette, not in a filter.
func TestSearchPerRole(t *testing.T) {
	path := put(t, secretFile)
	for n, p := range cast() {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			s := take(t, path, p.as, "nl", 119, 40)
			for i, x := range secrets() {
				if !tries.All() && (n+i)%3 > 0 {
					continue // every word by two of the six
				}
				may := slices.Contains(x.who, p.name)
				// A letter short, so that the word itself can only come from the file.
				s.home()
				s.Press(keys.Search)
				s.Type(strings.ToUpper(x.word[:len(x.word)-1]))
				if found := strings.Contains(strings.ToLower(s.Screen()), strings.ToLower(x.word)); found != may {
					t.Errorf("%s searches %s: found is %v:\n%s", p.name, x.word, found, s.Screen())
				}
				s.home()
				s.Press(keys.Commands)
				s.Type(x.word[:len(x.word)-1])
				if strings.Contains(s.Screen(), x.word) && !may {
					t.Errorf("the palette tells %s of %s:\n%s", p.name, x.word, s.Screen())
				}
			}
		})
	}
}
