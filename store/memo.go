package store

import (
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
}

// kept is one value; whoever asks first works it out, the others wait.
type kept struct {
	once  sync.Once
	value any
	err   error
}

// mostKept bounds the memory: a value is dropped when others came after it.
const mostKept = 64

func (m *memo) get(head int64, key string) *kept {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.kept == nil || m.head != head || len(m.kept) >= mostKept {
		// A reader that is still at an older head works it out for itself.
		m.head, m.kept = head, map[string]*kept{}
	}
	k := m.kept[key]
	if k == nil {
		k = &kept{}
		m.kept[key] = k
	}
	return k
}

// drop forgets a value that could not be worked out.
func (m *memo) drop(key string, k *kept) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.kept[key] == k {
		delete(m.kept, key)
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

// remembered is shared inside a reading that has begun.
func remembered[T any](m *memo, st *state, key string, f func(*state) (T, error)) (T, error) {
	var none T
	head, _, err := headOf(st.ctx, st.ledger)
	if err != nil {
		return none, err
	}
	key = st.class() + key
	for {
		k := m.get(head, key)
		k.once.Do(func() {
			k.value, k.err = f(st)
			if k.err == nil {
				k.err = st.err
			}
		})
		if k.err == nil {
			return k.value.(T), nil
		}
		m.drop(key, k)
		// The one who asked first may have left; that is no answer for others.
		if st.ctx.Err() != nil || !errors.Is(k.err, context.Canceled) {
			return none, k.err
		}
	}
}

// class names all readers who see the same: their roles, the day, the moment
// in the past and, where something is kept for named readers, who it is.
func (s *state) class() string {
	roles := slices.Clone(s.roles)
	slices.Sort(roles)
	who := ""
	if !slices.Contains(roles, model.RoleSecretary) && !slices.Contains(roles, model.RoleLocal) && s.closedItems() {
		who = s.actor.Person
	}
	return fmt.Sprint(roles, who, s.Today(), s.upTo, " ")
}

// closedItems tells whether any item is for named readers, by today's marks.
func (s *state) closedItems() (yes bool) {
	now := s
	if s.live != nil {
		now = s.live
	}
	s.fail(now.q.QueryRowContext(s.ctx, "SELECT EXISTS(SELECT 1 FROM agenda_item WHERE closed=1)").Scan(&yes))
	return yes
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
