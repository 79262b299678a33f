package serve

import (
	"bytes"
	"context"
	"io"
	"net"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/tuitest"
)

// sticky is a connection of which nothing is read any more once it is stuck.
type sticky struct {
	net.Conn
	stuck atomic.Bool
	done  chan struct{}
}

func (s *sticky) Read(p []byte) (int, error) {
	if s.stuck.Load() {
		<-s.done
		return 0, io.EOF
	}
	return s.Conn.Read(p)
}

// stuck begins something on a connection of which nothing will be read: of the
// session not, or of the connection not.
func (i *inn) stuck(k gossh.Signer, whole bool, begin func(s *gossh.Session) error) {
	i.t.Helper()
	c, err := net.Dial("tcp", i.addr)
	if err != nil {
		i.t.Fatal(err)
	}
	_ = c.(*net.TCPConn).SetReadBuffer(4 << 10)
	line := &sticky{Conn: c, done: make(chan struct{})}
	i.t.Cleanup(func() { close(line.done); c.Close() })
	sc, chans, reqs, err := gossh.NewClientConn(line, i.addr, i.config("bestuur", k))
	if err != nil {
		i.t.Fatal(err)
	}
	s, err := gossh.NewClient(sc, chans, reqs).NewSession()
	if err != nil {
		i.t.Fatal(err)
	}
	if _, err := s.StdinPipe(); err != nil {
		i.t.Fatal(err)
	}
	if _, err := s.StdoutPipe(); err != nil { // read by nobody: the window fills
		i.t.Fatal(err)
	}
	if err := begin(s); err != nil {
		i.t.Fatal(err)
	}
	line.stuck.Store(whole)
}

func screen(s *gossh.Session) error {
	if err := s.RequestPty("xterm-256color", 300, 500, nil); err != nil {
		return err
	}
	return s.Shell()
}

func verb(s *gossh.Session) error { return s.Start("log") }

// talks is a verb that never ends to say something.
func talks(_ context.Context, _ Visit, _ []string, s Streams) int {
	for b := make([]byte, 32<<10); ; {
		if _, err := s.Out.Write(b); err != nil {
			return 1
		}
	}
}

// restless opens an inn where the records change all the time.
func restless(t *testing.T, limits ...func(*Limits)) *inn {
	t.Helper()
	i := open(t, limits...)
	i.env = func(ctx context.Context, _ Visit) (tui.Env, tui.Options, error) {
		s := tuitest.Demo()
		s.News = make(chan uint64)
		go func() {
			for n := 0; ; n++ {
				s.Change(func() {
					s.Over.Controls.Implemented = n % 100
				})
				select {
				case s.News <- uint64(n):
					time.Sleep(5 * time.Millisecond)
				case <-ctx.Done():
					return
				}
			}
		}()
		return tuitest.Env(s, text.New("nl")), tui.Options{}, nil
	}
	return i
}

// A client stops reading what a verb says, once with the window of its session
// full and once with the whole connection stuck, while the records change all the
// time. Nobody else notices, it is cut after its time, and what it had is given
// back.
func TestClientThatStopsReading(t *testing.T) {
	i := restless(t, func(l *Limits) {
		l.Stalled, l.Answer, l.Grace = 300*time.Millisecond, 300*time.Millisecond, 300*time.Millisecond
	})
	i.verb = talks
	other := i.sit(i.dial("bestuur", i.invite("Bob")))
	other.wait("Kan het bestuur het")
	for _, whole := range []bool{false, true} {
		before, _ := working()
		at := time.Now()
		i.stuck(i.invite("Aleid"), whole, verb)
		for {
			other.answers()
			if time.Since(at) > 100*time.Millisecond && i.server.visits.count() == 1 {
				break
			}
			if time.Since(at) > 5*time.Second {
				t.Fatalf("whole %v: it is not cut", whole)
			}
		}
		settles(t, before, "after it")
	}
}

// deaf is the connection of a client that reads nothing.
type deaf struct {
	gossh.Conn
	closed chan struct{}
	once   sync.Once
}

func (d *deaf) Close() error         { d.once.Do(func() { close(d.closed) }); return nil }
func (d *deaf) RemoteAddr() net.Addr { return &net.TCPAddr{IP: net.IPv4(192, 0, 2, 1)} }
func (d *deaf) User() string         { return "bestuur" }

// mum is a session on it: what is written waits until the connection is closed,
// and so does the word that the session is over.
type mum struct {
	gossh.Channel
	*deaf
}

func (m mum) wait() error                                    { <-m.closed; return io.EOF }
func (m mum) Close() error                                   { return m.wait() }
func (m mum) Write([]byte) (int, error)                      { return 0, m.wait() }
func (m mum) Read([]byte) (int, error)                       { return 0, m.wait() }
func (m mum) SendRequest(string, bool, []byte) (bool, error) { return false, m.wait() }
func (m mum) Stderr() io.ReadWriter                          { return m }

