package paint

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"pgregory.net/rapid"

	"github.com/rekenschap/rekenschap/model/tries"
)

// screen is a terminal that keeps count of what it was sent.
type screen struct {
	mu    sync.Mutex
	emu   *vt.Emulator
	sent  []string
	stuck chan struct{} // while set, nothing is taken
}

func newScreen(w, h int) *screen {
	s := &screen{emu: vt.NewEmulator(w, h)}
	go func() { _, _ = io.Copy(io.Discard, s.emu) }() // what it answers
	return s
}

// Write implements io.Writer.
func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	stuck := s.stuck
	s.mu.Unlock()
	if stuck != nil {
		<-stuck
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sent = append(s.sent, string(p))
	// A line does what the terminal of a process does.
	_, _ = s.emu.WriteString(strings.ReplaceAll(string(p), "\n", "\r\n"))
	return len(p), nil
}

func (s *screen) resize(w, h int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.emu.Resize(w, h)
}

// text is what stands on it, without spaces at the ends of lines.
func (s *screen) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return trimmed(s.emu.String())
}

func trimmed(text string) string {
	var out []string
	for l := range strings.Lines(strings.ReplaceAll(text, "\r", "")) {
		out = append(out, strings.TrimRight(l, " \n"))
	}
	return strings.TrimRight(strings.Join(out, "\n"), "\n")
}

func (s *screen) writes() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.sent...)
}

// rest waits until it shows a text.
func (s *screen) rest(t testing.TB, want string) {
	t.Helper()
	for end := time.Now().Add(5 * time.Second); s.text() != want; time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("shown:\n%s\nnot:\n%s", s.text(), want)
		}
	}
}

func begin(t testing.TB, s *screen, w, h int, c *Canvases) *Painter {
	p := New(s, []string{"TERM=xterm-256color"}, colorprofile.TrueColor, 100, c, func() { t.Error("broken") })
	t.Cleanup(func() { _ = p.Close() })
	p.Resize(w, h)
	return p
}

// soon does something within a time, and then checks what came of it. A machine
// with other work gets a few tries.
func soon(t testing.TB, most time.Duration, do, check func()) {
	t.Helper()
	var took time.Duration
	for range 10 {
		began := time.Now()
		if do(); time.Since(began) <= most {
			check()
			return
		}
		took = time.Since(began)
	}
	t.Errorf("it took %v, more than %v", took, most)
}

func (p *Painter) dueAt() time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.due
}

func view(lines ...string) tea.View {
	return tea.View{AltScreen: true, Content: strings.Join(lines, "\n")}
}

// Whatever was shown before, on this terminal and on one that shares the
// canvases, of whatever size: what is shown is what was drawn last.
func TestShowsWhatWasDrawn(t *testing.T) {
	words := []string{"besluit", "é", "‹U+202E›", "\x1b[1mvet\x1b[m", "\x1b[38;5;205mkleur\x1b[m", "   ", "─│┐", "a"}
	tries.AtMost(40)
	rapid.Check(t, func(rt *rapid.T) {
		var c Canvases
		type seat struct {
			*screen
			p    *Painter
			w, h int
			want string
		}
		var seats []*seat
		for range 2 {
			s := &seat{screen: newScreen(20, 5), w: 20, h: 5}
			s.p = New(s.screen, []string{"TERM=xterm-256color"}, colorprofile.TrueColor, 1000, &c, nil)
			s.p.Resize(s.w, s.h)
			seats = append(seats, s)
		}
		for range rapid.IntRange(1, 12).Draw(rt, "frames") {
			s := seats[rapid.IntRange(0, 1).Draw(rt, "seat")]
			if rapid.IntRange(0, 3).Draw(rt, "resized") == 0 {
				s.w, s.h = rapid.IntRange(8, 40).Draw(rt, "w"), rapid.IntRange(1, 12).Draw(rt, "h")
				s.resize(s.w, s.h)
				s.p.Resize(s.w, s.h)
			}
			var lines []string
			for range s.h {
				l := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 6).Draw(rt, "line"), "")
				lines = append(lines, ansi.Truncate(l, s.w, ""))
			}
			s.p.Show(view(lines...), rapid.Bool().Draw(rt, "awaits"))
			s.want = trimmed(ansi.Strip(strings.Join(lines, "\n")))
			if rapid.Bool().Draw(rt, "waits") {
				s.rest(t, s.want)
			}
		}
		for _, s := range seats {
			s.rest(t, s.want)
			s.p.Close()
		}
	})
}

