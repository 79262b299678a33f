package main

import (
	"os"

	"github.com/spf13/cobra"

	"github.com/rekenschap/rekenschap/tui"
)

// newDashboard is the program without a verb.
func newDashboard(s *session) *cobra.Command {
	var r reading
	c := &cobra.Command{
		Use: "rekenschap",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownVerb(c, args[0])
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error {
			o, err := s.openOn(c, &r)
			if err != nil {
				return err
			}
			defer o.close()
			if r.plain || !isTerminal(s.Stdout) || !isTerminal(s.Stdin) {
				o.mark()
				return tui.Plain(s.Stdout, o.env(c.Context()), "overview")
			}
			return o.run(c)
		},
	}
	stringFlag(c, &r.asOf, "as-of", "", "D", "cmd.flag.as_of")
	r.plainFlag(c)
	return c
}

// run shows the dashboard until the person leaves it.
func (o *opened) run(c *cobra.Command) error {
	first, err := o.overview(c.Context())
	if err != nil {
		return err
	}
	o.wrote = true // somebody may write while it is open
	return tui.Run(c.Context(), o.env(c.Context()), tui.Options{
		Initial: &first, Local: true, Input: o.Stdin, Output: o.Stdout, Environ: os.Environ(),
	})
}
