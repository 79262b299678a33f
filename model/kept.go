package model

import "slices"

// Who sees what, when. Marks of a record itself are judged by Visible; here
// stands what hangs on who sits where, and what goes with what. The store puts
// it together for a reader (store/kept.go); docs/decisions/0007 says why.

// Reader is who reads, as far as it settles which meetings are theirs.
type Reader struct {
	Roles  []Role
	Person string
	Today  Date
	Seats  []*Appointment // of the person, in any body, at any time
	// Clearance is up to which label they may see as an auditor; empty is GREEN.
	Clearance TLP
}

// SeesMeeting tells whether a meeting is for this reader: once adopted for
// everybody, before that for those who prepare it and the members of its body
// on its day. What is closed is also for the members of today, who adopt it.
func (r Reader) SeesMeeting(m *Meeting) bool {
	switch {
	case m.State == MeetingAdopted, r.prepares(), r.Person != "" && m.Secretary == r.Person, r.sits(m.Body, m.On):
		return true
	}
	return m.State == MeetingClosed && r.sits(m.Body, r.Today)
}

// SeesDecision tells whether a decision outside any meeting is for this reader:
// once there is an outcome for everybody, until then for those who prepare it
// and the members who are to decide.
func (r Reader) SeesDecision(d *Decision) bool {
	return d.Outcome != OutcomeProposed || r.prepares() || r.sits(d.Body, d.On) || r.sits(d.Body, r.Today)
}

// SeesQuestion tells whether a question that waits for a meeting is for this
// reader: for who asked it, for those who prepare, and for the members of the
// body whose agenda it waits for.
func (r Reader) SeesQuestion(q *Question) bool {
	return r.prepares() || r.Person != "" && r.Person == q.AskedBy || r.sits(q.Body, q.AskedOn) || r.sits(q.Body, r.Today)
}

// prepares tells whether drafts of every body are this reader's work.
func (r Reader) prepares() bool {
	return slices.ContainsFunc(r.Roles, func(role Role) bool { return slices.Contains(office, role) })
}

func (r Reader) sits(body string, day Date) bool {
	return slices.ContainsFunc(r.Seats, func(a *Appointment) bool { return a.Body == body && a.On(day) })
}

// restsOn names, per kind, the fields by which a record rests under another:
// whoever may not see that one, may not see this one.
var restsOn = map[Kind][]string{
	KindAgendaItem:     {"meeting"},
	KindAttendance:     {"meeting"},
	KindDecision:       {"meeting", "item"},
	KindVote:           {"decision"},
	KindQuestion:       {"meeting", "item", "about"},
	KindAction:         {"origin"},
	KindRiskAcceptance: {"decided_by"},
	KindExplanation:    {"decided_by"},
	KindThreatItem:     {"report"},
	KindReview:         {"subject"},
	KindEvidence:       {"about"},
	KindNote:           {"about"},
}

// RestsOn tells whether records of a kind rest under what a field points at.
func RestsOn(k Kind, field string) bool { return slices.Contains(restsOn[k], field) }

// Brings tells whether a field brings evidence in: as a paper, the minutes of a
// decision, the signed list of a meeting, the proof of an action.
func Brings(field string) bool {
	return slices.Contains([]string{"papers.what", "minutes", "scan", "proof"}, field)
}

// Registered tells whether being about a record of this kind gives evidence a
// place of its own in the registers, outside the meetings it is presented at.
func Registered(k Kind) bool {
	switch k {
	case KindControl, KindSupplier, KindAssessment, KindPolicy, KindPolicyVersion, KindTraining, KindCertificate, KindCampaign,
		KindThreatReport, KindThreatItem, KindIncident, KindAdvisory, KindOwnIncident, KindIncidentReport, KindReview:
		return true
	}
	return false
}
