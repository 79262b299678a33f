package serve

import (
	"context"
	"io"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/model"
)

// stranger connects with a key that nobody knows.
func (i *inn) stranger() *gossh.Client {
	i.t.Helper()
	return i.dial("uitnodiging", pair(i.t))
}

// A key that nobody knows, with the name that lets it in for a code: no verb, no
// second session beside the first, no port, and no screen.
func TestStrangerMayOnlyTypeACode(t *testing.T) {
	i := open(t)
	i.verb = func(context.Context, Visit, []string, Streams) int {
		t.Error("a verb was carried out")
		return 0
	}
	for _, command := range []string{"status", "version", "help", "--help", "UIT-2026-001-XXXX"} {
		if out, say, code := run(t, i.stranger(), command); code != 3 || out != "" || !strings.Contains(say, "alleen een code") {
			t.Errorf("%s: %d %q %q", command, code, out, say)
		}
	}
	c := i.stranger()
	v := i.sit(c)
	v.Until("Code:")
	for range 3 {
		if s, err := c.NewSession(); err == nil {
			s.Close()
			t.Error("a second session beside the first")
		}
	}
	if _, err := c.Dial("tcp", i.addr); err == nil {
		t.Error("the server made a connection")
	}
	if _, err := c.Listen("tcp", "127.0.0.1:0"); err == nil {
		t.Error("a port of the server was opened")
	}
	_ = v.session.WindowChange(300, 500)
	v.Send("\x1b[A\x1b[200~plak\nplak\x1b[201~\x00\x1b]0;x\x07")
	time.Sleep(50 * time.Millisecond)
	for n := range mostTries {
		v.Send("\r")
		if n == 0 {
			v.Until("Code: plak")
		}
		v.Send("x")
	}
	v.Send("\r")
	if code := v.left(2 * time.Second); code != 3 {
		t.Errorf("ended with %d", code)
	}
	if _, err := c.NewSession(); err == nil {
		t.Error("a session after the end")
	}
	if s := v.Screen(); strings.Contains(s, "Kan het bestuur het") || strings.Contains(s, "Linde") {
		t.Errorf("a stranger sees\n%s", s)
	}
}

// Codes are guessed: three in a session, then session after session and key
// after key from one address, then one key from wherever. After so many in an
// hour no code is even looked at, a good one neither; an hour later it is.
func TestCodesGuessed(t *testing.T) {
	i := open(t, func(l *Limits) { l.CodesPerHour = 7 })
	looked := 0
	i.redeem = func(code string, key gossh.PublicKey) error {
		if looked++; code != "GOOD" {
			return model.Errorf(model.CodeDenied, "error.invitation.refused")
		}
		i.mu.Lock()
		defer i.mu.Unlock()
		i.guests[gossh.FingerprintSHA256(key)] = Guest{Person: "P-1", Name: "Aleid", Roles: []model.Role{model.RoleDirector}}
		return nil
	}
	guess := func(code string) (string, int) {
		t.Helper()
		s, err := i.stranger().NewSession()
		if err != nil {
			t.Fatal(err)
		}
		s.Stdin = strings.NewReader(code)
		var b strings.Builder
		s.Stderr = &b
		if err := s.Shell(); err != nil {
			t.Fatal(err)
		}
		ended := exit(s.Wait())
		return b.String(), ended
	}
	v := i.sit(i.stranger())
	v.Until("Code:")
	v.Send("a\r")
	v.Send("b\r")
	v.Send("c\r")
	if code := v.left(2 * time.Second); code != 3 || looked != 3 {
		t.Errorf("in one session %d codes were tried, it ended with %d", looked, code)
	}
	for range 4 {
		if _, code := guess("d\n"); code != 3 {
			t.Errorf("a bad code ended with %d", code)
		}
	}
	for _, code := range []string{"e\n", "GOOD\n"} {
		if say, exit := guess(code); exit != 3 || looked != 7 {
			t.Errorf("after too many, %q: %d %q, %d were looked at", code, exit, say, looked)
		}
	}
	i.later(time.Hour + time.Second)
	if say, exit := guess("GOOD"); exit != 0 || looked != 8 {
		t.Errorf("an hour later: %d %q", exit, say)
	}
	if log := i.log.String(); strings.Contains(log, "GOOD") {
		t.Errorf("a code is in the log:\n%s", log)
	}
}

// A code is as long as a book, or has signs in it that no code has: no more than
// a line of it is kept, and nothing of it comes back as it was sent.
func TestCodeThatIsNone(t *testing.T) {
	i := open(t)
	got := make(chan string, 10)
	i.redeem = func(code string, _ gossh.PublicKey) error {
		got <- code
		return model.Errorf(model.CodeDenied, "error.invitation.refused")
	}
	v := i.sit(i.stranger())
	v.Until("Code:")
	before := heap()
	v.Send(strings.Repeat("A", 3000))
	v.Send("\x1b]52;c;aGFsbG8=\x07\u202e\u009b31m\r")
	select {
	case code := <-got:
		if len(code) > longestCode || strings.Trim(code, "A") != "" {
			t.Errorf("%d bytes were tried: %q", len(code), code)
		}
	case <-time.After(30 * time.Second):
		t.Fatal("the code is not tried")
	}
	if more := (heap() - before) >> 20; more > 20 {
		t.Errorf("it takes %d MB", more)
	}
	if s := v.Stream(); strings.ContainsAny(s, "\u202e\u009b") || strings.Contains(s, "\x1b]52") {
		t.Errorf("it came back: %q", s)
	}
	s, err := i.stranger().NewSession()
	if err != nil {
		t.Fatal(err)
	}
	s.Stdin = io.LimitReader(endless('B'), 5<<20)
	if err := s.Shell(); err != nil {
		t.Fatal(err)
	}
	_ = s.Wait()
	if code := <-got; len(code) > longestCode {
		t.Errorf("%d bytes of a pipe were tried", len(code))
	}
}

type endless byte

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(e)
	}
	return len(p), nil
}

// Strangers fill every place they have, from many keys, and stay: who is known
// comes in as ever, and a stranger's connection does not last.
func TestStrangersKeepNobodyOut(t *testing.T) {
	i := open(t, func(l *Limits) { l.Sessions, l.SessionsPerAddress, l.Strangers, l.StrangersPerAddress = 4, 4, 8, 3 })
	in := 0
	for range 20 {
		c, err := gossh.Dial("tcp", i.addr, i.config("uitnodiging", pair(t)))
		if err != nil {
			continue
		}
		defer c.Close()
		in++
		s, err := c.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.StdinPipe(); err != nil {
			t.Fatal(err)
		}
		if err := s.RequestPty("xterm", 24, 80, nil); err != nil || s.Shell() != nil {
			t.Fatal(err)
		}
	}
	if in != 3 {
		t.Errorf("%d strangers came in", in)
	}
	i.enter("Aleid").alive()
	if i.server.strangers.count() != 3 || i.server.lines.count() != 1 {
		t.Errorf("%d strangers, %d others", i.server.strangers.count(), i.server.lines.count())
	}
}
