package serve

import (
	"context"
	"fmt"
	"io"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/widget"
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
	shut  chan struct{} // closed when the channel is
	sizes *latest[tea.WindowSizeMsg]
	out   *writer
	errs  *writer
	line  *line
	feed  *feed
	took  atomic.Int64 // bytes
	seen  int64        // bytes that had gone out at the last check

	pressed atomic.Int64 // unix nanoseconds of the last key
	since   time.Time

	mu      sync.Mutex
	guest   Guest
	over    *ending
	program tui.Program
}

func newSession(s *Server, conn *gossh.ServerConn, l *line, ch gossh.Channel, key gossh.PublicKey) *session {
	one := &session{s: s, conn: conn, line: l, ch: ch, key: key, fp: gossh.FingerprintSHA256(key), done: make(chan struct{}), shut: make(chan struct{}),
		sizes: newLatest[tea.WindowSizeMsg](), since: s.o.Clock()}
	one.ctx, one.cancel = context.WithCancel(s.ctx)
	one.out = &writer{w: ch, cut: one.cut, most: s.o.Limits.Stalled}
	one.errs = &writer{w: ch.Stderr(), cut: one.cut, most: s.o.Limits.Stalled}
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
		one.feed = newFeed(one.ch, func(n int) { one.took.Add(int64(n)) }, one.typedOut)
	}
	guest, known, err := one.s.house.Guest(one.ctx, one.fp)
	one.mu.Lock()
	one.guest = guest
	one.mu.Unlock()
	log := one.s.log.With("addr", host(one.conn.RemoteAddr()), "key", one.fp)
	log.Info("session", "person", guest.Person, "user", clean(one.conn.User()), "term", one.ask.term, "width", one.ask.size.Width, "height", one.ask.size.Height, "exec", one.ask.exec, "verb", one.ask.verb())
	code := 1
	switch {
	case err != nil && one.ctx.Err() == nil:
		log.Error("who is it", "err", clean(err.Error()))
		one.print("serve.error")
	case err != nil: // it is over already
	case !known && !invites(one.conn.User()):
		code = 3
		one.print("serve.end.revoked")
	case !known:
		code = one.enter()
	default:
		code = one.visit()
	}
	if e, over := one.ended(); over && !e.again && code != 0 { // what was done is done
		code = e.code
		if !e.say.IsZero() {
			one.write(one.text().Msg(e.say))
		}
	}
	one.finish(code)
	log.Info("end", "person", one.visitor().Person, "code", code, "seconds", int(one.s.o.Clock().Sub(one.since).Seconds()), "in", one.took.Load(), "out", one.out.sent.Load())
}

// longestVerb is more letters than any verb has.
const longestVerb = 12

// verb is the first word of a command line, for the log. What looks like no verb
// is not told: it may be a code, typed in the wrong place.
func (r request) verb() string {
	name, _, _ := strings.Cut(strings.TrimSpace(r.command), " ")
	if len(name) > longestVerb || strings.ContainsFunc(name, func(c rune) bool { return c < 'a' || c > 'z' }) {
		return "?"
	}
	return name
}

// press notes that a key was pressed.
func (one *session) press() { one.pressed.Store(one.s.o.Clock().UnixNano()) }

func (one *session) recover() {
	if r := recover(); r != nil {
		one.panicked(r)
		one.print("serve.error")
	}
}

func (one *session) panicked(r any) {
	one.s.log.Error("panic", "key", one.fp, "what", clean(fmt.Sprint(r)), "stack", string(debug.Stack()))
}

func (one *session) text() *text.Printer { return text.New(one.lang()) }

// print writes a sentence of ours to who sits there.
func (one *session) print(key string, pairs ...any) { one.write(one.text().T(key, pairs...)) }

func (one *session) write(say string) {
	if one.ask.term == "" {
		_, _ = io.WriteString(one.errs, say+"\n")
		return
	}
	lines := widget.Wrap(say, max(one.sizes.get().Width, leastWrap))
	_, _ = io.WriteString(ssh.NewPtyWriter(one.out), strings.Join(lines, "\n")+"\n")
}

// leastWrap is the narrowest a sentence of ours is broken to.
const leastWrap = 20
