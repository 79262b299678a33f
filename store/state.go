package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/rekenschap/rekenschap/model"
)

// state is model.State over one transaction. The first error sticks and ends
// the command or the reading.
type state struct {
	ctx    context.Context
	q      querier // records: the file, or an as-of copy of it
	ledger querier // history and files: always the file
	upTo   int64   // as-of: the last entry that counts; 0 = all
	copied int64   // as-of: the newest removal the copy was made after
	now    time.Time
	actor  model.Actor
	roles  []model.Role
	law    func() *model.Law
	// today judges who may see a record; nil when everything is seen, as
	// rules and commands must.
	today *state
	live  *state // as-of: the file as it is today
	seer  *state // who reads by way of this state and must know when it failed
	whole *state // everything there is; see Whole
	err   error
	cache map[model.Kind]map[string]model.Record
	links func(context.Context) error // builds links of an as-of copy when first asked
	asked map[string][]model.Record   // answers of this reading; nil where records may change under it
	said  *answers                    // the same for columns and revisions
	alone map[model.Kind]int          // records that were looked up one by one; see together
	since sequence                    // where Changes looked last
	given map[string]int              // numbers handed out in this command, by prefix
	// issued are the ids handed out in this command: no other is new.
	issued map[string]bool
	kept   *withheld // what is kept from this reader; see withheld
	memo   *memo     // what other readings worked out; nil while something may be written
	// readers is memo for what hangs on who reads.
	readers *memo
}

var _ model.State = (*state)(nil)

func (s *state) fail(err error) {
	if s.err == nil && err != nil {
		s.err = err
	}
	if s.seer != nil {
		s.seer.fail(err)
	}
}

// Whole implements model.State.
func (s *state) Whole() model.State {
	if s.today == nil {
		return s
	}
	if s.whole == nil {
		all := *s
		all.today, all.seer, all.whole = nil, s, nil
		s.whole = &all
	}
	return s.whole
}

// Seen implements model.State.
func (s *state) Seen() model.State {
	if s.today != nil {
		return s
	}
	reader := *s
	reader.today, reader.seer, reader.whole, reader.kept = &reader, s, s, nil
	return &reader
}

func (s *state) Now() time.Time      { return s.now }
func (s *state) Today() model.Date   { return model.DateOf(s.now) }
func (s *state) Actor() model.Actor  { return s.actor }
func (s *state) Roles() []model.Role { return s.roles }
func (s *state) Law() *model.Law     { return s.law() }

// may refuses kinds that the reader's roles do not reach.
func (s *state) may(k model.Kind) bool {
	if s.today == nil || model.Allowed(s.roles, model.ReadVerb(k)) {
		return true
	}
	return false
}

func (s *state) Get(kind model.Kind, id string) (model.Record, bool) {
	if !s.sees(kind, id) {
		return nil, false
	}
	r, ok := s.get(kind, id)
	if !ok {
		return nil, false
	}
	return s.told(r), true
}

// sees tells whether one record is for this reader. Lists hold nothing that is
// for one reader alone: many readers share them.
func (s *state) sees(kind model.Kind, id string) bool {
	return (s.may(kind) || s.owns(kind, id)) && !s.hides(kind, id)
}

// owns tells whether a record is the reader's own, of a kind that others keep.
func (s *state) owns(kind model.Kind, id string) bool {
	if kind != model.KindKey || s.actor.Person == "" {
		return false
	}
	r, ok := s.get(kind, id)
	k, isKey := r.(*model.Key)
	return ok && isKey && k.Person == s.actor.Person
}

func (s *state) get(kind model.Kind, id string) (model.Record, bool) {
	if r, ok := s.cache[kind][id]; ok {
		return r, true
	}
	if s.together(kind) {
		s.query(kind, "")
		r, ok := s.cache[kind][id]
		return r, ok
	}
	rs := s.query(kind, "WHERE id=?", id)
	if len(rs) == 0 {
		return nil, false
	}
	return rs[0], true
}

// together tells whether to read a whole kind at one go: when a good part of it
// has been looked up one by one in this reading, the rest will be too.
func (s *state) together(kind model.Kind) bool {
	if s.asked == nil || s.err != nil {
		return false
	}
	if s.alone == nil {
		s.alone = map[model.Kind]int{}
	}
	s.alone[kind]++
	n := s.alone[kind]
	if _, known := model.InfoOf(kind); !known || n < 32 || n&(n-1) != 0 {
		return false
	}
	var rows int
	s.fail(s.q.QueryRowContext(s.ctx, fmt.Sprintf("SELECT coalesce(max(rowid), 0) FROM %s", kind)).Scan(&rows))
	return 8*n >= rows
}

// has tells whether there is a record that was not undone, without opening its
// body.
func (s *state) has(kind model.Kind, id string) (ok bool) {
	if r, ok := s.cache[kind][id]; ok || s.err != nil {
		return ok && !r.Head().Undone
	}
	if _, known := model.InfoOf(kind); !known {
		return false
	}
	s.fail(s.q.QueryRowContext(s.ctx, fmt.Sprintf("SELECT EXISTS(SELECT 1 FROM %s WHERE id=? AND undone IS NULL)", kind), id).Scan(&ok))
	return ok
}

