package model

import "strconv"

// LessonState says how far something that must be judged is.
type LessonState string

// The states. An edition is judged when each of its threats is.
const (
	LessonUnjudged LessonState = "unjudged"
	LessonJudged   LessonState = "judged"
	LessonOpen     LessonState = "open" // a review that is not closed
	LessonClosed   LessonState = "closed"
)

// WordKey implements Worded.
func (l LessonState) WordKey() string { return "lesson." + string(l) }

// Status is the sign that goes with the state.
func (l LessonState) Status() Status {
	if l == LessonUnjudged || l == LessonOpen {
		return Attention
	}
	return Met
}

func reportColumns() []Column {
	return []Column{
		{Key: "id", Width: 11, Min: 11, Priority: 6},
		{Key: "publisher", Width: 10, Min: 7, Priority: 6},
		{Key: "title", Width: 30, Min: 18, Priority: 1, Grow: true},
		{Key: "year", Width: 5, Min: 5, Priority: 7},
		{Key: "published_on", Width: 11, Min: 11, Priority: 8},
		{Key: "tlp", Width: 16, Min: 16, Priority: 2},
		{Key: "judged", Width: 10, Min: 4, Priority: 5, Right: true},
		{Key: "items", Width: 6, Min: 4, Priority: 9, Right: true},
		{Key: "closed_on", Width: 11, Min: 11, Priority: 10},
		{Key: "state", Width: 13, Min: 9, Priority: 3},
	}
}

func listReports(s State, day Date) ([]Row, error) {
	judging := judgingOn(s, day)
	var out []Row
	for _, r := range s.Rows(KindThreatReport, "publisher", "title", "year", "published_on", "tlp", "closed_on") {
		id := r[0].(string)
		st, j := LessonUnjudged, judging[id]
		switch {
		case !j.complete():
		case doneBy(r[6], day):
			st = LessonClosed
		default:
			st = LessonJudged
		}
		out = append(out, row(KindThreatReport, id, st.Status(), id, colText(r[1]), colText(r[2]), yearText(colInt(r[3])), colDate(r[4]),
			TLP(colText(r[5])), j.judged, j.total, colDate(r[6]), st))
	}
	return out, nil
}

func headReports(_ State, _ Date, rows []Row) []Block {
	return countHead(rows, counted{Met, "screen.lesson.head.reports_done"}, counted{Attention, "screen.lesson.head.reports_open"})
}

// yearText keeps a year from getting a separator of thousands.
func yearText(y int) string {
	if y == 0 {
		return ""
	}
	return strconv.Itoa(y)
}

func threatItemColumns() []Column {
	return []Column{
		{Key: "id", Width: 11, Min: 11, Priority: 8},
		{Key: "edition", Width: 24, Min: 12, Priority: 9},
		{Key: "year", Width: 5, Min: 5, Priority: 6},
		{Key: "nr", Width: 3, Min: 2, Priority: 7, Right: true},
		{Key: "title", Width: 22, Min: 16, Priority: 1, Grow: true},
		{Key: "tlp", Width: 16, Min: 16, Priority: 5},
		{Key: "verdict", Width: 13, Min: 13, Priority: 2},
		{Key: "consequence", Width: 10, Min: 8, Priority: 4},
		{Key: "last_year", Width: 26, Min: 12, Priority: 3},
		{Key: "review", Width: 12, Min: 12, Priority: 11},
		{Key: "state", Width: 13, Min: 10, Priority: 13},
		{Key: "level", Width: 10, Min: 5, Priority: 10},
		{Key: "report"},
		{Key: "last_item"},
	}
}

func listThreatItems(s State, day Date) ([]Row, error) {
	of, ed, tlp, title := verdicts(s, day), readEditions(s), labels(s), map[string]string{}
	for _, r := range s.Rows(KindThreatReport, "title") {
		title[r[0].(string)] = colText(r[1])
	}
	var out []Row
	for _, r := range s.Rows(KindThreatItem, "report", "nr", "title", "level") {
		id, report := r[0].(string), colText(r[1])
		v, st := of[id], stateOfVerdict(of[id])
		last, prior := ed.lastYear(id, of)
		out = append(out, row(KindThreatItem, id, st.Status(), id, title[report], yearText(ed.reports[report].year), colInt(r[2]), colText(r[3]),
			tlp[id], v.touched(), optional[Consequence](string(v.then)), last, v.review, st, colText(r[4]), report, prior))
	}
	return out, nil
}

// touched says whether it touches us, or that this is still to be judged.
func (v verdict) touched() any {
	if v.review == "" {
		return LessonUnjudged
	}
	return v.touches
}

func stateOfVerdict(v verdict) LessonState {
	if v.review == "" {
		return LessonUnjudged
	}
	return LessonJudged
}

func headLessons(_ State, _ Date, rows []Row) []Block {
	return countHead(rows, counted{Met, "screen.lesson.head.judged"}, counted{Attention, "screen.lesson.head.unjudged"})
}

func reviewColumns() []Column {
	return []Column{
		{Key: "id", Width: 12, Min: 12, Priority: 6},
		{Key: "on", Width: 11, Min: 11, Priority: 5},
		{Key: "subject", Width: 11, Min: 10, Priority: 11},
		{Key: "title", Width: 26, Min: 16, Priority: 1, Grow: true},
		{Key: "touches", Width: 9, Min: 7, Priority: 3},
		{Key: "consequence", Width: 10, Min: 8, Priority: 4},
		{Key: "by", Width: 16, Min: 10, Priority: 10},
		{Key: "decision", Width: 10, Min: 10, Priority: 9},
		{Key: "tlp", Width: 16, Min: 16, Priority: 2},
		{Key: "kind", Width: 17, Min: 10, Priority: 8},
		{Key: "state", Width: 9, Min: 6, Priority: 7},
		{Key: "last_year", Width: 26, Min: 12, Priority: 12},
	}
}

func listReviews(s State, day Date) ([]Row, error) {
	who, of, ed, tlp := names(s), verdicts(s, day), readEditions(s), labels(s)
	title := map[string]string{}
	for _, k := range []Kind{KindThreatItem, KindIncident, KindAdvisory, KindOwnIncident} {
		for _, r := range s.Rows(k, "title") {
			title[r[0].(string)] = colText(r[1])
		}
	}
	var out []Row
	for _, r := range s.Rows(KindReview, "on", "subject", "touches", "consequence", "by", "decision", "closed_on") {
		id, subject := r[0].(string), colText(r[2])
		kind, _, _ := ParseID(subject)
		st := LessonOpen
		if doneBy(r[7], day) {
			st = LessonClosed
		}
		var label, last any
		if t, ok := tlp[subject]; ok {
			label = t
		}
		if kind == KindThreatItem {
			last, _ = ed.lastYear(subject, of)
		}
		out = append(out, row(KindReview, id, st.Status(), id, colDate(r[1]), subject, title[subject], Touches(colText(r[3])),
			Consequence(colText(r[4])), who[colText(r[5])], colText(r[6]), label, kind, st, last))
	}
	return out, nil
}

func headReviews(_ State, _ Date, rows []Row) []Block {
	return countHead(rows, counted{Met, "screen.lesson.head.closed"}, counted{Attention, "screen.lesson.head.open"})
}
