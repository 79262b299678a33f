package model

import (
	"slices"
	"strings"
)

// outcomeProblems says why a decision with its votes cannot be written with the
// outcome it has; nothing when it can. The state holds the decision and its
// votes already.
func outcomeProblems(s State, d *Decision, b *Body) []Message {
	switch d.Outcome {
	case OutcomeProposed, "":
		return []Message{Msg("error.decide.outcome")}
	case OutcomeWithdrawn, OutcomeDeferred:
		return nil // nothing is decided, so nothing is counted
	}
	why := append(venueProblems(s, d), voteProblems(s, d, b)...)
	switch d.Outcome {
	case OutcomeNoted:
		why = append(why, quorumProblems(s, d, b)...)
		if len(d.Approves) > 0 {
			why = append(why, Msg("error.decide.noted"))
		}
	case OutcomeRejected:
		why = append(why, quorumProblems(s, d, b)...)
		why = append(why, rejectedProblems(s, d, b)...)
	default:
		why = append(why, Validity(s, d)...)
		why = append(why, tieProblems(s, d, b)...)
		why = append(why, approvalProblems(s, d)...)
	}
	for i, m := range why {
		if strings.HasPrefix(m.Key, "duty.invalid.") {
			why[i] = Msg("error.decide.rule", "Why", m)
		}
	}
	return why
}

// venueProblems: what is decided in a meeting is decided while it is open, by
// its body, on its day.
func venueProblems(s State, d *Decision) []Message {
	if d.Method != MethodMeeting {
		return nil
	}
	m, ok := Get[*Meeting](s, d.Meeting)
	switch {
	case !ok:
		return []Message{Msg("error.decide.meeting")}
	case m.State != MeetingOpen:
		return []Message{Msg("error.decide.not_open", "ID", m.ID)}
	}
	return nil
}

// voteProblems asks that each member who takes part voted, and nobody else.
func voteProblems(s State, d *Decision, b *Body) []Message {
	var why []Message
	votes := VotesOn(s, d.ID)
	for _, m := range members(s, d.Body, d.On) {
		v, there := votes[m], d.Method == MethodWritten || slices.Contains(d.Present, m)
		asked := there && !d.Acclaimed && d.Outcome != OutcomeNoted && d.Method == MethodMeeting
		switch {
		case v == nil && asked && ownVote(s, d.ID, m) != nil:
			why = append(why, Msg("error.decide.vote_stale", "Person", personName(s, m)))
		case v == nil && asked:
			why = append(why, Msg("error.decide.vote_missing", "Person", personName(s, m)))
		case v == nil, !there && v.Known != KnownNoted: // who voted ahead and stayed away is not counted
		case v.Value != VoteRecused && !there:
			why = append(why, absent(s, d, m))
		case d.Acclaimed && (v.Value == VoteAgainst || v.Value == VoteAbstain):
			why = append(why, Msg("error.decide.acclaimed", "Person", personName(s, m), "Vote", v.Value))
		}
	}
	return why
}

// absent says why a vote does not count: its member was not there, or is
// represented by somebody with an interest.
func absent(s State, d *Decision, person string) Message {
	for _, a := range attendedOf(s, d.Meeting) {
		v := VotesOn(s, d.ID)[a.proxyTo]
		if a.person == person && a.present == PresenceProxy && v != nil && v.Value == VoteRecused {
			return Msg("error.decide.proxy_recused", "Person", personName(s, person), "To", personName(s, a.proxyTo))
		}
	}
	return Msg("error.decide.absent", "Person", personName(s, person))
}

// quorumProblems asks for enough members; where all have an interest nobody of
// the body decides.
func quorumProblems(s State, d *Decision, b *Body) []Message {
	t := Count(s, d, b)
	switch {
	case t.Members > 0 && t.Members == t.Recused:
		return conflictedProblems(s, d, b)
	case t.Present < t.Quorum && d.Method == MethodMeeting:
		return []Message{Msg("duty.invalid.quorum", "Present", t.Present, "Quorum", t.Quorum)}
	}
	return nil
}

// rejectedProblems: what the votes carry is not rejected, and algemene stemmen
// are in favour.
func rejectedProblems(s State, d *Decision, b *Body) []Message {
	t := Count(s, d, b)
	switch {
	case d.Acclaimed:
		return []Message{Msg("error.decide.rejected_acclaimed")}
	case carried(s, d, b, t):
		return []Message{Msg("error.decide.carried", "For", t.For, "Against", t.Against)}
	}
	return nil
}

// tieProblems says, of equal votes, who settles them by the rules of the body.
func tieProblems(s State, d *Decision, b *Body) []Message {
	t := Count(s, d, b)
	if !tied(d, b, t) || carried(s, d, b, t) {
		return nil
	}
	tie := b.Tie
	if tie == "" {
		tie = TieRejected
	}
	return []Message{Msg("error.decide.tie." + string(tie))}
}

// approvalProblems looks at what approving asks beside votes: the bytes that
// were laid before the members, considerations where advice is not followed,
// conditions that come back, a last day that lies ahead.
func approvalProblems(s State, d *Decision) []Message {
	var why []Message
	for _, ref := range d.Approves {
		if m := bytesProblem(s, d, ref); !m.IsZero() {
			why = append(why, m)
		}
	}
	if d.Departs && d.Considerations == "" {
		why = append(why, Msg("error.decide.departs"))
	}
	if !d.ValidUntil.IsZero() && d.ValidUntil.Before(d.On) {
		why = append(why, Msg("error.decide.lapsed", "On", d.ValidUntil))
	}
	if d.Outcome == OutcomeConditions {
		why = append(why, conditionProblems(d)...)
	}
	return why
}

func conditionProblems(d *Decision) []Message {
	var why []Message
	if d.Conditions == "" {
		why = append(why, Msg("error.decide.conditions"))
	}
	if d.ConditionsMetOn.IsZero() && d.FeedbackOn.IsZero() {
		why = append(why, Msg("error.decide.feedback"))
	}
	if !d.FeedbackOn.IsZero() && d.FeedbackOn.Before(d.On) || !d.ConditionsMetOn.IsZero() && d.ConditionsMetOn.Before(d.On) {
		why = append(why, Msg("error.decide.conditions_day"))
	}
	return why
}

// bytesProblem: a version is approved as it was laid before the members, byte
// for byte.
func bytesProblem(s State, d *Decision, ref Ref) Message {
	r, ok := s.Get(ref.Kind, ref.ID)
	if !ok {
		return Msg("error.record.missing", "ID", ref.ID)
	}
	v, ok := r.(*PolicyVersion)
	switch {
	case ref.SHA256 != BasisHash(r):
		return Msg("error.decide.changed", "ID", ref.ID)
	case !ok:
		return Message{}
	case v.Blob == "":
		return Msg("error.decide.no_bytes", "ID", v.ID)
	case !v.WithdrawnOn.IsZero() && !v.WithdrawnOn.After(d.On):
		return Msg("error.decide.version_withdrawn", "ID", v.ID)
	case !slices.ContainsFunc(d.Papers, func(p Paper) bool { return p.SHA256 == v.Blob && !p.On.After(d.On) }):
		return Msg("error.decide.not_presented", "ID", v.ID)
	}
	return Message{}
}
