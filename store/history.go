package store

import (
	"math"
	"slices"
	"time"

	"github.com/rekenschap/rekenschap/model"
)

// History reads the ledger, not the projections: it is what was recorded.
func (s *state) History(kind model.Kind, id string) []model.Revision {
	said, key := s.answers(), string(kind)+" "+id
	if past, ok := said.past[key]; ok {
		return slices.Clone(past)
	}
	past := s.revisions(s.seesEntry, "l.entry ->> '$.kind' = ? AND l.entry ->> '$.id' = ?", string(kind), id)
	if s.asked != nil && s.err == nil {
		said.past[key] = past
		return slices.Clone(past)
	}
	return past
}

// Before gives the revision just before one.
func (s *state) Before(rev model.Revision) (model.Revision, bool) {
	e := rev.Entry
	before := s.revisions(s.seesEntry, "l.seq = (SELECT max(seq) FROM ledger WHERE entry ->> '$.kind' = ? AND entry ->> '$.id' = ? AND seq < ?)", string(e.Kind), e.ID, e.Seq)
	if len(before) == 0 {
		return model.Revision{}, false
	}
	return before[0], true
}

// Changes gives the revisions of a kind that were recorded after an instant.
func (s *state) Changes(kind model.Kind, after time.Time) []model.Revision {
	if !s.since.known || !s.since.after.Equal(after) {
		seq, err := seqAt(s.ctx, s.ledger, after.Truncate(time.Millisecond).Add(time.Millisecond))
		if err != nil {
			s.fail(err)
			return nil
		}
		s.since = sequence{after, seq, s.asked != nil}
	}
	return s.revisions(s.entrySeen, "l.entry ->> '$.kind' = ? AND l.seq > ?", string(kind), s.since.seq)
}

// sequence is the last entry before an instant, known as long as nothing is
// written.
type sequence struct {
	after time.Time
	seq   int64
	known bool
}

// revisions reads the revisions that a query finds and that may be seen.
func (s *state) revisions(seen func(model.Entry) bool, where string, args ...any) []model.Revision {
	if s.err != nil {
		return nil
	}
	if s.upTo > 0 {
		where += " AND l.seq <= ?"
		args = append(args, s.upTo)
	}
	rows, err := s.ledger.QueryContext(s.ctx, "SELECT l.entry, b.body FROM ledger l JOIN ledger_body b USING(seq) WHERE "+where+" ORDER BY l.seq", args...)
	if err != nil {
		s.fail(err)
		return nil
	}
	defer rows.Close()
	var out []model.Revision
	for rows.Next() {
		var entry string
		var body []byte
		if err := rows.Scan(&entry, &body); err != nil {
			s.fail(err)
			return nil
		}
		e, err := decodeEntry(entry)
		if err != nil {
			s.fail(err)
			return nil
		}
		r, err := decodeBody(e.Kind, e.Rev, e.Seq, body)
		if err != nil {
			s.fail(err)
			return nil
		}
		r.Head().RecordedAt, _ = model.ParseInstant(e.RecordedAt)
		out = append(out, model.Revision{Entry: e, Record: r})
	}
	s.fail(rows.Err())
	out = slices.DeleteFunc(out, func(r model.Revision) bool { return !seen(r.Entry) })
	for i, r := range out {
		out[i].Record = s.told(r.Record)
	}
	return out
}

// Entries reads the ledger from its end. A reader from whom something is kept
// gets the entries about what they see today.
func (s *state) Entries(before int64, n int) []model.Line {
	var out []model.Line
	if before <= 0 {
		before = math.MaxInt64
	}
	if s.upTo > 0 {
		before = min(before, s.upTo+1)
	}
	for len(out) < n && s.err == nil {
		lines := s.lines(before, n-len(out))
		if len(lines) == 0 {
			break
		}
		before = lines[len(lines)-1].Entry.Seq
		out = append(out, slices.DeleteFunc(lines, func(l model.Line) bool { return !s.entrySeen(l.Entry) })...)
	}
	return out
}

func (s *state) lines(before int64, n int) []model.Line {
	rows, err := s.ledger.QueryContext(s.ctx, "SELECT entry, hash FROM ledger WHERE seq < ? ORDER BY seq DESC LIMIT ?", before, n)
	if err != nil {
		s.fail(err)
		return nil
	}
	defer rows.Close()
	var out []model.Line
	for rows.Next() {
		var entry string
		var l model.Line
		if err := rows.Scan(&entry, &l.Hash); err != nil {
			s.fail(err)
			return nil
		}
		if l.Entry, err = decodeEntry(entry); err != nil {
			s.fail(err)
			return nil
		}
		out = append(out, l)
	}
	s.fail(rows.Err())
	return out
}

// seesEntry is entrySeen for one record that was asked for.
func (s *state) seesEntry(e model.Entry) bool { return s.sees(e.Kind, e.ID) }

// entrySeen tells whether the reader may know of an entry: that of a record
// they may not see tells its kind, its number and its day.
func (s *state) entrySeen(e model.Entry) bool {
	return s.today == nil || s.may(e.Kind) && !s.hides(e.Kind, e.ID)
}
