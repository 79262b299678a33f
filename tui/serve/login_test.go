package serve

import (
	"bufio"
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/model"
)

// turncoat is a key that shows one face when it is offered and signs with
// another: its public key is another one after so many looks.
type turncoat struct {
	shown, own gossh.Signer
	looks      int
}

func (c *turncoat) PublicKey() gossh.PublicKey {
	if c.looks--; c.looks >= 0 {
		return c.shown.PublicKey()
	}
	return c.own.PublicKey()
}

func (c *turncoat) Sign(r io.Reader, data []byte) (*gossh.Signature, error) {
	return c.own.Sign(r, data)
}

func (c *turncoat) SignWithAlgorithm(r io.Reader, data []byte, _ string) (*gossh.Signature, error) {
	return c.own.Sign(r, data)
}

// whoami makes a verb say whom the server takes the caller for.
func whoami(i *inn) {
	i.verb = func(_ context.Context, v Visit, _ []string, s Streams) int {
		fmt.Fprint(s.Out, v.Name, " ", v.Fingerprint)
		return 0
	}
}

// The key of the CISO is offered, and once the server has said that it is
// welcome another key signs: with the CISO's name in the packet, or with its
// own. Whoever gets in is who signed.
func TestOneKeyOfferedAnotherSigns(t *testing.T) {
	i := open(t)
	whoami(i)
	ciso, own, unknown := i.invite("CISO"), i.invite("Director"), pair(t)
	in := 0
	for looks := range 8 {
		for _, k := range []gossh.Signer{own, unknown} {
			c, err := gossh.Dial("tcp", i.addr, i.config("bestuur", &turncoat{ciso, k, looks}))
			if err != nil {
				continue
			}
			in++
			if out, _, _ := run(t, c, "status"); out != "Director "+gossh.FingerprintSHA256(own.PublicKey()) || k == unknown {
				t.Errorf("after %d looks: %q came in", looks, out)
			}
			c.Close()
		}
	}
	if in == 0 {
		t.Error("nobody came in, so nothing was tried")
	}
}

// Several keys are offered on one connection, known ones and one nobody knows:
// the identity is always the key that signed, whatever was offered before.
func TestKeysOfferedOneAfterAnother(t *testing.T) {
	i := open(t)
	whoami(i)
	ciso, own := i.invite("CISO"), i.invite("Director")
	for n, offered := range [][]gossh.Signer{{own, ciso}, {pair(t), own}, {pair(t), pair(t), pair(t), own, ciso},
		{&turncoat{ciso, own, 1}, own}, {&turncoat{ciso, pair(t), 100}, own}} {
		c, err := gossh.Dial("tcp", i.addr, i.config("bestuur", offered...))
		if err != nil {
			if n < 3 {
				t.Error(err)
			}
			continue // a signature that does not hold ends the connection
		}
		if out, _, code := run(t, c, "status"); code != 0 || out != "Director "+gossh.FingerprintSHA256(own.PublicKey()) {
			t.Errorf("%d: %d %q", n, code, out)
		}
		c.Close()
	}
}

// probe asks whether keys would be welcome, and never signs.
type probe struct{ gossh.Signer }

func (probe) Sign(io.Reader, []byte) (*gossh.Signature, error) {
	return nil, fmt.Errorf("does not sign")
}

// Somebody asks of key after key whether it would be welcome, and signs nothing:
// they get no session, and no seat.
func TestKeysAskedAfterOnly(t *testing.T) {
	i := open(t)
	k := i.invite("CISO")
	for _, user := range []string{"bestuur", "uitnodiging"} {
		if c, err := gossh.Dial("tcp", i.addr, i.config(user, probe{k}, probe{pair(t)})); err == nil {
			c.Close()
			t.Errorf("%s: came in without a signature", user)
		}
	}
	if n := i.server.lines.count() + i.server.strangers.count(); n != 0 {
		t.Errorf("%d seats are taken", n)
	}
}

// A certificate by which a key that nobody knows vouches for itself, with the
// name of the CISO in it, is no key.
func TestCertificateIsNoKey(t *testing.T) {
	i := open(t)
	k, authority := i.invite("CISO"), pair(t)
	cert := &gossh.Certificate{Key: k.PublicKey(), CertType: gossh.UserCert, KeyId: "CISO", ValidPrincipals: []string{"bestuur", "uitnodiging"}, ValidBefore: gossh.CertTimeInfinity}
	if err := cert.SignCert(rand.Reader, authority); err != nil {
		t.Fatal(err)
	}
	s, err := gossh.NewCertSigner(cert, k)
	if err != nil {
		t.Fatal(err)
	}
	for _, user := range []string{"bestuur", "uitnodiging"} {
		if c, err := gossh.Dial("tcp", i.addr, i.config(user, s)); err == nil {
			c.Close()
			t.Errorf("%s: came in with a certificate", user)
		}
	}
}

