package model

import "strings"

// Letters are the ten parts of Cbw art. 21(3).
const Letters = "abcdefghij"

// warnWindow is how long before a date a duty starts to ask attention, in days,
// unless an own norm says otherwise.
const warnWindow = 60

// approval is a version that a decision approved.
type approval struct {
	decision *Decision
	version  *PolicyVersion
	policy   *Policy
	status   Status
	due      Date
	note     Message
}

// ruleApproval is Cbw art. 24(1): the measures of art. 21 need the approval of
// the board. One line, ten parts; no term runs, so a missing letter is a gap.
func ruleApproval(s State, day Date, r *DutyResult) {
	for _, l := range lettersOn(s, day) {
		r.Parts = append(r.Parts, l.part)
	}
}

// letterResult is one of the ten parts of Cbw art. 21(3), with the approval
// that counts for it; without one, that has no decision.
type letterResult struct {
	letter string
	best   approval
	part   DutyPart
}

// Approval says in a word how one of the ten parts stands under art. 24(1): no
// word of any other duty.
type Approval string

// The states of the approval of a part.
const (
	ApprovalGiven     Approval = "given"
	ApprovalEnding    Approval = "ending"
	ApprovalCondition Approval = "condition"
	ApprovalNone      Approval = "none"
)

// WordKey implements Worded.
func (a Approval) WordKey() string { return "approval." + string(a) }

func (l letterResult) approval() Approval {
	switch {
	case l.part.Status == Met:
		return ApprovalGiven
	case l.part.Status == Attention && l.best.decision.Outcome == OutcomeConditions && l.part.Note.Key == "duty.note.conditions":
		return ApprovalCondition
	case l.part.Status == Attention:
		return ApprovalEnding
	}
	return ApprovalNone
}

// lettersOn judges the ten parts on a day, in their order. Of one policy the
// newest version that was approved for a part counts: an older one does not
// come back when that lapses.
func lettersOn(s State, day Date) []letterResult {
	type covered struct {
		policy string
		letter rune
	}
	newest := map[covered]approval{}
	var inOrder []covered
	unapproved := map[rune][]*PolicyVersion{}
	for _, v := range All[*PolicyVersion](s) {
		if !v.WithdrawnOn.IsZero() && !v.WithdrawnOn.After(day) {
			continue
		}
		a := approvalOf(s, v, day)
		for _, l := range v.Letters {
			if !strings.ContainsRune(Letters, l) {
				continue
			}
			c := covered{v.Policy, l}
			last, ok := newest[c]
			if !ok {
				inOrder = append(inOrder, c)
			}
			if !ok || last.decision == nil || a.decision != nil && v.Nr > last.version.Nr {
				newest[c] = a
			}
			if implementedUnapproved(a, day) {
				unapproved[l] = append(unapproved[l], v)
			}
		}
	}
	best := map[rune]approval{}
	for _, c := range inOrder {
		if a := newest[c]; best[c.letter].decision == nil || betterApproval(a, best[c.letter]) {
			best[c.letter] = a
		}
	}
	var out []letterResult
	for _, l := range Letters {
		out = append(out, letterResult{string(l), best[l], letterPart(s, string(l), best[l], unapproved[l])})
	}
	return out
}

// implementedUnapproved tells whether a version works in practice while nobody
// approved it.
func implementedUnapproved(a approval, day Date) bool {
	v := a.version
	return a.decision == nil && !v.ImplementedOn.IsZero() && !v.ImplementedOn.After(day)
}

func letterPart(s State, letter string, a approval, unapproved []*PolicyVersion) DutyPart {
	p := DutyPart{Label: Literal(letter), Status: Gap, Note: Msg("duty.no_proof")}
	if m, ok := s.Law().Measure(letter); ok {
		p.Label = Message{Key: LiteralKey, Args: Args{"Text": letter, "NL": letter + " · " + m.NameNL, "EN": letter + " · " + m.NameEN}}
	}
	if a.decision == nil {
		if len(unapproved) > 0 {
			p.Note = Msg("duty.note.implemented_unapproved", "ID", unapproved[0].ID)
		}
		return p
	}
	p.Status, p.Due, p.Note = a.status, a.due, a.note
	p.Proof = []Proof{{Ref: RefTo(a.version), Title: a.policy.Title, On: a.decision.On, Decision: RefTo(a.decision)}}
	if p.Note.IsZero() {
		p.Note = finding(a)
	}
	for _, v := range unapproved {
		// What is done in practice is a later text than what was approved.
		if v.Policy == a.version.Policy && v.Nr > a.version.Nr {
			p.Status, p.Due, p.Note = Gap, Date{}, Msg("duty.note.newer_unapproved", "ID", v.ID)
		}
	}
	return p
}

