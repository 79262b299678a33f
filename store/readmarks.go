package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"github.com/rekenschap/rekenschap/model"
)

// habitRead is the place of what a person did with the bytes of a file, in
// local_draft: outside the truth. What was confirmed is said in the vote.
const habitRead = "read "

type readMark struct {
	How       model.MarkHow `json:"how"`
	Seen      time.Time     `json:"seen"`
	Confirmed time.Time     `json:"confirmed,omitzero"`
}

// ReadMark implements model.State.
func (s *state) ReadMark(sha256 string) model.ReadMark {
	if s.err != nil || s.actor.Person == "" {
		return model.ReadMark{}
	}
	m, err := readMarkIn(s.ctx, s.ledger, s.actor.Person, sha256)
	s.fail(err)
	return model.ReadMark{How: m.How, SeenOn: m.Seen, Confirmed: m.Confirmed}
}

// readMarkIn reads a mark; one that is not there, or cannot be read, is none.
func readMarkIn(ctx context.Context, q interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}, person, sha256 string) (m readMark, err error) {
	var body string
	err = q.QueryRowContext(ctx, "SELECT body FROM local_draft WHERE person=? AND place=?", person, habitRead+sha256).Scan(&body)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return readMark{}, nil
	case err != nil || json.Unmarshal([]byte(body), &m) != nil:
		return readMark{}, err
	}
	return m, nil
}

// MarkSeen keeps that the bytes of a file were delivered to this person. Of who
// is nobody in particular nothing is kept.
func (h *Handle) MarkSeen(ctx context.Context, sha256 string, how model.MarkHow) error {
	return h.mark(ctx, sha256, func(m readMark) (readMark, error) {
		if m.How != model.MarkFetched { // having the file is more than having seen it
			m.How = how
		}
		m.Seen = h.s.opt.Clock().UTC().Truncate(time.Second)
		return m, nil
	})
}

// ConfirmRead keeps that this person says to have read a file, or takes that
// back. What was never delivered cannot have been read.
func (h *Handle) ConfirmRead(ctx context.Context, sha256 string, read bool) error {
	return h.mark(ctx, sha256, func(m readMark) (readMark, error) {
		m.Confirmed = time.Time{}
		switch {
		case m.How == "":
			return m, model.Errorf(model.CodeInvalid, "error.ballot.not_seen", "SHA256", sha256)
		case read:
			m.Confirmed = h.s.opt.Clock().UTC().Truncate(time.Second)
		}
		return m, nil
	})
}

// mark changes a mark, read and written in one transaction: a paper may be
// fetched in one session while it is confirmed in another.
func (h *Handle) mark(ctx context.Context, sha256 string, change func(readMark) (readMark, error)) error {
	if h.actor.Person == "" {
		return nil
	}
	err := h.view(ctx, model.VerbReadBlob, true, func(s model.State) error {
		if st := s.(*state); !st.mayRead(sha256) {
			return model.Errorf(model.CodeNotFound, "error.blob.missing", "SHA256", sha256)
		}
		return s.(*state).err
	})
	if err != nil {
		return err
	}
	if err := h.changeMark(ctx, sha256, change); err != nil {
		return err
	}
	h.s.poll.nudge() // it stands on screens that are open
	return nil
}

func (h *Handle) changeMark(ctx context.Context, sha256 string, change func(readMark) (readMark, error)) error {
	if h.s.writer == nil {
		return model.Errorf(model.CodeInvalid, "error.file.readonly", "Path", h.shown())
	}
	h.s.mu.Lock()
	defer h.s.mu.Unlock()
	tx, err := h.s.writer.BeginTx(ctx, nil) // takes the lock at once
	if err != nil {
		return fileError(h.shown(), err)
	}
	defer tx.Rollback()
	was, err := readMarkIn(ctx, tx, h.actor.Person, sha256)
	if err != nil {
		return fileError(h.shown(), err)
	}
	now, err := change(was)
	if err != nil {
		return err
	}
	body, err := json.Marshal(now)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, upsertHabit, h.actor.ID(), habitRead+sha256, model.FormatInstant(h.s.opt.Clock()), string(body)); err != nil {
		return fileError(h.shown(), err)
	}
	return fileError(h.shown(), tx.Commit())
}
