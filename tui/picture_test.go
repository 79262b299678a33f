package tui_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/tuitest"
)

var update = flag.Bool("update", false, "write docs/img")

// The pictures of the README are drawn from the program, so they cannot tell
// of screens that are gone: go test ./tui -run Pictures -update.
func TestPictures(t *testing.T) {
	for name, shot := range map[string]struct {
		w, h int
		path []string
	}{
		"overview": {98, 26, nil},
		"reasons":  {98, 32, []string{keys.Down, keys.Down, keys.Down, keys.Why, keys.Down}},
		"matrix":   {98, 27, []string{keys.Screen(7), keys.NextView, keys.Down, keys.CellRight}},
		"register": {140, 30, []string{keys.Screen(7), keys.Down, keys.Down, keys.Down}},
	} {
		d := drive(t, tuitest.Demo(), text.New(text.NL), shot.w, shot.h)
		d.Press(shot.path...)
		want := tuitest.SVG(tuitest.Frame(d.Raw(), shot.w, shot.h))
		file := filepath.Join("..", "docs", "img", name+".svg")
		if *update {
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("%s is out of date: go test ./tui -run Pictures -update", file)
		}
	}
}
