package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/tries"
	"github.com/rekenschap/rekenschap/tui/keys"
)

// turned finds what other people's texts must never bring to a terminal: signs
// that steer it or turn the reading direction. Of what a screen itself is made,
// escape, return and the like are left out.
func turned(s string, screen bool) string {
	i := strings.IndexFunc(s, func(r rune) bool {
		if screen && strings.ContainsRune("\x1b\r\b\t\a\x0e\x0f", r) || r == '\t' || r == '\n' {
			return false
		}
		return steers(r) || r == 0x1b || r == '\r' || r == 0xfeff || r == 0x2028
	})
	if i < 0 {
		return ""
	}
	return fmt.Sprintf("%.60q", s[max(0, i-20):])
}

// Texts that other people typed, in every field of every kind, with signs that
// steer a terminal or turn the reading direction: in nothing that goes over the
// line are they themselves. First the screens of who sees most and of a director,
// with every list and a record of each kind opened.
func TestVileTextOnScreensOverSSH(t *testing.T) {
	t.Parallel()
	path, refs := putVile(t)
	l := receiveAt(t, path)
	most := 8 // records each of which is seen by somebody
	if tries.All() {
		most = 2
	}
	for n, who := range []string{"Ruben Populier", "Joost Eik"} {
		v := l.enter(who, 100, 40).Sees("Overzicht")
		press := func(strokes ...string) {
			for _, s := range strokes {
				before := v.Bytes()
				v.Send(s)
				v.answered(before, 70*time.Millisecond)
			}
		}
		for tab := 1; tab <= 8; tab++ {
			press(fmt.Sprint(tab), "\x1b[6~", "\r", "\x1b", "\x1b", "\x1b[C")
		}
		for m, ref := range refs {
			if m%most != n || ref.Kind == model.KindPerson {
				continue
			}
			v.Press(keys.SearchAll)
			press(ref.ID, "\r", "\x1b[6~", "\x1b", "\x1b", "\x1b")
		}
		if got := turned(v.Stream(), true); got != "" {
			t.Errorf("%s: on the line %s", who, got)
		}
		if !strings.Contains(v.Stream(), "‹U+202E›") {
			t.Errorf("%s saw none of it, so nothing was tried", who)
		}
	}
	if got := turned(l.log.String(), false); got != "" {
		t.Errorf("in the log %s", got)
	}
}

// The same texts in what verbs print: as words, as JSON, and at a terminal.
func TestVileTextInVerbsOverSSH(t *testing.T) {
	t.Parallel()
	path, refs := putVile(t)
	l := receiveAt(t, path)
	c := l.mustDial("ciso", l.keyOf("Ruben Populier"))
	seen := 0
	try := func(command string) {
		t.Helper()
		out, say, code := ask(t, c, "", command)
		if code == 0 {
			seen += strings.Count(out, "U+202E") + strings.Count(out, `\u202e`)
		}
		for _, said := range []string{out, say} {
			if got := turned(said, false); got != "" {
				t.Errorf("%s: %s", command, got)
			}
		}
		s, err := c.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if err := s.RequestPty("xterm", 24, 80, ssh.TerminalModes{}); err != nil {
			t.Fatal(err)
		}
		b, _ := s.CombinedOutput(command)
		if got := turned(string(b), true); got != "" {
			t.Errorf("%s at a terminal: %s", command, got)
		}
	}
	for noun := range strings.FieldsSeq("duties decisions meetings policies trainings reports reviews controls actions people suppliers evidence") {
		try("list " + noun)
		try("list " + noun + " --json")
	}
	for n, r := range refs {
		try("show --json " + r.ID)
		if tries.All() || n%4 == 0 {
			try("show " + r.ID)
			try("log --json " + r.ID)
		}
	}
	for _, v := range []string{"status", "status --json", "log --limit 200", "search omgekeerd", "search --json omgekeerd", "--plain", "--screen actions", "key list", "invite list", "verify"} {
		try(v)
	}
	if seen < 20 {
		t.Errorf("the texts were in %d answers only", seen)
	}
}

