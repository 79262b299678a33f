package store_test

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"slices"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
)

// tamperCase is one thing that somebody with the file and the sqlite3 program
// can do, and what verify must say of it.
type tamperCase struct {
	name   string
	script string
	// then is run as a second visit: SQLite reads the schema anew.
	then []string
	// seqs: one of the findings must name one of these entries.
	seqs []int64
	// says: one of the findings must hold this, such as the name of an object.
	says string
	// schema: findings about the schema are expected; without it they would
	// mean that the case was found for the wrong reason.
	schema bool
}

func (c tamperCase) run(t *testing.T) {
	if everyNth > 1 && crc32.ChecksumIEEE([]byte(t.Name()))%everyNth != 0 {
		t.Skip("not one of those tried here")
	}
	t.Parallel()
	path, _ := prepared(t)
	sqlite(t, path, c.script)
	for _, s := range c.then {
		sqlite(t, path, s)
	}
	rep := verifyFile(t, path, store.VerifyOptions{})
	if rep.Code() != model.CodeTampered {
		t.Fatalf("verify says %q, want tampered%s\n%s", rep.Code(), findings(rep), c.script)
	}
	named, said := len(c.seqs) == 0, c.says == ""
	for _, f := range rep.Findings {
		named = named || f.Code == model.CodeTampered && slices.Contains(c.seqs, f.Seq)
		said = said || strings.Contains(f.Message.String(), c.says)
		if !c.schema && strings.HasPrefix(f.Message.Key, "verify.schema") {
			t.Errorf("found by the schema alone: %s", f.Message)
		}
	}
	if !named {
		t.Errorf("no finding names one of %v:%s", c.seqs, findings(rep))
	}
	if !said {
		t.Errorf("no finding says %q:%s", c.says, findings(rep))
	}
}

// line is an entry as it lies in the file.
type line struct {
	seq               int64
	entry, hash, body string
}

// dissected is what the prepared file holds, read with plain SQL.
type dissected struct {
	lines    []line
	objects  []object
	triggers string // SQL that makes the triggers again
	drops    string // SQL that drops them
}

type object struct{ typ, name, table, ddl string }

func dissect(t testing.TB) (dissected, *sql.DB) {
	t.Helper()
	path, _ := prepared(t)
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	var d dissected
	each(t, db, "SELECT seq, entry, hash, body FROM ledger JOIN ledger_body USING(seq) ORDER BY seq", func(scan func(...any)) {
		var l line
		scan(&l.seq, &l.entry, &l.hash, &l.body)
		d.lines = append(d.lines, l)
	})
	each(t, db, "SELECT type, name, tbl_name, coalesce(sql,'') FROM sqlite_master ORDER BY 1, 2", func(scan func(...any)) {
		var o object
		scan(&o.typ, &o.name, &o.table, &o.ddl)
		d.objects = append(d.objects, o)
		if o.typ == "trigger" {
			d.drops += "DROP TRIGGER " + o.name + ";\n"
			d.triggers += o.ddl + ";\n"
		}
	})
	return d, db
}

func each(t testing.TB, db *sql.DB, query string, f func(scan func(...any))) {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	for rows.Next() {
		f(func(dest ...any) {
			if err := rows.Scan(dest...); err != nil {
				t.Fatalf("%s: %v", query, err)
			}
		})
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}

// without wraps a change between dropping the triggers and making them again,
// so that the change itself must be found.
func (d dissected) without(change string) string {
	return "BEGIN;\n" + d.drops + change + ";\n" + d.triggers + "COMMIT;\n"
}

func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// tables are those of the truth and its projections; local_ is outside it.
func (d dissected) tables() []string {
	var out []string
	for _, o := range d.objects {
		if o.typ == "table" && !strings.HasPrefix(o.name, "local_") && !strings.HasPrefix(o.name, "sqlite_") {
			out = append(out, o.name)
		}
	}
	return out
}

// An untouched copy gives no finding at all, nor does one that SQLite itself
// has tidied up.
func TestUntouched(t *testing.T) {
	t.Parallel()
	for name, script := range map[string]string{"copy": "", "analyze": "ANALYZE;", "vacuum": "VACUUM;", "reindex": "REINDEX;"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path, _ := prepared(t)
			sqlite(t, path, script)
			rep := verifyFile(t, path, store.VerifyOptions{})
			if rep.Code() != "" || len(rep.Findings) != 0 {
				t.Errorf("findings in an untouched file:%s", findings(rep))
			}
			if rep.Entries == 0 || rep.Covered == 0 || rep.Covered >= rep.Entries {
				t.Errorf("%d entries, %d covered: the fixture ends after its last checkpoint", rep.Entries, rep.Covered)
			}
		})
	}
}