// Passwords, questions, nothing at all: only keys are asked for.
func TestOnlyKeys(t *testing.T) {
	i := open(t)
	for _, a := range []gossh.AuthMethod{gossh.Password(""), gossh.Password("rekenschap"),
		gossh.KeyboardInteractive(func(_, _ string, q []string, _ []bool) ([]string, error) { return make([]string, len(q)), nil })} {
		for _, user := range []string{"root", "bestuur", "uitnodiging", ""} {
			c, err := gossh.Dial("tcp", i.addr, &gossh.ClientConfig{User: user, Auth: []gossh.AuthMethod{a}, HostKeyCallback: gossh.FixedHostKey(i.host)})
			if err == nil {
				c.Close()
				t.Errorf("%q came in without a key", user)
			} else if !strings.Contains(err.Error(), "unable to authenticate") {
				t.Errorf("%q: %v", user, err)
			}
		}
	}
}

// The user name says nothing: whatever is typed there, a known key is its
// person, and an unknown one gets in for a code alone, under one name.
func TestUserNameSaysNothing(t *testing.T) {
	i := open(t)
	whoami(i)
	k := i.invite("Director")
	for _, user := range []string{"CISO", "root", "", "uitnodiging", "INVITE", "P-CISO"} {
		if out, _, _ := run(t, i.dial(user, k), "status"); !strings.HasPrefix(out, "Director ") {
			t.Errorf("%q: %q", user, out)
		}
	}
	for _, user := range []string{"bestuur", "root", "", "uitnodiging ", "uitnodiging\x00", "invitee"} {
		if c, err := gossh.Dial("tcp", i.addr, i.config(user, pair(t))); err == nil {
			c.Close()
			t.Errorf("%q: an unknown key came in", user)
		}
	}
}

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

// Lines that begin and say no more, or say it byte by byte: they hold few of the
// places, so that others come in beside them, and go when their time is over.
func TestHalfOpenConnections(t *testing.T) {
	i := open(t, func(l *Limits) { l.Handshakes, l.Login = 20, 500*time.Millisecond })
	before, _ := working()
	var lines []net.Conn
	for n := range many(1000, 200) {
		c, err := net.Dial("tcp", i.addr)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, c)
		if n%2 == 0 {
			_, _ = io.WriteString(c, "SSH-2.0-Slow\r")
		}
	}
	time.Sleep(50 * time.Millisecond)
	if n := i.server.handshakes.count(); n > 10 {
		t.Errorf("one address holds %d of 20 places", n)
	}
	for end := time.Now().Add(3 * time.Second); i.server.handshakes.count() > 0; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("places of lines whose time is over are not given back")
		}
	}
	for _, c := range lines {
		c.Close()
	}
	i.enter("Aleid").alive()
	for _, greeting := range []string{"GET / HTTP/1.1\r\n\r\n", "SSH-2.0-x\r\n" + strings.Repeat("\xff", 70000), strings.Repeat("A", 1<<20), "SSH-1.5-old\r\n"} {
		c, err := net.Dial("tcp", i.addr)
		if err != nil {
			t.Fatal(err)
		}
		go func() { _, _ = io.WriteString(c, greeting) }()
		_ = c.SetReadDeadline(time.Now().Add(3 * time.Second))
		_, err = io.Copy(io.Discard, bufio.NewReader(c))
		if e, ok := err.(net.Error); ok && e.Timeout() {
			t.Errorf("%.10q is kept", greeting)
		}
		c.Close()
	}
	settles(t, before+25, "after the half open lines") // of the guest who is in
}

