package main

import (
	"context"
	"encoding/json"

	"github.com/rekenschap/rekenschap/model"
)

// showJSON prints a record as it is kept, with where it stands in the ledger
// and what points at it.
func (s *session) showJSON(ctx context.Context, o *opened, kind model.Kind, id string) error {
	return s.print(ctx, o.h, func(v model.State) error {
		rec, ok := v.Get(kind, id)
		if !ok {
			return model.Errorf(model.CodeNotFound, "error.not_found", "ID", id)
		}
		body, err := plainBody(model.Told(v, rec))
		if err != nil {
			return err
		}
		links := []object{}
		for _, l := range v.LinkedTo(kind, id) {
			links = append(links, object{{"kind", string(l.From.Kind)}, {"id", l.From.ID}, {"field", l.Field}})
		}
		out := object{{"kind", string(kind)}, {"id", rec.Head().ID}, {"rev", rec.Head().Rev}, {"seq", rec.Head().Seq}}
		if h := v.History(kind, id); len(h) > 0 {
			last := h[len(h)-1].Entry
			out = append(out, object{{"occurred_on", orNull(last.OccurredOn.String())}, {"recorded_at", last.RecordedAt}}...)
		}
		return s.writeJSON(append(out, object{{"record", body}, {"linked_from", links}}...))
	})
}

// plainBody is the record without what only the ledger needs: days in ISO or
// null, lists never null.
func plainBody(rec model.Record) (map[string]any, error) {
	b, err := json.Marshal(rec)
	if err != nil {
		return nil, err
	}
	var body map[string]any
	if err := json.Unmarshal(b, &body); err != nil {
		return nil, err
	}
	for _, k := range []string{"salt", "v", "id"} {
		delete(body, k)
	}
	for _, f := range model.Fields(rec) {
		switch {
		case f.Many && body[f.Name] == nil:
			body[f.Name] = []any{}
		case f.Type == model.FieldDate && body[f.Name] == "":
			body[f.Name] = nil
		}
	}
	return body, nil
}

// writeEntries prints entries as the ledger has them.
func (s *session) writeEntries(entries []model.Entry) error {
	if entries == nil {
		entries = []model.Entry{}
	}
	return s.writeJSON(entries)
}
