package main

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/tui/keys"
)

// A course with three of the board at once; the certificate of one says too
// little, which is named, and is mended.
func TestIncompleteCertificate(t *testing.T) {
	t.Parallel()
	b := newBoardroom(t)
	o := newOracle(t, b.path)
	s := on(t, "2026-11-21", b.path, "Hugo Spar").do(keys.Screen(5)).makes(t, "een opleiding met deelnemers")
	s.give(t, "Titel", "Bestuur en cyber").give(t, "Aanbieder", "Academie").give(t, "Eerste", "14-9-2026").switchTo(t, "Onafhankelijke", "ja")
	s.choose(t, "Deelnemers", "Anna", "Bram", "Cas")
	s.save(t)
	o.holds("SELECT p.name, completed FROM participation JOIN person p ON p.id=person_id ORDER BY 1", "Anna Kastanje|1", "Bram Linde|1", "Cas Meidoorn|1")
	s.makes(t, "nieuw: certificaat").choose(t, "Persoon", "Anna").choose(t, "Opleiding", "Bestuur en cyber")
	s.field(t, "Bestand").do(keys.TypeHere)
	s.Type("Certificaat van Anna")
	s.give(t, "Laatste dag", "14-9-2026").switchTo(t, "Vermeldt de naam", "ja").switchTo(t, "Vermeldt de data", "ja").give(t, "Aanbieder", "Academie").give(t, "Minuten", "480")
	s.save(t)
	s.sees(t, "onvolledig").stand(t, "Anna").do(keys.Open).sees(t, "onvolledig · de onderwerpen, de taal (Nederlands of Engels)")
	if got := b.prints(t, "list", "people", "--json"); !strings.Contains(got, `"name": "Anna Kastanje"`) || strings.Count(got, `"certificate": "incomplete"`) != 1 {
		t.Errorf("one certificate is incomplete:\n%s", got)
	}

	s.stand(t, "CERT-2026-001").do(keys.Follow, keys.Edit)
	s.choose(t, "Onderwerpen", "a ", "b ", "c ", "d ", "e ", "f ", "g ", "h ", "i ", "j ", "risks", "process", "method").give(t, "Taal", "nl")
	s.save(t)
	s.do(keys.Screen(5), keys.Reload).sees(t, "1 van 6 bestuurders heeft een volledig certificaat")
	o.holds("SELECT rev, json_array_length(body, '$.topics'), body ->> '$.language' FROM certificate", "2|13|nl")
	if got := b.prints(t, "list", "people", "--json"); strings.Count(got, `"certificate": "complete"`) != 1 || strings.Contains(got, "incomplete") {
		t.Errorf("the certificate is complete now:\n%s", got)
	}
}

// Five actions marked get another owner and day at once: the form says what
// changes, and one step takes it back.
func TestBulkChangeAndBack(t *testing.T) {
	t.Parallel()
	b := newBoardroom(t)
	b.chores(t, 6)
	o := newOracle(t, b.path)
	s := on(t, "2026-11-21", b.path, "Hugo Spar").do(keys.Screen(8), keys.Top)
	for range 5 {
		s.do(keys.Mark)
	}
	s.sees(t, "5 gemerkt").do(keys.Edit)
	s.choose(t, "Eigenaar", "Gijs").give(t, "Uiterlijk", "1-2-2027").do(keys.NextField)
	s.sees(t, "Eigenaar: 5 van 5 veranderen (ACT-2026-001", "Uiterlijk: 5 van 5 veranderen").Lacks("ACT-2026-006")
	s.do(keys.Save).sees(t, "ctrl+s nogmaals bewaart")
	o.holds("SELECT count(*) FROM action WHERE rev=2", "0")
	for _, day := range []string{"1-3-2027", "1-2-2027"} { // something else than what was seen is asked again
		s.field(t, "Uiterlijk").Send(tea.PasteMsg{Content: day})
		s.do(keys.Save).sees(t, "ctrl+s nogmaals bewaart")
		o.holds("SELECT count(*) FROM action WHERE rev=2", "0")
	}
	s.save(t)
	o.holds("SELECT count(*) FROM action WHERE owner_id='"+b.person["Gijs"]+"' AND due='2027-02-01' AND rev=2", "5")
	o.holds("SELECT text, owner_id, due, rev FROM action WHERE text='Taak F'", "Taak F|"+b.person["Hugo"]+"|2026-12-01|1")
	s.do(keys.Undo).sees(t, "Terugdraaien?", "5 acties").do(keys.Accept, keys.Reload)
	o.holds("SELECT count(*) FROM action WHERE owner_id='"+b.person["Hugo"]+"' AND due='2026-12-01'", "6")
}

// An action on one line: what is typed survives being left, a name is
// completed, and what it comes from is the decision in sight, or the duty that
// it mends.
func TestActionLine(t *testing.T) {
	t.Parallel()
	b := newBoardroom(t)
	b.open(t)
	o := newOracle(t, b.path)
	b.secretary(t, 120, 40).do(keys.Approve, keys.Record, keys.Confirm)
	s := on(t, "2026-11-21", b.path, "Hugo Spar").do(keys.Screen(3)).stand(t, "B-2026-001").do(keys.Act)
	s.Type("MFA bij @se")
	s.sees(t, "Wie       Secretaris", "typ als laatste een dag", "Komt uit  B-2026-001").do(keys.Back)
	s.Lacks("@se")
	s.do(keys.Act).sees(t, "MFA bij @se").do(keys.NextField)
	s.Lacks("Nog nodig")
	s.do(keys.Record).sees(t, "Nog nodig: een dag, bijvoorbeeld 15-12")
	s.Type("31-2")
	s.sees(t, "Die dag bestaat niet: “31-2”").Lacks("Nog nodig")
	s.Key("backspace", "backspace", "backspace", "backspace")
	s.Type("leveranciers 15-1")
	s.sees(t, "MFA bij @secretaris leveranciers 15-1", "15 jan 2027; dit jaar is die dag al voorbij, dus volgend jaar")
	s.do(keys.Record)
	o.holds("SELECT text, owner_id, due, origin_id FROM action", "MFA bij leveranciers|F-001|2027-01-15|B-2026-001")
	s.do(keys.Screen(1)).stand(t, "Onderdelen a").do(keys.Act)
	s.Type("Beleid schrijven @ciso vr")
	s.do(keys.Record)
	o.holds("SELECT text, owner_id, due, origin_id, body ->> '$.mends' FROM action WHERE id='ACT-2026-002'", `Beleid schrijven|F-002|2026-11-27||["cbw-24-1"]`)
}
