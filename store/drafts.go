package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"github.com/rekenschap/rekenschap/model"
)

const (
	habitForms   = "form "
	mostDrafts   = 200
	largestDraft = 256 << 10 // bytes
)

// Draft gives what this person had filled in at a place, and false when they
// left nothing there.
func (h *Handle) Draft(ctx context.Context, place string) (model.Draft, bool, error) {
	d := model.Draft{Place: place}
	var at string
	err := h.s.reader.QueryRowContext(ctx, "SELECT saved_at, body FROM local_draft WHERE person=? AND place=?", h.actor.ID(), habitForms+place).Scan(&at, &d.Body)
	if errors.Is(err, sql.ErrNoRows) {
		return model.Draft{}, false, nil
	}
	if err != nil {
		return model.Draft{}, false, fileError(h.shown(), err)
	}
	d.SavedAt, err = model.ParseInstant(at)
	return d, err == nil, err
}

// SaveDraft keeps what this person has filled in so far; it replaces what they
// left at that place before.
func (h *Handle) SaveDraft(ctx context.Context, place string, body []byte) error {
	if len(body) > largestDraft {
		return model.Errorf(model.CodeInvalid, "error.draft.large", "Max", largestDraft>>10)
	}
	kept, err := h.habits(ctx, habitForms)
	if err != nil {
		return err
	}
	again := slices.ContainsFunc(kept, func(k habit) bool { return k.place == place })
	if len(kept) >= mostDrafts && !again {
		return model.Errorf(model.CodeInvalid, "error.draft.many", "Max", mostDrafts)
	}
	return h.keepHabit(ctx, habitForms+place, body)
}

// DropDraft forgets a draft of this person.
func (h *Handle) DropDraft(ctx context.Context, place string) error {
	return h.dropHabit(ctx, habitForms+place)
}

// Drafts lists the drafts of this person, newest first.
func (h *Handle) Drafts(ctx context.Context) ([]model.Draft, error) {
	kept, err := h.habits(ctx, habitForms)
	if err != nil {
		return nil, err
	}
	out := make([]model.Draft, 0, len(kept))
	for _, k := range kept {
		at, err := model.ParseInstant(k.savedAt)
		if err != nil {
			return nil, err
		}
		out = append(out, model.Draft{Place: k.place, SavedAt: at, Body: k.body})
	}
	slices.SortStableFunc(out, func(a, b model.Draft) int { return b.SavedAt.Compare(a.SavedAt) })
	return out, nil
}
