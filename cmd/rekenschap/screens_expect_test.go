package main

import (
	"database/sql"
	"slices"
	"testing"

	"github.com/rekenschap/rekenschap/model"
)

// What every role may see, written down a second time: from DESIGN §4 and the
// permissions, in plain SQL on the file, without the program's own reading.

// oracle answers what should be on a screen.
type oracle struct {
	t  testing.TB
	db *sql.DB
}

func newOracle(t testing.TB, path string) oracle {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return oracle{t, db}
}

// line is a row that should be there: its number, what it is grouped by and
// what it is ordered by.
type line struct{ id, group, order string }

// query reads lines; columns that are missing are empty.
func (o oracle) query(q string, args ...any) []line {
	o.t.Helper()
	rows, err := o.db.Query(q, args...)
	if err != nil {
		o.t.Fatalf("%s: %v", q, err)
	}
	defer rows.Close()
	cols, _ := rows.Columns()
	var out []line
	for rows.Next() {
		var v [3]sql.NullString
		into := []any{&v[0], &v[1], &v[2]}
		if err := rows.Scan(into[:len(cols)]...); err != nil {
			o.t.Fatalf("%s: %v", q, err)
		}
		out = append(out, line{v[0].String, v[1].String, v[2].String})
	}
	return out
}

func (o oracle) ids(q string, args ...any) map[string]bool {
	out := map[string]bool{}
	for _, l := range o.query(q, args...) {
		out[l.id] = true
	}
	return out
}

const today = "2026-11-21"

// lists says per noun which lines there are: what a line is known by, its
// group, its order. What a view adds to that stands in promises.
var lists = map[string]string{
	"meetings":      `SELECT id, '', "on" FROM meeting`,
	"decisions":     `SELECT id, '', "on" FROM decision`,
	"policies":      `SELECT id FROM policy`,
	"trainings":     `SELECT id, '', first_day FROM training`,
	"campaigns":     `SELECT id, '', "on" FROM campaign`,
	"reports":       `SELECT id, '', year FROM threat_report`,
	"threat_items":  `SELECT i.id, '', r.year FROM threat_item i JOIN threat_report r ON r.id=report_id`,
	"incidents":     `SELECT id, '', coalesce("on",'9999') FROM incident`,
	"advisories":    `SELECT id, '', id FROM advisory`,
	"own_incidents": `SELECT id, '', aware_at FROM own_incident`,
	"reviews":       `SELECT id, '', "on" FROM review`,
	"controls":      `SELECT id FROM control`,
	"actions":       `SELECT id FROM action`,
	"suppliers":     `SELECT id FROM supplier`,
	"assessments":   `SELECT id, '', coalesce(done_on,'9999') FROM assessment`,
	"risks":         `SELECT id, '', expires_on FROM risk_acceptance`,
	"evidence":      `SELECT id FROM evidence`,
	"log":           "SELECT seq FROM ledger", // see entries
	"measures":      `SELECT value, '', value FROM json_each('["a","b","c","d","e","f","g","h","i","j"]')`,
	"people": `SELECT name FROM person WHERE id NOT IN (SELECT person_id FROM appointment) UNION ALL
		SELECT p.name FROM person p JOIN (SELECT DISTINCT person_id, body_id FROM appointment) ON person_id=p.id`, // a line per seat
	"board_training": `SELECT DISTINCT p.name FROM person p JOIN appointment a ON person_id=p.id JOIN body b ON b.id=body_id
		WHERE b.code='RvB' AND "from" <= '` + today + `' AND coalesce("until",'9999') >= '` + today + `'`,
}

// promise is what a view shows beside its noun: which lines, in which order.
type promise struct {
	query string // instead of that of the noun
	down  bool   // newest first
	sorts bool   // by the third column
}

// openActions are those that wait, the late ones first and then by term.
const openActions = ` FROM action a WHERE dropped IS NULL AND (done_on IS NULL OR done_on > '` + today + `')`

