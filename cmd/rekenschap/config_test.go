package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
)

// testSession is a run in a home folder of its own.
func testSession(t *testing.T, home string, args ...string) (*session, *bytes.Buffer) {
	t.Helper()
	var out bytes.Buffer
	env := map[string]string{"HOME": home}
	return newSession(&App{Args: args, Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out,
		Env: func(k string) string { return env[k] }, Clock: time.Now, Random: bytes.NewReader(make([]byte, 64))}), &out
}

// The example shows every setting with its default, and nothing else.
func TestConfigExample(t *testing.T) {
	t.Parallel()
	example, err := os.ReadFile(filepath.Join("..", "..", "config.example.toml"))
	if err != nil {
		t.Fatal(err)
	}
	set := regexp.MustCompile(`(?m)^#(\[(?:keys|serve)\]|[a-z_0-9-]+ = )`).ReplaceAllString(string(example), "$1")
	s, _ := testSession(t, "~")
	got, want := s.defaults(), s.defaults()
	got.Database, got.Language, got.Theme, got.MaxFileMB, got.CheckpointKey, got.Serve = "", "", "", 0, "", serveSettings{}
	if err := s.decode(&got, "config.example.toml", set); err != nil {
		t.Fatal(err)
	}
	for _, b := range keys.Default().All() {
		if !slices.Equal(got.Keys[b.Name], b.Keys) {
			t.Errorf("key %s: example has %v, default is %v", b.Name, got.Keys[b.Name], b.Keys)
		}
	}
	bound := slices.DeleteFunc(keys.Default().All(), func(b keys.Binding) bool { return len(b.Keys) == 0 })
	if len(got.Keys) != len(bound) {
		t.Errorf("the example has %d bindings, the table %d with a key", len(got.Keys), len(bound))
	}
	for _, b := range keys.Default().All() { // those without a key are named, to give them one
		if len(b.Keys) == 0 && !strings.Contains(string(example), b.Name) {
			t.Errorf("%s is not in the example", b.Name)
		}
	}
	got.Keys, got.bindings, want.bindings = nil, keys.Table{}, keys.Table{}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("example %+v, defaults %+v", got, want)
	}
	for _, f := range reflect.VisibleFields(reflect.TypeFor[settings]()) {
		if tag := f.Tag.Get("toml"); tag != "" && !regexp.MustCompile(`(?m)^\[?`+tag+`\b`).MatchString(set) {
			t.Errorf("%s is not in the example", tag)
		}
	}
}

func TestConfigMistakes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, content, key, want string }{
		{"unknown", "language = \"en\"\ncolour = true\n", "error.config.unknown", ":2"},
		{"unknown table", "\n\n[screen]\nwide = 1\n", "error.config.unknown", ":3"},
		{"unknown in table", "[keys]\nup = \"i\"\n[other]\nx = 1\n", "error.config.unknown", ":3"},
		{"key name", "[keys]\nup = \"i\"\nupp = \"x\"\n", "error.config.key_unknown", ":3"},
		{"key quoted", "[keys]\n\"upp\" = [\"x\"]\n", "error.config.key_unknown", ":2"},
		{"key inline", "# keys\nkeys = { upp = \"x\" }\n", "error.config.key_unknown", ":2"},
		{"key dotted", "ascii = true\nkeys.upp = \"x\"\n", "error.config.key_unknown", ":2"},
		{"no key", "[keys]\nup = []\n", "error.config.key_empty", ":2"},
		{"clash", "[keys]\nup = \"j\"\n", "error.config.key_clash", ":2"},
		{"key type", "[keys]\nup = 3\n", "error.config.toml", ":2"},
		{"language", "\nlanguage = \"fr\"\n", "error.lang.unknown", ":2"},
		{"theme", "theme = \"pink\"\n", "error.config.theme", ":1"},
		{"size", "theme = \"dark\"\nmax_file_mb = 0\n", "error.config.max_file", ":2"},
		{"type", "theme = \"dark\"\nascii = \"yes\"\n", "error.config.toml", ":2"},
		{"not TOML", "theme = \"dark\"\n\nthis is not it\n", "error.config.toml", ":3"},
		{"twice", "ascii = true\nascii = false\n", "error.config.toml", ":2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, _ := testSession(t, t.TempDir())
			got := s.defaults()
			err := s.decode(&got, "x.toml", c.content)
			var e *model.Error
			if !errors.As(err, &e) || e.Message.Key != "error.config.line" {
				t.Fatalf("got %v", err)
			}
			what, _ := e.Message.Args["What"].(model.Message)
			line := ":" + strings.TrimSpace(s.text().Value(e.Message.Args["Line"]))
			if what.Key != c.key || line != c.want {
				t.Errorf("got %s%s, want %s%s: %s", what.Key, line, c.key, c.want, s.text().Err(err))
			}
			if say := s.text().Err(err); strings.ContainsAny(say, "‹\n") {
				t.Errorf("no clear sentence: %q", say)
			}
		})
	}
}

func TestConfigPaths(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	dir := filepath.Join(home, ".config", "rekenschap")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "config.toml"), []byte("database = \"here.db\"\ncheckpoint_key = \"~/k\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s, _ := testSession(t, home)
	c, err := s.settings()
	if err != nil || c.Database != filepath.Join(dir, "here.db") || c.CheckpointKey != filepath.Join(home, "k") {
		t.Errorf("got %+v, %v", c, err)
	}
}
