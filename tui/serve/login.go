package serve

import (
	"encoding/base64"
	"net"
	"strings"
	"sync"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// invites tells whether under a user name an unknown key may come in, to enter
// a one-time code. Otherwise the user name says nothing: a key is a
// person.
func invites(user string) bool {
	user = strings.ToLower(user)
	return user == "uitnodiging" || user == "invite"
}

// signedKey is where the key that signed the login stands in the permissions of
// a connection.
const signedKey = "rekenschap-key"

// refusal is why nobody comes in, for the log alone.
type refusal string

func (r refusal) Error() string { return string(r) }

const (
	errUnknownKey refusal = "no such key"
	errCrowded    refusal = "too many connections"
)

// loginConfig lets public keys in, and nothing else. What a client offers
// decides yes or no; who it is comes from the key that signed in the end, which
// may be another than the one offered last.
func (s *Server) loginConfig(ctx ssh.Context) *gossh.ServerConfig {
	told := false
	return &gossh.ServerConfig{
		MaxAuthTries: 8,
		PublicKeyCallback: func(c gossh.ConnMetadata, key gossh.PublicKey) (*gossh.Permissions, error) {
			known, err := s.lets(c, key)
			if known {
				return &gossh.Permissions{}, nil
			}
			if err == nil {
				err = errUnknownKey
			}
			if told {
				return nil, err
			}
			told = true // a client may have more keys; once is enough
			s.log.Info("unknown key", "addr", host(c.RemoteAddr()), "user", clean(c.User()), "key", gossh.FingerprintSHA256(key))
			return nil, &gossh.BannerError{Err: err, Message: s.banner()}
		},
		VerifiedPublicKeyCallback: func(c gossh.ConnMetadata, key gossh.PublicKey, p *gossh.Permissions, _ string) (*gossh.Permissions, error) {
			if err := s.seat(ctx, c, key); err != nil {
				return nil, err
			}
			p.Extensions = map[string]string{signedKey: base64.StdEncoding.EncodeToString(key.Marshal())}
			return p, nil
		},
	}
}

// usualLine is what a terminal shows of a line before it says how wide it is.
const usualLine = 78

// banner is what somebody reads whose key is not known.
func (s *Server) banner() string {
	return strings.Join(widget.Wrap(s.say(s.o.Lang, "serve.unknown_key"), usualLine), "\r\n") + "\r\n"
}

// lets tells whether a key may log in under a user name.
func (s *Server) lets(c gossh.ConnMetadata, key gossh.PublicKey) (bool, error) {
	if _, certificate := key.(*gossh.Certificate); certificate {
		return false, nil
	}
	if invites(c.User()) {
		return true, nil
	}
	_, ok, err := s.house.Guest(s.ctx, gossh.FingerprintSHA256(key))
	if err != nil {
		s.log.Error("look up key", "err", clean(err.Error()))
	}
	return ok, err
}

// signer is the key that signed the login of a connection.
func signer(c *gossh.ServerConn) (gossh.PublicKey, error) {
	if c.Permissions == nil {
		return nil, errUnknownKey
	}
	raw, err := base64.StdEncoding.DecodeString(c.Permissions.Extensions[signedKey])
	if err != nil || len(raw) == 0 {
		return nil, errUnknownKey
	}
	return gossh.ParsePublicKey(raw)
}

// admit takes a new connection, or not: before a word is spoken it costs least.
func (s *Server) admit(ctx ssh.Context, conn net.Conn) net.Conn {
	from := host(conn.RemoteAddr())
	if !s.logins.allow(from) {
		s.log.Warn("refused", "why", "too many logins", "addr", from)
		return nil
	}
	leave, ok := s.handshakes.enter(s.o.Limits.Handshakes, map[string]int{from: (s.o.Limits.Handshakes + 1) / 2})
	if !ok {
		s.log.Warn("refused", "why", "too many handshakes", "addr", from)
		return nil
	}
	l := &line{Conn: conn, leave: leave}
	ctx.SetValue(lineKey{}, l)
	return l
}

// seat gives a connection that proved its key a place among those logged in.
func (s *Server) seat(ctx ssh.Context, c gossh.ConnMetadata, key gossh.PublicKey) error {
	l, ok := ctx.Value(lineKey{}).(*line)
	if !ok {
		return errCrowded
	}
	fp := gossh.FingerprintSHA256(key)
	_, known, err := s.house.Guest(s.ctx, fp)
	if err != nil {
		return err
	}
	return s.place(l, fp, known)
}

// strangerTime is how long somebody may take to enter a code.
const strangerTime = 10 * time.Minute

// place gives a connection a place. Who is not known has few of them, and not
// for long: however many there are, they keep nobody out.
func (s *Server) place(l *line, fp string, known bool) error {
	from := host(l.RemoteAddr())
	all, most, stay := &s.lines, 2*s.o.Limits.Sessions, time.Duration(0)
	limits := map[string]int{"from " + from: s.o.Limits.SessionsPerAddress, "key " + fp: 2 * s.o.Limits.SessionsPerPerson}
	if !known {
		all, most, stay = &s.strangers, s.o.Limits.Strangers, strangerTime
		limits = map[string]int{"from " + from: s.o.Limits.StrangersPerAddress}
	}
	leave, ok := all.enter(most, limits)
	if !ok {
		s.log.Warn("refused", "why", "too many connections", "addr", from)
		return errCrowded
	}
	l.move(leave, stay)
	return nil
}

// lineKey is where a connection stands in its own context.
type lineKey struct{}

// line is a connection that holds a place: among those that log in, later among
// those that have.
type line struct {
	net.Conn
	mu     sync.Mutex
	leave  func()
	closed bool
	spent  bool        // a stranger who has had their tries
	limit  *time.Timer // of a stranger
}

// move gives up one place for another, where a line may stay for a while; 0 is
// without end.
func (l *line) move(leave func(), stay time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.leave()
	l.leave = leave
	if l.limit != nil {
		l.limit.Stop()
		l.limit = nil
	}
	switch {
	case l.closed:
		leave()
	case stay > 0:
		l.limit = time.AfterFunc(stay, func() { _ = l.Close() })
	}
}

// spend gives the place of a stranger back before the line is closed; nothing
// more is opened on it.
func (l *line) spend() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.spent = true
	l.leave()
}

// isSpent tells whether nothing more is opened on a line.
func (l *line) isSpent() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.spent
}

// isStranger tells whether nobody knows the key of a line.
func (l *line) isStranger() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.limit != nil
}

// Close implements net.Conn.
func (l *line) Close() error {
	l.mu.Lock()
	l.closed = true
	l.leave()
	if l.limit != nil {
		l.limit.Stop()
	}
	l.mu.Unlock()
	return l.Conn.Close()
}

// most of a name that a client gives, in a log.
const longestName = 64

// clean makes what a client says of itself fit for a line of a log.
func clean(s string) string {
	s = text.Clean(s)
	if r := []rune(s); len(r) > longestName {
		return string(r[:longestName]) + "…"
	}
	return s
}