// Every settable column of every table, every row operation.
func TestTamperData(t *testing.T) {
	t.Parallel()
	d, db := dissect(t)
	n := 0
	for _, table := range d.tables() {
		for _, c := range dataCases(t, d, db, table) {
			n++
			t.Run(c.name, c.run)
		}
	}
	if n < 300 {
		t.Errorf("only %d cases: were the tables found?", n)
	}
}

// dataCases changes one row of a table in every way its columns allow.
func dataCases(t *testing.T, d dissected, db *sql.DB, table string) []tamperCase {
	type column struct{ name, typ string }
	var cols []column
	var stored []column
	each(t, db, fmt.Sprintf("SELECT name, type, hidden FROM pragma_table_xinfo(%s)", quote(table)), func(scan func(...any)) {
		var c column
		var hidden int
		scan(&c.name, &c.typ, &hidden)
		if hidden == 0 {
			cols = append(cols, c)
		} else {
			stored = append(stored, c)
		}
	})
	rowid, seqs := chosenRow(t, db, table)
	where := fmt.Sprintf("WHERE rowid=%d", rowid)
	var out []tamperCase
	add := func(what, change string) {
		out = append(out, tamperCase{name: table + "/" + what, script: d.without(change), seqs: seqs})
	}
	for _, c := range cols {
		for i, v := range mutations(table, c.name, c.typ) {
			add(fmt.Sprintf("%s/%d", c.name, i), fmt.Sprintf("UPDATE %s SET %q=%s %s", table, c.name, v, where))
		}
	}
	add("delete", fmt.Sprintf("DELETE FROM %s %s", table, where))
	out = append(out, strayCase(d, table, rowid))
	if len(stored) > 0 {
		out = append(out, partedCase(d, table, stored[len(stored)-1].name, where, seqs))
	}
	return out
}

// chosenRow is the newest row of a table, and the entries that its change is
// about.
func chosenRow(t *testing.T, db *sql.DB, table string) (rowid int64, seqs []int64) {
	t.Helper()
	query := fmt.Sprintf("SELECT rowid, seq FROM %s ORDER BY seq DESC LIMIT 1", table)
	switch table {
	case "ledger", "ledger_body": // one that a checkpoint covers, in the middle
		query = fmt.Sprintf("SELECT seq, seq FROM %s WHERE seq=20", table)
	case "blob":
		query = "SELECT blob.rowid, min(seq) FROM blob JOIN ledger_body ON instr(body, sha256) GROUP BY 1 ORDER BY 1 LIMIT 1"
	case "link":
		query = "SELECT link.rowid, max(seq) FROM link JOIN ledger ON entry ->> '$.kind' = from_kind AND entry ->> '$.id' = from_id GROUP BY 1 ORDER BY 1 LIMIT 1"
	}
	var seq int64
	if err := db.QueryRow(query).Scan(&rowid, &seq); err != nil {
		t.Fatalf("table %s has no row to change; the fixture must fill it: %v", table, err)
	}
	return rowid, []int64{seq}
}

