package store

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rekenschap/rekenschap/model"
)

// live leaves out what was undone. The index holds nothing else, so that this
// is free where there is nothing of the kind.
const live = "id NOT IN (SELECT id FROM %[2]s WHERE undone)"

// Rows reads columns only. A reader who may not see every record of the kind
// gets those of the records seen.
func (s *state) Rows(kind model.Kind, fields ...string) [][]any {
	return s.columns(kind, fields, "SELECT %[1]s FROM %[2]s NOT INDEXED WHERE "+live)
}

// RowsAfter is Rows where a day is empty or lies after one.
func (s *state) RowsAfter(kind model.Kind, field string, after model.Date, fields ...string) [][]any {
	c, ok := columnOf(kind, field)
	if !ok {
		s.fail(fmt.Errorf("%s has no column for %q", kind, field))
		return nil
	}
	return s.columns(kind, fields, "SELECT %[1]s FROM %[2]s WHERE "+live+fmt.Sprintf(" AND %q IS NULL UNION ALL SELECT %%[1]s FROM %%[2]s WHERE %s AND %[1]q > ?", c, live), after.String())
}

// columns reads the id and some fields of the records that a query finds.
func (s *state) columns(kind model.Kind, fields []string, query string, args ...any) [][]any {
	if s.err != nil || !s.may(kind) {
		return nil
	}
	key := fmt.Sprint(kind, fields, query, args)
	said := s.answers()
	if rows, ok := said.rows[key]; ok {
		return slices.Clone(rows)
	}
	cols := []string{"id"}
	for _, f := range fields {
		c, ok := columnOf(kind, f)
		if f == "rev" {
			c, ok = f, true
		}
		if !ok {
			s.fail(fmt.Errorf("%s has no column for %q", kind, f))
			return nil
		}
		cols = append(cols, fmt.Sprintf("%q", c))
	}
	rows, err := s.q.QueryContext(s.ctx, fmt.Sprintf(query, strings.Join(cols, ","), kind), args...)
	if err != nil {
		s.fail(err)
		return nil
	}
	defer rows.Close()
	var out [][]any
	ptrs := make([]any, len(cols))
	for rows.Next() {
		vals := make([]any, len(cols))
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
	sortByID(out, func(r []any) string { return r[0].(string) })
	out = s.rowsSeen(kind, out)
	if s.asked != nil && s.err == nil {
		said.rows[key] = out
		return slices.Clone(out)
	}
	return out
}

// answers keeps what was answered to one who looks, as long as nothing is
// written: a copy of a state that sees more or less has answers of its own.
type answers struct {
	today *state
	rows  map[string][][]any
	past  map[string][]model.Revision
	links map[model.Ref][]model.Link
}

func (s *state) answers() *answers {
	if s.said == nil || s.said.today != s.today {
		s.said = &answers{s.today, map[string][][]any{}, map[string][]model.Revision{}, map[model.Ref][]model.Link{}}
	}
	return s.said
}

// sortByID puts what was read in the order of the table in that of the ids. They
// are nearly the same; asking SQLite for it makes it look up row after row.
func sortByID[T any](rows []T, id func(T) string) {
	byID := func(a, b T) int { return strings.Compare(id(a), id(b)) }
	if !slices.IsSortedFunc(rows, byID) {
		slices.SortFunc(rows, byID)
	}
}

func (s *state) rowsSeen(kind model.Kind, rows [][]any) [][]any {
	if s.today == nil {
		return rows
	}
	w := s.withheld()
	switch {
	case w == nil:
		return nil // what is kept could not be worked out
	case len(w.records[kind]) == 0:
		return rows
	}
	return slices.DeleteFunc(rows, func(r []any) bool { return w.records[kind][r[0].(string)] })
}
