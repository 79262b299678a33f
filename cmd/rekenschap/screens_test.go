package main

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/catalog"
	"github.com/rekenschap/rekenschap/model/tries"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/registers"
)

var fourSizes = [][2]int{{59, 20}, {80, 24}, {120, 40}, {200, 60}}

// sizesFor are the sizes at which somebody looks; at a desk one for each, and
// all for whoever works at the file.
func sizesFor(p part, lang string) [][2]int {
	n := slices.Index(cast(), p)
	if tries.All() || n == 0 && lang == "nl" {
		return fourSizes
	}
	return fourSizes[n%len(fourSizes):][:1]
}

// goTo opens a screen from wherever the session is.
func (s *seat) goTo(r tui.Register) *seat {
	s.home()
	if r.Number > 0 {
		s.Press(keys.Screen(r.Number))
	} else {
		s.Press(r.Binding)
	}
	return s
}

// at tells whether that screen is in sight.
func (s *seat) at(r tui.Register) bool {
	title := s.env.Printer.T(r.Layout.Title)
	return r.Number > 0 || strings.Contains(s.Lines()[2], "› "+title)
}

// secluded tells whether a screen is kept from somebody: the log from those
// who govern.
func secluded(p part, screen string) bool {
	return screen == "log" && (p.role == model.RoleDirector || p.role == model.RoleSupervisor)
}

// home goes to the overview, its first line.
func (s *seat) home() *seat {
	for range 6 {
		s.Key("esc")
	}
	s.Press(keys.Screen(1), keys.Top)
	return s
}

// fits checks what holds for every frame, and keeps its words.
func (s *seat) fits(t testing.TB, what string) string {
	t.Helper()
	w, h := s.Size()
	w, h = min(w, 500), min(h, 300)
	all := s.Screen()
	lines := strings.Split(all, "\n")
	if len(lines) != h {
		t.Errorf("%s %dx%d: %d lines", what, w, h, len(lines))
	}
	for i, l := range lines {
		if ansi.StringWidth(l) > w || ansi.StringWidthWc(l) > w {
			t.Errorf("%s %dx%d: line %d is too wide: %q", what, w, h, i, l)
		}
	}
	if strings.Contains(all, "‹") {
		t.Errorf("%s %dx%d: a word is missing, or data steers:\n%s", what, w, h, all)
	}
	return all
}

// Which records, in which order, for whom; at every size, in both languages;
// and what somebody may not see is nowhere.
func TestScreens(t *testing.T) {
	path := put(t, secretFile)
	for _, p := range tries.Some(cast(), 4) {
		for _, lang := range []string{"nl", "en"} {
			if lang == "en" && p.name != "operator" && (p.role != model.RoleDirector || !tries.All()) {
				continue // which words there are does not depend on who reads
			}
			t.Run(p.name+"/"+lang, func(t *testing.T) {
				t.Parallel()
				s := take(t, path, p.as, lang, 80, 24)
				met := map[string]bool{}
				sizes := sizesFor(p, lang)
				look := func(what string) {
					for _, size := range sizes {
						s.Resize(size[0], size[1])
						met[what] = true
						s.mind(t, what, p, met)
					}
				}
				look("overview")
				o := newOracle(t, path)
				for _, r := range s.env.Registers {
					s.register(t, r, p, o, sizes, look)
				}
				s.duties(look)
				s.dossier(t, p, look)
				if lang == "nl" {
					s.everyRecord(t, p, o, met)
				}
				for _, x := range secrets() {
					if slices.Contains(x.who, p.name) && lang == "nl" && !met[x.word] {
						t.Errorf("%s may see %s and never met it", p.name, x.word)
					}
				}
			})
		}
	}
}

// mind checks a frame and notes which secrets stand on it.
func (s *seat) mind(t testing.TB, what string, p part, met map[string]bool) {
	t.Helper()
	all := s.fits(t, what)
	for _, x := range secrets() {
		if strings.Contains(all, x.word) {
			met[x.word] = true
			if !slices.Contains(x.who, p.name) {
				t.Errorf("%s sees %s on %s:\n%s", p.name, x.word, what, all)
			}
		}
	}
}

