//go:build unix

package main

import (
	"encoding/json"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// laptop is the machine of somebody new: a home of their own, and OpenSSH that
// takes it for the home of its user. The real client asks the system where that
// is; the tests may not touch it.
func (g *gate) laptop() (environ string) {
	g.t.Helper()
	home := g.t.TempDir()
	real, err := exec.LookPath("ssh")
	if err != nil {
		g.t.Fatal(err)
	}
	shim := fmt.Sprintf(`#!/bin/sh
sed "s#~#$HOME#g" "$HOME/.ssh/config" > "$HOME/.config" 2>/dev/null
exec %s -F "$HOME/.config" -o UserKnownHostsFile="$HOME/.ssh/known_hosts" -o GlobalKnownHostsFile=/dev/null -o IdentityAgent=none "$@"
`, real)
	if err := os.MkdirAll(filepath.Join(home, "bin"), 0o700); err != nil {
		g.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(home, "bin/ssh"), []byte(shim), 0o700); err != nil {
		g.t.Fatal(err)
	}
	return fmt.Sprintf("HOME=%s PATH=%s:$PATH PS1='"+prompt+" ' ENV= TERM=xterm-256color", home, filepath.Join(home, "bin"))
}

// letter is an invitation as it is printed.
type letter struct {
	text, code, fingerprint string
	commands                map[string][]string // by system, in the order of the letter
}

var (
	codeLine = regexp.MustCompile(`(?m)^    (UIT-\d{4}-\d{3}(?:-[0-9A-Z]{4}){4})$`)
	hostLine = regexp.MustCompile(`(?m)^     (SHA256:\S+)$`)
)

// readLetter takes the commands from a letter: the lines that stand furthest
// in, under the name of a system. One that goes on ends in \ or a comma.
func readLetter(t *testing.T, text string) letter {
	t.Helper()
	l := letter{text: text, commands: map[string][]string{}}
	if c := codeLine.FindStringSubmatch(text); c != nil {
		l.code = c[1]
	}
	if h := hostLine.FindStringSubmatch(text); h != nil {
		l.fingerprint = h[1]
	}
	system, more := "", false
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		command, is := strings.CutPrefix(line, "     ")
		switch {
		case is && system != "":
			if all := l.commands[system]; more {
				all[len(all)-1] += "\n" + command
			} else {
				l.commands[system] = append(all, command)
			}
			more = strings.HasSuffix(line, `\`) || strings.HasSuffix(line, ",")
		case strings.HasPrefix(line, "   Windows"):
			system = "Windows"
		case strings.HasPrefix(line, "   Mac"):
			system = "Mac"
		default:
			system = ""
		}
	}
	if l.code == "" || l.fingerprint == "" || len(l.commands["Mac"]) != handIn+1 || len(l.commands["Windows"]) != handIn+1 {
		t.Fatalf("the letter cannot be read: %q\n%s", l.commands, text)
	}
	return l
}

// invite writes the letter for somebody, as the secretary does at the server.
func (g *gate) invite(person, lang string) letter {
	g.t.Helper()
	g.serves("logins_per_minute = 10000", `host = "127.0.0.1"`, "port = "+g.port)
	return readLetter(g.t, g.run("--as", "Hanneke Els", "--lang", lang, "invite", person).gives(0))
}

// inviteFromHome does so over SSH: only the server knows by which name it is
// reached, and it must know before it starts.
func (g *gate) inviteFromHome(person, lang string) letter {
	g.t.Helper()
	g.ssh("Hanneke Els", "", "invite", "'"+person+"'").refuses(1, "[serve]")
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		g.t.Fatal(err)
	}
	free := l.Addr().String()
	l.Close()
	g.write(".config/rekenschap/config.toml", fmt.Sprintf("[serve]\nlisten = [%q]\nhost = \"127.0.0.1\"\n", free))
	g.stop(terminate)
	g.start()
	g.ssh("Ruben Populier", "", "invite", "'"+person+"'").refuses(3, "")
	return readLetter(g.t, g.ssh("Hanneke Els", "", "invite", "'"+person+"'", "--lang", lang).gives(0))
}

// newcomer is somebody with a letter, at their own machine.
type newcomer struct {
	*window
	letter
	commands   []string // in the order of the letter, as their shell takes them
	passphrase string
	name       string // of the person
}

// The commands of a letter for sh, by their place in it.
const (
	makeFolder = iota
	makeKey
	connect
	writeConfig
	fetch
	voteText
	signVote
	handIn
)

// command types one command of the letter on a clean screen.
func (n *newcomer) command(at int, as ...string) *window {
	n.g.t.Helper()
	n.ready()
	n.types("clear").keys("Enter")
	n.g.until("a clean screen", func() bool { return strings.TrimSpace(n.screen()) == prompt })
	return n.types(strings.NewReplacer(as...).Replace(n.commands[at])).keys("Enter")
}

const prompt = "klaar>"

// ready waits until the shell waits.
func (n *newcomer) ready() {
	n.g.t.Helper()
	for start := time.Now(); !strings.HasSuffix(strings.TrimSpace(n.screen()), prompt); time.Sleep(20 * time.Millisecond) {
		if time.Since(start) > patience {
			n.g.t.Fatalf("the shell is not ready:\n%s", n.screen())
		}
	}
}

// unlocks types the passphrase of the key.
func (n *newcomer) unlocks() *window {
	n.g.t.Helper()
	return n.sees("Enter passphrase for").types(n.passphrase).keys("Enter")
}

// comes goes through the letter, from making a key to a vote that is signed,
// with the secretary on the telephone.
func (n *newcomer) comes() {
	g := n.g
	g.t.Helper()
	n.command(makeFolder)
	n.command(makeKey).sees("Enter passphrase").types(n.passphrase).keys("Enter")
	n.sees("Enter same passphrase").types(n.passphrase).keys("Enter").sees("SHA256:")
	n.command(connect).sees("(yes/no/[fingerprint])?").sees(n.fingerprint).types("yes").keys("Enter")
	n.unlocks().sees("Code:").types("UIT-2026-001-AAAA-AAAA-AAAA-AAAA").keys("Enter").sees("UIT-2026-001-AAAA-AAAA-AAAA-AAAA ")
	n.types(strings.ToLower(n.code)).keys("Enter")

	words := g.wordsOn(n.window)
	n.keys("Enter").sees("Maud Wilg").types("q")
	n.ready()
	sl := g.provisional()
	if secretary := g.run("--as", "Hanneke Els", "show", sl).gives(0); strings.Contains(secretary, strings.Join(words, " ")) {
		g.t.Errorf("who is to hear the words reads them:\n%s", secretary)
	}
	g.run("--as", "Hanneke Els", "key", "confirm", sl, strings.Repeat("appel ", 8)).refuses(1, "niet de woorden")
	newOracle(g.t, g.db).holds("SELECT provisional FROM key WHERE id='"+sl+"'", "1")
	g.run(append([]string{"--as", "Hanneke Els", "key", "confirm", sl}, words...)...).gives(0)

	// The code was for once: whoever finds the letter is refused.
	g.exec(n.code+"\n", "ssh", "-F", filepath.Join(g.home, "ssh_config"), "-i", g.keygen("finder"), "-l", "uitnodiging", "linde").refuses(3, "Deze code geeft geen toegang")

	n.command(writeConfig)
	d, _ := g.ballot(n.name)
	for _, sha := range n.unread(d) {
		n.command(fetch, "BEW-2026-014", sha)
		n.unlocks()
	}
	n.command(voteText, "B-2026-014", d)
	n.unlocks()
	n.command(signVote).sees("Enter passphrase:").types(n.passphrase).keys("Enter").sees("Write signature to")
	n.command(handIn, "B-2026-014", d)
	n.unlocks().sees(" " + d + ",")
	n.ready()
	newOracle(g.t, g.db).holds("SELECT value, body ->> '$.known', coalesce(body ->> '$.provisional', 0) FROM vote WHERE decision_id='"+d+"' AND person_id='P-001'", "for|signature|0")
}

// unread are the papers that must be read first, as the text to sign says.
func (n *newcomer) unread(decision string) (shas []string) {
	n.g.t.Helper()
	n.command(voteText, "B-2026-014", decision)
	n.unlocks()
	n.ready()
	for _, m := range paperLine.FindAllStringSubmatch(n.tmux("capture-pane", "-p", "-J"), -1) {
		shas = append(shas, m[1])
	}
	return shas
}

var paperLine = regexp.MustCompile(`evidence get ([0-9a-f]{64})`)

// wordsOn reads the eight words that the screen shows.
func (g *gate) wordsOn(v *window) []string {
	g.t.Helper()
	v.sees("⏎")
	for l := range strings.Lines(v.screen()) {
		if w := strings.Fields(l); len(w) == 8 && strings.Join(w, " ") == strings.Join(wordsOnly.FindAllString(l, -1), " ") {
			return w
		}
	}
	g.t.Fatalf("no words:\n%s", v.screen())
	return nil
}

var wordsOnly = regexp.MustCompile(`[a-z]+`)

// provisional is the key that waits for the secretary.
func (g *gate) provisional() string {
	g.t.Helper()
	var all []struct{ ID, Name, State string }
	if err := json.Unmarshal([]byte(g.run("key", "list", "--json").gives(0)), &all); err != nil {
		g.t.Fatal(err)
	}
	for _, k := range all {
		if k.State == "provisional" && k.Name == "Maud Wilg" {
			return k.ID
		}
	}
	g.t.Fatalf("no key waits: %v", all)
	return ""
}

// The letter works as it is printed: its commands for a Mac, typed one by one
// in sh.
func TestInvitationOnAMac(t *testing.T) {
	t.Parallel()
	needs(t, "tmux")
	g := openGate(t)
	l := g.invite("Maud Wilg", "nl")
	n := &newcomer{letter: l, commands: l.commands["Mac"], passphrase: "een wachtzin", name: "Maud Wilg"}
	n.window = g.terminal(140, 40, g.laptop()+" sh -i")
	n.comes()
}

// In PowerShell > writes UTF-16 and < does not exist: what goes through a file
// is for cmd. Said so in sh, the commands for Windows do the same.
func TestInvitationOnWindows(t *testing.T) {
	t.Parallel()
	needs(t, "tmux")
	g := openGate(t)
	l := g.inviteFromHome("Maud Wilg", "en")
	for _, c := range l.commands["Windows"] {
		if bare := inCmd.ReplaceAllString(c, ""); strings.ContainsAny(bare, "<>|&") || !strings.Contains(c, "IdentityFile") && strings.Contains(c, "~") {
			t.Errorf("not for PowerShell 5.1: %s", c)
		}
	}
	n := &newcomer{letter: l, passphrase: "a passphrase", name: "Maud Wilg"}
	for _, c := range l.commands["Windows"] {
		n.commands = append(n.commands, inShell(c))
	}
	n.window = g.terminal(140, 40, g.laptop()+" sh -i")
	n.comes()
}

var (
	inCmd   = regexp.MustCompile(`^cmd /c "([^"]*)"$`)
	addLine = regexp.MustCompile(`(?s)^Add-Content ("[^"]*") (.*)$`)
)

// inShell says a command of PowerShell in sh: the same words, with the paths,
// the folder and the lines of a file written as sh does.
func inShell(c string) string {
	c = inCmd.ReplaceAllString(c, "$1")
	if m := addLine.FindStringSubmatch(c); m != nil {
		lines := strings.ReplaceAll(strings.ReplaceAll(m[2], ",\n", " "), ",", "")
		c = `printf '%s\n' ` + lines + " >> " + m[1]
	}
	return strings.NewReplacer(`\.ssh`, "/.ssh", `\config`, "/config", `\rekenschap`, "/rekenschap", "mkdir -Force", "mkdir -p").Replace(c)
}
