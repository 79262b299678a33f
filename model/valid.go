package model

import (
	"slices"
	"strings"
)

// members lists who sat in a body on a day.
func members(s State, body string, day Date) []string {
	return seated(Find[*Appointment](s, "body", body), day)
}

// seated lists who of those appointed sat on a day.
func seated(as []*Appointment, day Date) []string {
	var out []string
	for _, a := range as {
		if a.On(day) && !slices.Contains(out, a.Person) {
			out = append(out, a.Person)
		}
	}
	return out
}

// VotesOn gives the vote of each member on a decision; a member's own vote
// outranks one that the secretary noted, and counts for the wording it was cast
// on alone.
func VotesOn(s State, decision string) map[string]*Vote {
	return counting(current(s, decision, Find[*Vote](s, "decision", decision)))
}

// counting keeps of each person the vote that counts.
func counting(votes []*Vote) map[string]*Vote {
	out := map[string]*Vote{}
	for _, v := range votes {
		if old, ok := out[v.Person]; !ok || v.Known.rank() > old.Known.rank() {
			out[v.Person] = v
		}
	}
	return out
}

func valuesOf(votes map[string]*Vote) map[string]VoteValue {
	out := map[string]VoteValue{}
	for person, v := range votes {
		out[person] = v.Value
	}
	return out
}

// Tally is how a decision was voted on.
type Tally struct {
	Members, Recused, Present, For, Against, Abstain int
	Quorum                                           int
}

// Count counts the votes on a decision and who was there.
func Count(s State, d *Decision, b *Body) Tally {
	seats, votes := members(s, d.Body, d.On), valuesOf(VotesOn(s, d.ID))
	return countVotes(b, d.Acclaimed, seats, votes, present(s, d, b, seats, votes))
}

// present says of each member known to be there or not whether it took part:
// as the decision tells, or else the list of who was at the meeting.
func present(s State, d *Decision, b *Body, seats []string, votes map[string]VoteValue) map[string]bool {
	if out := took(seats, d.Present); out != nil {
		return out
	}
	return presence(attendedOf(s, d.Meeting), seats, b.Proxies, votes)
}

// took says of each member whether it took part, when the decision tells; who
// left later was there.
func took(seats, present []string) map[string]bool {
	if len(present) == 0 {
		return nil
	}
	out := map[string]bool{}
	for _, m := range seats {
		out[m] = slices.Contains(present, m)
	}
	return out
}

// countVotes counts votes and presence of the members of a body. Who does not
// take part because of an interest counts neither for the quorum nor for the
// vote, and nobody votes who was noted absent.
func countVotes(b *Body, acclaimed bool, seats []string, votes map[string]VoteValue, there map[string]bool) Tally {
	var t Tally
	for _, m := range seats {
		t.Members++
		v, voted := votes[m]
		present, noted := there[m]
		switch {
		case voted && v == VoteRecused:
			t.Recused++
		case noted && !present, !voted && !present:
		default:
			t.Present++
			if voted {
				t.add(v)
			}
		}
	}
	t.Quorum = b.Quorum
	if t.Quorum == 0 {
		t.Quorum = (t.Members-t.Recused)/2 + 1
	}
	if b.OneMember {
		t.Quorum = 1
	}
	if acclaimed {
		t.For = t.Present - t.Against - t.Abstain // who was there and said nothing else
	}
	return t
}

func (t *Tally) add(v VoteValue) {
	switch v {
	case VoteFor:
		t.For++
	case VoteAgainst:
		t.Against++
	case VoteAbstain:
		t.Abstain++
	}
}

// attended is one line of who was there at a meeting.
type attended struct {
	person, proxyTo string
	present         Presence
}

func attendedOf(s State, meeting string) []attended {
	var out []attended
	if meeting == "" {
		return nil
	}
	for _, a := range Find[*Attendance](s, "meeting", meeting) {
		out = append(out, attended{a.Person, a.ProxyTo, a.Present})
	}
	return out
}

