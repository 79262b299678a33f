package main

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
)

const (
	votes  = "SELECT count(*) FROM vote"
	ownOne = "SELECT person_id, value, known, \"key\", decision_rev, provisional FROM vote WHERE decision_id = "
)

// papers are the SHA-256 of what lies before the members at an item, as a vote
// keeps them.
func (l *hall) papers(item string) string {
	return newOracle(l.t, l.path).text(`SELECT json_group_array(sha) FROM (SELECT p.value ->> '$.sha256' sha FROM agenda_item, json_each(body, '$.papers') p WHERE agenda_item.id = ? ORDER BY 1)`, item)
}

// A director begins at what waits, reads both papers to their end, and casts the
// vote by typing the number of the decision. It stands on the page that the
// secretary has open within a second.
func TestVisitVote(t *testing.T) {
	t.Parallel()
	l := receive(t)
	key := l.keyOf("Maud Wilg")
	maud := l.sit(l.mustDial("bestuur", key), 80, 24).Sees("Mijn dossier", "Punt 2, besluit           Beleid cryptografie versie 2 · 2 te lezen · stem nog") // on one line
	hanneke := l.enter("Hanneke Els", 120, 40).Sees("secretaris").Opens("V-2026-013").Press(keys.Hold).Sees("1. Continuïteitsplan versie 2")
	before := newOracle(t, l.path).text(votes)

	maud.Walks("Punt 1").Press(keys.Vote).Sees("Zelf stemmen", "Alleen de tekst", "De raad stelt het continuïteitsplan versie 2 vast.")
	maud.Press(keys.CastFor).Sees("Lees eerst 2 stukken", "▌! Oplegger").Reads()
	maud.Press(keys.CastFor).Sees("Lees eerst dit stuk", "▌! continuiteitsplan-v2.md").Reads()
	maud.Press(keys.CastFor).Sees("Nog één keer kijken", "VOOR", fingerprint(key)).Types("2026-027").Press(keys.Cast).Sees("is niet het nummer")
	l.Store(votes, before)
	maud.Keys("ctrl+u").Types("2026-026").Press(keys.Cast).Sees("Uw stem over B-2026-026 is vastgelegd.")
	hanneke.Soon(maud.sent, "Maud Wilg", "voor · eigen sessie", "1 voor, 0 tegen")

	l.Store(ownOne+"'B-2026-026'", "P-001|for|session|"+fingerprint(key)+"|1|")
	l.Store("SELECT body ->> '$.read', ballot IS NOT NULL FROM vote WHERE decision_id = 'B-2026-026'", l.papers("AP-2026-031")+"|1")
	l.Store("SELECT entry ->> '$.actor', entry ->> '$.via' FROM ledger WHERE entry ->> '$.kind' = 'vote' ORDER BY seq DESC LIMIT 1", "P-001|ssh")
	maud.Press(keys.Reload).Sees("Mijn dossier", "u stemde voor")
	maud.Leaves()
}

// A paper that no screen can show must be fetched over the same key before
// anybody votes on it, and confirmed.
func TestVisitVoteOnAFile(t *testing.T) {
	t.Parallel()
	l := receive(t)
	content := "%PDF-1.7\n\x00\x01\x02 een bijlage"
	sum := sha256.Sum256([]byte(content))
	sha := hex.EncodeToString(sum[:])
	hanneke := l.enter("Hanneke Els", 120, 40).Sees("secretaris")
	if out, say, code := ask(t, hanneke.client, content, "evidence add AP-2026-032 --title 'Bijlage sleutelplan' --name bijlage.pdf"); code != 0 {
		t.Fatalf("%d %q %q", code, out, say)
	}
	hanneke.Opens("V-2026-013").Press(keys.Hold, keys.Down).Sees("2. Beleid cryptografie").Press(keys.Papers).Sees("Stuk voorleggen").Types("sleutelplan").Press(keys.Accept).Saves()

	joost := l.enter("Joost Eik", 100, 40).Sees("Mijn dossier", "3 te lezen").Opens("B-2026-027").Press(keys.Vote).Sees("Alleen de tekst")
	joost.Press(keys.CastAgainst).Sees("Lees eerst 3 stukken").Reads().Press(keys.CastAgainst).Sees("Lees eerst 2 stukken").Reads()
	joost.Press(keys.CastAgainst).Sees("Lees eerst dit stuk", "▌! Bijlage sleutelplan", "nog niet opgehaald").Press(keys.CastOpen).Sees("evidence get")
	joost.Press(keys.ConfirmRead).Sees("nog niet opgehaald")
	l.Store("SELECT count(*) FROM vote WHERE decision_id = 'B-2026-027'", "0")

	if out, say, code := ask(t, joost.client, "", "evidence get "+sha); code != 0 || out != content {
		t.Fatalf("get: %d %q %q", code, out, say)
	}
	joost.Press(keys.ConfirmRead).Sees("▌✓ Bijlage sleutelplan")
	joost.Press(keys.CastAgainst).Sees("Nog één keer kijken", "TEGEN").Types("2026-027").Press(keys.Cast).Sees("is vastgelegd")
	l.Store("SELECT person_id, value, known, body ->> '$.read' FROM vote WHERE decision_id = 'B-2026-027'", "P-002|against|session|"+l.papers("AP-2026-032"))
	joost.Leaves()
}

