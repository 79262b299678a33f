package main

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/tuitest"
)

// open lets the meeting begin with two items and everybody there, but those
// who are away.
func (b *boardroom) open(t testing.TB, away ...string) {
	t.Helper()
	o := enter(t, b.path, "Gijs Els", "nl")
	all := model.OpenMeeting{Meeting: b.meeting}
	for _, first := range []string{"Anna", "Bram", "Cas", "Dina", "Eva", "Floor"} {
		there := model.PresencePresent
		if slices.Contains(away, first) {
			there = model.PresenceAbsent
		}
		all.Attendance = append(all.Attendance, model.Noted{Person: b.person[first], Present: there})
	}
	for _, cmd := range []model.Command{
		model.AddItems{Meeting: b.meeting, Proposals: []model.Proposal{{Title: "MFA verplicht", Type: model.ItemDecision}, {Title: "Rondvraag"}}}, all,
	} {
		if _, err := o.h.Do(t.Context(), cmd); err != nil {
			t.Fatal(err)
		}
	}
}

// A director follows the meeting as it is held and has no key to record; what
// the secretary notes shows without the cursor moving.
func TestDirectorFollowsTheMeeting(t *testing.T) {
	t.Parallel()
	b := newBoardroom(t)
	b.open(t)
	dir := take(t, b.path, "Bram Linde", "nl", 80, 24)
	dir.Key("2", "home", "M").Has(b.meeting, "1. MFA verplicht", "Het quorum is gehaald").Key("down").Has("2. Rondvraag")
	for _, name := range []string{keys.Approve, keys.Ending, keys.Finish, keys.Roster, keys.Propose, keys.Papers, keys.Reword} {
		before := dir.Screen()
		if dir.Press(name); dir.Screen() != before {
			t.Errorf("%s does something for a director:\n%s", name, dir.Screen())
		}
	}
	sec := b.secretary(t, 80, 24)
	sec.Key("enter", "enter", "enter")
	newOracle(t, b.path).holds("SELECT outcome FROM decision", "approved")
	dir.Press(keys.Reload).Has("2. Rondvraag", "1◐")
	dir.Key("up").Has("B-2026-001 · goedgekeurd")
}

// What others change shows while the secretary types, and touches neither the
// words nor the cursor.
func TestTypingIsLeftAloneByOthers(t *testing.T) {
	t.Parallel()
	b := newBoardroom(t)
	b.open(t)
	sec := enter(t, b.path, "Gijs Els", "nl")
	term := tuitest.Start(t, sec.env(t.Context()), tui.Options{Screen: "meetings"}, 110, 30)
	for _, k := range []string{"M", "g"} {
		term.Type(k)
	}
	for _, r := range " vanaf 1 januari" {
		term.Type(string(r))
	}
	other := enter(t, b.path, "Hugo Spar", "nl")
	if _, err := other.h.Do(t.Context(), model.AddItems{Meeting: b.meeting, Proposals: []model.Proposal{{Title: "Nagekomen punt"}}}); err != nil {
		t.Fatal(err)
	}
	for start := time.Now(); !strings.Contains(term.Screen(), "Nagekomen punt"); time.Sleep(10 * time.Millisecond) {
		if time.Since(start) > 3*time.Second {
			t.Fatalf("what another added does not show:\n%s", term.Screen())
		}
	}
	if s := term.Screen(); !strings.Contains(s, "MFA verplicht vanaf 1 januari") || !strings.Contains(s, "▌· 1  MFA verplicht") {
		t.Errorf("the words or the cursor moved:\n%s", s)
	}
	term.Type("\r")
	newOracle(t, b.path).holds("SELECT body ->> '$.text' FROM decision", "MFA verplicht vanaf 1 januari")
}

