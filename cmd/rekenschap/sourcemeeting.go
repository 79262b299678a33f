package main

import (
	"context"

	"github.com/rekenschap/rekenschap/model"
)

// The part of source that meetings ask for.

// Sitting implements tui.Source.
func (src *source) Sitting(ctx context.Context, ref model.Ref) (out model.Sitting, err error) {
	err = src.h.View(ctx, func(s model.State) error {
		out, err = model.SittingOf(s, ref)
		return err
	})
	return out, err
}

// Agenda implements tui.Source: what is due, then the template of the yearly
// review.
func (src *source) Agenda(ctx context.Context, meeting string) (out []model.Proposal, err error) {
	err = src.h.View(ctx, func(s model.State) error {
		out, err = model.AgendaFor(s, meeting)
		return err
	})
	return out, err
}

// Try implements tui.Source.
func (src *source) Try(ctx context.Context, cmd model.Command) (out model.Trial, err error) {
	err = src.h.View(ctx, func(s model.State) error {
		out, err = model.Try(s, cmd)
		return err
	})
	return out, err
}
