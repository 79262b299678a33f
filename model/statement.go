package model

import (
	"fmt"
	"strings"
)

// VoteNamespace is what a signature on a vote is made for: one made for
// anything else is none on a vote.
const VoteNamespace = "vote@rekenschap"

// Statement is what a member signs to vote. Its text says everything that the
// vote hangs on, so that text and signature alone are proof.
type Statement struct {
	Organisation string // its random name
	Decision     string
	Revision     int // of the decision
	Motion       Motion
	Person       string
	Key          string // fingerprint of the key that signs
	Cast         int    // the member's first, second … own vote on it: what was signed once is accepted once
	Written      bool
	Consents     bool // in writing: agrees to the manner
	Value        VoteValue
}

// Text is the statement: ASCII, lines ending in LF, the same for the same vote.
func (st Statement) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "rekenschap-vote/1\norganisation %s\ndecision %s\nrevision %d\n", st.Organisation, st.Decision, st.Revision)
	b.WriteString(strings.Join(st.Motion.lines(), ""))
	fmt.Fprintf(&b, "person %s\nkey %s\ncast %d\n", st.Person, st.Key, st.Cast)
	if st.Written {
		word := "no"
		if st.Consents {
			word = "yes"
		}
		fmt.Fprintf(&b, "consent %s\n", word)
	}
	fmt.Fprintf(&b, "vote %s\n", st.Value)
	return b.String()
}

// Votable lists what can be voted by signature: taking no part because of an
// interest is told in a session, with its nature.
func Votable() []VoteValue { return []VoteValue{VoteFor, VoteAgainst, VoteAbstain} }

// ParseVote reads a vote as people type it, in Dutch or in English.
func ParseVote(typed string) (VoteValue, error) {
	switch strings.ToLower(strings.TrimSpace(typed)) {
	case "for", "voor":
		return VoteFor, nil
	case "against", "tegen":
		return VoteAgainst, nil
	case "abstain", "onthouding", "onthouden":
		return VoteAbstain, nil
	}
	return "", Errorf(CodeUsage, "error.ballot.word", "Text", typed)
}

// StatementOf is what a person signs with a key to vote on a decision as it
// stands.
func StatementOf(s State, decision, person, key string, value VoteValue, consents bool) (Statement, error) {
	d, ok := Get[*Decision](s, decision)
	if !ok {
		return Statement{}, missing(decision)
	}
	st := Statement{Decision: d.ID, Revision: d.Rev, Motion: MotionOf(s, d), Person: person, Key: key, Cast: 1,
		Written: d.Method == MethodWritten, Value: value}
	st.Consents = st.Written && consents
	if org, ok := TheOrganisation(s); ok {
		st.Organisation = org.UID
	}
	if own := ownVote(s, decision, person); own != nil {
		st.Cast = own.Rev + 1
	}
	return st, nil
}

// Says tells whether a statement says what a recorded vote says, and is of this
// organisation; wording and papers are those of its text.
func (v *Vote) Says(organisation, key string, motion Motion) bool {
	for cast := v.Rev; cast > 0; cast-- { // a note laid with it since is a revision too
		for _, written := range []bool{true, false} {
			st := Statement{Organisation: organisation, Decision: v.Decision, Revision: v.DecisionRev, Motion: motion, Person: v.Person,
				Key: key, Cast: cast, Written: written, Consents: v.Consents, Value: v.Value}
			if st.Text() == v.Statement {
				return motion.Hash() == v.Ballot
			}
		}
	}
	return false
}

// MotionIn reads from a statement to what it binds.
func MotionIn(statement string) Motion {
	var out Motion
	for line := range strings.Lines(statement) {
		line = strings.TrimSuffix(line, "\n")
		if hash, ok := strings.CutPrefix(line, "text sha256:"); ok {
			out.Wording = hash
		}
		if strings.HasPrefix(line, "paper ") || strings.HasPrefix(line, "record ") {
			out.Papers = append(out.Papers, line)
		}
	}
	return out
}

// Encoding is how a statement stood in the file that was signed.
type Encoding string

// The encodings: as printed, with the line ends of Windows, and as PowerShell
// 5.1 writes what it is given.
const (
	EncodingPlain Encoding = ""
	EncodingCRLF  Encoding = "crlf"
	EncodingUTF16 Encoding = "utf-16le"
)

// Values lists the closed set.
func (Encoding) Values() []string { return []string{"crlf", "utf-16le"} }

// WordKey implements Worded.
func (e Encoding) WordKey() string { return "encoding." + string(e) }
