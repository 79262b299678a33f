package store

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"strings"
	"sync"

	"github.com/rekenschap/rekenschap/model"
)

// expectedSchema is what sqlite_master holds after Create, made once by SQLite
// itself in memory.
var expectedSchema = sync.OnceValues(func() (map[string]string, error) {
	db := open("file::memory:?_dqs=0")
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, q := range []string{ledgerSchema, projectionSchema} {
		if _, err := db.Exec(q); err != nil {
			return nil, err
		}
	}
	rows, err := db.Query("SELECT type, name, coalesce(sql,'') FROM sqlite_master")
	if err != nil {
		return nil, err
	}
	return readSchema(rows)
})

func readSchema(rows *sql.Rows) (map[string]string, error) {
	defer rows.Close()
	m := map[string]string{}
	for rows.Next() {
		var typ, name, ddl string
		if err := rows.Scan(&typ, &name, &ddl); err != nil {
			return nil, err
		}
		m[typ+" "+name] = ddl
	}
	return m, rows.Err()
}

// schema compares every object with what this program makes: a dropped
// trigger or an added view is as telling as a changed row.
func (v *verifier) schema() error {
	made, err := getMeta(v.ctx, v.q, metaProjections)
	if err != nil {
		return err
	}
	if made != schemaHash() {
		v.rep.add(model.CodeCheck, 0, "verify.schema.version")
		return nil
	}
	v.rep.Schema = true
	want, err := expectedSchema()
	if err != nil {
		return err
	}
	rows, err := v.q.QueryContext(v.ctx, "SELECT type, name, coalesce(sql,'') FROM sqlite_master")
	if err != nil {
		return err
	}
	have, err := readSchema(rows)
	if err != nil {
		return err
	}
	for name, ddl := range want {
		if got, ok := have[name]; !ok {
			v.rep.add(model.CodeTampered, 0, "verify.schema.missing", "Name", name)
		} else if got != ddl {
			v.rep.add(model.CodeTampered, 0, "verify.schema.changed", "Name", name)
		}
	}
	for name := range have {
		if _, ok := want[name]; !ok && !strings.HasPrefix(name, "table sqlite_stat") {
			v.rep.add(model.CodeTampered, 0, "verify.schema.extra", "Name", name)
		}
	}
	return nil
}

// files hashes every blob and looks for those that the ledger names.
func (v *verifier) files() error {
	rows, err := v.q.QueryContext(v.ctx, "SELECT sha256, size, content FROM blob")
	if err != nil {
		return err
	}
	defer rows.Close()
	have := map[string]bool{}
	for rows.Next() {
		var name string
		var size int
		var content sql.RawBytes
		if err := rows.Scan(&name, &size, &content); err != nil {
			return err
		}
		have[name] = true
		if sha(content) != name || len(content) != size {
			v.rep.add(model.CodeTampered, v.blobs[name], "verify.blob", "SHA256", name)
		} else if _, ok := v.blobs[name]; !ok {
			v.rep.add(model.CodeTampered, 0, "verify.blob.stray", "SHA256", name)
		}
	}
	for name, seq := range v.blobs {
		if !have[name] && !v.removedBlobs[name] {
			v.rep.add(model.CodeTampered, seq, "verify.blob.missing", "SHA256", name)
		}
	}
	return rows.Err()
}

// projections compares each row with the newest body, both ways, and the links
// with those that the bodies hold.
func (v *verifier) projections() error {
	if !v.rep.Schema {
		return nil
	}
	links := map[string]int64{}
	for _, i := range model.Kinds() {
		if err := v.table(i.Kind, links); err != nil {
			return err
		}
		if err := v.columns(i.Kind); err != nil {
			return err
		}
	}
	for key, n := range v.newest {
		kind, id, _ := strings.Cut(key, "/")
		v.rep.add(model.CodeTampered, n.seq, "verify.row.missing", "Table", kind, "ID", id)
	}
	return v.links(links)
}