func (s *state) All(kind model.Kind) []model.Record { return s.filter(kind, s.query(kind, "")) }

func (s *state) Find(kind model.Kind, field, value string) []model.Record {
	col, ok := columnOf(kind, field)
	if !ok {
		s.fail(fmt.Errorf("%s has no column for %q", kind, field))
		return nil
	}
	return s.filter(kind, s.query(kind, fmt.Sprintf("WHERE %q=?", col), value))
}

// filter leaves out what was undone and what this reader may not see.
func (s *state) filter(kind model.Kind, rs []model.Record) []model.Record {
	if !s.may(kind) {
		return nil
	}
	rs = slices.DeleteFunc(rs, func(r model.Record) bool { return r.Head().Undone || s.hides(kind, r.Head().ID) })
	for i, r := range rs {
		rs[i] = s.told(r)
	}
	return rs
}

func columnOf(kind model.Kind, field string) (string, bool) {
	for _, f := range model.FieldsOf(kind) {
		if f.Name == field && f.Column() {
			return f.ColumnName(), true
		}
	}
	return "", false
}

// query reads whole records. Kind names a table because it is one of ours.
func (s *state) query(kind model.Kind, where string, args ...any) []model.Record {
	if s.err != nil {
		return nil
	}
	if _, ok := model.InfoOf(kind); !ok {
		s.fail(fmt.Errorf("unknown kind %q", kind))
		return nil
	}
	key := ""
	if s.asked != nil {
		key = fmt.Sprint(kind, where, args)
		if out, ok := s.asked[key]; ok {
			return slices.Clone(out)
		}
	}
	how := where
	if how == "" {
		how = "NOT INDEXED"
	}
	rows, err := s.q.QueryContext(s.ctx, fmt.Sprintf("SELECT id, rev, seq, body FROM %s %s", kind, how), args...)
	if err != nil {
		s.fail(err)
		return nil
	}
	defer rows.Close()
	var out []model.Record
	for rows.Next() {
		var id string
		var rev int
		var seq int64
		var body []byte
		if err := rows.Scan(&id, &rev, &seq, &body); err != nil {
			s.fail(err)
			return nil
		}
		r, err := s.keep(kind, id, rev, seq, body)
		if err != nil {
			s.fail(err)
			return nil
		}
		out = append(out, r)
	}
	s.fail(rows.Err())
	sortByID(out, func(r model.Record) string { return r.Head().ID })
	if key != "" && s.err == nil {
		s.asked[key] = out
		return slices.Clone(out)
	}
	return out
}

func (s *state) keep(kind model.Kind, id string, rev int, seq int64, body []byte) (model.Record, error) {
	m := s.cache[kind]
	if r, ok := m[id]; ok && r.Head().Seq == seq {
		return r, nil
	}
	r, err := decodeBody(kind, rev, seq, body)
	if err != nil {
		return nil, err
	}
	if m == nil {
		if s.cache == nil {
			s.cache = map[model.Kind]map[string]model.Record{}
		}
		m = map[string]model.Record{}
		s.cache[kind] = m
	}
	m[id] = r
	return r, nil
}

func (s *state) NextID(kind model.Kind, year int) string {
	i, ok := model.InfoOf(kind)
	if !ok || i.Fixed {
		s.fail(fmt.Errorf("ids of %q come from elsewhere", kind))
		return ""
	}
	prefix := i.Prefix + "-"
	if i.Yearly {
		prefix = fmt.Sprintf("%s-%04d-", i.Prefix, year)
	}
	if s.given == nil {
		s.given, s.issued = map[string]int{}, map[string]bool{}
	}
	n := s.lastNumber(i, year, prefix) + 1
	s.given[prefix] = n
	id := model.FormatID(i, year, n)
	s.issued[id] = true
	return id
}

// lastNumber finds the last number given in a year. Numbers are given in
// order, so that of the newest row is a good guess; from there it looks in
// leaps for the first that is free, and never at the whole table.
func (s *state) lastNumber(i model.Info, year int, prefix string) int {
	taken := func(n int) (ok bool) {
		s.fail(s.q.QueryRowContext(s.ctx, fmt.Sprintf("SELECT EXISTS(SELECT 1 FROM %s WHERE id=?)", i.Kind), model.FormatID(i, year, n)).Scan(&ok))
		return ok && s.err == nil
	}
	last := s.given[prefix]
	if last == 0 {
		var newest string
		err := s.q.QueryRowContext(s.ctx, fmt.Sprintf("SELECT id FROM %s ORDER BY rowid DESC LIMIT 1", i.Kind)).Scan(&newest)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			s.fail(err)
		}
		if strings.HasPrefix(newest, prefix) {
			last = model.Sequence(newest)
		}
	}
	leap := 1
	for ; taken(last + leap); leap *= 2 {
		last += leap
	}
	for leap /= 2; leap > 0; leap /= 2 {
		if taken(last + leap) {
			last += leap
		}
	}
	return last
}

func (s *state) HasBlob(sha string) bool {
	var n int
	err := s.ledger.QueryRowContext(s.ctx, "SELECT count(*) FROM blob WHERE sha256=?", sha).Scan(&n)
	s.fail(err)
	return n > 0
}
