package model

import "slices"

// Makes are the forms that begin at a record: what can be added to it, the
// likeliest first. What can be done with it as it stands is told by Tasks.
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
		return news(KindPolicyVersion, KindAction, KindEvidence)
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

// Tasks are the forms that a record asks for as it stands on a day, the
// likeliest first: putting a version that waits before the board, renewing a
// policy of which a version was approved.
func Tasks(s State, ref Ref, day Date) []Ask {
	switch ref.Kind {
	case KindPerson:
		return keyTasks(s, ref.ID)
	case KindKey:
		if k, ok := ownOrKept(s, ref.ID); ok {
			return slices.DeleteFunc(keyTasks(s, k.Person), func(a Ask) bool { return a.Ref.ID != ref.ID })
		}
	case KindQuestion:
		if q, ok := Get[*Question](s, ref.ID); ok && !q.Answered() {
			return []Ask{{What: AskDone, Ref: ref}}
		}
	case KindInvitation:
		if i, ok := Get[*Invitation](s, ref.ID); ok && i.State(day) == InvitationOpen {
			return []Ask{{What: AskUninvite, Ref: ref}}
		}
	case KindPolicyVersion:
		if v, ok := Get[*PolicyVersion](s, ref.ID); ok && awaits(s, v, day) {
			return []Ask{{What: AskSubmit, Ref: RefTo(v)}}
		}
	case KindPolicy:
		var out []Ask
		if v := newestVersion(s, ref.ID); v != nil && awaits(s, v, day) {
			out = append(out, Ask{What: AskSubmit, Ref: RefTo(v)})
		}
		if v, _ := approvedVersion(s, ref.ID, day); v != nil {
			out = append(out, Ask{What: AskRenew, Ref: ref})
		}
		return out
	}
	return nil
}

// awaits tells whether the board has still to approve a version.
func awaits(s State, v *PolicyVersion, day Date) bool {
	st := StateOf(s.Whole(), v, day)
	return st == VersionConcept || st == VersionSubmitted
}
