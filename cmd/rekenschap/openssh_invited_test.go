//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A director does what the letter says, line by line as it stands there for a
// Mac: makes a key, compares the server, types the code, and from then on needs
// no more than ssh rekenschap. The secretary hears the words and confirms.
func TestOpenSSHInvited(t *testing.T) {
	needs(t, "tmux")
	g := openGate(t)
	config := g.write("invite.toml", fmt.Sprintf("[serve]\nhost = \"127.0.0.1\"\nport = %s\nhost_key = %q\n", g.port, filepath.Join(g.home, ".config/rekenschap/host.key")))
	letter := g.exec("", "rekenschap", "--config", config, "--db", g.db, "invite", "Joost Eik").gives(0)
	code := regexp.MustCompile(`UIT-\d+-\d+(?:-[0-9A-Z]{4}){4}`).FindString(letter)
	print := regexp.MustCompile(`SHA256:[^\s]+`).FindString(letter)
	todo := macLines(letter)
	if code == "" || print == "" || len(todo) < 8 {
		t.Fatalf("code %q, fingerprint %q, %d commands in\n%s", code, print, len(todo), letter)
	}
	v := g.desk()

	v.types(todo[0]).keys("Enter")
	v.types(todo[1]).keys("Enter")
	v.sees("Enter passphrase").types("een zin om te onthouden").keys("Enter")
	v.sees("Enter same passphrase again").types("een zin om te onthouden").keys("Enter")
	v.sees("randomart")
	v.types(todo[2]).keys("Enter")
	v.sees("authenticity of host").sees(print)
	v.types("yes").keys("Enter")
	v.sees("passphrase for key").types("een zin om te onthouden").keys("Enter")
	v.sees("Typ de code uit uw uitnodiging")
	v.types("UIT-2026-001-AAAA-AAAA-AAAA-AAAA").keys("Enter")
	v.sees("Deze code geeft geen toegang")
	v.types(strings.ToLower(code)).keys("Enter")
	v.sees("Joost Eik")
	v.keys("q")
	v.sees("Connection to 127.0.0.1 closed")

	list := g.run("key", "list", "--json").gives(0)
	key := regexp.MustCompile(`"id": "(SL-\d+)", "person": "P-\d+", "name": "Joost Eik", "state": "provisional"`).FindStringSubmatch(list)
	if key == nil {
		t.Fatalf("no provisional key of Joost Eik:\n%s", list)
	}
	g.run("invite", "list").has("Joost Eik", "gebruikt", key[1])

	for _, line := range todo[3:6] { // the stanza, over three lines
		v.types(line).keys("Enter")
	}
	v.tilde()
	v.types("clear; ssh rekenschap show " + key[1]).keys("Enter")
	v.sees("passphrase for key").types("een zin om te onthouden").keys("Enter")
	v.sees("Lees deze acht woorden")
	words := eightWords.FindString(v.screen())
	if secretary := g.run("show", key[1]).gives(0); strings.Contains(secretary, strings.TrimSpace(words)) {
		t.Errorf("who is to hear the words reads them:\n%s", secretary)
	}
	g.run("key", "confirm", key[1], words).gives(0)
	g.run("key", "list").has("Joost Eik", "geldig")

	// The code was for once: whoever finds the letter is refused.
	finder := g.keygen("finder")
	g.exec(code+"\n", "ssh", "-F", filepath.Join(g.home, "ssh_config"), "-i", finder, "-l", "uitnodiging", "linde").refuses(3, "Deze code geeft geen toegang")
}

var eightWords = regexp.MustCompile(`(?m)^\s*([a-z]{3,8} ){7}[a-z]{3,8}\s*$`)

// macLines are the commands that the letter gives for a Mac.
func macLines(letter string) (out []string) {
	on := false
	for l := range strings.Lines(letter) {
		switch {
		case strings.HasPrefix(l, "   Mac:"):
			on = true
		case strings.HasPrefix(l, "     ") && on:
			out = append(out, strings.TrimSpace(l))
		default:
			on = false
		}
	}
	return out
}

// has checks that there is a line of the output with all of these words.
func (a answer) has(words ...string) {
	a.t.Helper()
lines:
	for l := range strings.Lines(a.gives(0)) {
		for _, w := range words {
			if !strings.Contains(l, w) {
				continue lines
			}
		}
		return
	}
	a.t.Errorf("%s: no line with %q in\n%s", a.what, words, a.out)
}

// desk is a shell on the machine of a director. OpenSSH takes the home of the
// account, whatever HOME says, so that its files are named to it.
func (g *gate) desk() *window {
	g.t.Helper()
	home := filepath.Join(g.home, "director")
	g.write("director/.ssh/config", "")
	if err := os.Remove(filepath.Join(home, ".ssh/config")); err != nil {
		g.t.Fatal(err)
	}
	rc := g.write("director/rc", fmt.Sprintf(`PS1='klaar '
ssh() { [ -f ~/.ssh/config ] || : > ~/.ssh/config; command ssh -F ~/.ssh/config -o UserKnownHostsFile=%[1]s/.ssh/known_hosts -o GlobalKnownHostsFile=/dev/null -o IdentityAgent=none "$@"; }
`, home))
	return g.terminal(160, 50, fmt.Sprintf("cd '%[1]s'; HOME='%[1]s' ENV='%[2]s' sh -i", home, rc))
}

// tilde writes the home out in the settings of ssh, for the same reason.
func (v *window) tilde() {
	v.g.t.Helper()
	path := filepath.Join(v.g.home, "director/.ssh/config")
	v.g.until("the settings of ssh", func() bool {
		b, err := os.ReadFile(path)
		return err == nil && strings.Contains(string(b), "IdentitiesOnly yes\n")
	})
	b := must(os.ReadFile(path))
	if want := "\nHost rekenschap\n  HostName 127.0.0.1\n  Port " + v.g.port + "\n  User bestuur\n  IdentityFile ~/.ssh/rekenschap\n  IdentitiesOnly yes\n"; string(b) != want {
		v.g.t.Errorf("the settings of ssh are %q", b)
	}
	v.g.write("director/.ssh/config", strings.ReplaceAll(string(b), "~", filepath.Join(v.g.home, "director")))
}
