//go:build unix

package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
)

// These tests stand outside: the program serves as a process of its own, and
// who comes in uses the client of OpenSSH, at a terminal of tmux.

// patience is how long a test waits for anything; a loaded machine is slow.
const patience = 20 * time.Second

// needs skips a test where a program is missing; .ci/run has them all.
func needs(t *testing.T, programs ...string) {
	t.Helper()
	for _, p := range programs {
		if _, err := exec.LookPath(p); err == nil {
			continue
		}
		if os.Getenv("CI") != "" {
			t.Fatalf("no %s here", p)
		}
		t.Skipf("no %s here", p)
	}
}

// gate is a machine on which the program serves.
type gate struct {
	t    *testing.T
	home string
	db   string
	port string
	cmd  *exec.Cmd
	out  *shownBytes // stdout of the server
	log  *shownBytes // stderr: one line of JSON per event
	done chan struct{}
	keys map[string]string // of a person: the file of the private key
}

// ground lays down the demo hospital on a machine where nothing serves yet.
func ground(t *testing.T) *gate {
	t.Helper()
	needs(t, "ssh", "ssh-keygen")
	g := &gate{t: t, home: t.TempDir(), keys: map[string]string{}}
	g.db = g.write(".local/share/rekenschap/rekenschap.db", string(must(linde())))
	g.serves("logins_per_minute = 10000")
	return g
}

// open is such a machine that serves.
func openGate(t *testing.T) *gate {
	t.Helper()
	g := ground(t)
	g.start()
	return g
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// write lays down a file in the home, for its owner alone.
func (g *gate) write(name, content string) string {
	g.t.Helper()
	path := filepath.Join(g.home, name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(content), 0o600)); err != nil {
		g.t.Fatal(err)
	}
	return path
}

// serves writes the settings of serving; the port is whichever is free.
func (g *gate) serves(settings ...string) {
	g.t.Helper()
	g.write(".config/rekenschap/config.toml", "[serve]\nlisten = [\"127.0.0.1:0\"]\n"+strings.Join(settings, "\n")+"\n")
}

func (g *gate) environ() []string {
	return append(os.Environ(), "HOME="+g.home, "LANG=C.UTF-8", "XDG_DATA_HOME=", "XDG_CONFIG_HOME=", "XDG_STATE_HOME=",
		"SSH_AUTH_SOCK=", "DISPLAY=", "CLOCK=2026-11-21T10:00:00Z")
}

// run is a verb on the machine itself.
func (g *gate) run(args ...string) answer {
	g.t.Helper()
	return g.exec("", "rekenschap", args...)
}

// answer is what a program said.
type answer struct {
	t        *testing.T
	what     string
	out, say string
	code     int
}

// exec runs a program to its end, with a deadline.
func (g *gate) exec(stdin, name string, args ...string) answer {
	g.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env, cmd.Dir, cmd.WaitDelay = g.environ(), g.home, time.Second
	var o, e bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(stdin), &o, &e
	err := cmd.Run()
	if ctx.Err() != nil {
		g.t.Fatalf("%s %q goes on:\n%s%s", name, args, o.String(), e.String())
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		g.t.Fatal(err)
	}
	return answer{g.t, name + " " + strings.Join(args, " "), o.String(), e.String(), cmd.ProcessState.ExitCode()}
}

// gives checks the exit code and gives what stands on the output.
func (a answer) gives(code int) string {
	a.t.Helper()
	if a.code != code {
		a.t.Errorf("%s: exit %d, want %d\n%s%s", a.what, a.code, code, a.out, a.say)
	}
	return a.out
}

// refuses checks that nothing was answered but a sentence, and its exit code.
func (a answer) refuses(code int, sentence string) {
	a.t.Helper()
	if a.code != code || a.out != "" || !strings.Contains(a.say, sentence) {
		a.t.Errorf("%s: exit %d, want %d with %q and nothing on the output\n%s\n%s", a.what, a.code, code, sentence, a.out, a.say)
	}
}

var listens = regexp.MustCompile(`luistert op 127\.0\.0\.1:(\d+)`)

// start lets the machine serve and tells OpenSSH how to reach it.
func (g *gate) start() {
	g.t.Helper()
	g.cmd = exec.Command("rekenschap", "serve")
	g.cmd.Env = g.environ()
	g.out, g.log, g.done = &shownBytes{}, &shownBytes{}, make(chan struct{})
	g.cmd.Stdout, g.cmd.Stderr = g.out, g.log
	if err := g.cmd.Start(); err != nil {
		g.t.Fatal(err)
	}
	cmd, done, log := g.cmd, g.done, g.log
	go func() { _ = cmd.Wait(); close(done) }()
	g.t.Cleanup(func() {
		_ = cmd.Process.Kill()
		<-done
		if said := log.String(); strings.Contains(said, `"msg":"panic"`) || strings.Contains(said, "DATA RACE") || strings.Contains(said, "goroutine ") {
			g.t.Errorf("the server says:\n%s", said)
		}
	})
	g.until("the server listens", func() bool { return strings.Contains(g.out.String(), "In woorden: ") })
	g.port = listens.FindStringSubmatch(g.out.String())[1]
	g.knows()
}

