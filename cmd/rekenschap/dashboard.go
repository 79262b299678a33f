package main

import (
	"math"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/rekenschap/rekenschap/tui"
)

// newDashboard is the program without a verb.
func newDashboard(s *session) *cobra.Command {
	var plain bool
	c := &cobra.Command{
		Use: "rekenschap",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownVerb(c, args[0])
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error {
			o, err := s.openRead(c.Context())
			if err != nil {
				return err
			}
			defer o.close()
			if plain || !isTerminal(s.Stdout) || !isTerminal(s.Stdin) {
				return tui.Plain(s.Stdout, o.env(c.Context()), "overview")
			}
			return o.run(c)
		},
	}
	c.Flags().BoolVar(&plain, "plain", false, "cmd.flag.plain")
	return c
}

// run shows the dashboard until the person leaves it.
func (o *opened) run(c *cobra.Command) error {
	first, err := o.overview(c.Context())
	if err != nil {
		return err
	}
	debug.SetGCPercent(usualGC)
	debug.SetMemoryLimit(math.MaxInt64)
	o.wrote = true // somebody may write while it is open
	return tui.Run(c.Context(), o.env(c.Context()), tui.Options{
		Initial: &first, Local: true, Input: o.Stdin, Output: o.Stdout, Environ: os.Environ(),
	})
}
