package model

import "slices"

// asking is what a form asks of a record as far as it is now.
type asking struct {
	names   []string
	reason  bool // the change is a correction: it needs a reason
	correct bool // by way of CorrectDecision
}

// askedNow are the fields of a record that may still be changed; an error says
// why nothing can be.
func askedNow(s State, r Record) (asking, error) {
	all := asking{names: slices.DeleteFunc(askedOf(r.Kind()), func(n string) bool { return r.Head().Rev == 0 && askedLater(r.Kind(), n) })}
	if r.Kind() == KindQuestion {
		all.names = slices.DeleteFunc(all.names, func(n string) bool { return notYours(s, n) })
	}
	if r.Head().Rev == 0 {
		return all, nil
	}
	if err := anothers(s, r); err != nil {
		return all, err
	}
	switch r := r.(type) {
	case *Decision:
		return decisionNow(s, r, all)
	case *Meeting:
		if r.State == MeetingOpen { // body and day are fixed
			all.names = slices.DeleteFunc(all.names, func(n string) bool { return n == "body" || n == "on" })
		}
		return all, sealed(s, r.ID)
	case *AgendaItem:
		if r.Treated || sealed(s, r.Meeting) != nil {
			return asking{names: []string{"notes"}, reason: true}, frozen(s, r.Meeting)
		}
	case *Attendance:
		return all, sealed(s, r.Meeting)
	case *Question:
		if sealed(s, r.Meeting) != nil {
			return questionLater(s, r)
		}
	case *ThreatItem:
		return all, r.Fits(s)
	}
	return all, nil
}

// anothers refuses what is somebody else's to change: that is said before
// anything is typed.
func anothers(s State, r Record) error {
	switch r := r.(type) {
	case *Action:
		if !r.mayChange(s, r) {
			return Errorf(CodeDenied, "error.action.others", "ID", r.ID)
		}
	case *Note:
		return r.Fits(s)
	}
	return nil
}

// notYours are the fields of a question that who acts does not fill in: a member
// asks for oneself, and who answers none is asked for no answer.
func notYours(s State, field string) bool {
	switch field {
	case "asked_by":
		return s.Actor().Person != "" && !notes(s)
	case "answer", "answered_by", "answered_on", "follow_up":
		return !Allowed(s.Roles(), VerbAnswer)
	}
	return false
}

// questionLater asks for the answer to a question of a closed meeting; an
// answer that was given can be worked out.
func questionLater(s State, q *Question) (asking, error) {
	later := asking{names: []string{"answer", "answered_by", "answered_on", "follow_up"}}
	if q.Answered() {
		later.reason = true
		return later, frozen(s, q.Meeting)
	}
	return later, nil
}

// decisionNow asks what the stage of a decision still allows: all while it is
// free, its text once its item or the vote closed, and after that only when
// conditions were met.
func decisionNow(s State, d *Decision, all asking) (asking, error) {
	switch at := stageOf(s, d); {
	case at == stageFree && (d.Outcome == OutcomeProposed || d.Method == MethodTakenOver):
		return all, votedUpon(s, d)
	case at == stageFree:
		return asking{names: append(wordingNames(), "conditions_met_on")}, nil
	case at != stageAdopted:
		return asking{names: wordingNames(), reason: true, correct: true}, nil
	case d.Outcome == OutcomeConditions:
		return asking{names: []string{"conditions_met_on"}}, nil
	}
	return asking{}, frozen(s, d.Meeting)
}

// wordingNames are those of Wording.
func wordingNames() []string {
	return []string{"subject", "text", "considerations", "alternatives", "costs", "residual_risk", "advice_ciso", "advice_fg", "conditions", "basis"}
}

// corrected are the kinds of which a change may want a reason: what was
// decided, said, judged or proven. Of the others the change tells enough.
func corrected(k Kind) bool {
	switch k {
	case KindAgendaItem, KindDecision, KindQuestion, KindAttendance, KindPolicyVersion, KindCertificate, KindParticipation,
		KindReview, KindRiskAcceptance, KindAssessment, KindOwnIncident, KindIncidentReport, KindEvidence, KindExplanation:
		return true
	}
	return false
}

// number gives an item the next place on its agenda.
func (i *AgendaItem) number(s State) {
	for _, other := range Find[*AgendaItem](s, "meeting", i.Meeting) {
		i.Nr = max(i.Nr, other.Nr+1)
	}
	i.Nr = max(i.Nr, 1)
}

// number gives a version the next number of its policy.
func (v *PolicyVersion) number(s State) {
	for _, other := range Find[*PolicyVersion](s, "policy", v.Policy) {
		v.Nr = max(v.Nr, other.Nr+1)
	}
	v.Nr = max(v.Nr, 1)
}

// renumber gives a new record its number among its like, where it has none.
func renumber(s State, r Record) {
	switch r := r.(type) {
	case *AgendaItem:
		if r.Nr == 0 {
			r.number(s)
		}
	case *PolicyVersion:
		if r.Nr == 0 {
			r.number(s)
		}
	}
}
