package main

import (
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
)

const (
	questions = "SELECT count(*) FROM question"
	typedText = "SELECT asked_by_id, body ->> '$.text' FROM question ORDER BY seq DESC LIMIT 1"
	drafts    = "SELECT person, count(*) FROM local_draft WHERE body ->> '$.fields' IS NOT NULL GROUP BY 1"
)

// asks opens the form for a question, on the overview.
func (v *chair) asks() *chair {
	v.t.Helper()
	return v.Press(keys.Screen(1), keys.Screen(1), keys.Top).Sees("Kan het bestuur").Press(keys.Query).Sees("Een vraag voor de volgende agenda")
}

// resumes goes on with the one draft that waits.
func (v *chair) resumes() *chair {
	v.t.Helper()
	return v.Press(keys.Drafts).Sees("Verder met een concept").Press(keys.Run).Sees("Verder met het concept van")
}

// Two secretaries change the same meeting in two sessions. Who saves last sees
// both, chooses, and nothing of the first is lost.
func TestVisitConflict(t *testing.T) {
	t.Parallel()
	l := receive(t)
	l.must(model.Save{Record: &model.Grant{Person: l.person("Femke Iep"), Role: model.RoleSecretary, From: model.MustDate("2026-11-01"), Why: "Vervangt de secretaris"}})
	hanneke, femke := l.enter("Hanneke Els", 100, 30), l.enter("Femke Iep", 100, 30)
	for _, v := range []*chair{hanneke, femke} {
		v.Sees("secretaris").Opens("V-2026-013").Press(keys.Edit).Field("Plaats").Keys("ctrl+e", "ctrl+u")
	}
	hanneke.Types("Tuinkamer")
	femke.Types("Zolder").Gives("Nummer elders", "-bis").Saves()
	hanneke.Sees("Tuinkamer").Lacks("Zolder", "-bis")

	hanneke.Press(keys.Save).Sees("V-2026-013 is intussen door een ander gewijzigd", "door beiden gewijzigd", "Tuinkamer", "Zolder", "RVB-10-bis")
	l.Store("SELECT place FROM meeting WHERE id = 'V-2026-013'", "Zolder")
	hanneke.Press(keys.CellLeft).Saves()
	femke.Soon(hanneke.sent, "Tuinkamer")
	l.Store("SELECT place, body ->> '$.outside' FROM meeting WHERE id = 'V-2026-013'", "Tuinkamer|RVB-10-bis")
	l.Store("SELECT b.body ->> '$.place', l.entry ->> '$.actor' FROM ledger l JOIN ledger_body b USING (seq) WHERE l.entry ->> '$.id' = 'V-2026-013' ORDER BY seq DESC LIMIT 2",
		"Tuinkamer|P-009", "Zolder|P-011")
}

// The line drops in the middle of a word. After connecting again the draft is
// offered, goes on where it was, and is saved once.
func TestVisitDroppedLine(t *testing.T) {
	t.Parallel()
	l := receive(t)
	key := l.keyOf("Joost Eik")
	line := l.mustDial("bestuur", key)
	l.sit(line, 80, 24).Sees("Mijn dossier").asks().Types("Oefenen we ook met de reser").Sees("de reser")
	line.Close()

	joost := l.sit(l.mustDial("bestuur", key), 80, 24).Sees("Mijn dossier", "Er wacht 1 concept van u")
	l.Store(drafts, "P-002|1")
	joost.resumes().Sees("Oefenen we ook met de reser").Keys("ctrl+e").Types("vekopieën?").Saves()
	l.Store(typedText, "P-002|Oefenen we ook met de reservekopieën?")
	l.Store("SELECT count(*) FROM question WHERE body ->> '$.text' LIKE 'Oefenen we%'", "1")
	l.Store(drafts)
	joost.Press(keys.Screen(1)).Sees("Kan het bestuur").Lacks("concept van u")
}

