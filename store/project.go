package store

import (
	"context"
	"fmt"
	"strings"

	"github.com/rekenschap/rekenschap/model"
)

// project writes a record's newest state into the table of its kind. One
// statement serves every kind: the columns are generated from the body.
func project(ctx context.Context, tx execer, e model.Entry, body []byte) error {
	_, err := tx.ExecContext(ctx, fmt.Sprintf(
		"INSERT INTO %s(id, rev, seq, body) VALUES(?,?,?,?) ON CONFLICT(id) DO UPDATE SET rev=excluded.rev, seq=excluded.seq, body=excluded.body", e.Kind),
		e.ID, e.Rev, e.Seq, string(body))
	return err
}

// relink writes the references of a record, so that links can be followed
// from both ends.
func relink(ctx context.Context, tx execer, r model.Record, had bool) error {
	id := r.Head().ID
	if had {
		if _, err := tx.ExecContext(ctx, "DELETE FROM link WHERE from_kind=? AND from_id=?", r.Kind(), id); err != nil {
			return err
		}
	}
	for _, l := range linksOf(r) {
		if _, err := tx.ExecContext(ctx, "INSERT INTO link VALUES(?,?,?,?,?,?,?)",
			r.Kind(), id, l.Field, l.Ref.Kind, l.Ref.ID, l.Ref.Rev, l.Ref.SHA256); err != nil {
			return err
		}
	}
	return nil
}

// linksOf gives the references of a record with the kind of each settled: an
// id tells its kind by its prefix.
func linksOf(r model.Record) []model.NamedRef {
	refs := model.RefsOf(r)
	for i, n := range refs {
		if n.Ref.Kind == "" {
			refs[i].Ref.Kind = n.Target[0]
			if len(n.Target) > 1 {
				if k, _, err := model.ParseID(n.Ref.ID); err == nil {
					refs[i].Ref.Kind = k
				}
			}
		}
	}
	return refs
}

// Rebuild drops every projection and makes it anew from the ledger.
func (s *Store) Rebuild(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.drop()
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return fileError(s.path, err)
	}
	defer tx.Rollback()
	// Children may be dropped after their parents: the checks wait for the end.
	if _, err := tx.ExecContext(ctx, "PRAGMA defer_foreign_keys=1"); err != nil {
		return fileError(s.path, err)
	}
	if err := dropProjections(ctx, tx); err != nil {
		return fileError(s.path, err)
	}
	if _, err := tx.ExecContext(ctx, projectionSchema); err != nil {
		return fileError(s.path, err)
	}
	if err := fill(ctx, tx, keepStatements(tx), 0, true); err != nil {
		return fileError(s.path, err)
	}
	if err := setMeta(ctx, tx, metaProjections, schemaHash()); err != nil {
		return fileError(s.path, err)
	}
	return fileError(s.path, tx.Commit())
}

func dropProjections(ctx context.Context, tx execer) error {
	rows, err := tx.QueryContext(ctx, "SELECT type, name FROM sqlite_master WHERE type IN ('table','view') AND name NOT LIKE 'ledger%' AND name NOT LIKE 'local\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'blob'")
	if err != nil {
		return err
	}
	var drops []string
	for rows.Next() {
		var typ, name string
		if err := rows.Scan(&typ, &name); err != nil {
			rows.Close()
			return err
		}
		drops = append(drops, fmt.Sprintf(`DROP %s "%s"`, typ, strings.ReplaceAll(name, `"`, `""`)))
	}
	rows.Close()
	if err := rows.Err(); err != nil {
		return err
	}
	for _, d := range drops {
		if _, err := tx.ExecContext(ctx, d); err != nil {
			return err
		}
	}
	return nil
}

// newest finds the last body of every record, up to and with an entry.
const newest = `SELECT l.entry, b.body FROM
 (SELECT max(seq) AS seq FROM ledger WHERE seq <= ? GROUP BY entry ->> '$.kind', entry ->> '$.id') n
 JOIN ledger l USING(seq) JOIN ledger_body b USING(seq) ORDER BY l.seq`

// fill writes the projections from the newest bodies up to an entry (0: all).
func fill(ctx context.Context, from querier, to execer, upTo int64, links bool) error {
	if upTo == 0 {
		upTo = 1 << 62
	}
	rows, err := from.QueryContext(ctx, newest, upTo)
	if err != nil {
		return err
	}
	type item struct {
		entry model.Entry
		body  []byte
	}
	var items []item
	for rows.Next() {
		var entry string
		var body []byte
		if err := rows.Scan(&entry, &body); err != nil {
			rows.Close()
			return err
		}
		e, err := decodeEntry(entry)
		if err != nil {
			rows.Close()
			return model.Errorf(model.CodeTampered, "error.ledger.entry", "Seq", int(e.Seq)).Because(err)
		}
		if _, ok := model.InfoOf(e.Kind); !ok {
			rows.Close()
			return fmt.Errorf("seq %d: unknown kind %q", e.Seq, e.Kind)
		}
		items = append(items, item{e, body})
	}
	rows.Close()
	if err := rows.Err(); err != nil {
		return err
	}
	for _, it := range items {
		if err := project(ctx, to, it.entry, it.body); err != nil {
			return err
		}
		if !links {
			continue
		}
		rec, err := decodeBody(it.entry.Kind, it.entry.Rev, it.entry.Seq, it.body)
		if err != nil {
			return err
		}
		if err := relink(ctx, to, rec, false); err != nil {
			return err
		}
	}
	return nil
}
