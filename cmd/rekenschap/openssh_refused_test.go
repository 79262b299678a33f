//go:build unix

package main

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Everything else that OpenSSH can ask for is refused, and is told so.
func TestOpenSSHNothingElse(t *testing.T) {
	t.Parallel()
	needs(t, "scp", "sftp", "ssh-agent")
	g := openGate(t)
	who := "Ruben Populier" // the one who may most
	file := g.write("mijn.txt", "inhoud")
	config := g.line(who)
	inside, err := net.Listen("tcp", "127.0.0.1:0") // what a tunnel would reach
	if err != nil {
		t.Fatal(err)
	}
	defer inside.Close()
	go func() {
		for {
			c, err := inside.Accept()
			if err != nil {
				return
			}
			t.Error("somebody came through")
			c.Close()
		}
	}()
	through := inside.Addr().String()
	socket := filepath.Join(g.home, "agent")
	g.exec("", "sh", "-c", "SSH_AUTH_SOCK= ssh-agent -a "+socket+" > "+socket+".pid")
	t.Cleanup(func() {
		pid, _ := os.ReadFile(socket + ".pid")
		g.exec(string(pid)+"kill $SSH_AGENT_PID\n", "sh")
	})

	for _, c := range []struct {
		name string
		code int
		says string
		args []string
	}{
		{"scp in", 255, "subsystem request failed", append([]string{"scp"}, append(config, file, "linde:/tmp/rekenschap-scp")...)},
		{"scp out", 255, "subsystem request failed", append([]string{"scp"}, append(config, "linde:"+g.db, filepath.Join(g.home, "out"))...)},
		{"scp, the old way", 1, "lost connection", append([]string{"scp", "-O"}, append(config, file, "linde:/tmp/rekenschap-scp")...)},
		{"sftp", 255, "subsystem request failed", append([]string{"sftp"}, append(config, "linde")...)},
		{"subsystem", 255, "subsystem request failed", append([]string{"ssh"}, append(config, "-s", "linde", "netconf")...)},
		{"through the server", 255, "forwarding failed", append([]string{"ssh"}, append(config, "-W", through, "linde")...)},
		{"a port of the server", 255, "remote port forwarding failed", append([]string{"ssh"}, append(config, "-N", "-o", "ExitOnForwardFailure=yes", "-R", "0:"+through, "linde")...)},
		{"a tunnel", 255, "unnel", append([]string{"ssh"}, append(config, "-N", "-o", "ExitOnForwardFailure=yes", "-w", "0:0", "linde")...)},
		{"a display", 0, "X11 forwarding request failed", append([]string{"env", "DISPLAY=:9", "ssh"}, append(config, "-X", "linde", "version")...)},
		{"an agent", 0, "", append([]string{"env", "SSH_AUTH_SOCK=" + socket, "ssh"}, append(config, "-A", "linde", "version")...)},
		{"variables", 0, "", append([]string{"ssh"}, append(config, "-o", "SetEnv=LD_PRELOAD=x HOME=/ PATH=/ REKENSCHAP_DB=/x", "linde", "version")...)},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := g.exec("", c.args[0], c.args[1:]...)
			if a.code != c.code || !strings.Contains(a.say, c.says) {
				t.Errorf("exit %d, want %d with %q\n%s%s", a.code, c.code, c.says, a.out, a.say)
			}
		})
	}
	for _, path := range []string{"/tmp/rekenschap-scp", filepath.Join(g.home, "out")} {
		if _, err := os.Stat(path); err == nil {
			t.Errorf("%s was made", path)
		}
	}
}

// Whoever has no key here learns nothing but how to use an invitation.
func TestOpenSSHStranger(t *testing.T) {
	t.Parallel()
	needs(t, "tmux")
	g := openGate(t)
	key := g.keygen("stranger")
	config := []string{"-F", filepath.Join(g.home, "ssh_config"), "-i", key}
	as := func(user string, stdin string, args ...string) answer {
		return g.exec(stdin, "ssh", append(append(config[:len(config):len(config)], args...), user+"@linde")...)
	}
	as("bestuur", "").refuses(255, "Deze sleutel is hier niet bekend")
	as("root", "").refuses(255, "Permission denied")
	as("uitnodiging", "UIT-2026-001-AAAA-BBBB-CCCC-DDDD\n", "-T").refuses(3, "Deze code geeft geen toegang")
	as("invite", "", "-T").refuses(1, "Typ de code uit uw uitnodiging")
	g.exec("", "ssh", append(config, "uitnodiging@linde", "status")...).refuses(3, "alleen een code")
	as("bestuur", "", "-o", "PubkeyAuthentication=no", "-o", "PreferredAuthentications=password,keyboard-interactive,none").refuses(255, "Permission denied (publickey)")

	v := g.terminal(60, 20, "TERM=xterm ssh -t "+shellWords(append(config, "uitnodiging@linde")))
	for range 3 {
		v.sees("Code:").types("UIT-2026-001-ZZZZ").keys("Enter")
	}
	v.left(3)
	if strings.Contains(v.screen(), "stop\n") || !strings.Contains(v.screen(), "Deze code geeft geen toegang.") {
		t.Errorf("broken in the middle of a word:\n%s", v.screen())
	}
	w := g.terminal(60, 20, "TERM=xterm ssh -t "+shellWords(append(config, "uitnodiging@linde")))
	w.sees("Code:").types("UIT").keys("C-c")
	w.left(1)
}
