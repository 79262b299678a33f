package main

import (
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
)

const lastQuestion = `SELECT asked_by_id, coalesce(meeting_id, ''), coalesce(item_id, ''), coalesce(body_id, ''),
	coalesce(body ->> '$.about.id', body ->> '$.duty', ''), body ->> '$.text' FROM question ORDER BY seq DESC LIMIT 1`

// On every screen the same key asks about what is in sight, and the question
// goes to the next meeting of the body of who asks.
func TestAskFromEveryScreen(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	o := newOracle(t, path)
	s := take(t, path, "Joost Eik", "nl", 80, 24)
	for _, tc := range []struct {
		name string
		to   func()
		want string // meeting, item, body, about
	}{
		{"overview", func() { s.do(keys.Screen(1), keys.Top) }, "V-2026-013|||cbw-24-1"},
		{"register", func() { s.do(keys.Screen(3), keys.Top); reach(t, s.Driver, "B-2026-009") }, "V-2026-013|||B-2026-009"},
		{"record", func() { page(keys.Screen(4), "all", "BEL-2025-001")(t, s) }, "V-2026-013|||BEL-2025-001"},
		{"coming item", func() { s.do(keys.Screen(3), keys.Top); reach(t, s.Driver, "B-2026-026") }, "V-2026-013|AP-2026-031||B-2026-026"},
		{"dossier", func() { s.do(keys.Dossier) }, "V-2026-013|||V-2026-013"},
		{"control", func() { at(keys.Screen(7), "all", "A-5.1")(t, s) }, "V-2026-013|||A-5.1"},
		{"meeting to come", func() { at(keys.Screen(2), "all", "V-2026-013")(t, s); s.do(keys.Hold, keys.Back) }, "V-2026-013|||V-2026-013"},
	} {
		s.do(keys.Screen(1), keys.Screen(1), keys.Top)
		tc.to()
		words := "Vraag vanaf " + tc.name
		s.Press(keys.Query).Has("Een vraag voor de volgende agenda", "vergadering van 9 dec 2026")
		s.Type(words).Press(keys.Save).Has("Bewaard: VR-2026-")
		o.holds(lastQuestion, "P-002|"+tc.want+"|"+words)
		s.Key("esc", "esc")
	}
	// While a field has the focus the letter is a letter; the other key asks.
	s.do(keys.SearchAll).Type("cryptografie").Has("cryptografie")
	if l := s.Line("ctrl+o"); !strings.Contains(l, "vraag") {
		t.Errorf("the footer of searching does not name the key:\n%s", s.Screen())
	}
	s.Key("ctrl+o").Has("Een vraag voor de volgende agenda").Type("Uit het zoeken").Press(keys.Save).Has("Bewaard: VR-")
	if got := o.text("SELECT body ->> '$.text' FROM question ORDER BY seq DESC LIMIT 1"); got != "Uit het zoeken" {
		t.Errorf("asked from a hit: %s", got)
	}
	// The subject is left out on purpose.
	s.Key("esc", "esc")
	s.do(keys.Screen(1), keys.Top, keys.Query).Type("Op zichzelf").Key("tab", "n").Press(keys.Save)
	o.holds(lastQuestion, "P-002|V-2026-013||||Op zichzelf")
}