// register looks at every view of a screen and at the first record of it.
func (s *seat) register(t *testing.T, r tui.Register, p part, o oracle, sizes [][2]int, look func(string)) {
	s.Resize(500, 290)
	if s.goTo(r); !s.at(r) {
		if !secluded(p, r.Layout.Name) {
			t.Errorf("%s cannot open %s", p.name, r.Layout.Name)
		}
		return
	}
	for i, v := range r.Layout.Views {
		what := r.Layout.Name + "/" + v.Name
		if i > 0 {
			s.Press(keys.NextView)
		}
		if v.Matrix.By != "" {
			s.matrix(t, p.name+" "+what, v, o)
			look(what)
			s.Resize(500, 290)
			continue
		}
		if s.env.Printer.Lang() == text.EN && p.role != model.RoleDirector || !s.reads(p, r, i) {
			look(what) // which lines there are does not depend on the language
			s.Resize(500, 290)
			continue
		}
		want, pr := o.expected(r.Layout.Name, v.Name, v.Noun.Name, p)
		all := s.readList(v)
		holds(t, p.name+" "+what, all.ids(v.Noun.Name), want, pr)
		for _, size := range sizes {
			s.Resize(size[0], size[1])
			if now := s.listNow(v); len(want) > 0 && !all.shows(now) {
				t.Errorf("%s at %v: no piece of the whole list:\n%s", what, size, s.Screen())
			}
		}
		look(what)
		s.Resize(500, 290)
	}
	if s.Chosen() != "" {
		s.Press(keys.Open)
		look(r.Layout.Name + " first record")
	}
}

// reads tells whether somebody reads a view line by line: at a desk half of the
// parts do, the other half the next view.
func (s *seat) reads(p part, r tui.Register, view int) bool {
	at := slices.IndexFunc(s.env.Registers, func(x tui.Register) bool { return x.Layout.Name == r.Layout.Name })
	return tries.All() || (slices.Index(cast(), p)+at+view)%2 == 0
}

var tile = regexp.MustCompile(`(\d\.\d+) (\S)`)

// matrix reads all cells of a field: every control with the sign of its state,
// under each heading it belongs to.
func (s *seat) matrix(t *testing.T, what string, v tui.View, o oracle) {
	sign, times := map[string]string{}, map[string]int{}
	for _, l := range o.query(signs) {
		sign[l.id], times[l.id] = l.order, 1
	}
	if v.Name == "cbw" {
		clear(times)
		for _, c := range catalog.Law().Controls {
			times[strings.TrimPrefix(c.ID, "A-")] = max(len(c.Cbw), 1)
		}
	}
	for _, l := range s.Lines() {
		l, _, _ = strings.Cut(l, " │")
		if strings.Trim(tile.ReplaceAllString(l, ""), " ▌") != "" {
			continue // a heading, or what is said of the chosen one
		}
		for _, m := range tile.FindAllStringSubmatch(l, -1) {
			if times[m[1]]--; sign[m[1]] != m[2] {
				t.Errorf("%s: %s carries %s, not %s", what, m[1], m[2], sign[m[1]])
			}
		}
	}
	for nr, n := range times {
		if n != 0 {
			t.Errorf("%s: %s stands there %d times too few", what, nr, n)
		}
	}
}

// duties opens every duty of the overview.
func (s *seat) duties(look func(string)) {
	for i := 0; ; i++ {
		s.home()
		for range i {
			s.Press(keys.Down)
		}
		line := s.Chosen()
		if s.Press(keys.Why); !strings.Contains(s.Screen(), " › ") {
			return // past the duties stand other things
		}
		look("duty " + line)
	}
}

// dossier: my own for whoever is somebody; nobody's for the operator.
func (s *seat) dossier(t *testing.T, p part, look func(string)) {
	s.home()
	s.Press(keys.Dossier)
	if p.id == "" {
		s.Lacks(s.env.Printer.T("screen.dossier.mine")).Has(s.env.Printer.T("error.screen.dossier"))
		return
	}
	s.Has(s.env.Printer.T("screen.dossier.mine"))
	look("dossier")
	office := []model.Role{model.RoleLocal, model.RoleCISO, model.RoleSecretary}
	_, err := s.env.Source.Detail(t.Context(), model.Ref{Kind: model.KindDossier, ID: "P-002"})
	if may := slices.Contains(office, p.role); may != (err == nil) {
		t.Errorf("%s opens the dossier of another: %v", p.name, err)
	}
}

