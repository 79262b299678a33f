package model

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/rekenschap/rekenschap/model/canon"
)

// Motion is what a vote is bound to: the wording of a proposal and the bytes of
// everything that lies before the members. Another wording or another paper is
// another proposal.
type Motion struct {
	Wording string   // SHA-256 over the wording, in hex
	Papers  []string // a line of the statement for each paper, sorted
}

// Hash is one SHA-256 over all of it: what is compared, by eye and by voice.
func (b Motion) Hash() string {
	return sum([]byte(strings.Join(b.lines(), "")))
}

// lines are what it adds to a statement.
func (b Motion) lines() []string {
	out := []string{"text sha256:" + b.Wording + "\n"}
	for _, p := range b.Papers {
		out = append(out, p+"\n")
	}
	return out
}

func sum(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

// WordingHash is the SHA-256 over what a decision decides: subject, text,
// conditions, the versions it approves, what it replaces and whom it mandates,
// in canonical JSON. Grounds may still be worked out; what is decided may not.
func WordingHash(d *Decision) string {
	type version struct {
		ID     string `json:"id"`
		Rev    int    `json:"rev"`
		SHA256 string `json:"sha256"`
	}
	approves := []version{}
	for _, r := range d.Approves {
		approves = append(approves, version{r.ID, r.Rev, r.SHA256})
	}
	b, err := canon.Marshal(struct {
		Approves   []version `json:"approves"`
		Conditions string    `json:"conditions"`
		Mandates   []string  `json:"mandates"`
		Subject    string    `json:"subject"`
		Supersedes string    `json:"supersedes"`
		Text       string    `json:"text"`
	}{approves, d.Conditions, append([]string{}, d.Mandates...), d.Subject, d.Supersedes, d.Text})
	if err != nil {
		return ""
	}
	return sum(b)
}

// MotionOf is what a vote on a decision would be bound to now. It looks at
// everything there is: what is decided on does not hang on who reads it.
func MotionOf(s State, d *Decision) Motion {
	all := s.Whole()
	if whole, ok := Get[*Decision](all, d.ID); ok {
		d = whole // with the papers that are kept from this reader
	}
	out := Motion{Wording: WordingHash(d)}
	for _, p := range laidBefore(all, d) {
		out.Papers = append(out.Papers, p.line())
	}
	slices.Sort(out.Papers)
	out.Papers = slices.Compact(out.Papers)
	return out
}

// laidBefore are the papers of a proposal with those of its item.
func laidBefore(s State, d *Decision) []Paper {
	if it, ok := Get[*AgendaItem](s, d.Item); ok {
		return union(d.Papers, it.Papers)
	}
	return d.Papers
}

// line names the bytes of a paper in a statement; of a paper that is a record
// without a file the record as it was laid before.
func (p Paper) line() string {
	if p.SHA256 != "" {
		return "paper sha256:" + p.SHA256
	}
	return "record " + p.What.ID + " sha256:" + p.What.SHA256
}

// bindVote gives an own vote that does not say on what it was cast what lies
// there now.
func bindVote(s State, v *Vote) {
	if v.Known == KnownNoted || v.Ballot != "" {
		return
	}
	if d, ok := Get[*Decision](s, v.Decision); ok {
		v.Ballot, v.DecisionRev = MotionOf(s, d).Hash(), d.Rev
	}
}

// unbindVotes makes a decision that is reworded forget on what its votes were
// cast: a correction of a slip leaves that, another wording does not.
func unbindVotes(s State, d *Decision) {
	d.Ballot = ""
	if old, ok := Get[*Decision](s, d.ID); ok && WordingHash(old) == WordingHash(d) {
		d.Ballot = old.Ballot
	}
}

// votedOn is the ballot on which own votes on a decision must have been cast to
// count: the one it was decided on, or what lies there now.
func votedOn(s State, d *Decision) string {
	if settled(d) && d.Ballot != "" {
		return d.Ballot
	}
	return MotionOf(s, d).Hash()
}

// current keeps the votes that were cast on the proposal as it stands. A noted
// vote is on what the meeting decided.
func current(s State, decision string, votes []*Vote) []*Vote {
	if !slices.ContainsFunc(votes, (*Vote).bound) {
		return votes
	}
	d, ok := Get[*Decision](s, decision)
	if !ok {
		return votes
	}
	on := votedOn(s, d)
	return slices.DeleteFunc(slices.Clone(votes), func(v *Vote) bool { return v.bound() && v.Ballot != on })
}

func (v *Vote) bound() bool { return v.Known != KnownNoted && v.Ballot != "" }

// Stale tells whether an own vote was cast on another wording than the one that
// stands, or was decided on: it does not count.
func (v *Vote) Stale(s State) bool {
	return len(current(s, v.Decision, []*Vote{v})) == 0
}

// ownVote finds the vote that a member cast: own votes follow each other in one
// record.
func ownVote(s State, decision, person string) *Vote {
	var out *Vote
	for _, v := range Find[*Vote](s, "decision", decision) {
		if v.Person == person && v.Known != KnownNoted && (out == nil || v.Known.rank() > out.Known.rank()) {
			out = v
		}
	}
	return out
}

// ballotOf is what a decision keeps of what its own votes were cast on; nothing
// where nobody cast one.
func ballotOf(s State, d *Decision) string {
	if !slices.ContainsFunc(Find[*Vote](s, "decision", d.ID), (*Vote).bound) {
		return ""
	}
	return MotionOf(over(s, d), d).Hash()
}

// filesOf are the SHA-256 of the files that a motion names.
func filesOf(m Motion) []string {
	var out []string
	for _, p := range m.Papers {
		if sha, ok := strings.CutPrefix(p, "paper sha256:"); ok {
			out = append(out, sha)
		}
	}
	return out
}

// SignedBy is the fingerprint of the key by which an own vote is known: the one
// that signed it, or that of the session it was cast in.
func (v *Vote) SignedBy() string {
	if v.Known == KnownSignature {
		for line := range strings.Lines(v.Statement) {
			if key, ok := strings.CutPrefix(line, "key "); ok {
				return strings.TrimSuffix(key, "\n")
			}
		}
	}
	return v.Key
}