// Columns that come in sight are drawn, and what is drawn there goes again.
func TestGrows(t *testing.T) {
	s := newScreen(10, 3)
	p := begin(t, s, 10, 3, &Canvases{})
	p.Show(view("besluit"), false)
	s.rest(t, "besluit")
	s.resize(30, 3)
	p.Resize(30, 3)
	p.Show(view("besluit van vandaag", "twee"), false)
	s.rest(t, "besluit van vandaag\ntwee")
	const later = "besluit va               laat"
	p.Show(view(later, "twee"), false)
	s.rest(t, later+"\ntwee")
}

// A screen that is being fetched is not shown when it comes at once, and is when
// it does not.
func TestWaitsForWhatIsFetched(t *testing.T) {
	s := newScreen(20, 3)
	p := begin(t, s, 20, 3, &Canvases{})
	p.Show(view("lijst"), false)
	s.rest(t, "lijst")
	soon(t, patience/2, func() {
		p.Show(view("bezig"), true)
		time.Sleep(10 * time.Millisecond)
		p.Show(view("besluit"), false)
	}, func() {
		s.rest(t, "besluit")
		if all := strings.Join(s.writes(), ""); strings.Contains(all, "bezig") {
			t.Errorf("it flashed by: %q", all)
		}
	})
	var began, due time.Time
	soon(t, patience/2, func() {
		p.Show(view("lijst"), false)
		s.rest(t, "lijst")
		began = time.Now()
		p.Show(view("wacht"), true)
		due = p.dueAt()
		time.Sleep(patience / 8)
		p.Show(view("wacht nog"), true)
	}, func() {
		if p.dueAt() != due {
			t.Error("who goes on changing is waited for without end")
		}
	})
	s.rest(t, "wacht nog")
	if took := time.Since(began); took < patience || took > patience+time.Second {
		t.Errorf("shown after %v", took)
	}
}

// A change is drawn at once, many are drawn together, and at rest nothing is.
func TestDrawsWhenSomethingChanged(t *testing.T) {
	s := newScreen(20, 3)
	const gap = 10 * time.Millisecond
	p := New(s, []string{"TERM=xterm-256color"}, colorprofile.TrueColor, int(time.Second/gap), &Canvases{}, nil)
	p.Resize(20, 3)
	p.Show(view("0"), false)
	s.rest(t, "0")
	began := time.Now()
	for n := 0; time.Since(began) < 500*time.Millisecond; n++ { // without a pause
		p.Show(view(fmt.Sprint(n)), false)
		runtime.Gosched()
	}
	p.Show(view("499"), false)
	s.rest(t, "499")
	most := int(time.Since(began)/gap) + 2
	if n := len(s.writes()); n < most/4 || n > most {
		t.Errorf("%d writes, at most %d at a hundred frames a second", n, most)
	}
	time.Sleep(5 * gap)
	before := len(s.writes())
	for range 20 {
		if p.Show(view("499"), false); !p.dueAt().IsZero() {
			t.Fatal("the same screen is drawn again")
		}
		time.Sleep(10 * time.Millisecond)
	}
	if n := len(s.writes()) - before; n != 0 {
		t.Errorf("%d writes at rest", n)
	}
	n := 0
	soon(t, patience, func() {
		n++
		p.Show(view(fmt.Sprint("klaar ", n)), false)
		s.rest(t, fmt.Sprint("klaar ", n))
	}, func() {})
	p.Close()
}

