package serve

import (
	"context"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/tui"
)

// raw opens a session in which a test sends requests of its own making.
func raw(t *testing.T, c *gossh.Client) (gossh.Channel, <-chan *gossh.Request) {
	t.Helper()
	ch, reqs, err := c.OpenChannel("session", nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ch.Close() })
	return ch, reqs
}

// send makes a request and tells whether it was granted.
func send(t *testing.T, ch gossh.Channel, name string, payload any) bool {
	t.Helper()
	var b []byte
	switch p := payload.(type) {
	case []byte:
		b = p
	case nil:
	default:
		b = gossh.Marshal(p)
	}
	ok, err := ch.SendRequest(name, true, b)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return ok
}

// codeOf waits for the end of a session.
func codeOf(t *testing.T, reqs <-chan *gossh.Request) int {
	t.Helper()
	late := time.After(5 * time.Second)
	for {
		select {
		case r, open := <-reqs:
			if !open {
				return -1
			}
			var s struct{ Status uint32 }
			if r.Type == "exit-status" && gossh.Unmarshal(r.Payload, &s) == nil {
				return int(s.Status)
			}
		case <-late:
			t.Fatal("the session does not end")
		}
	}
}

// Everything a client may ask that is not a session with a screen or a verb:
// forwarding of agent, ports both ways and X11, subsystems, signals and breaks,
// requests nobody knows, and requests that are no request. Each is refused, and
// the session and the server live on.
func TestWhatIsRefused(t *testing.T) {
	i := open(t)
	c := i.dial("bestuur", i.invite("Aleid"))
	ch, reqs := raw(t, c)
	refused := func(when string) {
		t.Helper()
		for name, payload := range map[string]any{
			"auth-agent-req@openssh.com": nil, "subsystem": struct{ Name string }{"sftp"}, "break": struct{ N uint32 }{500},
			"signal": struct{ Name string }{"KILL"}, "xon-xoff": []byte{1}, "eow@openssh.com": nil, "rekenschap": []byte(strings.Repeat("x", 30000)),
			"x11-req": struct {
				Single       bool
				Proto, Token string
				Screen       uint32
			}{false, "MIT-MAGIC-COOKIE-1", "00", 0},
			"env": struct{ Name, Value string }{"LD_PRELOAD", "x.so"}, "exit-status": []byte{0, 0, 0, 0}, "": nil,
			"pty-req": []byte{1, 2, 3}, "window-change": []byte{0}, "exec": []byte{255, 255, 255, 255},
		} {
			if send(t, ch, name, payload) {
				t.Errorf("%s %s was granted", when, name)
			}
		}
	}
	refused("before")
	if !send(t, ch, "pty-req", ptyRequest{Term: "xterm", Columns: 80, Rows: 24}) || !send(t, ch, "shell", nil) {
		t.Fatal("no session after what was refused")
	}
	refused("inside")
	go func() { _, _ = io.WriteString(ch, "q") }()
	go func() { _, _ = io.Copy(io.Discard, ch) }()
	if code := codeOf(t, reqs); code != 0 {
		t.Errorf("ended with %d", code)
	}
	for _, kind := range []string{"direct-tcpip", "forwarded-tcpip", "x11", "auth-agent@openssh.com", "direct-streamlocal@openssh.com", "tun@openssh.com", "", "session\x00"} {
		if _, _, err := c.OpenChannel(kind, gossh.Marshal(struct {
			Host  string
			Port  uint32
			From  string
			FromP uint32
		}{"127.0.0.1", 22, "127.0.0.1", 1})); err == nil {
			t.Errorf("a channel of %q was opened", kind)
		}
	}
	for _, name := range []string{"tcpip-forward", "streamlocal-forward@openssh.com", "hostkeys-prove-00@openssh.com", "keepalive@openssh.com", "no-more-sessions@openssh.com", ""} {
		if ok, _, err := c.SendRequest(name, true, gossh.Marshal(struct {
			Host string
			Port uint32
		}{"0.0.0.0", 0})); ok || err != nil {
			t.Errorf("%s: granted %v, %v", name, ok, err)
		}
	}
	if _, err := c.Listen("tcp", "127.0.0.1:0"); err == nil {
		t.Error("a port of the server was opened")
	}
	if _, err := c.Dial("tcp", i.addr); err == nil {
		t.Error("the server made a connection")
	}
	i.sit(c).Until("Kan het bestuur het")
}

