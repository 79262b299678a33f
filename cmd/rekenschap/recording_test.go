package main

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/tui/keys"
)

// An action typed where no record gives one comes from nowhere, and is kept.
func TestActionLineFromTheListOfActions(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	s := take(t, path, thePapers, "nl", 100, 30)
	at(keys.Screen(8), "open", "ACT-2026-027")(t, s)
	s.Press(keys.Act)
	s.Type("MFA afdwingen @manager-ict 15-12")
	s.Press(keys.Record).Has("Bewaard")
	newOracle(t, path).holds("SELECT due, coalesce(body ->> '$.origin.id', '') FROM action WHERE text='MFA afdwingen'", "2026-12-15|")
}

// After recording the cursor stands on what was made: the next key is about it.
func TestCursorOnWhatWasMade(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	s := take(t, path, theMinutes, "nl", 100, 30)
	at(keys.Screen(2), "all", "V-2026-012")(t, s)
	s.Press(keys.New)
	s.Type("+3w")
	s.Press(keys.Save, keys.Reload)
	id := newOracle(t, path).text("SELECT max(id) FROM meeting")
	if got := s.Chosen(); got == "" || s.Line("▌"+id) == "" && s.Line("█"+id) == "" {
		t.Errorf("the cursor is on %q, want %s:\n%s", got, id, s.Screen())
	}
}

// A paragraph that is pasted keeps its lines and nothing that nobody typed; in
// a field of one line it confirms nothing.
func TestPastedParagraph(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	s := take(t, path, thePapers, "nl", 100, 30)
	at(keys.Screen(8), "open", "ACT-2026-027")(t, s)
	s.Press(keys.Note)
	s.Send(tea.PasteMsg{Content: "een\rtwee\x07\r\ndrie\x1b"})
	s.Press(keys.Save).Has("Bewaard")
	newOracle(t, path).holds("SELECT body ->> '$.text' FROM note ORDER BY seq DESC LIMIT 1", "een\ntwee\ndrie")
	s.Press(keys.Act)
	s.Send(tea.PasteMsg{Content: "koop dit\r@manager-ict\r15-12\r"})
	s.Has("koop dit", "Manager ICT", "15 dec 2026")
	newOracle(t, path).holds("SELECT count(*) FROM action WHERE text LIKE 'koop dit%'", "0")
}

// A director finishes what is theirs; what is another's stays as it is.
func TestDirectorLeavesOthersActionsAlone(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	s := take(t, path, "Joost Eik", "nl", 100, 30)
	at(keys.Screen(8), "open", "ACT-2026-027")(t, s)
	s.Press(keys.Edit)
	s.Type(" anders")
	s.Press(keys.Save).Has("is van iemand anders")
	newOracle(t, path).holds("SELECT count(*) FROM action WHERE text LIKE '%anders'", "0")
}

// The palette names what can be made here, also what has no key of its own.
func TestPaletteNamesWhatCanBeMade(t *testing.T) {
	t.Parallel()
	s := take(t, put(t, linde), thePapers, "nl", 100, 30)
	at(keys.Screen(4), "all", "BEL-2025-001")(t, s)
	s.Press(keys.Commands)
	s.Type("vernieuw")
	s.Has("Vernieuwen: opnieuw voorleggen").Press(keys.Run).Has("Verandert de tekst?")
}

// However a line, a form or a meeting is left while a draft of it is being
// written, the last letter is in the draft.
func TestLastLetterIsKept(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	s := take(t, path, thePapers, "nl", 100, 30).do(keys.Screen(8), keys.Top, keys.Act)
	s.Hold = true
	s.Type("Tot het eind").Key("esc")
	s.Release(false)
	s.Press(keys.Act).Has("Tot het eind").Key("end")
	s.Hold = true
	s.Type(" en verder").Key("ctrl+c")
	s.Release(false)
	again := take(t, path, thePapers, "nl", 100, 30).do(keys.Screen(8), keys.Top, keys.Act)
	again.Has("Tot het eind en verder")
	again.Key("ctrl+u").Type("x").Key("backspace", "esc")
	newOracle(t, path).holds("SELECT count(*) FROM local_draft WHERE place LIKE '%line%'", "0")

	b := newBoardroom(t)
	b.open(t)
	sec := b.secretary(t, 110, 40)
	sec.Press(keys.Query)
	sec.Hold = true
	sec.Type("Wat kost dit?").Key("esc", "esc")
	sec.Release(false)
	sec.Press(keys.Hold, keys.Query).Has("Wat kost dit?")
}

// What is typed on a form and taken back leaves no draft.
func TestNothingTypedIsNoDraft(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	s := take(t, path, thePapers, "nl", 100, 30).do(keys.Screen(8), keys.Top, keys.Note)
	o := newOracle(t, path)
	const drafts = "SELECT count(*) FROM local_draft WHERE place LIKE '%note%'"
	s.Type("ab")
	o.holds(drafts, "1")
	s.Key("backspace", "backspace", "esc").Has("8 Acties")
	o.holds(drafts, "0")
}

// A form that is being saved is not thrown away meanwhile: it was saved, and
// that is what is said.
func TestLeavingWhatIsBeingSaved(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	s := take(t, path, thePapers, "nl", 100, 30).do(keys.Screen(8), keys.Top, keys.Note)
	s.Type("Onderweg")
	s.Hold = true
	s.Press(keys.Save).Key("esc", "down", "down", "enter")
	s.Release(false)
	s.Has("8 Acties", "Bewaard").Lacks("Onderweg")
	newOracle(t, path).holds("SELECT count(*) FROM note WHERE body ->> '$.text' = 'Onderweg'", "1")
}
