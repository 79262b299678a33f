package main

import (
	"flag"
	"html"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model/catalog"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/setup"
	"github.com/rekenschap/rekenschap/tui/tuitest"
)

var update = flag.Bool("update", false, "write docs/img")

// imgDir is where the pictures of the documents are.
var imgDir = filepath.Join("..", "..", "docs", "img")

// picture is a screen of the demo hospital and the way to it.
type picture struct {
	name string
	as   string
	w, h int
	way  func(t *testing.T, s *seat)
}

const (
	thePapers  = "Ruben Populier" // the CISO, who prepares
	theChair   = "Maud Wilg"      // who governs
	theMinutes = "Hanneke Els"    // the secretary
)

// at is the way to a list: a screen, a view of it, and the line that holds a
// text under the cursor.
func at(binding, view, line string) func(*testing.T, *seat) {
	return func(t *testing.T, s *seat) {
		s.Press(binding)
		for range s.views(binding, view) {
			s.Press(keys.NextView)
		}
		if line != "" {
			reach(t, s.Driver, line)
		}
	}
}

// page is the way to the page of that line.
func page(binding, view, line string, more ...string) func(*testing.T, *seat) {
	return func(t *testing.T, s *seat) {
		at(binding, view, line)(t, s)
		s.Press(keys.Open)
		s.Press(more...)
	}
}

// views is how many steps a view lies to the right.
func (s *seat) views(binding, name string) int {
	for _, r := range s.env.Registers {
		if r.Binding == binding || r.Number > 0 && keys.Screen(r.Number) == binding {
			return max(slices.IndexFunc(r.Layout.Views, func(v tui.View) bool { return v.Name == name }), 0)
		}
	}
	return 0
}

func pictures() []picture {
	return []picture{
		{"overview", thePapers, 98, 28, nil},
		{"reasons", thePapers, 98, 34, func(t *testing.T, s *seat) { reach(t, s.Driver, "Effectiviteit"); s.Press(keys.Why) }},
		{"meetings", theMinutes, 140, 32, at(keys.Screen(2), "all", "V-2026-012")},
		{"meeting", theMinutes, 100, 48, page(keys.Screen(2), "all", "V-2026-012")},
		{"decisions", theChair, 140, 34, at(keys.Screen(3), "all", "B-2026-014")},
		{"decision", theChair, 100, 52, page(keys.Screen(3), "all", "B-2026-009")},
		{"policies", thePapers, 140, 30, at(keys.Screen(4), "all", "BEL-2025-005")},
		{"measures", thePapers, 120, 24, at(keys.Screen(4), "measures", "")},
		{"policy", thePapers, 100, 44, page(keys.Screen(4), "all", "BEL-2025-001")},
		{"policy-diff", thePapers, 100, 40, func(t *testing.T, s *seat) {
			page(keys.Screen(4), "all", "BEL-2025-002")(t, s)
			reach(t, s.Driver, "versie 2.0")
			s.Press(keys.Follow)
			s.seek(t, "Wat wijzigde in versie 2.0")
		}},
		{"trainings", theMinutes, 140, 26, at(keys.Screen(5), "board", "")},
		{"lessons", thePapers, 140, 32, at(keys.Screen(6), "items", "")},
		{"lesson", thePapers, 100, 40, page(keys.Screen(6), "reports", "DB-2026-001")},
		{"own-incident", thePapers, 100, 44, page(keys.Screen(6), "own", "Misbruik")},
		{"controls", thePapers, 140, 32, at(keys.Screen(7), "all", "A-8.32")},
		{"matrix", thePapers, 110, 34, at(keys.Screen(7), "chapters", "")},
		{"actions", thePapers, 140, 34, at(keys.Screen(8), "owner", "")},
		{"log", theMinutes, 140, 30, at(keys.Log, "newest", "")},
		{"dossier", theChair, 100, 48, func(_ *testing.T, s *seat) { s.Press(keys.Dossier) }},
		{"search", thePapers, 110, 30, func(_ *testing.T, s *seat) { s.Press(keys.Search); s.Type("leverancier") }},
		{"suppliers", thePapers, 140, 30, at(keys.Suppliers, "all", "")},
		{"assessments", thePapers, 140, 30, at(keys.Assessments, "all", "")},
		{"past", theChair, 98, 28, func(_ *testing.T, s *seat) { s.Press(keys.AsOf); s.Type("1 jun 2026"); s.Press(keys.Run) }},
		{"narrow", theChair, 59, 20, nil},
		// What is typed stays as a draft, so these come last.
		{"sitting-prepare", theMinutes, 120, 34, func(t *testing.T, s *seat) {
			at(keys.Screen(2), "all", "V-2026-013")(t, s)
			s.Press(keys.Hold, keys.Propose)
		}},
		{"form", thePapers, 98, 26, func(t *testing.T, s *seat) {
			at(keys.Screen(8), "open", "ACT-2026-027")(t, s)
			s.Press(keys.Edit, keys.NextField)
			s.Type("hoofd")
		}},
		{"line", theMinutes, 98, 26, func(t *testing.T, s *seat) {
			at(keys.Screen(3), "all", "B-2026-014")(t, s)
			s.Press(keys.Act)
			s.Type("MFA bij leveranciers afdwingen @manager-ict 15-12")
		}},
	}
}

