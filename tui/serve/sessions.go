package serve

import (
	"sync"
	"time"

	"github.com/rekenschap/rekenschap/model"
)

// Sessions are the sessions that run.
type Sessions struct {
	mu  sync.Mutex
	all map[*session]struct{}
	wg  sync.WaitGroup
}

func (s *Sessions) add(one *session) (remove func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.all == nil {
		s.all = map[*session]struct{}{}
	}
	s.all[one] = struct{}{}
	s.wg.Add(1)
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.all, one)
		s.wg.Done()
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

// End asks every session to end.
func (s *Sessions) End(e ending) {
	for _, one := range s.All() {
		one.end(e)
	}
}

// Wait waits until every session has ended, but not for ever.
func (s *Sessions) Wait(most time.Duration) bool {
	done := make(chan struct{})
	go func() {
		s.wg.Wait()
		close(done)
	}()
	select {
	case <-done:
		return true
	case <-time.After(most):
		return false
	}
}

// ending is why a session ends, with what is said to who sits there.
type ending struct {
	say   model.Message
	code  int
	again bool // the screens are built anew, as whom the person is now
}

func because(m model.Message) ending { return ending{say: m, code: 1} }
