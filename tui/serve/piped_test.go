package serve

import (
	"context"
	"io"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// A verb that waits for a file which never comes does not wait for ever; one
// that gets it drop by drop goes on.
func TestVerbWithoutInput(t *testing.T) {
	i := open(t, func(l *Limits) { l.Idle = 2 * time.Minute })
	i.verb = func(_ context.Context, _ Visit, _ []string, s Streams) int {
		if _, err := io.ReadAll(s.In); err != nil {
			return 7
		}
		return 0
	}
	c := i.dial("bestuur", i.invite("Aleid"))
	begin := func() (*gossh.Session, io.WriteCloser) {
		s, err := c.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		in, err := s.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Start("import vvt"); err != nil {
			t.Fatal(err)
		}
		return s, in
	}
	waits, open := begin()
	defer open.Close()
	drips, in := begin()
	for range 5 {
		time.Sleep(10 * time.Millisecond)
		i.later(30 * time.Second)
		if _, err := in.Write([]byte("x")); err != nil {
			t.Fatal(err)
		}
		time.Sleep(10 * time.Millisecond)
		i.news <- struct{}{}
	}
	ended := make(chan int, 1)
	go func() { ended <- exit(waits.Wait()) }()
	select {
	case code := <-ended:
		if code != 1 {
			t.Errorf("ended with %d", code)
		}
	case <-time.After(2 * time.Second):
		t.Error("it waits on")
	}
	in.Close()
	if code := exit(drips.Wait()); code != 0 {
		t.Errorf("drop by drop it ended with %d", code)
	}
}

// A file comes in halfway: the channel is closed, or the line breaks. To a verb
// that is no file, for half of one would be kept as the whole.
func TestHalfAFile(t *testing.T) {
	i := open(t)
	read := make(chan error, 1)
	i.verb = func(_ context.Context, _ Visit, _ []string, s Streams) int {
		_, err := io.ReadAll(s.In)
		read <- err
		return 0
	}
	k := i.invite("Aleid")
	for name, leave := range map[string]func(*gossh.Client, gossh.Channel){
		"the channel is closed":            func(_ *gossh.Client, ch gossh.Channel) { ch.Close() },
		"the channel is closed in order":   func(_ *gossh.Client, ch gossh.Channel) { _ = ch.CloseWrite(); ch.Close() },
		"the line breaks":                  func(c *gossh.Client, _ gossh.Channel) { c.Close() },
		"the line breaks at the last byte": func(c *gossh.Client, ch gossh.Channel) { _ = ch.CloseWrite(); c.Close() },
	} {
		c := i.dial("bestuur", k)
		ch, _ := raw(t, c) // whether it is still there is asked, and it has no time to answer
		if !send(t, ch, "exec", execRequest{"evidence add B-2026-001"}) {
			t.Fatal("no verb")
		}
		if _, err := ch.Write([]byte("the first half")); err != nil {
			t.Fatal(err)
		}
		leave(c, ch)
		select {
		case err := <-read:
			if err == nil {
				t.Errorf("%s: half a file counts as a file", name)
			}
		case <-time.After(5 * time.Second):
			t.Errorf("%s: the verb waits on", name)
		}
	}
}
