package main

import (
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/tui/keys"
)

// onMeetingDay opens the demo hospital on the day of the next meeting of its
// board, 9 December, a quarter of an hour before it begins.
func onMeetingDay(t *testing.T) *hall {
	t.Helper()
	l := receive(t)
	l.advance(time.Date(2026, 12, 9, 12, 45, 0, 0, time.UTC).Sub(l.clock()))
	return l
}

// A director asks from the page of a proposal; the question stands on the
// agenda that the secretary has open, and the answer given in the meeting in
// the director's own file, both within a second.
func TestVisitQuestionAndAnswer(t *testing.T) {
	t.Parallel()
	l := onMeetingDay(t)
	hanneke, joost := l.enter("Hanneke Els", 120, 40), l.enter("Joost Eik", 80, 100)
	hanneke.Opens("V-2026-013").Press(keys.Hold).Sees("gepland").Press(keys.Down).Sees("2. Beleid cryptografie versie 2").Lacks("Vragen")

	joost.Sees("Mijn dossier").Opens("B-2026-027").Press(keys.Query).Sees("Een vraag voor de volgende agenda")
	joost.Types("Wie bewaart de sleutels?").Saves().Sees("komt bij agendapunt 2")
	hanneke.Soon(joost.sent, "Joost Eik", "Wie bewaart de sleutels?", "nog geen antwoord")
	joost.Press(keys.Dossier).Sees("Vragen", "Wie bewaart de sleutels?", "Nog geen antwoord.")

	hanneke.Press(keys.Begin).Sees("Wie is er?").Press(keys.Confirm).Sees("Het quorum is gehaald.", "bezig")
	hanneke.Press(keys.Answer).Sees("Antwoord van: CISO").Types("Twee beheerders, in de kluis.").Press(keys.Record)
	hanneke.Sees("Vervolg op dit antwoord").Types("Kluis laten nakijken @ciso 15-1").Press(keys.Record).Sees("Twee beheerders, in de kluis.")
	joost.Soon(hanneke.sent, "Antwoord van CISO", "Twee beheerders, in de kluis.", "Kluis laten nakijken")
	l.Store(`SELECT q.asked_by_id, q.meeting_id, q.item_id, q.body ->> '$.answer', a.text, a.due FROM question q JOIN action a ON a.id = q.follow_up_id
		WHERE q.body ->> '$.text' = 'Wie bewaart de sleutels?'`, "P-002|V-2026-013|AP-2026-032|Twee beheerders, in de kluis.|Kluis laten nakijken|2027-01-15")
	l.Store(`SELECT entry ->> '$.actor', entry ->> '$.via', entry ->> '$.verb' FROM ledger WHERE entry ->> '$.kind' = 'question' ORDER BY seq DESC LIMIT 2`,
		"P-009|ssh|question.answer", "P-002|ssh|question.ask")
	joost.Leaves()
}

// A supervisor's question goes to the supervisory body; in the meeting of the
// board they are offered no votes, and the record stays with the secretary.
func TestVisitSupervisorAsks(t *testing.T) {
	t.Parallel()
	l := receive(t)
	noor := l.enter("Noor Vlier", 80, 24)
	noor.Sees("Mijn dossier").Press(keys.Screen(1), keys.Top, keys.Query).Sees("wacht op de volgende agenda", "Raad van toezicht")
	noor.Types("Ziet de auditcommissie dit ook?").Saves().Sees("wacht op de volgende agenda")
	l.Store("SELECT asked_by_id, meeting_id, body_id = (SELECT id FROM body WHERE body ->> '$.code' = 'RvT') FROM question ORDER BY seq DESC LIMIT 1", "P-005||1")
	noor.Press(keys.Screen(2)).Sees("V-2026-011").Lacks("V-2026-012", "V-2026-013")
	noor.NeverSaw("ontinuïteitsplan versie 2", "B-2026-026")
	noor.Leaves()
}

