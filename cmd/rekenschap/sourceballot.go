package main

import (
	"context"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
)

// The part of source in which a member votes.

// Ballot implements tui.Source.
func (src *source) Ballot(ctx context.Context, decision string) (*model.Ballot, error) {
	return viewed(ctx, src.h, func(s model.State) (*model.Ballot, error) {
		return model.BallotOf(s, decision, s.Actor().Person)
	})
}

// PaperText implements tui.Source.
func (src *source) PaperText(ctx context.Context, sha256 string) (string, error) {
	return viewed(ctx, src.h, func(s model.State) (string, error) {
		text, ok := s.Text(sha256)
		if !ok {
			return "", model.Errorf(model.CodeNotFound, "error.blob.missing", "SHA256", sha256)
		}
		return text, nil
	})
}

// MarkSeen implements tui.Source.
func (src *source) MarkSeen(ctx context.Context, sha256 string, how model.MarkHow) error {
	return src.h.MarkSeen(ctx, sha256, how)
}

// ConfirmRead implements tui.Source.
func (src *source) ConfirmRead(ctx context.Context, sha256 string, read bool) error {
	return src.h.ConfirmRead(ctx, sha256, read)
}

// Statement implements tui.Source.
func (src *source) Statement(ctx context.Context, decision string, value model.VoteValue, consents bool) (string, error) {
	st, _, err := src.h.Statement(ctx, store.ToSign{Decision: decision, Value: value, Consents: consents})
	return st.Text(), err
}

// CastSigned implements tui.Source.
func (src *source) CastSigned(ctx context.Context, decision string, armored []byte, note string) (model.Receipt, error) {
	return src.h.CastSigned(ctx, decision, armored, note)
}

// Login implements tui.Source: the short name that the letter of an invitation
// has people set up, with their key and the port.
func (src *source) Login() string { return "ssh rekenschap" }