// A director signs the vote on their own machine and pastes the signature in the
// field. It counts once; after the proposal is reworded it counts no more, and
// both screens say so.
func TestVisitVoteBySignature(t *testing.T) {
	t.Parallel()
	l := receive(t)
	key := l.keyOf("Maud Wilg")
	maud := l.sit(l.mustDial("bestuur", key), 100, 40).Sees("Mijn dossier")
	hanneke := l.enter("Hanneke Els", 120, 40).Sees("secretaris").Opens("V-2026-013").Press(keys.Hold).Sees("1. Continuïteitsplan versie 2")
	maud.Opens("B-2026-026").Press(keys.Vote).Sees("Alleen de tekst")
	maud.Press(keys.CastFor).Sees("▌! Oplegger").Reads().Press(keys.CastFor).Sees("▌! continuiteitsplan").Reads()

	statement, say, code := ask(t, maud.client, "", "decision B-2026-026 text --vote voor")
	if code != 0 || !strings.Contains(statement, "\nvote for\n") {
		t.Fatalf("text: %d %q %q", code, statement, say)
	}
	signature := signed(t, key, statement)
	maud.Press(keys.CastFor).Sees("Nog één keer kijken").Press(keys.Back).Press(keys.CastSignature).Sees("Wat u ondertekent", "vote for").Walks("Plak de handtekening").Press(keys.CastOpen).Pastes(signature).Sees("END SSH SIGNATURE")
	l.Store("SELECT count(*) FROM vote WHERE decision_id = 'B-2026-026'", "0")
	maud.Press(keys.CastDone).Sees("is vastgelegd")
	hanneke.Soon(maud.sent, "Maud Wilg", "voor · eigen handtekening")
	l.Store(ownOne+"'B-2026-026'", "P-001|for|signature|"+fingerprint(key)+"|1|")
	l.Store("SELECT body ->> '$.statement', body ->> '$.signature' FROM vote WHERE decision_id = 'B-2026-026'", statement+"|"+signature)

	if _, say, code := ask(t, maud.client, signature, "decision B-2026-026 vote"); code != 1 || !strings.Contains(say, "al vastgelegd") {
		t.Errorf("a second time: %d %q", code, say)
	}
	hanneke.Press(keys.Reword).Sees("Tekst van het besluit").Types(" Daarna jaarlijks.").Press(keys.Record)
	maud.Opens("B-2026-026").Sees("Daarna jaarlijks.", "U stemde zelf over versie 1.", "stem opnieuw", "telt niet: gegeven op versie 1")
	hanneke.Sees("af. Daarna jaarlijks.", "niet: de tekst is daarna gewijzigd", "0 van 3 leden deden mee")
	if _, say, code := ask(t, maud.client, signature, "decision B-2026-026 vote"); code != 1 || !strings.Contains(say, "al vastgelegd") && !strings.Contains(say, "versie 1") {
		t.Errorf("on another wording: %d %q", code, say)
	}
	if v := l.vote("Maud Wilg", "B-2026-026"); v != nil && !l.stale(v) {
		t.Errorf("a vote on another wording counts: %+v", v)
	}
	maud.Leaves()
}

// stale tells whether a vote was cast on another wording.
func (l *hall) stale(v *model.Vote) (stale bool) {
	l.t.Helper()
	if err := l.as("").View(l.t.Context(), func(s model.State) error {
		stale = v.Stale(s)
		return nil
	}); err != nil {
		l.t.Fatal(err)
	}
	return stale
}

// A director with an interest takes no part and says why. From then on the item
// and its papers are not there for them, on no screen and by no verb.
func TestVisitInterest(t *testing.T) {
	t.Parallel()
	l := receive(t)
	joost := l.enter("Joost Eik", 100, 40).Sees("Mijn dossier", "4 punten", "Beleid cryptografie versie 2")
	hanneke := l.enter("Hanneke Els", 120, 40).Sees("secretaris").Opens("V-2026-013").Press(keys.Hold, keys.Down).Sees("2. Beleid cryptografie")
	sha := newOracle(t, l.path).text("SELECT body ->> '$.papers[1].sha256' FROM agenda_item WHERE id = 'AP-2026-032'")
	if out, say, code := ask(t, joost.client, "", "evidence get "+sha); code != 0 || out == "" {
		t.Fatalf("before: %d %q", code, say)
	}
	joost.Opens("B-2026-027").Press(keys.Vote).Sees("Alleen de tekst").Press(keys.CastRecused).Sees("Aard van het belang")
	joost.Types("Mijn zus werkt bij de leverancier.").Press(keys.CastDone).Sees("Nog één keer kijken", "NEEMT NIET DEEL").Types("2026-027").Press(keys.Cast).Sees("is vastgelegd")
	hanneke.Soon(joost.sent, "Joost Eik", "Mijn zus werkt bij de leverancier.")

	l.Store("SELECT person_id, value, known, interest FROM vote WHERE decision_id = 'B-2026-027'", "P-002|recused|session|Mijn zus werkt bij de leverancier.")
	if out, say, code := ask(t, joost.client, "", "evidence get "+sha); code == 0 || out != "" {
		t.Errorf("after: %d %d bytes %q", code, len(out), say)
	}
	joost.Press(keys.Dossier).Sees("Mijn dossier", "3 punten").Lacks("Beleid cryptografie versie 2")
	joost.Press(keys.Screen(2)).Sees("V-2026-013").Walks("V-2026-013").Press(keys.Hold).Sees("3 punten").Lacks("Beleid cryptografie")
	joost.Leaves()
}
