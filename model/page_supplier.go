package model

// supplier is the page of a supplier: what stops without it first, then what
// it shows of its safety, and what was found when we last looked.
func (w *pageWriter) supplier(l *Supplier) {
	w.skip("name", "nen7510_until", "iso27001_until", "assessed_on")
	w.fields("stops", "service", "fallback", "data", "agreement")
	w.owner("owner", l.Owner)
	w.part("screen.follow.proofs", func() {
		w.supplierProof("NEN 7510", l.NEN7510)
		w.supplierProof("ISO 27001", l.ISO27001)
		if proofOf(w.day, l.NEN7510, l.ISO27001) == ExpiryMissing {
			w.signed(Gap, "word.no_proof", Msg("screen.follow.no_certificate"), nil, Ref{})
		}
	})
	w.part("screen.follow.assessed", func() { w.assessedSupplier(l) })
	w.part("screen.follow.actions", func() { w.agreed(KindSupplier, l.ID) })
}

// supplierProof is one proof with its last day; what was never given is left
// out, for one of the two is enough.
func (w *pageWriter) supplierProof(name string, until Date) {
	if state := expiryOn(until, w.day); state != ExpiryNone {
		w.signed(state.Status(), "word."+state.WordKey(), Literal(name), termLeft(w.day, until), Ref{})
	}
}

// assessedSupplier tells of the newest assessment with what it found, the
// older ones, and the next.
func (w *pageWriter) assessedSupplier(l *Supplier) {
	last, rest := assessmentsOf(w.s, l.ID, w.day)
	switch {
	case last != nil:
		w.say(fieldLabel(KindSupplier, "assessed_on"), last.DoneOn, Ref{})
		w.say(Msg("kind.assessment"), cited(w.s, last), RefTo(last))
		w.tells(KindAssessment, "result", last.Result)
		w.agreed(KindAssessment, last.ID)
	case !l.AssessedOn.IsZero() && !l.AssessedOn.After(w.day):
		w.say(fieldLabel(KindSupplier, "assessed_on"), l.AssessedOn, Ref{})
		w.signed(Attention, "word.no_proof", Msg("screen.follow.assessed_unproven"), nil, Ref{})
	default:
		w.signed(Gap, "word.no_proof", Msg("screen.follow.never_assessed"), nil, Ref{})
	}
	for _, a := range rest {
		w.assessmentLine(a, nil)
	}
}

// assessmentsOf finds the newest assessment of a supplier done by a day, and
// the others.
func assessmentsOf(s State, supplier string, day Date) (last *Assessment, rest []*Assessment) {
	all := Find[*Assessment](s, "supplier", supplier)
	for _, a := range all {
		if a.doneBy(day) && (last == nil || a.DoneOn.After(last.DoneOn)) {
			last = a
		}
	}
	for _, a := range all {
		if a != last {
			rest = append(rest, a)
		}
	}
	return last, rest
}
