package model

import "strings"

// actionPage is the page of an action: how it stands, whose it is, what proves
// that it is done, where it came from and what waits for it.
func (w *pageWriter) actionPage(a *Action) {
	w.skip("text", "due", "done_on", "dropped", "origin", "origin_note", "mends", "proof", "no_proof")
	w.actionSign(a)
	if strings.Contains(a.Text, "\n") { // otherwise the title says it all
		w.fields("text")
	}
	w.owner("owner", a.Owner)
	w.part("screen.follow.proof", func() { w.completion(a) })
	w.part("screen.follow.origin", func() {
		if a.OriginNote != "" {
			w.say(fieldLabel(KindAction, "origin_note"), a.OriginNote, Ref{})
		}
		w.origins(a)
		w.lessonsBehind(a)
	})
	w.part("screen.follow.waits", func() { w.waitsFor(a) })
}

// actionSign says in one line how the action stands.
func (w *pageWriter) actionSign(a *Action) {
	due := Msg("screen.follow.by", "On", a.Due)
	switch st := a.State(w.day); st {
	case ActionLate:
		w.put(Block{Kind: BlockStatus, Status: Gap, Word: dueWords(a.Due, w.day), Label: due})
	case ActionOpen:
		w.signed(Attention, "word."+st.WordKey(), due, dueWords(a.Due, w.day), Ref{})
	case ActionDone:
		w.signed(Met, "word."+st.WordKey(), Msg("screen.board.day", "On", a.DoneOn), w.doneLate(a), Ref{})
		w.say(fieldLabel(KindAction, "due"), a.Due, Ref{})
	default:
		w.signed(NA, "word."+st.WordKey(), Msg("screen.follow.dropped"), a.Dropped, Ref{})
		w.say(fieldLabel(KindAction, "due"), a.Due, Ref{})
	}
}

// doneLate tells of an action that was done after its term.
func (w *pageWriter) doneLate(a *Action) any {
	if n := a.Due.DaysUntil(a.DoneOn); n > 0 {
		return Msg("screen.follow.due.late", "N", n)
	}
	return nil
}

// completion shows the proof that an action is done; without any it says so.
func (w *pageWriter) completion(a *Action) {
	for _, id := range a.Proof {
		w.cite(Msg("kind.evidence"), KindEvidence, id)
	}
	if len(a.Proof) == 0 && a.State(w.day) == ActionDone {
		w.signed(Attention, "word.no_proof", Msg("screen.follow.no_proof"), nil, Ref{})
	}
	if a.NoProof != "" {
		w.say(fieldLabel(KindAction, "no_proof"), a.NoProof, Ref{})
	}
}

// lessonsBehind tells which verdicts call for the action, and on what those
// were: an action agreed in a meeting often answers a lesson.
func (w *pageWriter) lessonsBehind(a *Action) {
	for _, l := range w.s.LinkedTo(KindAction, a.ID) {
		r, ok := Get[*Review](w.s, l.From.ID)
		if ok && l.From.Kind == KindReview && !w.linked[Ref{Kind: KindReview, ID: r.ID}] {
			w.say(Msg("word."+OriginLesson.WordKey()), cited(w.s, r), l.From)
			w.origins(r)
		}
	}
}

// waitsFor tells what counts on the action: duties it would mend, explanations
// of the board, questions, and decisions that rest on it.
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
		switch r.(type) {
		case *Explanation, *Decision, *Question:
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
	w.signed(state.Status(), "word."+state.WordKey(), Msg("screen.follow.holds"), termLeft(w.day, last), Ref{})
}
