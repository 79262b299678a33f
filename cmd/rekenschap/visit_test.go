package main

import (
	"strings"
	"testing"
)

// A director with nothing but an SSH client sees where the board stands.
func TestVisitOfADirector(t *testing.T) {
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
