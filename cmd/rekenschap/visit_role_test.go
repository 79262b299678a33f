package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
)

// The secretary ends an appointment while its director is typing: the session
// says so and ends, nothing is written.
func TestVisitAppointmentEnds(t *testing.T) {
	t.Parallel()
	l := receive(t)
	before := newOracle(t, l.path).text(questions)
	hanneke := l.enter("Hanneke Els", 100, 40).Sees("secretaris").Opens("P-002")
	joost := l.enter("Joost Eik", 80, 24).Sees("Mijn dossier").asks().Types("Ben ik er nog bij?").Sees("bij?")

	hanneke.Walks("1 jul 2026 – 30 jun 2030").Press(keys.Follow, keys.Edit).Field("Tot en met").Keys("ctrl+e", "ctrl+u").Types("20-11-2026").Saves()
	joost.Ends(3, "U hebt nu geen functie of rol waarmee u mag meekijken. Vraag de secretaris ernaar.")
	l.Store("SELECT \"from\", until FROM appointment WHERE person_id = 'P-002' ORDER BY 1 DESC LIMIT 1", "2026-07-01|2026-11-20")
	l.Store(questions, before)
	l.Store(drafts, "P-002|1")
	hanneke.Leaves()
}

// A director becomes deputy secretary with a form open: the screens come back
// with what that role may do, and what was typed waits.
func TestVisitRoleGranted(t *testing.T) {
	t.Parallel()
	l := receive(t)
	hanneke := l.enter("Hanneke Els", 100, 40).Sees("secretaris").Opens("P-020")
	samira := l.enter("Samira Meidoorn", 100, 30).Sees("Mijn dossier").Press(keys.Screen(2), keys.New).Sees("Dit mag u niet")
	samira.asks().Types("Wat moet ik dan doen?").Sees("dan doen?")

	hanneke.Makes("Nieuw: toegekende rol").Field("Rol").Types("secretaris").Press(keys.Accept).Gives("Waarom", "Vervangt de secretaris").Saves()
	samira.Soon(hanneke.sent, "Mijn dossier", "Er wacht 1 concept van u")
	samira.Pauses().Press(keys.Screen(2), keys.New).Sees("Nieuw: vergadering").Keys("esc").Loses("Nieuw: vergadering")
	samira.resumes().Saves()
	l.Store(typedText, "P-020|Wat moet ik dan doen?")
	l.Store("SELECT person_id, role FROM \"grant\" ORDER BY seq DESC LIMIT 1", "P-020|secretary")
	samira.Leaves()
}

// An auditor reads, takes the ledger along and checks it without this program;
// sees nothing beyond TLP:GREEN, writes nothing, and is out at midnight of the
// last day.
func TestVisitAuditor(t *testing.T) {
	t.Parallel()
	l := receive(t)
	l.advance(time.Date(2026, 11, 21, 22, 50, 0, 0, time.UTC).Sub(l.clock())) // ten to twelve in Amsterdam
	key := keyPair(t)
	l.admit("Walter Taxus", key, model.MustDate("2026-11-21"))
	line := l.mustDial("audit", key)
	walter := l.sit(line, 100, 40).Sees("Walter Taxus · auditor", "Kan het bestuur").Press(keys.Screen(6)).Sees("Dreigingsbeeld")
	ruben := l.enter("Ruben Populier", 100, 40).Sees("Ruben Populier").Press(keys.Screen(6)).Sees("Dreigingsbeeld")

	at := time.Now()
	l.must(model.Save{Record: &model.ThreatReport{Publisher: "Z-CERT", Title: "Berylkristal", Year: 2026, PublishedOn: model.MustDate("2026-11-20"), TLP: model.TLPAmber}})
	ruben.Soon(at, "Berylkristal")
	walter.Press(keys.Reload).Sees("Dreigingsbeeld").Press(keys.SearchAll).Types("berylkristal").Sees("berylkristal").Keys("esc")
	walter.NeverSaw("Berylkristal")

	walter.Press(keys.Screen(8), keys.New).Sees("Dit mag u niet")
	walter.Press(keys.Query).Sees("Dit mag u niet").Press(keys.Edit).Sees("Dit mag u niet")
	for _, verb := range []string{"evidence add A-5.1 --name x.txt", "import vvt", "import actions", "key add --person P-001", "invite P-001"} {
		if out, say, code := ask(t, line, "Nr;Status\n5.1;Nee\n", verb); code != 3 || out != "" || !strings.Contains(say, "mag") {
			t.Errorf("%s: %d %q %q", verb, code, out, say)
		}
	}
	ledger, say, code := ask(t, line, "", "export ledger")
	if code != 0 || strings.Contains(ledger, "Berylkristal") {
		t.Errorf("export: %d %q", code, say)
	}
	l.holdsChain(ledger)

	l.advance(11 * time.Minute)
	l.must(model.Save{Record: &model.Office{Code: "bode", Name: "Bode"}})
	walter.Ends(3, "Deze sleutel geeft geen toegang meer.")
	l.Store("SELECT count(*) FROM ledger WHERE entry ->> '$.actor' = 'P-017'", "0")
	ruben.Leaves()
}

