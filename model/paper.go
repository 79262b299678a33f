package model

import "slices"

// ShownTo tells whether a reader may know what a paper was: as long as they may
// see the record it came from. Presenting opens nothing.
func (p Paper) ShownTo(s State) bool { return p.What.IsZero() || visible(s, p.What) }

// Told is a record as a reader may be told all of it: of a paper that came from
// a record kept from them stays the day. The record itself is left as it is.
func Told(s State, r Record) Record {
	return withPapers(r, func(p Paper) Paper {
		if p.ShownTo(s) {
			return p
		}
		return Paper{On: p.On}
	})
}

// WithoutPapers is a record as a member may read it who took no part because of
// an interest: of what was presented stays the day.
func WithoutPapers(r Record) Record {
	return withPapers(r, func(p Paper) Paper { return Paper{On: p.On} })
}

// Papers are what was presented with a record; nil for most kinds.
func Papers(r Record) []Paper {
	if ps := papersOf(r); ps != nil {
		return *ps
	}
	return nil
}

func papersOf(r Record) *[]Paper {
	switch r := r.(type) {
	case *AgendaItem:
		return &r.Papers
	case *Decision:
		return &r.Papers
	}
	return nil
}

// withPapers is a record with its papers changed; itself where it has none.
func withPapers(r Record, change func(Paper) Paper) Record {
	if len(Papers(r)) == 0 {
		return r
	}
	out := Clone(r)
	ps := papersOf(out)
	*ps = slices.Clone(*ps)
	for i, p := range *ps {
		(*ps)[i] = change(p)
	}
	return out
}
