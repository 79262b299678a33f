package serve

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"io"
	"log/slog"
	"net"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/tries"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/tuitest"
)

// inn is a house where a test says who is known and what is behind the door.
type inn struct {
	t      *testing.T
	mu     sync.Mutex
	guests map[string]Guest // by fingerprint
	ask    func(fingerprint string)
	redeem func(code string, key gossh.PublicKey) error
	env    func(ctx context.Context, v Visit) (tui.Env, tui.Options, error)
	verb   func(ctx context.Context, v Visit, args []string, s Streams) int
	news   chan struct{}
	now    time.Duration // how far the clock was moved

	server *Server
	addr   string
	host   gossh.PublicKey
	log    *tuitest.Journal
	stop   func()
}

// Guest implements House.
func (i *inn) Guest(_ context.Context, fp string) (Guest, bool, error) {
	i.mu.Lock()
	ask := i.ask
	g, ok := i.guests[fp]
	i.mu.Unlock()
	if ask != nil {
		ask(fp)
	}
	return g, ok, nil
}

// Redeem implements House.
func (i *inn) Redeem(_ context.Context, code string, key gossh.PublicKey) error {
	return i.redeem(code, key)
}

// Dashboard implements House.
func (i *inn) Dashboard(ctx context.Context, v Visit) (tui.Env, tui.Options, error) {
	return i.env(ctx, v)
}

// Verb implements House.
func (i *inn) Verb(ctx context.Context, v Visit, args []string, s Streams) int {
	return i.verb(ctx, v, args, s)
}

// Changes implements House.
func (i *inn) Changes(context.Context) <-chan struct{} { return i.news }

func (i *inn) clock() time.Time {
	i.mu.Lock()
	defer i.mu.Unlock()
	return time.Now().Add(i.now)
}

// later moves the clock.
func (i *inn) later(d time.Duration) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.now += d
}

// screens are those of the invented hospital.
func screens(Visit) tui.Env { return tuitest.Env(tuitest.Demo(), text.New("nl")) }

// open opens an inn.
func open(t *testing.T, limits ...func(*Limits)) *inn {
	t.Helper()
	i := &inn{t: t, guests: map[string]Guest{}, news: make(chan struct{}, 1), log: &tuitest.Journal{},
		redeem: func(string, gossh.PublicKey) error { return model.Errorf(model.CodeDenied, "error.invitation.refused") },
		env:    func(_ context.Context, v Visit) (tui.Env, tui.Options, error) { return screens(v), tui.Options{}, nil },
		verb: func(_ context.Context, _ Visit, args []string, s Streams) int {
			_, _ = io.WriteString(s.Out, strings.Join(args, "|"))
			return 0
		},
	}
	l := DefaultLimits()
	l.LoginsPerMinute, l.Idle, l.Grace = 100_000, 400*time.Second, time.Second
	for _, f := range limits {
		f(&l)
	}
	host := pair(t)
	i.host = host.PublicKey()
	i.server = New(i, Options{HostKeys: []gossh.Signer{host}, Lang: "nl", Limits: l, Log: slog.New(slog.NewJSONHandler(i.log, nil)), Clock: i.clock})
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	i.addr = ln.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- i.server.Serve(ctx, ln) }()
	i.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(i.stop)
	return i
}