// holdsChain checks an export as its reader would: hash by hash, and with the
// script that stands beside the description of the ledger.
func (l *hall) holdsChain(export string) {
	l.t.Helper()
	last, n := make([]byte, sha256.Size), 0
	for line := range strings.Lines(export) {
		var e struct{ Entry, Digest, Hash string }
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			l.t.Fatal(err)
		}
		digest := sha256.Sum256([]byte(e.Entry))
		if e.Entry == "" { // not for this reader
			b, err := hex.DecodeString(e.Digest)
			if err != nil || len(b) != sha256.Size {
				l.t.Fatalf("line %d: no digest: %s", n+1, line)
			}
			digest = [sha256.Size]byte(b)
		}
		sum := sha256.Sum256(append(last, digest[:]...))
		last = sum[:]
		if n++; hex.EncodeToString(last) != e.Hash {
			l.t.Fatalf("line %d does not fit: %s", n, line)
		}
	}
	l.Store("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1", strings.Join([]string{itoa(n), hex.EncodeToString(last)}, "|"))
	python, err := exec.LookPath("python3")
	if err != nil {
		return
	}
	file := filepath.Join(l.t.TempDir(), "ledger.jsonl")
	if err := os.WriteFile(file, []byte(export), 0o600); err != nil {
		l.t.Fatal(err)
	}
	if out, err := exec.CommandContext(l.t.Context(), python, "../../docs/verify.py", file).CombinedOutput(); err != nil {
		l.t.Errorf("verify.py: %v\n%s", err, out)
	}
}

// On a past day the file is shown as it was recorded then, to whoever may see it
// today, and nothing can be recorded.
func TestVisitPastDay(t *testing.T) {
	t.Parallel()
	l := receive(t)
	samira, noor := l.enter("Samira Meidoorn", 100, 44).Sees("Mijn dossier"), l.enter("Noor Vlier", 100, 44).Sees("Mijn dossier")
	before := newOracle(t, l.path).text("SELECT count(*) FROM ledger")
	for _, v := range []*chair{samira, noor} { // the one was no director then, the other saw no more then than now
		v.Press(keys.Screen(3)).Sees("B-2026-022").Press(keys.AsOf).Types("10 nov 2026").Press(keys.Run).Sees("zoals toen vastgelegd · 10 nov 2026")
		v.Press(keys.Query).Sees("andere dag").Press(keys.Edit).Sees("andere dag")
	}
	samira.Sees("B-2026-024", "B-2026-022").Lacks("B-2026-026")
	noor.Sees("B-2026-022").NeverSaw("B-2026-024", "Verbeterplan")
	samira.Press(keys.AsOf).Types("1 jun 2026").Press(keys.Run).Sees("zoals toen vastgelegd · 1 jun 2026", "B-2026-013").Loses("B-2026-014")
	l.Store("SELECT count(*) FROM ledger", before)
	samira.Leaves()
}

func itoa(n int) string {
	b, _ := json.Marshal(n)
	return string(b)
}
