package serve

import (
	"io"
	"strings"
	"sync"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	tea "charm.land/bubbletea/v2"
)

// mostChannels is how many sessions one connection may have open at once.
const mostChannels = 10

// request is what a client asks of a session before it begins.
type request struct {
	environ []string
	term    string // empty: no terminal
	size    tea.WindowSizeMsg
	command string
	exec    bool // a command was given
}

// channel serves one session of a connection. It reads the requests itself:
// the library's own handler allows what is refused here (an agent), keeps any
// environment, and stands still when a window changes before anybody looks.
func (s *Server) channel(_ *ssh.Server, conn *gossh.ServerConn, wanted gossh.NewChannel, ctx ssh.Context) {
	key, err := signer(conn)
	l, ok := ctx.Value(lineKey{}).(*line)
	if err != nil || !ok || l.isSpent() {
		_ = wanted.Reject(gossh.Prohibited, "no key")
		return
	}
	most := mostChannels
	if l.isStranger() {
		most = 1
	}
	leave, ok := s.seats.enter(2*s.o.Limits.Sessions, map[string]int{
		"from " + host(conn.RemoteAddr()):  s.o.Limits.SessionsPerAddress,
		"line " + string(conn.SessionID()): most,
	})
	if !ok {
		_ = wanted.Reject(gossh.ResourceShortage, s.say(s.o.Lang, "serve.full"))
		return
	}
	defer leave()
	ch, reqs, err := wanted.Accept()
	if err != nil {
		return
	}
	one := newSession(s, conn, l, ch, key)
	defer one.close()
	go func() { _, _ = io.Copy(io.Discard, ch.Stderr()) }() // or it piles up
	late := time.AfterFunc(s.o.Limits.Begin, one.cut)
	for req := range reqs {
		ok := one.request(req)
		if one.begun {
			late.Stop()
		}
		if req.WantReply {
			_ = req.Reply(ok, nil)
		}
	}
	late.Stop()
	one.gone() // the channel is closed; the connection may live on
}

// request takes one request of a client and tells whether it is granted.
func (one *session) request(req *gossh.Request) bool {
	switch req.Type {
	case "env":
		return !one.begun && one.ask.env(req.Payload)
	case "pty-req":
		return !one.begun && one.ask.pty(req.Payload)
	case "window-change":
		size, ok := windowOf(req.Payload)
		if ok && one.ask.term != "" {
			one.resize(size)
		}
		return ok
	case "shell", "exec":
		if one.begun || req.Type == "exec" && !one.ask.exe(req.Payload) {
			return false
		}
		one.begun = true
		if req.WantReply { // before the first byte of the screen
			_ = req.Reply(true, nil)
			req.WantReply = false
		}
		one.begin()
		return true
	}
	return false // subsystem, agent, X11, signals: not here
}

// The requests as they go over the line, RFC 4254 §6.
type (
	envRequest struct{ Name, Value string }
	ptyRequest struct {
		Term                             string
		Columns, Rows, WidthPx, HeightPx uint32
		Modes                            string
	}
	windowRequest struct{ Columns, Rows, WidthPx, HeightPx uint32 }
	execRequest   struct{ Command string }
)

// letIn are the variables a session may bring: what its terminal can show, and
// its language. Nothing else of a client's environment comes in.
func letIn(name string) bool {
	switch name {
	case "COLORTERM", "NO_COLOR", "LANG", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "REKENSCHAP_LANG":
		return true
	}
	return false
}

// plain tells whether a value is no more than a word.
func plain(v string) bool {
	const most = 64
	return len(v) <= most && strings.IndexFunc(v, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("._@:+-", r))
	}) < 0
}

const mostVariables = 16

func (r *request) env(payload []byte) bool {
	var e envRequest
	if gossh.Unmarshal(payload, &e) != nil || !letIn(e.Name) || !plain(e.Value) || len(r.environ) >= mostVariables {
		return false
	}
	r.environ = append(r.environ, e.Name+"="+e.Value)
	return true
}

func (r *request) pty(payload []byte) bool {
	var p ptyRequest
	if r.term != "" || gossh.Unmarshal(payload, &p) != nil {
		return false
	}
	if r.term = p.Term; r.term == "" || !plain(r.term) {
		r.term = "xterm" // whatever it calls itself, it is a terminal
	}
	r.size = sizeOf(p.Columns, p.Rows)
	return true
}

func (r *request) exe(payload []byte) bool {
	var e execRequest
	if gossh.Unmarshal(payload, &e) != nil {
		return false
	}
	r.command, r.exec = e.Command, strings.TrimSpace(e.Command) != ""
	return true
}

func windowOf(payload []byte) (tea.WindowSizeMsg, bool) {
	var w windowRequest
	err := gossh.Unmarshal(payload, &w)
	return sizeOf(w.Columns, w.Rows), err == nil
}

// The size drawn for where a client claims none, and the largest one.
const (
	usualWidth, usualHeight = 80, 24
	mostWidth, mostHeight   = 500, 300
)

// sizeOf is a window as it is drawn for: a client may claim any size, and every
// cell costs memory.
func sizeOf(w, h uint32) tea.WindowSizeMsg {
	if w == 0 {
		w = usualWidth
	}
	if h == 0 {
		h = usualHeight
	}
	return tea.WindowSizeMsg{Width: int(min(w, mostWidth)), Height: int(min(h, mostHeight))}
}

// latest holds one value, the newest.
type latest[T any] struct {
	mu   sync.Mutex
	v    T
	news chan struct{}
}

func newLatest[T any]() *latest[T] { return &latest[T]{news: make(chan struct{}, 1)} }

func (l *latest[T]) put(v T) {
	l.mu.Lock()
	l.v = v
	l.mu.Unlock()
	select {
	case l.news <- struct{}{}:
	default:
	}
}

func (l *latest[T]) get() T {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.v
}
