package model

// assessment is the page of a toets: what was tested, when, with what outcome,
// and by when the organisation's own norm wants the next.
func (w *pageWriter) assessment(a *Assessment) {
	w.skip("title", "type", "planned_on", "done_on", "supplier", "result", "controls", "evidence")
	state, next := a.state(againstNorms(w.s, w.day), w.day)
	w.assessmentSign(a, state, next)
	w.say(fieldLabel(KindAssessment, "type"), a.Type, Ref{})
	w.cite(fieldLabel(KindAssessment, "supplier"), KindSupplier, a.Supplier)
	if a.doneBy(w.day) && !a.PlannedOn.IsZero() {
		w.say(fieldLabel(KindAssessment, "planned_on"), a.PlannedOn, Ref{})
	}
	w.fields("by")
	w.part("screen.follow.outcome", func() {
		if a.Result != "" {
			w.prose(a.Result)
		}
		if a.doneBy(w.day) && a.Result == "" {
			w.signed(Attention, "word.no_proof", Msg("screen.follow.no_result"), nil, Ref{})
		}
	})
	w.part("screen.follow.findings", func() { w.agreed(KindAssessment, a.ID) })
	w.part("screen.follow.norm", func() { w.normOf(a.Type) })
	w.part("screen.follow.tested", func() { w.controls(a.Controls) })
	w.part("screen.follow.evidence", func() {
		for _, id := range a.Evidence {
			w.cite(Msg("kind.evidence"), KindEvidence, id)
		}
		if len(a.Evidence) == 0 && a.doneBy(w.day) {
			w.signed(Attention, "word.no_proof", Msg("screen.follow.no_report"), nil, Ref{})
		}
	})
}

// assessmentSign says in one line how the assessment stands.
func (w *pageWriter) assessmentSign(a *Assessment, state AssessmentState, next Date) {
	label := Msg("screen.board.day", "On", a.DoneOn)
	switch state {
	case AssessmentPlanned:
		w.signed(NA, "word."+state.WordKey(), Msg("screen.board.day", "On", a.PlannedOn), dueWords(a.PlannedOn, w.day), Ref{})
		return
	case AssessmentMissed:
		label = Msg("screen.follow.planned", "On", a.PlannedOn)
	case AssessmentNoDay:
		label = Msg("screen.follow.no_day")
	}
	var value any
	if !next.IsZero() {
		value = Msg("screen.follow.next", "On", next)
	}
	w.signed(state.Status(), "word."+state.WordKey(), label, value, Ref{})
}

// normOf tells which norm of the organisation's own holds for a type, and that
// none was set where one could be.
func (w *pageWriter) normOf(t AssessmentType) {
	if t.norm() == "" {
		return
	}
	n, ok := NormOn(w.s.Whole(), t.norm(), w.day)
	if !ok {
		w.prose(Msg("duty.own_norm_unset"))
		return
	}
	w.say(Msg("kind.norm"), Msg("screen.follow.every", "N", n.Months), Ref{Kind: KindNorm, ID: n.ID})
	w.cite(fieldLabel(KindNorm, "decided_by"), KindDecision, n.DecidedBy)
}

// assessmentLine is an assessment in a list of them.
func (w *pageWriter) assessmentLine(a *Assessment, norms map[AssessmentType]normed) {
	state, _ := a.state(norms, w.day)
	on := a.DoneOn
	if !a.doneBy(w.day) {
		on = a.PlannedOn
	}
	said := []Message{cited(w.s, a), Msg("word." + state.WordKey())}
	if !on.IsZero() {
		said = append(said, Msg("screen.board.day", "On", on))
	}
	w.say(Msg("kind.assessment"), parts(said), RefTo(a))
}

// risk is the page of an accepted risk: until when, what, why, and by whom.
func (w *pageWriter) risk(r *RiskAcceptance) {
	w.skip("title", "expires_on", "on", "decided_by", "controls")
	w.until(r.ExpiresOn)
	w.fields("risk", "why")
	w.say(fieldLabel(KindRiskAcceptance, "on"), r.On, Ref{})
	w.acceptedBy(r)
	w.owner("owner", r.Owner)
	w.part("screen.lesson.covered", func() { w.controls(r.Controls) })
}

// acceptedBy leads to the decision behind an acceptance and tells when it does
// not carry it.
func (w *pageWriter) acceptedBy(r *RiskAcceptance) {
	if r.DecidedBy == "" {
		w.signed(Gap, "word.no_proof", Msg("screen.follow.no_decision"), nil, Ref{})
		return
	}
	judged := w.s.Whole()
	d, ok := Get[*Decision](judged, r.DecidedBy)
	if !ok {
		return
	}
	w.cite(fieldLabel(KindRiskAcceptance, "decided_by"), KindDecision, d.ID)
	if stands(judged, d, w.day) {
		return
	}
	ref := Ref{}
	if visible(w.s, RefTo(d)) {
		ref = RefTo(d)
	}
	w.signed(Gap, "screen.follow.word_no_hold", Msg("screen.follow.decision_gone"), nil, ref)
}