// A key is revoked while its owner is typing: the session says so and ends, what
// was typed is kept, nothing is written. With a new key it goes on.
func TestVisitRevokedWhileTyping(t *testing.T) {
	t.Parallel()
	l := receive(t)
	before := newOracle(t, l.path).text(questions)
	hanneke := l.enter("Hanneke Els", 100, 40).Sees("secretaris").Opens("P-020")
	key := l.keyOf("Samira Meidoorn")
	id := newOracle(t, l.path).text("SELECT id FROM \"key\" WHERE fingerprint = ?", fingerprint(key))
	line := l.mustDial("bestuur", key)
	samira := l.sit(line, 80, 24).Sees("Mijn dossier").asks().Types("Wie heeft mijn laptop?").Sees("laptop?")

	hanneke.Press(keys.Reload).Makes("sleutel " + id + " intrekken").Sees("Sleutel " + id).Types("Laptop gestolen").Press(keys.NextField).Types("j").Press(keys.Save).Sees("ingetrokken")
	at := hanneke.sent
	samira.Ends(3, "Deze sleutel geeft geen toegang meer. Vraag de secretaris om een nieuwe uitnodiging.")
	if took := time.Since(at); took > 2*aSecond() {
		t.Errorf("the session went on for %v", took)
	}
	l.Store("SELECT reason, revoked_on FROM \"key\" WHERE id = '"+id+"'", "Laptop gestolen|"+today)
	if out, say, code := ask(t, line, "", "list actions"); code != 3 || out != "" {
		t.Errorf("a verb on the same connection: %d %q %q", code, out, say)
	}
	if _, err := l.dial("bestuur", key); err == nil {
		t.Error("the key opens another connection")
	}
	l.Store(questions, before)
	l.Store(drafts, "P-020|1")
	l.enter("Samira Meidoorn", 80, 24).Sees("Mijn dossier").resumes().Saves()
	l.Store(typedText, "P-020|Wie heeft mijn laptop?")
}

// Who is away too long is told, and finds what was typed; who pressed a key goes
// on. When the server stops everybody is told and has their terminal back.
func TestVisitIdleAndStop(t *testing.T) {
	t.Parallel()
	l := receive(t)
	joost, samira := l.enter("Joost Eik", 80, 24), l.enter("Samira Meidoorn", 80, 24)
	joost.Sees("Mijn dossier").asks().Types("Ben ik er nog?").Sees("nog?")
	samira.Sees("Mijn dossier")
	l.advance(14 * time.Minute)
	samira.asks().Types("Ik wel.").Sees("Ik wel.")
	l.advance(2 * time.Minute)
	l.must(model.Save{Record: &model.Office{Code: "bode", Name: "Bode"}}) // the server looks when something changed
	joost.Ends(1, "De sessie is gesloten: er werd 15 minuten geen toets ingedrukt. Wat u typte, is als concept bewaard.")

	samira.Types(" Nog steeds.").Sees("Nog steeds.")
	l.stop()
	samira.Ends(1, "Rekenschap wordt gestopt voor onderhoud. Wat u typte, is als concept bewaard; verbind straks opnieuw.")
	l.Store(drafts, "P-002|1", "P-020|1")
	l.Store("SELECT body ->> '$.fields.text[0]' FROM local_draft WHERE person IN ('P-002', 'P-020') AND body ->> '$.fields' IS NOT NULL ORDER BY person", "Ben ik er nog?", "Ik wel. Nog steeds.")
}

// Somebody drags at the window with a form open: from a usual terminal to a very
// large one, to one too small for anything, and back. Nothing is lost.
func TestVisitResizes(t *testing.T) {
	t.Parallel()
	l := receive(t)
	joost := l.enter("Joost Eik", 80, 24).Sees("Mijn dossier").asks().Types("Past dit").Sees("Past dit", "Over dit onderwerp")
	joost.Resizes(200, 60).Sees("Past dit", "Over dit onderwerp", "Joost Eik · bestuurder").Types(" ook")
	joost.Resizes(50, 15).Sees("Past dit ook").Types(" op een")
	joost.Resizes(80, 24).Sees("Past dit ook op een", "Over dit onderwerp", "ctrl+s bewaar").Types(" telefoon?").Saves()
	l.Store(typedText, "P-002|Past dit ook op een telefoon?")
	joost.Leaves()
}

// Over a bad line somebody types on without waiting for the screen: the key that
// opens the form, the words and the key that saves, all at once.
func TestVisitSlowLine(t *testing.T) {
	t.Parallel()
	l := receive(t)
	joost := l.sit(l.dialOver(l.keyOf("Joost Eik"), 20_000, 75*time.Millisecond), 80, 24).Sees("Mijn dossier")
	const words = "Zijn de noodformulieren op alle verpleegafdelingen vervangen, en weten de mensen van de nacht dat ook?"
	ahead := func(names ...string) {
		for _, n := range names {
			b, _ := keys.Default().Get(n)
			joost.Send(wire(b.Keys[0]))
		}
	}
	ahead(keys.Screen(8), keys.Screen(1), keys.Query)
	for _, r := range words {
		joost.Send(string(r))
	}
	ahead(keys.Save)
	joost.Sees("Bewaard: VR-2026-")
	l.Store(typedText, "P-002|"+words)
	l.Store(drafts)
}
