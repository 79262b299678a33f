package tui_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/tries"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/tuitest"
)

// hostile are texts that try to leave their cell.
var hostile = []string{
	"\x1b[2J\x1b[31mrood\x1b]0;titel\a", "\u202eomgekeerd\u202c", "漢字の管理と記録を確認する長い名前", "👨‍👩‍👧‍👦 familie 🇳🇱 👍🏽 ❤️",
	"e\u0301\u0302\u0303\u0304 \u0301los", strings.Repeat("x", 1200), "regel\nregel\ttab\rterug", "", "\x00\x7f\u009b31m", "\xff\xfe", "ﷺ 𒐫",
	strings.Repeat("a\u0301", 150), "‮‭⁦⁧", " ", "\u3164\u115f",
}

func hostileSource() *tuitest.Source {
	s := tuitest.Demo()
	s.Over.Organisation = hostile[0] + hostile[2]
	for i := range s.Over.Duties {
		d := &s.Over.Duties[i]
		bad := hostile[i%len(hostile)]
		d.Text.TitleNL, d.Text.CitationNL, d.Text.ExplainNL = bad, bad, bad
		d.Note, d.Summary = model.Literal(bad), model.Literal(bad)
		d.Reasons = append(d.Reasons, model.Literal(bad))
		for n := range d.Parts {
			d.Parts[n].Label = model.Literal(bad)
			d.Parts[n].Proof = append(d.Parts[n].Proof, model.Proof{Ref: model.Ref{Kind: "action", ID: bad}, Title: bad})
		}
	}
	for i := range s.Over.First {
		s.Over.First[i].Title, s.Over.First[i].Time = model.Literal(hostile[i]), hostile[i+1]
	}
	rows := s.Lists["controls"]
	for i := range rows {
		rows[i].Values[1] = hostile[i%len(hostile)]
		rows[i].Values[8] = hostile[(i+3)%len(hostile)]
		rows[i].Values[10] = hostile[(i+5)%len(hostile)]
		rows[i].Status = model.Gap
	}
	for i := range s.Law.Measures {
		s.Law.Measures[i].NameNL = hostile[i%len(hostile)]
	}
	for id, d := range s.Docs {
		d.Title = model.Literal(hostile[len(id)%len(hostile)])
		for n := range d.Blocks {
			d.Blocks[n].Value = hostile[n%len(hostile)]
		}
		s.Docs[id] = d
	}
	return s
}

func TestHostileText(t *testing.T) {
	for name, path := range journeys() {
		for _, s := range append(sizes, [2]int{100, 30}, [2]int{21, 9}) {
			t.Run(fmt.Sprintf("%s/%dx%d", name, s[0], s[1]), func(t *testing.T) {
				d := drive(t, hostileSource(), text.New(text.NL), s[0], s[1])
				for _, k := range path {
					d.Press(k)
					fits(t, d)
					harmless(t, d.Raw())
				}
			})
		}
	}
}

// harmless allows no sequence but looks, and nothing that turns the reading
// direction.
func harmless(t testing.TB, raw string) {
	t.Helper()
	for _, part := range strings.Split(raw, "\x1b")[1:] {
		if len(part) == 0 || part[0] != '[' || !strings.HasSuffix(part[:strings.IndexFunc(part[1:], isFinal)+2], "m") {
			t.Fatalf("a sequence that is not a look: %.20q", part)
		}
	}
	if i := strings.IndexFunc(raw, steers); i >= 0 {
		t.Fatalf("a sign that steers: %.20q", raw[i:])
	}
}

func isFinal(r rune) bool { return r >= 0x40 && r <= 0x7e }

func steers(r rune) bool {
	return r < 0x20 && r != '\n' && r != 0x1b || r >= 0x7f && r <= 0x9f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// action is a step a person may take at any moment.
func act(t *rapid.T, d *tuitest.Driver, names []string) string {
	switch rapid.IntRange(0, 9).Draw(t, "sort of step") {
	case 0:
		s := rapid.StringMatching(`[a-z0-9 ]{1,6}`).Draw(t, "typed")
		d.Type(s)
		return "typed " + s
	case 1:
		k := rapid.SampledFrom([]string{"left", "right", "backspace", "delete", "ctrl+a", "ctrl+v", "alt+x", "space", "ctrl+j"}).Draw(t, "key")
		d.Key(k)
		return k
	case 2:
		w, h := rapid.IntRange(1, 220).Draw(t, "w"), rapid.IntRange(1, 70).Draw(t, "h")
		d.Resize(w, h)
		return fmt.Sprint(w, "x", h)
	case 3:
		d.Send(tea.PasteMsg{Content: rapid.SampledFrom(hostile).Draw(t, "pasted")})
		return "paste"
	}
	n := rapid.SampledFrom(names).Draw(t, "binding")
	d.Press(n)
	return n
}

// Whatever is pressed: no panic, every frame fits, something always has the
// focus, and esc leads home.
func TestRandomKeys(t *testing.T) {
	t.Parallel()
	var names []string
	for _, b := range keys.Default().All() {
		if b.Name != keys.Quit {
			names = append(names, b.Name)
		}
	}
	for name, source := range map[string]func() *tuitest.Source{"demo": tuitest.Demo, "hostile": hostileSource} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tries.AtMost(40)
			rapid.Check(t, func(rt *rapid.T) {
				src := source()
				src.Days["2026-03-03"] = src
				d := tuitest.Drive(t, tuitest.Env(src, text.New(text.NL)), tui.Options{Local: true}, 80, 24)
				for range rapid.IntRange(1, 18).Draw(rt, "steps") {
					act(rt, d, names)
					fits(t, d)
				}
				d.Resize(80, 24)
				d.Key(slices.Repeat([]string{"esc"}, 60)...)
				d.Has("1 Overzicht")
				if d.Chosen() == "" {
					rt.Fatalf("nothing has the focus:\n%s", d.Screen())
				}
				if title := d.Lines()[3]; !strings.Contains(title, "het bestuur") {
					rt.Fatalf("esc does not lead home:\n%s", d.Screen())
				}
			})
		})
	}
}