// presence says of each person noted at a meeting whether it counts as there:
// present, or represented by a member who is and takes part, within the proxies
// the body allows.
func presence(noted []attended, seats []string, proxies int, votes map[string]VoteValue) map[string]bool {
	out, held, carried := map[string]bool{}, map[string]int{}, []string{}
	for _, a := range noted {
		out[a.person] = a.present == PresencePresent
	}
	for _, a := range noted {
		carries := out[a.proxyTo] && votes[a.proxyTo] != VoteRecused && slices.Contains(seats, a.proxyTo)
		if a.present == PresenceProxy && carries && held[a.proxyTo] < proxies {
			held[a.proxyTo]++
			carried = append(carried, a.person) // set last: a proxy does not carry a proxy
		}
	}
	for _, person := range carried {
		out[person] = true
	}
	return out
}

// Validity says whether a decision holds by the rules of its body, and if not,
// why (cbw.md §10 and §11 rule 7). Decisions from before use are taken as they are.
func Validity(s State, d *Decision) []Message {
	b, ok := Get[*Body](s, d.Body)
	if !ok {
		return []Message{Msg("duty.invalid.body")}
	}
	if d.Method == MethodTakenOver {
		return nil
	}
	why := mannerProblems(s, d, b)
	t := Count(s, d, b)
	switch {
	case t.Members == t.Recused && t.Members > 0:
		return append(why, conflictedProblems(s, d, b)...)
	case t.Present < t.Quorum:
		why = append(why, Msg("duty.invalid.quorum", "Present", t.Present, "Quorum", t.Quorum))
	}
	if !carried(s, d, b, t) {
		why = append(why, shortOf(d, b, t))
	}
	return why
}

// mannerProblems looks at how the decision came about: in a meeting of that
// body on that day, or in writing where the body may; with prior approval
// where the body needs it.
func mannerProblems(s State, d *Decision, b *Body) []Message {
	var why []Message
	switch m, ok := Get[*Meeting](s, d.Meeting); {
	case d.Method == MethodWritten && !b.Written:
		why = append(why, Msg("duty.invalid.written"))
	case d.Method == MethodWritten && b.WrittenConsent && !d.Consented:
		why = append(why, Msg("duty.invalid.consent"))
	case d.Method == MethodMeeting && !ok:
		why = append(why, Msg("duty.invalid.no_meeting"))
	case d.Method == MethodMeeting && (m.Body != d.Body || m.On != d.On || m.State == MeetingPlanned):
		why = append(why, Msg("duty.invalid.meeting", "ID", m.ID))
	}
	if subject, asked := priorSubject(d, b); asked && !supervised(s, d) {
		why = append(why, priorMissing(s, d, b, subject))
	}
	return why
}

// priorSubject finds the subject in the rules of the body for which it needs the
// approval of the supervisory body first, where the decision is about one.
func priorSubject(d *Decision, b *Body) (string, bool) {
	about := strings.ToLower(d.Subject)
	for _, p := range b.PriorApproval {
		if strings.Contains(about, strings.ToLower(p)) {
			return p, true
		}
	}
	return "", false
}

// priorMissing says which rule of which body asks the approval that is not
// there, or does not hold, and how to mend that.
func priorMissing(s State, d *Decision, b *Body, subject string) Message {
	key := "duty.invalid.prior"
	if d.Supervisor != "" {
		key = "duty.invalid.prior_void"
	}
	return Msg(key, "Body", b.Name, "Rule", fieldLabel(KindBody, "prior_approval"), "Subject", subject, "Above", aboveName(s, b),
		"ID", d.Supervisor, "Field", fieldLabel(KindDecision, "supervisor"))
}

// supervised tells whether the decision names an approval of the supervisory
// body over its own that was given, validly, on or before its day.
func supervised(s State, d *Decision) bool {
	sup, ok := Get[*Decision](s, d.Supervisor)
	if !ok || sup.ID == d.ID || sup.On.After(d.On) || sup.Outcome != OutcomeApproved {
		return false
	}
	b, ok := Get[*Body](s, d.Body)
	above, known := Get[*Body](s, sup.Body)
	return ok && known && above.Type == BodySupervisory && (b.Supervisor == "" || b.Supervisor == above.ID) && len(Validity(s, sup)) == 0
}

// conflictedProblems: when all members have an interest the supervisory body
// decides; without one the board decides with written considerations (BW
// 2:291(6) and 2:292a(7), as cbw.md §10 gives them).
func conflictedProblems(s State, d *Decision, b *Body) []Message {
	switch {
	case supervised(s, d):
		return nil
	case b.Supervisor == "" && d.Considerations != "":
		return nil
	case b.Supervisor == "":
		return []Message{Msg("duty.invalid.considerations")}
	}
	return []Message{Msg("duty.invalid.conflicted", "Above", aboveName(s, b), "Field", fieldLabel(KindDecision, "supervisor"))}
}

