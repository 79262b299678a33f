package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/rekenschap/rekenschap/model"
)

// withheld is what one reader may not see, by today's marks and seats; also of
// a day in the past. It is only read: readers at the same head share it.
type withheld struct {
	records map[model.Kind]map[string]bool
	// papers names the records of which the reader sees all but what was
	// presented: they took no part because of an interest.
	papers map[model.Kind]map[string]bool
	class  string // the same for all from whom the same is withheld
}

// named is a record by kind and id.
type named struct {
	Kind model.Kind
	ID   string
}

type records map[named]bool

// add adds records and gives those that are new.
func (r records) add(ns ...named) (fresh []named) {
	for _, n := range ns {
		if n.ID != "" && !r[n] {
			r[n] = true
			fresh = append(fresh, n)
		}
	}
	return fresh
}

func (r records) byKind() map[model.Kind]map[string]bool {
	out := map[model.Kind]map[string]bool{}
	for n := range r {
		if out[n.Kind] == nil {
			out[n.Kind] = map[string]bool{}
		}
		out[n.Kind][n.ID] = true
	}
	return out
}

// withheld is worked out once per reader and head; nil when that failed, and
// then nothing may be shown.
func (s *state) withheld() *withheld {
	now := s
	if s.live != nil {
		now = s.live
	}
	if now.err != nil || now.kept != nil {
		return now.kept
	}
	if now.readers == nil {
		now.kept = now.withhold()
		return now.kept
	}
	key := fmt.Sprintf("%q %q %s", now.actor.Person, now.roles, now.Today())
	kept, err := rememberedAs(now.readers, now, key, func(s *state) (*withheld, error) { return s.withhold(), s.err })
	if now.fail(err); err == nil {
		now.kept = kept
	}
	return now.kept
}

// hides tells whether a record is kept from this reader.
func (s *state) hides(k model.Kind, id string) bool {
	if s.today == nil {
		return false
	}
	w := s.withheld()
	return w == nil || w.records[k][id]
}

// withoutPapers tells whether what was presented with a record is.
func (s *state) withoutPapers(k model.Kind, id string) bool {
	if s.today == nil {
		return false
	}
	w := s.withheld()
	return w == nil || w.papers[k][id]
}

// told is a record as this reader may read it.
func (s *state) told(r model.Record) model.Record {
	if s.withoutPapers(r.Kind(), r.Head().ID) {
		return model.WithoutPapers(r)
	}
	return r
}

// keeper works out what is withheld. Looking for what is kept is quicker than
// asking of every record whether it may be seen, and what rests under what is
// read from the links.
type keeper struct {
	*state
	closed records // by a mark, a kind or an interest, and what rests under that
	early  records // of meetings that are not for this reader yet
	bare   records // what was presented with them is kept, they are not
	own    map[string]bool
	who    model.Reader
}

func (s *state) withhold() *withheld {
	k := &keeper{state: s.Whole().(*state), closed: records{}, early: records{}, bare: records{}, own: map[string]bool{}}
	if !slices.Contains(s.roles, model.RoleLocal) {
		k.who = model.Reader{Roles: k.roles, Person: k.actor.Person, Today: k.Today(), Clearance: model.ClearanceOf(k, k.actor.Person)}
		k.interests()
		k.fall(k.closed, k.closed.add(k.marked()...))
		k.drafts()
		k.versions()
		k.presented()
	}
	for n := range k.early {
		k.closed.add(n)
	}
	w := &withheld{records: k.closed.byKind(), papers: k.bare.byKind()}
	delete(w.papers, model.KindMeeting) // it has none of its own; see interests
	w.class = sha(fmt.Append(nil, slices.SortedFunc(maps.Keys(k.closed), compareNamed), slices.SortedFunc(maps.Keys(k.bare), compareNamed)))
	return w
}

func compareNamed(a, b named) int {
	if c := strings.Compare(string(a.Kind), string(b.Kind)); c != 0 {
		return c
	}
	return strings.Compare(a.ID, b.ID)
}