// A file that somebody else sent in comes out byte for byte for a program, and
// at a terminal only when nothing in it steers that.
func TestVileFileAtATerminal(t *testing.T) {
	t.Parallel()
	l := receive(t)
	c := l.mustDial("ciso", l.keyOf("Ruben Populier"))
	for n, content := range []string{"gewoon\nleesbaar é 漢", "\x1b[2Jweg", "\u202eomgekeerd", "\u009b31m", "\x9b31m", "\xff\xfe", "\u2066x", "a\rb"} {
		out, say, code := ask(t, c, content, fmt.Sprintf("evidence add A-5.9 --name f%d.txt --title 'Bestand %d'", n, n))
		if code != 0 {
			t.Fatalf("%q: %d %s%s", content, code, out, say)
		}
		id := newOracle(t, l.path).text("SELECT id FROM evidence ORDER BY seq DESC LIMIT 1")
		if out, _, code := ask(t, c, "", "evidence get "+id); code != 0 || out != content {
			t.Errorf("%q came out as %d %q", content, code, out)
		}
		s, err := c.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if err := s.RequestPty("xterm", 24, 80, ssh.TerminalModes{}); err != nil {
			t.Fatal(err)
		}
		b, err := s.CombinedOutput("evidence get " + id)
		if turned(strings.ReplaceAll(string(b), "\r\n", "\n"), false) != "" || n > 0 && (exitOf(err) != 2 || !strings.Contains(string(b), "niet op een scherm")) {
			t.Errorf("%q at a terminal: %d %q", content, exitOf(err), b)
		}
		if n == 0 && exitOf(err) != 0 {
			t.Errorf("%q at a terminal: %d %q", content, exitOf(err), b)
		}
	}
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.RequestPty("xterm", 24, 80, ssh.TerminalModes{}); err != nil {
		t.Fatal(err)
	}
	if b, err := s.CombinedOutput("export ledger"); turned(string(b), true) != "" {
		t.Errorf("the ledger at a terminal: %v %s", exitOf(err), turned(string(b), true))
	}
}

// The comment of a key is whatever somebody liked to type after it: of it a few
// harmless words are kept, none is shown, and it cannot be a second key or an option.
func TestHostileKeyComment(t *testing.T) {
	t.Parallel()
	l := receive(t)
	c := l.mustDial("secretaris", l.keyOf("Hanneke Els"))
	for _, comment := range []string{"x\x1b]0;KWAAD\x07y", "\u202eKWAAD", "KWAAD\u009b31m", strings.Repeat("KWAAD", 2000), "KWAAD\x00", "../../KWAAD"} {
		k := keyPair(t)
		line := strings.TrimSpace(string(ssh.MarshalAuthorizedKey(k.PublicKey())))
		out, say, code := ask(t, c, line+" "+comment+"\n", "key add --person 'Joost Eik'")
		if turned(out+say, false) != "" || strings.Contains(out+say, "KWAAD") {
			t.Errorf("%.20q: %d %q %q", comment, code, out, say)
		}
		if code != 0 && code != 1 && code != 2 {
			t.Errorf("%.20q: exit %d", comment, code)
		}
	}
	for _, bad := range []string{`command="/bin/sh" `, `permitopen="*:*",pty `, "ssh-rsa AAAA\nssh-ed25519 ", "cert-authority "} {
		k := keyPair(t)
		_, say, code := ask(t, c, bad+string(ssh.MarshalAuthorizedKey(k.PublicKey())), "key add --person 'Joost Eik'")
		if code == 0 || turned(say, false) != "" {
			t.Errorf("%q: %d %q", bad, code, say)
		}
	}
	for line := range strings.Lines(newOracle(t, l.path).text("SELECT coalesce(group_concat(body ->> '$.public', char(10)), '') FROM ledger_body WHERE body LIKE '%KWAAD%'")) {
		if turned(line, false) != "" || len([]rune(line)) > 200 {
			t.Errorf("kept: %q", line)
		}
	}
	l.Store("SELECT count(*) FROM ledger WHERE entry LIKE '%KWAAD%'", "0")
	for _, v := range []string{"key list", "key list --json", "log --limit 20", "log --json --limit 20"} {
		if out, say, code := ask(t, c, "", v); code != 0 || turned(out+say, false) != "" || strings.Contains(out, "KWAAD") {
			t.Errorf("%s: %d %q", v, code, say)
		}
	}
}

// Colours follow what a session says of its terminal, and nothing else does.
func TestColoursOverSSH(t *testing.T) {
	t.Parallel()
	l := receive(t)
	key := l.keyOf("Maud Wilg")
	line := l.mustDial("bestuur", key)
	for _, c := range []struct {
		name string
		env  []string
		has  string
		not  []string
	}{
		{"true colour", []string{"COLORTERM=truecolor"}, "38;2;", nil},
		{"256 colours", nil, "38;5;", []string{"38;2;"}},
		{"16 colours", []string{"TERM=xterm-16color"}, "Mijn dossier", []string{"38;2;", "38;5;"}},
		{"no colour", []string{"NO_COLOR=1", "COLORTERM=truecolor"}, "Mijn dossier", []string{"38;2;", "38;5;", "\x1b[31m", "\x1b[32m"}},
	} {
		v := l.sit(line, 80, 24, c.env...).Sees("Mijn dossier")
		s := v.Stream()
		if !strings.Contains(s, c.has) {
			t.Errorf("%s: no %q", c.name, c.has)
		}
		for _, not := range c.not {
			if strings.Contains(s, not) {
				t.Errorf("%s: %q", c.name, not)
			}
		}
		v.Leaves()
	}
}
