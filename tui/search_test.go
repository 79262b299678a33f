package tui_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/tuitest"
)

func TestSearchWhileTyping(t *testing.T) {
	d := drive(t, tuitest.Demo(), text.New(text.NL), 80, 24)
	d.Press(keys.Search).Has("Overzicht › Zoeken", "Zoek in alles wat u mag zien", "B-2026-14")
	d.Type("lever").Has("ACT-2026-031", "MFA bij leveranciers afdwingen", "actie · te laat · 18 nov 2026", "besluit · 12 mrt 2026", "… met leveranciers is afgesproken", "gevonden")
	if got := d.Chosen(); !strings.HasPrefix(got, "ACT-2026-031") {
		t.Errorf("the cursor is on %q", got)
	}
	d.Press(keys.Down)
	if got := d.Chosen(); !strings.HasPrefix(got, "B-2026-009") {
		t.Errorf("one down the cursor is on %q", got)
	}
	// A letter is text, also one that is a key elsewhere; the cursor starts anew.
	d.Type("anciers aj")
	d.Has("Niets gevonden met: leveranciers aj", "Probeer minder woorden").Lacks("ACT-2026-031")
	d.Key("backspace", "backspace", "backspace")
	if got := d.Chosen(); !strings.HasPrefix(got, "ACT-2026-031") {
		t.Errorf("after another question the cursor is on %q", got)
	}
	// Opened, and back to where one was.
	d.Press(keys.Down, keys.Open).Has("Zoeken › B-2026-009")
	d.Press(keys.Back).Has("Zoek in alles: leveranciers")
	if got := d.Chosen(); !strings.HasPrefix(got, "B-2026-009") {
		t.Errorf("back from a record the cursor is on %q", got)
	}
	d.Press(keys.Back).Has("Kan het bestuur").Lacks("leveranciers ")
}

// What is typed has accents or not, and a word too many empties the page
// without a question.
func TestSearchAsksForWhatIsTyped(t *testing.T) {
	src := tuitest.Demo()
	d := drive(t, src, text.New(text.NL), 80, 24)
	d.Press(keys.Search).Type(" é").Key("left", "right", "home").Type(" ")
	asked := slices.DeleteFunc(slices.Clone(src.Asked), func(s string) bool { return !strings.HasPrefix(s, "search ") })
	if want := []string{"search é"}; !slices.Equal(asked, want) {
		t.Errorf("asked %q, want %q", asked, want)
	}
	d.Key("end", "backspace").Has("Zoek in alles wat").Lacks("gevonden")
}

func TestSearchFromEverywhere(t *testing.T) {
	for name, path := range map[string][]string{
		"overview": {keys.Search}, "record": {keys.Screen(7), keys.Open, keys.Search},
		"register": {keys.Screen(7), keys.SearchAll}, "overview by the twin": {keys.SearchAll},
	} {
		d := drive(t, tuitest.Demo(), text.New(text.NL), 80, 24)
		d.Press(path...).Has("› Zoeken", "Zoek in alles wat u mag zien")
		d.Press(keys.Back).Lacks("› Zoeken")
		if name == "register" {
			d.Press(keys.Find).Has("Filter:").Lacks("Zoek in alles")
		}
	}
}

// Only what works is offered: while typing no letter is a key.
func TestSearchOffers(t *testing.T) {
	d := drive(t, tuitest.Demo(), text.New(text.NL), 80, 24)
	foot := func() string { l := d.Lines(); return l[len(l)-1] }
	d.Press(keys.Search)
	if got := foot(); got != " esc terug" {
		t.Errorf("empty: %q", got)
	}
	d.Type("beleid")
	if got := foot(); got != " ↑↓ kies   ⏎ open   esc terug" {
		t.Errorf("with hits: %q", got)
	}
	d.Type("q1?:")
	if d.Ended {
		t.Error("a letter ended the session")
	}
	d.Has("beleidq1?:")
	d.Key("ctrl+c")
	if !d.Ended {
		t.Error("ctrl+c did not end the session")
	}
}

func TestSearchDropsLateAnswers(t *testing.T) {
	d := drive(t, tuitest.Demo(), text.New(text.NL), 80, 24)
	d.Press(keys.Search)
	d.Hold = true
	d.Type("mfa").Has("bezig")
	d.Release(true) // the answer to "m" comes last
	d.Has("1 gevonden", "ACT-2026-031")
	d.Hold = true
	d.Key("backspace", "backspace", "backspace").Has("Zoek in alles wat")
	d.Release(false)
	d.Has("Zoek in alles wat").Lacks("ACT-2026-031")
}

func TestSearchTellsWhatFailed(t *testing.T) {
	src := tuitest.Demo()
	d := drive(t, src, text.New(text.NL), 80, 24)
	d.Press(keys.Search)
	src.Fail = errors.New("disk gone")
	d.Type("mfa").Has("disk gone").Press(keys.Open).Has("disk gone")
	src.Fail = nil
	d.Type(" ").Key("backspace", "backspace").Has("ACT-2026-031")
}