// A dashboard whose client reads nothing has to end: it waits in the middle of
// drawing, the library that is to end it waits for the drawing, and the word
// that the channel is closed waits for both. The connection is closed.
func TestDashboardThatNobodyReads(t *testing.T) {
	i := open(t, func(l *Limits) { l.Answer, l.Grace = 100*time.Millisecond, 100*time.Millisecond })
	k := i.invite("Aleid")
	nobody := &deaf{closed: make(chan struct{})}
	one := newSession(i.server, &gossh.ServerConn{Conn: nobody}, &line{}, mum{deaf: nobody}, k.PublicKey())
	one.ask = request{term: "xterm", size: sizeOf(80, 24)}
	one.begun = true
	one.begin()
	time.Sleep(100 * time.Millisecond)
	i.know(k, Guest{})
	select {
	case <-one.done:
	case <-time.After(2 * time.Second):
		t.Error("the session goes on")
	}
	_ = nobody.Close()
	one.close()
}

// wait waits for a text on a screen that never comes to rest.
func (g *guest) wait(text string) {
	g.t.Helper()
	for end := time.Now().Add(5 * time.Second); !strings.Contains(g.Screen(), text); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			g.t.Fatalf("%q did not appear:\n%s", text, g.Screen())
		}
	}
}

// The server is stopped while clients read nothing: who does read is told, and
// the stop takes the time that was given and no more.
func TestStopWithClientsThatDoNotRead(t *testing.T) {
	i := restless(t, func(l *Limits) { l.Grace = 300 * time.Millisecond })
	other := i.sit(i.dial("bestuur", i.invite("Bob")))
	other.wait("Kan het bestuur het")
	i.verb = talks
	i.stuck(i.invite("Aleid"), true, screen)
	i.stuck(i.invite("Cees"), false, verb)
	i.stuck(i.invite("Dirk"), true, verb)
	time.Sleep(200 * time.Millisecond)
	at := time.Now()
	i.stop()
	if d := time.Since(at); d > 3*time.Second {
		t.Errorf("stopping took %v", d)
	}
	if code := other.left(time.Second); code != 1 {
		t.Errorf("the other ended with %d", code)
	}
	other.wait("gestopt voor onderhoud")
	settles(t, 0, "after the stop")
}

// A slow line is not a stuck one: a client that reads a little at a time keeps
// its session, however long one screen takes.
func TestSlowLineIsNotStuck(t *testing.T) {
	r, w := io.Pipe()
	cut := make(chan struct{})
	out := &writer{w: w, cut: func() { close(cut) }, most: 60 * time.Millisecond}
	go func() {
		_, _ = out.Write(make([]byte, 40<<10))
		w.Close()
	}()
	b, n := make([]byte, 1<<10), 0
	for {
		time.Sleep(5 * time.Millisecond)
		got, err := r.Read(b)
		n += got
		if err != nil {
			break
		}
	}
	select {
	case <-cut:
		t.Error("a line that moves on was cut")
	default:
	}
	if n != 40<<10 || out.sent.Load() != int64(n) {
		t.Errorf("%d bytes came, %d were counted", n, out.sent.Load())
	}
}

// nasty is what a client may type without end, in chunks.
func nasty(chunk int) map[string][]byte {
	rep := func(s string) []byte { return bytes.Repeat([]byte(s), chunk/len(s)) }
	return map[string][]byte{
		"keys": rep("j"), "a paste without end": append([]byte(pasteOn), rep("plak\r")...),
		"a reply without end": append([]byte("\x1b]11;"), rep("x")...), "a device string without end": append([]byte("\x1bP"), rep("x")...),
		"escapes": rep("\x1b"), "invalid text": rep("\xff\xc3"), "repeated keys of Windows": rep("\x1b[65;30;97;1;0;65535_"),
		"alt": rep("\x1ba"), "keys begun": rep("\x1b["), "empty replies": rep("\x1b]\x07"), "marks on a letter": rep("\u0301"), "pastes": rep("\x1b[200~\r\x1b[201~"),
	}
}

// Ten megabytes of anything that can be typed: the memory stays within bounds,
// somebody else's screen answers, and the flood ends its session, or leaves it as
// it was; control and C or closing ends it in any case.
func TestTenMegabytesTyped(t *testing.T) {
	const chunk = 32 << 10
	defer debug.SetGCPercent(debug.SetGCPercent(100)) // that of a program, not of tests
	for what, b := range nasty(chunk) {
		t.Run(what, func(t *testing.T) {
			i := open(t)
			other, v := i.enter("Bob"), i.enter("Aleid")
			before, most := heap(), int64(0)
			stop := make(chan struct{})
			go func() {
				defer close(stop)
				for range many(320, 24) {
					if _, err := v.keys.Write(b); err != nil {
						return
					}
				}
			}()
			for busy := true; busy; {
				select {
				case <-stop:
					busy = false
				default:
					other.answers()
					most = max(most, heap()-before)
				}
			}
			other.answers()
			if most >>= 20; most > 48 {
				t.Errorf("it takes %d MB", most)
			}
			_, _ = v.keys.Write([]byte("\x03"))
			time.Sleep(20 * time.Millisecond)
			v.session.Close()
			select {
			case <-v.code:
			case <-time.After(2 * time.Second):
				t.Error("it does not end")
			}
			for end := time.Now().Add(3 * time.Second); i.server.visits.count() > 1; time.Sleep(5 * time.Millisecond) {
				if time.Now().After(end) {
					t.Fatal("the program goes on")
				}
			}
			other.alive()
		})
	}
}
