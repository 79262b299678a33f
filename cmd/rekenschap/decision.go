package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
)

// mostArmored is the most that is read of a signature; what is longer is none.
const mostArmored = 64 << 10

// signing are the flags of what is to be signed.
type signing struct {
	vote, key string
	consent   bool
}

// newDecision is voting without a terminal: the text to sign goes out, the
// signature comes in.
func newDecision(s *session) *cobra.Command {
	var f signing
	c := &cobra.Command{
		Use:  "decision ID text|vote",
		Args: exactly("ID", "text|vote"),
		RunE: func(c *cobra.Command, args []string) error {
			kind, id, err := model.ParseID(args[0])
			switch {
			case err != nil:
				return err
			case kind != model.KindDecision:
				return model.Errorf(model.CodeInvalid, "cli.decision.kind", "ID", id)
			case args[1] == "text":
				return s.voteText(c, id, f)
			case args[1] == "vote":
				return s.voteSigned(c, id)
			}
			return model.Errorf(model.CodeUsage, "cli.decision.what", "Text", args[1])
		},
	}
	stringFlag(c, &f.vote, "vote", "", "voor|tegen|onthouding", "cli.decision.vote")
	stringFlag(c, &f.key, "key", "", "KEY", "cli.decision.key")
	c.Flags().BoolVar(&f.consent, "consent", false, "cli.decision.consent")
	return c
}

// ballotBox opens the file for a member in a session of their own; elsewhere it
// says how it is done instead.
func (s *session) ballotBox(c *cobra.Command, id string) (*opened, error) {
	if s.remote == nil {
		return nil, model.Errorf(model.CodeDenied, "cli.decision.local", "ID", id)
	}
	o, err := s.open(c.Context(), model.ViaSSH)
	if err != nil {
		return nil, err
	}
	if err := o.may(c.Context(), model.VerbCastSigned); err != nil {
		o.close()
		return nil, err
	}
	return o, nil
}

// voteText prints exactly what is to be signed, and beside it what is still to
// be read.
func (s *session) voteText(c *cobra.Command, id string, f signing) error {
	if f.vote == "" {
		return missing(c, "--vote")
	}
	value, err := model.ParseVote(f.vote)
	if err != nil {
		return err
	}
	o, err := s.ballotBox(c, id)
	if err != nil {
		return err
	}
	defer o.close()
	st, unseen, err := o.h.Statement(c.Context(), store.ToSign{Decision: id, Value: value, Consents: f.consent, Key: f.key})
	if err != nil {
		return err
	}
	for _, p := range unseen {
		fmt.Fprintln(s.Stderr, s.t("cli.decision.unseen", "Title", p.Title, "SHA256", p.SHA256))
	}
	if st.Written && !st.Consents {
		fmt.Fprintln(s.Stderr, s.t("cli.decision.no_consent"))
	}
	fmt.Fprintln(s.Stderr, s.t("cli.decision.hashes", "All", model.HashMark(st.Motion.Hash()), "Text", model.HashMark(st.Motion.Wording)))
	_, err = io.WriteString(s.Stdout, st.Text())
	return err
}

// voteSigned records the vote that the signature on the input gives.
func (s *session) voteSigned(c *cobra.Command, id string) error {
	o, err := s.ballotBox(c, id)
	if err != nil {
		return err
	}
	defer o.close()
	armored, err := io.ReadAll(io.LimitReader(s.Stdin, mostArmored))
	if err != nil {
		return err
	}
	o.wrote = true
	rc, err := o.h.CastSigned(c.Context(), id, armored, "")
	if err != nil {
		return err
	}
	return s.print(c.Context(), o.h, func(st model.State) error {
		v, ok := model.Get[*model.Vote](st, rc.Entries[0].ID)
		if !ok {
			return nil
		}
		key := "cli.decision.recorded"
		if v.Provisional {
			key = "cli.decision.recorded_provisional"
		}
		_, err := fmt.Fprintln(s.Stdout, s.t(key, "ID", v.ID, "Vote", v.Value, "Decision", v.Decision, "Rev", v.DecisionRev, "Key", v.SignedBy()))
		return err
	})
}
