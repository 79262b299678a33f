package model

import "slices"

// members lists who sat in a body on a day.
func members(s State, body string, day Date) []string {
	var out []string
	for _, a := range Find[*Appointment](s, "body", body) {
		if a.On(day) && !slices.Contains(out, a.Person) {
			out = append(out, a.Person)
		}
	}
	return out
}

// VotesOn gives the vote of each member on a decision; a member's own vote
// outranks one that the secretary noted.
func VotesOn(s State, decision string) map[string]*Vote {
	rank := map[Known]int{KnownNoted: 0, KnownSession: 1, KnownSignature: 2}
	out := map[string]*Vote{}
	for _, v := range Find[*Vote](s, "decision", decision) {
		if old, ok := out[v.Person]; !ok || rank[v.Known] > rank[old.Known] {
			out[v.Person] = v
		}
	}
	return out
}

// Tally is how a decision was voted on.
type Tally struct {
	Members, Recused, Present, For, Against, Abstain int
	Quorum                                           int
}

// Count counts votes and presence. Members who do not take part because of an
// interest count neither for the quorum nor for the vote.
func Count(s State, d *Decision, b *Body) Tally {
	votes := VotesOn(s, d.ID)
	present := presence(s, d.Meeting)
	var t Tally
	for _, m := range members(s, d.Body, d.On) {
		t.Members++
		v, voted := votes[m]
		if voted && v.Value == VoteRecused {
			t.Recused++
			continue
		}
		if voted || present[m] {
			t.Present++
		}
		if !voted {
			continue
		}
		switch v.Value {
		case VoteFor:
			t.For++
		case VoteAgainst:
			t.Against++
		case VoteAbstain:
			t.Abstain++
		}
	}
	t.Quorum = b.Quorum
	if t.Quorum == 0 {
		t.Quorum = (t.Members-t.Recused)/2 + 1
	}
	if d.Acclaimed && t.For+t.Against+t.Abstain == 0 {
		t.For = t.Present
	}
	return t
}

func presence(s State, meeting string) map[string]bool {
	out := map[string]bool{}
	if meeting == "" {
		return out
	}
	for _, a := range Find[*Attendance](s, "meeting", meeting) {
		out[a.Person] = a.Present == PresencePresent || a.Present == PresenceProxy
	}
	return out
}

// Validity says whether a decision holds by the rules of its body, and if not,
// why (cbw.md §11 rule 7). Decisions from before use are taken as they are.
func Validity(s State, d *Decision) []Message {
	b, ok := Get[*Body](s, d.Body)
	if !ok {
		return []Message{Msg("duty.invalid.body")}
	}
	if d.Method == MethodTakenOver {
		return nil
	}
	if d.Method == MethodWritten && !b.Written {
		return []Message{Msg("duty.invalid.written")}
	}
	t := Count(s, d, b)
	var why []Message
	if t.Members-t.Recused == 0 {
		return append(why, Msg("duty.invalid.conflicted"))
	}
	if t.Present < t.Quorum {
		why = append(why, Msg("duty.invalid.quorum", "Present", t.Present, "Quorum", t.Quorum))
	}
	if t.Recused > 0 && d.Considerations == "" && t.Members == t.Recused+1 {
		why = append(why, Msg("duty.invalid.considerations"))
	}
	if !carried(s, d, b, t) {
		why = append(why, Msg("duty.invalid.majority", "For", t.For, "Against", t.Against))
	}
	return why
}

// carried applies the majority and the tie rule of the body.
func carried(s State, d *Decision, b *Body, t Tally) bool {
	cast := t.For + t.Against
	switch {
	case t.For == 0:
		return false
	case d.Method == MethodWritten && b.WrittenUnanimous, b.Majority == MajorityUnanimous:
		return t.Against == 0 && (d.Method != MethodWritten || t.For == t.Members-t.Recused)
	case b.Majority == MajorityTwoThirds:
		return 3*t.For >= 2*cast
	case t.For == t.Against && b.Tie == TieChair:
		return chairVoted(s, d) == VoteFor
	}
	return t.For > t.Against
}

// chairVoted is what the chair of the body voted.
func chairVoted(s State, d *Decision) VoteValue {
	chair := ""
	if m, ok := Get[*Meeting](s, d.Meeting); ok {
		chair = m.Chair
	}
	if chair == "" {
		for _, a := range Find[*Appointment](s, "body", d.Body) {
			if a.On(d.On) && IsChair(a.Position) {
				chair = a.Person
			}
		}
	}
	if v, ok := VotesOn(s, d.ID)[chair]; ok {
		return v.Value
	}
	return ""
}

// IsChair tells whether a position, as people write it, is that of the chair.
func IsChair(position string) bool {
	switch position {
	case "voorzitter", "Voorzitter", "chair", "Chair":
		return true
	}
	return false
}

// Effective tells whether a decision approves on a day: taken by then, by a
// body whose members are bound, validly, with an outcome that approves.
func Effective(s State, d *Decision, day Date) bool {
	if d.On.After(day) || d.Outcome != OutcomeApproved && d.Outcome != OutcomeConditions {
		return false
	}
	b, ok := Get[*Body](s, d.Body)
	if !ok || b.Type == BodySupervisory || b.Type == BodyAdvisory {
		return false
	}
	return len(Validity(s, d)) == 0
}

// NormOn finds the own norm that holds on a day: the one set last by an
// effective decision. Without such a decision there is none.
func NormOn(s State, name NormName, day Date) (*Norm, bool) {
	var best *Norm
	var since Date
	for _, n := range Find[*Norm](s, "name", string(name)) {
		d, ok := Get[*Decision](s, n.DecidedBy)
		if !ok || !Effective(s, d, day) || d.Outcome == OutcomeConditions && (d.ConditionsMetOn.IsZero() || d.ConditionsMetOn.After(day)) {
			continue
		}
		if best == nil || !d.On.Before(since) {
			best, since = n, d.On
		}
	}
	return best, best != nil
}
