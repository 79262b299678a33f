package store

import (
	"context"
	"fmt"
	"strings"

	"github.com/rekenschap/rekenschap/model"
)

// replace puts the replacement bodies of a removal in place. It is the one
// place that goes around the append-only triggers, and only after the entry
// that says so stands in the ledger.
func (w *writer) replace(r model.Replacer) error {
	reps, err := r.Replacements(w.st)
	if err != nil {
		return err
	}
	w.tx.forget()
	triggers := []string{"ledger_body_no_update", "blob_no_delete"}
	for _, t := range triggers {
		if _, err := w.tx.ExecContext(w.ctx, "DROP TRIGGER "+t); err != nil {
			return err
		}
	}
	for _, p := range reps {
		if _, err := w.tx.ExecContext(w.ctx, "UPDATE ledger_body SET body=? WHERE seq=?", string(p.Body), p.Seq); err != nil {
			return err
		}
		if _, err := w.tx.ExecContext(w.ctx, fmt.Sprintf("UPDATE %s SET body=? WHERE seq=?", p.Kind), string(p.Body), p.Seq); err != nil {
			return err
		}
	}
	for _, p := range reps { // what was typed about the record may hold the same words
		if _, err := w.tx.ExecContext(w.ctx, "DELETE FROM local_draft WHERE substr(place, 1, ?)=? AND instr(place || body, ?)", len(habitForms), habitForms, p.ID); err != nil {
			return err
		}
	}
	for _, b := range r.RemovedBlobs() {
		if _, err := w.tx.ExecContext(w.ctx, "DELETE FROM blob WHERE sha256=?", b); err != nil {
			return err
		}
	}
	for _, t := range triggers {
		if _, err := w.tx.ExecContext(w.ctx, triggerSQL(t)); err != nil {
			return err
		}
	}
	return w.relinkReplaced(reps)
}

// forget empties the write-ahead file, which still holds the replaced words;
// the file itself overwrites what it frees (secure_delete). While somebody
// reads, that has to wait until the file is next closed.
func (s *Store) forget(ctx context.Context) {
	s.drop() // the schema changed and changed back
	_, _ = s.writer.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
}

// relinkReplaced renews the links of the newest revisions among the replaced.
func (w *writer) relinkReplaced(reps []model.Replacement) error {
	w.st.cache = nil
	done := map[string]bool{}
	for _, p := range reps {
		if done[p.ID] {
			continue
		}
		done[p.ID] = true
		rec, ok := w.st.get(p.Kind, p.ID)
		if !ok {
			continue
		}
		if err := relink(w.ctx, w.tx, rec, true); err != nil {
			return err
		}
	}
	return w.st.err
}

// triggerSQL finds a trigger's text in the schema, so that it comes back as
// verify expects it.
func triggerSQL(name string) string {
	start := strings.Index(ledgerSchema, "CREATE TRIGGER "+name)
	if start < 0 {
		return ""
	}
	end := strings.Index(ledgerSchema[start:], "END;")
	return ledgerSchema[start : start+end+len("END")]
}
