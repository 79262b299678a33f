package store

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rekenschap/rekenschap/model"
)

// Rows reads columns only. A reader who may not see every record of the kind
// gets those of the records seen.
func (s *state) Rows(kind model.Kind, fields ...string) [][]any {
	if s.err != nil || !s.may(kind) {
		return nil
	}
	cols := []string{"id"}
	for _, f := range fields {
		c, ok := columnOf(kind, f)
		if !ok {
			s.fail(fmt.Errorf("%s has no column for %q", kind, f))
			return nil
		}
		cols = append(cols, fmt.Sprintf("%q", c))
	}
	rows, err := s.q.QueryContext(s.ctx, fmt.Sprintf("SELECT %s FROM %s ORDER BY id", strings.Join(cols, ","), kind))
	if err != nil {
		s.fail(err)
		return nil
	}
	defer rows.Close()
	var out [][]any
	for rows.Next() {
		vals := make([]any, len(cols))
		ptrs := make([]any, len(cols))
		for i := range vals {
			ptrs[i] = &vals[i]
		}
		if err := rows.Scan(ptrs...); err != nil {
			s.fail(err)
			return nil
		}
		out = append(out, vals)
	}
	s.fail(rows.Err())
	return s.rowsSeen(kind, out)
}

// guarded kinds hold marks that decide who sees a record, or rest under one
// that does.
func guarded(kind model.Kind) bool {
	switch kind {
	case model.KindEvidence, model.KindThreatReport, model.KindThreatItem, model.KindIncident, model.KindAdvisory, model.KindReview,
		model.KindAgendaItem, model.KindQuestion, model.KindDecision, model.KindVote:
		return true
	}
	return false
}

func (s *state) rowsSeen(kind model.Kind, rows [][]any) [][]any {
	if s.today == nil || !guarded(kind) || !s.today.limited() {
		return rows
	}
	seen := map[string]bool{}
	for _, r := range s.All(kind) {
		seen[r.Head().ID] = true
	}
	return slices.DeleteFunc(rows, func(r []any) bool { return !seen[r[0].(string)] })
}
