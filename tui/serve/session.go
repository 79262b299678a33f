package serve

import (
	"context"
	"errors"
	"io"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui"
)

// session is one session of a connection, from its first request to its end.
type session struct {
	s    *Server
	conn *gossh.ServerConn
	ch   gossh.Channel
	key  gossh.PublicKey // that signed the login
	fp   string

	ctx    context.Context // of the work in it
	cancel context.CancelFunc

	ask   request // before it begins
	begun bool
	done  chan struct{} // closed when what was begun is over
	sizes *latest[tea.WindowSizeMsg]
	out   *writer
	feed  *feed
	took  atomic.Int64 // bytes

	pressed atomic.Int64 // unix nanoseconds of the last key
	since   time.Time

	mu      sync.Mutex
	guest   Guest
	over    *ending
	program tui.Program
}

func newSession(s *Server, conn *gossh.ServerConn, ch gossh.Channel, key gossh.PublicKey) *session {
	one := &session{s: s, conn: conn, ch: ch, key: key, fp: gossh.FingerprintSHA256(key), done: make(chan struct{}),
		sizes: newLatest[tea.WindowSizeMsg](), since: s.o.Clock()}
	one.ctx, one.cancel = context.WithCancel(s.ctx)
	one.out = &writer{w: ch, cut: func() { _ = ch.Close() }, most: s.o.Limits.Stalled}
	one.press()
	return one
}

// begin starts what was asked for, beside the requests that may still come.
func (one *session) begin() {
	go func() {
		defer close(one.done)
		defer one.finish(1) // where it was not finished in order
		defer one.recover()
		one.run()
	}()
}

// run does what was asked for, and says with which code it ended.
func (one *session) run() {
	remove := one.s.sessions.add(one)
	defer remove()
	if one.ask.term != "" {
		one.sizes.put(one.ask.size)
		one.feed = newFeed(one.ch, one.ctx.Done(), func(n int) { one.took.Add(int64(n)) })
	}
	guest, known, err := one.s.house.Guest(one.ctx, one.fp)
	one.mu.Lock()
	one.guest = guest
	one.mu.Unlock()
	log := one.s.log.With("addr", host(one.conn.RemoteAddr()), "key", one.fp, "person", guest.Person)
	log.Info("session", "user", clean(one.conn.User()), "term", one.ask.term, "width", one.ask.size.Width, "height", one.ask.size.Height, "exec", one.ask.exec)
	code := 1
	switch {
	case err != nil:
		log.Error("who is it", "err", clean(err.Error()))
		one.print("serve.error")
	case !known && !invites(one.conn.User()):
		code = 3
		one.print("serve.end.revoked")
	case !known:
		code = one.enter()
	default:
		code = one.visit()
	}
	one.finish(code)
	log.Info("end", "code", code, "seconds", int(one.s.o.Clock().Sub(one.since).Seconds()), "in", one.took.Load(), "out", one.out.sent.Load())
}

// visit is what a known person came for: the dashboard, or a verb.
func (one *session) visit() int {
	leave, ok := one.s.seats.enter(one.s.o.Limits.Sessions*2, map[string]int{"person " + one.guest.Person: one.s.o.Limits.SessionsPerPerson})
	if !ok {
		one.print("serve.full_person", "N", one.s.o.Limits.SessionsPerPerson)
		return 1
	}
	defer leave()
	if one.ask.exec || one.ask.term == "" || one.ask.term == "dumb" {
		return one.verb()
	}
	return one.dashboard()
}

// dashboard shows the screens until the person leaves, or has to.
func (one *session) dashboard() int {
	for {
		shown, err := one.show()
		if !shown {
			one.write(one.text().Err(err))
			return 1
		}
		if err != nil && !errors.Is(err, tea.ErrProgramKilled) && !errors.Is(err, context.Canceled) {
			one.s.log.Error("dashboard", "key", one.fp, "err", clean(err.Error()))
		}
		e, ended := one.ended()
		switch {
		case !ended:
			return 0
		case e.again:
			continue
		}
		if !e.say.IsZero() {
			one.write(one.text().Msg(e.say))
		}
		return e.code
	}
}

// show runs one program on the line; false when the house gave none. What the
// house set going for it ends with it.
func (one *session) show() (shown bool, err error) {
	ctx, cancel := context.WithCancel(one.ctx)
	defer cancel()
	env, o, err := one.s.house.Dashboard(ctx, one.visitor())
	if err != nil {
		return false, err
	}
	in := one.feed.reader()
	defer in.Close()
	size := one.sizes.get()
	o.Input, o.Output, o.Environ = in, ssh.NewPtyWriter(one.out), one.environ()
	o.Width, o.Height, o.Pressed = size.Width, size.Height, one.press
	o.Started = func(p tui.Program) {
		one.start(p)
		go one.pass(ctx, p)
	}
	defer one.start(nil)
	return true, tui.Run(ctx, env, o)
}

// pass tells a program of new sizes: the latest alone counts.
func (one *session) pass(ctx context.Context, p tui.Program) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-one.sizes.news:
			p.Send(one.sizes.get())
		}
	}
}

func (one *session) resize(size tea.WindowSizeMsg) { one.sizes.put(size) }

// verb carries out a command line.
func (one *session) verb() int {
	args, err := split(one.ask.command)
	if err != nil {
		one.print("serve.command")
		return 2
	}
	st := Streams{In: one.ch, Out: one.out, Err: &writer{w: one.ch.Stderr(), cut: one.out.cut, most: one.out.most}}
	ctx, cancel := context.WithCancel(one.ctx)
	defer cancel()
	if one.ask.term != "" {
		in := one.feed.reader()
		defer in.Close()
		go interrupted(in, cancel)
		st = Streams{In: eof{}, Out: ssh.NewPtyWriter(one.out), Err: ssh.NewPtyWriter(one.out)}
	}
	return one.s.house.Verb(ctx, one.visitor(), args, st)
}

// visitor is who came, as the house sees them.
func (one *session) visitor() Visit {
	size := one.sizes.get()
	one.mu.Lock()
	defer one.mu.Unlock()
	return Visit{Guest: one.guest, Fingerprint: one.fp, Lang: one.lang(), Environ: one.environ(),
		Terminal: one.ask.term != "", Width: size.Width, Height: size.Height}
}

// environ is the environment of the session. SSH_TTY tells the library that it
// draws over a line: not every terminal bears to be asked what it can do.
func (one *session) environ() []string {
	return append([]string{"TERM=" + one.ask.term, "SSH_TTY=/dev/pts/0"}, one.ask.environ...)
}

// press notes that a key was pressed.
func (one *session) press() { one.pressed.Store(one.s.o.Clock().UnixNano()) }

func (one *session) recover() {
	if r := recover(); r != nil {
		one.s.log.Error("panic", "key", one.fp, "what", r, "stack", string(debug.Stack()))
		one.print("serve.error")
	}
}

func (one *session) text() *text.Printer { return text.New(one.lang()) }

// print writes a sentence of ours to who sits there.
func (one *session) print(key string, pairs ...any) { one.write(one.text().T(key, pairs...)) }

func (one *session) write(say string) {
	w := io.Writer(one.out)
	if one.ask.term == "" {
		w = one.ch.Stderr()
	}
	_, _ = ssh.NewPtyWriter(w).Write([]byte(say + "\n"))
}
