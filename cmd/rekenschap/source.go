package main

import (
	"context"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/tui"
)

// source lets the dashboard read through a handle. It is a value: another day
// is another source.
type source struct {
	o   *opened
	h   *store.Handle
	day model.Date // the day to judge on, zero for today
	ctx context.Context
}

var _ tui.Source = (*source)(nil)

// viewed is what is computed from one state of the records.
func viewed[T any](ctx context.Context, h *store.Handle, compute func(model.State) (T, error)) (out T, err error) {
	err = h.View(ctx, func(s model.State) error {
		out, err = compute(s)
		return err
	})
	return out, err
}

// on is the day to judge on: today moves on while the dashboard is open.
func (src *source) on() model.Date {
	if src.day.IsZero() {
		return src.o.today()
	}
	return src.day
}

// Overview implements tui.Source.
func (src *source) Overview(ctx context.Context, day model.Date) (model.Overview, error) {
	if day.IsZero() {
		day = src.on()
	}
	return src.h.Overview(ctx, day)
}

// Duty implements tui.Source.
func (src *source) Duty(ctx context.Context, id string) (model.DutyResult, error) {
	return src.h.Duty(ctx, id, src.on())
}

// List implements tui.Source.
func (src *source) List(ctx context.Context, noun string) (model.Listing, error) {
	n, ok := model.NounByName(noun)
	if !ok {
		return model.Listing{}, model.Errorf(model.CodeUsage, "error.usage.noun_unknown", "Text", noun, "Choices", nounNames())
	}
	return src.h.List(ctx, n, src.on())
}

// Views implements tui.Source.
func (src *source) Views(ctx context.Context, screen string) ([]model.SavedView, error) {
	return src.h.Views(ctx, screen)
}

// SaveView implements tui.Source.
func (src *source) SaveView(ctx context.Context, v model.SavedView) error {
	return src.h.SaveView(ctx, v)
}

// DropView implements tui.Source.
func (src *source) DropView(ctx context.Context, screen, name string) error {
	return src.h.DropView(ctx, screen, name)
}

// Search implements tui.Source.
func (src *source) Search(ctx context.Context, question string, limit int) (model.Found, error) {
	return src.h.Search(ctx, question, src.on(), limit)
}

// Detail implements tui.Source.
func (src *source) Detail(ctx context.Context, ref model.Ref) (model.Doc, error) {
	return (&opened{session: src.o.session, h: src.h, day: src.on()}).describe(ctx, ref.Kind, ref.ID)
}

// AsOf implements tui.Source.
func (src *source) AsOf(ctx context.Context, day model.Date) (tui.Source, error) {
	h, err := src.o.store.As(src.h.Actor()).AsOf(ctx, day)
	if err != nil {
		return nil, err
	}
	return &source{o: src.o, h: h, day: day, ctx: src.ctx}, nil
}

// Changes implements tui.Source.
func (src *source) Changes() <-chan uint64 {
	in, out := src.o.store.Changes(src.ctx), make(chan uint64, 1)
	go func() {
		defer close(out)
		for n := uint64(1); ; n++ {
			select {
			case <-src.ctx.Done():
				return
			case <-in:
			}
			select {
			case out <- n:
			default: // the screen has not yet looked at the one before
			}
		}
	}()
	return out
}