// everyRecord reads the pages of records of every kind: whoever may see one
// gets its page, others nothing of it.
func (s *seat) everyRecord(t *testing.T, p part, o oracle, met map[string]bool) {
	hidden, own := o.hidden(p), o.ids("SELECT id FROM key WHERE person_id = '"+p.id+"'")
	for _, k := range model.Kinds() {
		all := slices.Sorted(maps.Keys(o.ids("SELECT id FROM " + string(k.Kind))))
		for i, id := range all {
			if !hidden[id] && i >= 5 && i < len(all)-5 {
				continue // of what is alike a few; whatever is kept from somebody, all
			}
			var page strings.Builder
			err := tui.PlainRecord(&page, s.env, model.Ref{Kind: k.Kind, ID: id})
			if kept := hidden[id] || !readable(p.role, k.Kind) && !own[id]; kept != (err != nil) {
				t.Errorf("%s asks for %s: %v", p.name, id, err)
			}
			for _, x := range secrets() {
				if strings.Contains(page.String(), x.word) {
					met[x.word] = true
					if !slices.Contains(x.who, p.name) {
						t.Errorf("%s reads %s on the page of %s", p.name, x.word, id)
					}
				}
			}
		}
	}
}

// readable is the table of kinds that not everybody reads.
func readable(r model.Role, k model.Kind) bool {
	office := []model.Role{model.RoleLocal, model.RoleCISO, model.RoleSecretary}
	switch k {
	case model.KindGrant:
		return slices.Contains(office, r)
	case model.KindKey, model.KindInvitation:
		return r == model.RoleLocal || r == model.RoleSecretary
	case model.KindOwnIncident, model.KindIncidentReport, model.KindNote:
		return r != model.RoleAuditor
	}
	return true
}

// The keys that are offered are those of the role: the log is not for those
// who govern, a dossier is for whoever is somebody.
func TestKeysPerRole(t *testing.T) {
	t.Parallel()
	path := put(t, secretFile)
	everybodys := []string{keys.AsOf, keys.People, keys.Suppliers, keys.Evidence, keys.Assessments, keys.Screen(2), keys.Screen(8)}
	for n, p := range cast() {
		s := take(t, path, p.as, "nl", 100, 60)
		offered := map[string]bool{
			keys.Dossier: p.id != "",
			keys.Log:     p.role != model.RoleDirector && p.role != model.RoleSupervisor,
		}
		for i, name := range everybodys {
			if tries.All() || i%len(cast()) == n {
				offered[name] = true
			}
		}
		for name, may := range offered {
			b, _ := keys.Default().Get(name)
			label := s.env.Printer.T(b.Text)
			s.home()
			s.Press(keys.Commands)
			s.Type(label)
			if got := strings.Count(s.Screen(), label) > 1; got != may { // once where it was typed
				t.Errorf("%s: the palette offers %s: %v", p.name, name, got)
			}
			s.home()
			before := s.aboveFoot()
			s.Press(name)
			if did := s.aboveFoot() != before; did != may {
				t.Errorf("%s: %s does something: %v", p.name, name, did)
			}
			s.Key("esc")
		}
	}
}

// aboveFoot is the screen without its last lines, where a key that is not for
// this person says so.
func (s *seat) aboveFoot() string {
	lines := s.Lines()
	return strings.Join(lines[:len(lines)-3], "\n")
}

// Every screen that has a name is one that these tests look at.
func TestEveryScreenIsLookedAt(t *testing.T) {
	t.Parallel()
	for _, r := range registers.All() {
		for _, v := range r.Layout.Views {
			if lists[v.Noun.Name] == "" {
				t.Errorf("%s/%s: %q is not in the expectations", r.Layout.Name, v.Name, v.Noun.Name)
			}
		}
	}
}
