package model

import "slices"

// Standing is how many members are there to decide, of how many are needed.
type Standing struct {
	Members int // who sit in the body that day
	Present int // there in person or represented, and taking part
	ByProxy int // of those, represented
	Recused int // out of the count because of an interest
	Needed  int
	Reached bool
}

// Say gives a standing as sentences.
func (t Standing) Say() []Message {
	out := []Message{Msg("screen.sitting.present", "N", t.Present, "Of", Msg("count.members", "N", t.Members), "Quorum", t.Needed)}
	if t.ByProxy > 0 {
		out = append(out, Msg("screen.meet.by_proxy", "N", t.ByProxy))
	}
	if t.Recused > 0 {
		out = append(out, Msg("screen.meet.recused", "N", t.Recused))
	}
	if t.Reached {
		return append(out, Msg("screen.meet.quorum"))
	}
	return append(out, Msg("screen.meet.no_quorum", "N", t.Needed-t.Present))
}

// QuorumNow tells whether enough members are at a meeting to decide.
func QuorumNow(s State, meeting string) Standing {
	m, ok := Get[*Meeting](s, meeting)
	if !ok {
		return Standing{}
	}
	return standingFor(s, &Decision{Body: m.Body, Meeting: m.ID, On: m.On, Method: MethodMeeting})
}

// QuorumFor is QuorumNow for one decision: members with an interest are left
// out, and so is whom they represent.
func QuorumFor(s State, decision string) Standing {
	d, ok := Get[*Decision](s, decision)
	if !ok {
		return Standing{}
	}
	return standingFor(s, d)
}

func standingFor(s State, d *Decision) Standing {
	b, ok := Get[*Body](s, d.Body)
	if !ok {
		return Standing{}
	}
	d = Clone(d).(*Decision)
	d.Present = nil
	if d.Meeting != "" {
		d.Present = takingPart(s, d, b)
	}
	t := Count(s, d, b)
	out := Standing{Members: t.Members, Present: t.Present, Recused: t.Recused, Needed: t.Quorum, Reached: t.Present >= t.Quorum}
	for _, a := range attendedOf(s, d.Meeting) {
		if a.present == PresenceProxy && slices.Contains(d.Present, a.person) {
			out.ByProxy++
		}
	}
	return out
}

// takingPart lists the members who take part in a decision of a meeting: noted
// as present, or represented by one who is and takes part, and without an
// interest in it.
func takingPart(s State, d *Decision, b *Body) []string {
	seats, votes := members(s, d.Body, d.On), valuesOf(VotesOn(s, d.ID))
	there := presence(attendedOf(s, d.Meeting), seats, b.Proxies, votes)
	return slices.DeleteFunc(seats, func(m string) bool { return !there[m] || votes[m] == VoteRecused })
}
