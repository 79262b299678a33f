package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/rekenschap/rekenschap/model"
)

// schemaObject is a table, index or trigger as SQLite keeps it.
type schemaObject struct {
	table string // that it is, or belongs to
	ddl   string
}

// expectedSchema is what sqlite_master holds after Create, made once by SQLite
// itself in memory: of the ledger alone, and of everything.
var expectedSchema = sync.OnceValues(func() ([2]map[string]schemaObject, error) {
	var out [2]map[string]schemaObject
	db := open("file::memory:?_dqs=0")
	defer db.Close()
	db.SetMaxOpenConns(1)
	for i, q := range []string{ledgerSchema, projectionSchema} {
		if _, err := db.Exec(q); err != nil {
			return out, err
		}
		var err error
		if out[i], err = readSchema(context.Background(), db); err != nil {
			return out, err
		}
	}
	return out, nil
})

func readSchema(ctx context.Context, q querier) (map[string]schemaObject, error) {
	rows, err := q.QueryContext(ctx, "SELECT type, name, tbl_name, coalesce(sql,'') FROM sqlite_master")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	m := map[string]schemaObject{}
	for rows.Next() {
		var typ, name string
		var o schemaObject
		if err := rows.Scan(&typ, &name, &o.table, &o.ddl); err != nil {
			return nil, err
		}
		m[typ+" "+name] = o
	}
	return m, rows.Err()
}

// otherVersion is the finding that the projections were not compared.
const otherVersion = "verify.schema.version"

