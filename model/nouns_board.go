package model

import "slices"

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