// mutations are values that a column can be set to.
func mutations(table, col, typ string) []string {
	q := fmt.Sprintf("%q", col)
	switch {
	case col == "entry":
		return []string{`replace(entry, '"via":"local"', '"via":"demo"')`, `replace(entry, '"v":1', '"v":2')`, `replace(entry, '"rev":1', '"rev": 1')`, `json_patch(entry, '{"extra":1}')`}
	case col == "body" && table == "ledger_body":
		return []string{`replace(body, '"v":1', '"v":1,"w":1')`, `body || ' '`, `'nonsense'`, `body || char(0) || 'x'`, `'{}'`}
	case col == "body":
		return []string{`json_set(body, '$.os_user', 'iemand')`, `body || ' '`, `'{}'`, `json_set(body, '$.salt', 'x')`}
	case typ == "INTEGER":
		return []string{q + "+100000", "-1-" + q}
	case typ == "BLOB":
		return []string{"zeroblob(length(" + q + "))", "CAST('x' AS BLOB)"}
	case col == "sha256" || col == "hash":
		return []string{"replace(" + q + ", substr(" + q + ",1,1), CASE substr(" + q + ",1,1) WHEN '0' THEN '1' ELSE '0' END)", "upper(" + q + ") || 'A'", "''"}
	}
	return []string{q + " || 'x'", "upper(" + q + ") || '-2'", "'anders'"}
}

// strayCase adds a row that nothing in the ledger speaks of.
func strayCase(d dissected, table string, rowid int64) tamperCase {
	c := tamperCase{name: table + "/stray"}
	n := int64(len(d.lines))
	switch table {
	case "ledger":
		c.script = d.without(fmt.Sprintf("INSERT INTO ledger SELECT %d, entry, hash FROM ledger WHERE seq=%d", n+1, n))
		c.seqs = []int64{n + 1}
	case "ledger_body":
		c.script = d.without(fmt.Sprintf("INSERT INTO ledger_body VALUES(%d, '{}')", n+7))
		c.seqs = []int64{n + 7}
	case "blob":
		sum := sha256.Sum256([]byte("stray"))
		name := hex.EncodeToString(sum[:])
		c.script = d.without("INSERT INTO blob VALUES('" + name + "', 5, CAST('stray' AS BLOB))")
		c.says = name
	case "link":
		c.script = d.without("INSERT INTO link SELECT from_kind, from_id, 'verzonnen', to_kind, to_id, 0, '' FROM link LIMIT 1")
		c.says = "verify.link.stray"
	default:
		c.script = d.without(fmt.Sprintf("INSERT INTO %s(id, rev, seq, body) SELECT 'X-2026-999', 1, 990001, json_set(body, '$.id', 'X-2026-999') FROM %s WHERE rowid=%d", table, table, rowid))
		c.seqs = []int64{990001}
	}
	return c
}

// partedCase makes a generated column say something else than its body, by
// telling SQLite for a while that it is an ordinary column.
func partedCase(d dissected, table, col, where string, seqs []int64) tamperCase {
	var ddl string
	for _, o := range d.objects {
		if o.typ == "table" && o.name == table {
			ddl = o.ddl
		}
	}
	plain := ddl
	for {
		a := strings.Index(plain, " GENERATED ALWAYS AS (")
		if a < 0 {
			break
		}
		plain = plain[:a] + plain[a+strings.Index(plain[a:], " STORED")+len(" STORED"):]
	}
	set := func(sql string) string {
		return fmt.Sprintf("PRAGMA writable_schema=ON;\nUPDATE sqlite_master SET sql=%s WHERE type='table' AND name=%s;\n", quote(sql), quote(table))
	}
	value := "'parted'"
	if strings.Contains(ddl, fmt.Sprintf("%q INTEGER", col)) {
		value = "424242"
	}
	return tamperCase{name: table + "/parted/" + col, script: set(plain),
		then: []string{fmt.Sprintf("UPDATE %s SET %q=%s %s;\n", table, col, value, where), set(ddl)}, seqs: seqs}
}

