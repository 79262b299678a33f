package render_test

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// laid is a block on a screen of w cells, without colour.
func laid(b model.Block, w int) []string {
	st := theme.New(theme.Options{})
	lines := widget.Lay(st, render.Body(text.New(text.NL), st.Glyph, b), w)
	for i := range lines {
		lines[i] = ansi.Strip(lines[i])
	}
	return lines
}

func document(s string) model.Block { return model.Block{Kind: model.BlockMarked, Value: s} }

func TestMarked(t *testing.T) {
	for name, tc := range map[string]struct {
		w    int
		in   string
		want []string
	}{
		"heading and paragraph": {40, "# Beleid\n\nEen zin die\nop twee regels staat.\n", []string{
			"│ Beleid", "│", "│ Een zin die op twee regels staat."}},
		"nested and numbered lists": {40, "9. negen\n10. tien\n    - binnen *nadruk*\n    - nog een\n", []string{
			"│  9. negen", "│ 10. tien", "│     • binnen nadruk", "│     • nog een"}},
		"a long item hangs": {22, "- een lang punt dat niet past\n", []string{
			"│ • een lang punt dat", "│   niet past"}},
		"quote and rule": {40, "> gezegd\n> is gezegd\n\n---\n", []string{
			"│ > gezegd is gezegd", "│", "│ ────────────"}},
		"code keeps its spaces": {40, "```sh\n  a   b\n\tc\n```\n", []string{
			"│ sh", "│       a   b", "│         c"}},
		"a link shows where it leads": {70, "Zie [de norm](https://nen.nl \"NEN\") en <https://a.nl>.", []string{
			"│ Zie de norm (https://nen.nl, NEN) en https://a.nl."}},
		"a link that lies": {70, "[https://goed.nl](https://kwaad.nl)", []string{
			"│ https://goed.nl (https://kwaad.nl)"}},
		"an image is words": {60, "![het gebouw](x.png)", []string{"│ afbeelding: het gebouw (x.png)"}},
		"nothing stays unseen": {60, "a <!-- b --> <script>c</script>\n\n[//]: # (d)\n\n<!-- e -->\n", []string{
			"│ a <!-- b --> <script>c</script>", "│", "│ [//]: # (d)", "│", "│ <!-- e -->"}},
		"signs": {60, `a \* b &amp; c &euro; \&amp; C:\map`, []string{`│ a * b & c € &amp; C:\map`}},
		"table": {50, "| proces | uitval |\n|---|---:|\n| SEH | 1 uur |\n| a \\| b | `x` |\n", []string{
			"│ proces  uitval", "│ ──────  ──────", "│ SEH     1 uur", "│ a | b   `x`"}},
		"a cell goes on below itself": {36, "|a|b|\n|-|-|\n|een twee drie vier vijf|zes zeven acht negen tien|\n", []string{
			"│ a                 b", "│ ────────────────  ────────────────",
			"│ een twee drie     zes zeven acht", "│ vier vijf         negen tien"}},
		"a table that does not fit": {22, "|proces|uitval|daarna|\n|-|-|-|\n|spoedeisende hulp|een uur of twee|noodprocedure|\n|lab||spoed|\n", []string{
			"│ proces: spoedeisende", "│ hulp", "│ uitval: een uur of", "│ twee", "│ daarna:", "│ noodprocedure", "│",
			"│ proces: lab", "│ daarna: spoed"}},
		"wide and combining":         {12, "漢字漢字漢字 e\u0301e\u0301e\u0301", []string{"│ 漢字漢字漢", "│ 字 e\u0301e\u0301e\u0301"}},
		"a program that steers":      {70, "a\x1b[31mb\u202ec &#x202e; &#27;[2J", []string{"│ a‹U+001B›[31mb‹U+202E›c ‹U+202E› ‹U+001B›[2J"}},
		"a line that plays a status": {40, "✓ goedgekeurd", []string{"│ ✓ goedgekeurd"}},
	} {
		if got := laid(document(tc.in), tc.w); !slices.Equal(got, tc.want) {
			t.Errorf("%s:\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(tc.want, "\n"))
		}
	}
}

// What is emphasised in the text is strong on the screen, also where the line
// was broken, and nothing else is.
func TestEmphasisSurvivesWrapping(t *testing.T) {
	st := theme.New(theme.Options{})
	b := document("gewoon **heel erg sterk** gewoon")
	got := strings.Join(widget.Lay(st, render.Body(text.New(text.NL), st.Glyph, b), 18), "\n")
	on, off, _ := strings.Cut(st.Paint(theme.Strong, "x"), "x")
	if want := "│ gewoon " + on + "heel erg" + off + "\n│ " + on + "sterk" + off + " gewoon"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPlainDocReadsDocuments(t *testing.T) {
	d := model.Doc{Title: model.Literal("T"), Blocks: []model.Block{document("# Kop\n\n- een\n\n|a|b|\n|-|-|\n|1|2|\n")}}
	want := []string{"T", "Begin van de tekst", "Kop", "", "- een", "", "a: 1", "b: 2", "Einde van de tekst"}
	if got := render.PlainDoc(text.New(text.NL), d); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A text that was made to be slow must not keep the screen waiting: whatever
// it is made of, twice as much takes about twice as long. What is quick is
// quick enough.
func TestHostileTextsAreQuick(t *testing.T) {
	p, g := text.New(text.NL), theme.New(theme.Options{}).Glyph
	took := func(in string) time.Duration {
		start := time.Now()
		render.Body(p, g, document(in))
		render.Body(p, g, redline(in, in[:len(in)/2]))
		return time.Since(start)
	}
	best := func(in string) time.Duration { // a busy machine is no slow text
		return min(took(in), took(in), took(in), took(in))
	}
	const n, quick = 50_000, 300 * time.Millisecond
	for _, s := range []string{">", "[", "1. ", "`", "[a](", "> - ", "#", "|a|b|\n|-|-|\n", "*a_ ", "*a_ b c d ", "[aaaaaaa ", "`a ``aaaaaaa "} {
		for _, join := range []string{"", "\n"} {
			in := strings.Repeat(s+join, n/len(s+join))
			if took(in) < quick {
				continue
			}
			if whole, half := best(in), best(in[:n/2]); whole > quick && whole > 3*half {
				t.Errorf("%q, again and again: %v, half as often %v", s+join, whole, half)
			}
		}
	}
}

// A difference that nobody could read is told, not made.
func TestAVastDifferenceIsTold(t *testing.T) {
	r := model.Redline{Old: numbered(25_000, nil), New: numbered(25_000, map[int]string{7: "- x\n"}), OldName: "versie 1", NewName: "versie 2"}
	b := model.Block{Kind: model.BlockDiff, Value: r}
	want := []string{"Het verschil tussen versie 1 en versie 2 is te groot om hier te tonen."}
	if got := laid(b, 100); !slices.Equal(got, want) {
		t.Errorf("got %d lines, %.200q", len(got), got)
	}
	if got := render.PlainBody(text.New(text.NL), b); !slices.Equal(got, want) {
		t.Errorf("got %d lines, %.200q", len(got), got)
	}
}

func FuzzMarked(f *testing.F) {
	for _, s := range []string{"# a\n\n1. b\n   - c\n", "> > x\n\n```\ny\n```\n", "|a|b|\n|-|-|\n|1|2|\n", "[a](b 'c') ![d](e) <http://f>",
		"a\x1b]8;;x\x07b\u202e", "e\u0301漢字👩‍👩‍👧‍👦🇳🇱", "&#x1b;[2J \\[ **x**", "\ufeffa\r\nb", "---\n===\n\\", "- [ ] a\n\n\tb"} {
		f.Add(s, 40)
		f.Add(s, 3)
	}
	p, st := text.New(text.NL), theme.New(theme.Options{})
	f.Fuzz(func(t *testing.T, s string, w int) {
		w = 1 + (w%120+120)%120
		for _, b := range []model.Block{document(s), {Kind: model.BlockDiff, Value: model.Redline{Old: s, New: strings.ToUpper(s)}}} {
			for _, l := range widget.Lay(st, render.Body(p, st.Glyph, b), w) {
				l = ansi.Strip(l)
				if ansi.StringWidth(l) > w {
					t.Errorf("%q is wider than %d", l, w)
				}
				if i := strings.IndexFunc(l, unicode.IsControl); i >= 0 || text.Clean(l) != l {
					t.Errorf("%q holds what could steer a terminal", l)
				}
			}
			for _, l := range render.PlainBody(p, b) {
				if text.Clean(l) != l {
					t.Errorf("plain: %q", l)
				}
			}
		}
	})
}
