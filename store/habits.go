package store

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/rekenschap/rekenschap/model"
)

// Habits of a person, such as saved views and drafts of forms, stand in
// local_draft: outside the truth, gone with the file, never in an export.

const (
	habitViews = "view "
	mostViews  = 40
	longestKey = 60 // runes in the name of a view
)

// habit is a row of local_draft; its place is told without the prefix.
type habit struct {
	place, savedAt string
	body           []byte
}

// habits gives what this person keeps at the places with a prefix, by place.
func (h *Handle) habits(ctx context.Context, prefix string) ([]habit, error) {
	rows, err := h.s.reader.QueryContext(ctx,
		"SELECT place, saved_at, body FROM local_draft WHERE person=? AND substr(place, 1, ?)=? ORDER BY place", h.actor.ID(), len([]rune(prefix)), prefix)
	if err != nil {
		return nil, fileError(h.shown(), err)
	}
	defer rows.Close()
	var out []habit
	for rows.Next() {
		var x habit
		if err := rows.Scan(&x.place, &x.savedAt, &x.body); err != nil {
			return nil, fileError(h.shown(), err)
		}
		x.place = strings.TrimPrefix(x.place, prefix)
		out = append(out, x)
	}
	return out, fileError(h.shown(), rows.Err())
}

const upsertHabit = "INSERT INTO local_draft(person,place,saved_at,body) VALUES(?,?,?,?) ON CONFLICT DO UPDATE SET saved_at=excluded.saved_at, body=excluded.body"

func (h *Handle) keepHabit(ctx context.Context, place string, body []byte) error {
	return h.writeHabit(ctx, upsertHabit, h.actor.ID(), place, model.FormatInstant(h.s.opt.Clock()), string(body))
}

func (h *Handle) dropHabit(ctx context.Context, place string) error {
	return h.writeHabit(ctx, "DELETE FROM local_draft WHERE person=? AND place=?", h.actor.ID(), place)
}

func (h *Handle) writeHabit(ctx context.Context, query string, args ...any) error {
	if h.s.writer == nil {
		return model.Errorf(model.CodeInvalid, "error.file.readonly", "Path", h.shown())
	}
	h.s.mu.Lock()
	defer h.s.mu.Unlock()
	_, err := h.s.writer.ExecContext(ctx, query, args...)
	return fileError(h.shown(), err)
}

// viewPlace is the key of a saved view.
func viewPlace(screen, name string) string { return habitViews + screen + " " + name }

// Views gives the views this person keeps of a screen, by name.
func (h *Handle) Views(ctx context.Context, screen string) ([]model.SavedView, error) {
	kept, err := h.habits(ctx, viewPlace(screen, ""))
	var out []model.SavedView
	for _, k := range kept {
		var v model.SavedView
		if json.Unmarshal(k.body, &v) == nil { // a habit that cannot be read is no reason to stop
			out = append(out, v)
		}
	}
	return out, err
}

// SaveView keeps a view for this person; the same name replaces.
func (h *Handle) SaveView(ctx context.Context, v model.SavedView) error {
	if n := len([]rune(v.Name)); n > longestKey {
		return model.Errorf(model.CodeInvalid, "error.view.name", "Max", longestKey)
	}
	kept, err := h.Views(ctx, v.Screen)
	if err != nil {
		return err
	}
	again := slices.ContainsFunc(kept, func(k model.SavedView) bool { return k.Name == v.Name })
	if len(kept) >= mostViews && !again {
		return model.Errorf(model.CodeInvalid, "error.view.many", "Max", mostViews)
	}
	body, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return h.keepHabit(ctx, viewPlace(v.Screen, v.Name), body)
}

// DropView forgets a view of this person.
func (h *Handle) DropView(ctx context.Context, screen, name string) error {
	return h.dropHabit(ctx, viewPlace(screen, name))
}
