package serve

import (
	"io"
	"sync"
	"sync/atomic"
	"time"
)

// piece is how much is written at a time: a slow line moves on, piece by piece.
const piece = 4 << 10

// writer counts what goes over a line and cuts the line of a client that does
// not read: the program behind it waits for every byte.
type writer struct {
	w    io.Writer
	cut  func()
	most time.Duration
	sent atomic.Int64
	mu   sync.Mutex
}

// Write implements io.Writer.
func (w *writer) Write(p []byte) (done int, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	t := time.AfterFunc(w.most, w.cut)
	defer t.Stop()
	for done < len(p) && err == nil {
		t.Reset(w.most)
		n := 0
		n, err = w.w.Write(p[done:min(done+piece, len(p))])
		w.sent.Add(int64(n))
		done += n
	}
	return done, err
}
