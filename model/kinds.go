package model

// The kinds of records.
const (
	KindOrganisation   Kind = "organisation"
	KindBody           Kind = "body"
	KindPerson         Kind = "person"
	KindOffice         Kind = "office"
	KindHolder         Kind = "office_holder"
	KindGrant          Kind = "grant"
	KindKey            Kind = "key"
	KindInvitation     Kind = "invitation"
	KindAppointment    Kind = "appointment"
	KindNorm           Kind = "norm"
	KindMeeting        Kind = "meeting"
	KindAgendaItem     Kind = "agenda_item"
	KindAttendance     Kind = "attendance"
	KindQuestion       Kind = "question"
	KindDecision       Kind = "decision"
	KindVote           Kind = "vote"
	KindPolicy         Kind = "policy"
	KindPolicyVersion  Kind = "policy_version"
	KindTraining       Kind = "training"
	KindParticipation  Kind = "participation"
	KindCertificate    Kind = "certificate"
	KindCampaign       Kind = "campaign"
	KindThreatReport   Kind = "threat_report"
	KindThreatItem     Kind = "threat_item"
	KindIncident       Kind = "incident"
	KindAdvisory       Kind = "advisory"
	KindOwnIncident    Kind = "own_incident"
	KindIncidentReport Kind = "incident_report"
	KindReview         Kind = "review"
	KindAssessment     Kind = "assessment"
	KindRiskAcceptance Kind = "risk_acceptance"
	KindControl        Kind = "control"
	KindSupplier       Kind = "supplier"
	KindAction         Kind = "action"
	KindEvidence       Kind = "evidence"
	KindExplanation    Kind = "explanation"
	KindNote           Kind = "note"
	KindCheckpoint     Kind = "checkpoint"
	KindRemoval        Kind = "removal"
	KindRestore        Kind = "restore"
)

// Kinds lists every kind in the order in which the schema makes its tables.
// DESIGN §4 fixes the prefixes that people type; the others are ours.
func Kinds() []Info {
	return []Info{
		{KindOrganisation, "ORG", false, true, func() Record { return &Organisation{} }},
		{KindPerson, "P", false, false, func() Record { return &Person{} }},
		{KindBody, "O", false, false, func() Record { return &Body{} }},
		{KindOffice, "F", false, false, func() Record { return &Office{} }},
		{KindHolder, "FH", false, false, func() Record { return &OfficeHolder{} }},
		{KindGrant, "TG", false, false, func() Record { return &Grant{} }},
		{KindKey, "SL", false, false, func() Record { return &Key{} }},
		{KindInvitation, "UIT", true, false, func() Record { return &Invitation{} }},
		{KindAppointment, "BN", false, false, func() Record { return &Appointment{} }},
		{KindNorm, "N", true, false, func() Record { return &Norm{} }},
		{KindMeeting, "V", true, false, func() Record { return &Meeting{} }},
		{KindAgendaItem, "AP", true, false, func() Record { return &AgendaItem{} }},
		{KindAttendance, "AW", true, false, func() Record { return &Attendance{} }},
		{KindQuestion, "VR", true, false, func() Record { return &Question{} }},
		{KindDecision, "B", true, false, func() Record { return &Decision{} }},
		{KindVote, "ST", true, false, func() Record { return &Vote{} }},
		{KindPolicy, "BEL", true, false, func() Record { return &Policy{} }},
		{KindPolicyVersion, "BV", true, false, func() Record { return &PolicyVersion{} }},
		{KindTraining, "OPL", true, false, func() Record { return &Training{} }},
		{KindParticipation, "DN", true, false, func() Record { return &Participation{} }},
		{KindCertificate, "CERT", true, false, func() Record { return &Certificate{} }},
		{KindCampaign, "CAM", true, false, func() Record { return &Campaign{} }},
		{KindThreatReport, "DB", true, false, func() Record { return &ThreatReport{} }},
		{KindThreatItem, "DI", true, false, func() Record { return &ThreatItem{} }},
		{KindIncident, "INC", true, false, func() Record { return &Incident{} }},
		{KindAdvisory, "ATT", true, false, func() Record { return &Advisory{} }},
		{KindOwnIncident, "EI", true, false, func() Record { return &OwnIncident{} }},
		{KindIncidentReport, "MEL", true, false, func() Record { return &IncidentReport{} }},
		{KindReview, "BEO", true, false, func() Record { return &Review{} }},
		{KindAssessment, "TOE", true, false, func() Record { return &Assessment{} }},
		{KindRiskAcceptance, "RA", true, false, func() Record { return &RiskAcceptance{} }},
		{KindControl, "A", false, true, func() Record { return &Control{} }},
		{KindSupplier, "LEV", true, false, func() Record { return &Supplier{} }},
		{KindAction, "ACT", true, false, func() Record { return &Action{} }},
		{KindEvidence, "BEW", true, false, func() Record { return &Evidence{} }},
		{KindExplanation, "TB", true, false, func() Record { return &Explanation{} }},
		{KindNote, "NOT", true, false, func() Record { return &Note{} }},
		{KindCheckpoint, "WM", true, false, func() Record { return &Checkpoint{} }},
		{KindRemoval, "VW", true, false, func() Record { return &Removal{} }},
		{KindRestore, "TZ", true, false, func() Record { return &Restore{} }},
	}
}