// A line that takes nothing holds nobody up; afterwards the latest is shown.
func TestDoesNotWaitForTheLine(t *testing.T) {
	s := newScreen(20, 3)
	s.stuck = make(chan struct{})
	p := New(s, nil, colorprofile.ASCII, 1000, &Canvases{}, nil)
	p.Resize(20, 3)
	began := time.Now()
	for n := range 200 {
		p.Show(view(fmt.Sprint("regel ", n)), false)
		time.Sleep(100 * time.Microsecond)
	}
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("showing took %v", took)
	}
	s.mu.Lock()
	close(s.stuck)
	s.stuck = nil
	s.mu.Unlock()
	s.rest(t, "regel 199")
	if n := len(s.writes()); n > 20 {
		t.Errorf("%d writes: what nobody saw was drawn after all", n)
	}
	p.Close()
}

// The text cursor stands where somebody types, hidden while it runs about; the
// terminal is left as it was found.
func TestLeavesAsFound(t *testing.T) {
	s := newScreen(20, 3)
	p := New(s, []string{"TERM=xterm-256color"}, colorprofile.TrueColor, 1000, &Canvases{}, nil)
	p.Resize(20, 3)
	v := view("veld: ", "")
	v.WindowTitle, v.MouseMode = "Rekenschap", tea.MouseModeCellMotion
	v.Cursor = tea.NewCursor(6, 0)
	v.Cursor.Blink = false
	p.Show(v, false)
	s.rest(t, "veld:")
	if at := s.emu.CursorPosition(); at.X != 6 || at.Y != 0 {
		t.Errorf("the cursor stands at %v", at)
	}
	p.Tell("\x1b]52;c;cHJvZWY=\x07")
	for !strings.Contains(strings.Join(s.writes(), ""), "cHJvZWY=") {
		time.Sleep(time.Millisecond)
	}
	v.Cursor = nil // it is hidden when the program ends
	v.Content = "gelezen"
	p.Show(v, false)
	s.rest(t, "gelezen")
	p.Close()
	all := strings.Join(s.writes(), "")
	for on, off := range map[string]string{
		ansi.SetModeAltScreenSaveCursor:   ansi.ResetModeAltScreenSaveCursor,
		ansi.SetModeBracketedPaste:        ansi.ResetModeBracketedPaste,
		ansi.SetModeMouseButtonEvent:      ansi.ResetModeMouseButtonEvent,
		ansi.SetModeMouseExtSgr:           ansi.ResetModeMouseExtSgr,
		ansi.SetWindowTitle("Rekenschap"): ansi.SetWindowTitle(""),
		ansi.SetCursorStyle(2):            ansi.SetCursorStyle(0),
		ansi.ResetModeTextCursorEnable:    ansi.SetModeTextCursorEnable,
	} {
		if i := strings.LastIndex(all, on); i < 0 || strings.LastIndex(all, off) <= i {
			t.Errorf("%q was not followed by %q", on, off)
		}
	}
	p.Show(view("te laat"), false) // nobody draws it, nobody waits
	if strings.Contains(strings.Join(s.writes(), ""), "te laat") {
		t.Error("it drew after it was closed")
	}
}

// A line that does what no line does.
type fault struct{}

// Write implements io.Writer.
func (fault) Write([]byte) (int, error) { panic("fault") }

// A fault in drawing ends the drawing, says so, and nothing else.
func TestFault(t *testing.T) {
	told := make(chan struct{})
	p := New(fault{}, nil, colorprofile.ASCII, 100, &Canvases{}, func() { close(told) })
	p.Resize(20, 3)
	p.Show(view("besluit"), false)
	<-told
	p.Show(view("nog een"), false)
	if err := p.Close(); err == nil || !strings.Contains(err.Error(), "fault") {
		t.Errorf("ended with %v", err)
	}
}
