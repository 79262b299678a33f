package setup

import (
	"context"
	"encoding/json"
	"sync"

	"github.com/rekenschap/rekenschap/model"
)

// Source is where the set-up keeps its draft, and what records it in the end.
type Source interface {
	// Keep stores the draft outside the records; nil forgets it.
	Keep(draft []byte) error
	// Record makes the file and writes everything into it, or nothing.
	Record(ctx context.Context, c model.SetUp) error
}

// keeper stores drafts in the order in which they were made, also when an
// older one is ready later.
type keeper struct {
	src  Source
	mu   sync.Mutex
	last int
	seen string
}

// keep stores a draft unless a newer one was stored.
func (k *keeper) keep(n int, draft []byte) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if n <= k.last || string(draft) == k.seen {
		return nil
	}
	k.last, k.seen = n, string(draft)
	return k.src.Keep(draft)
}

// forget takes the draft away for good.
func (k *keeper) forget() error {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.last = 1 << 30
	return k.src.Keep(nil)
}

// pack writes a draft down.
func pack(d *Draft) []byte {
	b, err := json.Marshal(d)
	if err != nil {
		panic(err) // strings, numbers and truth values
	}
	return b
}

// Unpack reads a draft that was kept; one that cannot be read, or leads
// nowhere, is none.
func Unpack(b []byte) (*Draft, bool) {
	var d Draft
	if len(b) == 0 || json.Unmarshal(b, &d) != nil || !d.sound() {
		return nil, false
	}
	return &d, true
}
