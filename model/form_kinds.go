package model

// askedOf are the fields a form asks for a record of a kind, in the order in
// which a person thinks of them; nil for kinds that are not filled in by hand.
// What the program works out itself is not asked.
func askedOf(k Kind) []string {
	switch k {
	case KindOrganisation:
		return []string{"name", "kvk", "legal_form", "annex", "staff", "turnover", "balance", "wwke_critical", "designated", "linked"}
	case KindBody:
		return []string{"code", "name", "type", "quorum", "majority", "tie", "proxies", "one_member", "written", "written_consent", "written_unanimous", "supervisor", "prior_approval"}
	case KindPerson:
		return []string{"name", "email", "legal", "os_name"}
	case KindOffice:
		return []string{"name", "code", "role"}
	case KindHolder:
		return []string{"office", "person", "from", "until"}
	case KindGrant:
		return []string{"person", "role", "from", "until", "why"}
	case KindAppointment:
		return []string{"person", "body", "position", "from", "until", "non_executive", "silent", "represents"}
	case KindNorm:
		return []string{"name", "months", "days", "warn_days", "decided_by"}
	case KindMeeting:
		return []string{"body", "on", "time", "place", "chair", "secretary", "outside"}
	case KindAgendaItem:
		return []string{"meeting", "title", "type", "outside", "letters", "duties", "closed", "readers", "notes"}
	case KindAttendance:
		return []string{"meeting", "person", "present", "proxy_to"}
	case KindQuestion:
		return []string{"text", "about", "asked_by", "asked_on", "meeting", "item", "answer", "answered_by", "answered_on", "follow_up"}
	case KindDecision:
		return []string{"subject", "body", "method", "meeting", "item", "on", "outcome", "minutes", "text", "considerations", "alternatives", "costs", "residual_risk",
			"advice_ciso", "advice_fg", "departs", "conditions", "basis", "approves", "rests_on", "valid_until", "feedback_on", "supersedes", "supervisor", "mandates", "conditions_met_on"}
	}
	return askedInRegisters(k)
}

// askedInRegisters are those of the registers beside the board's own.
func askedInRegisters(k Kind) []string {
	switch k {
	case KindPolicy:
		return []string{"title", "type", "letters", "owner", "interval"}
	case KindPolicyVersion:
		return []string{"policy", "label", "blob", "letters", "change", "material", "submitted_on", "implemented_on", "withdrawn_on"}
	case KindTraining:
		return []string{"title", "provider", "first_day", "last_day", "minutes", "topics", "language", "independent"}
	case KindParticipation:
		return []string{"training", "person", "completed"}
	case KindCertificate:
		return []string{"person", "training", "blob", "issued_on", "last_day", "states_name", "states_dates", "topics", "provider", "language", "minutes"}
	case KindCampaign:
		return []string{"title", "on", "invited", "completed"}
	case KindThreatReport:
		return []string{"publisher", "title", "year", "published_on", "tlp", "source", "closed_on"}
	case KindThreatItem:
		return []string{"report", "nr", "title", "level", "trend", "page"}
	case KindIncident:
		return []string{"title", "organisation", "when", "on", "what", "impact", "lesson", "source", "tlp", "facts"}
	case KindAdvisory:
		return []string{"title", "publisher", "tracking_id", "version", "published_on", "tlp", "cves", "severity", "summary"}
	case KindOwnIncident:
		return []string{"title", "aware_at", "significant", "why", "patients", "closed_on"}
	case KindIncidentReport:
		return []string{"incident", "type", "sent_at", "receipt"}
	case KindReview:
		return []string{"subject", "touches", "through", "controls", "patients", "consequence", "why", "by", "on", "decision", "actions", "closed_on"}
	case KindAssessment:
		return []string{"type", "title", "planned_on", "done_on", "by", "result", "controls", "supplier", "evidence"}
	case KindRiskAcceptance:
		return []string{"title", "risk", "why", "decided_by", "on", "expires_on", "owner", "controls"}
	case KindControl:
		return []string{"applicable", "why", "implementation", "assurance", "assessed_on", "next_on", "owner", "evidence_note", "evidence"}
	case KindSupplier:
		return []string{"name", "service", "stops", "data", "agreement", "nen7510_until", "iso27001_until", "fallback", "assessed_on", "owner"}
	case KindAction:
		return []string{"text", "owner", "due", "origin", "origin_note", "mends", "done_on", "proof", "no_proof", "dropped"}
	case KindEvidence:
		return []string{"title", "type", "blob", "location", "about", "expires_on", "privileged", "tlp", "owner"}
	case KindExplanation:
		return []string{"duty", "text", "on", "until", "decided_by", "action"}
	}
	return nil
}

