package main

import (
	"context"

	"github.com/rekenschap/rekenschap/model"
)

// The part of source that meetings ask for.

// Sitting implements tui.Source.
func (src *source) Sitting(ctx context.Context, ref model.Ref) (model.Sitting, error) {
	return viewed(ctx, src.h, func(s model.State) (model.Sitting, error) { return model.SittingOf(s, ref) })
}

// Agenda implements tui.Source: what is due, then the template of the yearly
// review.
func (src *source) Agenda(ctx context.Context, meeting string) ([]model.Proposal, error) {
	return viewed(ctx, src.h, func(s model.State) ([]model.Proposal, error) { return model.AgendaFor(s, meeting) })
}

// Try implements tui.Source.
func (src *source) Try(ctx context.Context, cmd model.Command) (model.Trial, error) {
	return viewed(ctx, src.h, func(s model.State) (model.Trial, error) { return model.Try(s, cmd) })
}
