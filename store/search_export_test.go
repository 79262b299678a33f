package store

import (
	"context"
	"maps"

	"github.com/rekenschap/rekenschap/model"
)

// ForgetSearch makes the next search the first one.
func (s *Store) ForgetSearch() {
	s.search.mu.Lock()
	defer s.search.mu.Unlock()
	s.search.kept = nil
}

// HiddenRecords are the records that withheld finds, by id, of kinds that
// the reader may read.
func HiddenRecords(s model.State) map[string]bool {
	out := map[string]bool{}
	for _, ids := range s.(*state).withheld().records {
		maps.Copy(out, ids)
	}
	return out
}

// BreakToday makes a reading fail where it looks who may see what today.
func BreakToday(s model.State, err error) { s.(*state).today.fail(err) }

// BreakSeen judges, and fails where what is shown of it is looked up.
func (h *Handle) BreakSeen(ctx context.Context, today bool, broken error) error {
	return h.view(ctx, model.VerbReadDuties, false, func(v model.State) error {
		seen := v.(*state).asSeen()
		if today {
			seen = seen.today
		}
		seen.fail(broken)
		return nil
	})
}

// Grown is what can be found now, brought up to date, and Anew the same made
// from the file; both as lines to compare.
func (h *Handle) Grown(ctx context.Context) (grown, anew []string, err error) {
	err = h.view(ctx, "", true, func(v model.State) error {
		s := v.(*state)
		c, err := h.s.search.at(s)
		if err != nil {
			return err
		}
		grown = c.dump()
		anew = newCorpus(s.Whole().(*state)).dump()
		return s.err
	})
	return grown, anew, err
}

func (c *corpus) dump() []string {
	var out []string
	for _, sh := range c.shelves {
		for _, b := range sh.books {
			out = append(out, string(sh.kind)+" "+b.id+"\n"+string(sh.text[b.start:b.names])+"|"+string(sh.text[b.names:b.texts])+"|"+string(sh.text[b.texts:b.end]))
		}
	}
	return out
}

// ClassOf names the readers who share lists with this one.
func ClassOf(s model.State) string { return s.(*state).class() }
