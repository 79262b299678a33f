package model

// waiting tells what asks something of a meeting that is still to come: what
// must be decided and answered there, and which decisions of the body are due.
func (w *pageWriter) waiting(m *Meeting, items []*AgendaItem) {
	toDecide, open := 0, 0
	for _, d := range Find[*Decision](w.s, "meeting", m.ID) {
		if d.Outcome == OutcomeProposed {
			toDecide++
		}
	}
	for _, q := range Find[*Question](w.s, "meeting", m.ID) {
		if !q.Answered() {
			open++
		}
	}
	w.prose(parts([]Message{Msg("count.items", "N", len(items)), Msg("screen.sitting.to_decide", "N", toDecide), Msg("screen.sitting.to_answer", "N", open)}))
	if n := len(unplaced(w.s, m)); n > 0 {
		w.prose(Msg("screen.sitting.to_place", "N", n))
	}
	for _, id := range unadopted(w.s, m) {
		w.cite(Msg("screen.sitting.to_adopt"), KindMeeting, id)
	}
	w.dueDecisions(m)
}

// unadopted lists the closed meetings of the body whose list is not final.
func unadopted(s State, m *Meeting) []string {
	var out []string
	for _, r := range s.Rows(KindMeeting, "body", "state") {
		if colText(r[1]) == m.Body && colText(r[2]) == string(MeetingClosed) {
			out = append(out, r[0].(string))
		}
	}
	return out
}

// dueDecisions are those of the body that come back or lost their ground by the
// day of the meeting, or run out within the warning window counted from that
// day: this meeting is then likely the last that can renew them in time.
func (w *pageWriter) dueDecisions(m *Meeting) {
	for _, r := range decisionRows(w.s, w.day) {
		if r.body != m.Body || !r.stands() {
			continue
		}
		switch {
		case r.lapsesBy(w.day, m.On.AddDays(warnWindow)):
			w.due(r, Msg("screen.sitting.lapses", "On", r.validUntil))
		case r.feedbackDue(m.On):
			w.due(r, Msg("screen.sitting.feedback", "On", r.feedbackOn))
		}
	}
	for _, mv := range MovedBases(w.s.Whole(), w.day) {
		if mv.Decision.Body == m.Body && visible(w.s, RefTo(mv.Decision)) && visible(w.s, mv.Pinned) {
			w.signed(Attention, "duty.basis_changed", cited(w.s, mv.Decision), Msg("screen.decision.moved", "What", mv.Pinned.ID, "On", mv.Since), RefTo(mv.Decision))
		}
	}
}

func (w *pageWriter) due(r decisionRow, why Message) {
	if d, ok := w.s.Get(KindDecision, r.id); ok {
		w.signed(Attention, "screen.sitting.word_due", cited(w.s, d), why, RefTo(d))
	}
}
