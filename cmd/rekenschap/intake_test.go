package main

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
)

// What all visitors send at one time is bounded: who comes too many is told to
// come back, nothing of theirs is recorded, and the room comes free with the end
// of a verb, well or not.
func TestIntakeIsBounded(t *testing.T) {
	t.Parallel()
	l := receive(t)
	const most = 1 << 20
	l.h.intake.most = most
	c := l.mustDial("bestuur", l.keyOf("Hanneke Els"))
	file := func(letter string) string { return strings.Repeat(letter, most*6/10) }
	held := func() int64 {
		l.h.intake.mu.Lock()
		defer l.h.intake.mu.Unlock()
		return l.h.intake.held
	}
	until := func(want int64) {
		t.Helper()
		for end := time.Now().Add(20 * time.Second); held() != want; time.Sleep(5 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("%d bytes are held, want %d", held(), want)
			}
		}
	}
	// begin sends a file and leaves it open.
	begin := func(letter, name string) (*ssh.Session, io.WriteCloser) {
		t.Helper()
		s, err := c.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		in, err := s.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		s.Stdout = &bytes.Buffer{}
		if err := s.Start("evidence add A-5.1 --name " + name); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(in, file(letter)); err != nil {
			t.Fatal(err)
		}
		until(int64(len(file(letter))))
		return s, in
	}
	evidence := func() string { return newOracle(t, l.path).text("SELECT count(*) FROM evidence") }
	before := evidence()
	first, in := begin("a", "een.txt")
	for _, verb := range []string{"evidence add A-5.1 --name twee.txt", "import people"} {
		if out, say, code := ask(t, c, file("b"), verb); code != 1 || !strings.Contains(say, "te veel bestanden tegelijk") || !strings.Contains(say, "opnieuw") {
			t.Errorf("%s: %d %q %q", verb, code, out, say)
		}
	}
	if out, say, code := ask(t, c, "klein", "evidence add A-5.1 --name klein.txt"); code != 0 {
		t.Errorf("what fits: %d %q %q", code, out, say)
	}
	in.Close()
	if err := first.Wait(); err != nil {
		t.Fatal(err)
	}
	until(0)
	second, _ := begin("c", "half.txt")
	second.Close() // half a file: the line is gone
	until(0)
	if out, say, code := ask(t, c, file("b"), "evidence add A-5.1 --name twee.txt"); code != 0 {
		t.Errorf("afterwards: %d %q %q", code, out, say)
	}
	newOracle(t, l.path).holds("SELECT count(*) - "+before+" FROM evidence", "3")
}
