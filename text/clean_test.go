package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ in, one, lines string }{
		{"", "", ""},
		{"MFA bij leveranciers", "MFA bij leveranciers", "MFA bij leveranciers"},
		{"coöperatie · essentiële ✓ 医院 👩", "coöperatie · essentiële ✓ 医院 👩", "coöperatie · essentiële ✓ 医院 👩"},
		{"e\u0301 ❤\ufe0f", "e\u0301 ❤\ufe0f", "e\u0301 ❤\ufe0f"},
		{"a\nb\tc", "a b c", "a\nb\tc"},
		{"a\r\nb", "a b", "a\nb"},
		{"a\rb", "a‹U+000D›b", "a‹U+000D›b"},
		{"\x1b[31mrood", "‹U+001B›[31mrood", "‹U+001B›[31mrood"},
		{"\x1b]0;titel\a", "‹U+001B›]0;titel‹U+0007›", "‹U+001B›]0;titel‹U+0007›"},
		{"\u009b31m", "‹U+009B›31m", "‹U+009B›31m"},
		{"\x9b31m", "\ufffd31m", "\ufffd31m"},
		{"\x00\x7f", "‹U+0000›‹U+007F›", "‹U+0000›‹U+007F›"},
		{"fdp.\u202eexe", "fdp.‹U+202E›exe", "fdp.‹U+202E›exe"},
		{"\u2066x\u2069\u200e\u200f\u061c", "‹U+2066›x‹U+2069›‹U+200E›‹U+200F›‹U+061C›", "‹U+2066›x‹U+2069›‹U+200E›‹U+200F›‹U+061C›"},
		{"a\u200bb\u200cc\u200dd\u2060e\ufeff", "a‹U+200B›b‹U+200C›c‹U+200D›d‹U+2060›e‹U+FEFF›", "a‹U+200B›b‹U+200C›c‹U+200D›d‹U+2060›e‹U+FEFF›"},
		{"a\u2028b\u2029c", "a‹U+2028›b‹U+2029›c", "a‹U+2028›b‹U+2029›c"},
		{"zorg\u00adplicht", "zorg‹U+00AD›plicht", "zorg‹U+00AD›plicht"},
		{"x\U000e0041\U000e007f", "x‹U+E0041›‹U+E007F›", "x‹U+E0041›‹U+E007F›"},
		{"a\xffb\xc3", "a\ufffdb\ufffd", "a\ufffdb\ufffd"},
		{"al \ufffd hier", "al \ufffd hier", "al \ufffd hier"},
		{"\u3164\u115f", "‹U+3164›‹U+115F›", "‹U+3164›‹U+115F›"},
		{"vast\u00a0aan", "vast\u00a0aan", "vast\u00a0aan"},
	} {
		if got := Clean(c.in); got != c.one {
			t.Errorf("Clean(%q) = %q, want %q", c.in, got, c.one)
		}
		if got := CleanLines(c.in); got != c.lines {
			t.Errorf("CleanLines(%q) = %q, want %q", c.in, got, c.lines)
		}
	}
}

func TestCleanDoesNotCopy(t *testing.T) {
	s := strings.Repeat("Stichting Ziekenhuis De Linde · coöperatie ", 8)
	if n := testing.AllocsPerRun(100, func() { Clean(s) }); n != 0 {
		t.Errorf("a clean string costs %v allocations", n)
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"", "a", "\x1b[0m", "\u202e", "a\r\nb", "\xff\xfe", "é\u00ad", "\U000e0001"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		one, lines := Clean(s), CleanLines(s)
		for _, out := range []string{one, lines} {
			if !utf8.ValidString(out) {
				t.Fatalf("%q is no UTF-8", out)
			}
			for _, r := range out {
				if out == lines && (r == '\n' || r == '\t') {
					continue
				}
				if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' {
					t.Fatalf("%q lets %U through", out, r)
				}
			}
		}
		if strings.ContainsAny(one, "\n\t") {
			t.Fatalf("%q has more than one line", one)
		}
		if Clean(one) != one || CleanLines(lines) != lines {
			t.Fatalf("cleaning %q twice is not cleaning it once", s)
		}
	})
}