// marked are the records that carry a mark which keeps them from this reader,
// and what rests under kinds that they may not read at all.
func (k *keeper) marked() []named {
	var out []named
	keep := func(rs []model.Record) {
		for _, r := range rs {
			if !model.Visible(k.who, r) {
				out = append(out, named{r.Kind(), r.Head().ID})
			}
		}
	}
	keep(k.query(model.KindAgendaItem, "WHERE closed=1"))
	keep(k.query(model.KindEvidence, "WHERE id IN (SELECT from_id FROM link WHERE from_kind='evidence' AND field='readers')"))
	keep(k.labelled())
	for _, i := range model.Kinds() {
		if !model.Allowed(k.roles, model.ReadVerb(i.Kind)) {
			for _, l := range k.linked("SELECT from_kind, from_id, field, to_kind, to_id FROM link WHERE to_kind=?", i.Kind) {
				if model.RestsOn(l.from.Kind, l.field) {
					out = append(out, l.from)
				}
			}
		}
	}
	return out
}

// labelled are the records that carry a label, as far as a label says who may
// see them: only auditors do not see all.
func (k *keeper) labelled() []model.Record {
	if model.Visible(k.who, &model.Evidence{Privileged: true}) {
		return nil
	}
	var out []model.Record
	for _, r := range k.columnsOf("SELECT id, tlp, privileged FROM evidence") {
		out = append(out, &model.Evidence{Base: model.Base{ID: r[0]}, TLP: model.TLP(r[1]), Privileged: r[2] == "1"})
	}
	for _, r := range k.columnsOf("SELECT id, tlp FROM threat_report") {
		out = append(out, &model.ThreatReport{Base: model.Base{ID: r[0]}, TLP: model.TLP(r[1])})
	}
	for _, r := range k.columnsOf("SELECT id, tlp FROM incident") {
		out = append(out, &model.Incident{Base: model.Base{ID: r[0]}, TLP: model.TLP(r[1])})
	}
	for _, r := range k.columnsOf("SELECT id, tlp FROM advisory") {
		out = append(out, &model.Advisory{Base: model.Base{ID: r[0]}, TLP: model.TLP(r[1])})
	}
	return out
}

// link is a reference as the table of links has it.
type link struct {
	from  named
	field string
	to    named
}

// linked reads links; the query gives both ends.
func (k *keeper) linked(query string, args ...any) []link {
	var out []link
	for _, r := range k.columnsOf(query, args...) {
		out = append(out, link{named{model.Kind(r[0]), r[1]}, r[2], named{model.Kind(r[3]), r[4]}})
	}
	return out
}

// columnsOf reads columns as text, of what was undone too: it can still be
// opened by its number.
func (k *keeper) columnsOf(query string, args ...any) (out [][]string) {
	if k.err != nil {
		return nil
	}
	rows, err := k.q.QueryContext(k.ctx, query, args...)
	if err != nil {
		k.fail(err)
		return nil
	}
	defer rows.Close()
	names, err := rows.Columns()
	k.fail(err)
	for rows.Next() {
		vals, into := make([]sql.NullString, len(names)), make([]any, len(names))
		for i := range vals {
			into[i] = &vals[i]
		}
		if err := rows.Scan(into...); err != nil {
			k.fail(err)
			return nil
		}
		r := make([]string, len(vals))
		for i, v := range vals {
			r[i] = v.String
		}
		out = append(out, r)
	}
	k.fail(rows.Err())
	return out
}

// list hands records to SQLite as one value.
func list(ns []named) string {
	b, err := json.Marshal(ns)
	if err != nil {
		return "[]" // strings always are JSON
	}
	return string(b)
}

const (
	// onto are the links that lead to some records, outof those that leave them.
	onto = `SELECT l.from_kind, l.from_id, l.field, l.to_kind, l.to_id FROM json_each(?) n
		CROSS JOIN link l ON l.to_kind = n.value ->> '$.Kind' AND l.to_id = n.value ->> '$.ID'`
	outof = `SELECT l.from_kind, l.from_id, l.field, l.to_kind, l.to_id FROM json_each(?) n
		CROSS JOIN link l ON l.from_kind = n.value ->> '$.Kind' AND l.from_id = n.value ->> '$.ID'`
)

// fall adds what rests under records, and under that. One's own vote of not
// taking part stays with who cast it.
func (k *keeper) fall(into records, from []named) {
	for len(from) > 0 && k.err == nil {
		var below []named
		for _, l := range k.linked(onto, list(from)) {
			own := l.from.Kind == model.KindVote && k.own[l.from.ID]
			if model.RestsOn(l.from.Kind, l.field) && !own && !k.closed[l.from] {
				below = append(below, into.add(l.from)...)
			}
		}
		from = below
	}
}
