package model

import (
	"slices"
)

// CastVote is a member's own vote, cast in a session with a key of their own on
// the revision that was read.
type CastVote struct {
	Decision string
	Rev      int    // of the decision
	Ballot   string // see Motion.Hash; empty: the revision says enough
	Value    VoteValue
	Interest string // its nature, when recused
	Minority string
	Consents bool     // in writing: agrees to the manner
	Read     []string // SHA-256 of each file confirmed as read
}

// Verb implements Command.
func (CastVote) Verb() Verb { return VerbCastVote }

// Seen implements Seeing: who decides has read what lies before them, as far as
// they may see it. That there is a newer text is said first.
func (c CastVote) Seen(s State) error {
	b, err := ballotHere(s, c.Decision)
	if err != nil {
		return err
	}
	if err := c.fresh(b.Ref.Rev, b.Motion.Hash()); err != nil || c.Value == VoteRecused {
		return err
	}
	var why []Message
	for _, p := range b.Papers {
		switch {
		case p.Asked() && !p.Mark.Seen():
			why = append(why, Msg("error.ballot.unseen", "Title", p.Title, "SHA256", p.SHA256))
		case p.Asked() && !slices.Contains(c.Read, p.SHA256):
			why = append(why, Msg("error.ballot.unread", "Title", p.Title))
		}
	}
	return unread(c.Decision, why)
}

// fresh refuses a vote on another text than there is.
func (c CastVote) fresh(rev int, ballot string) error {
	if c.Rev != rev || c.Ballot != "" && c.Ballot != ballot {
		return Errorf(CodeConflict, "error.ballot.reworded", "ID", c.Decision, "Yours", c.Rev, "Theirs", rev)
	}
	return nil
}

// ballotHere is what lies before the person of an own session.
func ballotHere(s State, decision string) (*Ballot, error) {
	person := s.Actor().Person
	if _, err := sessionKey(s.Whole(), person); err != nil {
		return nil, err
	}
	return BallotOf(s, decision, person)
}

func unread(decision string, why []Message) error {
	if len(why) > 0 {
		return Errorf(CodeInvalid, "error.ballot.papers", "ID", decision, "Why", why)
	}
	return nil
}

// Decide implements Command.
func (c CastVote) Decide(s State) ([]Change, error) {
	person := s.Actor().Person
	key, err := sessionKey(s, person)
	if err != nil {
		return nil, err
	}
	d, err := openTo(s, c.Decision, person, c.Value)
	if err != nil {
		return nil, err
	}
	on := MotionOf(s, d).Hash()
	if err := c.fresh(d.Rev, on); err != nil {
		return nil, err
	}
	v := ownRecord(s, d, person)
	if v.Known == KnownSignature && c.Value != VoteRecused {
		return nil, Errorf(CodeDenied, "error.ballot.signed", "ID", v.ID)
	}
	v.Known, v.Value, v.Interest, v.Minority = KnownSession, c.Value, c.Interest, c.Minority
	v.Consents = c.Consents && d.Method == MethodWritten
	v.DecisionRev, v.Ballot, v.Provisional = d.Rev, on, key.Provisional
	v.Read = slices.Sorted(slices.Values(c.Read))
	v.Statement, v.Signature, v.PublicKey, v.Encoding = "", "", "", ""
	return []Change{{Record: v, From: v.Rev, On: s.Today()}}, nil
}

// MembersOf are who may vote on a decision.
func MembersOf(s State, decision string) []*Person {
	d, ok := Get[*Decision](s, decision)
	if !ok {
		return nil
	}
	var out []*Person
	for _, id := range members(s, d.Body, d.On) {
		if p, ok := Get[*Person](s, id); ok {
			out = append(out, p)
		}
	}
	return out
}

// openTo finds a decision on which a member may cast an own vote now.
func openTo(s State, decision, person string, value VoteValue) (*Decision, error) {
	d, ok := Get[*Decision](s, decision)
	if !ok {
		return nil, missing(decision)
	}
	for _, err := range []error{votingOver(s, d), sits(s, d, person), asideOf(s, d, person, value)} {
		if err != nil {
			return nil, err
		}
	}
	return d, nil
}

// ownRecord is the record that an own vote goes into: that of the vote the
// member cast before, or a new one.
func ownRecord(s State, d *Decision, person string) *Vote {
	if own := ownVote(s, d.ID, person); own != nil {
		return Clone(own).(*Vote)
	}
	v := &Vote{Decision: d.ID, Person: person}
	v.ID = s.NextID(KindVote, d.On.Year())
	return v
}

// CastSigned is a member's own vote by a signature that was verified over the
// statement; see store.Handle.CastSigned.
type CastSigned struct {
	Decision  string
	Value     VoteValue
	Consents  bool
	Minority  string
	Key       string // fingerprint of the key that signed
	Statement string
	Encoding  Encoding // in which it was signed
	Signature string   // armoured
	PublicKey string   // a line of authorized_keys
}

// Verb implements Command.
func (CastSigned) Verb() Verb { return VerbCastSigned }

// Seen implements Seeing: the signature confirms what the statement lists, once
// it was delivered.
func (c CastSigned) Seen(s State) error {
	b, err := ballotHere(s, c.Decision)
	if err != nil {
		return err
	}
	var why []Message
	for _, p := range b.Papers {
		if p.Asked() && !p.Mark.Seen() {
			why = append(why, Msg("error.ballot.unseen", "Title", p.Title, "SHA256", p.SHA256))
		}
	}
	return unread(c.Decision, why)
}

// Decide implements Command.
func (c CastSigned) Decide(s State) ([]Change, error) {
	person := s.Actor().Person
	if _, err := sessionKey(s, person); err != nil {
		return nil, err // the session may be another's than the signing key
	}
	key, err := VotingKey(s, c.Key, person)
	if err != nil {
		return nil, err
	}
	d, err := openTo(s, c.Decision, person, c.Value)
	if err != nil {
		return nil, err
	}
	st, err := StatementOf(s, d.ID, person, c.Key, c.Value, c.Consents)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(Votable(), c.Value) || st.Text() != c.Statement {
		return nil, Errorf(CodeConflict, "error.signed.other", "ID", d.ID)
	}
	v := ownRecord(s, d, person)
	v.Known, v.Value, v.Interest, v.Minority, v.Consents = KnownSignature, c.Value, "", c.Minority, st.Consents
	v.DecisionRev, v.Ballot, v.Provisional = d.Rev, st.Motion.Hash(), key.Provisional
	v.Read = filesOf(st.Motion)
	v.Statement, v.Encoding, v.Signature, v.PublicKey = c.Statement, c.Encoding, c.Signature, c.PublicKey
	return []Change{{Record: v, From: v.Rev, On: s.Today()}}, nil
}
