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

func (s *state) rowsSeen(kind model.Kind, rows [][]any) [][]any {
	if s.today == nil {
		return rows
	}
	hidden := s.hiddenRecords()[kind]
	if len(hidden) == 0 {
		return rows
	}
	return slices.DeleteFunc(rows, func(r []any) bool { return hidden[r[0].(string)] })
}
