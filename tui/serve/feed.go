package serve

import (
	"bytes"
	"io"
	"sync"
	"time"
)

const (
	burst = 64 << 10 // bytes that may come at once: somebody pastes
	pace  = 8 << 10  // bytes per second after that: nobody types as fast
	// longestPaste is what one paste may hold, in bytes. The library keeps it
	// whole until its end, which a client need not send.
	longestPaste = 256 << 10
	readSize     = 4 << 10
)

// The marks around what is pasted.
const (
	pasteOn  = "\x1b[200~"
	pasteOff = "\x1b[201~"
)

// feed hands what comes over a line to one reader after another: a program that
// ends must not swallow what was typed for the next. It slows a client down
// that sends more than hands can type.
type feed struct {
	chunks chan []byte
	ended  chan struct{} // nothing comes any more
	rest   []byte        // of a chunk that was larger than the reader's room
	mu     sync.Mutex    // rest
}

// newFeed reads from r until it ends. read is told of every chunk.
func newFeed(r io.Reader, stop <-chan struct{}, read func(n int)) *feed {
	f := &feed{chunks: make(chan []byte), ended: make(chan struct{})}
	go f.run(r, stop, read)
	return f
}

func (f *feed) run(r io.Reader, stop <-chan struct{}, read func(n int)) {
	defer close(f.ended)
	var p pastes
	left, at := burst, time.Now()
	buf := make([]byte, readSize)
	for {
		n, err := r.Read(buf)
		if n > 0 {
			read(n)
			if b := p.cut(bytes.Clone(buf[:n])); len(b) > 0 {
				select {
				case f.chunks <- b:
				case <-stop:
					return
				}
			}
		}
		if err != nil {
			return
		}
		now := time.Now()
		left = min(burst, left+int(now.Sub(at).Seconds()*pace)) - n
		at = now
		if left < 0 {
			select {
			case <-time.After(time.Duration(-left) * time.Second / pace):
			case <-stop:
				return
			}
		}
	}
}

// pastes cuts what is too long for a paste.
type pastes struct {
	inside bool
	size   int
	seen   []byte // the latest bytes, in which a marker may stand
}

// cut gives what may pass of a chunk.
func (p *pastes) cut(b []byte) []byte {
	out := make([]byte, 0, len(b)+len(pasteOff))
	for _, c := range b {
		p.seen = append(p.seen, c)
		if len(p.seen) > len(pasteOn) {
			p.seen = p.seen[1:]
		}
		switch {
		case string(p.seen) == pasteOn:
			p.inside, p.size = true, 0
		case string(p.seen) == pasteOff:
			if p.inside && p.size > longestPaste {
				out = append(out, pasteOff[:len(pasteOff)-1]...) // cut away with the rest
			}
			p.inside = false
		case p.inside:
			p.size++
		}
		if !p.inside || p.size <= longestPaste {
			out = append(out, c)
		}
	}
	return out
}

// reader reads from the feed until it is closed.
func (f *feed) reader() *feedReader { return &feedReader{feed: f, done: make(chan struct{})} }

type feedReader struct {
	*feed
	done chan struct{}
	once sync.Once
}

// Read implements io.Reader. After Close, and after the end of the line, there
// is nothing more to read.
func (r *feedReader) Read(p []byte) (int, error) {
	select {
	case <-r.done:
		return 0, io.EOF
	default:
	}
	if n := r.take(p); n > 0 {
		return n, nil
	}
	select {
	case b := <-r.chunks:
		n := copy(p, b)
		r.keep(b[n:])
		return n, nil
	case <-r.done:
	case <-r.ended:
	}
	return 0, io.EOF
}

// Close ends a Read that waits.
func (r *feedReader) Close() error {
	r.once.Do(func() { close(r.done) })
	return nil
}

func (f *feed) take(p []byte) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	n := copy(p, f.rest)
	f.rest = f.rest[n:]
	return n
}

func (f *feed) keep(b []byte) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.rest = append(f.rest, b...)
}
