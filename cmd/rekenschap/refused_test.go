package main

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/tui/keys"
)

// A key that records nothing says why, with who may: nobody wonders whether the
// program heard them.
func TestKeysThatRecordNothingSayWhy(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	director := take(t, path, "Maud Wilg", "nl", 80, 24)
	director.do(keys.Screen(3), keys.Top, keys.Edit).Has("Dit mag u niet", "Wie het wel mag", "secretaris")
	local := take(t, path, "", "nl", 80, 24)
	local.do(keys.Screen(1), keys.Top, keys.Note).Has("Daar is hier niets voor vast te leggen")
	local.do(keys.Screen(8), keys.AsOf).Type("1-3-2026").Press(keys.Run)
	local.Press(keys.Act).Has("U kijkt naar een andere dag")
}

// An empty list tells who may fill it how, and promises others no more than
// that there is nothing for them to see.
func TestEmptyListsTellTheReader(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	take(t, put(t, freshFile), "", "nl", 80, 24).do(keys.Screen(6)).Has("Hier staat nog niets.", "Toets n legt de eerste vast.")
	auditor := take(t, path, "Walter Taxus", "nl", 80, 24)
	auditor.do(keys.Screen(6)).Has("Hier staat niets dat u kunt inzien.").Lacks("Toets n")
	auditor.do(keys.Screen(2)).Lacks("Hier staat nog niets.")
}

// Who needs no certificate lacks none on the screen; scripts keep the three
// words they know.
func TestCertificateOfWhoNeedsNone(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	s := take(t, path, "", "nl", 120, 40)
	s.do(keys.Commands).Type("Mensen").Press(keys.Run)
	if l := s.Line("Hanneke Els"); strings.Contains(l, "ontbreekt") || !strings.Contains(l, "–") {
		t.Errorf("the secretary: %q", l)
	}
	var out, errs bytes.Buffer
	if code := Run(App{Args: []string{"--db", path, "list", "people", "--json"}, Stdout: &out, Stderr: &errs, Env: os.Getenv, Clock: scriptClock, Random: rand.Reader}); code != 0 {
		t.Fatal(errs.String())
	}
	var people []struct{ Certificate string }
	if err := json.Unmarshal(out.Bytes(), &people); err != nil {
		t.Fatal(err)
	}
	for _, p := range people {
		if !slices.Contains([]string{"complete", "incomplete", "missing"}, p.Certificate) {
			t.Errorf("a script reads %q", p.Certificate)
		}
	}
}