// aboutKinds are the kinds that a pinned reference of a record may point at.
func aboutKinds(k Kind, field string) []Kind {
	ground := []Kind{KindPolicyVersion, KindControl, KindReview, KindRiskAcceptance, KindAssessment, KindEvidence, KindSupplier}
	switch {
	case k == KindReview:
		return []Kind{KindThreatItem, KindIncident, KindAdvisory, KindOwnIncident}
	case field == "approves":
		return []Kind{KindPolicyVersion}
	case field == "rests_on":
		return ground
	case k == KindAction:
		return []Kind{KindDecision, KindAgendaItem, KindQuestion, KindReview, KindAssessment, KindOwnIncident, KindIncident, KindAdvisory, KindControl, KindRiskAcceptance, KindSupplier, KindMeeting}
	}
	return append(ground, KindDecision, KindMeeting, KindAgendaItem, KindPolicy, KindTraining, KindCertificate, KindAction, KindIncident, KindOwnIncident, KindAdvisory, KindThreatReport)
}

// begin fills in what stands to reason for a new record, and what it is about.
func begin(s State, r Record, about Ref) {
	who := s.Actor().Person
	switch r := r.(type) {
	case *Meeting:
		r.State, r.Body = MeetingPlanned, boardOf(s)
		r.Secretary = who
		r.Chair = chairOf(s, r.Body, s.Today())
	case *AgendaItem:
		r.Type = ItemDecision
		if about.Kind == KindMeeting {
			r.Meeting = about.ID
		}
	case *Action:
		if about.Kind == KindDuty {
			r.Mends = []string{about.ID}
		}
	case *Question:
		r.AskedBy, r.AskedOn = who, s.Today()
	case *Decision:
		r.Body, r.On, r.Method, r.Outcome = boardOf(s), s.Today(), MethodMeeting, OutcomeProposed
	case *PolicyVersion:
		r.Policy, r.Nr = only(about, KindPolicy), 1
		for _, v := range Find[*PolicyVersion](s, "policy", r.Policy) {
			r.Nr = max(r.Nr, v.Nr+1)
			r.Letters = v.Letters
		}
		if p, ok := Get[*Policy](s, r.Policy); ok && r.Letters == "" {
			r.Letters = p.Letters
		}
	case *Participation:
		r.Training, r.Completed = only(about, KindTraining), true
	case *Certificate:
		r.Training, r.Person = only(about, KindTraining), only(about, KindPerson)
	case *ThreatItem:
		r.Report = only(about, KindThreatReport)
	case *IncidentReport:
		r.Incident = only(about, KindOwnIncident)
	case *Review:
		r.By, r.On = who, s.Today()
	case *RiskAcceptance:
		r.On, r.DecidedBy = s.Today(), only(about, KindDecision)
	case *Explanation:
		r.On = s.Today()
		if about.Kind == KindDuty {
			r.Duty = about.ID
		}
	case *Evidence:
		r.AddedOn = s.Today()
	case *Appointment:
		r.Person, r.Body = only(about, KindPerson), only(about, KindBody)
	case *Control:
		r.Applicable = ApplicableUndecided
	}
	point(s, r, about)
}

// only is the id of a reference of one kind, "" for another.
func only(r Ref, k Kind) string {
	if r.Kind == k {
		return r.ID
	}
	return ""
}

// point lets a new record say what it is about, where it has a field for that.
func point(s State, r Record, about Ref) {
	target, ok := s.Get(about.Kind, about.ID)
	if about.IsZero() || !ok {
		return
	}
	ref := RefTo(target)
	switch r := r.(type) {
	case *Action:
		if OriginFrom(about) == (Ref{Kind: about.Kind, ID: about.ID}) {
			r.Origin = ref
		}
	case *Question:
		r.About = ref
	case *Evidence:
		r.About = []Ref{ref}
	case *Review:
		r.Subject = ref
	}
}

// boardOf is the body whose members are bound, when there is one such body.
func boardOf(s State) string {
	found := ""
	for _, b := range All[*Body](s) {
		if b.Type == BodySupervisory || b.Type == BodyAdvisory {
			continue
		}
		if found != "" {
			return ""
		}
		found = b.ID
	}
	return found
}

// chairOf is who chairs a body on a day.
func chairOf(s State, body string, day Date) string {
	for _, a := range Find[*Appointment](s, "body", body) {
		if a.On(day) && IsChair(a.Position) {
			return a.Person
		}
	}
	return ""
}
