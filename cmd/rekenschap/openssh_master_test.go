//go:build unix

package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// Two sessions share one connection, as OpenSSH does with ControlMaster: each
// ends by itself, and what runs for a channel ends with it while the
// connection stays.
func TestControlMaster(t *testing.T) {
	t.Parallel()
	needs(t, "tmux")
	g := openGate(t)
	dir, who := t.TempDir(), "Ruben Populier"
	socket := filepath.Join(dir, "m")
	shared := append(g.line(who), "-S", socket)
	control := func(what string) answer { return g.exec("", "ssh", append(shared, "-O", what, "linde")...) }
	share := func(args ...string) *window {
		return g.terminal(80, 24, "TERM=xterm-256color ssh "+shellWords(append(shared, args...)))
	}

	g.exec("", "ssh", append(shared, "-M", "-f", "-N", "-o", "ControlPersist=yes", "linde")...).gives(0)
	t.Cleanup(func() { control("exit") })
	control("check").gives(0)
	one := share("-t", "linde").sees("Kan het bestuur het")
	two := share("-t", "linde").sees("Kan het bestuur het")
	g.logged(2, `"msg":"session"`, `"term":"xterm-256color"`)

	one.types("q")
	one.left(0)
	two.types("8").sees("ACT-2026") // goes on
	two.resize(100, 30)
	two.wide(80, 100)
	if out := g.exec("", "ssh", append(shared, "linde", "status", "--json")...).gives(0); !strings.HasPrefix(out, "{") {
		t.Errorf("a verb beside it: %q", out)
	}

	// The terminal goes away: its channel closes, the connection stays.
	ends := g.count(`"msg":"end"`)
	two.tmux("kill-server")
	g.logged(ends+1, `"msg":"end"`)
	control("check").gives(0)
	three := share("-t", "linde").sees("Kan het bestuur het")

	// The whole connection goes away, in the middle of a session.
	ends = g.count(`"msg":"end"`)
	control("exit").gives(0)
	three.sees("EXIT-255")
	g.logged(ends+1, `"msg":"end"`)
	if g.count(`"level":"ERROR"`) > 0 {
		t.Error(g.log.String())
	}
}
