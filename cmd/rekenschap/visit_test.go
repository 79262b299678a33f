package main

import (
	"strings"
	"testing"
)

// A director with nothing but an SSH client sees where the board stands.
func TestVisitOfADirector(t *testing.T) {
	t.Parallel()
	l := receive(t)
	v := l.enter("Maud Wilg", 80, 24)
	v.Until("Maud Wilg")
	v.Send("1")
	v.Until("Kan het bestuur het")
	v.Send("q")
	if code := v.left(); code != 0 {
		t.Errorf("ended with %d", code)
	}
}

// A verb over the same connection speaks with the caller's role.
func TestVerbsOverSSH(t *testing.T) {
	t.Parallel()
	l := receive(t)
	c := l.mustDial("bestuur", l.keyOf("Maud Wilg"))
	out, say, code := ask(t, c, "", "status --json")
	if code != 0 || !strings.Contains(out, `"class": "essential"`) || say != "" {
		t.Errorf("status: %d %q\n%s", code, say, out)
	}
	if out, say, code := ask(t, c, "", "backup /tmp/x"); code != 3 || out != "" || !strings.Contains(say, "backup") {
		t.Errorf("backup: %d %q %q", code, out, say)
	}
}

// Who comes in begins where their work is: members on what waits for them with
// how the board stands above it, everybody else on the overview.
func TestVisitorsLand(t *testing.T) {
	t.Parallel()
	l := receive(t)
	for who, want := range map[string][]string{
		"Joost Eik":      {"Joost Eik · bestuurder", "Mijn dossier", "Wat wacht", "Wet 2 van", "Punt 1"},
		"Noor Vlier":     {"Noor Vlier · toezichthouder", "Mijn dossier", "Er wacht nu niets"},
		"Ruben Populier": {"Ruben Populier · CISO", "Kan het bestuur het"},
		"Hanneke Els":    {"Hanneke Els · secretaris", "Kan het bestuur het"},
		"Walter Taxus":   {"Walter Taxus · auditor", "Kan het bestuur het"},
	} {
		v := l.enter(who, 80, 24)
		for _, s := range want {
			v.Until(s)
		}
		v.Send("q")
		v.left()
	}
}
