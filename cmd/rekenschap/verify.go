package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
)

func newVerify(s *session) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{Use: "verify" + s.orInput(" [FILE]") + " [--json]", Args: s.mayTakeFile("FILE"), RunE: func(c *cobra.Command, args []string) error {
		return s.verify(c.Context(), args, asJSON)
	}}
	c.Flags().BoolVar(&asJSON, "json", false, "cmd.flag.json")
	return c
}

func (s *session) verify(ctx context.Context, args []string, asJSON bool) error {
	path, opt, err := s.file()
	if err != nil {
		return err
	}
	if s.remote != nil {
		path = s.remote.store.Path()
	}
	if len(args) > 0 {
		path = s.expand(args[0], "")
	}
	// Who else can reach the file does not change what is in it.
	opt.ReadOnly, opt.Trust = true, true
	st, err := store.Open(ctx, path, opt)
	if err != nil {
		return uncheckable(err)
	}
	defer st.Close()
	o := &opened{session: s, store: st}
	rep, err := o.examine(ctx)
	if err != nil {
		return uncheckable(err)
	}
	if asJSON {
		err = s.writeJSON(reportJSON(english(), rep))
	} else {
		s.printReport(s.shown(path), rep)
	}
	if err == nil && rep.Code() != "" {
		err = silent{rep.Code()}
	}
	return err
}

// examine verifies the file as whoever asks, with what this machine saw of it
// before as a witness.
func (o *opened) examine(ctx context.Context) (*store.Report, error) {
	opt := store.VerifyOptions{}
	actor, err := o.actor(ctx, o.store, model.ViaLocal)
	if err != nil && model.CodeOf(err) != model.CodeNotFound && model.CodeOf(err) != model.CodeInvalid {
		actor, err = o.operator(model.ViaLocal), nil // too broken to find a person in
	}
	if err != nil {
		return nil, err
	}
	o.h = o.store.As(actor)
	seen := o.seenHeads() // before the head: somebody may be writing
	if head, err := o.h.Head(ctx); err == nil {
		o.seen = seen[head.UID]
		// A copy elsewhere may well be older; the file itself may not.
		if here, err := filepath.Abs(o.store.Path()); err == nil && here == o.seen.Path {
			opt.Witnesses = o.witnesses()
		}
	}
	if isTerminal(o.Stderr) {
		opt.Progress = func(done, of int64) { fmt.Fprintf(o.Stderr, "\r%s", o.t("cli.verify.progress", "N", done, "Of", of)) }
		defer fmt.Fprint(o.Stderr, "\r\x1b[K")
	}
	return o.h.Verify(ctx, opt)
}

// uncheckable makes what keeps a file from being read a check that failed.
func uncheckable(err error) error {
	switch c := model.CodeOf(err); c {
	case model.CodeTampered, model.CodeDenied, model.CodeUsage, model.CodeCheck:
		return err
	default:
		return &model.Error{Code: model.CodeCheck, Message: why(err), Err: err}
	}
}
