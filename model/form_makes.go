package model

import "slices"

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
		return news(KindAgendaItem, KindAttendance, KindQuestion, KindDecision, KindAction)
	case KindAgendaItem:
		return news(KindQuestion, KindDecision, KindAction, KindEvidence)
	case KindDecision:
		return news(KindRiskAcceptance, KindNorm, KindQuestion, KindAction, KindEvidence)
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
	case KindParticipation:
		return news(KindCertificate)
	case KindOrganisation:
		return news(KindBody, KindPerson, KindOffice)
	case KindControl:
		return news(KindAssessment, KindRiskAcceptance, KindAction, KindEvidence)
	case KindSupplier:
		return news(KindAssessment, KindAction, KindEvidence)
	}
	return news(KindAction, KindEvidence)
}

// MakesBeside are the forms for something new where records of a kind are
// listed.
func MakesBeside(k Kind) []Ask {
	kinds := []Kind{k}
	if k == KindPerson {
		kinds = append(kinds, KindOffice, KindBody)
	}
	var out []Ask
	for _, k := range kinds {
		out = append(out, Ask{What: AskNew, Kind: k})
	}
	return out
}

// Tasks are the forms of Makes that are more than a new record beside it:
// putting a version before the board, renewing a policy.
func Tasks(ref Ref) []Ask {
	return slices.DeleteFunc(Makes(ref), func(a Ask) bool { return a.What == AskNew })
}