// The secretary holds a meeting; who governs follows it live, who supervises or
// audits sees nothing of it, and of an earlier one only from the moment its
// list is adopted.
func TestVisitMeetingLive(t *testing.T) {
	t.Parallel()
	l := onMeetingDay(t)
	hanneke, maud := l.enter("Hanneke Els", 120, 40), l.enter("Maud Wilg", 100, 40)
	noor, walter := l.enter("Noor Vlier", 100, 44), l.enter("Walter Taxus", 100, 44)
	for _, v := range []*chair{noor, walter} {
		v.Sees("Rekenschap").Press(keys.Screen(3)).Sees("B-2026-022").Lacks("B-2026-024", "B-2026-026")
	}
	maud.Opens("V-2026-013").Press(keys.Hold).Sees("gepland")
	hanneke.Opens("V-2026-013").Press(keys.Hold).Sees("gepland")

	hanneke.Press(keys.Begin).Sees("Wie is er?").Press(keys.Confirm).Sees("Het quorum is gehaald.")
	maud.Soon(hanneke.sent, "bezig", "Het quorum is gehaald.")
	hanneke.Press(keys.Reword).Sees("Tekst van het besluit").Types(" Zwanenzang.").Press(keys.Record).Sees("af. Zwanenzang.")
	hanneke.Press(keys.Approve).Sees("goedgekeurd. Wie stemt anders dan vóór?")
	hanneke.Press(keys.Down, keys.Down, keys.VoteAgainst).Sees("Aantekening van de minderheid").Types("Kwikzilver.").Press(keys.Record).Sees("2 voor, 1 tegen")
	hanneke.Press(keys.Confirm).Sees("B-2026-026 is vastgelegd.")
	maud.Soon(hanneke.sent, "B-2026-026 · goedgekeurd", "Zwanenzang", "2 voor, 1 tegen", "Kwikzilver.")
	hanneke.Press(keys.Act).Types("Waterpomp testen @ciso 15-1").Sees("15 jan 2027").Press(keys.Record).Sees("Bewaard: ACT-2026-056")
	maud.Soon(hanneke.sent, "Waterpomp testen", "CISO · 15 jan 2027")
	l.Store("SELECT outcome, substr(body ->> '$.text', -11) FROM decision WHERE id = 'B-2026-026'", "approved|Zwanenzang.")
	l.Store("SELECT person_id, value, known, body ->> '$.minority' FROM vote WHERE decision_id = 'B-2026-026' ORDER BY 1",
		"P-001|for|noted|", "P-002|for|noted|", "P-020|against|noted|Kwikzilver.")
	l.Store("SELECT origin_id, due FROM action WHERE text = 'Waterpomp testen'", "B-2026-026|2027-01-15")

	// The list of 4 November, adopted in this meeting.
	for _, v := range []*chair{noor, walter} {
		v.NeverSaw("Verbeterplan", "B-2026-024")
	}
	hanneke.Press(keys.Propose).Sees("Vaststellen besluitenlijst van 4 nov 2026").Press(keys.Confirm).Loses("Wat op de agenda kan")
	hanneke.Walks("Vaststellen besluitenl").Press(keys.Adopt).Sees("kan niet worden teruggedraaid").Press(keys.Confirm)
	noor.Soon(hanneke.sent, "B-2026-024", "Verbeterplan na de")
	walter.Soon(hanneke.sent, "B-2026-024", "Verbeterplan na de")
	l.Store("SELECT state, adopted_in_id FROM meeting WHERE id = 'V-2026-012'", "adopted|V-2026-013")

	// This meeting is closed, and that is not adopted.
	hanneke.Sees("V-2026-013").Press(keys.Ending).Sees("Toch sluiten, met de reden").Press(keys.Confirm).Types("Komt terug.").Press(keys.Confirm).Sees("gesloten")
	maud.Soon(hanneke.sent, "gesloten")
	l.Store("SELECT state FROM meeting WHERE id = 'V-2026-013'", "closed")
	for _, v := range []*chair{noor, walter} {
		v.Press(keys.Reload).Sees("B-2026-024").NeverSaw("Zwanenzang", "Kwikzilver", "Waterpomp", "B-2026-026", "ontinuïteitsplan versie 2")
	}
	for _, v := range []*chair{hanneke, maud, noor, walter} {
		v.Leaves()
	}
}

// A closed item is there for the readers it names and for nobody else, not in
// one byte.
func TestVisitClosedItem(t *testing.T) {
	t.Parallel()
	l := receive(t)
	hanneke, joost := l.enter("Hanneke Els", 120, 40), l.enter("Joost Eik", 120, 40)
	others := []*chair{l.enter("Samira Meidoorn", 120, 40), l.enter("Ruben Populier", 120, 40), l.enter("Maud Wilg", 120, 40)}
	for _, v := range append(others, hanneke, joost) {
		v.Sees("Rekenschap").Opens("V-2026-013").Press(keys.Hold).Sees("4 punten")
	}
	hanneke.Makes("Nieuw: agendapunt").Gives("Titel", "Granietkast van de bestuurder").Switches("Besloten", "ja")
	hanneke.Field("Lezers").Types("Joost").Press(keys.Accept).Types("Hanneke").Press(keys.Accept).Saves()
	joost.Soon(hanneke.sent, "Granietkast")
	l.Store("SELECT title, body ->> '$.closed', body ->> '$.readers' FROM agenda_item ORDER BY seq DESC LIMIT 1", `Granietkast van de bestuurder|1|["P-002","P-009"]`)
	hanneke.Walks("Granietkast").Press(keys.Query).Sees("Vraag van").Types("Mag dat, graniet?").Press(keys.Record).Sees("Vraag genoteerd")
	joost.Walks("Granietkast").Sees("Mag dat, graniet?")
	for _, v := range others {
		v.Press(keys.Reload).Press(keys.SearchAll).Types("graniet").Sees("Zoeken")
		v.NeverSaw("Granietkast", "Mag dat")
	}
}