func pair(t *testing.T) gossh.Signer {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	s, err := gossh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// invite makes somebody known, by a new key.
func (i *inn) invite(name string, roles ...model.Role) gossh.Signer {
	i.t.Helper()
	k := pair(i.t)
	i.know(k, Guest{Person: "P-" + name, Name: name, Roles: append([]model.Role{model.RoleDirector}, roles...)})
	return k
}

// know says whose key it is from now on; the zero guest is nobody.
func (i *inn) know(k gossh.Signer, g Guest) {
	i.mu.Lock()
	fp := gossh.FingerprintSHA256(k.PublicKey())
	if i.guests[fp] = g; g.Person == "" {
		delete(i.guests, fp)
	}
	i.mu.Unlock()
	select {
	case i.news <- struct{}{}:
	default:
	}
}

func (i *inn) config(user string, keys ...gossh.Signer) *gossh.ClientConfig {
	return &gossh.ClientConfig{User: user, Auth: []gossh.AuthMethod{gossh.PublicKeys(keys...)},
		HostKeyCallback: gossh.FixedHostKey(i.host), Timeout: 20 * time.Second}
}

func (i *inn) dial(user string, keys ...gossh.Signer) *gossh.Client {
	i.t.Helper()
	c, err := gossh.Dial("tcp", i.addr, i.config(user, keys...))
	if err != nil {
		i.t.Fatal(err)
	}
	i.t.Cleanup(func() { c.Close() })
	return c
}

// guest is somebody at a terminal.
type guest struct {
	*tuitest.Terminal
	t       *testing.T
	client  *gossh.Client
	session *gossh.Session
	keys    io.Writer
	down    bool
	code    chan int
}

// sit opens a session with a terminal.
func (i *inn) sit(c *gossh.Client) *guest {
	i.t.Helper()
	s, err := c.NewSession()
	if err != nil {
		i.t.Fatal(err)
	}
	in, err := s.StdinPipe()
	if err != nil {
		i.t.Fatal(err)
	}
	g := &guest{Terminal: tuitest.Attach(i.t, in, 80, 24), t: i.t, client: c, session: s, keys: in, code: make(chan int, 1)}
	s.Stdout, s.Stderr = g.Terminal, g.Terminal
	if err := s.RequestPty("xterm-256color", 24, 80, gossh.TerminalModes{}); err != nil {
		i.t.Fatal(err)
	}
	if err := s.Shell(); err != nil {
		i.t.Fatal(err)
	}
	go func() { g.code <- exit(s.Wait()) }()
	i.t.Cleanup(func() { s.Close() })
	return g
}

// enter sits somebody new down before the first screen.
func (i *inn) enter(name string) *guest {
	i.t.Helper()
	g := i.sit(i.dial("bestuur", i.invite(name)))
	g.Until("Kan het bestuur het")
	return g
}

// left waits until the session is over and gives its exit code.
func (g *guest) left(most time.Duration) int {
	g.t.Helper()
	select {
	case code := <-g.code:
		return code
	case <-time.After(most):
		g.t.Fatalf("the session goes on:\n%s", g.Screen())
		return -1
	}
}

// alive tells that somebody's screen answers within a second.
func (g *guest) alive() {
	g.t.Helper()
	before, at := g.Bytes(), time.Now()
	g.Send("?")
	for g.Bytes() == before {
		if time.Since(at) > time.Second {
			g.t.Fatal("somebody else's screen does not answer within a second")
		}
		time.Sleep(time.Millisecond)
	}
	g.Until("Hulp")
	g.Type("\x1b")
}

// answers tells that a screen answers a key within a second; it is left as it
// was found after every second time.
func (g *guest) answers() {
	g.t.Helper()
	key := map[bool]string{false: "\x1b[B", true: "\x1b[A"}[g.down]
	g.down = !g.down
	was, at := g.Bytes(), time.Now()
	g.Send(key)
	for g.Bytes() == was {
		if time.Since(at) > time.Second {
			g.t.Fatal("somebody else's screen does not answer within a second")
		}
		time.Sleep(time.Millisecond)
	}
}

// exit is the exit code of a session, -1 where none was told.
func exit(err error) int {
	var e *gossh.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &e):
		return e.ExitStatus()
	}
	return -1
}

// run runs a command without a terminal.
func run(t *testing.T, c *gossh.Client, command string) (out, say string, code int) {
	t.Helper()
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var o, e bytes.Buffer
	s.Stdout, s.Stderr = &o, &e
	code = exit(s.Run(command))
	return o.String(), e.String(), code
}

// working are the goroutines that a server has for its sessions.
func working() (n int, stacks string) {
	b := make([]byte, 4<<20)
	for _, g := range strings.Split(string(b[:runtime.Stack(b, true)]), "\n\n") {
		for _, ours := range []string{"bubbletea", "ultraviolet", "serve.(*session)", "serve.(*feed)", "serve.newFeed", "serve.(*Server).channel"} {
			if strings.Contains(g, ours) {
				n++
				stacks += g + "\n\n"
				break
			}
		}
	}
	return n, stacks
}

// settles waits until a server works on no more than before.
func settles(t *testing.T, before int, what string) {
	t.Helper()
	for end := time.Now().Add(5 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		n, stacks := working()
		if n <= before {
			return
		}
		if time.Now().After(end) {
			t.Errorf("%s: %d goroutines, before it %d\n%s", what, n, before, stacks)
			return
		}
	}
}

// heap is how many bytes are in use.
func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// many is how often something is tried: all of it where changes are checked,
// some of it at a desk.
func many(all, some int) int {
	if tries.All() {
		return all
	}
	return some
}

func (t *tally) count() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.all
}
