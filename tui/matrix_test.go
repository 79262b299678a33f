package tui_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/tuitest"
)

// matrix is the screen of the controls by chapter.
func matrix(t testing.TB, w, h int) *tuitest.Driver {
	return drive(t, tuitest.Demo(), text.New(text.NL), w, h).Press(keys.Screen(7), keys.NextView)
}

// under is what the line about the cell under the cursor says first.
func under(d *tuitest.Driver) string {
	for _, l := range d.Lines() {
		if i := strings.Index(l, "▌"); i >= 0 {
			return strings.Join(strings.Fields(l[i+len("▌"):])[:2], " ")
		}
	}
	return ""
}

// All 101 can be seen at once in the smallest terminal that is complete, with
// the words of their signs and of the one under the cursor.
func TestMatrixAtOneGlance(t *testing.T) {
	for _, s := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		d := matrix(t, s[0], s[1])
		lines, cells := d.Lines(), 0
		for _, r := range tuitest.Demo().Lists["controls"] {
			nr := " " + strings.TrimPrefix(r.Ref.ID, "A-") + " "
			if slices.ContainsFunc(lines, func(l string) bool { return strings.Contains(strings.ReplaceAll(l, "▌", " ")+" ", nr) }) {
				cells++
			}
		}
		if cells != 101 {
			t.Errorf("%dx%d: %d of 101 controls in sight\n%s", s[0], s[1], cells, d.Screen())
		}
		d.Has("✗ niet begonnen", "◐ bezig", "✓ ingevoerd", "◆ werking getoetst", "– n.v.t.", "? onbeslist",
			"5.1 ◆ werking getoetst · Informatiebeveiligingsbeleid", " 5.21 –", " 5.41 ?", " 8.19 ✗", " 5.4 ◐")
	}
}

// The legend is one line in either language in the smallest terminal.
func TestMatrixLegendIsOneLine(t *testing.T) {
	for lang, p := range printers() {
		d := drive(t, tuitest.Demo(), p, 80, 24).Press(keys.Screen(7), keys.NextView)
		line := d.Line(" " + p.Value(model.ControlNone) + " ")
		for _, sign := range "✗◐✓◆–?" {
			if !strings.ContainsRune(line, sign) {
				t.Errorf("%s: %c is not on the line of the legend: %q", lang, sign, line)
			}
		}
	}
}

// What the rows come to gives way to the field, and comes back where both fit.
func TestMatrixBeforeTheSummary(t *testing.T) {
	src := tuitest.Demo()
	src.Heads = map[string][]model.Block{"controls": {{Kind: model.BlockText, Value: "72 van 98"}, {Kind: model.BlockText, Value: "de trend"}}}
	d := drive(t, src, text.New(text.NL), 80, 24)
	d.Press(keys.Screen(7)).Has("72 van 98", "de trend")
	d.Press(keys.NextView).Lacks("72 van 98").Has(" 8.35 ✓")
	d.Resize(80, 25).Has("72 van 98", " 8.35 ✓").Lacks("de trend")
	d.Resize(80, 30).Has("72 van 98", "de trend", " 8.35 ✓")
}

// The count at a heading leaves out what does not apply or is not decided.
func TestMatrixCountsPerGroup(t *testing.T) {
	d := matrix(t, 80, 24)
	for title, want := range map[string]string{"5 organisatorisch": "31 van 41 ingevoerd", "6 mensgericht": "6 van 9 ingevoerd",
		"7 fysiek": "10 van 13 ingevoerd", "8 technologisch": "25 van 34 ingevoerd"} {
		if got := d.Line(title); !strings.HasSuffix(got, want) {
			t.Errorf("%q, want it to end with %q", got, want)
		}
	}
	order(t, d, "5 organisatorisch", "6 mensgericht", "7 fysiek", "8 technologisch")
}

