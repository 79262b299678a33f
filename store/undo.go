package store

import (
	"context"

	"github.com/rekenschap/rekenschap/model"
)

// LastStep gives the newest step of this person that still holds, with why it
// cannot be taken back, if so; false when there is none. See model.Undo.
func (h *Handle) LastStep(ctx context.Context) (model.Step, bool, error) {
	return h.step(ctx, model.LastStep)
}

// LastUndone gives what this person took back last, as long as they did nothing
// since: model.Undo of it does the step again.
func (h *Handle) LastUndone(ctx context.Context) (model.Step, bool, error) {
	return h.step(ctx, model.LastUndone)
}

// JustNow gives what this person did last.
func (h *Handle) JustNow(ctx context.Context) (model.Step, bool, error) {
	return h.step(ctx, model.JustNow)
}

func (h *Handle) step(ctx context.Context, find func(model.State, string) (model.Step, bool)) (out model.Step, ok bool, err error) {
	if h.asOf != nil {
		return out, false, nil // in the past nothing is done
	}
	err = h.View(ctx, func(s model.State) error {
		out, ok = find(s, h.actor.ID())
		return nil
	})
	return out, ok, err
}
