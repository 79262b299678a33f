package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"mfa bij leveranciers", "mfa bij leveranciers"},
		{"MFA", "mfa"},
		{"Coöperatie CAFÉ", "cooperatie cafe"},
		{"ĳs Ĳsland IJsland", "ijs ijsland ijsland"},
		{"œuvre Œuvre", "oeuvre oeuvre"},
		{"Straße STRASSE ẞ", "strasse strasse ss"},
		{"Ærø", "aero"},
		{"Łódź, Đặng, Þór", "lodz, dang, thor"},
		{"İstanbul ıssız", "istanbul issiz"},
		{"e\u0301", "e"},
		{"één", "een"},
		{"ﬁnanciële ½", "financiele 1\u20442"},
		{"zorg\u00adplicht a\u200bb", "zorgplicht ab"},
		{"vast\u00a0aan", "vast aan"},
		{"‘ja’ – “nee”", `'ja' - "nee"`},
		{"ΟΔΟΣ οδος", "οδοσ οδοσ"},
		{"ＮＣＳＣ", "ncsc"},
		{"医院 👩", "医院 👩"},
		{"a\xffb", "a\ufffdb"},
	} {
		if got := Fold(c.in); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestFoldDoesNotCopy(t *testing.T) {
	s := strings.Repeat("stichting ziekenhuis de linde, 医院 ", 8)
	Fold("é") // the table is there
	if n := testing.AllocsPerRun(100, func() { Fold(s) }); n != 0 {
		t.Errorf("a folded string costs %v allocations", n)
	}
}

func TestUnfold(t *testing.T) {
	s := "Straße, coöp en ﬁn"
	folded := Fold(s)
	for _, c := range []struct{ find, want string }{
		{"straß", ""}, {"strasse", "Straße"}, {"coop", "coöp"}, {"en", "en"}, {"fin", "ﬁn"}, {"se,", "ße,"},
	} {
		i := strings.Index(folded, c.find)
		if i < 0 {
			if c.want != "" {
				t.Errorf("%q is not in %q", c.find, folded)
			}
			continue
		}
		from := Unfold(s, i)
		if !strings.HasPrefix(s[from:], c.want) {
			t.Errorf("%q was found at %q, want %q", c.find, s[from:], c.want)
		}
	}
	if got := Unfold(s, len(folded)); got != len(s) {
		t.Errorf("the end is at %d, want %d", got, len(s))
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "A", "é\u0301", "ĳß", "\xff", "ﷺ", "각", "ẛ̣", "\u0345", "ǅ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		out := Fold(s)
		if !utf8.ValidString(out) {
			t.Fatalf("%q is no UTF-8", out)
		}
		for _, r := range out {
			if r >= 0x80 && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
				t.Fatalf("%q lets %U through", out, r)
			}
		}
		if again := Fold(out); again != out {
			t.Fatalf("%q folds to %q and then to %q", s, out, again)
		}
		// Letter by letter: two halves fold to the halves of the whole.
		for i := range s {
			if Fold(s[:i])+Fold(s[i:]) != out {
				t.Fatalf("%q does not fold in two at %d", s, i)
			}
		}
		last := 0
		for n := range len(out) + 1 {
			at := Unfold(s, n)
			if at < last || at > len(s) || at < len(s) && !utf8.RuneStart(s[at]) && utf8.ValidString(s) {
				t.Fatalf("byte %d of %q stands at %d of %q", n, out, at, s)
			}
			last = at
		}
	})
}

func BenchmarkFold(b *testing.B) {
	for name, s := range map[string]string{
		"folded": strings.Repeat("mfa bij leveranciers afdwingen ", 10),
		"dutch":  strings.Repeat("Coördinatie van één incident ", 10),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				Fold(s)
			}
		})
	}
}
