//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Two programs on one file: what the other records shows within moments, the
// cursor stays on its record, and a form being filled in is left alone.
func TestTwoProgramsOnOneFile(t *testing.T) {
	b := newBoardroom(t)
	b.chores(t, 3)
	home := t.TempDir()
	elsewhere := func(line string) {
		csv := filepath.Join(home, "acties.csv")
		if err := os.WriteFile(csv, []byte("Actie;Eigenaar;Uiterlijk;Herkomst\n"+line+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		reads(t, home, []string{"--db", b.path, "import", "actions", csv}, "1 regel verwerkt")
	}
	d := sitDown(t, home, "--db", b.path, "--as", "Hugo Spar", "--lang", "nl", "--screen", "actions")
	d.sees("Taak C").types("\x1b[H" + downKey).sees("▌! ACT-2026-002")

	elsewhere("Allereerst dit;CISO;25-11-2026;")
	since := time.Now()
	if d.sees("Allereerst dit"); time.Since(since) > 3*time.Second {
		t.Error("that took longer than moments")
	}
	d.sees("▌! ACT-2026-002")

	d.types("e").sees("[ Bewaren ]").types(" en meteen").sees("Taak B en meteen")
	elsewhere("Taak B;Hugo Spar;7-12-2026;")
	time.Sleep(1200 * time.Millisecond) // the change of the other arrives meanwhile
	if s := d.screen(); !strings.Contains(s, "Taak B en meteen") || !strings.Contains(s, "1 dec 2026") || strings.Contains(s, "7 dec") {
		t.Errorf("the form was touched:\n%s", s)
	}
	d.types("\x13").sees("is intussen door een ander gewijzigd").sees("7 dec 2026").types("\x13").sees("Bewaard: ACT-2026-002").types("q")
	if err := d.ended(); err != nil {
		t.Fatal(err)
	}
	newOracle(t, b.path).holds("SELECT text, due FROM action WHERE id='ACT-2026-002'", "Taak B en meteen|2026-12-07")
}
