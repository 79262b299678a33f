package store

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/rekenschap/rekenschap/model"
)

// LinkedTo reads the links, and of the records they come from no more than their
// revision.
func (s *state) LinkedTo(kind model.Kind, id string) []model.Link {
	said, to := s.answers(), model.Ref{Kind: kind, ID: id}
	if links, ok := said.links[to]; ok {
		return slices.Clone(links)
	}
	revs := map[model.Kind]map[string]int{}
	var out []model.Link
	for _, l := range s.readLinks("to_kind=? AND to_id=?", kind, id) {
		if !s.maySeeFrom(l) {
			continue
		}
		if revs[l.From.Kind] == nil {
			revs[l.From.Kind] = s.pointers(l.From.Kind, kind, id)
		}
		if l.From.Rev = revs[l.From.Kind][l.From.ID]; l.From.Rev > 0 { // 0: it was undone
			out = append(out, l)
		}
	}
	if s.asked != nil && s.err == nil {
		said.links[to] = out
		return slices.Clone(out)
	}
	return out
}

// LinksFrom reads what a kind points at by a field; the revision of what points
// is not looked up.
func (s *state) LinksFrom(kind model.Kind, field string) []model.Link {
	out := s.readLinks(fmt.Sprintf("from_kind=? AND field=? AND from_id NOT IN (SELECT id FROM %s WHERE undone)", kind), kind, field)
	return slices.DeleteFunc(out, func(l model.Link) bool { return !s.maySeeFrom(l) })
}

// maySeeFrom tells whether this reader may see where a link comes from.
func (s *state) maySeeFrom(l model.Link) bool {
	if !s.may(l.From.Kind) || s.hides(l.From.Kind, l.From.ID) {
		return false
	}
	return !strings.HasPrefix(l.Field, "papers.") || !s.withoutPapers(l.From.Kind, l.From.ID)
}

// pointers gives the revisions of the records of a kind that point at one and
// were not undone.
func (s *state) pointers(from, kind model.Kind, id string) map[string]int {
	out := map[string]int{}
	rows, err := s.q.QueryContext(s.ctx, fmt.Sprintf("SELECT id, rev FROM %s WHERE id IN (SELECT from_id FROM link WHERE to_kind=? AND to_id=? AND from_kind=?) AND undone IS NULL", from), kind, id, from)
	if err != nil {
		s.fail(err)
		return out
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		var rev int
		if err := rows.Scan(&id, &rev); err != nil {
			s.fail(err)
			return out
		}
		out[id] = rev
	}
	s.fail(rows.Err())
	return out
}

// readLinks reads links as they stand in the table, in the order of what points.
func (s *state) readLinks(where string, args ...any) []model.Link {
	if s.err != nil {
		return nil
	}
	if s.links != nil {
		s.fail(s.links(s.ctx))
	}
	rows, err := s.q.QueryContext(s.ctx, "SELECT from_kind, from_id, field, to_kind, to_id, to_rev, to_sha256 FROM link WHERE "+where, args...)
	if err != nil {
		s.fail(err)
		return nil
	}
	defer rows.Close()
	var out []model.Link
	for rows.Next() {
		var l model.Link
		if err := rows.Scan(&l.From.Kind, &l.From.ID, &l.Field, &l.To.Kind, &l.To.ID, &l.To.Rev, &l.To.SHA256); err != nil {
			s.fail(err)
			return nil
		}
		out = append(out, l)
	}
	s.fail(rows.Err())
	slices.SortStableFunc(out, func(a, b model.Link) int {
		return cmp.Or(strings.Compare(string(a.From.Kind), string(b.From.Kind)), strings.Compare(a.From.ID, b.From.ID))
	})
	return out
}
