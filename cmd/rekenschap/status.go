package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui"
)

func newStatus(s *session) *cobra.Command {
	var r reading
	c := &cobra.Command{Use: "status [--as-of D] [--json]", RunE: func(c *cobra.Command, _ []string) error {
		o, err := s.openOn(c, &r)
		if err != nil {
			return err
		}
		defer o.close()
		if r.json {
			ov, err := o.overview(c.Context())
			if err != nil {
				return err
			}
			return s.writeJSON(statusJSON(english(), ov))
		}
		if r.plain || !s.watched() {
			o.mark()
			return tui.Plain(s.Stdout, o.env(c.Context()), "overview")
		}
		ov, err := o.overview(c.Context())
		if err != nil {
			return err
		}
		s.statusTable(o, ov)
		return nil
	}}
	r.flags(c)
	r.plainFlag(c)
	return c
}

// overview judges everything on the day asked for.
func (o *opened) overview(ctx context.Context) (model.Overview, error) {
	return o.h.Overview(ctx, o.day)
}

// mark says what kind of day is shown, when it is not today.
func (o *opened) mark() {
	switch o.when {
	case past:
		fmt.Fprintln(o.Stdout, text.Capital(o.t("screen.header.as_of_day", "On", o.day)))
	case ahead:
		fmt.Fprintln(o.Stdout, text.Capital(o.t("cli.forecast", "On", o.day)))
	}
}

// statusJSON is the form of DESIGN §8.
func statusJSON(p *text.Printer, ov model.Overview) object {
	counts := map[model.DutyKind]object{}
	for _, c := range ov.Counts {
		counts[model.DutyKind(c.Kind)] = object{{"met", c.Met}, {"of", c.Of}}
	}
	var all object
	for _, k := range []model.DutyKind{model.DutyLaw, model.DutyGuidance, model.DutyOwnNorm} {
		n, ok := counts[k]
		if !ok {
			n = object{{"met", 0}, {"of", 0}}
		}
		all = append(all, member{string(k), n})
	}
	duties := make([]object, 0, len(ov.Duties))
	for _, d := range ov.Duties {
		duties = append(duties, dutyJSON(p, d))
	}
	return object{{"as_of", ov.Day.String()}, {"organisation", ov.Organisation}, {"class", string(ov.Class)},
		{"counts", all}, {"duties", duties}}
}

func dutyJSON(p *text.Printer, d model.DutyResult) object {
	parts := make([]object, 0, len(d.Parts))
	for _, x := range d.Parts {
		proof := make([]string, 0, len(x.Proof))
		for _, pr := range x.Proof {
			proof = append(proof, pr.Ref.ID)
		}
		parts = append(parts, object{{"label", p.Msg(x.Label)}, {"status", string(x.Status)},
			{"due", orNull(x.Due.String())}, {"proof", proof}})
	}
	return object{{"id", d.ID}, {"title", d.Text.TitleEN}, {"citation", d.Text.CitationEN},
		{"kind", string(d.Text.Kind)}, {"addressee", string(d.Text.Addressee)}, {"status", string(d.Status)},
		{"summary", p.Msg(d.Summary)}, {"due", orNull(d.Due.String())}, {"parts", parts},
		{"reasons", messages(p, d.Reasons)}, {"confidence", string(d.Text.Confidence)}}
}