func TestResizeStorm(t *testing.T) {
	d := drive(t, hostileSource(), text.New(text.NL), 80, 24)
	for _, open := range [][]string{nil, {keys.Why}, {keys.Screen(7)}, {keys.Find}, {keys.Keep, keys.Assist}, {keys.Back, keys.AsOf}} {
		d.Press(open...)
		for _, s := range [][2]int{{1, 1}, {2, 1}, {1, 300}, {500, 1}, {500, 300}, {3, 3}, {9999, 9999}, {40, 5}, {0, 0}, {60, 10}, {119, 41}, {120, 41}, {80, 24}} {
			d.Resize(s[0], s[1])
			fits(t, d)
			d.Press(keys.Down)
		}
	}
	for w := 1; w <= 130; w += 3 {
		d.Resize(w, 24)
		fits(t, d)
	}
}

// In the pseudo language every word of the program stands in ⟦⟧; letters
// outside come from the data, or do not come from the catalogue. A message
// that was wrapped or lies half under a dialog is known by its words.
func TestNoWordOutsideTheCatalogue(t *testing.T) {
	catalogue := wholeCatalogue(t)
	allowed := strings.Fields("Stichting Ziekenhuis De Linde M Hazelaar CISO NEN CBW Cbw Begz MvT esc ctrl tab shift space PgUp PgDn Home End F1 F5")
	for name, path := range journeys() {
		d := drive(t, blankSource(), text.NewPseudo(), 200, 60)
		d.Press(path...)
		rest := outside(d.Screen())
		for _, w := range strings.FieldsFunc(rest, func(r rune) bool { return !isLetter(r) }) {
			if len(w) > 1 && !slices.Contains(allowed, w) && !strings.Contains(catalogue, w) {
				t.Errorf("%s: %q does not come from the catalogue:\n%s", name, w, d.Screen())
				break
			}
		}
	}
}

// blankSource is the demo with data without letters.
func blankSource() *tuitest.Source {
	s := tuitest.Demo()
	blank := func(m model.Message) model.Message {
		if m.Key == model.LiteralKey {
			return model.Literal("12345")
		}
		return m
	}
	for i := range s.Over.Duties {
		d := &s.Over.Duties[i]
		d.ID = fmt.Sprint("1-", i)
		d.Text.TitleNL, d.Text.ExplainNL, d.Text.CitationNL = "12345", "12345", "12"
		d.Note, d.Summary = blank(d.Note), blank(d.Summary)
		for n := range d.Reasons {
			d.Reasons[n] = blank(d.Reasons[n])
		}
		for n := range d.Parts {
			d.Parts[n].Label = blank(d.Parts[n].Label)
			for k := range d.Parts[n].Proof {
				d.Parts[n].Proof[k].Title = "123"
				d.Parts[n].Proof[k].Ref.ID, d.Parts[n].Proof[k].Decision.ID = "1-2026", ""
			}
		}
		d.Mends, d.Explained = nil, nil
	}
	for i := range s.Over.First {
		s.Over.First[i].Title, s.Over.First[i].Ref.ID = model.Literal("12345"), fmt.Sprint("1-2026-", i)
	}
	rows := s.Lists["controls"]
	for i := range rows {
		rows[i].Values[0], rows[i].Values[1], rows[i].Values[8] = "5.1", "12345", "12345"
		rows[i].Ref.ID = fmt.Sprint("1-", i)
	}
	for i := range s.Law.Measures {
		s.Law.Measures[i].NameNL = "12345"
	}
	s.Docs = map[string]model.Doc{"1-2026": {Title: model.Literal("1")}, "1-1": {Title: model.Literal("1")}}
	return s
}

// outside drops what stands in ⟦⟧, dates and cut ends included.
func outside(s string) string {
	var b strings.Builder
	for _, line := range strings.Split(s, "\n") {
		depth := 0
		for _, r := range line {
			switch {
			case r == '⟦':
				depth++
			case r == '⟧':
				depth--
			case r == '…' || r == '│':
				depth = 0 // the rest of the message was cut off
			case depth <= 0:
				b.WriteRune(r)
			}
		}
		b.WriteByte('\n')
	}
	for _, m := range strings.Fields("jan feb mrt apr mei jun jul aug sep okt nov dec ma di wo do vr za zo") {
		s := b.String()
		b.Reset()
		b.WriteString(strings.ReplaceAll(s, m+" ", " "))
	}
	return b.String()
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

func wholeCatalogue(t *testing.T) string {
	t.Helper()
	names, err := filepath.Glob("../text/nl/*.toml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no catalogue: %v", err)
	}
	var all strings.Builder
	for _, n := range names {
		b, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			_, words, _ := strings.Cut(line, " = ")
			all.WriteString(words)
		}
	}
	return all.String()
}
