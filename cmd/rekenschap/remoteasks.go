package main

import (
	"slices"

	"github.com/spf13/cobra"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/exchange"
)

// remoteAsks is what somebody must be allowed to do for a command to be of use;
// of the others everybody has something.
func remoteAsks() map[string]model.Verb {
	out := map[string]model.Verb{
		"log": model.VerbReadLog, "export ledger": model.VerbExport, "evidence add": model.VerbAddEvidence, "decision": model.VerbCastSigned,
		"key add": model.VerbAddKey, "key confirm": model.VerbConfirmKey, "invite": model.VerbInvite, "invite revoke": model.VerbRevokeInvitation,
	}
	for _, l := range exchange.Lists() {
		out["import "+l.Name] = l.Verb
	}
	return out
}

// usable tells whether help lists a command: over SSH not one that whoever asks
// may not use, nor a group of none but those.
func (s *session) usable(c *cobra.Command) bool {
	if s.remote == nil {
		return true
	}
	if verb, asks := remoteAsks()[path(c)]; asks {
		ok, err := s.received().h.May(c.Root().Context(), verb)
		return err == nil && ok
	}
	return !c.HasSubCommands() || slices.ContainsFunc(c.Commands(), s.usable)
}
