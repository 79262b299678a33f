package model

import "strconv"

func reportColumns() []Column {
	return []Column{
		{Key: "id", Width: 11, Min: 11, Priority: 1},
		{Key: "publisher", Width: 10, Min: 7, Priority: 5},
		{Key: "title", Width: 40, Min: 18, Priority: 2, Grow: true},
		{Key: "year", Width: 5, Min: 5, Priority: 4},
		{Key: "published_on", Width: 11, Min: 11, Priority: 6},
		{Key: "tlp", Width: 13, Min: 7, Priority: 7},
		{Key: "judged", Width: 10, Min: 4, Priority: 3, Right: true},
		{Key: "items", Width: 6, Min: 4, Priority: 8, Right: true},
		{Key: "closed_on", Width: 11, Min: 11, Priority: 9},
	}
}

func listReports(s State, day Date) ([]Row, error) {
	var out []Row
	for _, r := range s.Rows(KindThreatReport, "publisher", "title", "year", "published_on", "tlp", "closed_on") {
		id := r[0].(string)
		judged, total := JudgedItems(s, id, day)
		st := Met
		if judged < total {
			st = Attention
		}
		out = append(out, row(KindThreatReport, id, st, id, colText(r[1]), colText(r[2]), yearText(colInt(r[3])), colDate(r[4]),
			TLP(colText(r[5])), judged, total, colDate(r[6])))
	}
	return out, nil
}

// yearText keeps a year from getting a separator of thousands.
func yearText(y int) string {
	if y == 0 {
		return ""
	}
	return strconv.Itoa(y)
}

func reviewColumns() []Column {
	return []Column{
		{Key: "id", Width: 12, Min: 12, Priority: 1},
		{Key: "on", Width: 11, Min: 11, Priority: 4},
		{Key: "subject", Width: 11, Min: 10, Priority: 5},
		{Key: "title", Width: 36, Min: 16, Priority: 2, Grow: true},
		{Key: "touches", Width: 9, Min: 7, Priority: 3},
		{Key: "consequence", Width: 10, Min: 8, Priority: 6},
		{Key: "by", Width: 16, Min: 10, Priority: 8},
		{Key: "decision", Width: 10, Min: 10, Priority: 7},
	}
}

func listReviews(s State, _ Date) ([]Row, error) {
	who := names(s)
	title := map[string]string{}
	for _, k := range []Kind{KindThreatItem, KindIncident, KindAdvisory, KindOwnIncident} {
		for _, r := range s.Rows(k, "title") {
			title[r[0].(string)] = colText(r[1])
		}
	}
	var out []Row
	for _, r := range s.Rows(KindReview, "on", "subject", "touches", "consequence", "by", "decision") {
		id, subject := r[0].(string), colText(r[2])
		out = append(out, row(KindReview, id, "", id, colDate(r[1]), subject, title[subject], Touches(colText(r[3])),
			Consequence(colText(r[4])), who[colText(r[5])], colText(r[6])))
	}
	return out, nil
}

// ActionState is how far an action is; computed.
type ActionState string

// The states of an action.
const (
	ActionOpen    ActionState = "open"
	ActionLate    ActionState = "late"
	ActionDone    ActionState = "done"
	ActionDropped ActionState = "dropped"
)

// WordKey implements Worded.
func (a ActionState) WordKey() string { return "action_state." + string(a) }

// State tells how far the action is on a day.
func (a *Action) State(day Date) ActionState {
	switch {
	case a.Dropped != "":
		return ActionDropped
	case !a.Open(day):
		return ActionDone
	case day.After(a.Due):
		return ActionLate
	}
	return ActionOpen
}

func actionColumns() []Column {
	return []Column{
		{Key: "id", Width: 12, Min: 12, Priority: 1},
		{Key: "text", Width: 40, Min: 20, Priority: 2, Grow: true},
		{Key: "owner", Width: 18, Min: 10, Priority: 5},
		{Key: "due", Width: 11, Min: 11, Priority: 3},
		{Key: "state", Width: 10, Min: 7, Priority: 4},
		{Key: "days_late", Width: 7, Min: 5, Priority: 6, Right: true},
		{Key: "done_on", Width: 11, Min: 11, Priority: 7},
		{Key: "origin", Width: 12, Min: 10, Priority: 8},
	}
}

