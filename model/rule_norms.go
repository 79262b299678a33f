package model

import "slices"

// normOrNA finds the own norm of a rule, or says that none was set: an own
// norm counts only from the decision that set it.
func normOrNA(s State, name NormName, day Date, r *DutyResult) (*Norm, bool) {
	n, ok := NormOn(s, name, day)
	if !ok {
		r.none(NA, Msg("duty.own_norm_unset"))
	}
	return n, ok
}

// ruleOversight: the board looks at the carrying out of the measures at its own
// interval (memorie van toelichting, NIS2 art. 20(1); not in the words of the Cbw).
func ruleOversight(s State, day Date, r *DutyResult) {
	n, ok := normOrNA(s, NormOversight, day, r)
	if !ok {
		return
	}
	var last *Meeting
	for _, m := range boardMeetings(s, day) {
		if cyberMeeting(s, m.id) {
			last, _ = Get[*Meeting](s, m.id)
			break
		}
	}
	p := DutyPart{Label: Msg("duty.part.discussed"), Status: Gap, Note: Msg("duty.no_proof")}
	if last != nil {
		p.Note = Message{}
		p.Proof = []Proof{{Ref: RefTo(last), On: last.On}}
		interval(&p, last.On, n, day)
	}
	r.Parts = []DutyPart{p}
	r.Summary = Msg("duty.summary.proof")
	if p.Status == Gap {
		r.Summary, r.Note = Msg("duty.no_proof"), Msg("duty.note.none_yet")
		if last != nil {
			r.Note = Msg("duty.last_proof", "On", last.On)
		}
	}
}

// cyberMeeting tells whether a meeting had an item about the measures.
func cyberMeeting(s State, meeting string) bool {
	for _, it := range Find[*AgendaItem](s, "meeting", meeting) {
		if it.Letters != "" || len(it.Duties) > 0 {
			return true
		}
	}
	return false
}

// ruleThreats: every edition of a threat report is judged item by item within
// the board's own term after publication.
func ruleThreats(s State, day Date, r *DutyResult) {
	n, ok := normOrNA(s, NormThreats, day, r)
	if !ok {
		return
	}
	judging := judgingOn(s, day)
	for _, rep := range All[*ThreatReport](s) {
		if rep.PublishedOn.IsZero() || rep.PublishedOn.After(day) {
			continue
		}
		set, _ := Get[*Decision](s, n.DecidedBy)
		r.Parts = append(r.Parts, editionPart(rep, judging[rep.ID], n, set, day))
	}
	if len(r.Parts) == 0 {
		r.none(Gap, Msg("duty.no_proof"))
	}
}

// threatPart judges one edition.
func threatPart(s State, rep *ThreatReport, n *Norm, set *Decision, day Date) DutyPart {
	return editionPart(rep, judgingOn(s, day)[rep.ID], n, set, day)
}

func editionPart(rep *ThreatReport, j judging, n *Norm, set *Decision, day Date) DutyPart {
	p := DutyPart{Label: Literal(rep.Title), Status: Met, About: RefTo(rep)}
	if !j.complete() {
		from := rep.PublishedOn
		if set.On.After(from) {
			from = set.On // the term is the board's own and does not reach back
		}
		p.Due = from.AddMonths(n.Months)
		p.Status, p.Note = Attention, Msg("duty.note.unjudged", "N", j.total-j.judged)
		if day.After(p.Due) {
			p.Status = Gap
		}
		return p
	}
	p.Proof = []Proof{{Ref: RefTo(rep), Title: rep.Title, On: j.last}}
	return p
}

// judging is how far an edition is: items, those with a verdict, and the day of
// the last verdict.
type judging struct {
	judged, total int
	last          Date
}

// complete tells whether an edition has items and each has a verdict.
func (j judging) complete() bool { return j.total > 0 && j.judged == j.total }

// judgingOn tells of every edition, by its id, how far it is on a day.
func judgingOn(s State, day Date) map[string]judging {
	of, out := verdicts(s, day), map[string]judging{}
	for _, r := range s.Rows(KindThreatItem, "report") {
		j := out[colText(r[1])]
		j.total++
		if v, ok := of[r[0].(string)]; ok {
			j.judged++
			if v.on.After(j.last) {
				j.last = v.on
			}
		}
		out[colText(r[1])] = j
	}
	return out
}

