package text

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// mustLoad reads a language and fails on every line that cannot be read.
func mustLoad(t *testing.T, l Lang) catalogue {
	t.Helper()
	c, errs := load(files, l)
	for _, err := range errs {
		t.Error(err)
	}
	return c
}

func (f form) source() string {
	if f.parts == nil {
		return f.plain
	}
	var b strings.Builder
	for _, p := range f.parts {
		b.WriteString(p.text)
		if p.arg != "" {
			b.WriteString("{{." + p.arg + "}}")
		}
	}
	return b.String()
}

// names are the placeholders of all forms, sorted, once each.
func (e *entry) names() []string {
	var ns []string
	for _, p := range append(slices.Clone(e.one.parts), e.other.parts...) {
		if p.arg != "" {
			ns = append(ns, p.arg)
		}
	}
	slices.Sort(ns)
	return slices.Compact(ns)
}

func (e *entry) sources() []string {
	if e.plural {
		return []string{e.one.source(), e.other.source()}
	}
	return []string{e.other.source()}
}

func TestLanguagesAreInStep(t *testing.T) {
	nl, en := mustLoad(t, NL), mustLoad(t, EN)
	for key, e := range nl {
		other := en[key]
		if other == nil {
			t.Errorf("%s is not there in English", key)
			continue
		}
		if a, b := e.names(), other.names(); !slices.Equal(a, b) {
			t.Errorf("%s: placeholders %v in Dutch, %v in English", key, a, b)
		}
		if e.plural != other.plural {
			t.Errorf("%s: plural in one language only", key)
		}
	}
	for key := range en {
		if nl[key] == nil {
			t.Errorf("%s is not there in Dutch", key)
		}
	}
}

func TestSameFilesInBothLanguages(t *testing.T) {
	a, _ := fs.Glob(files, "nl/*")
	b, _ := fs.Glob(files, "en/*")
	for i := range a {
		a[i], b[i] = path.Base(a[i]), path.Base(b[i])
	}
	if !slices.Equal(a, b) {
		t.Errorf("nl has %v, en has %v", a, b)
	}
}

func TestTexts(t *testing.T) {
	key := regexp.MustCompile(`^(word|kind|kinds|noun|column|field|link|verb|count|time|duty|error|screen|report|key|cmd|cli|verify|class|import|demo|form|setup|serve|undo)(\.[A-Za-z0-9_+-]+)+$`)
	for _, l := range Langs() {
		for k, e := range mustLoad(t, l) {
			if !key.MatchString(k) {
				t.Errorf("%s %s: see doc.go for how keys begin", l, k)
			}
			if e.plural && !slices.Contains(e.names(), "N") && e.one.source() == e.other.source() {
				t.Errorf("%s %s: plural without N", l, k)
			}
			for _, s := range e.sources() {
				if strings.TrimSpace(s) == "" || s != strings.TrimSpace(s) {
					t.Errorf("%s %s: empty, or space around it: %q", l, k, s)
				}
				if strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) && r != '\n' }) || CleanLines(s) != s {
					t.Errorf("%s %s: holds characters that cannot be seen: %q", l, k, s)
				}
				if strings.Contains(s, "  ") {
					t.Errorf("%s %s: two spaces: %q", l, k, s)
				}
			}
		}
	}
}

// "Maatregel" alone could be a part of the Cbw, a control of NEN 7510 or a
// package the board approves, so it is never used alone (DESIGN §3).
func TestMaatregelNeverAlone(t *testing.T) {
	alone := regexp.MustCompile(`(?i)(^|[^-\p{L}])maatregel(en)?($|[^\p{L}])`)
	for _, s := range []string{"Deze maatregel", "maatregelen.", "De Maatregelen"} {
		if !alone.MatchString(s) {
			t.Errorf("the test does not see %q", s)
		}
	}
	for _, s := range []string{"NEN 7510-maatregel", "NEN 7510-maatregelen.", "maatregelenpakket"} {
		if alone.MatchString(s) {
			t.Errorf("the test refuses %q", s)
		}
	}
	for k, e := range mustLoad(t, NL) {
		for _, s := range e.sources() {
			if alone.MatchString(s) {
				t.Errorf("%s: %q; write Cbw-onderdeel, NEN 7510-maatregel or maatregelenpakket", k, s)
			}
		}
	}
}