// knows writes the settings of the client: nothing of who runs the tests, and
// the host known by the key that lies beside the server's own.
func (g *gate) knows() {
	pub := must(os.ReadFile(filepath.Join(g.home, ".config/rekenschap/host.key.pub")))
	known := g.write("known_hosts", fmt.Sprintf("[127.0.0.1]:%s %s", g.port, pub))
	g.write("ssh_config", fmt.Sprintf(`Host linde
	HostName 127.0.0.1
	Port %s
	User bestuur
	UserKnownHostsFile %s
	GlobalKnownHostsFile /dev/null
	StrictHostKeyChecking yes
	IdentitiesOnly yes
	IdentityAgent none
	BatchMode yes
	ConnectTimeout 15
	SendEnv NO_COLOR COLORTERM
`, g.port, known))
}

// stop ends the server with a signal and gives its exit code.
func (g *gate) stop(s os.Signal) int {
	g.t.Helper()
	if err := g.cmd.Process.Signal(s); err != nil {
		g.t.Fatal(err)
	}
	return g.stopped()
}

func (g *gate) stopped() int {
	g.t.Helper()
	select {
	case <-g.done:
		return g.cmd.ProcessState.ExitCode()
	case <-time.After(patience):
		g.t.Fatalf("the server goes on:\n%s", g.log.String())
		return -1
	}
}

// until waits for something that must come.
func (g *gate) until(what string, holds func() bool) {
	g.t.Helper()
	for start := time.Now(); !holds(); time.Sleep(10 * time.Millisecond) {
		if time.Since(start) > patience {
			said := ""
			if g.log != nil {
				said = g.out.String() + g.log.String()
			}
			g.t.Fatalf("not in time: %s\n%s", what, said)
		}
	}
}

// logged waits for lines of the log in which all of these words stand.
func (g *gate) logged(n int, words ...string) {
	g.t.Helper()
	g.until(fmt.Sprintf("%d lines with %q in the log", n, words), func() bool { return g.count(words...) >= n })
}

// count counts lines of the log in which all of these words stand.
func (g *gate) count(words ...string) int {
	n := 0
lines:
	for l := range strings.Lines(g.log.String()) {
		for _, w := range words {
			if !strings.Contains(l, w) {
				continue lines
			}
		}
		n++
	}
	return n
}

// keygen makes a key pair with OpenSSH's own program, without a passphrase.
func (g *gate) keygen(name string) (private string) {
	g.t.Helper()
	private = filepath.Join(g.home, name)
	g.exec("", "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", private).gives(0)
	return private
}

// of is the key of a person, made and confirmed at first use.
func (g *gate) of(person string) string {
	g.t.Helper()
	if k := g.keys[person]; k != "" {
		return k
	}
	k := g.keygen("id_" + strings.ToLower(strings.Fields(person)[0]))
	g.admit(person, k)
	g.keys[person] = k
	return k
}

// admit makes a key somebody's, as who keeps the file does.
func (g *gate) admit(person, private string) {
	g.t.Helper()
	s := newSession(&App{Args: []string{"--db", g.db}, Stdin: strings.NewReader(""), Stdout: &bytes.Buffer{}, Stderr: &bytes.Buffer{}, Random: rand.Reader,
		Env:   func(k string) string { return map[string]string{"HOME": g.home}[k] },
		Clock: func() time.Time { return time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC) }})
	s.db = g.db
	o, err := s.open(g.t.Context(), model.ViaLocal)
	if err != nil {
		g.t.Fatal(err)
	}
	defer o.store.Close()
	id := ""
	if err := o.h.View(g.t.Context(), func(v model.State) (err error) { id, err = findPerson(v, person); return err }); err != nil {
		g.t.Fatal(err)
	}
	pub := strings.TrimSpace(string(must(os.ReadFile(private + ".pub"))))
	fp := must(model.ReadPublicKey(pub)).Fingerprint
	if _, err := o.h.Do(g.t.Context(), model.AddKey{Person: id, Public: pub, Fingerprint: fp, Until: must(model.ParseDate("2027-01-31"))}); err != nil {
		g.t.Fatal(err)
	}
	if _, err := o.h.Do(g.t.Context(), model.ConfirmKey{Key: fp, Words: strings.Join(model.KeyWords(fp), " ")}); err != nil {
		g.t.Fatal(err)
	}
}

// line is how somebody connects: ssh with these settings and this key.
func (g *gate) line(person string, args ...string) []string {
	g.t.Helper()
	return append([]string{"-F", filepath.Join(g.home, "ssh_config"), "-i", g.of(person)}, args...)
}

// ssh is a verb over the line: ssh linde status --json.
func (g *gate) ssh(person, stdin string, verb ...string) answer {
	g.t.Helper()
	return g.exec(stdin, "ssh", g.line(person, append([]string{"linde"}, verb...)...)...)
}

// terminate asks a process to end.
var terminate os.Signal = syscall.SIGTERM
