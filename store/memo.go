package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/rekenschap/rekenschap/model"
)

// memo keeps what was worked out of the file as long as nothing is written:
// many sessions look at the same lists. What it holds is only read.
type memo struct {
	mu   sync.Mutex
	head int64
	kept map[string]*kept
	keys []string // oldest first
}

// kept is one value; whoever asks first works it out, the others wait.
type kept struct {
	once  sync.Once
	value any
	err   error
}

// mostKept bounds the memory: the oldest value makes place for a new one.
const mostKept = 64

func (m *memo) get(head int64, key string) *kept {
	m.mu.Lock()
	defer m.mu.Unlock()
	switch {
	case head < m.head: // a reader that is still there works it out for itself
		return &kept{}
	case m.kept == nil || head > m.head:
		m.head, m.kept, m.keys = head, map[string]*kept{}, nil
	}
	if k := m.kept[key]; k != nil {
		return k
	}
	if len(m.keys) >= mostKept {
		delete(m.kept, m.keys[0])
		m.keys = slices.Delete(m.keys, 0, 1)
	}
	k := &kept{}
	m.kept[key], m.keys = k, append(m.keys, key)
	return k
}

// drop forgets a value that could not be worked out.
func (m *memo) drop(key string, k *kept) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.kept[key] == k {
		delete(m.kept, key)
		m.keys = slices.DeleteFunc(m.keys, func(s string) bool { return s == key })
	}
}

// shared gives a value that is the same for every reader with the same rights,
// worked out once per head of the ledger. f reads what this reader may see and
// asks nothing about who reads beyond that.
func shared[T any](ctx context.Context, h *Handle, key string, verb model.Verb, filtered bool, f func(*state) (T, error)) (T, error) {
	var out T
	err := h.view(ctx, verb, filtered, func(s model.State) error {
		var err error
		out, err = remembered(&h.s.memo, s.(*state), key, f)
		return err
	})
	return out, err
}

// errUnfinished is the answer of one who broke off before there was one.
var errUnfinished = errors.New("not worked out")

// work works the value out once; a panic leaves an error, not half a value.
func (k *kept) work(f func() (any, error)) {
	k.once.Do(func() {
		k.err = errUnfinished
		k.value, k.err = f()
	})
}

// remembered is shared inside a reading that has begun.
func remembered[T any](m *memo, st *state, key string, f func(*state) (T, error)) (T, error) {
	class := st.class()
	if st.err != nil {
		var none T
		return none, st.err // the class may be that of others
	}
	return rememberedAs(m, st, class+key, f)
}

// rememberedAs is remembered by the whole key.
func rememberedAs[T any](m *memo, st *state, key string, f func(*state) (T, error)) (T, error) {
	var none T
	head, _, err := headOf(st.ctx, st.ledger)
	if err != nil {
		return none, err
	}
	for {
		k := m.get(head, key)
		k.work(func() (any, error) {
			v, err := f(st)
			return v, cmp.Or(err, st.err)
		})
		if k.err == nil {
			return k.value.(T), nil
		}
		m.drop(key, k)
		// The one who asked first may have left; that is no answer for others.
		if st.err != nil || st.ctx.Err() != nil || !brokenOff(k.err) {
			return none, k.err
		}
	}
}

func brokenOff(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, errUnfinished)
}

// class names all readers who see the same: their roles, the day, the moment
// in the past and all that is kept from them.
func (s *state) class() string {
	roles, kept := slices.Clone(s.roles), ""
	slices.Sort(roles)
	if w := s.withheld(); w != nil {
		kept = w.class
	}
	return fmt.Sprint(roles, kept, s.Today(), s.upTo, " ")
}

// List gives a register as this reader may see it.
func (h *Handle) List(ctx context.Context, n model.Noun, day model.Date) (model.Listing, error) {
	verb, filtered := n.Verb, true
	if n.Kind == "" { // duties are judged by everything there is
		verb, filtered = model.VerbReadDuties, false
	}
	return shared(ctx, h, "list "+n.Name+" "+day.String(), verb, filtered, func(s *state) (model.Listing, error) {
		return n.List(s, day)
	})
}