// carried applies the majority and the tie rule of the body.
func carried(s State, d *Decision, b *Body, t Tally) bool {
	cast := t.For + t.Against
	switch {
	case t.For == 0:
		return false
	case unanimous(d, b):
		return t.Against == 0 && (d.Method != MethodWritten || t.For == t.Members-t.Recused)
	case b.Majority == MajorityTwoThirds:
		return 3*t.For >= 2*cast
	case t.For == t.Against && b.Tie == TieChair:
		return chairVoted(s, d, b) == VoteFor
	case t.For == t.Against && b.Tie == TieSupervisor:
		return supervised(s, d)
	}
	return t.For > t.Against
}

// unanimous tells whether all must be in favour.
func unanimous(d *Decision, b *Body) bool {
	return d.Method == MethodWritten && b.WrittenUnanimous || b.Majority == MajorityUnanimous
}

// shortOf says what the votes lack to carry a decision.
func shortOf(d *Decision, b *Body, t Tally) Message {
	key := "duty.invalid.majority"
	switch {
	case unanimous(d, b):
		key = "duty.invalid.unanimous"
	case b.Majority == MajorityTwoThirds:
		key = "duty.invalid.two_thirds"
	}
	return Msg(key, "For", t.For, "Against", t.Against, "Of", t.Members-t.Recused)
}

// voteShort tells whether a problem is that the votes do not carry a decision.
func voteShort(m Message) bool {
	switch m.Key {
	case "duty.invalid.majority", "duty.invalid.two_thirds", "duty.invalid.unanimous":
		return true
	}
	return false
}

// chairVoted is what the chair of the body voted; nothing when away.
func chairVoted(s State, d *Decision, b *Body) VoteValue {
	chair := chairOn(s, d)
	votes := valuesOf(VotesOn(s, d.ID))
	if there, noted := present(s, d, b, members(s, d.Body, d.On), votes)[chair]; noted && !there {
		return ""
	}
	return votes[chair]
}

// IsChair tells whether a position, as people write it, is that of the chair.
func IsChair(position string) bool {
	switch position {
	case "voorzitter", "Voorzitter", "chair", "Chair":
		return true
	}
	return false
}

// Effective tells whether a decision approves under Cbw art. 24(1) on a day: it
// holds, and its body is one whose members are bound.
func Effective(s State, d *Decision, day Date) bool {
	b, ok := Get[*Body](s, d.Body)
	return ok && b.Type.Bound() && holds(s, d, day)
}

// holds tells whether a decision of whichever body was taken by a day, validly,
// with an outcome that approves.
func holds(s State, d *Decision, day Date) bool {
	return approves(d, day) && len(Validity(s, d)) == 0
}

// approves tells whether a decision of a day or before says yes, by its own words.
func approves(d *Decision, day Date) bool {
	return !d.On.After(day) && (d.Outcome == OutcomeApproved || d.Outcome == OutcomeConditions)
}

// lapsed tells whether the last day of a decision has passed.
func lapsed(d *Decision, day Date) bool {
	return !d.ValidUntil.IsZero() && day.After(d.ValidUntil)
}

// stands tells whether a decision that held still does: not superseded, not
// past its last day.
func stands(s State, d *Decision, day Date) bool {
	return !lapsed(d, day) && holds(s, d, day) && !superseded(s, d, day)
}

// NormOn finds the own norm that holds on a day: the one set last by a decision
// of the board that stands. Without such a decision there is none.
func NormOn(s State, name NormName, day Date) (*Norm, bool) {
	var best *Norm
	var since Date
	for _, n := range Find[*Norm](s, "name", string(name)) {
		d, ok := Get[*Decision](s, n.DecidedBy)
		if !ok || !Effective(s, d, day) || !stands(s, d, day) || d.Outcome == OutcomeConditions && (d.ConditionsMetOn.IsZero() || d.ConditionsMetOn.After(day)) {
			continue
		}
		if best == nil || !d.On.Before(since) {
			best, since = n, d.On
		}
	}
	return best, best != nil
}
