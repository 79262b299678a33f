package store

import (
	"context"
	"database/sql"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/rekenschap/rekenschap/model"
)

// asOf is the newest body per record at the end of a day, built in memory.
type asOf struct {
	day     model.Date
	seq     int64
	removal int64 // the newest removal when it was built: what is removed, is removed from the past too
	db      *sql.DB
	law     func() *model.Law
	linked  sync.Once
	linkOK  error
}

// asOfCache keeps the last few such copies, shared by everybody.
type asOfCache struct {
	mu   sync.Mutex
	kept []*asOf
}

const maxAsOf = 3

// AsOf looks at what had been recorded by the end of a day in
// Europe/Amsterdam. Today and later days see the file as it is.
func (h *Handle) AsOf(ctx context.Context, day model.Date) (*Handle, error) {
	now := h.s.opt.Clock()
	if !day.Before(model.DateOf(now)) {
		return h, nil
	}
	tx, err := h.s.reading(ctx)
	if err != nil {
		return nil, fileError(h.shown(), err)
	}
	defer tx.Rollback()
	seq, err := seqAt(ctx, tx, day.End())
	if err != nil {
		return nil, fileError(h.shown(), err)
	}
	if seq == 0 {
		return nil, nothingYet(ctx, tx, day)
	}
	a, err := h.s.asOf.get(ctx, tx, h.s.opt.Law, day, seq)
	if err != nil {
		return nil, fileError(h.shown(), err)
	}
	return &Handle{s: h.s, actor: h.actor, asOf: a}, nil
}

func nothingYet(ctx context.Context, q querier, day model.Date) error {
	var first string
	err := q.QueryRowContext(ctx, "SELECT entry ->> '$.recorded_at' FROM ledger WHERE seq=1").Scan(&first)
	t, perr := model.ParseInstant(first)
	if err != nil || perr != nil {
		return model.Errorf(model.CodeNotFound, "error.past.empty", "Day", day)
	}
	return model.Errorf(model.CodeNotFound, "error.past.before", "Day", day, "First", model.DateOf(t))
}

// seqAt finds the last entry recorded before an instant. Recorded times rise
// with the numbers, so halving finds it.
func seqAt(ctx context.Context, q querier, t time.Time) (int64, error) {
	hi, _, err := headOf(ctx, q)
	if err != nil {
		return 0, err
	}
	limit := model.FormatInstant(t)
	lo := int64(0)
	for lo < hi {
		mid := (lo + hi + 1) / 2
		var at string
		if err := q.QueryRowContext(ctx, "SELECT entry ->> '$.recorded_at' FROM ledger WHERE seq=?", mid).Scan(&at); err != nil {
			return 0, err
		}
		if at < limit {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return lo, nil
}

// past is the copy this handle looks at, renewed after a removal that this
// reading knows of; nil for the file as it is.
func (h *Handle) past(ctx context.Context, q querier) (*asOf, error) {
	if h.asOf == nil {
		return nil, nil
	}
	return h.s.asOf.get(ctx, q, h.s.opt.Law, h.asOf.day, h.asOf.seq)
}

// get reads by q alone: whoever waits here for a copy holds a connection that
// the one who makes it must not need.
func (c *asOfCache) get(ctx context.Context, q querier, law func() *model.Law, day model.Date, seq int64) (*asOf, error) {
	var removal int64
	if err := q.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) FROM removal").Scan(&removal); err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.kept = slices.DeleteFunc(c.kept, func(a *asOf) bool { return a.removal < removal })
	for i, a := range c.kept {
		if a.seq == seq && a.day == day {
			c.kept = append(append(c.kept[:i:i], c.kept[i+1:]...), a)
			return a, nil
		}
	}
	a := &asOf{day: day, seq: seq, removal: removal, law: law}
	if err := a.build(ctx, q); err != nil {
		return nil, err
	}
	if len(c.kept) == maxAsOf {
		// Readers of the oldest may still be at it; its memory goes when they end.
		c.kept = c.kept[1:]
	}
	c.kept = append(c.kept, a)
	return a, nil
}

func (c *asOfCache) close() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, a := range c.kept {
		a.db.Close()
	}
	c.kept = nil
}

func (a *asOf) build(ctx context.Context, from querier) error {
	// One connection: every connection to :memory: has a database of its own.
	a.db = open("file::memory:?_dqs=0&_pragma=foreign_keys(0)&_pragma=journal_mode(OFF)&_pragma=synchronous(OFF)")
	a.db.SetMaxOpenConns(1)
	// A copy that fell out of the cache may still be read; it closes with its last reader.
	runtime.AddCleanup(a, func(db *sql.DB) { db.Close() }, a.db)
	tx, err := a.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, projectionSchema); err != nil {
		return fmt.Errorf("as-of schema: %w", err)
	}
	if err := fill(ctx, from, keepStatements(tx), a.seq, false); err != nil {
		return err
	}
	return tx.Commit()
}

// over lays the copy under a reader whose roles and marks stay today's.
func (a *asOf) over(today *state, file querier) *state {
	st := &state{ctx: today.ctx, q: a.db, ledger: file, upTo: a.seq, copied: a.removal, now: a.day.End().Add(-time.Millisecond),
		actor: today.actor, roles: today.roles, law: today.law, live: today}
	today.seer = st
	if today.today != nil {
		st.today = today
	}
	st.links = func(ctx context.Context) error {
		// The links are everybody's; they do not end with the one who asked first.
		a.linked.Do(func() { a.linkOK = a.link(context.WithoutCancel(ctx)) })
		return a.linkOK
	}
	return st
}

// link fills the links of the copy; most views of the past never ask.
func (a *asOf) link(ctx context.Context) error {
	st := &state{ctx: ctx, q: a.db}
	var all []model.Record
	for _, i := range model.Kinds() {
		all = append(all, st.query(i.Kind, "")...)
	}
	if st.err != nil {
		return st.err
	}
	tx, err := a.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, r := range all {
		if err := relink(ctx, tx, r, false); err != nil {
			return err
		}
	}
	return tx.Commit()
}
