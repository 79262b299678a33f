package serve

import (
	"net"
	"sync"
	"time"
)

// Limits keep one visitor from crowding out the others.
type Limits struct {
	Sessions            int           // at once
	SessionsPerAddress  int           // at once
	SessionsPerPerson   int           // at once
	LoginsPerMinute     int           // connections of one address
	Handshakes          int           // connections that have not logged in yet, at once
	Strangers           int           // connections with an unknown key, at once
	StrangersPerAddress int           // at once
	CodesPerHour        int           // one-time codes tried per address, and per key
	Idle                time.Duration // without a key press
	Longest             time.Duration // of a session
	Login               time.Duration // from the first word to a key that signed
	Begin               time.Duration // of a session before anything is asked in it
	Grace               time.Duration // to leave in order before the line is cut
	Answer              time.Duration // for a client to answer that a session is over
	Stalled             time.Duration // a client may leave its output unread
}

// DefaultLimits suit a board with its staff behind one address of a hospital.
func DefaultLimits() Limits {
	return Limits{Sessions: 100, SessionsPerAddress: 50, SessionsPerPerson: 8, LoginsPerMinute: 60, Handshakes: 64,
		Strangers: 16, StrangersPerAddress: 4, CodesPerHour: 10, Idle: 15 * time.Minute, Longest: 12 * time.Hour,
		Login: 20 * time.Second, Begin: 10 * time.Second, Grace: 3 * time.Second, Answer: 10 * time.Second, Stalled: 30 * time.Second}
}

// tally counts what is going on, under a name each.
type tally struct {
	mu  sync.Mutex
	now map[string]int
	all int
}

// enter counts one more under each name, unless that is more than its limit; an
// empty name is not counted. leave takes it back.
func (t *tally) enter(most int, limits map[string]int) (leave func(), ok bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.now == nil {
		t.now = map[string]int{}
	}
	if t.all >= most {
		return nil, false
	}
	for name, limit := range limits {
		if t.now[name] >= limit {
			return nil, false
		}
	}
	t.all++
	for name := range limits {
		t.now[name]++
	}
	return sync.OnceFunc(func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		t.all--
		for name := range limits {
			if t.now[name]--; t.now[name] == 0 {
				delete(t.now, name)
			}
		}
	}), true
}

// busy tells whether anything is counted.
func (t *tally) busy() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.all > 0
}

// rate allows so many events per span under a name. A span begins with its
// first event.
type rate struct {
	most  int
	span  time.Duration
	clock func() time.Time

	mu    sync.Mutex
	spans map[string]*span
	full  int // names at which it pays to forget
}

type span struct {
	from time.Time
	n    int
}

// mostNames is how many names are remembered before those whose span is over
// are forgotten.
const mostNames = 4096

func newRate(most int, over time.Duration, clock func() time.Time) *rate {
	return &rate{most: most, span: over, clock: clock, spans: map[string]*span{}, full: mostNames}
}

// allow counts an event and tells whether it is within the limit.
func (r *rate) allow(name string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	now := r.clock()
	s := r.spans[name]
	if s == nil || now.Sub(s.from) >= r.span {
		if len(r.spans) >= r.full {
			r.forget(now)
		}
		s = &span{from: now}
		r.spans[name] = s
	}
	s.n++
	return s.n <= r.most
}

// forget drops names whose span is over. Where few are, there are many more to
// come before it looks again: each look goes through all of them.
// undo takes an event back: it did not count after all.
func (r *rate) undo(name string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if s := r.spans[name]; s != nil && s.n > 0 {
		s.n--
	}
}

func (r *rate) forget(now time.Time) {
	for name, s := range r.spans {
		if now.Sub(s.from) >= r.span {
			delete(r.spans, name)
		}
	}
	r.full = max(mostNames, 2*len(r.spans))
}

// host is the address of a line without its port. Of IPv6 the first half: who
// has one address there has all of that half.
func host(a net.Addr) string {
	if a == nil {
		return ""
	}
	h, _, err := net.SplitHostPort(a.String())
	if err != nil {
		return a.String()
	}
	if ip := net.ParseIP(h); ip != nil && ip.To4() == nil {
		return ip.Mask(net.CIDRMask(64, 128)).String()
	}
	return h
}
