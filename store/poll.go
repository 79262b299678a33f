package store

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
	"time"
)

// pollEvery is how often the file is asked whether another process wrote.
const pollEvery = 500 * time.Millisecond

// poller tells listeners that the file changed: at once for changes of this
// process, within half a second for those of another. One per process.
type poller struct {
	mu        sync.Mutex
	listeners map[chan struct{}]struct{}
	cancel    context.CancelFunc
	done      chan struct{}
}

// Changes gives a channel that gets a value after every change, until ctx
// ends. A listener that is slow gets one value for many changes.
func (s *Store) Changes(ctx context.Context) <-chan struct{} {
	ch := make(chan struct{}, 1)
	p := &s.poll
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.listeners == nil {
		p.listeners = map[chan struct{}]struct{}{}
	}
	p.listeners[ch] = struct{}{}
	if p.cancel == nil {
		var run context.Context
		run, p.cancel = context.WithCancel(context.Background())
		p.done = make(chan struct{})
		started := make(chan struct{})
		go s.watch(run, started, p.done)
		<-started // from here on no change is missed
	}
	context.AfterFunc(ctx, func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		delete(p.listeners, ch)
	})
	return ch
}

// watch asks data_version on one connection: it changes when another
// connection, of whichever process, has written. Habits of people are written
// too; only what stands in the ledger is news for everybody.
func (s *Store) watch(ctx context.Context, started, done chan struct{}) {
	defer close(done)
	version := func(c *sql.Conn) (v int64) {
		if err := c.QueryRowContext(ctx, "PRAGMA data_version").Scan(&v); err != nil {
			return -1
		}
		return v
	}
	conn, err := s.reader.Conn(ctx)
	if err != nil {
		close(started)
		return
	}
	defer conn.Close()
	head := func(c *sql.Conn) string {
		n, hash, err := headOf(ctx, c)
		return fmt.Sprint(n, hash, err)
	}
	last, was := version(conn), head(conn)
	close(started)
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		v := version(conn)
		if v < 0 || v == last {
			continue
		}
		last = v
		if now := head(conn); now != was {
			was = now
			s.poll.nudge()
		}
	}
}

func (p *poller) nudge() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for ch := range p.listeners {
		select {
		case ch <- struct{}{}:
		default:
		}
	}
}

func (p *poller) stop() {
	p.mu.Lock()
	cancel, done := p.cancel, p.done
	p.cancel = nil
	p.mu.Unlock()
	if cancel != nil {
		cancel()
		<-done
	}
}
