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
	var body string
	err := s.ledger.QueryRowContext(s.ctx, "SELECT body FROM local_draft WHERE person=? AND place=?", s.actor.Person, habitRead+sha256).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return model.ReadMark{}
	}
	var m readMark
	if s.fail(err); err != nil || json.Unmarshal([]byte(body), &m) != nil {
		return model.ReadMark{}
	}
	return model.ReadMark{How: m.How, SeenOn: m.Seen, Confirmed: m.Confirmed}
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

func (h *Handle) mark(ctx context.Context, sha256 string, change func(readMark) (readMark, error)) error {
	if h.actor.Person == "" {
		return nil
	}
	var m readMark
	err := h.view(ctx, model.VerbReadBlob, true, func(s model.State) error {
		st := s.(*state)
		if !st.mayRead(sha256) {
			return model.Errorf(model.CodeNotFound, "error.blob.missing", "SHA256", sha256)
		}
		was := st.ReadMark(sha256)
		m = readMark{was.How, was.SeenOn, was.Confirmed}
		return st.err
	})
	if err != nil {
		return err
	}
	if m, err = change(m); err != nil {
		return err
	}
	body, err := json.Marshal(m)
	if err != nil {
		return err
	}
	if err := h.keepHabit(ctx, habitRead+sha256, body); err != nil {
		return err
	}
	h.s.poll.nudge() // it stands on screens that are open
	return nil
}
