package main

import (
	"crypto/sha256"
	"encoding/hex"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/tui/keys"
)

// The CISO sends the statement of applicability over the line; the count on the
// screen of a director changes within a second.
func TestVisitImportWhileWatching(t *testing.T) {
	t.Parallel()
	l := receive(t)
	maud := l.enter("Maud Wilg", 100, 30).Sees("Mijn dossier").Press(keys.Screen(7)).Sees("72 van 98")
	id := newOracle(t, l.path).text("SELECT id FROM control WHERE applicable = 'yes' AND implementation = 'started' LIMIT 1")
	ruben := l.mustDial("ciso", l.keyOf("Ruben Populier"))
	const head = "Nr;Van toepassing;Motivatie;Status;Eigenaar\n"
	at := time.Now()
	out, say, code := ask(t, ruben, head+strings.TrimPrefix(id, "A-")+";Ja;Risicoanalyse;Geïmplementeerd;CISO\n", "import vvt")
	if code != 0 || !strings.Contains(out, "1 regel verwerkt") {
		t.Fatalf("import: %d %q %q", code, out, say)
	}
	maud.Soon(at, "73 van 98")
	l.Store("SELECT implementation FROM control WHERE id = '"+id+"'", "implemented")
	l.Store("SELECT DISTINCT entry ->> '$.actor', entry ->> '$.via', entry ->> '$.verb' FROM ledger ORDER BY seq DESC LIMIT 1", "P-010|ssh|controls.import")
	maud.Leaves()
}

// Evidence goes in over the line and comes out byte for byte; who looks at what
// it is about sees it come.
func TestVisitEvidence(t *testing.T) {
	t.Parallel()
	l := receive(t)
	maud := l.enter("Maud Wilg", 100, 60).Sees("Mijn dossier").Opens("A-5.9")
	content := make([]byte, 300_000)
	r := rand.NewChaCha8([32]byte{9})
	_, _ = r.Read(content)
	sum := sha256.Sum256(content)
	sha := hex.EncodeToString(sum[:])

	ruben := l.mustDial("ciso", l.keyOf("Ruben Populier"))
	at := time.Now()
	if out, say, code := ask(t, ruben, string(content), "evidence add A-5.9 --title 'Foto van de serverruimte' --name foto.jpg"); code != 0 || !strings.Contains(out, "BEW-2026-") {
		t.Fatalf("add: %d %q %q", code, out, say)
	}
	maud.Soon(at, "Foto van de serverruimte")
	if out, say, code := ask(t, maud.client, "", "evidence get "+sha); code != 0 || out != string(content) || say != "" {
		t.Errorf("get: %d, %d bytes, %q", code, len(out), say)
	}
	l.Store("SELECT title, blob, file FROM evidence ORDER BY seq DESC LIMIT 1", "Foto van de serverruimte|"+sha+"|foto.jpg")
	l.Store("SELECT size, length(content) FROM blob WHERE sha256 = '"+sha+"'", "300000|300000")
	maud.Leaves()
}

// Two sessions on one connection, as OpenSSH shares one: other screens, other
// forms; when the line drops each has a draft of its own.
func TestVisitTwoSessions(t *testing.T) {
	t.Parallel()
	l := receive(t)
	key := l.keyOf("Joost Eik")
	line := l.mustDial("bestuur", key)
	one, two := l.sit(line, 80, 24).Sees("Mijn dossier"), l.sit(line, 100, 30).Sees("Mijn dossier")
	one.Opens("B-2026-026").Press(keys.Query).Sees("volgende agenda")
	two.Opens("A-5.9").Press(keys.Query).Sees("volgende agenda")
	one.Types("Eerst het plan")
	two.Types("Dan de middelen")
	one.Types(", zei hij").Sees("Eerst het plan, zei hij").Lacks("middelen")
	two.Sees("Dan de middelen").Lacks("Eerst")
	line.Close()

	l.Store("SELECT body ->> '$.fields.text[0]' FROM local_draft WHERE person = 'P-002' AND body ->> '$.fields' IS NOT NULL ORDER BY 1", "Dan de middelen", "Eerst het plan, zei hij")
	joost := l.sit(l.mustDial("bestuur", key), 80, 24).Sees("Mijn dossier", "Er wachten 2 concepten van u")
	joost.Opens("B-2026-026").Press(keys.Query).Sees("Eerst het plan, zei hij", "Verder met het concept").Saves()
	joost.Opens("A-5.9").Press(keys.Query).Sees("Dan de middelen", "Verder met het concept").Saves()
	l.Store("SELECT body ->> '$.text', body ->> '$.about.id' FROM question ORDER BY seq DESC LIMIT 2", "Dan de middelen|A-5.9", "Eerst het plan, zei hij|B-2026-026")
	l.Store(drafts)
	joost.Leaves()
}