// A proposal in writing fails: not everybody agrees to decide in writing.
func TestWrittenDecisionThatFails(t *testing.T) {
	t.Parallel()
	b := newBoardroom(t)
	o := newOracle(t, b.path)
	sec := enter(t, b.path, "Gijs Els", "nl")
	if _, err := sec.h.Do(t.Context(), model.ProposeInWriting{Body: o.query("SELECT id FROM body WHERE code='RvB'")[0].id, VoteBy: model.MustDate("2026-11-28"),
		Wording: model.Wording{Subject: "Noodaankoop", Text: "De raad koopt een noodlijn."}}); err != nil {
		t.Fatal(err)
	}
	s := take(t, b.path, "Gijs Els", "nl", 80, 24)
	s.Key("3", "home", "M").Has("Noodaankoop", "0 van 6 leden stemden", "tot en met 28 nov 2026", "A stemmen").Lacks("aanwezigheid")
	s.Key("S").Has("Nog niet", "Anna Kastanje").Key("esc")
	s.Key("enter").Has("welke stemmen kwamen binnen")
	s.Key("s").Has("Noteer eerst de stem").Key("A").Lacks("· stemt in met schriftelijk besluiten")
	s.Key("v", "down", "v", "down", "v", "down", "t").Type("Te duur").Key("enter").Lacks("· stemt in met schriftelijk besluiten")
	s.Key("enter").Has("4 van 6 leden stemden")
	o.holds("SELECT value, consents, known FROM vote ORDER BY person_id", "for||noted", "for||noted", "for||noted", "against||noted")
	s.Key("enter", "A", "down", "down", "s", "enter") // all agree to the manner, but the third
	o.holds("SELECT value, consents, known FROM vote ORDER BY person_id", "for|1|noted", "for|1|noted", "for||noted", "against|1|noted")
	s.Key("S").Has("Nu sluiten geeft: afgewezen").Key("enter")
	o.holds("SELECT outcome, consented FROM decision", "rejected|")
	s.Has("afgewezen", "Waarom niet", "niet vastgelegd dat alle leden instemden").Lacks("S sluiten")
}

// Of what is held over nobody votes, so no votes are counted; it can be recorded.
func TestHeldOverCountsNoVotes(t *testing.T) {
	t.Parallel()
	b := newBoardroom(t)
	b.open(t)
	s := b.secretary(t, 80, 24)
	s.Key("h", "enter").Has("aangehouden. Er wordt niet gestemd.", "Kan zo worden vastgelegd").Lacks("0 voor", "deden mee")
	s.Key("enter").Has("B-2026-001 · aangehouden").Lacks("0 voor", "deden mee")
}

// Before the meeting a proxy waits until it is noted who is there.
func TestProxyBeforeAnybodyIsThere(t *testing.T) {
	t.Parallel()
	b := newBoardroom(t)
	s := b.secretary(t, 80, 24)
	s.Key("A", "down", "m").Has("Noteer eerst wie aanwezig is (p): pas dan kan iemand stemmen voor Bram Linde").Lacks("Noem een ander lid", "volmacht aan")
	s.Key("up", "p", "down", "m").Has("volmacht aan Anna Kastanje").Key("enter")
	newOracle(t, b.path).holds("SELECT person_id, present FROM attendance WHERE meeting_id='"+b.meeting+"' ORDER BY 1", b.person["Anna"]+"|present", b.person["Bram"]+"|proxy")
}

// What is closed stays closed in the meeting as it is held: for every role, at
// every size, whatever item is in hand.
func TestMeetingKeepsSecrets(t *testing.T) {
	t.Parallel()
	path := put(t, secretFile)
	id := newOracle(t, path).query("SELECT id FROM meeting WHERE place='Zolder'")[0].id
	for _, p := range cast() {
		t.Run(p.name, func(t *testing.T) {
			s := take(t, path, p.as, "nl", 80, 24)
			s.Key("2").Press(keys.Find).Type(id).Key("enter", "M").Has(id)
			met := map[string]bool{}
			for range 3 {
				for _, size := range fourSizes {
					s.Resize(size[0], size[1])
					s.mind(t, "meeting "+id, p, met)
				}
				s.Key("down")
			}
			for _, x := range secrets() {
				if (x.word == "Kwartsblad" || x.word == "Malachiet") && slices.Contains(x.who, p.name) && !met[x.word] {
					t.Errorf("%s may see %s and never met it", p.name, x.word)
				}
			}
		})
	}
}

