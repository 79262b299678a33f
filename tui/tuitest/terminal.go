package tuitest

import (
	"image/color"
	"io"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
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
	in   io.WriteCloser
	done chan error
	mute atomic.Bool

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
	term := Attach(t, in, w, h)
	o.Input, o.Output = r, cooked{term}
	o.Width, o.Height = w, h
	if o.Environ == nil {
		o.Environ = []string{"TERM=xterm-256color", "COLORTERM=truecolor", "SSH_TTY=/dev/pts/7"}
	}
	if o.FPS == 0 {
		o.FPS = 120
	}
	go func() { term.done <- tui.Run(t.Context(), env, o) }()
	term.Rest()
	return term
}

// Attach gives a terminal of w by h cells to what runs elsewhere: it shows what
// is written to it, and types into in.
func Attach(t testing.TB, in io.WriteCloser, w, h int) *Terminal {
	t.Helper()
	term := &Terminal{t: t, in: in, emu: vt.NewEmulator(w, h), done: make(chan error, 1)}
	go term.drain()
	t.Cleanup(term.close)
	return term
}

// Background gives the terminal a colour to say when it is asked for one.
func (t *Terminal) Background(c color.Color) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.emu.SetBackgroundColor(c)
}

// Mute makes it a terminal that answers no question about itself.
func (t *Terminal) Mute() { t.mute.Store(true) }

// Ended tells a terminal how what runs elsewhere ended.
func (t *Terminal) Ended(err error) { t.done <- err }

// drain passes the terminal's replies on to the program; undrained they would
// block the emulator.
func (t *Terminal) drain() {
	buf := make([]byte, 256)
	for {
		n, err := t.emu.Read(buf)
		if err != nil {
			return
		}
		if t.mute.Load() {
			continue
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

// cooked makes \n into \r\n, like the line discipline of a terminal and like a
// server that emulates one.
type cooked struct{ t *Terminal }

func (c cooked) Write(p []byte) (int, error) {
	wire := strings.ReplaceAll(strings.ReplaceAll(string(p), "\r\n", "\n"), "\n", "\r\n")
	if _, err := c.t.Write([]byte(wire)); err != nil {
		return 0, err
	}
	return len(p), nil
}

// Write shows bytes, and counts them as they went over the line.
func (t *Terminal) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.bytes += len(p)
	t.stream.Write(p)
	return t.emu.Write(p)
}

// Resize makes the terminal another size; who runs in it is told elsewhere.
func (t *Terminal) Resize(w, h int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.emu.Resize(w, h)
}

// Until waits until the screen shows a text, and then comes to rest.
func (t *Terminal) Until(text string) {
	t.t.Helper()
	for end := time.Now().Add(10 * time.Second); !strings.Contains(t.Screen(), text); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.t.Fatalf("%q did not appear:\n%s", text, t.Screen())
		}
	}
	t.restAfter(0, 40*time.Millisecond)
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
