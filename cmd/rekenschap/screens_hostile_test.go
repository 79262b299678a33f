package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/catalog"
	"github.com/rekenschap/rekenschap/model/tries"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/registers"
	"github.com/rekenschap/rekenschap/tui/tuitest"
)

// vile are texts that validation lets in and that a screen can trip over.
var vile = []string{
	"漢字の管理と記録を確認する長い名前 漢字漢字漢字漢字漢字漢字漢字漢字",
	"🔥 👩🏽‍⚕️ 👨‍👩‍👧‍👦 🇳🇱🇧🇪🇳 👍🏿👍🏻 ❤️ ☎︎ 1️⃣",
	"e\u0301\u0302\u0303\u0304\u0305 a\u0308\u0308 \u0301los " + strings.Repeat("o\u0336", 60),
	"\u202eomgekeerd\u202c \u2067שלום\u2069 \u200fمرحبا بالعالم\u200e \u061c",
	strings.Repeat("onafbreekbaar", 23) + "x",
	"ﷺ 𒐫 ⸻ ꧅ \u3164\u115f\u00ad\ufeff\u2028",
	"# kop\n\n- a\n  - b\n    - c\n> > citaat\n\n| t |漢 |\n|--|--|\n| 🔥 | " + strings.Repeat("x", 90) + " |\n\n```\n\tcode  漢字\n```\n[l](javascript:x) ***__~~`z`~~__*** <b>&#27;[31m</b>",
	"a\ttab\n\tin ASCII\n\n\n \tregel  ",
	"regel\n\n\n\tregel\n  regel " + strings.Repeat("漢", 200),
}

// vileFile is the demo hospital where one record of each kind, in every field
// that people write in, holds such texts; changed by the commands of real use.
var vileFile = sync.OnceValues(func() (vileWorld, error) {
	var out vileWorld
	whole, err := linde()
	if err != nil {
		return out, err
	}
	dir, err := os.MkdirTemp("", "linde-*")
	if err != nil {
		return out, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "demo.db")
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		return out, err
	}
	w := &hand{now: time.Date(2026, 11, 20, 15, 0, 0, 0, time.UTC)}
	w.st, err = store.Open(context.Background(), path, store.Options{Clock: w.clock, Random: storetest.Random(7), Law: catalog.Law, Trust: true})
	if err != nil {
		return out, err
	}
	for _, k := range model.Kinds() {
		if ref, ok := w.spoil(k.Kind); ok {
			out.refs = append(out.refs, ref)
		}
	}
	text := storetest.Blob(strings.Join(vile, "\n\n") + "\n" + strings.Repeat("> - 1. ", 40) + "diep\n\x1b[2J\u202e\xff\xfe")
	policy := w.save(&model.Policy{Title: vile[6], Type: model.PolicyDocument, Letters: "a"})
	for nr := 1; nr <= 2; nr++ {
		if nr == 2 {
			text = storetest.Blob(strings.ReplaceAll(string(text.Content), "漢", "字"))
		}
		v := w.save(&model.PolicyVersion{Policy: policy.ID, Nr: nr, Label: "🔥漢字", Blob: text.SHA256, File: vile[1] + ".md", Letters: "a", Change: vile[7]}, text)
		out.refs = append(out.refs, policy, v)
	}
	if err := w.st.Close(); w.err == nil {
		w.err = err
	}
	if w.err != nil {
		return out, w.err
	}
	out.file, err = os.ReadFile(path)
	return out, err
})

type vileWorld struct {
	file []byte
	refs []model.Ref
}

func putVile(t testing.TB) (string, []model.Ref) {
	t.Helper()
	w, err := vileFile()
	if err != nil {
		t.Fatal(err)
	}
	return put(t, func() ([]byte, error) { return w.file, nil }), w.refs
}

// spoil rewrites a record of a kind, the first that may be changed.
func (w *hand) spoil(k model.Kind) (model.Ref, bool) {
	var all []model.Record
	h := w.st.As(model.Actor{Via: model.ViaLocal})
	if w.err == nil {
		w.err = h.View(context.Background(), func(s model.State) error { all = s.All(k); return nil })
	}
	for _, r := range all {
		r = model.Clone(r)
		if !taint(r) {
			return model.Ref{}, false
		}
		w.now = w.now.Add(time.Minute)
		if rc, err := h.Do(context.Background(), storetest.Laid{Save: model.Save{Record: r}}); err == nil && len(rc.Refs) > 0 {
			return rc.Refs[0], true
		}
	}
	return model.Ref{}, false
}