func TestMatrixCursor(t *testing.T) {
	d := matrix(t, 80, 24)
	for _, step := range []struct{ press, want string }{
		{"", "5.1 ◆"}, {keys.CellLeft, "5.1 ◆"}, {keys.CellRight, "5.2 ✓"}, {keys.Down, "5.12 ✓"},
		{keys.CellRight, "5.13 ◆"}, {keys.CellRight, "5.14 ◐"}, {keys.Down, "5.24 ◐"}, {keys.Down, "5.34 ◐"},
		{keys.Down, "5.43 ◆"},     // a shorter row
		{keys.Down, "6.4 ✓"},      // back to the column, past the heading
		{keys.Up, "5.43 ◆"},       // and up again
		{keys.CellRight, "6.1 ◐"}, // past the end of a row
		{keys.CellLeft, "5.43 ◆"},
		{keys.Bottom, "8.35 ✓"}, {keys.CellRight, "8.35 ✓"}, {keys.Down, "8.35 ✓"},
		{keys.Top, "5.1 ◆"}, {keys.Up, "5.1 ◆"},
	} {
		if step.press != "" {
			d.Press(step.press)
		}
		if got := under(d); got != step.want {
			t.Fatalf("after %q the cursor is on %q, want %q", step.press, got, step.want)
		}
	}
	d.Press(keys.CellRight, keys.Open).Has("NEN 7510 › A-5.2")
	if d.Press(keys.Back); under(d) != "5.2 ✓" {
		t.Errorf("after coming back the cursor is on %q", under(d))
	}
}

// A page further never skips the end, and the heading of the first group comes
// back into sight.
func TestMatrixScrolls(t *testing.T) {
	d := matrix(t, 64, 14)
	d.Lacks("8 technologisch").Has("5 organisatorisch")
	d.Press(keys.PageDown).Lacks("5 organisatorisch")
	for range 12 {
		d.Press(keys.PageDown)
	}
	if got := under(d); !strings.HasPrefix(got, "8.3") {
		t.Errorf("at the end: %q\n%s", got, d.Screen())
	}
	for range 40 {
		d.Press(keys.Up)
	}
	d.Has("5 organisatorisch", "▌ 5.")
}

func TestMatrixFilter(t *testing.T) {
	d := matrix(t, 80, 24)
	d.Press(keys.Find).Type("leverancier").Has("3 van 101", "5.19", "5.22", "5 organisatorisch").Lacks(" 5.1 ", "7 fysiek")
	if got := under(d); got != "5.19 ◐" {
		t.Errorf("under the cursor: %q", got)
	}
	d.Press(keys.Keep, keys.CellRight)
	if got := under(d); got != "5.20 ✓" {
		t.Errorf("beside it: %q", got)
	}
	d.Press(keys.Back).Has("101 regels", "7 fysiek")
	if got := under(d); got != "5.20 ✓" {
		t.Errorf("after the filter went: %q", got)
	}
	d.Press(keys.Find).Type("zzz").Has("Niets gevonden voor zzz.")
}

// A control stands under each of its letters, and moving stays in the group in
// which the cursor is.
func TestMatrixByPart(t *testing.T) {
	d := matrix(t, 200, 60).Press(keys.NextView)
	order(t, d, "a · Risicoanalyse", "b · Incidenten", "j · Aanmelding", "Geen Cbw-onderdeel", "Leeswijzer: geen toezichthouder publiceerde deze indeling.")
	if n := strings.Count(d.Screen(), " 5.5 ✓"); n != 2 {
		t.Errorf("5.5 stands there %d times, want under e and j", n)
	}
	d.Press(keys.Bottom, keys.Up)
	for range 3 {
		d.Press(keys.Up)
	}
	at := d.Chosen()
	d.Press(keys.CellRight, keys.CellLeft)
	if got := d.Chosen(); got != at {
		t.Errorf("the cursor left its group: %q, then %q", at, got)
	}
	if n := strings.Count(d.Screen(), "▌"); n != 1 {
		t.Errorf("%d cursors:\n%s", n, d.Screen())
	}
}

