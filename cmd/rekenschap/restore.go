package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
)

func newRestore(s *session) *cobra.Command {
	return &cobra.Command{Use: "restore FILE", Args: exactly("FILE"), RunE: func(c *cobra.Command, args []string) error {
		path, opt, err := s.file()
		if err != nil {
			return err
		}
		from := s.expand(args[0], "")
		actor, err := s.actorIn(c.Context(), from, opt)
		if err != nil {
			return err
		}
		done, err := store.Restore(c.Context(), path, from, opt, actor)
		if err != nil {
			return err
		}
		fmt.Fprintln(s.Stdout, s.t("cli.restore.done", "Path", path, "N", done.Count, "Was", done.Was))
		if done.Kept != "" {
			fmt.Fprintln(s.Stdout, s.t("cli.restore.kept", "Path", done.Kept))
		}
		o, err := s.openRead(c.Context()) // from now on this is what the machine saw
		if err == nil {
			o.close()
		}
		return err
	}}
}

// actorIn finds who acts in a file that is not in place yet.
func (s *session) actorIn(ctx context.Context, path string, opt store.Options) (model.Actor, error) {
	opt.ReadOnly, opt.Trust = true, true
	st, err := store.Open(ctx, path, opt)
	if err != nil {
		return model.Actor{}, err
	}
	defer st.Close()
	return s.actor(ctx, st, model.ViaLocal)
}
