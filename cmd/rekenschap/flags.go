package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
)

// value says how the value of a flag is written in help: FILE, D, N.
func value(fs *pflag.FlagSet, name, placeholder string) {
	if err := fs.SetAnnotation(name, "value", []string{placeholder}); err != nil {
		panic(err) // a flag that this program does not define
	}
}

func stringFlag(c *cobra.Command, p *string, name, short, placeholder, key string) {
	c.Flags().StringVarP(p, name, short, "", key)
	value(c.Flags(), name, placeholder)
}

func intFlag(c *cobra.Command, p *int, name, placeholder, key string) {
	c.Flags().IntVar(p, name, 0, key)
	value(c.Flags(), name, placeholder)
}

// reading are the flags of every verb that reads.
type reading struct {
	asOf        string
	json, plain bool
}

func (r *reading) flags(c *cobra.Command) {
	stringFlag(c, &r.asOf, "as-of", "", "D", "cmd.flag.as_of")
	c.Flags().BoolVar(&r.json, "json", false, "cmd.flag.json")
}

func (r *reading) plainFlag(c *cobra.Command) {
	c.Flags().BoolVar(&r.plain, "plain", false, "cmd.flag.plain")
}

// today is the civil day at the clock of the run.
func (s *session) today() model.Date { return model.DateOf(s.Clock()) }

// dayFlag reads a day as people type it; nothing is no day.
func (s *session) dayFlag(c *cobra.Command, name, typed string) (model.Date, error) {
	if !c.Flag(name).Changed {
		return model.Date{}, nil
	}
	d, err := text.ParseDate(typed, s.today())
	if err != nil {
		return d, badFlag(c, name, why(err))
	}
	return d, nil
}