// taint writes in every field that is free text, as long as the record stays
// valid, and tells whether there was one.
func taint(r model.Record) bool {
	v, done := reflect.ValueOf(r).Elem(), 0
	for i := range v.NumField() {
		f, tag := v.Field(i), v.Type().Field(i).Tag
		if f.Type() != reflect.TypeFor[string]() || tag.Get("ref") != "" || tag.Get("blob") != "" || !f.CanSet() {
			continue
		}
		switch v.Type().Field(i).Name {
		case "UID", "Fingerprint", "Public", "Time", "Language", "Letters":
			continue // made by programs, or read by rules
		}
		was := f.String()
		for n := range vile {
			text := []rune(vile[(done+n)%len(vile)])
			if tag.Get("long") == "" {
				text = []rune(strings.ReplaceAll(string(text), "\n", " "))
			}
			for _, size := range []int{len(text), 200, 120, 60, 40, 20} {
				f.SetString(string(text[:min(size, len(text))]))
				if len(model.Validate(r)) == 0 {
					break
				}
				f.SetString(was)
			}
			if f.String() != was {
				done++
				break
			}
		}
	}
	return done > 0
}

// shelf is a source whose list of suppliers holds whatever lies on it, so that
// any record can be opened.
type shelf struct {
	tui.Source
	refs []model.Ref
}

func (s shelf) List(ctx context.Context, noun string) (model.Listing, error) {
	if noun != "suppliers" {
		return s.Source.List(ctx, noun)
	}
	var l model.Listing
	for _, r := range s.refs {
		l.Rows = append(l.Rows, model.Row{Ref: r, Values: []any{r.ID, string(r.Kind)}})
	}
	return l, nil
}

// shelved gives somebody a seat where those records can be opened one by one.
func shelved(t testing.TB, path, as, lang string, refs []model.Ref) *seat {
	t.Helper()
	o := enter(t, path, as, lang)
	env := o.env(t.Context())
	env.Source = shelf{&quiet{Source: env.Source}, refs}
	return &seat{tuitest.Drive(t, env, tui.Options{}, 80, 24), o, env}
}

var oddSizes = [][2]int{{1, 1}, {21, 9}, {40, 5}, {59, 20}, {100, 30}, {130, 31}, {500, 300}}

// sound checks what holds for every frame, whatever the data: it fits, and
// nothing in it steers the terminal or turns the reading direction.
func (s *seat) sound(t rapid.TB, what string) {
	t.Helper()
	w, h := s.Size()
	w, h = min(w, 500), min(h, 300)
	lines := s.Lines()
	if len(lines) != h {
		t.Fatalf("%s %dx%d: %d lines", what, w, h, len(lines))
	}
	for i, l := range lines {
		if ansi.StringWidth(l) > w || ansi.StringWidthWc(l) > w {
			t.Fatalf("%s %dx%d: line %d is %d or %d wide: %q", what, w, h, i, ansi.StringWidth(l), ansi.StringWidthWc(l), l)
		}
	}
	raw := s.Raw()
	for _, part := range strings.Split(raw, "\x1b")[1:] {
		end := strings.IndexFunc(part[min(1, len(part)):], func(r rune) bool { return r >= 0x40 && r <= 0x7e })
		if part == "" || part[0] != '[' || end < 0 || part[end+1] != 'm' {
			t.Fatalf("%s: a sequence that is not a look: %.20q", what, part)
		}
	}
	if i := strings.IndexFunc(raw, steers); i >= 0 {
		t.Fatalf("%s: a sign that steers: %.20q", what, raw[i:])
	}
}

