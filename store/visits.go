package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"
)

// habitVisit is the place of when a person was here, in local_draft: outside
// the truth, and forgotten with the file.
const habitVisit = "visit"

// sameVisit is how long after its beginning a visit may begin again: a line
// that dropped is no reason to call everything old.
const sameVisit = 30 * time.Minute

// visit is when a person came, and when they came before that.
type visit struct {
	Now    time.Time `json:"now"`
	Before time.Time `json:"before,omitzero"`
}

// Visit keeps that this person is here now. Of who is nobody in particular
// nothing is kept.
func (h *Handle) Visit(ctx context.Context) error {
	if h.actor.Person == "" {
		return nil
	}
	v, err := visited(ctx, h.s.reader, h.actor.Person)
	if err != nil {
		return fileError(h.shown(), err)
	}
	now := h.s.opt.Clock().UTC().Truncate(time.Millisecond)
	if v.Now.IsZero() || now.Sub(v.Now) > sameVisit {
		v = visit{Now: now, Before: v.Now}
	}
	body, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return h.keepHabit(ctx, habitVisit, body)
}

// visited reads when a person was here; a habit that cannot be read is none.
func visited(ctx context.Context, q querier, person string) (v visit, err error) {
	var body string
	err = q.QueryRowContext(ctx, "SELECT body FROM local_draft WHERE person=? AND place=?", person, habitVisit).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return visit{}, nil
	}
	if err == nil && json.Unmarshal([]byte(body), &v) != nil {
		v = visit{}
	}
	return v, err
}

// LastVisit implements model.State.
func (s *state) LastVisit() time.Time {
	if s.err != nil || s.actor.Person == "" {
		return time.Time{}
	}
	v, err := visited(s.ctx, s.ledger, s.actor.Person)
	s.fail(err)
	return v.Before
}