// A thousand logins at once, of one key and of many: as many come in as the
// limits say, a director inside goes on working, and afterwards a good login
// works and nothing is left of the others.
func TestThousandLogins(t *testing.T) {
	i := open(t, func(l *Limits) { l.SessionsPerPerson, l.Handshakes = 4, 64 })
	director := i.enter("Director")
	k := i.invite("Crowd")
	before, _ := working()
	heaped := heap()
	n := many(1000, 150)
	in, conns := make(chan *gossh.Client, n), make(chan struct{}, n)
	for range n {
		go func() {
			defer func() { conns <- struct{}{} }()
			if c, err := gossh.Dial("tcp", i.addr, i.config("bestuur", k)); err == nil {
				in <- c
			}
		}()
	}
	for done := 0; done < n; {
		select {
		case <-conns:
			done++
		default:
			director.answers()
			time.Sleep(20 * time.Millisecond)
		}
	}
	if got := len(in); got == 0 || got > 8 {
		t.Errorf("%d of one key came in", got)
	}
	if more := (heap() - heaped) >> 20; more > 100 {
		t.Errorf("it takes %d MB", more)
	}
	for len(in) > 0 {
		(<-in).Close()
	}
	settles(t, before, "after the crowd")
	out, _, code := run(t, i.dial("bestuur", k), "status")
	if code != 0 || out != "status" {
		t.Errorf("afterwards: %d %q", code, out)
	}
}

// How many logins an address may make in a minute, and how many sessions it and
// a person may have at once; each is told, and each holds for itself.
func TestLimits(t *testing.T) {
	i := open(t, func(l *Limits) { l.LoginsPerMinute, l.SessionsPerAddress, l.SessionsPerPerson, l.Sessions = 6, 5, 2, 5 })
	a := i.dial("bestuur", i.invite("Aleid"))
	one, two := i.sit(a), i.sit(a)
	one.Until("Kan het bestuur het")
	two.Until("Kan het bestuur het")
	if _, say, code := run(t, a, "status"); code != 1 || !strings.Contains(say, "al 2 sessies open") {
		t.Errorf("a third of one person: %d %q", code, say)
	}
	var others []*gossh.Client
	for n := range 3 {
		c := i.dial("bestuur", i.invite(fmt.Sprint("Other", n)))
		others = append(others, c)
		i.sit(c).Until("Kan het bestuur het")
	}
	if _, err := others[0].NewSession(); err == nil {
		t.Error("a sixth of one address")
	}
	one.Type("q")
	one.left(time.Second)
	for end := time.Now().Add(2 * time.Second); i.server.seats.count() > 4 && time.Now().Before(end); time.Sleep(time.Millisecond) {
	}
	i.sit(others[0]).Until("Kan het bestuur het") // five of five, none counted twice
	for range 2 {
		_, _ = gossh.Dial("tcp", i.addr, i.config("bestuur", i.invite("More")))
	}
	if c, err := gossh.Dial("tcp", i.addr, i.config("bestuur", i.invite("More"))); err == nil {
		c.Close()
		t.Error("a seventh login within the minute")
	}
	i.later(time.Minute)
	a.Close()
	time.Sleep(20 * time.Millisecond)
	i.dial("bestuur", i.invite("More")).Close()
}

// Addresses of IPv6 are counted by their first half, names in the counts are
// forgotten when their time is over, and no count goes below nothing.
func TestCounting(t *testing.T) {
	for _, same := range [][2]string{{"[2001:db8:1:2::1]:22", "[2001:db8:1:2:ffff::9]:4"}, {"192.0.2.1:22", "192.0.2.1:99"}} {
		a, _ := net.ResolveTCPAddr("tcp", same[0])
		b, _ := net.ResolveTCPAddr("tcp", same[1])
		if host(a) != host(b) || host(a) == "" {
			t.Errorf("%v: %q and %q", same, host(a), host(b))
		}
	}
	now := time.Now()
	r := newRate(2, time.Minute, func() time.Time { return now })
	for n := range 10 * mostNames {
		if n%100 == 0 {
			now = now.Add(2 * time.Second)
		}
		r.allow(fmt.Sprint(n))
	}
	if n := len(r.spans); n > mostNames+4000 {
		t.Errorf("%d names are remembered", n)
	}
	now = now.Add(time.Minute)
	if !r.allow("x") || !r.allow("x") || r.allow("x") {
		t.Error("not two of two")
	}
	many := newRate(2, time.Minute, func() time.Time { return now }) // from everywhere, within one span
	since := time.Now()
	for n := range 20 * mostNames {
		many.allow(fmt.Sprint(n))
	}
	if d := time.Since(since); d > 3*time.Second {
		t.Errorf("counting so many names took %v", d)
	}
	var s tally
	leave, ok := s.enter(1, map[string]int{"a": 1})
	if _, again := s.enter(2, map[string]int{"a": 1}); !ok || again {
		t.Error("not one of one")
	}
	leave()
	leave()
	if s.all != 0 || len(s.now) != 0 {
		t.Errorf("%d %v", s.all, s.now)
	}
}
