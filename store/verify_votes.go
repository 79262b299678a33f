package store

import (
	"bytes"
	"database/sql"
	"errors"

	"github.com/rekenschap/rekenschap/model"
)

// signedBody is a vote known by a signature, with the organisation as it was
// called then.
type signedBody struct {
	*model.Vote
	org string
	on  model.Date
}

// isSigned tells of the body of a vote, without opening it, whether it says to
// be known by a signature.
func isSigned(body []byte) bool { return bytes.Contains(body, []byte(`"known":"signature"`)) }

// checkVotes holds every signed vote against its signature, the key against
// those its member had, and the statement against the wording in the ledger.
func (v *verifier) checkVotes() error {
	for _, vote := range v.signed {
		if err := validVote(vote.Vote, vote.org); err != nil {
			v.rep.add(model.CodeTampered, vote.Seq, "verify.vote", "ID", vote.ID, "Why", inWords(err))
			continue
		}
		if !v.hadKey(vote) {
			v.rep.add(model.CodeTampered, vote.Seq, "verify.vote.key", "ID", vote.ID, "Key", vote.SignedBy())
		}
		if err := v.checkWording(vote.Vote); err != nil {
			return err
		}
	}
	return nil
}

// hadKey tells whether the key that signed a vote was its member's when it was
// recorded, and let them in.
func (v *verifier) hadKey(vote signedBody) bool {
	var last *model.Key
	for _, k := range v.keys {
		if k.Fingerprint == vote.SignedBy() && k.Seq < vote.Seq {
			last = k
		}
	}
	return last != nil && last.Person == vote.Person && last.State(vote.on).LetsIn()
}

// checkWording reads the revision that a vote was cast on.
func (v *verifier) checkWording(vote *model.Vote) error {
	var seq int64
	var entry string
	var body sql.RawBytes
	rows, err := v.q.QueryContext(v.ctx, `SELECT l.seq, l.entry, b.body FROM ledger l LEFT JOIN ledger_body b USING(seq)
		WHERE entry ->> '$.kind' = 'decision' AND entry ->> '$.id' = ? ORDER BY l.seq`, vote.Decision)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := rows.Scan(&seq, &entry, &body); err != nil {
			return err
		}
		e, ok := scanEntry(entry)
		if !ok || e.Rev != vote.DecisionRev {
			continue
		}
		switch d, err := decodeBody(model.KindDecision, e.Rev, seq, bytes.Clone(body)); {
		case err != nil:
			return nil // told already
		case sha(body) != e.BodySHA256:
			v.rep.add("", vote.Seq, "verify.vote.removed", "ID", vote.ID, "Decision", vote.Decision)
		case model.WordingHash(d.(*model.Decision)) != model.MotionIn(vote.Statement).Wording:
			v.rep.add(model.CodeTampered, vote.Seq, "verify.vote.wording", "ID", vote.ID, "Decision", vote.Decision, "Rev", vote.DecisionRev)
		}
		return nil
	}
	if err := rows.Err(); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	v.rep.add(model.CodeTampered, vote.Seq, "verify.vote.wording", "ID", vote.ID, "Decision", vote.Decision, "Rev", vote.DecisionRev)
	return nil
}
