//go:build unix

package main

import (
	"testing"
	"time"
)

// The program is killed in the middle of a word on a form: whoever starts it
// again is told that a draft waits, goes on with it and saves.
func TestKilledInsideAForm(t *testing.T) {
	t.Parallel()
	path, home := put(t, linde), t.TempDir()
	o := newOracle(t, path)
	before := o.number("SELECT count(*) FROM ledger")
	args := []string{"--db", path, "--as", "Ruben Populier", "--lang", "nl", "--screen", "lessons"}
	d := sitDown(t, home, args...)
	d.sees("Lessen").types("wwwwn").sees("Kennis gekregen op").types("Storing in het lab").sees("Storing in het lab")
	for start := time.Now(); o.number("SELECT count(*) FROM local_draft WHERE body LIKE '%Storing in het lab%'") == 0; time.Sleep(5 * time.Millisecond) {
		if time.Since(start) > time.Second {
			t.Fatal("a second later the draft is not in the file")
		}
	}
	d.cmd.Process.Kill()
	d.ended()
	if n := o.number("SELECT count(*) FROM ledger"); n != before {
		t.Errorf("%d entries without saving", n-before)
	}

	d = sitDown(t, home, args[:len(args)-2]...)
	d.sees("Er wacht 1 concept van u").types(":concept" + ret).sees("Verder met een concept").types(ret).sees("Storing in het lab")
	d.types("\t21-11-2026 9:30\x13").sees("Bewaard: EI-")
	d.types("\x03")
	if err := d.ended(); err != nil {
		t.Fatal(err)
	}
	o.holds("SELECT title FROM own_incident ORDER BY rowid DESC LIMIT 1", "Storing in het lab")
	o.holds("SELECT count(*) FROM local_draft WHERE place LIKE 'form %'", "0")
}
