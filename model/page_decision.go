package model

import "slices"

// decision tells what was decided and whether it holds, then the exact text
// with its grounds, who voted what, what lay before them, and what it rests on.
func (w *pageWriter) decision(d *Decision) {
	w.skip("body", "outcome", "method", "on", "subject", "meeting", "item", "text", "basis", "acclaimed", "consented",
		"valid_until", "feedback_on", "conditions_met_on", "outside", "ballot")
	w.verdict(d)
	w.part("screen.decision.text", func() { w.prose(d.Text) })
	w.texts("considerations", "alternatives", "costs", "residual_risk", "advice_ciso", "advice_fg")
	w.part("screen.decision.basis", func() { w.legalBasis(d) })
	w.part("screen.decision.voting", func() { w.voting(d) })
	w.part("screen.decision.objections", func() { w.objections(d) })
	w.part("screen.decision.interests", func() { w.interests(d) })
	w.part("screen.decision.approves", func() { w.approves(d) })
	w.part("screen.decision.papers", func() { w.papers(d.Papers) })
	w.part("screen.decision.rests_on", func() { w.restsOn(d) })
	w.part("screen.decision.chain", func() { w.succession(d) })
	w.part("screen.decision.oversight", func() { w.oversight(d) })
	w.part("screen.decision.terms", func() { w.terms(d) })
}

// verdict is what a reader asks first: what came of it, when, and whether it
// stands on the day.
func (w *pageWriter) verdict(d *Decision) {
	w.say(Msg("screen.decision.outcome"), d.Outcome, Ref{})
	w.taken(d)
	if d.Outside != "" {
		w.say(fieldLabel(KindDecision, "outside"), d.Outside, Ref{})
	}
	if m, ok := w.s.Get(KindAgendaItem, d.Item); ok {
		w.say(fieldLabel(KindDecision, "item"), cited(w.s, m), RefTo(m))
	}
	switch {
	case d.Method == MethodTakenOver:
		w.signed(NA, "screen.decision.word_taken_over", Msg("screen.decision.before_use"), nil, Ref{})
		w.prose(Msg("screen.decision.taken_over"))
		w.cite(fieldLabel(KindDecision, "minutes"), KindEvidence, d.Minutes)
	case d.Outcome == OutcomeProposed:
		w.prose(Msg("screen.decision.proposed"))
		if m := yourVote(w.s, d); !m.IsZero() {
			w.signed(Attention, "screen.ballot.word_yours", m, nil, Ref{})
		}
	case d.Outcome != OutcomeWithdrawn && d.Outcome != OutcomeDeferred:
		w.validity(d)
	}
	if against := dissent(w.s, d); len(against) > 0 {
		w.signed(Attention, "screen.decision.word_objection", Msg("screen.decision.objected", "N", len(against)), w.voters(against), Ref{})
	}
	w.standing(d)
}

// taken tells the day of the event, and the day of recording where that is
// another.
func (w *pageWriter) taken(d *Decision) {
	when := []Message{Msg("screen.board.day", "On", d.On), Msg("word." + d.Method.WordKey()), w.bodyName(d.Body)}
	if d.Meeting != "" {
		when = append(when, Literal(d.Meeting))
	}
	label := Msg("screen.decision.taken")
	if d.Outcome == OutcomeProposed {
		label = Msg("screen.decision.to_take")
	}
	w.say(label, parts(when), Ref{Kind: KindMeeting, ID: d.Meeting})
	w.covered(Ref{Kind: KindBody, ID: d.Body})
	at, ok := recorded(w.s, d)
	switch days := d.On.DaysUntil(DateOf(at)); {
	case !ok || days == 0 || d.Outcome == OutcomeProposed:
	case days > 0:
		w.say(Msg("screen.decision.recorded"), Msg("screen.decision.recorded_later", "At", at, "Days", Msg("count.days", "N", days)), Ref{})
	default:
		w.say(Msg("screen.decision.recorded"), Msg("screen.decision.recorded_before", "At", at, "Days", Msg("count.days", "N", -days)), Ref{})
	}
}

