package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/cmd/rekenschap/demo"
	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/tuitest"
)

// linde is the file of the demo hospital, made once.
var linde = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "linde-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "demo.db")
	if err := demo.Fill(context.Background(), path, demo.Options{Day: model.MustDate("2026-11-21"), Seed: 1}); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// reach moves down to the line that holds a text.
func reach(t *testing.T, d *tuitest.Driver, text string) {
	t.Helper()
	for !strings.Contains(d.Chosen(), text) {
		before := d.Chosen()
		if d.Press(keys.Down); d.Chosen() == before {
			t.Fatalf("%q cannot be reached; at %q", text, before)
		}
	}
}

// sit opens the dashboard on the demo hospital, on a real file, for somebody.
func sit(t *testing.T, w, h int, args ...string) (*tuitest.Driver, *opened) {
	t.Helper()
	home := t.TempDir()
	path := filepath.Join(home, "demo.db")
	whole, err := linde()
	if err == nil {
		err = os.WriteFile(path, whole, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	app := &App{Args: append([]string{"--db", path}, args...), Stdin: strings.NewReader(""), Stdout: &bytes.Buffer{}, Stderr: &bytes.Buffer{},
		Clock: func() time.Time { return time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC) },
		Env:   func(k string) string { return map[string]string{"HOME": home}[k] }}
	s := newSession(app)
	root := s.tree()
	if err := root.ParseFlags(app.Args); err != nil {
		t.Fatal(err)
	}
	o, err := s.openRead(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.store.Close() })
	env := o.env(t.Context())
	env.Source = &quiet{Source: env.Source}
	return tuitest.Drive(t, env, tui.Options{}, w, h), o
}

// quiet is a source without news: the driver waits until all is at rest, and
// news never rest.
type quiet struct{ tui.Source }

func (quiet) Changes() <-chan uint64 { return nil }

func (q quiet) AsOf(ctx context.Context, day model.Date) (tui.Source, error) {
	s, err := q.Source.AsOf(ctx, day)
	return quiet{s}, err
}

// The CISO prepares a meeting: what is missing, why, and what mends it; then
// back to where she was.
func TestCISOFollowsAGapToItsAction(t *testing.T) {
	t.Parallel()
	d, _ := sit(t, 80, 40)
	d.Has("Stichting Ziekenhuis De Linde", "essentiële entiteit", "Wet 2 van 7", "✗ Effectiviteit beoordeeld", "laatste 3 sep 2025", "72 van 98 ingevoerd")
	for range 5 {
		d.Press(keys.Down)
	}
	if !strings.Contains(d.Chosen(), "Effectiviteit beoordeeld") {
		t.Fatalf("chosen: %q", d.Chosen())
	}
	d.Press(keys.Why).Has("Cbw 21(3)f", "ontbreekt", "Dit herstelt het")
	reach(t, d, "Schriftelijke evaluatie")
	d.Press(keys.Follow).Has("Schriftelijke evaluatie van de effectiviteit afronden", "Geschiedenis")
	d.Press(keys.Back, keys.Back)
	if !strings.Contains(d.Chosen(), "Effectiviteit beoordeeld") {
		t.Errorf("back home the cursor is at %q", d.Chosen())
	}
}

// A control shows the decision that rests on it, and the decision that its
// ground moved.
func TestMovedGroundIsSeenFromBothSides(t *testing.T) {
	t.Parallel()
	d, _ := sit(t, 120, 60)
	d.Press(keys.Screen(7)).Has("101 regels")
	d.Press(keys.Find).Type("8.32").Press(keys.Keep)
	d.Has("Wijzigingsbeheer", "Goedkeuren maatregelenpakket")
	d.Press(keys.Open).Has("NEN 7510 › A-8.32")
	reach(t, d, "Goedkeuren maatregelenpakket")
	d.Press(keys.Follow).Has("basis gewijzigd", "A-8.32", "Goedkeuren maatregelenpakket Cyberbeveiligingswet")
	d.Press(keys.Back, keys.Back).Has("NEN 7510", "8.32")
}

// On a past day the screen says so and shows what was recorded then.
func TestAnotherDayOnARealFile(t *testing.T) {
	t.Parallel()
	d, o := sit(t, 80, 30)
	d.Press(keys.AsOf).Type("1 jun 2026").Press(keys.Run)
	d.Has("zoals toen vastgelegd", "1 jun 2026")
	d.Lacks("72 van 98 ingevoerd")
	h, err := o.store.As(o.h.Actor()).AsOf(t.Context(), model.MustDate("2026-06-01"))
	if err != nil {
		t.Fatal(err)
	}
	ov, err := h.Overview(t.Context(), model.MustDate("2026-06-01"))
	if err != nil {
		t.Fatal(err)
	}
	d.Has(fmt.Sprintf("%d van %d ingevoerd", ov.Controls.Implemented, ov.Controls.Applicable))
	for _, r := range ov.Duties {
		if r.ID == "cbw-24-5" && r.Status != model.NA {
			t.Errorf("before the Act was in force 24(5) is %s", r.Status)
		}
	}
}
