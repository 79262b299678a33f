package main

import (
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/tries"
	"github.com/rekenschap/rekenschap/tui"
)

// plainly prints a screen as linear text and checks what holds for all of it.
func plainly(t testing.TB, env tui.Env, screen string) string {
	t.Helper()
	var b strings.Builder
	if err := tui.Plain(&b, env, screen); err != nil {
		t.Errorf("%s: %v", screen, err)
		return ""
	}
	linear(t, screen, b.String())
	return b.String()
}

var drawn = regexp.MustCompile(`[\x{2500}-\x{259f}▌▁-█✓✗→↑↓‹›]`)

// linear text has no escapes, no drawing and no columns.
func linear(t testing.TB, what, s string) {
	t.Helper()
	for n, l := range strings.Split(s, "\n") {
		switch {
		case strings.ContainsAny(l, "\x1b\t\r"):
			t.Errorf("%s line %d: %q steers", what, n+1, l)
		case drawn.MatchString(l):
			t.Errorf("%s line %d: %q is drawn", what, n+1, l)
		case strings.Contains(l, "  "):
			t.Errorf("%s line %d: %q has columns", what, n+1, l)
		}
	}
}

// Every screen as linear text, for everybody, in both languages: no drawing,
// labelled facts, and nothing that is not theirs to read.
func TestPlainScreens(t *testing.T) {
	t.Parallel()
	path := put(t, secretFile)
	for _, p := range cast() {
		for _, lang := range []string{"nl", "en"} {
			if lang == "en" && p.name != "operator" && !tries.All() {
				continue // which words there are does not depend on who reads
			}
			o := enter(t, path, p.as, lang)
			env := o.env(t.Context())
			for _, name := range tui.ScreenNames(env.Registers) {
				if name == tui.ScreenDossier && p.id == "" {
					continue
				}
				if secluded(p, name) {
					if err := tui.Plain(io.Discard, env, name); model.CodeOf(err) != model.CodeDenied {
						t.Errorf("%s prints the log: %v", p.name, err)
					}
					continue
				}
				all := plainly(t, env, name)
				for _, x := range secrets() {
					if strings.Contains(all, x.word) && !strings.Contains(strings.Join(x.who, " "), p.name) {
						t.Errorf("%s reads %s on %s", p.name, x.word, name)
					}
				}
				if head, _, _ := strings.Cut(all, "\n"); !strings.HasPrefix(head, "Rekenschap, ") {
					t.Errorf("%s does not say where one is: %q", name, head)
				}
				if name != tui.ScreenDossier && name != tui.ScreenSearch && strings.Count(all, ": ") < 5 { // nothing was asked of search
					t.Errorf("%s %s: hardly a labelled fact:\n%.600s", p.name, name, all)
				}
			}
			for _, r := range env.Registers {
				if secluded(p, r.Layout.Name) {
					continue
				}
				all := plainly(t, env, r.Layout.Name)
				for _, v := range r.Layout.Views {
					if len(r.Layout.Views) > 1 && !strings.Contains(all, "\n"+env.Printer.T(v.Title)+"\n") {
						t.Errorf("%s lacks its view %s", r.Layout.Name, v.Name)
					}
				}
			}
		}
	}
}
