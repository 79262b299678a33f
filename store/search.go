package store

import (
	"context"
	"slices"
	"sync"

	"github.com/rekenschap/rekenschap/model"
)

// Search looks for a question in everything this reader may see: numbers,
// titles, names and texts of records, and the duties. Actions show how they
// stand on a day. A limit of 0 gives every hit.
func (h *Handle) Search(ctx context.Context, question string, day model.Date, limit int) (model.Found, error) {
	var out model.Found
	q := parseQuery(question)
	if len(q.words) == 0 {
		return out, nil
	}
	err := h.view(ctx, "", true, func(v model.State) error {
		s := v.(*state)
		c, err := h.s.search.at(s)
		if err != nil {
			return err
		}
		no, err := remembered(&h.s.memo, s, "closed", (*state).closedTo)
		if err != nil {
			return err
		}
		var found []match
		found, out.Total = c.find(q, limit, no)
		for _, m := range found {
			if hit, ok := s.hit(c, m, q, day); ok {
				out.Hits = append(out.Hits, hit)
			}
		}
		return nil
	})
	return out, err
}

// hit words a record that was found. It is read anew, as this reader may see
// it: what a hit shows never comes out of the index.
func (s *state) hit(c *corpus, m match, q query, day model.Date) (model.Hit, bool) {
	var h model.Hit
	var f model.Findable
	if m.sh.kind == model.KindDuty {
		d, ok := s.Law().Duty(m.book.id)
		if !ok {
			return h, false
		}
		h, f = model.DutyAs(d), model.FindableDuty(d, s.Law())
	} else {
		r, ok := s.Get(m.sh.kind, m.book.id)
		if !ok {
			return h, false
		}
		h, f = model.FoundAs(s, r, day), model.FindableBy(r, s.Law(), func(id string) string { return c.called[id] })
	}
	h.Where = where(q, m, slices.Concat(f.Names, f.Texts))
	return h, true
}

// searchCache keeps what can be found, for everybody: of the file as it is and
// of the last few days in the past.
type searchCache struct {
	mu   sync.Mutex
	kept []*corpus
}

// at gives what can be found at the moment of a state. Whoever asks first
// makes it, the others wait.
func (k *searchCache) at(s *state) (*corpus, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	all := s.Whole().(*state)
	seq, hash, err := headOf(s.ctx, s.ledger)
	if err != nil {
		return nil, err
	}
	removal := s.copied
	if s.upTo > 0 {
		// A copy made before a removal must not pass for one made after it.
	} else if err := s.ledger.QueryRowContext(s.ctx, "SELECT coalesce(max(seq), 0) FROM removal").Scan(&removal); err != nil {
		return nil, err
	}
	at, older := slices.IndexFunc(k.kept, func(c *corpus) bool { return c.upTo == s.upTo }), false
	var c *corpus
	if at >= 0 {
		have := k.kept[at]
		older = seq < have.seq
		switch {
		case have.removal != removal || older:
		case have.hash == hash || s.upTo > 0:
			return have, nil
		case s.follows(have):
			c = have.updated(all)
		}
	}
	if c == nil {
		c = newCorpus(all)
	}
	if all.err != nil {
		return nil, all.err
	}
	c.upTo, c.seq, c.hash, c.removal = s.upTo, seq, hash, removal
	if older {
		return c, nil // this reader looks at a moment that has passed
	}
	if at >= 0 {
		k.kept = slices.Delete(k.kept, at, at+1)
	}
	if k.kept = append(k.kept, c); len(k.kept) > maxAsOf {
		k.kept = slices.Clone(k.kept[1:])
	}
	return c, nil
}

// follows tells whether the ledger goes on where the corpus ends.
func (s *state) follows(c *corpus) bool {
	var hex string
	err := s.ledger.QueryRowContext(s.ctx, "SELECT hash FROM ledger WHERE seq=?", c.seq).Scan(&hex)
	return err == nil && hex == c.hash.String()
}
