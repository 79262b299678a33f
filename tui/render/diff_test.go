package render_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

func redline(before, after string) model.Block {
	return model.Block{Kind: model.BlockDiff, Value: model.Redline{Old: before, New: after}}
}

// numbered is a text of n lines, with some of them changed.
func numbered(n int, change map[int]string) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		if s, ok := change[i]; ok {
			b.WriteString(s)
			continue
		}
		fmt.Fprintf(&b, "- regel %d\n", i)
	}
	return b.String()
}

func TestRedline(t *testing.T) {
	for name, tc := range map[string]struct {
		old, new string
		want     []string
	}{
		"one changed line": {numbered(20, nil), numbered(20, map[int]string{10: "- regel tien\n"}), []string{
			"1 regel weggehaald, 1 regel toegevoegd",
			"  … 8 regels gelijk …", "  - regel 9", "− - regel 10", "+ - regel tien", "  - regel 11", "  … 9 regels gelijk …"}},
		"at the beginning and the end": {numbered(9, nil), numbered(9, map[int]string{1: "", 9: "- regel 9\n- regel 10\n"}), []string{
			"1 regel weggehaald, 1 regel toegevoegd",
			"− - regel 1", "  - regel 2", "  … 6 regels gelijk …", "  - regel 9", "+ - regel 10"}},
		"a short stretch stays": {"# a\n# b\n# c\n# d\n", "# x\n# b\n# c\n# y\n", []string{
			"2 regels weggehaald, 2 regels toegevoegd", "− # a", "+ # x", "  # b", "  # c", "− # d", "+ # y"}},
		"everything new":     {"", "a\n\nb", []string{"0 regels weggehaald, 2 regels toegevoegd", "+ a", "+ b"}},
		"nothing":            {"a\n", "a\n", []string{"Geen verschil."}},
		"line endings":       {"a\nb\n", "a\r\nb  \r\n\r\n", []string{"Alleen witruimte of regeleinden verschillen."}},
		"a text that steers": {"a", "a\x1b[2J", []string{"1 regel weggehaald, 1 regel toegevoegd", "− a", "+ a‹U+001B›[2J"}},
		"signs of its own":   {"- x\n", "+ x\n", []string{"1 regel weggehaald, 1 regel toegevoegd", "− - x", "+ + x"}},
		"broken elsewhere":   {"een twee\ndrie\n\n- vier\n  vijf\n", "een\ntwee drie\n\n- vier vijf\n", []string{"Alleen witruimte of regeleinden verschillen."}},
		"code is not joined": {"```\na\nb\n```\n", "```\na\nc\n```\n", []string{
			"1 regel weggehaald, 1 regel toegevoegd", "  ```", "  a", "− b", "+ c", "  ```"}},
		"only an empty line": {"- a\n- b", "- a\n\n- b", []string{"Alleen witruimte of regeleinden verschillen."}},
	} {
		if got := laid(redline(tc.old, tc.new), 60); !slices.Equal(got, tc.want) {
			t.Errorf("%s:\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(tc.want, "\n"))
		}
	}
}

// strongWords are the words a difference marks, in order.
func strongWords(before, after string) (out []string) {
	st := theme.New(theme.Options{})
	for _, e := range render.Body(text.New(text.NL), st.Glyph, redline(before, after)) {
		for _, s := range e.Spans {
			if s.Tone == theme.Strong && e.Kind == widget.Rich {
				out = append(out, s.Text)
			}
		}
	}
	return out
}

func TestRedlineMarksWords(t *testing.T) {
	for name, tc := range map[string]struct {
		old, new string
		want     []string
	}{
		"a word":            {"het beleid geldt elk jaar", "het beleid geldt ieder jaar", []string{"elk", "ieder"}},
		"words in a row":    {"wij doen een twee drie vier", "wij doen x y drie vier", []string{"een", " ", "twee", "x", " ", "y"}},
		"broken elsewhere":  {"de raad stelt het\nbeleid vast en\nkeurt goed", "de raad stelt\nhet beleid altijd vast\nen keurt goed", []string{"altijd"}},
		"nothing in common": {"appel peer kers", "een heel ander verhaal", nil},
	} {
		if got := strongWords(tc.old, tc.new); !slices.Equal(got, tc.want) {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
	}
}

func TestPlainRedlineReadsWithoutSigns(t *testing.T) {
	got := render.PlainBody(text.New(text.NL), redline(numbered(8, nil), numbered(8, map[int]string{1: "- eerste\n"})))
	want := []string{"1 regel weggehaald, 1 regel toegevoegd", "weggehaald: - regel 1", "toegevoegd: - eerste", "- regel 2", "… 6 regels gelijk …"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
