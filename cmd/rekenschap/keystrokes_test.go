package main

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rekenschap/rekenschap/tui/keys"
)

// typist counts what somebody presses to get something done: keys that steer,
// and letters of the text itself.
type typist struct {
	*seat
	keys, letters int
}

// press presses keys and counts them.
func (p *typist) press(strokes ...string) *typist {
	p.keys += len(strokes)
	p.Key(strokes...)
	return p
}

// text types and counts letters.
func (p *typist) text(s string) *typist {
	p.letters += utf8.RuneCountInString(s)
	p.Type(s)
	return p
}

// chore is something people do often, from the screen of the meeting.
type chore struct {
	what string
	do   func(p *typist)
	left string // a query that shows that it was done
	want string
	from func(b *boardroom, t *testing.T) *seat // where it begins; nil: the secretary at the meeting
}

func chores() []chore {
	return []chore{
		{"A decision with five votes, one objection with its note, two actions; item finished", func(p *typist) {
			p.press("g").text(" per 1 januari").press("enter", "down", "t").text("Te snel voor de OK.").press("enter", "enter")
			p.press("a").text("MFA bij leveranciers afdwingen @ciso 15-12").press("enter")
			p.press("a").text("Uitleg aan de OK @bram 1-12").press("enter", "c")
		}, "SELECT (SELECT count(*) FROM vote), (SELECT count(*) FROM vote WHERE body ->> '$.minority' != ''), (SELECT count(*) FROM action), (SELECT treated FROM agenda_item WHERE nr=1)", "5|1|2|1", nil},
		{"A decision as proposed, nobody against; item finished", func(p *typist) { p.press("enter", "enter", "enter", "enter") },
			"SELECT outcome, (SELECT count(*) FROM vote WHERE value='for'), (SELECT treated FROM agenda_item WHERE nr=1) FROM decision", "approved|5|1", nil},
		{"A decision by acclamation", func(p *typist) { p.press("g", "enter", "a", "enter") }, "SELECT outcome, acclaimed FROM decision", "approved|1", nil},
		{"An item noted, without a vote", func(p *typist) { p.press("K", "enter", "enter") }, "SELECT outcome FROM decision", "noted", nil},
		{"A member with an interest, before the vote", func(p *typist) {
			p.press("i", "down").text("Commissaris bij de leverancier").press("enter")
		}, "SELECT value, interest FROM vote", "recused|Commissaris bij de leverancier", nil},
		{"A question, its answer and what follows", func(p *typist) {
			p.press("v", "down").text("Wat kost dit?").press("enter", "u").text("Een ton.").press("enter").text("Begroting maken @ciso 10-12").press("enter")
		}, "SELECT count(*), (SELECT count(*) FROM action) FROM question WHERE answered_on != ''", "1|1", nil},
		{"Somebody who came late", func(p *typist) { p.press("A", "down", "down", "down", "down", "down", "p", "enter") },
			"SELECT count(*) FROM attendance WHERE present='present' AND meeting_id=(SELECT max(id) FROM meeting)", "6", nil},
	}
}

// ciso is a seat of the CISO at a screen.
func ciso(screen int) func(b *boardroom, t *testing.T) *seat {
	return func(b *boardroom, t *testing.T) *seat {
		b.chores(t, 1)
		b.report(t)
		return take(t, b.path, "Hugo Spar", "nl", 100, 40).do(keys.Screen(screen), keys.Top)
	}
}

// deskChores are those outside a meeting.
func deskChores() []chore {
	return []chore{
		{"An action on one line", func(p *typist) { p.press("a").text("MFA bij leveranciers @secretaris 15-12").press("enter") },
			"SELECT owner_id, due FROM action WHERE id='ACT-2026-002'", "F-001|2026-12-15", ciso(1)},
		{"An action finished", func(p *typist) { p.press("d", "tab", "tab").text("Besproken en gedaan").press("ctrl+s") },
			"SELECT done_on FROM action WHERE id='ACT-2026-001'", today, ciso(8)},
		{"A policy put before the next meeting", func(p *typist) {
			p.press("enter", "enter", "n", "enter", "right", "ctrl+s")
		}, "SELECT submitted_on, (SELECT count(*) FROM agenda_item) FROM policy_version", today + "|3", ciso(4)},
		{"A course with three participants", func(p *typist) {
			p.press("n", "enter").text("Bestuur en cyber").press("tab").text("Academie").press("tab").text("14-9-2026")
			p.press("shift+tab", "shift+tab", "shift+tab", "shift+tab", "shift+tab").text("anna").press("enter").text("bram").press("enter").text("cas").press("enter", "ctrl+s")
		}, "SELECT count(*), sum(completed) FROM participation", "3|3", ciso(5)},
		{"A threat judged: it touches us, nothing follows", func(p *typist) {
			p.press("enter", "enter", "n", "enter", "right", "tab", "tab", "tab", "tab", "right", "tab").text("Back-ups staan los.").press("ctrl+s")
		}, "SELECT touches, consequence FROM review", "yes|none", ciso(6)},
	}
}

const keystrokes = "../../docs/KEYSTROKES.md"

// How many keys the things cost that people do most in a meeting: the document
// says how many, and more than that is a step back.
func TestKeystrokes(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString(`# Keystrokes

What the commonest tasks cost, counted by a test on a real file: those of a
meeting from its screen, the others from the screen that they belong to
(` + "`go test ./cmd/rekenschap -run Keystrokes -update`" + ` writes this page; without
` + "`-update`" + ` the test fails when a task costs more than it says here). Keys steer;
letters are the words themselves. Seconds are those of somebody who types five
keys a second.

| task | keys | letters | seconds |
|---|---|---|---|
`)
	said, _ := os.ReadFile(keystrokes)
	for _, c := range append(chores(), deskChores()...) {
		room := newBoardroom(t)
		room.open(t, "Floor")
		if c.from == nil {
			c.from = func(b *boardroom, t *testing.T) *seat { return b.secretary(t, 80, 24) }
		}
		p := &typist{seat: c.from(room, t)}
		c.do(p)
		newOracle(t, room.path).holds(c.left, c.want)
		row := fmt.Sprintf("| %s | %d | %d | %d |\n", c.what, p.keys, p.letters, (p.keys+p.letters+4)/5)
		t.Log(strings.TrimSpace(row))
		b.WriteString(row)
		if keys, letters, ok := documented(string(said), c.what); !*update && (!ok || p.keys > keys || p.letters > letters) {
			t.Errorf("%s costs %d keys and %d letters; the document says %d and %d", c.what, p.keys, p.letters, keys, letters)
		}
		if strings.Contains(c.what, "five votes") && p.keys+p.letters > 60*5 {
			t.Errorf("%s takes more than a minute", c.what)
		}
	}
	if *update {
		if err := os.WriteFile(keystrokes, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func documented(page, what string) (keys, letters int, ok bool) {
	for l := range strings.SplitSeq(page, "\n") {
		if rest, found := strings.CutPrefix(l, "| "+what+" | "); found {
			_, err := fmt.Sscanf(rest, "%d | %d |", &keys, &letters)
			return keys, letters, err == nil
		}
	}
	return 0, 0, false
}
