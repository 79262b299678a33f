package main

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/tries"
	"github.com/rekenschap/rekenschap/tui/keys"
)

// openAction is an action that waits, with its owner and day.
func openAction(o oracle) string {
	return o.text("SELECT id FROM action WHERE done_on IS NULL AND dropped IS NULL ORDER BY rowid LIMIT 1")
}

// retype replaces what stands in a field of one line.
func (s *seat) retype(t testing.TB, label, typed string) *seat {
	t.Helper()
	s.field(t, label).Key("ctrl+e", "ctrl+u").Type(typed)
	return s
}

// Two people change one record at a time. Who saves last sees both, says whose
// words stand where both changed them, keeps what only the other changed, and
// both are in the history.
func TestTwoEditors(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	o := newOracle(t, path)
	id := openAction(o)
	edit := model.Ask{What: model.AskEdit, Ref: model.Ref{Kind: model.KindAction, ID: id}}
	a, b := take(t, path, "Ruben Populier", "nl", 120, 40), take(t, path, "Hanneke Els", "nl", 120, 40)
	a.resume(t, edit)
	b.resume(t, edit)
	a.retype(t, "Tekst", "Woorden van Ruben")
	b.retype(t, "Tekst", "Woorden van Hanneke").retype(t, "Uiterlijk", "1-3-2027").save(t)

	a.Has("Woorden van Ruben")
	a.Press(keys.Save).Has(id+" is intussen door een ander gewijzigd", "Woorden van Ruben", "Woorden van Hanneke", "door beiden gewijzigd", "1 mrt 2027")
	a.sees(t, "blijft in de geschiedenis staan; wat u hier van uzelf laat vallen, wordt nergens").Lacks("Niets gaat verloren")
	a.Press(keys.Save).Has("Kies eerst bij elk veld dat beiden wijzigden.")
	a.Press(keys.CellLeft, keys.Save).Has("Bewaard: " + id)
	row := o.text(`SELECT text || '|' || due || '|' || rev FROM action WHERE id=?`, id)
	if !strings.HasPrefix(row, "Woorden van Ruben|2027-03-01|") {
		t.Errorf("the row: %s", row)
	}
	for _, words := range []string{"Woorden van Ruben", "Woorden van Hanneke"} {
		if n := o.number(`SELECT count(*) FROM ledger_body WHERE body ->> '$.id' = ? AND body ->> '$.text' = ?`, id, words); n != 1 {
			t.Errorf("%q stands %d times in the history", words, n)
		}
	}
}

func (o oracle) number(query string, args ...any) (n int) {
	o.t.Helper()
	if err := o.db.QueryRow(query, args...).Scan(&n); err != nil {
		o.t.Fatalf("%s: %v", query, err)
	}
	return n
}

// What was left half filled in waits for whoever left it, and for nobody else;
// what others changed meanwhile is not written over when it is saved.
func TestDraftWaitsAndOverwritesNothing(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	o := newOracle(t, path)
	id := openAction(o)
	before := o.number("SELECT count(*) FROM ledger")
	a := take(t, path, "Ruben Populier", "nl", 120, 40)
	a.resume(t, model.Ask{What: model.AskEdit, Ref: model.Ref{Kind: model.KindAction, ID: id}})
	a.retype(t, "Tekst", "Half getypt").Key("ctrl+c")
	if !a.Ended {
		t.Fatal("ctrl+c does not end the session")
	}
	b := take(t, path, "Hanneke Els", "nl", 120, 40)
	b.Lacks("concept van u")
	b.resume(t, model.Ask{What: model.AskEdit, Ref: model.Ref{Kind: model.KindAction, ID: id}})
	b.Lacks("Half getypt")
	b.retype(t, "Tekst", "Intussen anders").save(t)

	a = take(t, path, "Ruben Populier", "nl", 120, 40)
	a.Has("Er wacht 1 concept van u")
	a.Press(keys.Drafts).Has(id).Press(keys.Run)
	a.Has("Half getypt", "Verder met het concept", "na uw concept door een ander gewijzigd")
	a.Press(keys.Save).Has("is intussen door een ander gewijzigd", "Half getypt", "Intussen anders")
	if n := o.number("SELECT count(*) FROM ledger"); n != before+1 {
		t.Errorf("%d entries were written before anybody chose", n-before-1)
	}
	a.Press(keys.CellRight, keys.Save)
	if got := o.text("SELECT text FROM action WHERE id=?", id); got != "Intussen anders" {
		t.Errorf("the other's words were chosen, the row says %q", got)
	}
	if a = take(t, path, "Ruben Populier", "nl", 120, 40); strings.Contains(a.Screen(), "concept van u") {
		t.Errorf("the draft still waits:\n%s", a.Screen())
	}
}