// seek scrolls a page until something stands near its top.
func (s *seat) seek(t *testing.T, words string) {
	t.Helper()
	for range 400 {
		if lines := s.Lines(); strings.Contains(strings.Join(lines[:min(8, len(lines))], "\n"), words) {
			return
		}
		s.Press(keys.Down)
	}
	t.Errorf("%q is not on the page:\n%s", words, s.Screen())
}

// The pictures of the documents are drawn from the program and the demo
// hospital, so they cannot tell of screens that are gone:
//
//	go test ./cmd/rekenschap -run Pictures -update
func TestPictures(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	var names []string
	for _, p := range pictures() {
		names = append(names, p.name+".svg")
		t.Run(p.name, func(t *testing.T) {
			s := take(t, path, p.as, "nl", p.w, p.h)
			if p.way != nil {
				p.way(t, s)
			}
			s.fits(t, p.name)
			same(t, p.name, tuitest.SVG(tuitest.Frame(s.Raw(), p.w, p.h)))
		})
	}
	t.Run("plain", func(t *testing.T) {
		names = append(names, "plain.svg")
		all := plainly(t, enter(t, path, theChair, "nl").env(t.Context()), "")
		lines := strings.Split(html.UnescapeString(all), "\n")
		same(t, "plain", tuitest.SVG(tuitest.Frame(strings.Join(lines[:min(len(lines), 24)], "\n"), 98, 24)))
	})
	t.Run("sitting", func(t *testing.T) {
		names = append(names, "sitting.svg")
		b := newBoardroom(t)
		b.open(t, "Floor")
		s := b.secretary(t, 120, 32)
		s.Press(keys.Approve)
		s.Type(" per 1 januari")
		s.Key("enter", "down", "t")
		s.Type("Te snel voor de OK.")
		s.fits(t, "sitting")
		same(t, "sitting", tuitest.SVG(tuitest.Frame(s.Raw(), 120, 32)))
	})
	for name, way := range setupPictures() {
		names = append(names, name+".svg")
		t.Run(name, func(t *testing.T) { same(t, name, tuitest.SVG(tuitest.Frame(setUpTo(t, way, 98, 26), 98, 26))) })
	}
	there, err := filepath.Glob(filepath.Join(imgDir, "*.svg"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range there {
		if !slices.Contains(names, filepath.Base(f)) {
			t.Errorf("%s is a picture of nothing", f)
		}
	}
}

// setupPictures are steps of the set-up, with the lines typed to get there.
func setupPictures() map[string][]string {
	size := []string{"", "Stichting Ziekenhuis De Linde", "", "", "", "612", "480 mln"}
	return map[string][]string{"setup": size, "setup-bodies": append(slices.Clone(size), "410 mln", "", "", "", " ")}
}

// setUpTo types lines, with enter between them, and gives the screen.
func setUpTo(t *testing.T, lines []string, w, h int) string {
	m := setup.New(t.Context(), setup.Env{Clock: scriptClock, Law: catalog.Law(), Lang: text.NL, Dark: true}, nil)
	m.Update(tea.WindowSizeMsg{Width: w, Height: h})
	for i, l := range lines {
		if i > 0 {
			m.Update(tuitest.Key("enter"))
		}
		for _, r := range l {
			m.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
	}
	return m.View().Content
}

// same holds a picture against its file, and keeps it small.
func same(t *testing.T, name, want string) {
	t.Helper()
	file := filepath.Join(imgDir, name+".svg")
	if *update {
		if err := os.MkdirAll(imgDir, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is out of date: go test ./cmd/rekenschap -run Pictures -update", file)
	}
	if len(want) > 40_000 {
		t.Errorf("%s holds %d bytes", file, len(want))
	}
}