// Requests in an order that no client of good will has: a size before there is
// a terminal, between terminal and screen, and after the end; a second terminal;
// a second session; a verb inside the session.
func TestRequestsOutOfOrder(t *testing.T) {
	i := open(t)
	i.verb = func(context.Context, Visit, []string, Streams) int {
		t.Error("a verb was carried out")
		return 0
	}
	c := i.dial("bestuur", i.invite("Aleid"))
	ch, reqs := raw(t, c)
	for n := range 100 {
		send(t, ch, "window-change", windowRequest{Columns: uint32(n), Rows: 1 << 31})
	}
	if !send(t, ch, "pty-req", ptyRequest{Term: "xterm", Columns: 70, Rows: 20}) {
		t.Error("no terminal")
	}
	for n := range 100 {
		send(t, ch, "window-change", windowRequest{Columns: uint32(60 + n%2), Rows: 20})
	}
	if send(t, ch, "pty-req", ptyRequest{Term: "dumb", Columns: 80, Rows: 24}) {
		t.Error("a second terminal")
	}
	if !send(t, ch, "shell", nil) {
		t.Fatal("no session")
	}
	for _, name := range []string{"shell", "exec", "pty-req"} {
		if send(t, ch, name, execRequest{"status"}) {
			t.Errorf("a second %s", name)
		}
	}
	out := ""
	for b := make([]byte, 4096); !strings.Contains(out, "Rekenschap"); {
		n, err := ch.Read(b)
		if out += string(b[:n]); err != nil {
			t.Fatalf("no screen in %d bytes: %v", len(out), err)
		}
	}
	go func() { _, _ = io.WriteString(ch, "q") }()
	_, _ = io.Copy(io.Discard, ch)
	if code := codeOf(t, reqs); code != 0 {
		t.Errorf("ended with %d", code)
	}
	for range 10 {
		_, _ = ch.SendRequest("window-change", false, gossh.Marshal(windowRequest{Columns: 90, Rows: 30}))
		_, _ = ch.SendRequest("shell", false, nil)
	}
	i.sit(c).Until("Kan het bestuur het")
}

// Windows that no screen has: nothing by nothing, one cell, as many as a number
// holds. The screen stays within what is drawn for, and so does the memory.
func TestWindowsOfAnySize(t *testing.T) {
	i := open(t)
	v := i.enter("Aleid")
	small := heap()
	for _, s := range [][2]int{{0, 0}, {1, 1}, {65535, 65535}, {1, 65535}, {65535, 1}, {1 << 31, 1 << 31}, {2, 3}} {
		before := v.Bytes()
		if err := v.session.WindowChange(s[1], s[0]); err != nil {
			t.Fatal(err)
		}
		for end := time.Now().Add(2 * time.Second); v.Bytes() == before; time.Sleep(time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("%v is not drawn", s)
			}
		}
		v.Rest()
		if more := (heap() - small) >> 20; more > 150 {
			t.Errorf("%v takes %d MB", s, more)
		}
	}
	if err := v.session.WindowChange(24, 80); err != nil {
		t.Fatal(err)
	}
	v.Send("\x0c")
	v.Until("Kan het bestuur het")
	for _, s := range [][4]uint32{{0, 0, 80, 24}, {65535, 65535, 500, 300}, {1, 1, 1, 1}, {1<<32 - 1, 1<<32 - 1, 500, 300}} {
		if got := sizeOf(s[0], s[1]); got.Width != int(s[2]) || got.Height != int(s[3]) {
			t.Errorf("%v is drawn as %v", s[:2], got)
		}
	}
}

// Ten thousand new sizes as fast as the line takes them: others notice nothing,
// and the last one is the one that counts.
func TestStormOfSizes(t *testing.T) {
	i := open(t)
	other, v := i.enter("Bob"), i.enter("Aleid")
	done := make(chan struct{})
	go func() {
		defer close(done)
		for n := range 10_000 {
			_ = v.session.WindowChange(1+n%300, 1+n%500)
		}
		_ = v.session.WindowChange(24, 80)
	}()
	other.alive()
	<-done
	other.alive()
	v.Until("Kan het bestuur het")
	v.Type("q")
	if code := v.left(5 * time.Second); code != 0 {
		t.Errorf("ended with %d", code)
	}
}

