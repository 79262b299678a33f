package main

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"io"
	"log/slog"
	"net"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/serve"
	"github.com/rekenschap/rekenschap/tui/tuitest"
)

// hall is a server on a real file and a real port, for visitors over SSH.
type hall struct {
	t      *testing.T
	path   string
	h      *house
	store  *store.Store
	addr   string
	server *serve.Server
	host   ssh.PublicKey
	log    *tuitest.Journal
	stop   func() // ends the server in order and waits for it

	mu  sync.Mutex
	now time.Time
}

// clock runs on by itself and can be moved: idle time and dates of keys follow it.
func (l *hall) clock() time.Time {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.now = l.now.Add(time.Millisecond)
	return l.now
}

func (l *hall) advance(d time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.now = l.now.Add(d)
}

// receive opens the demo hospital to visitors.
func receive(t *testing.T, limits ...func(*serve.Limits)) *hall {
	t.Helper()
	return receiveAt(t, put(t, linde), limits...)
}

func receiveAt(t *testing.T, path string, limits ...func(*serve.Limits)) *hall {
	t.Helper()
	l := &hall{t: t, path: path, log: &tuitest.Journal{}, now: time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)}
	s := newSession(&App{Args: []string{"--db", path}, Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: io.Discard,
		Env: func(k string) string { return map[string]string{"HOME": filepath.Dir(path)}[k] }, Clock: l.clock, Random: rand.Reader})
	s.db = path
	o, err := s.open(t.Context(), model.ViaLocal)
	if err != nil {
		t.Fatal(err)
	}
	l.store = o.store
	l.h = newHouse(s, o.store)
	_, private, _ := ed25519.GenerateKey(rand.Reader)
	host, err := ssh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	l.host = host.PublicKey()
	lim := serve.DefaultLimits()
	lim.LoginsPerMinute = 10_000
	for _, f := range limits {
		f(&lim)
	}
	l.server = serve.New(l.h, serve.Options{HostKeys: []ssh.Signer{host}, Lang: "nl", Limits: lim,
		Log: slog.New(slog.NewJSONHandler(l.log, nil)), Clock: l.clock})
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.addr = ln.Addr().String()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- l.server.Serve(ctx, ln) }()
	l.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(func() {
		l.stop()
		o.store.Close()
	})
	return l
}

