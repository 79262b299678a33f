package serve

import (
	"io"
	"sync"
	"sync/atomic"
	"time"
)

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
func (w *writer) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	t := time.AfterFunc(w.most, w.cut)
	defer t.Stop()
	n, err := w.w.Write(p)
	w.sent.Add(int64(n))
	return n, err
}
