package store

import (
	"context"
	"slices"

	"github.com/hiddeco/sshsig"
	"github.com/rekenschap/rekenschap/model"
	"golang.org/x/crypto/ssh"
)

// ToSign asks for a statement.
type ToSign struct {
	Decision string
	Value    model.VoteValue
	Consents bool   // in writing: agrees to the manner
	Key      string // number or fingerprint of the key that will sign; empty: that of the session
}

// Statement is what the actor signs to vote on a decision as it stands, with
// the files that were not delivered yet.
func (h *Handle) Statement(ctx context.Context, to ToSign) (st model.Statement, unseen []model.BallotPaper, err error) {
	err = h.View(ctx, func(s model.State) error {
		b, err := model.BallotOf(s, to.Decision, h.actor.Person)
		switch {
		case err != nil:
			return err
		case !b.Session.IsZero():
			return &model.Error{Code: model.CodeDenied, Message: b.Session}
		case len(b.Why) > 0:
			return &model.Error{Code: model.CodeInvalid, Message: b.Why[0]}
		}
		key := h.actor.Key
		if to.Key != "" {
			k, err := model.VotingKey(s.Whole(), to.Key, h.actor.Person)
			if err != nil {
				return err
			}
			key = k.Fingerprint
		}
		unseen = slices.DeleteFunc(b.Unread(), func(p model.BallotPaper) bool { return p.Mark.Seen() })
		st, err = model.StatementOf(s, b.Ref.ID, h.actor.Person, key, to.Value, to.Consents)
		return err
	})
	return st, unseen, err
}

// CastSigned records the vote that an armoured signature gives, with a note of
// the member beside it. Which vote that is, follows from the one statement that
// the signature holds over.
func (h *Handle) CastSigned(ctx context.Context, decision string, armored []byte, note string) (model.Receipt, error) {
	sig, err := unarmor(armored)
	if err != nil {
		return model.Receipt{}, err
	}
	var cmd model.CastSigned
	err = h.View(ctx, func(s model.State) (err error) {
		cmd, err = signedVote(s, decision, sig)
		return err
	})
	if err != nil {
		return model.Receipt{}, err
	}
	cmd.Signature, cmd.Minority = string(sshsig.Armor(sig)), note
	return h.Do(ctx, cmd)
}

// signedVote finds the vote that a signature is for, or says what it is for
// instead.
func signedVote(s model.State, decision string, sig *sshsig.Signature) (model.CastSigned, error) {
	person, key := s.Actor().Person, ssh.FingerprintSHA256(sig.PublicKey)
	b, err := model.BallotOf(s, decision, person)
	if err != nil {
		return model.CastSigned{}, err
	}
	if !b.Session.IsZero() {
		return model.CastSigned{}, &model.Error{Code: model.CodeDenied, Message: b.Session}
	}
	if _, err := model.VotingKey(s.Whole(), key, person); err != nil {
		return model.CastSigned{}, err
	}
	for _, st := range statements(s, b.Ref.ID, person, key) {
		if as, ok := holds(sig, sig.PublicKey, st.Text()); ok {
			return model.CastSigned{Decision: b.Ref.ID, Value: st.Value, Consents: st.Consents, Key: key, Statement: st.Text(),
				Encoding: as, PublicKey: authorizedKey(sig.PublicKey)}, nil
		}
	}
	return model.CastSigned{}, otherwise(s, b, key, sig)
}

// statements are all that a person could sign on a decision as it stands.
func statements(s model.State, decision, person, key string) []model.Statement {
	var out []model.Statement
	for _, value := range model.Votable() {
		for _, consents := range []bool{true, false} {
			st, err := model.StatementOf(s, decision, person, key, value, consents)
			if err == nil && (st.Written || !consents) {
				out = append(out, st)
			}
		}
	}
	return out
}

// otherwise says what is wrong with a good signature that gives no vote here:
// recorded before, on an earlier revision, on another decision, for another
// member.
func otherwise(s model.State, b *model.Ballot, key string, sig *sshsig.Signature) error {
	over := func(all []model.Statement) bool {
		return slices.ContainsFunc(all, func(st model.Statement) bool { _, ok := holds(sig, sig.PublicKey, st.Text()); return ok })
	}
	for _, v := range b.Votes {
		for _, rev := range s.Whole().History(model.KindVote, v.Ref.ID) {
			was := rev.Record.(*model.Vote)
			if _, ok := holds(sig, sig.PublicKey, was.Statement); ok && was.Statement != "" {
				return model.Errorf(model.CodeInvalid, "error.signed.replay", "ID", b.Ref.ID, "At", was.RecordedAt)
			}
		}
	}
	for _, rev := range s.Whole().History(model.KindDecision, b.Ref.ID) {
		if over(earlier(s, b, key, rev.Record.(*model.Decision))) {
			return model.Errorf(model.CodeConflict, "error.signed.revision", "ID", b.Ref.ID, "Yours", rev.Entry.Rev, "Theirs", b.Ref.Rev)
		}
	}
	for _, d := range model.Find[*model.Decision](s, "outcome", string(model.OutcomeProposed)) {
		if d.ID != b.Ref.ID && over(statements(s, d.ID, b.Person, key)) {
			return model.Errorf(model.CodeInvalid, "error.signed.decision", "ID", b.Ref.ID, "Other", d.ID)
		}
	}
	for _, p := range model.MembersOf(s, b.Ref.ID) {
		if p.ID != b.Person && over(statements(s, b.Ref.ID, p.ID, key)) {
			return model.Errorf(model.CodeInvalid, "error.signed.person", "ID", b.Ref.ID, "Person", p.Name)
		}
	}
	return model.Errorf(model.CodeInvalid, "error.signed.other", "ID", b.Ref.ID)
}

// earlier are the statements on a decision as it read before.
func earlier(s model.State, b *model.Ballot, key string, d *model.Decision) []model.Statement {
	if d.Rev == b.Ref.Rev {
		return nil
	}
	out := statements(s, b.Ref.ID, b.Person, key)
	for i := range out {
		out[i].Revision, out[i].Motion.Wording = d.Rev, model.WordingHash(d)
	}
	return out
}