// A draft of a form that is not there any more can be thrown away.
func TestDraftOfWhatIsGone(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	s := take(t, path, "Ruben Populier", "nl", 100, 40)
	body := []byte(`{"ask":{"What":"edit","Ref":{"kind":"action","id":"ACT-1999-001"}},"fields":{"text":["half"]}}`)
	if err := s.env.Source.SaveDraft(t.Context(), "edit ACT-1999-001", body); err != nil {
		t.Fatal(err)
	}
	s = take(t, path, "Ruben Populier", "nl", 100, 40)
	s.Press(keys.Drafts, keys.Run).Has("ACT-1999-001 bestaat niet", "ctrl+l gooit dit concept weg")
	s.Press(keys.Restart).Has("Kan het bestuur", "Niet bewaard.").Lacks("concept van u")
}

// Lines pasted in a field of one line stay one line and confirm nothing; a long
// text keeps its lines, wide letters and all it can hold.
func TestPasted(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	o := newOracle(t, path)
	s := take(t, path, "Ruben Populier", "nl", 100, 40)
	before := o.number("SELECT count(*) FROM ledger")
	s.resume(t, model.Ask{What: model.AskNew, Kind: model.KindIncident})
	s.field(t, "Titel").Send(tea.PasteMsg{Content: "eerste\r\ntweede\nderde patie\u0308nt\x1b[31m\n"})
	s.Has("eerste tweede derde pati")
	if got := s.Chosen(); !strings.HasPrefix(got, "Titel") || o.number("SELECT count(*) FROM ledger") != before {
		t.Errorf("a paste confirmed something: %q", got)
	}
	long := strings.Repeat("漢字 zorg stokt\n", 1450)
	s.field(t, "Wat er gebeurde").Send(tea.PasteMsg{Content: long})
	s.field(t, "Bron").Type("krant")
	for w := 20; w <= 300; w += 7 {
		s.Resize(w, 30)
		s.fits(t, "a long text")
	}
	s.Resize(100, 40)
	s.Press(keys.Save).Has("Nog niet bewaard", "te lang")
	s.field(t, "Wat er gebeurde")
	for range 400 { // to what it can hold
		s.Key("backspace")
	}
	s.Key("up", "home").Type("Hier: ")
	s.Press(keys.Save).Has("Bewaard: ")
	what := o.text("SELECT body ->> '$.what' FROM incident ORDER BY rowid DESC LIMIT 1")
	if n := len([]rune(what)); n > 20000 || n < 15000 || !strings.Contains(what, "漢字 zorg stokt\n漢字") || !strings.Contains(what, "Hier: ") {
		t.Errorf("%d runes kept, beginning with %.60q", n, what)
	}
	if title := o.text("SELECT title FROM incident ORDER BY rowid DESC LIMIT 1"); strings.ContainsAny(title, "\x1b\n") || !strings.Contains(title, "pati\u00ebnt") {
		t.Errorf("the title steers: %q", title)
	}
}

