package model

import "time"

func incidentColumns() []Column {
	return []Column{
		{Key: "id", Width: 12, Min: 12, Priority: 5},
		{Key: "on"}, // first possible day, to order by
		{Key: "when", Width: 18, Min: 9, Priority: 7},
		{Key: "organisation", Width: 24, Min: 12, Priority: 10},
		{Key: "title", Width: 26, Min: 18, Priority: 1, Grow: true},
		{Key: "tlp", Width: 16, Min: 16, Priority: 2},
		{Key: "verdict", Width: 13, Min: 13, Priority: 3},
		{Key: "consequence", Width: 10, Min: 8, Priority: 5},
		{Key: "reviewed_on", Width: 11, Min: 11, Priority: 8},
		{Key: "review", Width: 12, Min: 12, Priority: 9},
		{Key: "state", Width: 13, Min: 10, Priority: 13},
	}
}

func listIncidents(s State, day Date) ([]Row, error) {
	of := verdicts(s, day)
	var out []Row
	for _, r := range s.Rows(KindIncident, "on", "when", "organisation", "title", "tlp") {
		id := r[0].(string)
		v, st := of[id], stateOfVerdict(of[id])
		out = append(out, row(KindIncident, id, st.Status(), id, colDate(r[1]), when(colText(r[2]), colDate(r[1])), colText(r[3]), colText(r[4]), TLP(colText(r[5])),
			v.touched(), optional[Consequence](string(v.then)), v.on, v.review, st))
	}
	return out, nil
}

// when is the time as the source words it; a day only where it has no words,
// for a day is often surer than what is known.
func when(words string, day Date) any {
	if words != "" {
		return words
	}
	return day
}

func advisoryColumns() []Column {
	return []Column{
		{Key: "id", Width: 12, Min: 12, Priority: 5},
		{Key: "published_on", Width: 11, Min: 11, Priority: 8},
		{Key: "publisher", Width: 18, Min: 9, Priority: 9},
		{Key: "title", Width: 26, Min: 18, Priority: 1, Grow: true},
		{Key: "severity", Width: 8, Min: 5, Priority: 7},
		{Key: "tlp", Width: 16, Min: 16, Priority: 2},
		{Key: "verdict", Width: 13, Min: 13, Priority: 3},
		{Key: "consequence", Width: 10, Min: 8, Priority: 5},
		{Key: "reviewed_on", Width: 11, Min: 11, Priority: 10},
		{Key: "review", Width: 12, Min: 12, Priority: 11},
		{Key: "state", Width: 13, Min: 10, Priority: 13},
		{Key: "tracking_id", Width: 16, Min: 8, Priority: 12},
	}
}

func listAdvisories(s State, day Date) ([]Row, error) {
	of := verdicts(s, day)
	var out []Row
	for _, r := range s.Rows(KindAdvisory, "published_on", "publisher", "title", "severity", "tlp", "tracking_id") {
		id := r[0].(string)
		v, st := of[id], stateOfVerdict(of[id])
		out = append(out, row(KindAdvisory, id, st.Status(), id, colDate(r[1]), colText(r[2]), colText(r[3]), colText(r[4]), TLP(colText(r[5])),
			v.touched(), optional[Consequence](string(v.then)), v.on, v.review, st, colText(r[6])))
	}
	return out, nil
}

func ownIncidentColumns() []Column {
	return []Column{
		{Key: "id", Width: 11, Min: 11, Priority: 5},
		{Key: "aware_at", Width: 17, Min: 17, Priority: 4},
		{Key: "title", Width: 22, Min: 18, Priority: 1, Grow: true},
		{Key: "significant", Width: 12, Min: 5, Priority: 6},
		{Key: "clocks", Width: 17, Min: 9, Priority: 2},
		{Key: "next_report", Width: 25, Min: 11, Priority: 7},
		{Key: "next_due", Width: 17, Min: 17, Priority: 3},
		{Key: "closed_on", Width: 11, Min: 11, Priority: 8},
		{Key: "verdict", Width: 9, Min: 7, Priority: 9},
		{Key: "review", Width: 12, Min: 12, Priority: 10},
	}
}

func listOwnIncidents(s State, day Date) ([]Row, error) {
	of := verdicts(s, day)
	sent := map[string][]*IncidentReport{}
	for _, r := range All[*IncidentReport](s) {
		sent[r.Incident] = append(sent[r.Incident], r)
	}
	var out []Row
	for _, o := range All[*OwnIncident](s) {
		k, st := clocksOn(s, o, sent[o.ID], day)
		v := of[o.ID]
		var next any
		if k.Report != "" {
			next = k.Report
		}
		out = append(out, row(KindOwnIncident, o.ID, st, o.ID, o.AwareAt, o.Title, o.Significant, k.State, next, k.Due, o.ClosedOn,
			optional[Touches](string(v.touches)), v.review))
	}
	return out, nil
}

// clocksOn sums the clocks of an incident up for a list: the report that is
// due next and the gravest state. A list is kept for the whole day, so a term
// that ends today reads as that, whatever the hour.
func clocksOn(s State, o *OwnIncident, sent []*IncidentReport, day Date) (Clock, Status) {
	must, settled, _ := mustReport(s, o)
	if !must || o.AwareAt.IsZero() {
		return Clock{State: ClockNone}, NA
	}
	sum := Clock{State: ClockMet}
	for _, k := range IncidentClocks(s.Law(), o, sent, day.End().Add(-time.Nanosecond)) {
		if k.State == ClockLate && day == s.Today() && DateOf(k.Due) == day {
			k.State = ClockToday
		}
		if k.State.graver() > sum.State.graver() {
			sum.State = k.State
		}
		if k.Sent == nil && !k.Due.IsZero() && (sum.Due.IsZero() || k.Due.Before(sum.Due)) {
			sum.Report, sum.Due = k.Report, k.Due
		}
	}
	st := sum.State.Status()
	if st == Gap && !settled {
		st = Attention
	}
	return sum, st
}

func headOwnIncidents(_ State, _ Date, rows []Row) []Block {
	return countHead(rows, counted{Met, "screen.lesson.head.clocks_met"}, counted{Attention, "screen.lesson.head.clocks_run"},
		counted{Gap, "screen.lesson.head.clocks_late"}, counted{NA, "screen.lesson.head.clocks_none"})
}