// finding is what a reader should know about an approval that counts.
func finding(a approval) Message {
	v, d := a.version, a.decision
	switch {
	case d.Method == MethodTakenOver:
		return Msg("duty.note.taken_over", "ID", d.ID)
	case !v.ImplementedOn.IsZero() && v.ImplementedOn.Before(d.On):
		return Msg("duty.note.implemented_before", "On", v.ImplementedOn, "ID", d.ID)
	}
	return Message{}
}

// approvalOf finds the best standing approval of exactly this version.
func approvalOf(s State, v *PolicyVersion, day Date) approval {
	p, _ := Get[*Policy](s, v.Policy)
	best := approval{version: v, policy: p}
	if p == nil {
		best.policy = &Policy{}
	}
	if v.Blob == "" {
		return best // an approval is bound to bytes
	}
	hash := BasisHash(v)
	for _, l := range s.LinkedTo(KindPolicyVersion, v.ID) {
		if l.Field != "approves" || l.From.Kind != KindDecision || l.To.SHA256 != hash {
			continue
		}
		d, ok := Get[*Decision](s, l.From.ID)
		if !ok || !Effective(s, d, day) || superseded(s, d, day) {
			continue
		}
		a := standing(d, day)
		a.version, a.policy = v, best.policy
		if best.decision == nil || betterApproval(a, best) {
			best = a
		}
	}
	return best
}

// superseded tells whether a later effective decision took this one's place
// without approving the same again; withdrawal works the same way.
func superseded(s State, d *Decision, day Date) bool {
	for _, l := range s.LinkedTo(KindDecision, d.ID) {
		if l.Field != "supersedes" {
			continue
		}
		if n, ok := Get[*Decision](s, l.From.ID); ok && Effective(s, n, day) {
			return true
		}
	}
	return false
}

// standing says what an effective approval is worth on a day.
func standing(d *Decision, day Date) approval {
	a := approval{decision: d, status: Met}
	open := d.Outcome == OutcomeConditions && (d.ConditionsMetOn.IsZero() || d.ConditionsMetOn.After(day))
	switch {
	case !d.ValidUntil.IsZero() && day.After(d.ValidUntil):
		a.status, a.note = Gap, Msg("duty.note.lapsed", "On", d.ValidUntil, "ID", d.ID)
	case open && (d.FeedbackOn.IsZero() || day.After(d.FeedbackOn)):
		a.status, a.due, a.note = Gap, d.FeedbackOn, Msg("duty.note.conditions_late", "ID", d.ID)
	case open:
		a.status, a.due, a.note = Attention, d.FeedbackOn, Msg("duty.note.conditions", "ID", d.ID, "On", d.FeedbackOn)
	case !d.ValidUntil.IsZero() && !day.Before(d.ValidUntil.AddDays(-warnWindow)):
		a.status, a.due, a.note = Attention, d.ValidUntil, Msg("duty.note.lapsing", "On", d.ValidUntil)
	}
	return a
}

// betterApproval prefers the better status, then the later decision.
func betterApproval(a, b approval) bool {
	rank := map[Status]int{Met: 3, Attention: 2, Gap: 1}
	if a.decision == nil || rank[a.status] != rank[b.status] {
		return rank[a.status] > rank[b.status]
	}
	return a.decision.On.After(b.decision.On)
}

// StateOf computes how far a version is on a day.
func StateOf(s State, v *PolicyVersion, day Date) VersionState {
	if !v.WithdrawnOn.IsZero() && !v.WithdrawnOn.After(day) {
		return VersionWithdrawn
	}
	a := approvalOf(s, v, day)
	switch {
	case a.decision != nil && !a.decision.ValidUntil.IsZero() && day.After(a.decision.ValidUntil):
		return VersionLapsed
	case a.decision != nil:
		return VersionApproved
	case !v.SubmittedOn.IsZero() && !v.SubmittedOn.After(day):
		return VersionSubmitted
	}
	return VersionConcept
}