// Every object of the schema: dropped, altered, added to.
func TestTamperSchema(t *testing.T) {
	t.Parallel()
	d, db := dissect(t)
	if len(d.objects) < 100 {
		t.Fatalf("only %d objects found", len(d.objects))
	}
	for _, o := range d.objects {
		if strings.HasPrefix(o.name, "sqlite_") {
			continue
		}
		says := "Name=" + o.typ + " " + o.name + " "
		add := func(what, script string) {
			t.Run(o.typ+"/"+o.name+"/"+what, tamperCase{script: script, says: says, schema: true}.run)
		}
		add("drop", fmt.Sprintf("DROP %s %q;", o.typ, o.name))
		switch o.typ {
		case "trigger":
			head, _, _ := strings.Cut(o.ddl, "BEGIN")
			add("weaken", fmt.Sprintf("DROP TRIGGER %q; %s BEGIN SELECT 1; END;", o.name, head))
			add("text", fmt.Sprintf("PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql=replace(sql, 'ABORT', 'ROLLBACK') WHERE name=%s;", quote(o.name)))
		case "index":
			whole, _, _ := strings.Cut(o.ddl, " WHERE ")
			add("narrow", fmt.Sprintf("DROP INDEX %q; %s WHERE 0;", o.name, whole))
		case "table":
			add("column", fmt.Sprintf("ALTER TABLE %q ADD COLUMN erbij TEXT;", o.name))
			add("rename", fmt.Sprintf("ALTER TABLE %q RENAME TO weg;", o.name))
			extra := func(what, script, name string) {
				t.Run(o.typ+"/"+o.name+"/"+what, tamperCase{script: script, says: "Name=" + name + " ", schema: true}.run)
			}
			extra("trigger", fmt.Sprintf("CREATE TRIGGER erbij AFTER INSERT ON %q BEGIN SELECT 1; END;", o.name), "trigger erbij")
			extra("index", fmt.Sprintf("CREATE INDEX erbij ON %q(%s);", o.name, firstColumn(t, db, o.name)), "index erbij")
			extra("shadow", fmt.Sprintf("PRAGMA legacy_alter_table=ON; ALTER TABLE %q RENAME TO weg; CREATE VIEW %q AS SELECT * FROM weg;", o.name, o.name), "view "+o.name)
		}
	}
	t.Run("view", tamperCase{script: "CREATE VIEW erbij AS SELECT * FROM vote;", says: "Name=view erbij ", schema: true}.run)
	t.Run("table", tamperCase{script: "CREATE TABLE erbij(a);", says: "Name=table erbij ", schema: true}.run)
	t.Run("local table", tamperCase{script: "CREATE TABLE local_erbij(a);", says: "Name=table local_erbij ", schema: true}.run)
	// Saying that another version made the projections does not hide a trigger.
	t.Run("version", tamperCase{script: "UPDATE local_meta SET value='x' WHERE key='projections'; DROP TRIGGER ledger_no_update;", says: "Name=trigger ledger_no_update ", schema: true}.run)
}

func firstColumn(t *testing.T, db *sql.DB, table string) (name string) {
	if err := db.QueryRow(fmt.Sprintf("SELECT name FROM pragma_table_xinfo(%s) LIMIT 1", quote(table))).Scan(&name); err != nil {
		t.Fatal(err)
	}
	return name
}

