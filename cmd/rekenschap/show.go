package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/rekenschap/rekenschap/model"
)

func newShow(s *session) *cobra.Command {
	var r reading
	c := &cobra.Command{Use: "show ID [--as-of D] [--json]", Args: exactly("ID"), RunE: func(c *cobra.Command, args []string) error {
		o, err := s.openOn(c, &r)
		if err != nil {
			return err
		}
		defer o.close()
		if duty, ok, err := o.duty(c.Context(), args[0]); err != nil || ok {
			if err == nil && r.json {
				return s.writeJSON(dutyJSON(english(), duty))
			}
			if err == nil {
				o.mark()
				s.page(model.DutyDoc(duty), r.plain)
			}
			return err
		}
		kind, id, err := model.ParseID(args[0])
		if err != nil {
			return err
		}
		if r.json {
			return s.showJSON(c.Context(), o, kind, id)
		}
		doc, err := o.describe(c.Context(), kind, id)
		if err != nil {
			return err
		}
		o.mark()
		s.page(doc, r.plain)
		return nil
	}}
	r.flags(c)
	r.plainFlag(c)
	return c
}

// duty judges the duty with this id, where there is one.
func (o *opened) duty(ctx context.Context, id string) (found model.DutyResult, ok bool, err error) {
	if kind, _, perr := model.ParseID(id); perr == nil && kind != "" {
		return found, false, nil
	}
	found, err = o.h.Duty(ctx, id, o.day)
	if model.CodeOf(err) == model.CodeNotFound {
		return found, false, nil
	}
	return found, err == nil, err
}

func (o *opened) describe(ctx context.Context, kind model.Kind, id string) (model.Doc, error) {
	var doc model.Doc
	err := o.h.View(ctx, func(v model.State) error {
		var err error
		doc, err = model.Describe(v, kind, id, o.day)
		return err
	})
	return doc, err
}