// Every hit can be reached and the one chosen is always in sight, in every
// size; wide, a hit takes one line.
func TestSearchScrolls(t *testing.T) {
	for _, s := range append(sizes, [2]int{30, 9}) {
		t.Run(fmt.Sprint(s), func(t *testing.T) {
			d := drive(t, tuitest.Demo(), text.New(text.NL), s[0], s[1])
			d.Press(keys.Search).Type("a-")
			seen := map[string]bool{}
			for range 101 {
				fits(t, d)
				seen[strings.Fields(d.Chosen() + " ?")[0]] = true
				d.Press(keys.Down)
			}
			if len(seen) != 100 {
				t.Errorf("%d hits reached, want the hundred asked for", len(seen))
			}
			if s[0] >= 80 {
				d.Has("100 van 101 gevonden")
			}
			d.Press(keys.PageUp, keys.PageUp, keys.PageUp, keys.PageDown)
			if d.Chosen() == "" {
				t.Error("the cursor is out of sight")
			}
		})
	}
}

// A change elsewhere asks again; another day asks that day.
func TestSearchFollowsTheDay(t *testing.T) {
	src, past := tuitest.Demo(), tuitest.Demo()
	past.Hits = []model.Hit{{Ref: model.Ref{Kind: model.KindAction, ID: "ACT-2025-001"}, Title: model.Literal("MFA van toen"), Lead: model.Msg("kind.action")}}
	src.Days["2026-03-03"] = past
	d := drive(t, src, text.New(text.NL), 80, 24)
	d.Press(keys.Search).Type("mfa").Has("ACT-2026-031").Press(keys.Back)
	d.Press(keys.AsOf).Type("2026-03-03").Press(keys.Run)
	d.Press(keys.Search).Type("mfa").Has("ACT-2025-001").Lacks("ACT-2026-031")
}

// The palette names actions first, then records; enter opens what is chosen.
func TestPaletteFindsRecords(t *testing.T) {
	src := tuitest.Demo()
	d := drive(t, src, text.New(text.NL), 80, 24)
	d.Press(keys.Commands).Type("m").Lacks("Gevonden stukken")
	d.Type("fa").Has("Gevonden stukken", "ACT-2026-031  MFA bij leveranciers")
	d.Press(keys.Run).Has("› ACT-2026-031").Lacks("Gevonden stukken")
	d.Press(keys.Back, keys.Commands).Type("zoek")
	if got := d.Chosen(); !strings.Contains(got, "zoek in alles") {
		t.Errorf("the first line is %q, want the action", got)
	}
	d.Press(keys.Run).Has("› Zoeken")
	// An action is found by its key too.
	d.Press(keys.Back, keys.Commands).Type("ctrl+g").Has("zoek in alles").Press(keys.Back, keys.Commands)
	d.Send(tea.PasteMsg{Content: "mfa"})
	d.Has("Gevonden stukken")
	d.Key("backspace", "backspace").Lacks("Gevonden stukken")

	// An answer that comes late, or after the palette is gone, changes nothing.
	d = drive(t, src, text.New(text.NL), 80, 24)
	d.Press(keys.Commands)
	d.Hold = true
	d.Type("mfa")
	d.Release(true)
	d.Has("ACT-2026-031").Lacks("A-5.1 ")
	d.Hold = true
	d.Type(" ").Key("backspace").Press(keys.Back)
	d.Release(false)
	d.Lacks("Gevonden stukken")
}

// What comes to be offered while the palette or the help is open appears in
// it: drafts are looked for when a session has already begun. What is typed
// stays, and the cursor keeps its line.
func TestPaletteRenews(t *testing.T) {
	src := tuitest.Demo()
	d := drive(t, src, text.New(text.NL), 80, 24)
	src.Drafts = map[string]model.Draft{}
	draft := model.Draft{Place: "new question", SavedAt: tuitest.Day().Start(), Body: []byte(`{"ask":{"what":"new","kind":"question"},"fields":{"text":["Oefenen we"]}}`)}
	for open, path := range map[string][]string{"Opdracht": {keys.Commands}, "Hulp": {keys.Assist, keys.Find}} {
		clear(src.Drafts)
		d.Press(keys.Reload).Lacks("concept")
		src.Drafts[draft.Place] = draft
		d.Hold = true
		d.Press(keys.Reload).Press(path...).Type("concept").Has("Niets gevonden").Lacks("verder met een concept")
		d.Release(false)
		d.Has(open+"  concept", "verder met een concept").Lacks("Niets gevonden")
		d.Press(keys.Run).Has("Verder met een concept", "Nieuw: vraag").Press(keys.Back)

		clear(src.Drafts)
		d.Press(keys.Reload).Lacks("concept")
		src.Drafts[draft.Place] = draft
		d.Hold = true
		d.Press(keys.Reload, path[0], keys.Down, keys.Down)
		was := d.Chosen()
		d.Release(false)
		if got := d.Chosen(); got != was || was == "" {
			t.Errorf("%s: the cursor went from %q to %q", open, was, got)
		}
		d.Press(keys.Back)
	}
	draft.Body = []byte(`{"ask":{"what":"question","ref":{"kind":"duty","id":"cbw-24-1"}},"fields":{"text":["Oefenen we"]}}`)
	src.Drafts[draft.Place] = draft
	d.Press(keys.Reload, keys.Commands).Type("concept").Press(keys.Run).Has("een vraag stellen").Lacks("cbw-24-1")
}

// A list is filtered without regard to accents, in what it holds and in what
// is typed.
func TestFilterWithoutAccents(t *testing.T) {
	src := tuitest.Demo()
	src.Lists["controls"][3].Values[1] = "Coördinatie van één crisis"
	for _, typed := range []string{"coordinatie een", "COÖRDINATIE", "ćoordinatié"} {
		d := drive(t, src, text.New(text.NL), 80, 24)
		d.Press(keys.Screen(7), keys.Find).Type(typed).Has("1 van 101", "Coördinatie van één")
	}
}