// Whatever is typed on a form: no panic, every frame fits, nothing is written
// until it is saved.
func TestRandomKeysOnForms(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	o := newOracle(t, path)
	s := take(t, path, "", "nl", 80, 24)
	kinds := recordable()
	strokes := []string{"tab", "shift+tab", "up", "down", "left", "right", "enter", "esc", "backspace", "ctrl+t", "ctrl+l", "ctrl+u", "home", "end", "space", "delete", "alt+x", "ctrl+p"}
	before := o.number("SELECT count(*) FROM ledger")
	tries.AtMost(30)
	rapid.Check(t, func(rt *rapid.T) {
		k := rapid.SampledFrom(kinds).Draw(rt, "kind")
		ask := model.Ask{What: model.AskNew, Kind: k, Ref: model.Ref{Kind: model.KindControl, ID: "A-5.1"}}
		if !model.Creatable(k) || rapid.Bool().Draw(rt, "edit") {
			ask = model.Ask{What: model.AskEdit, Ref: model.Ref{Kind: k, ID: o.first(k)}}
		}
		if ask.What == model.AskEdit && ask.Ref.ID == "" {
			return
		}
		s.resume(t, ask)
		for range rapid.IntRange(1, 25).Draw(rt, "steps") {
			switch rapid.IntRange(0, 3).Draw(rt, "sort") {
			case 0:
				s.Type(rapid.StringMatching(`[a-z0-9+\- ]{1,8}`).Draw(rt, "typed"))
			case 1:
				s.Send(tea.PasteMsg{Content: rapid.SampledFrom(vile).Draw(rt, "pasted")})
			case 2:
				s.Resize(rapid.IntRange(20, 300).Draw(rt, "w"), rapid.IntRange(3, 60).Draw(rt, "h"))
			default:
				if stroke := rapid.SampledFrom(strokes).Draw(rt, "key"); stroke != "enter" || !strings.HasPrefix(s.Chosen(), "[ ") {
					s.Key(stroke)
				}
			}
			s.frame(rt)
		}
	})
	if n := o.number("SELECT count(*) FROM ledger"); n != before {
		t.Errorf("%d entries were written without saving", n-before)
	}
}

// frame checks that what is in sight fits.
func (s *seat) frame(t *rapid.T) {
	w, h := s.Size()
	if lines := s.Lines(); len(lines) != h {
		t.Fatalf("%dx%d: %d lines", w, h, len(lines))
	}
	for _, l := range s.Lines() {
		if ansi.StringWidth(l) > w {
			t.Fatalf("%dx%d: too wide: %q", w, h, l)
		}
	}
}

// A path that is changed while the file at it is being read does not give that
// file another name: the one at the path in sight is read.
func TestPathChangedWhileItIsRead(t *testing.T) {
	path, dir := put(t, linde), t.TempDir()
	for _, name := range []string{"a.txt", "b.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("inhoud van "+name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	s := take(t, path, "Ruben Populier", "nl", 120, 40)
	s.resume(t, model.Ask{What: model.AskNew, Kind: model.KindEvidence})
	s.field(t, "Bestand").Type("a.txt")
	s.Hold = true
	s.Key("tab", "shift+tab", "backspace", "backspace", "backspace", "backspace", "backspace").Type("b.txt")
	s.Release(false)
	s.Lacks("a.txt", "bytes").Key("tab")
	sum := sha256.Sum256([]byte("inhoud van b.txt"))
	s.Has("b.txt · 16 bytes · SHA-256 " + hex.EncodeToString(sum[:])[:12])

	s.field(t, "Bestand").Type("x").Key("tab").Lacks("bytes").Key("shift+tab", "ctrl+u")
	s.Send(tea.PasteMsg{Content: "a.txt"})
	s.Press(keys.Save).Has("a.txt · 16 bytes")
}

// A number is read as everywhere else: what has a comma in it is not a
// hundredfold, and a word behind it counts.
func TestNumberOnAForm(t *testing.T) {
	t.Parallel()
	s := take(t, put(t, linde), "Ruben Populier", "nl", 120, 40)
	s.resume(t, model.Ask{What: model.AskNew, Kind: model.KindCertificate})
	for typed, want := range map[string]string{"12.50": "geen getal", "12,5": "geen getal", "-3": "geen getal", "1.480": "1480", "0,5 mln": "500.000"} {
		s.field(t, "Minuten").Key("ctrl+u").Type(typed).Key("tab").Has(want)
	}
}
