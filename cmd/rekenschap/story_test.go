package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
)

// Stories: somebody does a whole piece of work by keys, and what came of it is
// read from the screen and, in plain SQL, from the file.

// on gives somebody a seat on a day, in the morning.
func on(t testing.TB, day, path, as string) *seat {
	t.Helper()
	return seated(t, enterOn(t, model.MustDate(day).Start().Add(11*time.Hour), path, as, "nl"), 120, 40)
}

// field walks to a field of the form in sight by its label.
func (s *seat) field(t testing.TB, label string) *seat {
	t.Helper()
	for range 40 {
		if strings.HasPrefix(s.Chosen(), label) {
			return s
		}
		s.Press(keys.NextField)
	}
	t.Fatalf("tab does not lead to %q:\n%s", label, s.Screen())
	return s
}

// give types in a field.
func (s *seat) give(t testing.TB, label, typed string) *seat {
	t.Helper()
	s.field(t, label).Type(typed)
	return s
}

// choose takes answers of a field by a part of their names.
func (s *seat) choose(t testing.TB, label string, names ...string) *seat {
	t.Helper()
	s.field(t, label)
	for _, n := range names {
		s.Type(n).Press(keys.Accept)
	}
	return s
}

// switchTo turns a field with a few answers until one stands there.
func (s *seat) switchTo(t testing.TB, label, answer string) *seat {
	t.Helper()
	s.field(t, label)
	for range 6 {
		if strings.Contains(s.Chosen(), "["+answer+"]") {
			return s
		}
		s.Press(keys.CellRight)
	}
	t.Fatalf("%q has no answer %q:\n%s", label, answer, s.Screen())
	return s
}

// stand walks a list to the line with a text.
func (s *seat) stand(t testing.TB, text string) *seat {
	t.Helper()
	s.Press(keys.Top)
	for range 60 {
		if strings.Contains(s.Chosen(), text) {
			return s
		}
		s.Press(keys.Down)
	}
	t.Fatalf("no line with %q:\n%s", text, s.Screen())
	return s
}

// makes opens a form by what the list of what can be made calls it.
func (s *seat) makes(t testing.TB, what string) *seat {
	t.Helper()
	s.Press(keys.New)
	for range 8 {
		if strings.Contains(strings.ToLower(s.Screen()), "▌ "+strings.ToLower(what)) {
			s.Press(keys.Accept)
			return s
		}
		s.Press(keys.Down)
	}
	t.Fatalf("n does not offer %q:\n%s", what, s.Screen())
	return s
}

// save saves the form in sight, and reads again what is below it.
func (s *seat) save(t testing.TB) *seat {
	t.Helper()
	s.Press(keys.Save)
	s.Has("Bewaard: ")
	s.Press(keys.Reload)
	return s
}

// do presses keys by the names of their bindings.
func (s *seat) do(names ...string) *seat {
	s.Press(names...)
	return s
}

// sees asks that texts stand on the screen.
func (s *seat) sees(t testing.TB, texts ...string) *seat {
	t.Helper()
	s.Has(texts...)
	return s
}

// chores puts actions in the file, all of the same owner and day.
func (b *boardroom) chores(t testing.TB, n int) {
	t.Helper()
	o := enter(t, b.path, "Hugo Spar", "nl")
	for i := range n {
		a := &model.Action{Text: "Taak " + string(rune('A'+i)), Owner: b.person["Hugo"], Due: model.MustDate("2026-12-01"), OriginNote: "Proef"}
		if _, err := o.h.Do(t.Context(), model.Save{Record: a}); err != nil {
			t.Fatal(err)
		}
	}
}

// prints is what a verb prints about a file.
func (b *boardroom) prints(t testing.TB, args ...string) string {
	t.Helper()
	var out, wrong bytes.Buffer
	code := Run(App{Args: append([]string{"--db", b.path, "--lang", "nl"}, args...), Stdin: strings.NewReader(""), Stdout: &out, Stderr: &wrong,
		Clock: func() time.Time { return time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC) },
		Env:   func(k string) string { return map[string]string{"HOME": filepath.Dir(b.path)}[k] }})
	if code != 0 {
		t.Fatalf("%v: %d %s", args, code, wrong.String())
	}
	return out.String()
}

// report puts a report with one threat in the file.
func (b *boardroom) report(t testing.TB) {
	t.Helper()
	o := enter(t, b.path, "Hugo Spar", "nl")
	rc, err := o.h.Do(t.Context(), model.Save{Record: &model.ThreatReport{Publisher: "Z-CERT", Title: "Dreigingsbeeld", Year: 2026, PublishedOn: model.MustDate("2026-11-02"), TLP: model.TLPClear}})
	if err == nil {
		_, err = o.h.Do(t.Context(), model.Save{Record: &model.ThreatItem{Report: rc.Refs[0].ID, Nr: 1, Title: "Ransomware"}})
	}
	if err != nil {
		t.Fatal(err)
	}
}