// There is nothing to sort by, and the arrows move the cell: the views are
// changed by their letters.
func TestMatrixKeys(t *testing.T) {
	d := matrix(t, 160, 60)
	d.Has("←→ opzij", "w weergave").Lacks("sorteer")
	before := d.Screen()
	if d.Press(keys.Sort, keys.SortRight); d.Screen() != before {
		t.Errorf("a key that is not there did something:\n%s", d.Screen())
	}
	d.Key("right").Has("Per hoofdstuk", "▌ 5.2")
	d.Press(keys.PrevView).Has("sorteer").Key("right").Has("▌ 5.2 ✓") // in the list the arrows change the view
	d.Press(keys.Assist).Lacks("sorteer").Has("een vakje naar rechts", "volgende weergave")
	if n := strings.Count(d.Screen(), "volgende weergave"); n != 1 {
		t.Errorf("the next view has %d keys, want one: the arrow moves the cell", n)
	}
}

// Below 60 columns there is no room for a field: the same rows are a list, and
// the cursor stays on its record.
func TestMatrixNarrowIsAList(t *testing.T) {
	d := matrix(t, 80, 24).Press(keys.Down).Resize(59, 20)
	d.Has("Nummer", "▌").Lacks("◆ werking getoetst")
	if got := d.Chosen(); !strings.Contains(got, "A-5.11 ") {
		t.Errorf("under the cursor: %q", got)
	}
	d.Resize(80, 24)
	if got := under(d); got != "5.11 ✓" {
		t.Errorf("in the field again: %q", got)
	}
}

func TestMatrixBeside(t *testing.T) {
	d := matrix(t, 120, 40).Press(keys.CellRight, keys.CellRight)
	d.Has("│  Functiescheiding")
}

func TestMatrixASCII(t *testing.T) {
	env := tuitest.Env(tuitest.Demo(), text.New(text.NL))
	env.ASCII = true
	d := tuitest.Drive(t, env, tui.Options{}, 80, 24)
	d.Press(keys.Screen(7), keys.NextView).Has("x niet begonnen / bezig v ingevoerd # werking getoetst - n.v.t. ? onbeslist", "> 5.1 #")
}

func TestTodoAndOwner(t *testing.T) {
	d := drive(t, tuitest.Demo(), text.New(text.NL), 200, 60)
	d.Press(keys.Screen(7), keys.NextView, keys.NextView, keys.NextView).Has("26 regels", "niet begonnen", "onbeslist").Lacks("A-5.1 ", "n.v.t.")
	d.Press(keys.NextView).Has("101 regels")
	order(t, d, "Functionaris gegevensbescherming", "Manager ICT")
}

// On paper a sign is its word.
func TestMatrixPlain(t *testing.T) {
	var b bytes.Buffer
	if err := tui.Plain(&b, tuitest.Env(tuitest.Demo(), text.New(text.NL)), "controls"); err != nil {
		t.Fatal(err)
	}
	_, field, _ := strings.Cut(b.String(), "\nPer hoofdstuk\n")
	for _, want := range []string{"\n6 mensgericht: 6 van 9 ingevoerd\n6.1: bezig\n6.2: ingevoerd\n6.3: werking getoetst\n", "\n5.21: n.v.t.\n"} {
		if !strings.Contains(field, want) {
			t.Errorf("%q is not in:\n%.600s", want, field)
		}
	}
}

// A step in the field costs two cells and a line. The goal is that of a list.
func TestMatrixMoveBytes(t *testing.T) {
	t.Parallel()
	src := tuitest.Demo()
	term := tuitest.Start(t, tuitest.Env(src, text.New(text.NL)), tui.Options{Screen: "controls", Initial: &src.Over}, 100, 30)
	term.Type("w")
	for name, steps := range map[string][]string{"aside": {"\x1b[C", "\x1b[C", "\x1b[D", "\x1b[D"}, "down and up": {"j", "j", "k", "k"}} {
		var got []int
		for range 15 {
			for _, key := range steps {
				got = append(got, term.Cost(key))
			}
		}
		if m := tuitest.Median(got); m > 250 || m == 0 {
			t.Errorf("%s: median %d bytes per cursor move, want at most 250", name, m)
		} else {
			t.Logf("%s: median %d bytes per cursor move", name, m)
		}
	}
}
