//go:build unix

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// window is a terminal of tmux in which somebody works over ssh.
type window struct {
	g    *gate
	sock string
	raw  string // file of all bytes that came to the terminal
}

// window opens a terminal of w by h cells and types a command line in its
// shell: ssh of a person, with variables before it.
func (g *gate) window(w, h int, person, vars string, args ...string) *window {
	g.t.Helper()
	return g.terminal(w, h, vars+" ssh "+shellWords(g.line(person, append([]string{"-tt", "linde"}, args...)...)))
}

// shellWords writes arguments for sh.
func shellWords(args []string) string {
	quoted := make([]string, len(args))
	for i, a := range args {
		quoted[i] = "'" + strings.ReplaceAll(a, "'", `'\''`) + "'"
	}
	return strings.Join(quoted, " ")
}

// terminal runs a line of sh in a terminal; what it ends with stands below it.
func (g *gate) terminal(w, h int, line string) *window {
	g.t.Helper()
	needs(g.t, "tmux")
	dir, err := os.MkdirTemp("", "tmux") // the path of a socket must be short
	if err != nil {
		g.t.Fatal(err)
	}
	v := &window{g: g, sock: filepath.Join(dir, "s"), raw: filepath.Join(dir, "raw")}
	g.t.Cleanup(func() {
		_ = exec.Command("tmux", "-S", v.sock, "kill-server").Run()
		os.RemoveAll(dir)
	})
	script := filepath.Join(dir, "run.sh") // starts when all that it shows is kept
	body := fmt.Sprintf("read go; clear; %s; echo \"EXIT-$?\"; cat", line)
	if err := os.WriteFile(script, []byte(body), 0o600); err != nil {
		g.t.Fatal(err)
	}
	v.tmux("new-session", "-d", "-x", fmt.Sprint(w), "-y", fmt.Sprint(h), "sh "+script)
	v.tmux("set-option", "-g", "status", "off")
	v.tmux("set-option", "-g", "escape-time", "0")
	v.resize(w, h)
	v.tmux("pipe-pane", "-o", "cat > "+v.raw)
	v.keys("Enter")
	return v
}

func (v *window) tmux(args ...string) string {
	v.g.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, "tmux", append([]string{"-S", v.sock, "-f", "/dev/null"}, args...)...)
	cmd.Env = append(v.g.environ(), "TERM=xterm-256color", "TMUX=")
	out, err := cmd.CombinedOutput()
	if err != nil {
		v.g.t.Fatalf("tmux %q: %v\n%s", args, err, out)
	}
	return string(out)
}

// keys presses keys by the names tmux has for them.
func (v *window) keys(names ...string) *window {
	v.g.t.Helper()
	v.tmux(append([]string{"send-keys"}, names...)...)
	return v
}

// types types a text.
func (v *window) types(text string) *window {
	v.g.t.Helper()
	v.tmux("send-keys", "-l", text)
	return v
}

func (v *window) resize(w, h int) { v.tmux("resize-window", "-x", fmt.Sprint(w), "-y", fmt.Sprint(h)) }

func (v *window) screen() string { v.g.t.Helper(); return v.tmux("capture-pane", "-p") }

// colours is the screen with the sequences that colour it.
func (v *window) colours() string { v.g.t.Helper(); return v.tmux("capture-pane", "-p", "-e") }

// sees waits until a text stands on the screen.
func (v *window) sees(text string) *window {
	v.g.t.Helper()
	for start := time.Now(); !strings.Contains(strings.Join(strings.Fields(v.screen()), " "), text); time.Sleep(20 * time.Millisecond) {
		if time.Since(start) > patience {
			v.g.t.Fatalf("%q does not appear:\n%s\n%s", text, v.screen(), v.g.log.String())
		}
	}
	return v
}

// wide waits until the longest line of the screen is drawn to this width.
func (v *window) wide(least, most int) {
	v.g.t.Helper()
	v.g.until(fmt.Sprintf("a screen %d to %d wide", least, most), func() bool {
		longest := 0
		for l := range strings.Lines(v.screen()) {
			longest = max(longest, len([]rune(strings.TrimRight(l, "\n"))))
		}
		return longest >= least && longest <= most
	})
}

var (
	modes     = regexp.MustCompile("\x1b\\[\\?([0-9;]+)([hl])")
	kittyOn   = regexp.MustCompile("\x1b\\[>[0-9]+u")
	kittyOff  = regexp.MustCompile("\x1b\\[<[0-9]*u")
	modifyOn  = "\x1b[>4;2m"
	modifyOff = "\x1b[>4m"
)

// left waits for the end of the command, and looks whether the terminal is as
// it was: its own screen, a cursor, and no mode that was set and not unset.
func (v *window) left(code int) {
	v.g.t.Helper()
	v.sees(fmt.Sprintf("EXIT-%d", code))
	if got := v.tmux("display-message", "-p", "#{alternate_on} #{cursor_flag} #{mouse_any_flag} #{keypad_cursor_flag} #{keypad_flag} #{insert_flag} #{origin_flag} #{wrap_flag}"); got != "0 1 0 0 0 0 0 1\n" {
		v.g.t.Errorf("the terminal is left as: %s", got)
	}
	set := map[string]string{}
	for _, m := range modes.FindAllStringSubmatch(v.bytes(), -1) {
		for n := range strings.SplitSeq(m[1], ";") {
			set[n] = m[2]
		}
	}
	for n, how := range set {
		if want := map[bool]string{true: "h", false: "l"}[n == "25" || n == "7"]; how != want {
			v.g.t.Errorf("mode %s is left as %s", n, how)
		}
	}
	raw := v.bytes()
	if on, off := len(kittyOn.FindAllString(raw, -1)), len(kittyOff.FindAllString(raw, -1)); on != off || strings.LastIndex(raw, modifyOn) > strings.LastIndex(raw, modifyOff) {
		v.g.t.Errorf("the keyboard is left in another protocol: %q", raw)
	}
}

// bytes are all that came to the terminal.
func (v *window) bytes() string {
	b, _ := os.ReadFile(v.raw)
	return string(b)
}