// An index that lacks a row hides it from every list that goes by that index.
func TestTamperIndexes(t *testing.T) {
	t.Parallel()
	d, db := dissect(t)
	for _, o := range d.objects {
		if o.typ != "index" || o.ddl == "" || strings.HasPrefix(o.table, "local_") {
			continue
		}
		if strings.HasSuffix(o.name, "_undone") {
			continue // holds what was undone, and none of these rows was
		}
		var root int64
		if err := db.QueryRow("SELECT rootpage FROM sqlite_master WHERE name=?", o.name).Scan(&root); err != nil {
			t.Fatal(err)
		}
		rowid, _ := chosenRow(t, db, o.table)
		hide := fmt.Sprintf("PRAGMA writable_schema=ON; DELETE FROM sqlite_master WHERE name=%s;", quote(o.name))
		show := fmt.Sprintf("PRAGMA writable_schema=ON; INSERT INTO sqlite_master(type,name,tbl_name,rootpage,sql) VALUES('index',%s,%s,%d,%s);", quote(o.name), quote(o.table), root, quote(o.ddl))
		var cols []string
		each(t, db, fmt.Sprintf("SELECT name FROM pragma_table_xinfo(%s) WHERE hidden=0", quote(o.table)), func(scan func(...any)) {
			var c string
			scan(&c)
			cols = append(cols, fmt.Sprintf("%q", c))
		})
		list := strings.Join(cols, ",")
		keep := fmt.Sprintf("CREATE TABLE hulp AS SELECT %s FROM %q WHERE rowid=%d;", list, o.table, rowid)
		back := fmt.Sprintf("INSERT INTO %q(%s) SELECT %s FROM hulp; DROP TABLE hulp;", o.table, list, list)
		c := tamperCase{script: d.without(keep + fmt.Sprintf("DELETE FROM %q WHERE rowid=%d", o.table, rowid)),
			then: []string{hide, d.without(back), show}, says: o.name, schema: true}
		t.Run(o.name, c.run)
	}
}

// rehashed rewrites the ledger honestly from an entry on: the hash of the
// changed body, every later hash, and the projection. Only something outside
// what was rewritten can tell.
func (d dissected) rehashed(at int64, entry func(string) string, body func(string) string) string {
	var b strings.Builder
	prev, _ := hex.DecodeString(d.lines[at-2].hash)
	for i, l := range d.lines[at-1:] {
		if i == 0 {
			l = rewritten(&b, l, entry, body)
		}
		digest := sha256.Sum256([]byte(l.entry))
		sum := sha256.Sum256(append(slices.Clone(prev), digest[:]...))
		prev = sum[:]
		fmt.Fprintf(&b, "UPDATE ledger SET entry=%s, hash='%x' WHERE seq=%d;\n", quote(l.entry), prev, l.seq)
	}
	return d.without(b.String())
}

func rewritten(b *strings.Builder, l line, entry, body func(string) string) line {
	if body != nil {
		old := sha256.Sum256([]byte(l.body))
		l.body = body(l.body)
		sum := sha256.Sum256([]byte(l.body))
		l.entry = strings.Replace(l.entry, hex.EncodeToString(old[:]), hex.EncodeToString(sum[:]), 1)
		fmt.Fprintf(b, "UPDATE ledger_body SET body=%s WHERE seq=%d;\n", quote(l.body), l.seq)
		for _, i := range model.Kinds() {
			if strings.Contains(l.entry, fmt.Sprintf(`"kind":%q`, i.Kind)) {
				fmt.Fprintf(b, "UPDATE %s SET body=%s WHERE seq=%d;\n", i.Kind, quote(l.body), l.seq)
			}
		}
	}
	if entry != nil {
		l.entry = entry(l.entry)
	}
	return l
}