// The channel is closed and the connection kept, as OpenSSH does when several
// sessions share one: the program behind it ends, and nothing spins. Then again
// without a word: the connection is cut in the middle.
func TestChannelClosedConnectionKept(t *testing.T) {
	i := open(t)
	ended := make(chan struct{}, 16)
	i.env = func(ctx context.Context, v Visit) (tui.Env, tui.Options, error) {
		context.AfterFunc(ctx, func() { ended <- struct{}{} })
		return screens(v), tui.Options{}, nil
	}
	c := i.dial("bestuur", i.invite("Aleid"))
	for n := range 12 { // more than may be open at once on one connection
		v := i.sit(c)
		v.Until("Kan het bestuur het")
		if err := v.session.Close(); err != nil && err != io.EOF {
			t.Fatal(err)
		}
		select {
		case <-ended:
		case <-time.After(time.Second):
			t.Fatalf("program %d goes on behind its channel", n)
		}
	}
	var line net.Conn
	dialed, err := net.Dial("tcp", i.addr)
	if err != nil {
		t.Fatal(err)
	}
	line = dialed
	sc, chans, reqs, err := gossh.NewClientConn(line, i.addr, i.config("bestuur", i.invite("Bob")))
	if err != nil {
		t.Fatal(err)
	}
	v := i.sit(gossh.NewClient(sc, chans, reqs))
	v.Until("Kan het bestuur het")
	_ = line.(*net.TCPConn).SetLinger(0) // a reset
	_ = line.Close()
	select {
	case <-ended:
	case <-time.After(time.Second):
		t.Fatal("the program goes on behind a connection that was cut")
	}
}

// A session is opened and nothing is asked in it; another is over and the
// client does not answer to that. Neither keeps its place for long.
func TestSessionsThatStayAway(t *testing.T) {
	i := open(t, func(l *Limits) {
		l.SessionsPerAddress, l.Begin, l.Answer = 3, 100*time.Millisecond, 100*time.Millisecond
	})
	k := i.invite("Aleid")
	idle := i.dial("bestuur", k)
	for range 3 {
		raw(t, idle)
	}
	for end := time.Now().Add(5 * time.Second); i.server.seats.count() > 0; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("sessions in which nothing is asked keep their place")
		}
	}
	idle.Close()
	for range 2 {
		mute(t, i, k)
	}
	for end := time.Now().Add(5 * time.Second); i.server.seats.count() > 0; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("sessions that are over keep their place")
		}
	}
}

// mute makes a connection whose end stops answering once a verb has run.
func mute(t *testing.T, i *inn, k gossh.Signer) {
	t.Helper()
	line, err := net.Dial("tcp", i.addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { line.Close() })
	gate := &gated{Conn: line, shut: make(chan struct{})}
	sc, chans, reqs, err := gossh.NewClientConn(gate, i.addr, i.config("bestuur", k))
	if err != nil {
		t.Fatal(err)
	}
	ch, _ := raw(t, gossh.NewClient(sc, chans, reqs))
	if _, err := ch.SendRequest("exec", false, gossh.Marshal(execRequest{"status"})); err != nil {
		t.Fatal(err)
	}
	close(gate.shut)
}

// gated is a connection that says nothing more once it is shut.
type gated struct {
	net.Conn
	shut chan struct{}
}

func (g *gated) Write(p []byte) (int, error) {
	select {
	case <-g.shut:
		return len(p), nil
	default:
		return g.Conn.Write(p)
	}
}

