package model

import "slices"

// result counts the votes in words: "3 voor, 0 tegen · 3 van 3 leden deden mee,
// quorum 2"; where nobody voted only who took part.
func result(t Tally) Message {
	var count []Message
	if t.For+t.Against+t.Abstain > 0 {
		count = append(count, Msg("screen.vote.for_against", "For", t.For, "Against", t.Against))
	}
	if t.Abstain > 0 {
		count = append(count, Msg("screen.vote.abstained", "N", t.Abstain))
	}
	if t.Recused > 0 {
		count = append(count, Msg("screen.vote.recused", "N", t.Recused))
	}
	took := Msg("screen.vote.took_part", "N", t.Present, "Of", Msg("count.members", "N", t.Members), "Quorum", t.Quorum)
	if len(count) == 0 {
		return took
	}
	return Msg("screen.vote.result", "Votes", count, "Took", took)
}

// unvoted tells whether an outcome decides nothing, so that nobody votes on it.
func (o Outcome) unvoted() bool { return o == OutcomeDeferred || o == OutcomeWithdrawn }

// voting tells the count and, by name, who voted what and how that is known;
// then who sat in the body and did not vote.
func (w *pageWriter) voting(d *Decision) {
	counted, cast := VotesOn(w.s, d.ID), Find[*Vote](w.s, "decision", d.ID)
	b, known := Get[*Body](w.s, d.Body)
	if known && !d.Outcome.unvoted() && (len(cast) > 0 || d.Acclaimed) {
		w.say(Msg("screen.vote.counted"), result(Count(w.s, d, b)), Ref{})
		w.tie(d, b)
	}
	for _, m := range failedBy(w.s.Whole(), d) {
		w.say(Msg("screen.vote.failed"), m, Ref{})
	}
	if d.Acclaimed {
		w.prose(Msg("screen.vote.acclaimed", "Who", w.namesOf(w.there(d, b))))
	}
	if d.Consented {
		w.prose(Msg("screen.vote.consented"))
	}
	slices.SortStableFunc(cast, func(a, b *Vote) int { return compareNames(w.name(a.Person), w.name(b.Person)) })
	seats := members(w.s, d.Body, d.On)
	for _, v := range cast {
		w.say(Literal(w.name(v.Person)), w.voteWords(v, counted[v.Person] == v, slices.Contains(seats, v.Person)), RefTo(v))
		if v.Value == VoteFor && v.Minority != "" {
			w.prose(v.Minority)
		}
	}
	if d.Outcome == OutcomeProposed || d.Method == MethodTakenOver || d.Acclaimed {
		if len(cast) == 0 && d.Method == MethodTakenOver {
			w.prose(Msg("screen.vote.unknown"))
		}
		return
	}
	w.silent(d, counted)
}

// tie says how equal votes were settled, of what was decided.
func (w *pageWriter) tie(d *Decision, b *Body) {
	if m := tieSettled(w.s, d, b); !m.IsZero() {
		w.prose(m)
	}
}

// voteWords is a vote with how it is known, and by whom it was cast.
func (w *pageWriter) voteWords(v *Vote, counts, member bool) Message {
	said := said(Msg("word."+v.Value.WordKey()), knownHow(v))
	if v.Proxy != "" {
		said = append(said, Msg("screen.vote.proxy", "Who", w.name(v.Proxy)))
		w.covered(Ref{Kind: KindPerson, ID: v.Proxy})
	}
	if why := w.uncounted(v, counts, member); !why.IsZero() {
		said = append(said, why)
	}
	return parts(said)
}

// silent names the members without a vote, and what is known of why.
func (w *pageWriter) silent(d *Decision, counted map[string]*Vote) {
	noted := map[string]*Attendance{}
	for _, a := range Find[*Attendance](w.s, "meeting", d.Meeting) {
		noted[a.Person] = a
	}
	for _, m := range w.seats(d.Body, d.On) {
		if counted[m] != nil {
			continue
		}
		said := said(Msg("screen.vote.none"))
		ref := Ref{}
		if a := noted[m]; a != nil {
			said, ref = append(said, Msg("word."+a.Present.WordKey())), RefTo(a)
		}
		w.say(Literal(w.name(m)), parts(said), ref)
	}
}

// there lists the members who count as present where a decision was taken.
func (w *pageWriter) there(d *Decision, b *Body) []string {
	if b == nil {
		return nil
	}
	seats := w.seats(d.Body, d.On)
	there := present(w.s, d, b, seats, valuesOf(VotesOn(w.s, d.ID)))
	return slices.DeleteFunc(seats, func(m string) bool {
		present, known := there[m]
		return known && !present
	})
}

// dissent finds what speaks against a decision.
func dissent(s State, d *Decision) []*Vote {
	return dissenting(Find[*Vote](s, "decision", d.ID), members(s, d.Body, d.On))
}

// objects tells whether a vote speaks against: a vote against, or a note of who
// did not vote in favour. Who took no part objects to nothing.
func (v *Vote) objects() bool {
	return v.Value == VoteAgainst || v.Value == VoteAbstain && v.Minority != ""
}

// dissenting keeps the votes of members against that count, and the notes of
// who did not vote in favour.
func dissenting(votes []*Vote, seats []string) []*Vote {
	var out []*Vote
	counted := counting(votes)
	for _, v := range votes {
		counts := counted[v.Person] == v && slices.Contains(seats, v.Person)
		if v.objects() && (counts || v.Minority != "") {
			out = append(out, v)
		}
	}
	return out
}

// voters are the names of who cast these votes.
func (w *pageWriter) voters(votes []*Vote) []string {
	out := make([]string, len(votes))
	for i, v := range votes {
		out[i] = w.name(v.Person)
	}
	return out
}

// objections sets apart who voted against, with the note they left.
func (w *pageWriter) objections(d *Decision) {
	for _, v := range dissent(w.s, d) {
		w.signed(Attention, "word."+v.Value.WordKey(), Literal(w.name(v.Person)), nil, RefTo(v))
		if v.Minority != "" {
			w.prose(v.Minority)
		} else {
			w.prose(Msg("screen.vote.no_note"))
		}
	}
}

// interests names who took no part, with the nature of the interest.
func (w *pageWriter) interests(d *Decision) {
	for _, v := range Find[*Vote](w.s, "decision", d.ID) {
		if v.Value == VoteRecused {
			w.say(Literal(w.name(v.Person)), v.Interest, RefTo(v))
		}
	}
}
