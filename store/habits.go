package store

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/rekenschap/rekenschap/model"
)

// Habits of a person, such as saved views, stand in local_draft: outside the
// truth, gone with the file, never in an export.

const (
	habitViews = "view "
	mostViews  = 40
	longestKey = 60 // runes in the name of a view
)

// place is the key of a saved view.
func viewPlace(screen, name string) string { return habitViews + screen + " " + name }

// Views gives the views this person keeps of a screen, by name.
func (h *Handle) Views(ctx context.Context, screen string) ([]model.SavedView, error) {
	prefix := viewPlace(screen, "")
	rows, err := h.s.reader.QueryContext(ctx,
		"SELECT body FROM local_draft WHERE person=? AND substr(place, 1, ?)=? ORDER BY place", h.actor.ID(), len([]rune(prefix)), prefix)
	if err != nil {
		return nil, fileError(h.s.path, err)
	}
	defer rows.Close()
	var out []model.SavedView
	for rows.Next() {
		var body []byte
		if err := rows.Scan(&body); err != nil {
			return nil, fileError(h.s.path, err)
		}
		var v model.SavedView
		if json.Unmarshal(body, &v) == nil { // a habit that cannot be read is no reason to stop
			out = append(out, v)
		}
	}
	return out, fileError(h.s.path, rows.Err())
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
	return h.habit(ctx, "INSERT INTO local_draft(person,place,saved_at,body) VALUES(?,?,?,?) ON CONFLICT DO UPDATE SET saved_at=excluded.saved_at, body=excluded.body",
		h.actor.ID(), viewPlace(v.Screen, v.Name), model.FormatInstant(h.s.opt.Clock()), string(body))
}

// DropView forgets a view of this person.
func (h *Handle) DropView(ctx context.Context, screen, name string) error {
	return h.habit(ctx, "DELETE FROM local_draft WHERE person=? AND place=?", h.actor.ID(), viewPlace(screen, name))
}

func (h *Handle) habit(ctx context.Context, query string, args ...any) error {
	if h.s.writer == nil {
		return model.Errorf(model.CodeInvalid, "error.file.readonly", "Path", h.s.path)
	}
	h.s.mu.Lock()
	defer h.s.mu.Unlock()
	_, err := h.s.writer.ExecContext(ctx, query, args...)
	return fileError(h.s.path, err)
}
