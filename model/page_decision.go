package model

// decision tells what was decided and whether it holds, then the text with
// its grounds, then who voted what.
func (w *pageWriter) decision(d *Decision) {
	w.fields("outcome")
	if d.Outcome != OutcomeProposed {
		for _, why := range Validity(w.s, d) {
			w.sign(Gap, why, nil, Ref{})
		}
	}
	for _, m := range MovedBases(w.s, w.day) {
		if m.Decision.ID == d.ID {
			w.sign(Attention, Msg("duty.basis_changed"), m.Since, m.Pinned)
		}
	}
	w.rest()
	w.part("screen.doc.votes", func() { w.votes(d) })
}

// votes lists who voted what, with how each vote is known.
func (w *pageWriter) votes(d *Decision) {
	counted := VotesOn(w.s, d.ID)
	for _, v := range Find[*Vote](w.s, "decision", d.ID) {
		if counted[v.Person] != v {
			continue
		}
		w.say(Literal(w.who[v.Person]), Msg("screen.doc.vote", "Vote", v.Value, "Known", v.Known), Ref{})
		for _, text := range []string{v.Minority, v.Interest} {
			if text != "" {
				w.prose(text)
			}
		}
	}
}