// What a client says of its terminal, in its environment and as its name: none
// of it gets on the screen, in the log as it is, or anywhere else.
func TestHostileNames(t *testing.T) {
	i := open(t)
	met := make(chan Visit, 1)
	i.verb = func(_ context.Context, v Visit, _ []string, _ Streams) int {
		met <- v
		return 0
	}
	k := i.invite("Aleid")
	for _, vile := range []string{strings.Repeat("x", 10<<10), "a\x1b]0;hoi\x07b", "../../etc/passwd", "regel\nregel2", "\x9b31m", "\u202eomgekeerd", "%s%n{{.}}", "a b", "\x00"} {
		c := i.dial("bestuur"+vile, k)
		ch, reqs := raw(t, c)
		send(t, ch, "pty-req", ptyRequest{Term: vile, Columns: 80, Rows: 24, Modes: vile})
		for _, name := range []string{"LD_PRELOAD", "PATH", "HOME", "TERMINFO", "TERM", "SSH_TTY", "WT_SESSION", "TERM_PROGRAM", "EDITOR", "", "LANG=x", vile} {
			if send(t, ch, "env", envRequest{name, "x"}) {
				t.Errorf("%q was let in", name)
			}
		}
		for _, name := range []string{"LANG", "COLORTERM", "NO_COLOR"} {
			if vile != strings.Repeat("x", 10<<10) && send(t, ch, "env", envRequest{name, vile}) {
				t.Errorf("%s was let in as %q", name, vile)
			}
		}
		if !send(t, ch, "exec", execRequest{"status"}) {
			t.Fatal("no verb")
		}
		if code := codeOf(t, reqs); code != 0 {
			t.Errorf("%.20q: ended with %d", vile, code)
		}
		v := <-met
		if env := strings.Join(v.Environ, "\n"); env != "TERM=xterm\nSSH_TTY=/dev/pts/0" {
			t.Errorf("%.20q: the environment is %q", vile, env)
		}
		c.Close()
	}
	for _, line := range strings.Split(strings.TrimSpace(i.log.String()), "\n") {
		if len(line) > 500 || strings.ContainsAny(line, "\x1b\x07\u202e\u009b") || strings.Contains(line, `\u001b`) || strings.Contains(line, "passwd") && !strings.Contains(line, `"user":"bestuur../../etc/passwd"`) {
			t.Errorf("logged: %.300q", line)
		}
	}
}

// A hundred thousand variables: sixteen are kept, those a session may bring.
func TestFloodOfVariables(t *testing.T) {
	i := open(t)
	met := make(chan Visit, 1)
	i.verb = func(_ context.Context, v Visit, _ []string, _ Streams) int {
		met <- v
		return 0
	}
	ch, reqs := raw(t, i.dial("bestuur", i.invite("Aleid")))
	before, n := heap(), many(100_000, 5_000)
	for j := range n {
		if _, err := ch.SendRequest("env", false, gossh.Marshal(envRequest{"LC_ALL", fmt.Sprint(j)})); err != nil {
			t.Fatal(err)
		}
		if _, err := ch.SendRequest("env", false, gossh.Marshal(envRequest{fmt.Sprint("V", j), "x"})); err != nil {
			t.Fatal(err)
		}
	}
	send(t, ch, "exec", execRequest{"status"})
	if code := codeOf(t, reqs); code != 0 {
		t.Errorf("ended with %d", code)
	}
	if v := <-met; len(v.Environ) > mostVariables+2 {
		t.Errorf("%d variables", len(v.Environ))
	}
	if more := (heap() - before) >> 20; more > 20 {
		t.Errorf("it took %d MB", more)
	}
}

// A command of a megabyte, with quotes that do not close, with bytes that are no
// text: a sentence and a code, and no verb is carried out.
func TestCommandsThatAreNone(t *testing.T) {
	i := open(t)
	i.verb = func(context.Context, Visit, []string, Streams) int {
		t.Error("a verb was carried out")
		return 0
	}
	c := i.dial("bestuur", i.invite("Aleid"))
	for _, command := range []string{strings.Repeat("a", 30<<10), strings.Repeat("'", 4097), `"`, `\`, "status 'x", "list \x00", "list \xff\xfe", "a\x1b[2J"} {
		if out, say, code := run(t, c, command); code != 2 || out != "" || !strings.Contains(say, "niet te lezen") {
			t.Errorf("%.20q: %d %q %q", command, code, out, say)
		}
	}
	if ok, err := c.NewSession(); err == nil {
		_ = ok.Run(strings.Repeat("a", 1<<20)) // the protocol itself refuses it
	}
}
