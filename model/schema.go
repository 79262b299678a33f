package model

import (
	"fmt"
	"strings"
)

// ColumnName is the column in which the store keeps a field: references carry
// _id, so that the column body stays the body.
func (f Field) ColumnName() string {
	if len(f.Target) > 0 || f.Type == FieldRef {
		return f.Name + "_id"
	}
	return f.Name
}

// Projections writes the SQL of every projection from the kinds and their
// fields. The result is committed as store/projections.sql; a test keeps the
// two equal. Columns are generated from the body, so one write serves all.
func Projections() string {
	var b strings.Builder
	b.WriteString("-- Generated from the records in model/. Tables here can be rebuilt from the ledger.\n")
	for _, i := range Kinds() {
		writeTable(&b, i.Kind)
	}
	b.WriteString(`
CREATE TABLE link(
  from_kind TEXT NOT NULL, from_id TEXT NOT NULL, field TEXT NOT NULL,
  to_kind TEXT NOT NULL, to_id TEXT NOT NULL, to_rev INTEGER NOT NULL, to_sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX link_from ON link(from_kind, from_id);
CREATE INDEX link_to ON link(to_kind, to_id);
CREATE INDEX link_field ON link(from_kind, field);
`)
	return b.String()
}

func writeTable(b *strings.Builder, k Kind) {
	fmt.Fprintf(b, "\nCREATE TABLE %s(\n  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL", k)
	var after []string
	var keys strings.Builder
	for _, f := range FieldsOf(k) {
		if !f.Column() {
			continue
		}
		typ := "TEXT"
		if f.Type == FieldInt || f.Type == FieldBool {
			typ = "INTEGER"
		}
		col := f.ColumnName()
		fmt.Fprintf(b, ",\n  %q %s GENERATED ALWAYS AS (body ->> '%s') STORED", col, typ, f.Path())
		if col == f.Name && !f.Index {
			continue
		}
		after = append(after, fmt.Sprintf("CREATE INDEX %s_%s ON %s(%q);", k, col, k, col))
		if len(f.Target) == 1 {
			fmt.Fprintf(&keys, ",\n  FOREIGN KEY(%q) REFERENCES %s(id) DEFERRABLE INITIALLY DEFERRED", col, f.Target[0])
		}
	}
	b.WriteString(keys.String() + "\n) STRICT;\n")
	// Hardly any record is undone: leaving those out must cost the others nothing.
	fmt.Fprintf(b, "CREATE INDEX %[1]s_undone ON %[1]s(id) WHERE undone;\n", k)
	for _, l := range after {
		b.WriteString(l + "\n")
	}
}