// ruleActions: no action is later than the margin the board allows.
func ruleActions(s State, day Date, r *DutyResult) {
	n, ok := normOrNA(s, NormActions, day, r)
	if !ok {
		return
	}
	late := 0
	for _, a := range openActions(s, day) {
		if !day.After(a.due) {
			continue
		}
		late++
		p := DutyPart{Label: Literal(a.text), Status: Attention, Due: a.due.AddDays(n.Days), Note: Msg("duty.note.late_margin", "N", a.due.DaysUntil(day), "Days", Msg("count.days", "N", n.Days))}
		p.Proof = []Proof{{Ref: Ref{Kind: KindAction, ID: a.id}, Title: a.text, On: a.due}}
		if day.After(p.Due) {
			p.Status = Gap
		}
		r.Parts = append(r.Parts, p)
	}
	slices.SortStableFunc(r.Parts, func(a, b DutyPart) int { return a.Due.Compare(b.Due) }) // the latest first
	r.Summary = Msg("duty.summary.actions", "N", late)
	if len(r.Parts) == 0 {
		r.Status = Met
		return
	}
	r.Note = Msg("duty.note.late", "N", r.Parts[0].Note.Args["N"])
}

// ruleBasis: when the ground under a decision moved, the board looks at it
// again within its own term; a decision that supersedes it settles that.
func ruleBasis(s State, day Date, r *DutyResult) {
	n, ok := normOrNA(s, NormBasis, day, r)
	if !ok {
		return
	}
	for _, m := range MovedBases(s, day) {
		p := DutyPart{Label: Literal(m.Decision.ID), Status: Attention, Due: m.Since.AddDays(n.Days), Note: Msg("duty.note.moved", "What", m.Pinned.ID, "On", m.Since)}
		p.Proof = []Proof{{Ref: m.Pinned, On: m.Since, Decision: RefTo(m.Decision)}}
		if day.After(p.Due) {
			p.Status = Gap
		}
		r.Parts = append(r.Parts, p)
		r.Mends = append(r.Mends, mendingGround(s, m, day, r.Mends)...)
	}
	r.Summary = Msg("duty.summary.moved", "N", len(r.Parts))
	if len(r.Parts) == 0 {
		r.Status = Met
	}
}

// mendingGround finds the open actions about what moved, that are not in yet.
func mendingGround(s State, m Moved, day Date, in []Proof) []Proof {
	var out []Proof
	for _, a := range openActions(s, day) {
		ref := Ref{Kind: KindAction, ID: a.id}
		if a.origin == m.Pinned.ID && !slices.ContainsFunc(in, func(p Proof) bool { return p.Ref == ref }) {
			out = append(out, Proof{Ref: ref, Title: a.text, On: a.due})
		}
	}
	return out
}

// ruleEvidence: evidence does not run out.
func ruleEvidence(s State, day Date, r *DutyResult) {
	n, ok := normOrNA(s, NormEvidence, day, r)
	if !ok {
		return
	}
	total := 0
	for _, row := range s.Rows(KindEvidence, "expires_on") {
		total++
		until := colDate(row[1])
		_, st, due := evidenceOn(n, until, day)
		if st == Met {
			continue
		}
		e, ok := Get[*Evidence](s, row[0].(string))
		if !ok {
			continue
		}
		p := DutyPart{Label: Literal(e.Title), Status: st, Due: due, Note: Msg("duty.note.lapsing", "On", until)}
		p.Proof = []Proof{{Ref: Ref{Kind: KindEvidence, ID: e.ID}, Title: e.Title, On: until}}
		if st == Gap {
			p.Note = Msg("duty.note.expired", "On", until)
		}
		r.Parts = append(r.Parts, p)
	}
	r.Summary = Msg("duty.summary.valid", "N", total-len(r.Parts), "Of", total)
	if len(r.Parts) == 0 {
		r.Status = Met
	}
}
