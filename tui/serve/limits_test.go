package serve

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

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
