package model

import (
	"slices"
	"strconv"
)

func sortedByStart(as []*Appointment) []*Appointment {
	return slices.SortedStableFunc(slices.Values(as), func(a, b *Appointment) int { return a.From.Compare(b.From) })
}

func decisionColumns() []Column {
	return []Column{
		{Key: "id", Width: 10, Min: 10, Priority: 1},
		{Key: "on", Width: 11, Min: 11, Priority: 3},
		{Key: "body", Width: 5, Min: 4, Priority: 5},
		{Key: "subject", Width: 40, Min: 20, Priority: 2, Grow: true},
		{Key: "outcome", Width: 14, Min: 11, Priority: 4},
		{Key: "method", Width: 12, Min: 9, Priority: 8},
		{Key: "valid_until", Width: 11, Min: 11, Priority: 6},
		{Key: "basis_changed", Width: 9, Min: 4, Priority: 7},
	}
}

func listDecisions(s State, day Date) ([]Row, error) {
	code := codes(s)
	moved := map[string]bool{}
	for _, m := range MovedBases(s, day) {
		moved[m.Decision.ID] = true
	}
	var out []Row
	for _, r := range s.Rows(KindDecision, "on", "body", "subject", "outcome", "method", "valid_until") {
		id := r[0].(string)
		st := NA
		if moved[id] {
			st = Attention
		}
		out = append(out, row(KindDecision, id, st, id, colDate(r[1]), code[colText(r[2])], colText(r[3]),
			Outcome(colText(r[4])), Method(colText(r[5])), colDate(r[6]), moved[id]))
	}
	return out, nil
}

func meetingColumns() []Column {
	return []Column{
		{Key: "id", Width: 10, Min: 10, Priority: 1},
		{Key: "on", Width: 11, Min: 11, Priority: 2},
		{Key: "time", Width: 5, Min: 5, Priority: 6},
		{Key: "body", Width: 5, Min: 4, Priority: 3},
		{Key: "state", Width: 12, Min: 10, Priority: 4},
		{Key: "items", Width: 6, Min: 4, Priority: 5, Right: true},
		{Key: "decisions", Width: 9, Min: 4, Priority: 7, Right: true},
		{Key: "place", Width: 20, Min: 10, Priority: 8, Grow: true},
	}
}

func listMeetings(s State, _ Date) ([]Row, error) {
	code := codes(s)
	items, decided := tally(s, KindAgendaItem, "meeting"), tally(s, KindDecision, "meeting")
	var out []Row
	for _, r := range s.Rows(KindMeeting, "on", "time", "body", "state", "place") {
		id := r[0].(string)
		out = append(out, row(KindMeeting, id, "", id, colDate(r[1]), colText(r[2]), code[colText(r[3])],
			MeetingState(colText(r[4])), items[id], decided[id], colText(r[5])))
	}
	return out, nil
}

func policyColumns() []Column {
	return []Column{
		{Key: "id", Width: 12, Min: 12, Priority: 1},
		{Key: "title", Width: 36, Min: 18, Priority: 2, Grow: true},
		{Key: "type", Width: 18, Min: 10, Priority: 8},
		{Key: "letters", Width: 11, Min: 6, Priority: 5},
		{Key: "version", Width: 7, Min: 5, Priority: 4},
		{Key: "state", Width: 12, Min: 10, Priority: 3},
		{Key: "decision", Width: 10, Min: 10, Priority: 6},
		{Key: "valid_until", Width: 11, Min: 11, Priority: 7},
		{Key: "owner", Width: 18, Min: 10, Priority: 9},
	}
}

// listPolicies shows the newest version that is approved, or else the newest.
func listPolicies(s State, day Date) ([]Row, error) {
	who := names(s)
	var out []Row
	for _, p := range All[*Policy](s) {
		v, st := currentVersion(s, p.ID, day)
		label, dec, until := "", "", Date{}
		if v != nil {
			label = VersionName(v)
			if a := approvalOf(s, v, day); a.decision != nil {
				dec, until = a.decision.ID, a.decision.ValidUntil
			}
		}
		out = append(out, row(KindPolicy, p.ID, versionStatus(st), p.ID, p.Title, p.Type, p.Letters, label, wordOrNil(st), dec, until, who[p.Owner]))
	}
	return out, nil
}

func wordOrNil(v VersionState) any {
	if v == "" {
		return nil
	}
	return v
}

// VersionName is how a version is called: its label, or its number.
func VersionName(v *PolicyVersion) string {
	if v.Label != "" {
		return v.Label
	}
	return "v" + strconv.Itoa(v.Nr)
}

func currentVersion(s State, policy string, day Date) (*PolicyVersion, VersionState) {
	var newest, best *PolicyVersion
	state := VersionState("")
	for _, v := range Find[*PolicyVersion](s, "policy", policy) {
		st := StateOf(s, v, day)
		if st == VersionApproved && (best == nil || v.Nr > best.Nr) {
			best = v
		}
		if newest == nil || v.Nr > newest.Nr {
			newest, state = v, st
		}
	}
	if best != nil {
		return best, VersionApproved
	}
	return newest, state
}

func versionStatus(v VersionState) Status {
	switch v {
	case VersionApproved:
		return Met
	case VersionSubmitted, VersionConcept:
		return Attention
	case VersionLapsed:
		return Gap
	}
	return NA
}

func trainingColumns() []Column {
	return []Column{
		{Key: "id", Width: 12, Min: 12, Priority: 1},
		{Key: "title", Width: 36, Min: 18, Priority: 2, Grow: true},
		{Key: "provider", Width: 22, Min: 12, Priority: 6},
		{Key: "first_day", Width: 11, Min: 11, Priority: 3},
		{Key: "last_day", Width: 11, Min: 11, Priority: 8},
		{Key: "minutes", Width: 7, Min: 5, Priority: 7, Right: true},
		{Key: "participants", Width: 10, Min: 4, Priority: 4, Right: true},
		{Key: "certificates", Width: 12, Min: 4, Priority: 5, Right: true},
	}
}

func listTrainings(s State, _ Date) ([]Row, error) {
	took, certs := tally(s, KindParticipation, "training"), tally(s, KindCertificate, "training")
	var out []Row
	for _, r := range s.Rows(KindTraining, "title", "provider", "first_day", "last_day", "minutes") {
		id := r[0].(string)
		out = append(out, row(KindTraining, id, "", id, colText(r[1]), colText(r[2]), colDate(r[3]), colDate(r[4]), colInt(r[5]), took[id], certs[id]))
	}
	return out, nil
}
