package model

// Makes are the forms that begin at a record: what can be added to it, the
// likeliest first.
func Makes(ref Ref) []Ask {
	news := func(kinds ...Kind) []Ask {
		var out []Ask
		for _, k := range kinds {
			out = append(out, Ask{What: AskNew, Kind: k, Ref: ref})
		}
		return out
	}
	switch ref.Kind {
	case KindDuty:
		return news(KindExplanation, KindAction, KindAssessment)
	case KindMeeting:
		return news(KindAgendaItem, KindAction)
	case KindAgendaItem:
		return news(KindQuestion, KindAction, KindEvidence)
	case KindDecision:
		return news(KindRiskAcceptance, KindNorm, KindAction, KindEvidence)
	case KindPolicy:
		return append([]Ask{{What: AskRenew, Ref: ref}}, news(KindPolicyVersion, KindAction, KindEvidence)...)
	case KindPolicyVersion:
		return append([]Ask{{What: AskSubmit, Ref: ref}}, news(KindAction, KindEvidence)...)
	case KindTraining:
		return news(KindCertificate, KindParticipation, KindEvidence)
	case KindPerson:
		return news(KindAppointment, KindCertificate, KindHolder, KindGrant)
	case KindBody:
		return news(KindAppointment, KindMeeting)
	case KindOffice:
		return news(KindHolder)
	case KindThreatReport:
		return news(KindThreatItem, KindReview, KindEvidence)
	case KindThreatItem, KindIncident, KindAdvisory:
		return news(KindReview, KindAction)
	case KindOwnIncident:
		return news(KindIncidentReport, KindReview, KindAction, KindEvidence)
	case KindSupplier:
		return news(KindAssessment, KindAction, KindEvidence)
	}
	return news(KindAction, KindEvidence)
}
