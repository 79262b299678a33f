package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func newBackup(s *session) *cobra.Command {
	return &cobra.Command{Use: "backup FILE", Args: exactly("FILE"), RunE: func(c *cobra.Command, args []string) error {
		o, err := s.openRead(c.Context())
		if err != nil {
			return err
		}
		defer o.close()
		to := s.expand(args[0], "")
		if err := o.h.Backup(c.Context(), to); err != nil {
			return err
		}
		_, err = fmt.Fprintln(s.Stdout, s.t("cli.backup.done", "Path", to, "N", o.head.Count, "Head", o.head.Hash.String()))
		return err
	}}
}
