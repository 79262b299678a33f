package serve

import (
	"context"
	"errors"
	"io"
	"sync"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
)

const (
	readSize = 4 << 10
	// mostWaiting is how many keys wait for a program that is busy, as a
	// keyboard keeps them; mostLost is how many more may be lost before somebody
	// is not typing but flooding.
	mostWaiting, mostLost = 16 << 10, 1 << 20
	// burst keys may come at once: somebody pastes in a terminal that does not
	// say so. After that a program gets pace keys per second.
	burst, pace = 2 << 10, 1 << 10
	// A lone escape is a key when nothing follows at once. What else was begun
	// has the time a bad line needs.
	escapeTime, wholeTime = 50 * time.Millisecond, 500 * time.Millisecond
)

const errFlood refusal = "too much typed"

// feed reads what is typed on a line, always and at once, so that nothing piles
// up below it, and hands it out key by key: a program that ends must not swallow
// what was typed for the next.
type feed struct {
	mu    sync.Mutex
	keys  []uv.Event
	lost  int
	ended bool          // nothing comes any more
	news  chan struct{} // there are keys, or it has ended
	left  float64       // keys that may go out now
	at    time.Time
}

// newFeed reads from r until it ends, and calls over with why. came is told of
// every chunk.
func newFeed(r io.Reader, came func(n int), over func(error)) *feed {
	f := &feed{news: make(chan struct{}, 1), left: burst, at: time.Now()}
	chunks := make(chan []byte)
	go func() {
		defer close(chunks)
		for {
			b := make([]byte, readSize)
			n, err := r.Read(b)
			if n > 0 {
				came(n)
				chunks <- b[:n]
			}
			if err != nil {
				return
			}
		}
	}()
	go func() {
		err := f.run(chunks)
		f.put(nil, true)
		over(err)
		for range chunks { // the reader must not stand still
		}
	}()
	return f
}

// run makes keys of chunks until they end or there are far too many.
func (f *feed) run(chunks <-chan []byte) (err error) {
	defer func() {
		if r := recover(); r != nil { // in the library, on what somebody sends
			err = errors.New("what was typed cannot be read")
		}
	}()
	var t typed
	for {
		var late <-chan time.Time
		if n := len(t.buf); n > 2 {
			late = time.After(wholeTime)
		} else if n > 0 {
			late = time.After(escapeTime)
		}
		var keys []uv.Event
		select {
		case b, open := <-chunks:
			if !open {
				return nil
			}
			keys = t.take(b)
		case <-late:
			keys = t.late()
		}
		if !f.put(keys, false) {
			return errFlood
		}
	}
}

// put adds keys that were typed; false when there are far too many. Control and
// C goes before what waits: it is pressed because nothing happens.
func (f *feed) put(keys []uv.Event, ended bool) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.ended = f.ended || ended
	for _, k := range keys {
		p, pressed := k.(uv.KeyPressEvent)
		switch {
		case pressed && isStop(p) && len(f.keys) > burst:
			f.keys = []uv.Event{k}
		case len(f.keys) < mostWaiting:
			f.keys = append(f.keys, k)
		default:
			f.lost++
		}
	}
	select {
	case f.news <- struct{}{}:
	default:
	}
	return f.lost < mostLost
}

// next waits for a key and hands it out; false at the end of the line, or of ctx.
func (f *feed) next(ctx context.Context) (uv.Event, bool) {
	for {
		k, wait, ok := f.get()
		switch {
		case ok:
			return k, true
		case wait > 0:
			select {
			case <-time.After(wait):
			case <-ctx.Done():
				return nil, false
			}
			continue
		case wait < 0:
			return nil, false
		}
		select {
		case <-f.news:
		case <-ctx.Done():
			return nil, false
		}
	}
}

// get takes the first key, if there is one and it may go out; wait is how long
// it has to wait, below zero when nothing comes any more.
func (f *feed) get() (k uv.Event, wait time.Duration, ok bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.keys) == 0 {
		f.keys = nil
		if f.ended {
			wait = -1
		}
		return nil, wait, false
	}
	now := time.Now()
	f.left = min(burst, f.left+now.Sub(f.at).Seconds()*pace)
	f.at = now
	if f.left < 1 {
		return nil, time.Second / pace, false
	}
	f.left--
	k, f.keys = f.keys[0], f.keys[1:]
	return k, 0, true
}
