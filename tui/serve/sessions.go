package serve

import (
	"sync"
	"time"

	"github.com/rekenschap/rekenschap/model"
)

// Sessions are the sessions that run.
type Sessions struct {
	mu   sync.Mutex
	all  map[*session]struct{}
	over *ending       // no more of them: who still comes ends so
	left chan struct{} // closed when one ends
}

func (s *Sessions) add(one *session) (remove func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.all == nil {
		s.all = map[*session]struct{}{}
	}
	s.all[one] = struct{}{}
	if s.over != nil {
		one.end(*s.over)
	}
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.all, one)
		if s.left != nil {
			close(s.left)
			s.left = nil
		}
	}
}

// All lists the sessions of this moment.
func (s *Sessions) All() []*session {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]*session, 0, len(s.all))
	for one := range s.all {
		out = append(out, one)
	}
	return out
}

// End asks every session to end, and those that are yet to come.
func (s *Sessions) End(e ending) {
	s.mu.Lock()
	s.over = &e
	s.mu.Unlock()
	for _, one := range s.All() {
		one.end(e)
	}
}

// Wait waits until every session has ended, but not for ever.
func (s *Sessions) Wait(most time.Duration) bool {
	late := time.After(most)
	for {
		s.mu.Lock()
		if s.left == nil {
			s.left = make(chan struct{})
		}
		n, left := len(s.all), s.left
		s.mu.Unlock()
		if n == 0 {
			return true
		}
		select {
		case <-left:
		case <-late:
			return false
		}
	}
}

// ending is why a session ends, with what is said to who sits there.
type ending struct {
	say   model.Message
	code  int
	again bool // the screens are built anew, as whom the person is now
}

func because(m model.Message) ending { return ending{say: m, code: 1} }
