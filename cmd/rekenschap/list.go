package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
)

func newList(s *session) *cobra.Command {
	var r reading
	var filters []string
	limit := 0
	c := &cobra.Command{
		Use:  "list NOUN [--filter FIELD=VALUE|FIELD~TEXT] [--limit N] [--as-of D] [--json]",
		Args: exactly("NOUN"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nounNames(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			noun, ok := model.NounByName(args[0])
			if !ok {
				return model.Errorf(model.CodeUsage, "error.usage.noun_unknown", "Text", args[0], "Choices", nounNames())
			}
			keep, err := parseFilters(c, noun, filters)
			if err != nil {
				return err
			}
			if limit < 0 {
				return badFlag(c, "limit", model.Msg("error.usage.negative"))
			}
			o, err := s.openOn(c, &r)
			if err != nil {
				return err
			}
			defer o.close()
			return s.list(c.Context(), o, noun, keep, limit, r)
		},
	}
	c.Flags().StringArrayVar(&filters, "filter", nil, "cli.list.filter")
	value(c.Flags(), "filter", "FIELD=VALUE")
	intFlag(c, &limit, "limit", "N", "cli.list.limit")
	r.flags(c)
	r.plainFlag(c)
	return c
}

func (s *session) list(ctx context.Context, o *opened, noun model.Noun, keep filters, limit int, r reading) error {
	rows, err := o.rows(ctx, noun)
	if err != nil {
		return err
	}
	all := len(rows)
	rows = keep.apply(s.text(), noun, rows)
	found := len(rows)
	if limit > 0 && found > limit {
		rows = rows[:limit]
	}
	switch {
	case r.json:
		return s.writeRows(noun, rows)
	case r.plain:
		o.mark()
		return s.plainRows(noun, rows)
	}
	o.mark()
	if found == 0 {
		_, err := fmt.Fprintln(s.Stdout, s.t("screen.list.empty"))
		if all > 0 {
			fmt.Fprintln(s.Stdout, s.t("screen.list.filtered", "N", 0, "Of", all))
		}
		return err
	}
	s.table(noun.Columns, rows)
	if len(rows) != all {
		fmt.Fprintf(s.Stdout, "\n%s\n", s.t("screen.list.filtered", "N", len(rows), "Of", all))
	}
	return nil
}

// rows loads a register on the day asked for. Duties are judged on all there
// is; other registers show what the reader may see.
func (o *opened) rows(ctx context.Context, noun model.Noun) ([]model.Row, error) {
	l, err := o.h.List(ctx, noun, o.day)
	return l.Rows, err
}

// plainRows prints a register as linear text: per record a label, a colon and
// its value.
func (s *session) plainRows(noun model.Noun, rows []model.Row) error {
	for i, r := range rows {
		if i > 0 {
			fmt.Fprintln(s.Stdout)
		}
		for x, v := range r.Values {
			if say := s.text().Value(v); say != "" && x < len(noun.Columns) {
				fmt.Fprintf(s.Stdout, "%s: %s\n", s.text().Column(noun.Columns[x].Key), text.Clean(say))
			}
		}
	}
	if len(rows) == 0 {
		fmt.Fprintln(s.Stdout, s.t("screen.list.empty"))
	}
	return nil
}

func nounNames() []string {
	var names []string
	for _, n := range model.Nouns() {
		if !n.Inner {
			names = append(names, n.Name)
		}
	}
	return names
}
