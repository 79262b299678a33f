package main

import (
	"bytes"
	"context"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rekenschap/rekenschap/model/catalog"
	"github.com/rekenschap/rekenschap/text"
)

// pseudo runs a verb in a language in which every message stands between ⟦
// and ⟧, and gives all it printed.
func pseudo(t *testing.T, home, stdin string, args ...string) (string, *cobra.Command) {
	t.Helper()
	var out bytes.Buffer
	app := &App{Args: args, Stdin: strings.NewReader(stdin), Stdout: &out, Stderr: &out, Random: rand.NewChaCha8([32]byte{1}),
		Clock: func() time.Time { return time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC) },
		Env:   func(k string) string { return map[string]string{"HOME": home}[k] }}
	s := newSession(app)
	s.words = func() *text.Printer { return text.NewPseudo() }
	root := s.tree()
	root.SetArgs(args)
	s.report(root.ExecuteContext(context.Background()))
	return out.String(), root
}

var letters = regexp.MustCompile(`\pL+`)

// outside gives the words outside the brackets. A cell that was cut has lost its
// closing bracket: the mark of cutting stands for it.
func outside(s string) []string {
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch {
		case r == '⟦':
			depth++
		case r == '⟧':
			depth = max(depth-1, 0)
		case r == '…':
			if depth == 0 { // a word that was cut is no longer in any list
				cut := strings.TrimRightFunc(b.String(), unicode.IsLetter)
				b.Reset()
				b.WriteString(cut)
			}
			depth = 0
		case depth == 0:
			b.WriteRune(r)
		}
	}
	return letters.FindAllString(b.String(), -1)
}

// TestPseudo looks for words that do not come from the catalogue: what is
// left outside the brackets must be data, or the names of verbs and flags.
func TestPseudo(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	people := "name,body,role,executive,from,to,email\nXenia,RvB,,ja,2026-01-01,,xenia@example.nl\n"
	if err := os.WriteFile(filepath.Join(home, "xenia.txt"), []byte("Xenia"), 0o600); err != nil {
		t.Fatal(err)
	}
	law, err := json.Marshal(catalog.Law())
	if err != nil {
		t.Fatal(err)
	}
	_, root := pseudo(t, home, "", "version")
	names := append(letters.FindAllString(home, -1), namesOf(root)...)
	names = append(names, strings.Fields("rekenschap db json key toml pub config local share state heads checkpoint xenia txt Xenia example nl pseudo "+
		"XL zo ma di wo do vr za jan feb mrt apr mei jun jul aug sep okt nov dec november zaterdag maandag ORG UTF SHA RvB RvT BEW WM P A F BN O Cbw stdin name body role executive from to email ja kB go TOML")...)
	for _, c := range []struct {
		line, stdin string
		law         bool // shows the catalogue of the law
	}{
		{line: "--help"}, {line: "list --help"}, {line: "import people --help"}, {line: "nonsense"}, {line: "--wrong"},
		{line: "list"}, {line: "init"}, {line: "init --org XL --legal-form zo"}, {line: "status"}, {line: "doctor"}, {line: "info", law: true},
		{line: "init --org XL --legal-form stichting --staff 300 --turnover 1 --balance 1", law: true},
		{line: "import people - --dry-run", stdin: people}, {line: "import people -", stdin: people}, {line: "import people -", stdin: "x"},
		{line: "evidence add A-5.1 " + home + "/xenia.txt"}, {line: "evidence get nonsense"}, {line: "evidence get BEW-2026-001 -o " + home + "/out.txt"},
		{line: "status", law: true}, {line: "status --as-of 1-1-2029", law: true}, {line: "list controls", law: true}, {line: "list people"},
		{line: "list people --plain"}, {line: "list decisions"}, {line: "list evidence"}, {line: "list people --filter x=y"},
		{line: "show P-001"}, {line: "show P-001 --plain"}, {line: "show ORG"}, {line: "show A-5.1", law: true}, {line: "show cbw-24-1", law: true},
		{line: "log"}, {line: "log P-001"}, {line: "checkpoint"}, {line: "verify"}, {line: "backup " + home + "/b.db"}, {line: "verify " + home + "/b.db"},
		{line: "restore " + home + "/b.db"}, {line: "export ledger -o " + home + "/l.txt"}, {line: "doctor"}, {line: "info", law: true},
		{line: "--as niemand status"}, {line: "status --as-of ooit"},
	} {
		got, _ := pseudo(t, home, c.stdin, strings.Fields(c.line)...)
		known := append(slices.Clone(names), letters.FindAllString(c.line, -1)...)
		if c.law {
			known = append(known, letters.FindAllString(string(law), -1)...)
		}
		for _, w := range outside(got) {
			if !slices.ContainsFunc(known, func(k string) bool { return strings.EqualFold(k, w) }) && !isHex(w) {
				t.Errorf("%s: “%s” does not come from the catalogue:\n%s", c.line, w, got)
				break
			}
		}
	}
}

func isHex(w string) bool { return strings.Trim(w, "abcdef") == "" }

// namesOf lists the words that are the same in every language: verbs, flags
// and what stands for their values.
func namesOf(root *cobra.Command) []string {
	var out []string
	eachCommand(root, func(c *cobra.Command) {
		out = append(out, letters.FindAllString(c.Use, -1)...)
		c.Flags().VisitAll(func(f *pflag.Flag) {
			out = append(out, letters.FindAllString(f.Name+" "+f.Shorthand+" "+strings.Join(f.Annotations["value"], " "), -1)...)
		})
	})
	return append(out, "VERB", "NAME", "FILE", "lang")
}