// After closing the text changes only with a reason, and the signed list comes
// with it as a scan; once adopted nothing changes any more.
func TestCorrectionAfterClosing(t *testing.T) {
	t.Parallel()
	b := newBoardroom(t)
	b.open(t)
	s, o := b.secretary(t, 100, 30), newOracle(t, b.path)
	s.Key("enter", "enter", "enter", "enter").Has("2. Rondvraag")
	s.Key("up", "c").Has("Waarom wordt dit punt opnieuw geopend?").Type("Stem vergeten").Key("enter").Has("uitkomst vastgelegd, nog niet afgerond")
	o.holds("SELECT treated, reason FROM agenda_item WHERE nr=1", "|Stem vergeten")
	s.Key("f").Has("Tekst van het besluit").Type(" en nu").Key("esc", "f").Has("MFA verplicht en nu").Key("enter")
	o.holds("SELECT body ->> '$.text' FROM decision", "MFA verplicht en nu")
	s.Key("g", "down", "o", "esc", "g").Has("5 voor, 0 tegen, 1 onthouding").Key("esc")
	s.Key("S").Has("dingen open", "Rondvraag")
	s.Key("up", "enter").Lacks("dingen open")
	s.Key("S", "enter").Type("Tijd was om").Key("enter").Has("gesloten")
	o.holds("SELECT state, reason FROM meeting WHERE id='"+b.meeting+"'", "closed|Tijd was om")
	s.Key("home", "up", "up", "f").Has("B-2026-001 wijzigen").Key("ctrl+s").Has("verplicht")
	s.Type("Tikfout").Key("tab", "tab", "tab").Type(" (hersteld)").Key("ctrl+s", "ctrl+r").Has("gesloten")
	o.holds("SELECT reason, outcome, body ->> '$.text' FROM decision", "Tikfout|approved|MFA verplicht en nu (hersteld)")
	s.Lacks("g goedgekeurd", "c punt afgerond")
}

// A list is adopted from its own page too, in the meeting that is chosen where
// several are open; then the signed list comes with it, by its form.
func TestAdoptInTheMeetingChosenAndSign(t *testing.T) {
	t.Parallel()
	b := newBoardroom(t)
	b.open(t)
	o, sec := newOracle(t, b.path), enter(t, b.path, "Gijs Els", "nl")
	do := func(cmd model.Command) model.Ref {
		t.Helper()
		rc, err := sec.h.Do(t.Context(), cmd)
		if err != nil {
			t.Fatal(err)
		}
		return rc.Refs[0]
	}
	body := o.query("SELECT id FROM body WHERE code='RvB'")[0].id
	second := do(model.Save{Record: &model.Meeting{Body: body, On: model.MustDate("2026-11-21"), Time: "16:00", State: model.MeetingPlanned}}).ID
	do(model.OpenMeeting{Meeting: second, Attendance: []model.Noted{{Person: b.person["Anna"], Present: model.PresencePresent}}})
	do(model.Save{Record: &model.Evidence{Title: "Getekende lijst van oktober", Location: "kast 3", AddedOn: model.MustDate("2026-11-21")}})
	s := take(t, b.path, "Gijs Els", "nl", 80, 24)
	s.Key("2").Press(keys.Find).Type(b.before).Key("enter", "M").Has(b.before)
	s.Key("V").Has("Vaststellen in", b.meeting, second).Key("down")
	s.Key("enter")
	o.holds("SELECT state, adopted_in_id FROM meeting WHERE id='"+b.before+"'", "adopted|"+second)
	s.Key("ctrl+r").Key("H").Has("Getekende lijst van "+b.before).Type("Getekende lijst van okt").Key("enter", "ctrl+s", "ctrl+r")
	o.holds("SELECT e.title FROM meeting m JOIN evidence e ON e.id = m.scan_id WHERE m.id='"+b.before+"'", "Getekende lijst van oktober")
	s.Lacks("H getekende lijst")
}

