package model

// actionPage is the page of an action: how it stands, whose it is, what proves
// that it is done, where it came from and what waits for it.
func (w *pageWriter) actionPage(a *Action) {
	w.skip("due", "done_on", "dropped", "origin", "origin_note", "mends", "proof")
	w.actionSign(a)
	w.fields("text")
	w.owner("owner", a.Owner)
	w.say(fieldLabel(KindAction, "due"), Msg("screen.follow.on_due", "On", a.Due, "How", w.dueOf(a)), Ref{})
	if a.Dropped != "" {
		w.say(fieldLabel(KindAction, "dropped"), a.Dropped, Ref{})
	}
	w.part("screen.follow.proof", func() { w.completion(a) })
	w.part("screen.follow.origin", func() {
		if a.OriginNote != "" {
			w.say(fieldLabel(KindAction, "origin_note"), a.OriginNote, Ref{})
		}
		w.origins(a)
	})
	w.part("screen.follow.waits", func() { w.waitsFor(a) })
}

// actionSign says in one line how the action stands.
func (w *pageWriter) actionSign(a *Action) {
	switch st := a.State(w.day); st {
	case ActionLate, ActionOpen:
		w.signed(st.Status(), "word."+st.WordKey(), dueWords(a.Due, w.day), nil, Ref{})
	case ActionDone:
		w.signed(Met, "word."+st.WordKey(), Msg("screen.follow.done_on", "On", a.DoneOn), w.doneLate(a), Ref{})
	default:
		w.signed(NA, "word."+st.WordKey(), Msg("screen.follow.dropped"), nil, Ref{})
	}
}

// doneLate tells of an action that was done after its term.
func (w *pageWriter) doneLate(a *Action) any {
	if n := a.Due.DaysUntil(a.DoneOn); n > 0 {
		return Msg("screen.follow.due.late", "N", n)
	}
	return nil
}

func (w *pageWriter) dueOf(a *Action) any {
	if a.Open(w.day) {
		return dueWords(a.Due, w.day)
	}
	return Msg("word." + a.State(w.day).WordKey())
}

// completion shows the proof that an action is done; without any it says so.
func (w *pageWriter) completion(a *Action) {
	shown := 0
	for _, id := range a.Proof {
		if e, ok := Get[*Evidence](w.s, id); ok {
			w.say(Msg("kind.evidence"), cited(w.s, e), Ref{Kind: KindEvidence, ID: id})
			shown++
		}
	}
	if len(a.Proof) == 0 && a.State(w.day) == ActionDone {
		w.signed(Attention, "word.no_proof", Msg("screen.follow.no_proof"), nil, Ref{})
	}
	if hidden := len(a.Proof) - shown; hidden > 0 {
		w.prose(Msg("screen.follow.proof_hidden"))
	}
}

// waitsFor tells what counts on the action: duties it would mend, explanations
// of the board, verdicts, and decisions that rest on it.
func (w *pageWriter) waitsFor(a *Action) {
	for _, id := range a.Mends {
		if d, ok := w.s.Law().Duty(id); ok {
			w.say(Msg("kind.duty"), Msg("screen.follow.duty", "Title", bilingual(d.TitleNL, d.TitleEN), "Citation", bilingual(d.CitationNL, d.CitationEN)),
				Ref{Kind: KindDuty, ID: id})
		}
	}
	for _, l := range w.s.LinkedTo(KindAction, a.ID) {
		r, ok := w.s.Get(l.From.Kind, l.From.ID)
		if !ok || w.linked[Ref{Kind: l.From.Kind, ID: l.From.ID}] {
			continue
		}
		switch e := r.(type) {
		case *Explanation:
			w.say(Msg("kind.explanation"), Msg("screen.follow.named", "Name", firstSentence(e.Text), "ID", e.ID), l.From)
		case *Review, *Decision, *Question:
			w.say(Msg("kind."+string(r.Kind())), cited(w.s, r), l.From)
		}
	}
}

// explanation is the page of what the board said about a gap.
func (w *pageWriter) explanation(e *Explanation) {
	w.skip("duty", "text", "on", "until", "action")
	if d, ok := w.s.Law().Duty(e.Duty); ok {
		w.say(fieldLabel(KindExplanation, "duty"), Msg("screen.follow.duty", "Title", bilingual(d.TitleNL, d.TitleEN), "Citation", bilingual(d.CitationNL, d.CitationEN)),
			Ref{Kind: KindDuty, ID: e.Duty})
	}
	w.say(fieldLabel(KindExplanation, "on"), e.On, Ref{})
	w.until(e.Until)
	w.prose(e.Text)
	w.prose(Msg("screen.follow.explains"))
	w.cite(fieldLabel(KindExplanation, "decided_by"), KindDecision, e.DecidedBy)
	w.skip("decided_by")
	if a, ok := Get[*Action](w.s, e.Action); ok {
		w.action(a, true)
	}
}

// until says by a sign how something with a last day stands.
func (w *pageWriter) until(last Date) {
	state := expiryOn(last, w.day)
	if state == ExpiryNone {
		w.signed(Attention, "word."+state.WordKey(), Msg("screen.follow.no_end"), nil, Ref{})
		return
	}
	w.signed(state.Status(), "word."+state.WordKey(), Msg("screen.follow.until", "On", last), termLeft(w.day, last), Ref{})
}