// Honest re-hashing of the tail is seen by the first checkpoint after it.
func TestTamperRehashed(t *testing.T) {
	t.Parallel()
	d, _ := dissect(t)
	signed := checkpointCounts(t, d)
	find := func(part string) line {
		for _, l := range d.lines {
			if strings.Contains(l.entry, part) {
				return l
			}
		}
		t.Fatalf("no entry with %s", part)
		return line{}
	}
	vote, dec, first := find(`"kind":"vote"`), find(`"kind":"decision"`), find(`"seq":2,`)
	late := d.lines[signed[0]+1] // after the first checkpoint, before the second
	repl := func(from, to string) func(string) string {
		return func(s string) string {
			if !strings.Contains(s, from) {
				t.Fatalf("%s lacks %s", s, from)
			}
			return strings.Replace(s, from, to, 1)
		}
	}
	type change struct {
		name        string
		l           line
		entry, body func(string) string
	}
	cases := []change{
		{"vote turned", vote, nil, repl(`"value":"for"`, `"value":"against"`)},
		{"text changed", dec, nil, repl(`stelt het beleid vast`, `stelt het beleid niet vast`)},
		{"second entry", first, nil, repl(`"code":"RvT"`, `"code":"RvC"`)},
		{"between checkpoints", late, nil, repl(`"v":1`, `"v":1,"why":"x"`)},
	}
	// Each field of an entry.
	for from, to := range map[string]string{
		`"actor":"-"`: `"actor":"P-001"`, `"occurred_on":"2026`: `"occurred_on":"2025`, `"via":"local"`: `"via":"ssh"`,
		`"verb":"save.vote"`: `"verb":"save.votes"`, `.000Z"`: `.001Z"`, `"body_sha256":"`: `"body_sha256":"0`,
		`"id":"ST-`: `"id":"SU-`, `"kind":"vote"`: `"kind":"veto"`, `"rev":1`: `"rev":2`, `,"v":1,`: `,"v":2,`,
	} {
		cases = append(cases, change{"entry " + from, vote, repl(from, to), nil})
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			path, _ := prepared(t)
			sqlite(t, path, d.rehashed(c.l.seq, c.entry, c.body))
			rep := verifyFile(t, path, store.VerifyOptions{})
			want := int64(0)
			for _, n := range signed {
				if n >= c.l.seq {
					want = n
					break
				}
			}
			var at []int64
			for _, f := range rep.Findings {
				if f.Message.Key == "verify.rewritten" {
					at = append(at, f.Seq)
				}
				if f.Message.Key == "verify.chain" || f.Message.Key == "verify.body" && c.body != nil {
					t.Errorf("the tail was re-hashed, yet %s", f.Message)
				}
			}
			if rep.Code() != model.CodeTampered || len(at) == 0 || at[0] != want {
				t.Errorf("code %q, rewritten at %v; want tampered at %d, the first count signed after entry %d:%s", rep.Code(), at, want, c.l.seq, findings(rep))
			}
			if rep.Covered >= c.l.seq {
				t.Errorf("%d entries are said to be covered, though %d was changed", rep.Covered, c.l.seq)
			}
		})
	}
	t.Run("after the last checkpoint", func(t *testing.T) {
		t.Parallel()
		// What nothing outside has seen can be rewritten; docs/LEDGER.md says so.
		path, _ := prepared(t)
		last := d.lines[len(d.lines)-1]
		sqlite(t, path, d.rehashed(last.seq, nil, repl(`"text":"Nog niet`, `"text":"Nooit`)))
		rep := verifyFile(t, path, store.VerifyOptions{})
		if rep.Code() != "" {
			t.Fatalf("findings:%s", findings(rep))
		}
		// A witness outside the file has seen it.
		rep = verifyFile(t, path, store.VerifyOptions{Witnesses: []store.Witness{{Count: last.seq, Head: last.hash, Where: model.Literal("papier")}}})
		if rep.Code() != model.CodeTampered || rep.Findings[0].Message.Key != "verify.rewritten" || rep.Findings[0].Seq != last.seq {
			t.Errorf("with a witness:%s", findings(rep))
		}
	})
}

func checkpointCounts(t *testing.T, d dissected) []int64 {
	var out []int64
	for _, l := range d.lines {
		if strings.Contains(l.entry, `"kind":"checkpoint"`) {
			_, rest, _ := strings.Cut(l.body, `"count":`)
			var n int64
			if _, err := fmt.Sscanf(rest, "%d", &n); err != nil {
				t.Fatal(err)
			}
			out = append(out, n)
		}
	}
	if len(out) < 2 {
		t.Fatal("the fixture needs two checkpoints")
	}
	return out
}
