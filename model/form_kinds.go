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
		return []string{"person", "role", "from", "until", "tlp", "why"}
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
		return []string{"title", "type", "blob", "location", "about", "expires_on", "privileged", "readers", "tlp", "owner"}
	case KindNote:
		return []string{"text"}
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
