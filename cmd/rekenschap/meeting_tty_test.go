//go:build unix

package main

import (
	"testing"
	"time"
)

// The program is killed in the middle of noting votes, with half a minority
// note typed: whoever starts it again has both, and goes on.
func TestKilledInsideAMeeting(t *testing.T) {
	t.Parallel()
	b := newBoardroom(t)
	b.open(t)
	home := t.TempDir()
	args := []string{"--db", b.path, "--as", "Gijs Els", "--lang", "nl", "--screen", "meetings"}
	d := sitDown(t, home, args...)
	d.sees(b.meeting).types("\x1b[H").types("M").sees("1. MFA verplicht")
	d.types("g").sees("Tekst van het besluit").types(ret).sees("Wie stemt anders")
	d.types(downKey + "o" + downKey + "t").sees("Aantekening").types("Te snel voor de O").sees("Te snel voor de O")
	time.Sleep(300 * time.Millisecond)
	d.cmd.Process.Kill()
	d.ended()

	d = sitDown(t, home, args...)
	d.sees(b.meeting).types("\x1b[H").types("M").sees("Verder waar u was").sees("Te snel voor de O")
	d.types("K" + ret).sees("4 voor, 1 tegen").types(ret).sees("B-2026-001 · goedgekeurd")
	d.types("q")
	if err := d.ended(); err != nil {
		t.Fatal(err)
	}
	newOracle(t, b.path).holds("SELECT value, body ->> '$.minority' FROM vote ORDER BY person_id", "for|", "abstain|", "against|Te snel voor de OK", "for|", "for|", "for|")
}