func listActions(s State, day Date) ([]Row, error) {
	who := names(s)
	var out []Row
	for _, r := range s.Rows(KindAction, "text", "owner", "due", "done_on", "dropped", "origin") {
		id, due := r[0].(string), colDate(r[3])
		state, st, late := ActionOpen, Attention, 0
		switch {
		case r[5] != nil:
			state, st = ActionDropped, NA
		case doneBy(r[4], day):
			state, st = ActionDone, Met
		case day.After(due):
			state, st, late = ActionLate, Gap, due.DaysUntil(day)
		}
		out = append(out, row(KindAction, id, st, id, colText(r[1]), who[colText(r[2])], due, state, late, colDate(r[4]), colText(r[6])))
	}
	return out, nil
}

func supplierColumns() []Column {
	return []Column{
		{Key: "id", Width: 12, Min: 12, Priority: 1},
		{Key: "name", Width: 26, Min: 16, Priority: 2, Grow: true},
		{Key: "service", Width: 28, Min: 14, Priority: 3},
		{Key: "nen7510_until", Width: 11, Min: 11, Priority: 4},
		{Key: "iso27001_until", Width: 11, Min: 11, Priority: 5},
		{Key: "assessed_on", Width: 11, Min: 11, Priority: 6},
		{Key: "owner", Width: 18, Min: 10, Priority: 7},
	}
}

func listSuppliers(s State, day Date) ([]Row, error) {
	who := names(s)
	var out []Row
	for _, r := range s.Rows(KindSupplier, "name", "service", "nen7510_until", "iso27001_until", "assessed_on", "owner") {
		id := r[0].(string)
		out = append(out, row(KindSupplier, id, supplierStatus(day, colDate(r[3]), colDate(r[4])), id, colText(r[1]), colText(r[2]),
			colDate(r[3]), colDate(r[4]), colDate(r[5]), who[colText(r[6])]))
	}
	return out, nil
}

// supplierStatus looks at the proof a supplier gave: NEN 7510 or ISO 27001.
func supplierStatus(day Date, proofs ...Date) Status {
	st := Gap
	for _, d := range proofs {
		switch {
		case d.IsZero() || day.After(d):
		case day.Before(d.AddDays(-warnWindow)):
			return Met
		default:
			st = Attention
		}
	}
	return st
}

func evidenceColumns() []Column {
	return []Column{
		{Key: "id", Width: 12, Min: 12, Priority: 1},
		{Key: "title", Width: 36, Min: 18, Priority: 2, Grow: true},
		{Key: "type", Width: 14, Min: 8, Priority: 5},
		{Key: "added_on", Width: 11, Min: 11, Priority: 6},
		{Key: "expires_on", Width: 11, Min: 11, Priority: 3},
		{Key: "file", Width: 22, Min: 10, Priority: 7},
		{Key: "size", Width: 10, Min: 6, Priority: 9, Right: true},
		{Key: "tlp", Width: 13, Min: 7, Priority: 8},
		{Key: "privileged", Width: 5, Min: 3, Priority: 4},
		{Key: "sha256"},
	}
}

func listEvidence(s State, day Date) ([]Row, error) {
	var out []Row
	for _, r := range s.Rows(KindEvidence, "title", "type", "added_on", "expires_on", "file", "size", "tlp", "privileged", "blob") {
		id, until := r[0].(string), colDate(r[4])
		st := Met
		switch {
		case until.IsZero():
		case day.After(until):
			st = Gap
		case !day.Before(until.AddDays(-warnWindow)):
			st = Attention
		}
		out = append(out, row(KindEvidence, id, st, id, colText(r[1]), colText(r[2]), colDate(r[3]), until, colText(r[5]), colInt(r[6]),
			optional[TLP](r[7]), colInt(r[8]) == 1, colText(r[9])))
	}
	return out, nil
}
