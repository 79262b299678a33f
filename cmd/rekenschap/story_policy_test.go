package main

import (
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/tui/keys"
)

// A policy by keys alone, from its first words to its end: typed as Markdown,
// put before a meeting, approved there, changed, not covered by what was
// approved, approved again with a last day, lapsed, and on the agenda again.
func TestPolicyFromConceptToLapsed(t *testing.T) {
	t.Parallel()
	b := newBoardroom(t)
	o := newOracle(t, b.path)

	ciso := on(t, "2026-11-21", b.path, "Hugo Spar")
	ciso.Press(keys.Screen(4), keys.New, keys.Run)
	ciso.give(t, "Titel", "Herstelplan").switchTo(t, "Soort", "plan").choose(t, "Cbw-onderdelen", "c")
	ciso.field(t, "Bestand").Press(keys.TypeHere).Type("# Herstelplan").Press(keys.Accept, keys.Accept).Type("Back-ups elke nacht.")
	ciso.save(t).stand(t, "Herstelplan").sees(t, "concept").do(keys.Open).stand(t, "v1  concept").do(keys.Follow)
	ciso.makes(t, "deze versie voorleggen aan het bestuur").choose(t, "Vergadering", b.meeting).save(t).Has("ingediend")
	o.holds("SELECT label, letters, submitted_on FROM policy_version WHERE nr=1 AND policy_id='BEL-2026-002'", "|c|2026-11-21")
	o.holds("SELECT nr, title, type FROM agenda_item", "1|Herstelplan v1|decision")
	o.holds("SELECT body ->> '$.papers[0].sha256' = (SELECT blob FROM policy_version WHERE id='BV-2026-002') FROM agenda_item", "1")

	sec := b.secretary(t, 120, 40)
	sec.Press(keys.Begin, keys.Confirm, keys.Approve).Has("Keurt goed: Herstelplan v1").Press(keys.Record, keys.Confirm)
	sec.Has("B-2026-001 · goedgekeurd", "Keurt goed", "6 voor, 0 tegen")
	o.holds("SELECT body ->> '$.approves[0].id' FROM decision", "BV-2026-002")
	sec.do(keys.Finish, keys.Ending, keys.Accept).sees(t, "gesloten")
	ciso.do(keys.Screen(1), keys.Reload).stand(t, "Onderdelen a").sees(t, "1 van 10").do(keys.Why)
	ciso.sees(t, "✓ c · Continuïteit, back-up, herstel en crisis  aangetoond", "BV-2026-002", "✗ d · Toeleveringsketen  ontbreekt")

	// A year on the text changes: what was approved does not cover it.
	b.plan(t, "2027-11-02", "9-11-2027")
	ciso = on(t, "2027-11-02", b.path, "Hugo Spar")
	ciso.do(keys.Screen(4)).stand(t, "Herstelplan").do(keys.Open).makes(t, "vernieuwen")
	ciso.switchTo(t, "Verandert", "ja").switchTo(t, "Wezenlijke", "ja").give(t, "Wat er wijzigde", "Ook overdag een back-up.")
	ciso.field(t, "Bestand").do(keys.TypeHere).Type("# Herstelplan 2")
	ciso.switchTo(t, "Vergadering", "Vergadering RvB 9 nov 2027").save(t)
	ciso.sees(t, "✓ v1  goedgekeurd", "! v2  ingediend")
	o.holds("SELECT nr, material, submitted_on FROM policy_version WHERE policy_id='BEL-2026-002' ORDER BY nr", "1||2026-11-21", "2|1|2027-11-02")
	ciso.stand(t, "v2").do(keys.Follow).sees(t, "versie BV-2027-001 · ingediend", "Wezenlijke wijziging.", "− Back-ups elke nacht.")

	sec = on(t, "2027-11-09", b.path, "Gijs Els")
	sec.do(keys.Screen(2)).stand(t, "V-2027").do(keys.Hold, keys.Begin, keys.Confirm).makes(t, "ter besluitvorming")
	if l := sec.Line("Keurt goed"); !strings.HasSuffix(strings.TrimSpace(l), "Herstelplan v2") {
		t.Errorf("what is approved does not stand ready: %q", l)
	}
	sec.give(t, "Geldig tot", "1-5-2028").save(t)
	sec.do(keys.Approve, keys.Confirm, keys.Finish, keys.Ending, keys.Accept).sees(t, "gesloten")
	o.holds("SELECT body ->> '$.approves[0].id', valid_until, outcome FROM decision WHERE id='B-2027-001'", "BV-2027-001|2028-05-01|approved")

	// Before it lapses the agenda proposes to renew it; when nobody does, it has
	// lapsed, what it replaced does not come back, and the agenda says so.
	b.plan(t, "2028-04-03", "10-5-2028")
	sec = on(t, "2028-04-03", b.path, "Gijs Els").do(keys.Screen(2)).stand(t, "V-2028-001").do(keys.Hold, keys.Propose)
	sec.sees(t, "Verlengen: Herstelplan", "B-2027-001 loopt af op 1 mei 2028")
	on(t, "2028-05-01", b.path, "Hugo Spar").do(keys.Screen(4)).stand(t, "Herstelplan").sees(t, "v2  goedgekeurd · loopt af op 1 mei 2028")
	ciso = on(t, "2028-05-02", b.path, "Hugo Spar").do(keys.Screen(4)).stand(t, "Herstelplan").sees(t, "verlopen", "0 van 10")
	ciso.do(keys.Screen(1)).stand(t, "Onderdelen a").do(keys.Why).sees(t, "goedkeuring B-2027-001 verlopen op 1 mei 2028")
	sec = on(t, "2028-05-02", b.path, "Gijs Els").do(keys.Screen(2)).stand(t, "V-2028-001").do(keys.Hold, keys.Propose)
	sec.sees(t, "Onderdelen a–j goedgekeurd", "nog geen toelichting van het bestuur (Cbw 24(1))")
}

// plan has the secretary plan a meeting of the board, on a day.
func (b *boardroom) plan(t testing.TB, today, day string) {
	t.Helper()
	on(t, today, b.path, "Gijs Els").do(keys.Screen(2), keys.New).give(t, "Datum", day).save(t)
}
