package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
)

// filter is one --filter: a column that is, or contains, a text.
type filter struct {
	column int
	want   string // lower case
	within bool
}

// filters keep the rows that pass all of them.
type filters []filter

func parseFilters(c *cobra.Command, noun model.Noun, typed []string) (filters, error) {
	var out filters
	for _, s := range typed {
		i := strings.IndexAny(s, "=~")
		if i < 1 {
			return nil, badFlag(c, "filter", model.Msg("error.usage.filter", "Text", s))
		}
		name := strings.ToLower(strings.TrimSpace(s[:i]))
		at := slices.IndexFunc(noun.Columns, func(col model.Column) bool { return col.Key == name })
		if at < 0 {
			return nil, badFlag(c, "filter", model.Msg("error.usage.choice", "Text", s[:i], "Values", columnKeys(noun)))
		}
		out = append(out, filter{at, strings.ToLower(strings.TrimSpace(s[i+1:])), s[i] == '~'})
	}
	return out, nil
}

func columnKeys(noun model.Noun) []string {
	var keys []string
	for _, c := range noun.Columns {
		keys = append(keys, c.Key)
	}
	return keys
}

func (fs filters) apply(p *text.Printer, noun model.Noun, rows []model.Row) []model.Row {
	if len(fs) == 0 {
		return rows
	}
	return slices.DeleteFunc(slices.Clone(rows), func(r model.Row) bool {
		return !fs.pass(p, r)
	})
}

func (fs filters) pass(p *text.Printer, r model.Row) bool {
	for _, f := range fs {
		if f.column >= len(r.Values) || !f.passes(spellings(p, r.Values[f.column])) {
			return false
		}
	}
	return true
}

func (f filter) passes(spelled []string) bool {
	return slices.ContainsFunc(spelled, func(s string) bool {
		s = strings.ToLower(s)
		return s == f.want || f.within && strings.Contains(s, f.want)
	})
}

// spellings are the ways in which a value may be typed: as scripts see it and
// as it reads on the screen.
func spellings(p *text.Printer, v any) []string {
	out := []string{p.Value(v)}
	switch x := jsonValue(english(), v).(type) {
	case nil:
		out = append(out, "")
	case []string:
		out = append(out, x...)
	default:
		out = append(out, fmt.Sprint(x))
	}
	return out
}
