package model

// judgement tells what we made of something: the newest review in short, and
// that there are earlier ones. A thing that waits for a verdict says so.
func (w *pageWriter) judgement(subject string) {
	rs := reviewsOf(w.s, subject, w.day)
	w.part("screen.lesson.judgement", func() {
		if len(rs) == 0 {
			w.signed(Attention, "word.lesson.unjudged", Msg("screen.lesson.no_verdict"), nil, Ref{})
			return
		}
		r := rs[0]
		ref := Ref{Kind: KindReview, ID: r.ID}
		w.say(fieldLabel(KindReview, "touches"), r.Touches, ref)
		w.tells(KindReview, "through", r.Through)
		w.tells(KindReview, "patients", r.Patients)
		w.consequence(r)
		w.tells(KindReview, "why", r.Why)
		w.say(Msg("screen.lesson.judged_by"), Msg("screen.lesson.by_on", "Who", w.name(r.By), "On", r.On), ref)
		for _, old := range rs[1:] {
			w.say(Msg("screen.lesson.earlier"), Msg("screen.lesson.earlier_verdict", "Verdict", verdict{touches: old.Touches, then: old.Consequence}.said(), "On", old.On),
				Ref{Kind: KindReview, ID: old.ID})
		}
	})
}

// tells says a text of another record under the label it has there; an empty
// one is passed over.
func (w *pageWriter) tells(kind Kind, field, text string) {
	if text != "" {
		w.say(fieldLabel(kind, field), text, Ref{})
	}
}

// consequence tells what follows from a verdict, with the decision behind it
// and the actions that carry it out.
func (w *pageWriter) consequence(r *Review) {
	w.say(fieldLabel(KindReview, "consequence"), r.Consequence, Ref{})
	w.cite(fieldLabel(KindReview, "decision"), KindDecision, r.Decision)
	for _, id := range r.Actions {
		if a, ok := Get[*Action](w.s, id); ok {
			w.action(a, true)
		}
	}
	for _, l := range w.s.LinkedTo(KindReview, r.ID) {
		if a, ok := Get[*Action](w.s, l.From.ID); ok && l.Field == "origin" && !w.linked[Ref{Kind: KindAction, ID: a.ID}] {
			w.action(a, true)
		}
	}
}

// review is the page of a verdict: on what, whether it touches us and through
// what, what stands against it, and what follows.
func (w *pageWriter) review(r *Review) {
	w.skip("touches", "consequence", "decision", "by", "on", "closed_on", "actions", "controls")
	w.about(r)
	w.say(fieldLabel(KindReview, "touches"), r.Touches, Ref{})
	if r.Subject.Kind == KindThreatItem {
		said, prior := readEditions(w.s).lastYear(r.Subject.ID, verdicts(w.s, w.day))
		w.say(Msg("screen.lesson.last_label"), said, Ref{Kind: KindThreatItem, ID: prior})
	}
	w.fields("through", "patients")
	w.consequence(r)
	w.fields("why")
	w.say(Msg("screen.lesson.judged_by"), Msg("screen.lesson.by_on", "Who", w.name(r.By), "On", r.On), w.ownerRef(r.By))
	if r.ClosedOn.IsZero() || r.ClosedOn.After(w.day) {
		w.signed(Attention, "screen.lesson.word_open", Msg("screen.lesson.review_open"), nil, Ref{})
	} else {
		w.say(fieldLabel(KindReview, "closed_on"), r.ClosedOn, Ref{})
	}
	w.part("screen.lesson.covered", func() { w.controls(r.Controls) })
}

// about leads to what was judged, and up from there to the report it stood in.
func (w *pageWriter) about(r *Review) {
	w.skip("subject")
	if sub, ok := w.s.Get(r.Subject.Kind, r.Subject.ID); ok {
		w.say(Msg("kind."+string(r.Subject.Kind)), cited(w.s, sub), r.Subject)
		w.origins(sub)
	}
}

// controls lists controls of NEN 7510 with how far each is.
func (w *pageWriter) controls(ids []string) {
	for _, id := range ids {
		l, known := w.s.Law().Control(id)
		c, ok := Get[*Control](w.s, id)
		if !known || !ok {
			continue
		}
		w.signed(c.State().Status(), c.word(), Msg("screen.lesson.control", "ID", id, "Name", ControlName(l)), nil, Ref{Kind: KindControl, ID: id})
	}
}
