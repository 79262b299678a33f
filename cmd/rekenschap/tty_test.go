//go:build unix

package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
)

// inTerminal runs the program at a terminal of its own and types; it gives
// all that was shown.
func inTerminal(t *testing.T, home, want, keys string, args ...string) string {
	t.Helper()
	cmd := exec.Command("rekenschap", args...)
	cmd.Env = append(os.Environ(), "HOME="+home, "TERM=xterm-256color", "LANG=C.UTF-8", "NO_COLOR=1",
		"XDG_DATA_HOME=", "XDG_CONFIG_HOME=", "XDG_STATE_HOME=", "CLOCK=2026-11-21T10:00:00Z")
	f, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 30, Cols: 100})
	if err != nil {
		t.Skip("no pseudo-terminal here:", err)
	}
	defer f.Close()
	var shown shownBytes
	done := make(chan struct{})
	go func() {
		defer close(done)
		io.Copy(&shown, f) // ends with an error when the program does: that is how terminals are
	}()
	kill := time.AfterFunc(20*time.Second, func() { cmd.Process.Kill() })
	defer kill.Stop()
	for i, k := range []byte(keys) {
		time.Sleep(400 * time.Millisecond)
		for start := time.Now(); i == len(keys)-1 && !strings.Contains(shown.String(), want) && time.Since(start) < 10*time.Second; {
			time.Sleep(20 * time.Millisecond) // the last key leaves: not before there is something to see
		}
		if _, err := f.Write([]byte{k}); err != nil {
			t.Fatal(err)
		}
	}
	err = cmd.Wait()
	f.Close()
	<-done
	if err != nil {
		t.Fatalf("%v: %v\n%s", args, err, shown.String())
	}
	return shown.String()
}

// At a terminal the dashboard opens, shows a register and leaves on q.
func TestDashboardAtTerminal(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	inTerminal(t, home, "", "", "init", "--org", "Stichting De Linde", "--legal-form", "stichting", "--staff", "300", "--turnover", "1", "--balance", "1")
	for _, c := range []struct {
		name, keys string
		args       []string
		want       string
	}{
		{"overview", "q", nil, "De Linde"},
		{"register", "7q", nil, "A-5.1"},
		{"english", "q", []string{"--lang", "en"}, "Parts a"},
		{"plain", "", []string{"--plain"}, "Onderdelen a"},
		{"status", "", []string{"status"}, "Onderdelen a"},
		{"demo", "q", []string{"demo", "--day", "21-11-2026"}, "Linde"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := inTerminal(t, home, c.want, c.keys, c.args...); !bytes.Contains([]byte(got), []byte(c.want)) {
				t.Errorf("no %q in what was shown:\n%q", c.want, got)
			}
		})
	}
}

// shownBytes is what a program showed, read while it goes on.
type shownBytes struct {
	mu sync.Mutex
	b  bytes.Buffer
}

// Write implements io.Writer.
func (s *shownBytes) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

// String is all of it so far.
func (s *shownBytes) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}