// The fast reader must see what go-i18n sees, in text and in plurals.
func TestReadsAsGoI18n(t *testing.T) {
	for _, l := range Langs() {
		c := mustLoad(t, l)
		bundle := i18n.NewBundle(language.Make(string(l)))
		names, _ := fs.Glob(files, string(l)+"/*.toml")
		seen := 0
		for _, name := range names {
			b, _ := fs.ReadFile(files, name)
			mf, err := i18n.ParseMessageFileBytes(b, name, map[string]i18n.UnmarshalFunc{"toml": toml.Unmarshal})
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			for _, m := range mf.Messages {
				seen++
				e := c[m.ID]
				if e == nil {
					t.Errorf("%s: %s was not read", name, m.ID)
					continue
				}
				if m.Other != e.other.source() || m.One != e.one.source() {
					t.Errorf("%s: %s: got %q, want %q and %q", name, m.ID, e.sources(), m.One, m.Other)
				}
			}
			if err := bundle.AddMessages(language.Make(string(l)), mf.Messages...); err != nil {
				t.Error(err)
			}
		}
		if seen != len(c) {
			t.Errorf("%s: go-i18n reads %d messages, we %d", l, seen, len(c))
		}
		p, loc := New(l), i18n.NewLocalizer(bundle, string(l))
		for _, n := range []int{-1, 0, 1, 2, 11, 21, 101} {
			want := loc.MustLocalize(&i18n.LocalizeConfig{MessageID: "count.actions", PluralCount: n, TemplateData: map[string]int{"N": n}})
			if got := p.T("count.actions", "N", n); got != want {
				t.Errorf("%s %d: got %q, want %q", l, n, got, want)
			}
		}
	}
}

func TestReader(t *testing.T) {
	read := func(s string) (catalogue, []error) {
		return load(fstest.MapFS{"nl/a.toml": {Data: []byte(s)}}, NL)
	}
	t.Run("OK", func(t *testing.T) {
		c, errs := read("# note\n\n\"a.b\" = \"x {{.Y}}\" \n  \"a.c\"={one=\"1\",other=\"\\\"n\\\" \\u20ac\"}\r\n\"a.d\" = { one = \"e\" , other = \"f\" }\n")
		if len(errs) > 0 || len(c) != 3 {
			t.Fatalf("got %v, %v", c, errs)
		}
		if got := c["a.c"].other.plain; got != `"n" €` {
			t.Errorf("got %q", got)
		}
	})
	for _, s := range []string{
		`a.b = "x"`, `"a"`, `"a" "x"`, `"a" = x`, `"a" = "x`, `"a" = "x" y`, `[a]`, `one = "x"`,
		`"a" = { other = "x" }`, `"a" = { one = "x" }`, `"a" = { one = "x", other = "y"`, `"a" = { one "x" }`,
		`"a" = "{{N}}"`, `"a" = "{{.N"`, `"a" = "{{.N | x}}"`, `"a" = { one = "{{}}", other = "y" }`, `"a" = "\q"`,
		"\"a\" = \"x\"\n\"a\" = \"y\"",
	} {
		if _, errs := read(s); len(errs) != 1 {
			t.Errorf("%s: got %v, want one error", s, errs)
		}
	}
	if c, errs := read("bad\n\"a\" = \"x\""); len(c) != 1 || len(errs) != 1 || !strings.Contains(fmt.Sprint(errs[0]), "nl/a.toml:1") {
		t.Errorf("a bad line must not take the rest with it: %v %v", c, errs)
	}
}