// keyPair makes a key pair.
func keyPair(t *testing.T) ssh.Signer {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	s, err := ssh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func fingerprint(s ssh.Signer) string { return ssh.FingerprintSHA256(s.PublicKey()) }

// as gives a handle for somebody at the file itself.
func (l *hall) as(name string) *store.Handle {
	l.t.Helper()
	return l.store.As(model.Actor{Person: l.person(name), Via: model.ViaLocal})
}

func (l *hall) person(name string) (id string) {
	l.t.Helper()
	if name == "" {
		return ""
	}
	err := l.store.As(model.Actor{Via: model.ViaLocal}).View(l.t.Context(), func(s model.State) (err error) {
		id, err = findPerson(s, name)
		return err
	})
	if err != nil {
		l.t.Fatal(err)
	}
	return id
}

// keyOf gives somebody a new key that the secretary has confirmed.
func (l *hall) keyOf(name string) ssh.Signer {
	l.t.Helper()
	k := keyPair(l.t)
	l.admit(name, k, model.DateOf(l.clock()).AddDays(30))
	return k
}

// admit makes a key somebody's, until a day, and confirms it.
func (l *hall) admit(name string, k ssh.Signer, until model.Date) {
	l.t.Helper()
	l.lend(name, k, until)
	l.must(model.ConfirmKey{Key: fingerprint(k), Words: strings.Join(model.KeyWords(fingerprint(k)), " ")})
}

// lend makes a key somebody's; nobody has confirmed it.
func (l *hall) lend(name string, k ssh.Signer, until model.Date) {
	l.t.Helper()
	l.must(model.AddKey{Person: l.person(name), Public: strings.TrimSpace(string(ssh.MarshalAuthorizedKey(k.PublicKey()))),
		Fingerprint: fingerprint(k), Until: until})
}

// must carries out a command as the operator of the file.
func (l *hall) must(cmd model.Command) model.Receipt {
	l.t.Helper()
	rc, err := l.as("").Do(l.t.Context(), cmd)
	if err != nil {
		l.t.Fatal(err)
	}
	return rc
}

// dial connects with keys, offered in this order.
func (l *hall) dial(user string, keys ...ssh.Signer) (*ssh.Client, error) {
	return ssh.Dial("tcp", l.addr, &ssh.ClientConfig{User: user, Auth: []ssh.AuthMethod{ssh.PublicKeys(keys...)},
		HostKeyCallback: ssh.FixedHostKey(l.host), Timeout: 20 * time.Second})
}

func (l *hall) mustDial(user string, keys ...ssh.Signer) *ssh.Client {
	l.t.Helper()
	c, err := l.dial(user, keys...)
	if err != nil {
		l.t.Fatal(err)
	}
	l.t.Cleanup(func() { c.Close() })
	return c
}

// chair is a visitor at a terminal over SSH.
type chair struct {
	*tuitest.Terminal
	t       *testing.T
	client  *ssh.Client
	session *ssh.Session
	code    chan int
	eyes    *eyes
	l       *hall
	term    string
	lang    text.Lang
	sent    time.Time // when something was typed last
}

// enter sits somebody down at a terminal of w by h cells, with a new key.
func (l *hall) enter(name string, w, h int, env ...string) *chair {
	l.t.Helper()
	return l.sit(l.mustDial("bestuur", l.keyOf(name)), w, h, env...)
}

// sit opens a session with a terminal on a connection.
func (l *hall) sit(c *ssh.Client, w, h int, env ...string) *chair {
	l.t.Helper()
	return l.place(c, w, h, env...).begin(w, h)
}

// place puts a terminal on a connection, before anything is asked of the
// server. TERM is what the terminal calls itself.
func (l *hall) place(c *ssh.Client, w, h int, env ...string) *chair {
	l.t.Helper()
	s, err := c.NewSession()
	if err != nil {
		l.t.Fatal(err)
	}
	in, err := s.StdinPipe()
	if err != nil {
		l.t.Fatal(err)
	}
	v := &chair{Terminal: tuitest.Attach(l.t, in, w, h), t: l.t, l: l, client: c, session: s, code: make(chan int, 1), term: "xterm-256color", lang: text.NL}
	v.eyes = &eyes{term: v.Terminal}
	s.Stdout, s.Stderr = v.eyes, v.eyes
	for _, e := range env {
		k, value, _ := strings.Cut(e, "=")
		switch k {
		case "TERM":
			v.term = value
			continue
		case "REKENSCHAP_LANG":
			v.lang = text.Lang(value)
		}
		_ = s.Setenv(k, value) // what is not let in is refused
	}
	return v
}

// begin asks for the screens.
func (v *chair) begin(w, h int) *chair {
	v.t.Helper()
	if err := v.session.RequestPty(v.term, h, w, ssh.TerminalModes{}); err != nil {
		v.t.Fatal(err)
	}
	if err := v.session.Shell(); err != nil {
		v.t.Fatal(err)
	}
	go func() { v.code <- exitOf(v.session.Wait()) }()
	v.t.Cleanup(func() { v.session.Close() })
	return v
}

// left waits until the session is over and gives its exit code.
func (v *chair) left() int {
	v.t.Helper()
	select {
	case code := <-v.code:
		return code
	case <-time.After(max(longest, 5*aSecond())):
		v.t.Fatalf("the session goes on:\n%s", v.Screen())
		return -1
	}
}

// exitOf is the exit code of a session; -1 where none was told.
func exitOf(err error) int {
	var e *ssh.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &e):
		return e.ExitStatus()
	}
	return -1
}

// ask runs one verb over a connection.
func ask(t *testing.T, c *ssh.Client, stdin string, command string) (out, say string, code int) {
	t.Helper()
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var o, e bytes.Buffer
	s.Stdin, s.Stdout, s.Stderr = strings.NewReader(stdin), &o, &e
	code = exitOf(s.Run(command))
	return o.String(), e.String(), code
}
