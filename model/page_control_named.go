package model

// naming lists what names a control: judgements of threats and incidents, risks
// accepted, and assessments.
func (w *pageWriter) naming(c *Control) {
	for _, l := range w.s.LinkedTo(KindControl, c.ID) {
		r, ok := w.s.Get(l.From.Kind, l.From.ID)
		if !ok || l.Field != "controls" {
			continue
		}
		switch r := r.(type) {
		case *Review:
			w.judged(r)
		case *RiskAcceptance:
			if !r.On.After(w.day) {
				state := expiryOn(r.ExpiresOn, w.day)
				w.signed(riskStatus(state), "word."+state.WordKey(), parts([]Message{Msg("kind.risk_acceptance"), cited(w.s, r)}), nil, RefTo(r))
			}
		case *Assessment:
			w.assessmentLine(r, nil)
		}
	}
}

// riskStatus is the sign of an accepted risk: one without a last day stands
// until somebody looks at it again, which nobody must.
func riskStatus(e Expiry) Status {
	if e == ExpiryNone {
		return Attention
	}
	return e.Status()
}

// judged is a review in one line: of what, and what it came to.
func (w *pageWriter) judged(r *Review) {
	if r.On.After(w.day) {
		return
	}
	said := said(cited(w.s, r), verdict{touches: r.Touches, then: r.Consequence}.said(), Msg("screen.board.day", "On", r.On))
	w.say(Msg("kind."+string(r.Subject.Kind)), parts(said), RefTo(r))
}

// partsServed leads to the parts of Cbw art. 21(3) that the control serves, with who
// says so: no authority published it.
func (w *pageWriter) partsServed(l ControlLabel) {
	for _, letter := range l.Cbw {
		if m, ok := w.s.Law().Measure(letter); ok {
			w.say(Msg("screen.doc.cbw", "Letter", letter), bilingual(m.NameNL, m.NameEN), MeasureRef(letter))
		}
	}
	if len(l.Cbw) == 0 {
		w.prose(Msg("screen.controls.no_letter"))
		return
	}
	var from []Message
	for _, b := range l.Basis {
		from = append(from, Msg("word.mapping."+string(b)))
	}
	w.say(Msg("screen.doc.source"), parts(append(from, Msg("word."+l.CbwConfidence.WordKey()))), Ref{})
	w.prose(Msg("screen.controls.unofficial"))
}
