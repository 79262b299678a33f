package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/tuitest"
)

// freshFile is what init alone leaves, made by init itself.
var freshFile = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "vers-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "vers.db")
	var out strings.Builder
	app := App{Args: []string{"--db", path, "init", "--org", "Verse Stichting", "--legal-form", "stichting", "--staff", "300", "--turnover", "60000000", "--balance", "50000000"},
		Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out, Clock: func() time.Time { return time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC) }, Random: strings.NewReader(strings.Repeat("toeval", 5000)),
		Env: func(k string) string { return map[string]string{"HOME": dir}[k] }}
	if code := Run(app); code != 0 {
		return nil, errors.New(out.String())
	}
	return os.ReadFile(path)
})

// flat is what a frame says, without its layout.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

// A file that holds only the organisation: every screen says what belongs on
// it, in both languages, at every size.
func TestScreensOfAFreshFile(t *testing.T) {
	t.Parallel()
	path := put(t, freshFile)
	o := newOracle(t, path)
	for _, lang := range []string{"nl", "en"} {
		s := take(t, path, "", lang, 80, 24)
		say := s.env.Printer.T
		s.Has("Verse Stichting")
		for _, r := range s.env.Registers {
			s.goTo(r)
			for i, v := range r.Layout.Views {
				if i > 0 {
					s.Press(keys.NextView)
				}
				what := lang + " " + r.Layout.Name + "/" + v.Name
				want, _ := o.expected(r.Layout.Name, v.Name, v.Noun.Name, cast()[0])
				for _, size := range fourSizes {
					s.Resize(size[0], size[1])
					all := flat(s.fits(t, what))
					if len(want) > 0 {
						continue // the 101 controls come with the organisation
					}
					for _, words := range []string{say("screen.list.empty"), say(v.Empty)} {
						if !strings.Contains(all, flat(words)) {
							t.Errorf("%s at %v does not say %q:\n%s", what, size, words, s.Screen())
						}
					}
					if s.Chosen() != "" {
						t.Errorf("%s at %v: a cursor on nothing", what, size)
					}
				}
			}
		}
		s.home()
		for range 30 { // what is missing has a reason, also when nothing is there
			s.Press(keys.Down, keys.Why)
			s.fits(t, "reasons")
			s.Press(keys.Back)
		}
		for _, name := range tui.ScreenNames(s.env.Registers) {
			if name != tui.ScreenDossier {
				plainly(t, s.env, name)
			}
		}
	}
}

// failing is a source that fails, until it is mended.
type failing struct {
	tui.Source
	err error
}

func (b *failing) Overview(ctx context.Context, day model.Date) (model.Overview, error) {
	if b.err != nil {
		return model.Overview{}, b.err
	}
	return b.Source.Overview(ctx, day)
}

func (b *failing) List(ctx context.Context, noun string) (model.Listing, error) {
	if b.err != nil {
		return model.Listing{}, b.err
	}
	return b.Source.List(ctx, noun)
}

func (b *failing) Detail(ctx context.Context, ref model.Ref) (model.Doc, error) {
	if b.err != nil {
		return model.Doc{}, b.err
	}
	return b.Source.Detail(ctx, ref)
}

// Where something cannot be read, every screen says so and how to go on; once
// it can be read again, it is shown.
func TestScreensThatCannotBeRead(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	for _, lang := range []string{"nl", "en"} {
		o := enter(t, path, "Ruben Populier", lang)
		env := o.env(t.Context())
		src := &failing{Source: &quiet{Source: env.Source}, err: errors.New("schijf kwijt \x1b[31m")}
		env.Source = src
		s := &seat{tuitest.Drive(t, env, tui.Options{}, 80, 24), o, env}
		way := flat(env.Printer.T("screen.error.way_out", "Reload", "ctrl+r", "Back", "esc"))
		failed := func(what string) {
			t.Helper()
			for _, size := range fourSizes {
				s.Resize(size[0], size[1])
				all := flat(s.Screen())
				if !strings.Contains(all, way) || !strings.Contains(all, "schijf kwijt") {
					t.Errorf("%s %s at %v does not say what is wrong and what to do:\n%s", lang, what, size, s.Screen())
				}
				if strings.Contains(s.Raw(), "\x1b[31m\x1b") {
					t.Errorf("%s: an error steers the terminal", what)
				}
			}
		}
		failed("overview")
		for _, r := range s.env.Registers {
			s.goTo(r)
			failed(r.Layout.Name)
			src.err = nil
			s.Press(keys.Reload)
			if strings.Contains(s.Screen(), "schijf kwijt") || s.Chosen() == "" {
				t.Errorf("%s is not read again:\n%s", r.Layout.Name, s.Screen())
			}
			src.err = errors.New("schijf kwijt \x1b[31m")
			s.Resize(80, 24)
			s.Press(keys.Open)
			failed(r.Layout.Name + " record")
		}
		s.home()
		s.Press(keys.Dossier)
		failed("dossier")
	}
}

// A day on which nothing was recorded yet is refused in words; the screen
// stays on today.
func TestADayBeforeTheFile(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	for _, lang := range []string{"nl", "en"} {
		s := take(t, path, "", lang, 80, 24)
		for _, r := range append([]tui.Register{{Number: 1}}, s.env.Registers...) {
			s.goTo(r)
			before := s.Lines()
			s.Press(keys.AsOf)
			s.Type("2020-01-01")
			s.Press(keys.Run)
			after := s.Lines()
			foot := len(after) - 2
			if strings.Join(before[:foot], "\n") != strings.Join(after[:foot], "\n") {
				t.Errorf("%s: the screen is another", r.Layout.Name)
			}
			if said := strings.Join(after[foot:], "\n"); !strings.Contains(said, "2020") || !strings.Contains(said, "2025") {
				t.Errorf("%s: %q does not say when the file begins", r.Layout.Name, said)
			}
		}
	}
}

// A file that is spoilt while it is open: no screen breaks off, and those that
// cannot be read say so.
func TestAFileSpoiltUnderneath(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(path string) error{
		"removed": os.Remove,
		"emptied": func(path string) error { return os.Truncate(path, 0) },
		"rubbish": func(path string) error { return os.WriteFile(path, []byte(strings.Repeat("kapot ", 300_000)), 0o600) },
	} {
		t.Run(name, func(t *testing.T) {
			s := take(t, put(t, linde), "Ruben Populier", "nl", 80, 24)
			if err := spoil(s.o.h.Path()); err != nil {
				t.Fatal(err)
			}
			way := flat(s.env.Printer.T("screen.error.way_out", "Reload", "ctrl+r", "Back", "esc"))
			for _, r := range s.env.Registers {
				s.goTo(r)
				s.Press(keys.Reload)
				s.fits(t, r.Layout.Name)
				if all := s.Screen(); s.Chosen() == "" && !strings.Contains(flat(all), way) {
					t.Errorf("%s neither shows its list nor says why not:\n%s", r.Layout.Name, all)
				}
			}
		})
	}
}
