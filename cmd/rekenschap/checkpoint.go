package main

import (
	"fmt"

	"github.com/spf13/cobra"
	"golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/model"
)

func newCheckpoint(s *session) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{Use: "checkpoint [--json]", RunE: func(c *cobra.Command, _ []string) error {
		o, err := s.open(c.Context(), model.ViaLocal)
		if err != nil {
			return err
		}
		defer o.close()
		if err := o.may(c.Context(), model.VerbCheckpoint); err != nil {
			return err
		}
		if o.head.Count == 0 {
			return model.Errorf(model.CodeInvalid, "error.checkpoint.empty")
		}
		signer, made, err := s.checkpointKey()
		if err != nil {
			return err
		}
		o.wrote = true
		rc, err := o.h.Checkpoint(c.Context(), signer, "")
		if err != nil {
			return err
		}
		fp := ssh.FingerprintSHA256(signer.PublicKey())
		id := rc.Entries[0].ID
		if asJSON {
			return s.writeJSON(object{{"id", id}, {"count", o.head.Count}, {"head", o.head.Hash.String()}, {"key", fp}})
		}
		if made != "" {
			fmt.Fprintln(s.Stdout, s.t("cli.checkpoint.key_made", "Path", made))
		}
		_, err = fmt.Fprintln(s.Stdout, s.t("cli.checkpoint.done", "ID", id, "N", o.head.Count, "Head", o.head.Hash.String(), "Fingerprint", fp))
		return err
	}}
	c.Flags().BoolVar(&asJSON, "json", false, "cmd.flag.json")
	return c
}
