package main

import (
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/rekenschap/rekenschap/model"
)

// logLines is how many entries are shown unless asked otherwise.
const logLines = 20

func newLog(s *session) *cobra.Command {
	var r reading
	limit := 0
	c := &cobra.Command{Use: "log [ID] [--limit N] [--as-of D] [--json]", Args: between(0, "ID"), RunE: func(c *cobra.Command, args []string) error {
		if limit < 0 {
			return badFlag(c, "limit", model.Msg("error.usage.negative"))
		}
		o, err := s.openOn(c, &r)
		if err != nil {
			return err
		}
		defer o.close()
		if err := o.may(c.Context(), model.VerbReadLog); err != nil {
			return err
		}
		return s.print(c.Context(), o.h, func(v model.State) error {
			var entries []model.Entry
			if len(args) > 0 {
				kind, id, err := model.ParseID(args[0])
				if err != nil {
					return err
				}
				if entries = entriesOf(v.History(kind, id)); len(entries) == 0 {
					return model.Errorf(model.CodeNotFound, "error.not_found", "ID", id)
				}
			} else {
				entries = latest(v, limit)
			}
			if limit > 0 && len(entries) > limit {
				entries = entries[len(entries)-limit:]
			}
			if r.json {
				return s.writeEntries(entries)
			}
			o.mark()
			s.logTable(v, entries)
			return nil
		})
	}}
	c.Flags().IntVar(&limit, "limit", logLines, "cli.log.limit")
	value(c.Flags(), "limit", "N")
	r.flags(c)
	return c
}

func entriesOf(revs []model.Revision) []model.Entry {
	out := make([]model.Entry, 0, len(revs))
	for _, r := range revs {
		out = append(out, r.Entry)
	}
	return out
}

// latest gives the last entries, oldest first. It looks back further and
// further: the whole ledger is long and few ask for it.
func latest(v model.State, limit int) []model.Entry {
	for days := 1; ; days *= 8 {
		after := v.Now().AddDate(0, 0, -days)
		if limit == 0 || days > 100*366 {
			after = time.Time{}
		}
		var out []model.Entry
		for _, i := range model.Kinds() {
			out = append(out, entriesOf(v.Changes(i.Kind, after))...)
		}
		slices.SortFunc(out, func(a, b model.Entry) int { return int(a.Seq - b.Seq) })
		if after.IsZero() || len(out) >= limit {
			return out
		}
	}
}

func (s *session) logTable(v model.State, entries []model.Entry) {
	names := map[string]string{}
	rows := make([]model.Row, 0, len(entries))
	for _, e := range slices.Backward(entries) {
		at, _ := model.ParseInstant(e.RecordedAt)
		rows = append(rows, model.Row{Values: []any{int(e.Seq), s.text().Instant(at), e.OccurredOn,
			nameOf(v, names, e.Actor), e.ID, e.Rev, s.text().Verb(e.Verb), model.Msg("cli.via." + string(e.Via))}})
	}
	if len(rows) == 0 {
		fmt.Fprintln(s.Stdout, s.t("screen.list.empty"))
		return
	}
	s.table([]model.Column{
		{Key: "seq", Width: 6, Min: 4, Priority: 1, Right: true}, {Key: "recorded", Width: 18, Min: 17, Priority: 1},
		{Key: "on", Width: 12, Min: 11, Priority: 3}, {Key: "by", Width: 22, Min: 8, Priority: 2},
		{Key: "id", Width: 14, Min: 11, Priority: 1}, {Key: "rev", Width: 4, Min: 3, Priority: 4, Right: true},
		{Key: "verb", Width: 30, Min: 16, Priority: 1, Grow: true}, {Key: "via", Width: 10, Min: 6, Priority: 5},
	}, rows)
}

// nameOf is the name of an actor; the operator of the file has none.
func nameOf(v model.State, names map[string]string, actor string) string {
	if n, ok := names[actor]; ok {
		return n
	}
	names[actor] = actor
	if p, ok := model.Get[*model.Person](v, actor); ok {
		names[actor] = p.Name
	}
	return names[actor]
}
