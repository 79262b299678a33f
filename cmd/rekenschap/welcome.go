package main

import (
	"context"
	"fmt"

	"github.com/rekenschap/rekenschap/model"
)

// welcome tells what was made, what the law makes of the organisation, and
// what to do next.
func (s *session) welcome(ctx context.Context, o *opened) error {
	return o.h.View(ctx, func(v model.State) error {
		org, ok := model.TheOrganisation(v)
		if !ok {
			return nil
		}
		class, reasons := model.Classify(org, v.Law())
		fmt.Fprintln(s.Stdout, s.t("cli.init.done", "Name", org.Name, "Path", o.store.Path()))
		fmt.Fprintln(s.Stdout)
		s.class(class, reasons)
		fmt.Fprintln(s.Stdout)
		fmt.Fprintln(s.Stdout, s.t("cli.init.next"))
		return nil
	})
}

// class prints the class of entity with its reasons.
func (s *session) class(class model.Class, reasons []model.Message) {
	fmt.Fprintln(s.Stdout, s.t("cli.class", "Class", class))
	for _, r := range reasons {
		s.wrapped("  ", s.text().Msg(r))
	}
}
