package model

import "slices"

// conditions are the facts on which it depends what a form asks. They are read
// once: a form outlives the state it was made of.
type conditions struct {
	law    *Law
	form   LegalForm
	bodies map[string]BodyType
	legal  bool // a legal person is among the people
	always bool // no conditions: what they look at is not asked
}

func conditionsIn(s State) *conditions {
	c := &conditions{law: s.Law(), bodies: map[string]BodyType{}}
	if o, ok := TheOrganisation(s); ok {
		c.form = o.LegalForm
	}
	for _, b := range All[*Body](s) {
		c.bodies[b.ID] = b.Type
	}
	c.legal = slices.ContainsFunc(All[*Person](s), func(p *Person) bool { return p.Legal })
	return c
}

// when is the condition under which a field is asked, nil for always. What
// holds something when the form opens stays in sight, so that nothing is
// emptied unseen; but a field that is required where it applies goes where it
// does not.
func (c *conditions) when(r Record, f FormField) func(Filled) bool {
	if c.always {
		return nil
	}
	w := c.board(r, f.Name)
	if w == nil {
		w = registersWhen(r, f.Name)
	}
	if w != nil && len(f.Start) > 0 && !f.Req {
		return nil
	}
	return w
}

// board are the conditions in the records of the board itself.
func (c *conditions) board(r Record, name string) func(Filled) bool {
	switch string(r.Kind()) + "." + name {
	case "body.quorum", "body.majority", "body.tie", "body.proxies":
		return not(yes("one_member"))
	case "body.written_consent", "body.written_unanimous":
		return yes("written")
	case "body.supervisor":
		return not(answer("type", string(BodySupervisory)))
	case "body.prior_approval":
		return filledIn("supervisor")
	case "appointment.non_executive":
		return func(in Filled) bool { return c.bodies[in.One("body")] == BodyOneTier }
	case "appointment.silent":
		return func(Filled) bool { return c.form == CV }
	case "appointment.represents":
		return func(Filled) bool { return c.legal }
	case "grant.tlp":
		return answer("role", string(RoleAuditor))
	case "norm.months":
		return not(inDays)
	case "norm.days":
		return inDays
	case "agenda_item.readers":
		return yes("closed")
	case "attendance.proxy_to":
		return answer("present", string(PresenceProxy))
	case "question.answered_by", "question.answered_on", "question.follow_up":
		return filledIn("answer")
	case "decision.meeting", "decision.item":
		return answer("method", string(MethodMeeting))
	case "decision.minutes", "decision.outcome":
		return answer("method", string(MethodTakenOver))
	case "decision.departs":
		return either(filledIn("advice_ciso"), filledIn("advice_fg"))
	case "decision.mandates":
		return filledIn("valid_until")
	case "decision.conditions_met_on":
		return func(Filled) bool { return r.(*Decision).Outcome == OutcomeConditions }
	}
	return nil
}

// registersWhen are the conditions in the registers beside it.
func registersWhen(r Record, name string) func(Filled) bool {
	switch string(r.Kind()) + "." + name {
	case "review.decision":
		return answer("consequence", string(ConsequenceDecision), string(ConsequenceAccepted))
	case "review.actions":
		return not(answer("consequence", string(ConsequenceNone)))
	case "assessment.result", "assessment.evidence":
		return filledIn("done_on")
	case "assessment.supplier":
		return answer("type", string(AssessSupplier), string(AssessAudit), string(AssessRisk))
	case "control.implementation", "control.assurance", "control.assessed_on", "control.next_on":
		return not(answer("applicable", string(ApplicableNo)))
	case "action.origin_note":
		return not(filledIn("origin"))
	case "action.proof":
		return filledIn("done_on")
	case "action.no_proof":
		return all(filledIn("done_on"), not(filledIn("proof")))
	}
	return nil
}

// askedLater are fields that make no sense before there is a record.
func askedLater(k Kind, name string) bool {
	switch k {
	case KindAction:
		return slices.Contains([]string{"done_on", "proof", "no_proof", "dropped"}, name)
	case KindPolicyVersion:
		return name == "implemented_on" || name == "withdrawn_on"
	case KindThreatReport, KindOwnIncident, KindReview:
		return name == "closed_on"
	case KindAgendaItem:
		return name == "notes"
	}
	return false
}

// requiredInEffect are fields without which the record would be refused, or
// would say nothing, though an old one may lack them.
func requiredInEffect(r Record, name string) bool {
	fresh := r.Head().Rev == 0
	switch string(r.Kind()) + "." + name {
	case "review.subject", "risk_acceptance.decided_by", "agenda_item.readers", "attendance.proxy_to",
		"decision.meeting", "decision.minutes", "norm.months", "incident_report.sent_at":
		return true
	case "own_incident.aware_at", "action.origin_note":
		return fresh
	}
	return false
}

func inDays(in Filled) bool { return NormName(in.One("name")).InDays() }

// The words in which conditions are written.

func answer(name string, any ...string) func(Filled) bool {
	return func(in Filled) bool { return slices.Contains(any, in.One(name)) }
}

func yes(name string) func(Filled) bool { return func(in Filled) bool { return in.Yes(name) } }

func filledIn(name string) func(Filled) bool { return func(in Filled) bool { return in.Has(name) } }

func all(ws ...func(Filled) bool) func(Filled) bool {
	return func(in Filled) bool {
		return !slices.ContainsFunc(ws, func(w func(Filled) bool) bool { return !w(in) })
	}
}

func either(ws ...func(Filled) bool) func(Filled) bool {
	return func(in Filled) bool { return slices.ContainsFunc(ws, func(w func(Filled) bool) bool { return w(in) }) }
}

func not(w func(Filled) bool) func(Filled) bool { return func(in Filled) bool { return !w(in) } }
