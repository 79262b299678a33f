package tuitest

import (
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"

	"github.com/rekenschap/rekenschap/tui"
)

// Terminal is a real program on an emulated terminal: what reaches it are the
// bytes a person's terminal would get.
type Terminal struct {
	t    testing.TB
	in   *io.PipeWriter
	done chan error

	mu     sync.Mutex // the emulator's own locks leave gaps
	emu    *vt.Emulator
	bytes  int
	stream strings.Builder
}

// Start runs a session in a terminal of w by h cells, the way a session over
// SSH runs, and waits for its first screen.
func Start(t testing.TB, env tui.Env, o tui.Options, w, h int) *Terminal {
	t.Helper()
	r, in := io.Pipe()
	term := &Terminal{t: t, in: in, emu: vt.NewEmulator(w, h), done: make(chan error, 1)}
	o.Input, o.Output = r, term
	o.Width, o.Height = w, h
	if o.Environ == nil {
		o.Environ = []string{"TERM=xterm-256color", "COLORTERM=truecolor", "SSH_TTY=/dev/pts/7"}
	}
	if o.FPS == 0 {
		o.FPS = 120
	}
	go term.drain()
	go func() { term.done <- tui.Run(t.Context(), env, o) }()
	t.Cleanup(term.close)
	term.Rest()
	return term
}

// drain passes the terminal's replies on to the program; undrained they would
// block the emulator.
func (t *Terminal) drain() {
	buf := make([]byte, 256)
	for {
		n, err := t.emu.Read(buf)
		if err != nil {
			return
		}
		if _, err := t.in.Write(buf[:n]); err != nil {
			return
		}
	}
}

func (t *Terminal) close() {
	_ = t.in.Close()
	// Not Emulator.Close: it races with the reader.
	if c, ok := t.emu.InputPipe().(io.Closer); ok {
		_ = c.Close()
	}
}

// Write implements io.Writer for the program. Like the line discipline of a
// terminal, and like a server that emulates one, it makes \n into \r\n; the
// bytes are counted after that, as they go over the line.
func (t *Terminal) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	wire := strings.ReplaceAll(strings.ReplaceAll(string(p), "\r\n", "\n"), "\n", "\r\n")
	t.bytes += len(wire)
	t.stream.WriteString(wire)
	if _, err := t.emu.WriteString(wire); err != nil {
		return 0, err
	}
	return len(p), nil
}

// Send types raw bytes, as a terminal would send them.
func (t *Terminal) Send(s string) {
	t.t.Helper()
	if _, err := io.WriteString(t.in, s); err != nil {
		t.t.Fatalf("type %q: %v", s, err)
	}
}

// Bytes is how many bytes have reached the terminal.
func (t *Terminal) Bytes() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.bytes
}

// Rest waits until the program has written and then kept silent for a while.
func (t *Terminal) Rest() {
	t.t.Helper()
	t.restAfter(0, 60*time.Millisecond)
}

func (t *Terminal) restAfter(before int, quiet time.Duration) {
	t.t.Helper()
	deadline := time.Now().Add(10 * time.Second)
	last, since := t.Bytes(), time.Now()
	for {
		time.Sleep(2 * time.Millisecond)
		now := t.Bytes()
		if now != last {
			last, since = now, time.Now()
		}
		if now > before && time.Since(since) >= quiet {
			return
		}
		if time.Now().After(deadline) {
			t.t.Fatal("the program wrote nothing for 10 s")
		}
	}
}

// Type sends a key and waits until the screen is at rest.
func (t *Terminal) Type(key string) {
	t.t.Helper()
	before := t.Bytes()
	t.Send(key)
	t.restAfter(before, 80*time.Millisecond)
}

// Cost sends a key and counts the bytes of the frame it leads to.
func (t *Terminal) Cost(key string) int {
	t.t.Helper()
	before := t.Bytes()
	t.Send(key)
	t.restAfter(before, 14*time.Millisecond)
	return t.Bytes() - before
}

// Median is the middle of numbers.
func Median(n []int) int {
	s := slices.Clone(n)
	slices.Sort(s)
	return s[len(s)/2]
}

// Screen is what the terminal shows.
func (t *Terminal) Screen() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.emu.String()
}

// Stream is every byte the terminal got.
func (t *Terminal) Stream() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.stream.String()
}

// Cells copies what the terminal shows, for a picture.
func (t *Terminal) Cells() Cells {
	t.mu.Lock()
	defer t.mu.Unlock()
	b := t.emu.Bounds()
	out := uv.NewScreenBuffer(b.Dx(), b.Dy())
	for y := range b.Dy() {
		for x := range b.Dx() {
			out.SetCell(x, y, t.emu.CellAt(x, y))
		}
	}
	return out
}

// Wait gives the error the program ended with.
func (t *Terminal) Wait() error {
	t.t.Helper()
	select {
	case err := <-t.done:
		return err
	case <-time.After(10 * time.Second):
		t.t.Fatal("the program did not end within 10 s")
		return nil
	}
}
