package setup_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/catalog"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/setup"
	"github.com/rekenschap/rekenschap/tui/tuitest"
)

// shelf keeps a draft and what was recorded.
type shelf struct {
	draft    []byte
	recorded []model.SetUp
	refuse   error
	broken   error // keeping does not work
}

// Draft implements page.DraftSource.
func (s *shelf) Draft(context.Context, string) (model.Draft, bool, error) {
	return model.Draft{Body: s.draft}, s.draft != nil, s.broken
}

// SaveDraft implements page.DraftSource.
func (s *shelf) SaveDraft(_ context.Context, _ string, body []byte) error {
	if s.broken == nil {
		s.draft = body
	}
	return s.broken
}

// DropDraft implements page.DraftSource.
func (s *shelf) DropDraft(context.Context, string) error { s.draft = nil; return s.broken }

// Record implements setup.Source.
func (s *shelf) Record(_ context.Context, c model.SetUp) error {
	if s.refuse != nil {
		return s.refuse
	}
	s.recorded = append(s.recorded, c)
	return nil
}

func (s *shelf) env(lang text.Lang) setup.Env {
	return setup.Env{Source: s, Clock: func() time.Time { return time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC) },
		Law: catalog.Law(), Lang: lang, Dark: true}
}

// driver types at a set-up and reads its screen.
type driver struct {
	*testing.T
	m    *setup.Model
	quit bool
}

func drive(t *testing.T, s *shelf, lang text.Lang, w, h int) *driver {
	t.Helper()
	d := &driver{T: t, m: setup.Begin(t.Context(), s.env(lang), s.draft)}
	d.send(tea.WindowSizeMsg{Width: w, Height: h})
	return d
}

func (d *driver) send(msg tea.Msg) {
	_, cmd := d.m.Update(msg)
	d.run(cmd)
}

func (d *driver) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.QuitMsg:
		d.quit = true
	default:
		d.send(msg)
	}
}

// press presses keys by their names.
func (d *driver) press(strokes ...string) *driver {
	for _, s := range strokes {
		d.send(tuitest.Key(s))
	}
	return d
}

// typed fills fields in turn, each followed by enter; "" leaves one as it is.
func (d *driver) typed(values ...string) *driver {
	for _, v := range values {
		for _, r := range v {
			d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
		d.press("enter")
	}
	return d
}

func (d *driver) screen() string { return ansi.Strip(d.m.View().Content) }

func (d *driver) flat() string { return strings.Join(strings.Fields(d.screen()), " ") }

func (d *driver) has(texts ...string) *driver {
	d.Helper()
	for _, s := range texts {
		if !strings.Contains(d.flat(), s) {
			d.Errorf("not on the screen: %q\n%s", s, d.screen())
		}
	}
	return d
}

func (d *driver) lacks(texts ...string) *driver {
	d.Helper()
	for _, s := range texts {
		if strings.Contains(d.flat(), s) {
			d.Errorf("on the screen: %q\n%s", s, d.screen())
		}
	}
	return d
}

// chosen is the line with the cursor.
func (d *driver) chosen() string {
	for _, l := range strings.Split(d.screen(), "\n") {
		if _, after, ok := strings.Cut(l, "▌"); ok {
			return strings.Join(strings.Fields(after), " ")
		}
	}
	return ""
}

// down moves the cursor to the line that holds a text.
func (d *driver) down(to string) *driver {
	d.Helper()
	for range 30 {
		if strings.Contains(d.chosen(), to) {
			return d
		}
		d.press("down")
	}
	d.Fatalf("%q cannot be reached\n%s", to, d.screen())
	return d
}

// toBodies goes through the first two chapters.
func (d *driver) toBodies() *driver {
	return d.press("enter").typed("Stichting De Linde", "", "").typed("", "612", "480 mln", "410 mln").typed("", "", "")
}

// toPeople takes the bodies as they are proposed.
func (d *driver) toPeople() *driver { return d.down("Klopt zo").press("enter") }

// person adds somebody; steps is how often the place is moved to the right.
func (d *driver) person(name, email string, steps int, position, from string) *driver {
	d.Helper()
	d.down("iemand toevoegen").press("enter").typed(name, email)
	for range steps {
		d.press("right")
	}
	if d.press("enter"); position != "" { // an office has no positions
		d.typed(position)
	}
	d.typed(from)
	for range 6 {
		if d.press("enter"); strings.Contains(d.screen(), "iemand toevoegen") {
			break
		}
	}
	return d
}

var errFull = errors.New("full")