// schema compares every object with what this program makes: a dropped
// trigger or an added view is as telling as a changed row. Projections that
// another version made are left out; the ledger is the same in all.
func (v *verifier) schema() error {
	expected, err := expectedSchema()
	if err != nil {
		return err
	}
	have, err := readSchema(v.ctx, v.q)
	if err != nil {
		return err
	}
	want, ours := expected[1], func(schemaObject) bool { return true }
	if made, err := getMeta(v.ctx, v.q, metaProjections); err == nil && made != schemaHash() {
		v.rep.add(model.CodeCheck, 0, otherVersion)
		want = expected[0]
		ours = func(o schemaObject) bool { _, ok := want["table "+o.table]; return ok }
	} else {
		v.rep.Schema = true
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if got, ok := have[name]; !ok {
			v.rep.add(model.CodeTampered, 0, "verify.schema.missing", "Name", name)
		} else if got != want[name] {
			v.rep.add(model.CodeTampered, 0, "verify.schema.changed", "Name", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(have)) {
		if _, ok := want[name]; !ok && ours(have[name]) && !strings.HasPrefix(name, "table sqlite_stat") {
			v.rep.add(model.CodeTampered, 0, "verify.schema.extra", "Name", name)
		}
	}
	return nil
}

// indexes lets SQLite compare each index with its table, while the other steps
// are taken: an index that lacks a row hides the row from every list that goes
// by it. A damaged page shows too.
func (v *verifier) indexes() (wait func() error) {
	says, errs := make(chan []string, 1), make(chan error, 1)
	go func() {
		list, err := integrity(v.ctx, v.side)
		says <- list
		errs <- err
	}()
	return func() error {
		for _, s := range <-says {
			if _, name, found := strings.Cut(s, " index "); found {
				v.rep.add(model.CodeTampered, 0, "verify.schema.changed", "Name", "index "+name)
			} else {
				v.rep.add(model.CodeCheck, 0, "verify.broken", "Why", s)
			}
		}
		return <-errs
	}
}

// integrity gives what SQLite has against a file, nothing when it is sound.
func integrity(ctx context.Context, q querier) ([]string, error) {
	rows, err := q.QueryContext(ctx, "PRAGMA integrity_check(20)")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var says string
		if err := rows.Scan(&says); err != nil {
			return out, err
		}
		if says != "ok" {
			out = append(out, says)
		}
	}
	return out, rows.Err()
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
	links := map[linkRow]wantedLink{}
	for _, i := range model.Kinds() {
		if err := v.table(i.Kind, links); err != nil {
			return err
		}
		if err := v.columns(i.Kind); err != nil {
			return err
		}
	}
	for key, n := range v.newest {
		if !n.seen {
			kind, id, _ := strings.Cut(key, "/")
			v.rep.add(model.CodeTampered, n.seq, "verify.row.missing", "Table", kind, "ID", id)
		}
	}
	v.tail()
	return v.links(links)
}

// strayRow is a row whose entry is not in the ledger.
type strayRow struct {
	seq  int64
	kind model.Kind
	id   string
}

// tail sums up what rows tell of entries that were cut off; one or two stray
// rows are told apart.
func (v *verifier) tail() {
	const several = 3
	last := int64(0)
	for _, r := range v.beyond {
		last = max(last, r.seq)
	}
	if n := last - v.rep.Entries; len(v.beyond) >= several {
		v.rep.add(model.CodeTampered, v.rep.Entries+1, "verify.tail", "N", int(n), "From", int(v.rep.Entries+1), "Until", int(last))
		return
	}
	for _, r := range v.beyond {
		v.rep.add(model.CodeTampered, r.seq, "verify.row.stray", "Table", string(r.kind), "ID", r.id)
	}
}

// doubt marks a record whose row is reported already: what it links to is no
// second finding.
func (v *verifier) doubt(kind model.Kind, id string) {
	if v.doubted == nil {
		v.doubted = map[string]bool{}
	}
	v.doubted[string(kind)+"/"+id] = true
}

func (v *verifier) table(kind model.Kind, links map[linkRow]wantedLink) error {
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
		if ok {
			n.seen = true
			v.newest[key] = n
		}
		switch {
		case !ok && seq > v.rep.Entries:
			v.beyond = append(v.beyond, strayRow{seq, kind, id})
			v.doubt(kind, id)
			continue
		case !ok:
			v.rep.add(model.CodeTampered, seq, "verify.row.stray", "Table", string(kind), "ID", id)
			v.doubt(kind, id)
			continue
		case n.rev != rev || n.seq != seq || sha256.Sum256(body) != n.hash:
			v.rep.add(model.CodeTampered, n.seq, "verify.row", "Table", string(kind), "ID", id)
			v.doubt(kind, id)
			continue
		}
		rec, err := decodeBody(kind, rev, seq, bytes.Clone(body))
		if err != nil || rec.Head().ID != id {
			v.rep.add(model.CodeTampered, seq, "verify.row", "Table", string(kind), "ID", id)
			continue
		}
		for _, l := range linksOf(rec) {
			key := linkRow{kind, id, l.Field, l.Ref}
			links[key] = wantedLink{links[key].times + 1, seq}
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

// linkRow is a row of the table link.
type linkRow struct {
	from  model.Kind
	id    string
	field string
	to    model.Ref
}

// wantedLink counts: a body may name the same target twice in one field.
type wantedLink struct {
	times int
	seq   int64
}

func (v *verifier) links(want map[linkRow]wantedLink) error {
	rows, err := v.q.QueryContext(v.ctx, "SELECT from_kind, from_id, field, to_kind, to_id, to_rev, to_sha256 FROM link")
	if err != nil {
		v.rep.add(model.CodeTampered, 0, "verify.table", "Table", "link", "Why", err.Error())
		return nil
	}
	defer rows.Close()
	for rows.Next() {
		var l linkRow
		if err := rows.Scan(&l.from, &l.id, &l.field, &l.to.Kind, &l.to.ID, &l.to.Rev, &l.to.SHA256); err != nil {
			return err
		}
		w := want[l]
		if w.times == 0 && v.doubted[string(l.from)+"/"+l.id] {
			continue
		}
		if w.times == 0 {
			v.rep.add(model.CodeTampered, v.newest[string(l.from)+"/"+l.id].seq, "verify.link.stray", "From", l.id, "To", l.to.ID)
			continue
		}
		w.times--
		want[l] = w
	}
	for l, w := range want {
		if w.times > 0 {
			v.rep.add(model.CodeTampered, w.seq, "verify.link.missing", "Link", fmt.Sprintf("%s %s → %s %s", l.id, l.field, l.to.Kind, l.to.ID))
		}
	}
	return rows.Err()
}
