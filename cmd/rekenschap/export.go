package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/rekenschap/rekenschap/store"
)

func newExportLedger(s *session) *cobra.Command {
	var r reading
	out := ""
	c := &cobra.Command{Use: "ledger" + s.orInput(" -o FILE") + " [--as-of D]", RunE: func(c *cobra.Command, _ []string) error {
		if s.remote != nil {
			out = "-"
		}
		if out == "" {
			return missing(c, "-o FILE")
		}
		o, err := s.openOn(c, &r)
		if err != nil {
			return err
		}
		defer o.close()
		if out == "-" {
			return s.apart(func() error {
				_, err := o.h.ExportLedger(c.Context(), s.Stdout)
				return err
			})
		}
		to := s.expand(out, "")
		done, err := exportTo(to, func(w io.Writer) (store.Exported, error) { return o.h.ExportLedger(c.Context(), w) })
		if err != nil {
			return err
		}
		fmt.Fprintln(s.Stdout, s.t("cli.export.done", "Path", to, "N", done.Entries))
		if done.Closed > 0 {
			fmt.Fprintln(s.Stdout, s.t("cli.export.closed", "N", done.Closed))
		}
		return nil
	}}
	stringFlag(c, &out, "output", "o", "FILE", "cmd.flag.output")
	stringFlag(c, &r.asOf, "as-of", "", "D", "cmd.flag.as_of")
	return c
}

// exportTo writes to a new file: the whole of it, or no file.
func exportTo(path string, write func(io.Writer) (store.Exported, error)) (store.Exported, error) {
	f, err := create(path)
	if err != nil {
		return store.Exported{}, err
	}
	done, err := write(f)
	return done, finish(f, path, err)
}
