package store

import (
	"context"

	"github.com/rekenschap/rekenschap/model"
)

// LastStep gives the newest step of this person that still holds, with why it
// cannot be taken back, if so; false when there is none. See model.Undo.
func (h *Handle) LastStep(ctx context.Context) (st model.Step, ok bool, err error) {
	if h.asOf != nil {
		return st, false, nil // in the past nothing is done
	}
	err = h.View(ctx, func(s model.State) error {
		st, ok = model.LastStep(s, h.actor.ID())
		return nil
	})
	return st, ok, err
}
