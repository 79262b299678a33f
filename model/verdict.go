package model

import "strings"

// verdict is what was judged of one subject, as far as lists tell it.
type verdict struct {
	review  string
	on      Date
	touches Touches
	then    Consequence
}

// verdicts finds the newest review of every subject by a day.
func verdicts(s State, day Date) map[string]verdict {
	out := map[string]verdict{}
	for _, r := range s.Rows(KindReview, "subject", "on", "touches", "consequence") {
		v := verdict{r[0].(string), colDate(r[2]), Touches(colText(r[3])), Consequence(colText(r[4]))}
		if have, ok := out[colText(r[1])]; v.on.After(day) || ok && v.on.Before(have.on) {
			continue
		}
		out[colText(r[1])] = v
	}
	return out
}

// said is the verdict in words: "ja, actie".
func (v verdict) said() Message {
	return Msg("screen.lesson.verdict", "Touches", v.touches, "Then", v.then)
}

// reviewsOf gives the reviews of a subject by a day, the newest first.
func reviewsOf(s State, subject string, day Date) []*Review {
	var out []*Review
	for _, r := range Find[*Review](s, "subject", subject) {
		if r.On.After(day) {
			continue
		}
		at := 0
		for at < len(out) && out[at].On.After(r.On) {
			at++
		}
		out = append(out[:at], append([]*Review{r}, out[at:]...)...)
	}
	return out
}

// editions knows which threats stood in which edition, to hold a threat
// against that of the year before.
type editions struct {
	reports map[string]edition
	latest  map[string][]int                      // years per publisher
	named   map[publisherYear]map[string][]string // ids by name
	report  map[string]string                     // of a threat
	name    map[string]string                     // of a threat
}

type edition struct {
	publisher string
	year      int
	tlp       TLP
}

type publisherYear struct {
	publisher string
	year      int
}

func readEditions(s State) *editions {
	e := &editions{reports: map[string]edition{}, latest: map[string][]int{}, named: map[publisherYear]map[string][]string{},
		report: map[string]string{}, name: map[string]string{}}
	for _, r := range s.Rows(KindThreatReport, "publisher", "year", "tlp") {
		ed := edition{plainName(colText(r[1])), colInt(r[2]), TLP(colText(r[3]))}
		e.reports[r[0].(string)] = ed
		e.latest[ed.publisher] = append(e.latest[ed.publisher], ed.year)
	}
	for _, r := range s.Rows(KindThreatItem, "report", "title") {
		id, name := r[0].(string), plainName(colText(r[2]))
		ed, ok := e.reports[colText(r[1])]
		if !ok {
			continue
		}
		e.report[id], e.name[id] = colText(r[1]), name
		at := publisherYear{ed.publisher, ed.year}
		if e.named[at] == nil {
			e.named[at] = map[string][]string{}
		}
		e.named[at][name] = append(e.named[at][name], id)
	}
	return e
}

// plainName is a name without what does not tell two names apart.
func plainName(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// before is the newest earlier year the publisher of a report wrote about.
func (e *editions) before(report string) (year int, ok bool) {
	ed := e.reports[report]
	for _, y := range e.latest[ed.publisher] {
		if ed.year > 0 && y > 0 && y < ed.year && y > year {
			year = y
		}
	}
	return year, year > 0
}

// comparable finds the threat of the edition before that bears the same name.
// Reports hold nothing else that would tie two threats together, and names
// that are merely alike are not taken for the same.
func (e *editions) comparable(item string) (prior string, year int) {
	report := e.report[item]
	year, ok := e.before(report)
	if !ok {
		return "", 0
	}
	if same := e.named[publisherYear{e.reports[report].publisher, year}][e.name[item]]; len(same) == 1 {
		prior = same[0]
	}
	return prior, year
}

// lastYear says what was judged of the comparable threat a year before.
func (e *editions) lastYear(item string, of map[string]verdict) (said Message, prior string) {
	prior, year := e.comparable(item)
	v, judged := of[prior]
	switch {
	case year == 0:
		return Msg("screen.lesson.last.no_edition"), ""
	case prior == "":
		return Msg("screen.lesson.last.none", "Year", yearText(year)), ""
	case !judged:
		return Msg("screen.lesson.last.unjudged", "Year", yearText(year)), prior
	}
	return Msg("screen.lesson.last.verdict", "Year", yearText(year), "Verdict", v.said()), prior
}

// labels are the TLP labels of what can be judged, by id; a review bears that
// of its subject.
func labels(s State) map[string]TLP {
	out := map[string]TLP{}
	for _, k := range []Kind{KindThreatReport, KindIncident, KindAdvisory} {
		for _, r := range s.Rows(k, "tlp") {
			out[r[0].(string)] = TLP(colText(r[1]))
		}
	}
	for _, r := range s.Rows(KindThreatItem, "report") {
		if t, ok := out[colText(r[1])]; ok {
			out[r[0].(string)] = t
		}
	}
	return out
}

// labelOf is the TLP label a record bears, of itself or of what it judges.
func labelOf(s State, r Record) (TLP, bool) {
	up := Ref{}
	switch r := r.(type) {
	case *ThreatReport:
		return r.TLP, true
	case *Incident:
		return r.TLP, true
	case *Advisory:
		return r.TLP, true
	case *ThreatItem:
		up = Ref{Kind: KindThreatReport, ID: r.Report}
	case *Review:
		up = r.Subject
	}
	if above, ok := s.Get(up.Kind, up.ID); ok && up.ID != "" {
		return labelOf(s, above)
	}
	return "", false
}

// saidLabel is a label in words; what bears none is treated as strictly as
// AMBER+STRICT, and says so.
func saidLabel(t TLP) any {
	if t == "" {
		return Msg("screen.lesson.unmarked")
	}
	return t
}
