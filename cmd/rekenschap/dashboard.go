package main

import (
	"math"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/registers"
)

// newDashboard is the program without a verb.
func newDashboard(s *session) *cobra.Command {
	var plain bool
	var screen string
	c := &cobra.Command{
		Use: "rekenschap",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownVerb(c, args[0])
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error {
			if screen != "" && !tui.IsScreen(registers.All(), screen) {
				return model.Errorf(model.CodeUsage, "error.screen.unknown", "Text", screen, "Choices", tui.ScreenNames(registers.All()))
			}
			typed := isTerminal(s.Stdout) && isTerminal(s.Stdin)
			if typed && screen == "" {
				if done, err := s.beginning(c, plain); err != nil || !done {
					return err
				}
			}
			o, err := s.openRead(c.Context())
			if err != nil {
				return err
			}
			defer o.close()
			if plain || !typed {
				return tui.Plain(s.Stdout, o.env(c.Context()), screen)
			}
			return o.run(c, screen)
		},
	}
	c.Flags().BoolVar(&plain, "plain", false, "cmd.flag.plain")
	stringFlag(c, &screen, "screen", "", "NAME", "cmd.flag.screen")
	c.RegisterFlagCompletionFunc("screen", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return tui.ScreenNames(registers.All()), cobra.ShellCompDirectiveNoFileComp
	})
	return c
}

// run shows the dashboard until the person leaves it.
func (o *opened) run(c *cobra.Command, screen string) error {
	if err := o.may(c.Context(), model.VerbReadDuties); err != nil {
		return err
	}
	// The first screen is worked out while the terminal is got ready; the page
	// that asks for it waits for this one, and says what went wrong.
	go func() { _, _ = o.overview(c.Context()) }()
	debug.SetGCPercent(usualGC)
	debug.SetMemoryLimit(math.MaxInt64)
	o.wrote = true // somebody may write while it is open
	return tui.Run(c.Context(), o.env(c.Context()), tui.Options{
		Screen: screen, Local: true, Input: o.Stdin, Output: o.Stdout, Environ: os.Environ(),
	})
}
