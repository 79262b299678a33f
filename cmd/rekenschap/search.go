package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rekenschap/rekenschap/model"
)

// searchHits is how many hits are shown unless asked otherwise.
const searchHits = 20

func newSearch(s *session) *cobra.Command {
	var r reading
	limit := 0
	c := &cobra.Command{
		Use: "search WORDS... [--limit N] [--as-of D] [--json]",
		Args: func(c *cobra.Command, args []string) error {
			if strings.TrimSpace(strings.Join(args, "")) == "" {
				return missing(c, "WORDS")
			}
			return nil
		},
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(c *cobra.Command, args []string) error {
			if limit < 0 {
				return badFlag(c, "limit", model.Msg("error.usage.negative"))
			}
			o, err := s.openOn(c, &r)
			if err != nil {
				return err
			}
			defer o.close()
			question := inQuotes(args)
			found, err := o.h.Search(c.Context(), question, o.day, limit)
			if err != nil {
				return err
			}
			if r.json {
				return s.searchJSON(found)
			}
			o.mark()
			return s.searchTable(question, found, r.plain)
		},
	}
	c.Flags().IntVar(&limit, "limit", searchHits, "cli.search.limit")
	value(c.Flags(), "limit", "N")
	r.flags(c)
	r.plainFlag(c)
	return c
}

// inQuotes makes one question of arguments: the shell took away the quotes of
// words that belong together.
func inQuotes(args []string) string {
	out := make([]string, len(args))
	for i, a := range args {
		out[i] = a
		if len(strings.Fields(a)) > 1 && !strings.Contains(a, `"`) {
			out[i] = `"` + a + `"`
		}
	}
	return strings.Join(out, " ")
}

func (s *session) searchJSON(found model.Found) error {
	out := []object{}
	for _, h := range found.Hits {
		out = append(out, object{{"kind", string(h.Ref.Kind)}, {"id", h.Ref.ID}, {"title", english().Msg(h.Title)}, {"where", orNull(h.Where)}})
	}
	return s.writeJSON(out)
}

func (s *session) searchTable(question string, found model.Found, plain bool) error {
	if len(found.Hits) == 0 {
		_, err := fmt.Fprintf(s.Stdout, "%s\n", s.t("screen.search.nothing", "Text", question))
		return err
	}
	noun := model.Noun{Columns: []model.Column{
		{Key: "id", Width: 14, Min: 11, Priority: 1}, {Key: "title", Width: 44, Min: 20, Priority: 1, Grow: true},
		{Key: "about", Width: 30, Min: 16, Priority: 2}, {Key: "where", Width: 60, Min: 20, Priority: 3},
	}}
	rows := make([]model.Row, len(found.Hits))
	for i, h := range found.Hits {
		rows[i] = model.Row{Ref: h.Ref, Values: []any{h.Ref.ID, h.Title, h.Lead, h.Where}}
	}
	if plain {
		if err := s.plainRows(noun, rows); err != nil {
			return err
		}
	} else {
		s.table(noun.Columns, rows)
	}
	if n := len(rows); n < found.Total {
		fmt.Fprintf(s.Stdout, "\n%s\n", s.t("screen.search.some", "N", n, "Of", found.Total))
	}
	return nil
}