// Of a body without a next meeting the question waits, and says so; the one who
// prepares the next agenda finds it there.
func TestQuestionWaitsForAnAgenda(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	o := newOracle(t, path)
	s := take(t, path, "Noor Vlier", "nl", 80, 24)
	s.do(keys.Screen(1), keys.Top, keys.Query).Has("wacht op de volgende agenda", "Raad van toezicht", "nog geen")
	s.Type("Ziet de auditcommissie dit ook?").Press(keys.Save).Has("Bewaard: VR-2026-011 wacht op de volgende")
	body := o.text("SELECT id FROM body WHERE body ->> '$.code' = 'RvT'")
	o.holds(lastQuestion, "P-005|||"+body+"|cbw-24-1|Ziet de auditcommissie dit ook?")
	id := o.text("SELECT max(id) FROM question")
	take(t, path, "Joost Eik", "nl", 80, 24).do(keys.SearchAll).Type("auditcommissie dit").Lacks(id)

	rc, err := enter(t, path, theMinutes, "nl").h.Do(t.Context(), model.Save{Record: &model.Meeting{Body: body, On: model.MustDate("2026-12-12"), State: model.MeetingPlanned}})
	if err != nil {
		t.Fatal(err)
	}
	meeting := rc.Refs[0].ID
	sec := take(t, path, theMinutes, "nl", 100, 40).do(keys.Screen(2), keys.Top)
	reach(t, sec.Driver, meeting)
	sec.Press(keys.Hold).Has("Eén vraag wacht op een plek op de agenda: p")
	sec.Press(keys.Propose).Has("Vraag van Noor Vlier").Press(keys.Confirm).Lacks("wacht op een plek")
	o.holds("SELECT q.meeting_id, i.meeting_id, i.body ->> '$.about.id' FROM question q JOIN agenda_item i ON i.id = q.item_id WHERE q.id='"+id+"'",
		meeting+"|"+meeting+"|"+id)
}

// Who may not ask does not find the key, and is told who may.
func TestAuditorAsksNothing(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	before := newOracle(t, path).text("SELECT count(*) FROM question")
	s := take(t, path, "Walter Taxus", "nl", 80, 24)
	s.do(keys.Screen(1), keys.Top)
	if strings.Contains(s.Line("? hulp"), "v vraag") {
		t.Errorf("the footer offers the key:\n%s", s.Screen())
	}
	s.Press(keys.Query).Has("Dit mag u niet", "bestuurder").Lacks("Een vraag voor")
	newOracle(t, path).holds("SELECT count(*) FROM question", before)
}

// The secretary notes whose question it is; it goes where that member sits.
func TestSecretaryNotesWhoseQuestion(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	s := take(t, path, theMinutes, "nl", 80, 24)
	s.do(keys.Screen(1), keys.Top, keys.Query).Type("Namens een ander").Key("tab", "tab")
	for range 20 {
		s.Key("backspace")
	}
	s.Type("Noor Vlier").Key("enter").Has("Raad van toezicht").Press(keys.Save).Has("Bewaard: VR-")
	o := newOracle(t, path)
	o.holds("SELECT asked_by_id, body_id IS NOT NULL FROM question ORDER BY seq DESC LIMIT 1", "P-005|1")
}

// In a meeting a member notes a question of their own and is offered nobody
// else's; the secretary chooses.
func TestMemberAsksForOneselfInAMeeting(t *testing.T) {
	t.Parallel()
	b := newBoardroom(t)
	b.open(t)
	d := take(t, b.path, "Anna Kastanje", "nl", 110, 40)
	at(keys.Screen(2), "all", b.meeting)(t, d)
	d.Press(keys.Hold, keys.Query).Has("Vraag van: ").Lacks("ander")
	d.Type("Wat als het misgaat?").Press(keys.Record).Has("Vraag genoteerd")
	newOracle(t, b.path).holds("SELECT body ->> '$.text' FROM question ORDER BY seq DESC LIMIT 1", "Wat als het misgaat?")
	b.secretary(t, 110, 40).Press(keys.Query).Has("ander")
}

// Also with one's own ballot in sight the key asks, about what is voted on.
func TestAskFromTheBallot(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	s := guest(t, path, "Maud Wilg", 80, 24).do(keys.Screen(3), keys.Top)
	reach(t, s.Driver, "B-2026-026")
	s.do(keys.Open).Press(keys.Vote)
	s.Press(keys.Query).Has("Een vraag voor de volgende agenda", "B-2026-026").Type("Wat kost dit?").Press(keys.Save).Has("Bewaard: VR-2026-011")
	newOracle(t, path).holds(lastQuestion, "P-001|V-2026-013|AP-2026-031||B-2026-026|Wat kost dit?")
}
