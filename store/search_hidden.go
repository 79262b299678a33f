package store

import (
	"fmt"

	"github.com/rekenschap/rekenschap/model"
)

// closed is what a reader may not see.
type closed struct {
	kinds   map[model.Kind]bool
	records map[model.Kind]map[string]bool // of the other kinds, by id
}

// closedTo works out what this reader may not see.
func (s *state) closedTo() (closed, error) {
	c := closed{kinds: map[model.Kind]bool{model.KindDuty: !model.Allowed(s.roles, model.VerbReadDuties)}, records: s.hiddenRecords()}
	for _, i := range model.Kinds() {
		c.kinds[i.Kind] = !s.may(i.Kind)
	}
	return c, s.err
}

// named is a record by kind and id.
type named struct {
	kind model.Kind
	id   string
}

// hiddenRecords are the records that this reader may not see: those under a
// mark and all that rests under them. They follow today's marks, also for a
// day in the past. Looking for what is hidden is quicker than asking of every
// record whether it may be seen; a test holds the two against each other.
func (s *state) hiddenRecords() map[model.Kind]map[string]bool {
	if s.today == nil {
		return nil
	}
	if s.today != s {
		return s.today.hiddenRecords()
	}
	if s.kept != nil || s.err != nil {
		return s.kept
	}
	if s.memo == nil {
		s.kept = s.hideRecords()
		return s.kept
	}
	kept, err := remembered(s.memo, s, "hidden", func(s *state) (map[model.Kind]map[string]bool, error) {
		return s.hideRecords(), nil
	})
	if s.fail(err); err == nil {
		s.kept = kept
	}
	return s.kept
}

func (s *state) hideRecords() map[model.Kind]map[string]bool {
	out := map[model.Kind]map[string]bool{}
	if !s.limited() {
		return out
	}
	var todo []named
	hide := func(n named) {
		if out[n.kind][n.id] {
			return
		}
		if _, seen := s.Get(n.kind, n.id); seen {
			return
		}
		if out[n.kind] == nil {
			out[n.kind] = map[string]bool{}
		}
		out[n.kind][n.id] = true
		todo = append(todo, n)
	}
	for _, n := range s.marked() {
		hide(n)
	}
	for ; len(todo) > 0 && s.err == nil; todo = todo[1:] {
		for _, n := range s.pointing("to_kind=? AND to_id=?", todo[0].kind, todo[0].id) {
			hide(n)
		}
	}
	return out
}

// marked are the records that may carry a mark which keeps them from this
// reader, and what points at kinds that he may not read at all.
func (s *state) marked() []named {
	var out []named
	for id := range s.hiddenItems() {
		out = append(out, named{model.KindAgendaItem, id})
	}
	if !model.Visible(s.roles, s.actor.Person, &model.Evidence{Privileged: true}) {
		for _, k := range []model.Kind{model.KindEvidence, model.KindThreatReport, model.KindIncident, model.KindAdvisory} {
			for _, r := range s.query(k, "") {
				if !model.Visible(s.roles, s.actor.Person, r) {
					out = append(out, named{k, r.Head().ID})
				}
			}
		}
	}
	for _, i := range model.Kinds() {
		if !s.may(i.Kind) {
			out = append(out, s.pointing("to_kind=?", i.Kind)...)
		}
	}
	return out
}

// pointing lists the records with a link to others.
func (s *state) pointing(where string, args ...any) []named {
	if s.err != nil {
		return nil
	}
	rows, err := s.q.QueryContext(s.ctx, fmt.Sprintf("SELECT DISTINCT from_kind, from_id FROM link WHERE %s", where), args...)
	if err != nil {
		s.fail(err)
		return nil
	}
	defer rows.Close()
	var out []named
	for rows.Next() {
		var n named
		if err := rows.Scan(&n.kind, &n.id); err != nil {
			s.fail(err)
			return nil
		}
		out = append(out, n)
	}
	s.fail(rows.Err())
	return out
}