// validity tells whether the decision came about by the rules of its body.
func (w *pageWriter) validity(d *Decision) {
	b, _ := Get[*Body](w.s, d.Body)
	why := problems(w.s.Whole(), d)
	for _, m := range why {
		w.signed(Gap, "screen.decision.word_invalid", m, nil, Ref{})
	}
	if len(why) == 0 && b != nil {
		w.signed(Met, "screen.decision.word_valid", Msg("screen.decision.by_rules"), result(Count(w.s, d, b)), Ref{})
	}
}

// problems is Validity, but that a proposal which was rejected or noted lacks a
// majority by its nature, and one in writing that did not come about lacks
// whatever it lacks.
func problems(s State, d *Decision) []Message {
	return slices.DeleteFunc(Validity(s, d), func(m Message) bool {
		switch d.Outcome {
		case OutcomeRejected:
			return voteShort(m) || d.Method == MethodWritten
		case OutcomeNoted:
			return voteShort(m)
		}
		return false
	})
}

// standing tells what became of the decision by the day: replaced, run out,
// conditions open, ground moved.
func (w *pageWriter) standing(d *Decision) {
	if next := successor(w.s.Whole(), d, w.day); next != nil {
		label, ref := Msg("screen.decision.superseded_unseen", "On", next.On), Ref{}
		if visible(w.s, RefTo(next)) {
			label, ref = Msg("screen.decision.superseded", "On", next.On, "ID", next.ID), RefTo(next)
		}
		w.signed(Attention, "screen.decision.word_superseded", label, nil, ref)
	} else if d.Outcome == OutcomeApproved || d.Outcome == OutcomeConditions {
		switch a := standing(d, w.day); {
		case !d.ValidUntil.IsZero() && w.day.After(d.ValidUntil):
			w.signed(Attention, "screen.decision.word_superseded", a.note, nil, Ref{})
		case a.status != Met:
			w.sign(a.status, a.note, nil, Ref{})
		}
	}
	w.movedUnder(d)
}

// movedUnder tells what changed under a decision, as far as its reader may see it.
func (w *pageWriter) movedUnder(d *Decision) {
	for _, m := range MovedUnder(w.s.Whole(), d, w.day) {
		if visible(w.s, m.Pinned) {
			w.signed(Attention, "duty.basis_changed", Msg("screen.decision.moved", "What", m.Pinned.ID, "On", m.Since), nil, m.Pinned)
		} else {
			w.signed(Attention, "duty.basis_changed", Msg("screen.decision.moved_unseen", "On", m.Since), nil, Ref{})
		}
	}
}

// legalBasis gives each provision as people cite it, with what it says in our
// own words and how sure that is.
func (w *pageWriter) legalBasis(d *Decision) {
	for _, id := range d.Basis {
		p, ok := w.s.Law().Provision(id)
		if !ok {
			w.prose(id) // a citation that is not in the catalogue: statutes
			continue
		}
		said := said(bilingual(p.TextNL, p.TextEN))
		if p.Confidence != ConfidenceVerified {
			said = append(said, Msg("word."+p.Confidence.WordKey()))
		}
		w.say(Literal(p.Article), parts(said), Ref{})
	}
}

// terms tells until when it holds and what was to come back.
func (w *pageWriter) terms(d *Decision) {
	if !d.ValidUntil.IsZero() {
		w.say(fieldLabel(KindDecision, "valid_until"), termLeft(w.day, d.ValidUntil), Ref{})
	}
	if !d.FeedbackOn.IsZero() {
		w.say(fieldLabel(KindDecision, "feedback_on"), d.FeedbackOn, Ref{})
	}
	if d.Outcome == OutcomeConditions || !d.ConditionsMetOn.IsZero() {
		var met any = Msg("screen.decision.conditions_open")
		if doneOn := d.ConditionsMetOn; !doneOn.IsZero() && !doneOn.After(w.day) {
			met = doneOn
		}
		w.say(fieldLabel(KindDecision, "conditions_met_on"), met, Ref{})
	}
}

// bodyName is a body by its whole name.
func (w *pageWriter) bodyName(id string) Message {
	if b, ok := Get[*Body](w.s, id); ok {
		return Literal(b.Name)
	}
	return Literal(id)
}
