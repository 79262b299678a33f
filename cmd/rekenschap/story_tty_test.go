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
	t.Parallel()
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

// firstAfternoon takes over what was before in the file of a new hospital: its
// statement of applicability, what the board decided and the policy it approved.
// The first duty is met by the end of it, on the command line and the screen.
func firstAfternoon(t *testing.T, home string) {
	t.Helper()
	for name, content := range map[string]string{
		"vvt.csv":       "Nr;Van toepassing;Motivatie;Status;Eigenaar\n5.1;Ja;Risicoanalyse;Geïmplementeerd;CISO\n",
		"besluiten.csv": "Orgaan;Datum;Nummer;Onderwerp;Besluit;Uitkomst;Bestand notulen;Stemmen voor;Keurt goed;Versie\nRvB;12-03-2024;2024-07;Vaststelling beleid;Vastgesteld.;goedgekeurd;notulen.pdf;Eva de Vries;Informatiebeveiligingsbeleid;2.0\n",
		"beleid.csv":    "Titel;Soort;Onderdelen;Eigenaar;Versie;Bestand;Goedgekeurd op;Besluit\nInformatiebeveiligingsbeleid;beleid;a t/m j;CISO;2.0;beleid.md;12-3-2024;2024-07\n",
		"notulen.pdf":   "Notulen van 12 maart 2024.", "beleid.md": "# Beleid\n",
	} {
		if err := os.WriteFile(filepath.Join(home, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	reads(t, home, []string{"import", "vvt", filepath.Join(home, "vvt.csv")}, "1 regel verwerkt")
	reads(t, home, []string{"import", "decisions", filepath.Join(home, "besluiten.csv"), "--files", home}, "B-2024-001", "1 regel verwerkt")
	reads(t, home, []string{"status"}, "0 van 10")
	reads(t, home, []string{"import", "policies", filepath.Join(home, "beleid.csv"), "--files", home}, "besluit B-2024-001 (gewijzigd)")
	reads(t, home, []string{"status"}, "10 van 10")
	reads(t, home, []string{"show", "cbw-24-1"}, "overgenomen", "B-2024-001")
	newOracle(t, filepath.Join(home, ".local/share/rekenschap/rekenschap.db")).holds("SELECT method, (SELECT count(*) FROM control WHERE applicable='yes') FROM decision WHERE id='B-2024-001'", "taken_over|1")
	d := sitDown(t, home)
	d.sees("✓ Onderdelen a–j goedgekeurd").sees("10 van 10").types("q")
	if err := d.ended(); err != nil {
		t.Fatal(err)
	}
}