func steers(r rune) bool {
	return r < 0x20 && r != '\n' && r != 0x1b || r >= 0x7f && r <= 0x9f || r >= 0x200e && r <= 0x200f || r == 0x061c ||
		r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// A record of each kind with such texts, on every screen and on its own page,
// in windows of any size.
func TestVileText(t *testing.T) {
	t.Parallel()
	path, refs := putVile(t)
	if len(refs) < 20 {
		t.Fatalf("only %d kinds could be spoilt", len(refs))
	}
	looks := 0
	look := func(s *seat, what string) {
		looks++
		for i, size := range oddSizes {
			if !tries.All() && (looks+i)%3 > 0 {
				continue
			}
			s.Resize(size[0], size[1])
			s.sound(t, what)
			s.Press(keys.PageDown)
			s.sound(t, what+" below")
		}
		s.Resize(80, 24)
		s.Press(keys.Top)
	}
	s := take(t, path, "Hanneke Els", "nl", 80, 24)
	look(s, "overview")
	for _, r := range s.env.Registers {
		s.goTo(r)
		for i, v := range r.Layout.Views {
			if i > 0 {
				s.Press(keys.NextView)
			}
			look(s, r.Layout.Name+"/"+v.Name)
		}
		s.Press(keys.Find)
		s.Send(tea.PasteMsg{Content: vile[1] + vile[3]})
		look(s, r.Layout.Name+" filtered")
	}
	for i := range 16 {
		s.home()
		for range i {
			s.Press(keys.Down)
		}
		s.Press(keys.Why)
		look(s, fmt.Sprint("duty ", i))
	}
	s = shelved(t, path, "", "en", refs)
	for _, r := range s.env.Registers {
		if r.Layout.Name != "suppliers" {
			continue
		}
		for i, ref := range refs {
			s.goTo(r)
			for range i {
				s.Press(keys.Down)
			}
			s.Press(keys.Open)
			s.Has(ref.ID)
			look(s, "page of "+ref.ID)
			var b strings.Builder
			if err := tui.PlainRecord(&b, s.env, ref); err != nil {
				t.Error(err)
			}
			if i := strings.IndexFunc(b.String(), steers); i >= 0 {
				t.Errorf("%s in plain steers: %.20q", ref.ID, b.String()[i:])
			}
		}
	}
}

// Whatever is pressed on the real file, with all its screens: no panic, every
// frame fits, and esc leads home to a screen with the focus on something.
func TestRandomKeysOnAFile(t *testing.T) {
	var names []string
	for _, b := range keys.Default().All() {
		if b.Name != keys.Quit {
			names = append(names, b.Name)
		}
	}
	path, _ := putVile(t)
	for _, p := range []part{cast()[0], cast()[5]} {
		o := enter(t, path, p.as, "nl")
		env := o.env(t.Context())
		env.Source = &quiet{Source: env.Source}
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			tries.AtMost(30)
			rapid.Check(t, func(rt *rapid.T) {
				start := rapid.SampledFrom(append(tui.ScreenNames(registers.All()), "")).Draw(rt, "screen")
				s := &seat{tuitest.Drive(t, env, tui.Options{Local: true, Screen: start}, 80, 24), o, env}
				for range rapid.IntRange(1, 12).Draw(rt, "steps") {
					s.sound(rt, act(rt, s, names))
				}
				s.Resize(80, 24)
				for range 50 {
					s.Key("esc")
					if strings.Contains(s.Screen(), "Weg, en het concept weggooien") { // what was typed is asked about first
						s.Key("down")
						s.Key("down")
						s.Key("enter")
					}
				}
				s.Has("1 Overzicht")
				if s.Chosen() == "" || !strings.Contains(s.Lines()[3], "het bestuur") {
					rt.Fatalf("esc does not lead home to a cursor:\n%s", s.Screen())
				}
			})
		})
	}
}

// act is a step a person may take at any moment.
func act(t *rapid.T, s *seat, names []string) string {
	switch rapid.IntRange(0, 9).Draw(t, "sort of step") {
	case 0:
		typed := rapid.StringMatching(`[a-z0-9 ]{1,6}`).Draw(t, "typed")
		s.Type(typed)
		return "typed " + typed
	case 1:
		k := rapid.SampledFrom([]string{"left", "right", "backspace", "delete", "ctrl+a", "alt+x", "space", "enter"}).Draw(t, "key")
		s.Key(k)
		return k
	case 2:
		w, h := rapid.IntRange(1, 220).Draw(t, "w"), rapid.IntRange(1, 70).Draw(t, "h")
		s.Resize(w, h)
		return fmt.Sprint(w, "x", h)
	case 3:
		s.Send(tea.PasteMsg{Content: rapid.SampledFrom(vile).Draw(t, "pasted")})
		return "paste"
	case 4:
		s.Send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
		return "wheel"
	}
	n := rapid.SampledFrom(names).Draw(t, "binding")
	s.Press(n)
	return n
}
