package model

import "slices"

// tied tells whether the votes are equal where a simple majority decides, so
// that the rules of the body settle it.
func tied(d *Decision, b *Body, t Tally) bool {
	return t.For > 0 && t.For == t.Against && !unanimous(d, b) && b.Majority != MajorityTwoThirds
}

// tieSettled says who or what settled equal votes, of a decision that has its
// outcome by votes; nothing where they were not equal.
func tieSettled(s State, d *Decision, b *Body) Message {
	switch {
	case !slices.Contains([]Outcome{OutcomeApproved, OutcomeConditions, OutcomeRejected}, d.Outcome), !tied(d, b, Count(s, d, b)):
		return Message{}
	case b.Tie == TieChair:
		who := personName(s, chairOn(s, d))
		switch v := chairVoted(s, d, b); v {
		case VoteFor, VoteAgainst:
			return Msg("screen.vote.tie.chair", "Person", who, "Vote", v)
		}
		return Msg("screen.vote.tie.no_chair")
	case b.Tie == TieSupervisor && supervised(s, d):
		return Msg("screen.vote.tie.supervisor", "Body", aboveName(s, b))
	case b.Tie == TieSupervisor:
		return Msg("screen.vote.tie.unsupervised", "Body", aboveName(s, b))
	}
	return Msg("screen.vote.tie.rejected")
}

// chairOn is the chair who counts for a decision: of its meeting, else of the
// body on its day.
func chairOn(s State, d *Decision) string {
	if m, ok := Get[*Meeting](s, d.Meeting); ok && m.Chair != "" {
		return m.Chair
	}
	return chairOf(s, d.Body, d.On)
}

// aboveName is the name of the body that supervises another.
func aboveName(s State, b *Body) Message {
	if above, ok := Get[*Body](s, b.Supervisor); ok {
		return Literal(above.Name)
	}
	return Msg("screen.vote.above")
}