// promises are of the views that show less than their noun, or in an order.
func promises() map[string]promise {
	return map[string]promise{
		"meetings/all":      {query: `SELECT id, '', CASE WHEN state IN ('planned','open') THEN '0' || "on" ELSE '1' || (99999999 - replace("on",'-','')) END FROM meeting`, sorts: true}, // the next one first, the past newest first
		"meetings/coming":   {query: `SELECT id, '', "on" FROM meeting WHERE state IN ('planned','open')`, sorts: true},
		"meetings/body":     {query: `SELECT m.id, b.code, "on" FROM meeting m JOIN body b ON b.id=body_id`, down: true, sorts: true},
		"decisions/all":     {down: true, sorts: true},
		"decisions/open":    {query: `SELECT id, '', "on" FROM decision WHERE outcome='proposed'`, sorts: true},
		"decisions/opposed": {query: `SELECT DISTINCT d.id, '', "on" FROM decision d JOIN vote v ON decision_id=d.id WHERE value='against'`, down: true, sorts: true},
		// changed under the first, see the story; the others end within sixty days.
		"decisions/moved": {query: `SELECT id, '', "on" FROM decision WHERE id='B-2026-009' OR outcome IN ('approved','approved_conditions')
			AND valid_until BETWEEN '` + today + `' AND date('` + today + `','+60 days')`, down: true, sorts: true},
		"controls/todo":      {query: `SELECT id FROM control WHERE applicable='undecided' OR applicable='yes' AND coalesce(implementation,'none') <> 'implemented'`},
		"controls/owner":     {query: `SELECT id, coalesce(owner_id,'') FROM control`},
		"decisions/body":     {query: `SELECT d.id, b.code, "on" FROM decision d JOIN body b ON b.id=body_id`, down: true, sorts: true},
		"decisions/outcome":  {query: `SELECT id, outcome, "on" FROM decision`, down: true, sorts: true},
		"policies/measures":  {sorts: true},
		"trainings/courses":  {down: true, sorts: true},
		"trainings/staff":    {down: true, sorts: true},
		"lessons/reports":    {down: true, sorts: true},
		"lessons/items":      {down: true, sorts: true},
		"lessons/incidents":  {down: true, sorts: true},
		"lessons/advisories": {down: true, sorts: true},
		"lessons/own":        {down: true, sorts: true},
		"lessons/reviews":    {down: true, sorts: true},
		"actions/open":       {query: `SELECT a.id, '', due` + openActions, sorts: true},
		"actions/owner":      {query: `SELECT a.id, owner_id, due` + openActions, sorts: true},
		"actions/origin":     {query: `SELECT a.id, coalesce(a.body ->> '$.origin.kind',''), due` + openActions, sorts: true},
		"assessments/all":    {down: true, sorts: true},
		"assessments/ahead":  {query: `SELECT id, '', coalesce(planned_on,'') FROM assessment WHERE done_on IS NULL`, sorts: true},
		"assessments/type":   {query: `SELECT id, type, coalesce(done_on,'9999') FROM assessment`, down: true, sorts: true},
		"assessments/risks":  {sorts: true},
	}
}

// signs are what stands behind the number of each control in the matrix: what
// is proven to work in operation, in place, begun, not begun, left out, open.
const signs = `SELECT substr(id,3), '', CASE WHEN applicable='no' THEN '–' WHEN applicable='undecided' THEN '?'
	WHEN implementation='implemented' AND assurance='operation' THEN '◆' WHEN implementation='implemented' THEN '✓'
	WHEN implementation='started' THEN '◐' ELSE '✗' END FROM control`

// expected are the lines of a view for somebody, and what is promised of their
// order.
func (o oracle) expected(screen, view, noun string, p part) ([]line, promise) {
	o.t.Helper()
	if noun == "log" {
		return o.entries(p, view), promise{down: true, sorts: true}
	}
	pr := promises()[screen+"/"+view]
	q := pr.query
	if q == "" {
		q = lists[noun]
	}
	if q == "" {
		o.t.Errorf("%s/%s: nobody wrote down what %q should hold", screen, view, noun)
		return nil, pr
	}
	hidden := o.hidden(p)
	return slices.DeleteFunc(o.query(q), func(l line) bool { return hidden[l.id] }), pr
}

// entries are the newest thousand of the ledger that somebody may know of.
func (o oracle) entries(p part, view string) []line {
	o.t.Helper()
	hidden := o.hidden(p)
	group := map[string]string{"newest": "''", "person": "entry ->> '$.actor'", "record": "entry ->> '$.id'"}[view]
	if group == "" {
		o.t.Errorf("log/%s: nobody wrote down how it is grouped", view)
		return nil
	}
	about := map[string]line{}
	for _, l := range o.query(`SELECT seq, entry ->> '$.kind', entry ->> '$.id' FROM ledger`) {
		about[l.id] = l
	}
	lines := slices.DeleteFunc(o.query(`SELECT seq, `+group+`, printf('%09d', seq) FROM ledger ORDER BY seq DESC`), func(l line) bool {
		a := about[l.id]
		return hidden[a.order] || !readable(p.role, model.Kind(a.group))
	})
	return lines[:min(len(lines), 1000)]
}

// holds checks the lines read from a screen against what should be there.
func holds(t testing.TB, what string, got []string, want []line, pr promise) {
	t.Helper()
	by := map[string]line{}
	var names []string
	for _, l := range want {
		by[l.id] = l
		names = append(names, l.id)
	}
	a, b := slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(names))
	if !slices.Equal(a, b) {
		t.Errorf("%s: lacks %v, has too much %v", what, minus(b, a), minus(a, b))
		return
	}
	done, last := map[string]bool{}, line{}
	for i, id := range got {
		l := by[id]
		if i > 0 && l.group != last.group {
			if done[last.group] = true; done[l.group] {
				t.Errorf("%s: %s stands apart from the others of %q", what, id, l.group)
			}
		} else if i > 0 && pr.sorts && l.order != last.order && (l.order < last.order) != pr.down {
			t.Errorf("%s: %s (%s) stands after %s (%s)", what, id, l.order, last.id, last.order)
		}
		last = l
	}
}

func minus(a, b []string) []string {
	var out []string
	for _, x := range a {
		if i := slices.Index(b, x); i >= 0 {
			b = slices.Delete(slices.Clone(b), i, i+1)
			continue
		}
		out = append(out, x)
	}
	return out
}
