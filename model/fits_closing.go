package model

import "slices"

// The rules of what is accepted and of what is done (DESIGN §4). They are asked
// when something becomes so, not of what was written before.

// Fits: what is accepted is accepted by the board, in a decision that holds, or
// by who has its mandate; and a review closes when what follows from it is there.
func (r *Review) Fits(s State) error {
	if r.Consequence == ConsequenceAccepted && !acceptedBy(s, r.Decision, r.On, r.By) {
		return Errorf(CodeInvalid, "error.review.decision", "ID", r.Decision).At("decision")
	}
	if old, ok := Get[*Review](s, r.ID); r.ClosedOn.IsZero() || ok && !old.ClosedOn.IsZero() && old.Consequence == r.Consequence {
		return nil
	}
	switch r.Consequence {
	case ConsequenceAction:
		if len(r.Actions) == 0 {
			return Errorf(CodeInvalid, "error.review.no_action").At("actions")
		}
	case ConsequenceDecision:
		if d, ok := Get[*Decision](s, r.Decision); !ok || !decidedBy(d, r.ClosedOn) {
			return Errorf(CodeInvalid, "error.review.no_decision").At("decision")
		}
	}
	return nil
}

// Fits: accepting a risk is for the board, or for who has its mandate.
func (r *RiskAcceptance) Fits(s State) error {
	if !acceptedBy(s, r.DecidedBy, r.On, r.Owner, s.Actor().Person) {
		return Errorf(CodeInvalid, "error.risk.decision").At("decided_by")
	}
	return nil
}

// Fits: an action to be done goes to somebody who is there to do it, and is
// done with proof, or with the reason why there is none.
func (a *Action) Fits(s State) error {
	old, ok := Get[*Action](s, a.ID)
	if ok && !a.mayChange(s, old) {
		return Errorf(CodeDenied, "error.action.others", "ID", a.ID)
	}
	if given := !ok || old.Owner != a.Owner; given && a.DoneOn.IsZero() && a.Dropped == "" && leftOf(s, a.Owner) {
		return Errorf(CodeInvalid, "error.action.owner_left", "Person", personName(s, a.Owner)).At("owner")
	}
	if a.DoneOn.IsZero() || ok && !old.DoneOn.IsZero() && len(old.Proof) == 0 && old.NoProof == "" {
		return nil
	}
	if len(a.Proof) == 0 && a.NoProof == "" {
		return Errorf(CodeInvalid, "error.action.proof").At("proof")
	}
	return nil
}

// mayChange tells whether whoever acts may change an action: the office of the
// board any of them, a director one that is theirs.
func (a *Action) mayChange(s State, old *Action) bool {
	if slices.ContainsFunc(s.Roles(), func(r Role) bool { return slices.Contains(office, r) }) {
		return true
	}
	who := s.Actor().Person
	if old.Owner == who {
		return true
	}
	p, ok := holder(s, old.Owner, s.Today())
	return ok && p.ID == who
}

// decidedBy tells whether a decision has an outcome by a day: one that was put
// off or withdrawn carries nothing out.
func decidedBy(d *Decision, day Date) bool {
	switch d.Outcome {
	case OutcomeProposed, OutcomeDeferred, OutcomeWithdrawn:
		return false
	}
	return !d.On.After(day)
}

// acceptedBy tells whether a decision lets something be accepted on a day: the
// board's own, or one that gives a mandate to one of those named or to an office
// they hold; it must still stand.
func acceptedBy(s State, decision string, day Date, who ...string) bool {
	d, ok := Get[*Decision](s, decision)
	switch {
	case !ok || !Effective(s, d, day) || !stands(s, d, day):
		return false
	case len(d.Mandates) == 0:
		return true
	}
	return slices.ContainsFunc(who, func(id string) bool { return id != "" && mandated(s, d, id, day) })
}

// mandated tells whether a person or office is one that a decision names, by
// the office held on the day where need be.
func mandated(s State, d *Decision, id string, day Date) bool {
	if slices.Contains(d.Mandates, id) {
		return true
	}
	holds := append(Find[*OfficeHolder](s, "person", id), Find[*OfficeHolder](s, "office", id)...)
	return slices.ContainsFunc(holds, func(h *OfficeHolder) bool {
		return within(day, h.From, h.Until) && (slices.Contains(d.Mandates, h.Office) || slices.Contains(d.Mandates, h.Person))
	})
}
