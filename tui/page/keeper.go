package page

import (
	"context"
	"sync"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
)

// DraftSource is where what is typed and not saved yet is kept, per person.
type DraftSource interface {
	Draft(ctx context.Context, place string) (model.Draft, bool, error)
	SaveDraft(ctx context.Context, place string, body []byte) error
	DropDraft(ctx context.Context, place string) error
}

// Keeper writes down what is typed while it is typed, one text at a time and
// the latest last, so that neither a crash nor a lost line costs a word.
type Keeper struct {
	write Loader
	last  func() error // the latest text
	again bool         // it came while another was being written
	fail  error
	queue *queue
}

// Keep writes a draft, or remembers it until the one before is written.
func (k *Keeper) Keep(e Env, src DraftSource, place string, body []byte) tea.Cmd {
	return k.run(e, func(ctx context.Context) error { return src.SaveDraft(ctx, place, body) })
}

// Drop throws a draft away. It does not wait for the answer to what is being
// written: whoever throws away leaves, and would not hear it. What is written
// later is older and does not count.
func (k *Keeper) Drop(e Env, src DraftSource, place string) tea.Cmd {
	k.again = false
	return k.start(e, k.turned(e, func(ctx context.Context) error { return src.DropDraft(ctx, place) }))
}

func (k *Keeper) run(e Env, do func(context.Context) error) tea.Cmd {
	write := k.turned(e, do)
	if k.write.Busy() {
		k.again = true
		return nil
	}
	return k.start(e, write)
}

// turned is a write in its turn: an older one after it does nothing.
func (k *Keeper) turned(e Env, do func(context.Context) error) func() error {
	if k.queue == nil {
		k.queue = &queue{}
	}
	ctx, t := e.Context, k.queue.turn()
	k.last = func() error { return t.do(func() error { return do(ctx) }) }
	return k.last
}

func (k *Keeper) start(e Env, write func() error) tea.Cmd {
	return k.write.Start(e, func(context.Context) (any, error) { return nil, write() })
}

// Answer takes the news of a write and starts the next; false when the answer
// is not for it.
func (k *Keeper) Answer(e Env, a Answer) (tea.Cmd, bool) {
	if !k.write.Hear(a) {
		return nil, false
	}
	k.fail = a.Err
	if k.again {
		k.again = false
		return k.start(e, k.last), true
	}
	return nil, true
}

// Flush writes the latest text at once, before the session ends: what is being
// written may not come to its end.
func (k *Keeper) Flush(e Env) tea.Cmd {
	if !k.write.Busy() {
		return nil
	}
	return k.start(e, k.last)
}

// Err is why the latest draft could not be kept, nil when it was.
func (k *Keeper) Err() error { return k.fail }

// queue keeps an older text from being written over a newer one.
type queue struct {
	mu         sync.Mutex
	given, did int
}

type turn struct {
	q *queue
	n int
}

func (q *queue) turn() turn {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.given++
	return turn{q, q.given}
}

func (t turn) do(write func() error) error {
	t.q.mu.Lock()
	defer t.q.mu.Unlock()
	if t.n < t.q.did {
		return nil
	}
	t.q.did = t.n
	return write()
}
