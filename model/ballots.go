package model

// ballots holds all that counting needs, read by columns, to count the votes on
// thousands of decisions as Count counts those on one.
type ballots struct {
	votes map[string][]*Vote // by decision
	seats map[string][]*Appointment
	noted map[string][]attended
	body  map[string]*Body
	took  map[string][]string // members who took part, by decision
}

func readBallots(s State) *ballots {
	b := &ballots{votes: map[string][]*Vote{}, seats: map[string][]*Appointment{}, noted: map[string][]attended{}, body: map[string]*Body{},
		took: map[string][]string{}}
	for _, v := range All[*Body](s) {
		b.body[v.ID] = v
	}
	for _, a := range All[*Appointment](s) {
		b.seats[a.Body] = append(b.seats[a.Body], a)
	}
	for _, r := range s.Rows(KindAttendance, "meeting", "person", "proxy_to", "present") {
		meeting := colText(r[1])
		b.noted[meeting] = append(b.noted[meeting], attended{colText(r[2]), colText(r[3]), Presence(colText(r[4]))})
	}
	for _, l := range s.LinksFrom(KindDecision, "present") {
		b.took[l.From.ID] = append(b.took[l.From.ID], l.To.ID)
	}
	noted := notedVotes(s)
	for _, r := range s.Rows(KindVote, "decision", "person", "value", "known") {
		v := &Vote{Decision: colText(r[1]), Person: colText(r[2]), Value: VoteValue(colText(r[3])), Known: Known(colText(r[4]))}
		v.Minority = noted[r[0].(string)]
		b.votes[v.Decision] = append(b.votes[v.Decision], v)
	}
	return b
}

// notedVotes finds the notes of minorities. No column holds them, and of the
// many votes in favour none is one.
func notedVotes(s State) map[string]string {
	out := map[string]string{}
	for _, value := range []VoteValue{VoteAgainst, VoteAbstain} {
		for _, v := range Find[*Vote](s, "value", string(value)) {
			out[v.ID] = v.Minority
		}
	}
	return out
}

// members lists who sat in the body of a decision on its day.
func (b *ballots) members(r decisionRow) []string { return seated(b.seats[r.body], r.on) }

// words is the count as a cell; nothing where no vote is known.
func (b *ballots) words(r decisionRow) any {
	body, votes := b.body[r.body], b.votes[r.id]
	switch {
	case len(votes) == 0 && r.acclaimed:
		return Msg("word.known.acclamation")
	case len(votes) == 0 || body == nil:
		return nil
	}
	seats, cast := b.members(r), valuesOf(counting(votes))
	there := took(seats, b.took[r.id])
	if there == nil {
		there = presence(b.noted[r.meeting], seats, body.Proxies, cast)
	}
	t := countVotes(body, r.acclaimed, seats, cast, there)
	return Msg("screen.vote.for_against", "For", t.For, "Against", t.Against)
}

// objections counts the votes and notes that speak against.
func (b *ballots) objections(r decisionRow) int {
	return len(dissenting(b.votes[r.id], b.members(r)))
}
