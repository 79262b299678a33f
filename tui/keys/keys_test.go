package keys_test

import (
	"errors"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/keys"
)

var update = flag.Bool("update", false, "write docs/KEYS.md")

func TestDefaultHasNoClash(t *testing.T) {
	if _, err := keys.Load(nil); err != nil {
		t.Fatal(err)
	}
}

func TestEveryBindingIsDescribed(t *testing.T) {
	for _, lang := range text.Langs() {
		p := text.New(lang)
		for _, b := range keys.Default().All() {
			if !p.Has(b.Text) {
				t.Errorf("%s: %s: no message %q", lang, b.Name, b.Text)
			}
			if b.Footer > 0 && !p.Has(b.Short) {
				t.Errorf("%s: %s: no message %q", lang, b.Name, b.Short)
			}
			if b.Scope == 0 || len(b.Keys) == 0 && b.Hidden {
				t.Errorf("%s cannot be reached: no scope, or neither a key nor a line in the palette", b.Name)
			}
		}
	}
}

func TestLoad(t *testing.T) {
	for name, tc := range map[string]struct {
		in   map[string][]string
		want string // "" for no error
	}{
		"OK":                    {map[string][]string{"filter": {"f"}}, ""},
		"ErrUnknown":            {map[string][]string{"fliter": {"f"}}, `no binding is called "fliter"`},
		"ErrEmpty":              {map[string][]string{"filter": {}}, `binding "filter" has no key`},
		"ErrClash":              {map[string][]string{"copy": {"j"}}, `"j" is both "down" and "copy"`},
		"ErrClashGlobal":        {map[string][]string{"as-of": {"s"}}, `"s" is both "sort" and "as-of"`},
		"same key, other scope": {map[string][]string{"sort": {"x"}, "why": {"enter", "x"}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := keys.Load(tc.in)
			switch {
			case tc.want == "" && err != nil:
				t.Errorf("got %v", err)
			case tc.want != "" && (err == nil || !strings.Contains(err.Error(), tc.want)):
				t.Errorf("got %v, want %q", err, tc.want)
			}
		})
	}
	var clash *keys.ClashError
	if _, err := keys.Load(map[string][]string{"copy": {"j"}}); !errors.As(err, &clash) || clash.First != "down" {
		t.Errorf("got %#v", err)
	}
}

// Nobody may be locked in, whatever the configuration says.
func TestCtrlCAlwaysQuits(t *testing.T) {
	table, err := keys.Load(map[string][]string{keys.Quit: {"Q"}})
	if err != nil {
		t.Fatal(err)
	}
	if !table.IsQuit("ctrl+c") || table.IsQuit("q") || table.IsQuit("Q") {
		t.Error("ctrl+c must quit everywhere, a letter nowhere while typing")
	}
}

func TestOverridesStayInTheirTable(t *testing.T) {
	if _, err := keys.Load(map[string][]string{"filter": {"f"}}); err != nil {
		t.Fatal(err)
	}
	if b, _ := keys.Default().Get("filter"); b.Keys[0] != "/" {
		t.Errorf("the default became %v", b.Keys)
	}
}

func TestMatch(t *testing.T) {
	table := keys.Default()
	if b, ok := table.Match(keys.Register|keys.List|keys.Global, "enter", false); !ok || b.Name != keys.Open {
		t.Errorf("enter in a register: %v", b.Name)
	}
	if _, ok := table.Match(keys.Palette, "j", true); ok {
		t.Error("a letter moves the cursor while typing")
	}
	if b, ok := table.Match(keys.Palette, "down", true); !ok || b.Name != keys.Down {
		t.Error("the arrow does not move while typing")
	}
}

func TestLabels(t *testing.T) {
	for k, want := range map[string]string{"enter": "⏎", "pgdown": "PgDn", "f1": "F1", "filter": "filter", "ctrl+p": "ctrl+p"} {
		if got := keys.Label(k, false); got != want {
			t.Errorf("%s: %q", k, got)
		}
	}
	if got := keys.Label("enter", true); got != "enter" {
		t.Errorf("in ASCII: %q", got)
	}
}

// docs/KEYS.md is written from the table; go test ./tui/keys -update.
func TestKeysDocument(t *testing.T) {
	const path = "../../docs/KEYS.md"
	want := keys.Markdown(keys.Default(), text.New(text.EN).T, text.New(text.NL).T)
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("docs/KEYS.md is out of date: go test ./tui/keys -update")
	}
}
