package store

import (
	"context"

	"github.com/rekenschap/rekenschap/model"
)

// Overview judges everything and shows this reader the first screen.
func (h *Handle) Overview(ctx context.Context, day model.Date) (model.Overview, error) {
	return shared(ctx, h, "overview "+day.String(), model.VerbReadDuties, false, func(s *state) (model.Overview, error) {
		out := model.BuildOverview(s, day)
		hide(s, out.Duties)
		out.For(s.asSeen())
		return out, nil
	})
}

// Duties judges every duty on a day and shows them to this reader.
func (h *Handle) Duties(ctx context.Context, day model.Date) ([]model.DutyResult, error) {
	return shared(ctx, h, "duties "+day.String(), model.VerbReadDuties, false, func(s *state) ([]model.DutyResult, error) {
		out := model.Duties(s, day)
		hide(s, out)
		return out, nil
	})
}

func hide(s model.State, ds []model.DutyResult) {
	seen := s.(*state).asSeen()
	for i := range ds {
		ds[i].Hide(seen)
	}
}

// asSeen is the same moment as the reader may see it.
func (s *state) asSeen() *state {
	c := *s
	c.today, c.seer = &c, s
	if s.live != nil {
		// Today as this reader sees it, or what rests under something hidden shows.
		live := *s.live
		live.today, live.seer = &live, &c
		c.today, c.live = &live, &live
	}
	return &c
}

// Duty judges one duty on a day and shows it to this reader.
func (h *Handle) Duty(ctx context.Context, id string, day model.Date) (model.DutyResult, error) {
	ds, err := h.Duties(ctx, day)
	if err != nil {
		return model.DutyResult{}, err
	}
	for _, d := range ds {
		if d.ID == id {
			return d, nil
		}
	}
	return model.DutyResult{}, model.Errorf(model.CodeNotFound, "error.not_found", "ID", id)
}