func (v *verifier) table(kind model.Kind, links map[string]int64) error {
	rows, err := v.q.QueryContext(v.ctx, fmt.Sprintf("SELECT id, rev, seq, body FROM %s", kind))
	if err != nil {
		v.rep.add(model.CodeTampered, 0, "verify.table", "Table", string(kind), "Why", err.Error())
		return nil
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		var rev int
		var seq int64
		var body sql.RawBytes
		if err := rows.Scan(&id, &rev, &seq, &body); err != nil {
			return err
		}
		key := string(kind) + "/" + id
		n, ok := v.newest[key]
		delete(v.newest, key)
		switch {
		case !ok:
			v.rep.add(model.CodeTampered, seq, "verify.row.stray", "Table", string(kind), "ID", id)
			continue
		case n.rev != rev || n.seq != seq || sha256.Sum256(body) != n.hash:
			v.rep.add(model.CodeTampered, n.seq, "verify.row", "Table", string(kind), "ID", id)
			continue
		}
		rec, err := decodeBody(kind, rev, seq, bytes.Clone(body))
		if err != nil {
			v.rep.add(model.CodeTampered, seq, "verify.row", "Table", string(kind), "ID", id)
			continue
		}
		for _, l := range linksOf(rec) {
			links[linkKey(kind, id, l.Field, l.Ref)] += seq<<16 + 1
		}
	}
	return rows.Err()
}

// columns asks SQLite whether the stored columns are what the body says: a
// damaged page can part them.
func (v *verifier) columns(kind model.Kind) error {
	var differ []string
	for _, f := range model.FieldsOf(kind) {
		if f.Column() {
			differ = append(differ, fmt.Sprintf("%q IS NOT (body ->> '%s')", f.ColumnName(), f.Path()))
		}
	}
	rows, err := v.q.QueryContext(v.ctx, fmt.Sprintf("SELECT id, seq FROM %s WHERE json_valid(body) AND (%s)", kind, strings.Join(differ, " OR ")))
	if err != nil {
		return nil // the table is reported already
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		var seq int64
		if err := rows.Scan(&id, &seq); err != nil {
			return err
		}
		v.rep.add(model.CodeTampered, seq, "verify.row", "Table", string(kind), "ID", id)
	}
	return rows.Err()
}

func linkKey(from model.Kind, id, field string, to model.Ref) string {
	return fmt.Sprintf("%s/%s/%s/%s/%s/%d/%s", from, id, field, to.Kind, to.ID, to.Rev, to.SHA256)
}

// links counts: a body may name the same target twice in one field.
func (v *verifier) links(want map[string]int64) error {
	rows, err := v.q.QueryContext(v.ctx, "SELECT from_kind, from_id, field, to_kind, to_id, to_rev, to_sha256 FROM link")
	if err != nil {
		v.rep.add(model.CodeTampered, 0, "verify.table", "Table", "link", "Why", err.Error())
		return nil
	}
	defer rows.Close()
	for rows.Next() {
		var from model.Kind
		var id, field string
		var to model.Ref
		if err := rows.Scan(&from, &id, &field, &to.Kind, &to.ID, &to.Rev, &to.SHA256); err != nil {
			return err
		}
		key := linkKey(from, id, field, to)
		if want[key]&0xffff == 0 {
			v.rep.add(model.CodeTampered, v.seqOf(from, id), "verify.link.stray", "From", id, "To", to.ID)
			continue
		}
		want[key]--
	}
	for key, n := range want {
		if n&0xffff > 0 {
			v.rep.add(model.CodeTampered, n>>16, "verify.link.missing", "Link", key)
		}
	}
	return rows.Err()
}

// seqOf finds the newest entry of a record; its row has been compared by now.
func (v *verifier) seqOf(kind model.Kind, id string) int64 {
	var seq sql.NullInt64
	v.q.QueryRowContext(v.ctx, "SELECT max(seq) FROM ledger WHERE entry ->> '$.kind' = ? AND entry ->> '$.id' = ?", kind, id).Scan(&seq)
	return seq.Int64
}
