package model

import "strings"

// What a body that governs must look at, beside what it decided itself.

// reviews: policies past their interval, and tests past the own norm.
func (a *proposer) reviews() {
	judged := a.s.Whole()
	for _, p := range All[*Policy](a.s) {
		v, st := currentVersion(judged, p.ID, a.day)
		if v == nil || p.Interval == 0 || st != VersionApproved {
			continue
		}
		d := approvalOf(judged, v, a.day).decision
		if due := d.On.AddMonths(p.Interval); !due.After(a.day) {
			a.add(Proposal{Topic: TopicReview, Type: ItemDecision, About: RefTo(p), Letters: p.Letters, Duties: []string{"cbw-24-1"}, Papers: []Ref{RefTo(v)}},
				"review", "Title", p.Title, "On", due, "Last", d.On)
		}
	}
	norms := againstNorms(a.s, a.day)
	for _, t := range assessmentNorms() {
		n, ok := norms[t]
		if !ok || n.last != nil && n.part.Status != Gap {
			continue
		}
		p := Proposal{Topic: TopicReview, About: RefTo(n.norm)}
		if n.last == nil {
			a.add(p, "never", "What", t)
		} else {
			a.add(p, "test", "What", t, "On", n.part.Due)
		}
	}
}

// gaps: duties with a gap that the board did not explain. What has a topic of
// its own is not told twice.
func (a *proposer) gaps() {
	for _, r := range Duties(a.s.Whole(), a.day) {
		if r.Status != Gap || len(r.Explained) > 0 {
			continue
		}
		switch r.ID {
		case "norm-threats", "norm-actions", "norm-basis":
			continue
		}
		letter, _ := strings.CutPrefix(r.ID, measureID)
		if letter == r.ID {
			letter = ""
		}
		a.add(Proposal{Topic: TopicGap, Duties: []string{r.ID}, Letters: letter},
			"gap", "Title", bilingual(r.Text.TitleNL, r.Text.TitleEN), "Citation", bilingual(r.Text.CitationNL, r.Text.CitationEN))
	}
}

// threats: editions with items that nobody judged.
func (a *proposer) threats() {
	judging := judgingOn(a.s, a.day)
	for _, rep := range All[*ThreatReport](a.s) {
		j := judging[rep.ID]
		if rep.PublishedOn.After(a.day) || !rep.ClosedOn.IsZero() || j.judged == j.total {
			continue
		}
		a.add(Proposal{Topic: TopicThreats, About: RefTo(rep), Duties: []string{"norm-threats"}},
			"threats", "Title", rep.Title, "N", j.total-j.judged, "Of", j.total)
	}
}

// lateActions is one item for all that is late.
func (a *proposer) lateActions() {
	n, first := 0, Date{}
	for _, x := range openActions(a.s, a.now) {
		if a.now.After(x.due) {
			n++
			if first.IsZero() || x.due.Before(first) {
				first = x.due
			}
		}
	}
	if n > 0 {
		a.add(Proposal{Topic: TopicActions, Duties: []string{"norm-actions"}}, "actions", "N", n, "On", first)
	}
}

// DirectiebeoordelingAgenda is the template of the yearly review by the board
// of how information security is managed: what it looks at and what it decides,
// in our own words.
func DirectiebeoordelingAgenda() []Proposal {
	var out []Proposal
	for _, part := range []struct {
		key    string
		typ    ItemType
		duties []string
	}{
		{"previous", ItemInformation, []string{"norm-actions"}},
		{"context", ItemDiscussion, nil},
		{"parties", ItemDiscussion, nil},
		{"incidents", ItemDiscussion, []string{"norm-threats"}},
		{"measurements", ItemDiscussion, []string{"cbw-21-3-f"}},
		{"audits", ItemDiscussion, []string{"nen7510"}},
		{"goals", ItemDiscussion, nil},
		{"risks", ItemDiscussion, nil},
		{"suppliers", ItemDiscussion, nil},
		{"improvements", ItemDecision, nil},
		{"resources", ItemDecision, nil},
	} {
		out = append(out, Proposal{Topic: TopicAnnual, Type: part.typ, Duties: part.duties,
			Label: Msg("screen.agenda.annual." + part.key), Why: Msg("screen.agenda.annual_why")})
	}
	return out
}