// In a small window the item has the room, and its keys stand in the help; what
// is said of the quorum is never cut off in a wide one.
func TestMeetingInLittleRoom(t *testing.T) {
	t.Parallel()
	b := newBoardroom(t)
	b.open(t, "Bram")
	s := b.secretary(t, 40, 12)
	s.Has("1. MFA verplicht", "ter besluitvorming", "behandeld")
	s.Resize(70, 24)
	s.Has("5 van 6 leden", "4 nodig")
}

// What is confirmed and left before it is recorded is recorded, and what was
// begun meanwhile stays.
func TestLeftWhileItIsRecorded(t *testing.T) {
	t.Parallel()
	b := newBoardroom(t)
	b.open(t, "Eva")
	s := b.secretary(t, 110, 40)
	o := newOracle(t, b.path)
	s.Press(keys.Roster).Key("down", "down", "down", "down").Press(keys.Present)
	s.Hold = true
	s.Press(keys.Confirm).Key("esc")
	s.Release(false)
	s.Lacks("Wie is er?")
	o.holds("SELECT present FROM attendance WHERE person_id='"+b.person["Eva"]+"'", "present")

	s.Press(keys.Approve).Key("enter").Has("6 voor, 0 tegen")
	s.Hold = true
	s.Press(keys.Confirm).Key("esc").Press(keys.Query).Type("Wat kost dit?")
	s.Release(false)
	s.Has("Vraag van", "Wat kost dit?")
	o.holds("SELECT outcome FROM decision", "approved")
}

// A note that was typed before a member turned out to have an interest goes
// with the vote: who takes no part objects to nothing.
func TestRecusalDropsTheNote(t *testing.T) {
	t.Parallel()
	b := newBoardroom(t)
	b.open(t)
	s := b.secretary(t, 100, 40)
	s.Key("g", "enter").Has("Wie stemt anders dan vóór?")
	s.Key("t").Type("Te duur.").Key("enter").Has("Te duur.")
	s.Key("b").Type("Zus").Key("enter").Has("Zus").Lacks("Te duur.")
	s.Key("enter").Has("B-2026-001 · goedgekeurd")
	newOracle(t, b.path).holds("SELECT value, interest, body ->> '$.minority' FROM vote WHERE value <> 'for'", "recused|Zus|")
	s.Key("c", "esc")
	if s := take(t, b.path, "Gijs Els", "nl", 100, 40); strings.Contains(s.Key("3", "home", "enter").Screen(), "bezwaar") {
		t.Errorf("a member with an interest is shown as one who objects:\n%s", s.Screen())
	}
}

// An item that was just added is the one in hand, so that what is decided next
// is decided there.
func TestAddedItemIsInHand(t *testing.T) {
	t.Parallel()
	b := newBoardroom(t)
	b.open(t)
	s := b.secretary(t, 80, 24).Has("1. MFA verplicht")
	s.Key("n", "enter").Type("Nagekomen punt").Key("ctrl+s").Has("3. Nagekomen punt").Lacks("1. MFA verplicht")
	s.Key("K").Has("Tekst van het besluit").Key("enter", "enter")
	newOracle(t, b.path).holds("SELECT i.title, d.outcome FROM decision d JOIN agenda_item i ON i.id = d.item_id", "Nagekomen punt|noted")
}

// The key for something new asks the same on every item, also where only an item
// can be added.
func TestNewAsksTheSameEverywhere(t *testing.T) {
	t.Parallel()
	b := newBoardroom(t)
	b.open(t)
	s := b.secretary(t, 80, 24)
	s.Key("n").Has("Ter besluitvorming: met overwegingen", "agendapunt").Key("esc")
	s.Key("K", "enter", "enter", "c", "up").Has("1. MFA verplicht", "afgerond")
	s.Key("n").Has("agendapunt").Lacks("Ter besluitvorming: met overwegingen", "Titel").Key("enter").Has("Titel")
}
