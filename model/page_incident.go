package model

import (
	"cmp"
	"slices"
)

// incident is the page of what befell others: what is known and how surely,
// and what we made of it.
func (w *pageWriter) incident(r *Incident) {
	w.skip("title", "facts")
	w.sourceLabel("", r.TLP)
	w.skip("on", "when")
	w.fields("organisation")
	// The day orders the list; the words of the source are no surer than they are.
	w.say(fieldLabel(KindIncident, "when"), when(r.When, r.On), Ref{})
	w.fields("what", "impact")
	w.part("screen.lesson.facts", func() { w.facts(r.Facts) })
	w.judgement(r.ID)
	w.part("screen.lesson.learned", func() { w.fields("lesson") })
	w.part("screen.lesson.source", func() { w.source(r.Source, r.Mark) })
}

// facts tells each statement with its day, how sure it is and who says so.
func (w *pageWriter) facts(fs []Fact) {
	fs = slices.Clone(fs)
	slices.SortStableFunc(fs, func(a, b Fact) int { return a.On.Compare(b.On) })
	for _, f := range fs {
		label := Msg("screen.lesson.fact.undated")
		if !f.On.IsZero() {
			label = Msg("screen.board.day", "On", f.On)
		}
		said := Msg("screen.lesson.fact", "Certainty", f.Certainty, "Text", f.Text)
		if f.Source != "" {
			said = Msg("screen.lesson.fact.sourced", "Certainty", f.Certainty, "Text", f.Text, "Source", f.Source)
		}
		w.say(label, said, Ref{})
	}
}

// advisory is the page of a warning.
func (w *pageWriter) advisory(r *Advisory) {
	w.skip("title")
	w.fields("publisher", "published_on", "severity", "cves")
	w.sourceLabel(r.TLPOriginal, r.TLP)
	w.fields("summary")
	w.judgement(r.ID)
}

// ownIncident is the page of an incident of our own: when we knew, how grave
// it was, what was reported and whether in time.
func (w *pageWriter) ownIncident(o *OwnIncident) {
	w.skip("title", "closed_on", "why")
	w.fields("aware_at", "significant")
	if o.Why != "" {
		w.say(Msg("screen.doc.field", "Field", "why"), o.Why, Ref{})
	}
	w.fields("patients")
	if o.ClosedOn.IsZero() || o.ClosedOn.After(w.day) {
		w.signed(Attention, "screen.lesson.word_open", Msg("screen.lesson.incident_open"), nil, Ref{})
	} else {
		w.say(fieldLabel(KindOwnIncident, "closed_on"), o.ClosedOn, Ref{})
	}
	sent := sentBy(w.s, o, w.day)
	w.part("screen.lesson.clocks", func() { w.clocks(o, sent) })
	w.part("screen.lesson.reports", func() {
		for _, r := range sent {
			w.sentReport(r)
		}
	})
	w.judgement(o.ID)
}

// sentBy lists the reports on an incident sent by the end of a day, in order.
func sentBy(s State, o *OwnIncident, day Date) []*IncidentReport {
	sent := slices.DeleteFunc(Find[*IncidentReport](s, "incident", o.ID), func(r *IncidentReport) bool { return DateOf(r.SentAt).After(day) })
	slices.SortStableFunc(sent, func(a, b *IncidentReport) int { return cmp.Compare(a.SentAt.UnixMilli(), b.SentAt.UnixMilli()) })
	return sent
}

// clocks tells per term of the act by when, and whether it was met. Where the
// act asks nothing, that and why.
func (w *pageWriter) clocks(o *OwnIncident, sent []*IncidentReport) {
	must, settled, why := mustReport(w.s, o)
	if !why.IsZero() {
		w.prose(why)
	}
	if !must {
		return
	}
	if o.AwareAt.IsZero() {
		w.signed(Gap, "word.no_proof", Msg("screen.lesson.clocks.no_moment"), nil, Ref{})
		return
	}
	ap := false
	for _, k := range IncidentClocks(w.s.Law(), o, sent, momentOf(w.s, w.day)) {
		w.clock(k, settled)
		ap = ap || k.Report == ReportAP
	}
	if t, ok := w.s.Law().Term("data_breach"); ok && !ap {
		w.prose(Msg("screen.lesson.clocks.breach", "N", t.Hours))
	}
}

func (w *pageWriter) clock(k Clock, settled bool) {
	st := k.State.Status()
	if st == Gap && !settled {
		st = Attention
	}
	label := Msg("screen.lesson.clock.waits", "Report", k.Report)
	switch {
	case k.Due.IsZero() && k.Term.ID == "final_report":
		label = Msg("screen.lesson.clock.from_report", "Report", k.Report)
	case k.Due.IsZero():
	case k.WholeDay:
		label = Msg("screen.lesson.clock.by_day", "Report", k.Report, "On", DateOf(k.Due))
	default:
		label = Msg("screen.lesson.clock.by", "Report", k.Report, "At", k.Due)
	}
	var value []Message
	ref := Ref{}
	if k.Sent != nil {
		if k.Sent.ID != w.r.Head().ID {
			ref = RefTo(k.Sent)
		}
		value = append(value, Msg("screen.lesson.clock.sent", "At", k.Sent.SentAt))
	}
	value = append(value, w.rule(k)...)
	w.signed(st, "word."+k.State.WordKey(), label, value, ref)
}

// rule cites the article behind a clock, and what is unsure about its end.
func (w *pageWriter) rule(k Clock) []Message {
	var out []Message
	if p, ok := w.s.Law().Provision(k.Term.Provision); ok {
		out = append(out, Literal(p.Article))
	}
	if k.WholeDay && k.Report == ReportFinal && k.State == ClockRunning && k.Term.ID == "final_report" {
		out = append(out, Msg("screen.lesson.clock.or_progress"))
	}
	if day := DateOf(k.Due).Weekday(); k.WholeDay && k.Sent == nil && (day == 0 || day == 6) {
		out = append(out, Msg("screen.lesson.clock.weekend"))
	}
	return out
}

// sentReport is one report in the list of what was sent.
func (w *pageWriter) sentReport(r *IncidentReport) {
	receipt := Msg("screen.lesson.no_receipt")
	if r.Receipt != "" {
		receipt = Msg("screen.lesson.receipt", "Text", r.Receipt)
	}
	w.say(Msg("screen.doc.recorded", "At", r.SentAt), parts([]Message{Msg("word." + r.Type.WordKey()), receipt}), RefTo(r))
}

// incidentReport is the page of one report: on which incident, when, with what
// receipt, and whether it was in time.
func (w *pageWriter) incidentReport(r *IncidentReport) {
	w.skip("incident", "type")
	w.say(fieldLabel(KindIncidentReport, "type"), r.Type, Ref{})
	w.cite(fieldLabel(KindIncidentReport, "incident"), KindOwnIncident, r.Incident)
	w.fields("sent_at", "receipt")
	if r.Receipt == "" {
		w.signed(Attention, "word.no_proof", Msg("screen.lesson.no_receipt"), nil, Ref{})
	}
	o, ok := Get[*OwnIncident](w.s, r.Incident)
	if !ok {
		return
	}
	w.say(fieldLabel(KindOwnIncident, "aware_at"), o.AwareAt, Ref{})
	must, settled, why := mustReport(w.s, o)
	if !must {
		w.prose(why)
		return
	}
	for _, k := range IncidentClocks(w.s.Law(), o, sentBy(w.s, o, w.day), momentOf(w.s, w.day)) {
		if k.Sent != nil && k.Sent.ID == r.ID {
			w.clock(k, settled)
		}
	}
}
