package model

import "slices"

// control is the page of a control of NEN 7510: how it stands and how it came
// there, whose it is, what shows it, which parts of the Cbw it serves, and what
// counts on it.
func (w *pageWriter) control(c *Control) {
	w.skip("reason", "applicable", "why", "implementation", "assurance", "assessed_on", "next_on", "evidence_note", "evidence")
	l, _ := w.s.Law().Control(c.ID)
	w.signed(c.State().Status(), c.word(), Msg("screen.controls.stands"), nil, Ref{})
	if way := w.wayHere(); !way.IsZero() {
		w.say(Msg("screen.controls.way"), way, Ref{})
	}
	w.say(fieldLabel(KindControl, "applicable"), c.Applicable, Ref{})
	w.tells(KindControl, "why", c.Why)
	if c.State() != ControlExcluded {
		w.tested(c)
	}
	w.owner("owner", c.Owner)
	w.part("screen.controls.evidence", func() { w.shownBy(c) })
	w.part("screen.controls.actions", func() { w.agreed(KindControl, c.ID) })
	w.part("screen.controls.resting", func() { w.resting(c) })
	w.part("screen.controls.named", func() { w.naming(c) })
	w.part("screen.controls.serves", func() { w.partsServed(l) })
	w.part("screen.controls.about", func() {
		w.say(Msg("column.theme"), l.Theme, Ref{})
		if note := bilingual(l.NoteNL, l.NoteEN); !note.IsZero() {
			w.prose(note)
		}
	})
}

// word is the key of the word for where a control stands, in full.
func (c *Control) word() string {
	if c.Applicable == ApplicableNo {
		return "word." + c.Applicable.WordKey()
	}
	return "word." + c.State().WordKey()
}

// mostSteps is how many states of the way here a page tells: the newest.
const mostSteps = 5

// wayHere tells how the control came to stand where it stands: "niet begonnen
// → bezig 3 mrt 2026 → ingevoerd 8 apr 2026". The first needs no day, unless
// it is all there is.
func (w *pageWriter) wayHere() Message {
	type step struct {
		word string
		on   Date
	}
	var steps []step
	for _, rv := range w.s.History(KindControl, w.r.Head().ID) {
		c, ok := rv.Record.(*Control)
		if !ok || rv.Entry.OccurredOn.After(w.day) {
			continue
		}
		if n := len(steps); n == 0 || steps[n-1].word != c.word() {
			steps = append(steps, step{c.word(), rv.Entry.OccurredOn})
		}
	}
	if len(steps) == 0 {
		return Message{}
	}
	steps = steps[max(len(steps)-mostSteps, 0):]
	if len(steps) == 1 {
		return Msg("screen.controls.step", "State", Msg(steps[0].word), "On", steps[0].on)
	}
	out := Msg(steps[0].word)
	for _, s := range steps[1:] {
		out = Msg("screen.controls.then", "Before", out, "State", Msg(s.word), "On", s.on)
	}
	return out
}

// tested tells what was tested and when, and by when it is to be looked at
// again.
func (w *pageWriter) tested(c *Control) {
	w.say(fieldLabel(KindControl, "assurance"), c.Assurance, Ref{})
	w.fields("assessed_on")
	if c.NextOn.IsZero() {
		return
	}
	next := Msg("screen.follow.on_due", "On", c.NextOn, "How", dueWords(c.NextOn, w.day))
	if w.day.After(c.NextOn) {
		w.signed(Attention, "word.late", fieldLabel(KindControl, "next_on"), next, Ref{})
		return
	}
	w.say(fieldLabel(KindControl, "next_on"), next, Ref{})
}

// shownBy leads to the evidence; what is said to be in place without any says
// so.
func (w *pageWriter) shownBy(c *Control) {
	w.tells(KindControl, "evidence_note", c.EvidenceNote)
	for _, id := range c.Evidence {
		w.cite(Msg("kind.evidence"), KindEvidence, id)
	}
	for _, l := range w.s.LinkedTo(KindControl, c.ID) {
		if l.From.Kind == KindEvidence && !slices.Contains(c.Evidence, l.From.ID) {
			w.cite(Msg("kind.evidence"), KindEvidence, l.From.ID)
		}
	}
	if c.EvidenceNote == "" && len(c.Evidence) == 0 && c.State().Status() == Met {
		w.signed(Attention, "word.no_proof", Msg("screen.controls.no_evidence"), nil, Ref{})
	}
}

// resting lists the decisions that rest on the control, and whether it changed
// under them since.
func (w *pageWriter) resting(c *Control) {
	for _, l := range w.s.LinkedTo(KindControl, c.ID) {
		d, ok := Get[*Decision](w.s, l.From.ID)
		if !ok || l.Field != "rests_on" || l.From.Kind != KindDecision {
			continue
		}
		at := slices.IndexFunc(d.RestsOn, func(r Ref) bool { return r.Kind == KindControl && r.ID == c.ID })
		if at < 0 {
			continue
		}
		switch g, _ := groundOf(w.s, d.RestsOn[at], w.day); {
		case !stands(w.s.Whole(), d, w.day):
			w.signed(NA, "screen.controls.word_past", cited(w.s, d), nil, RefTo(d))
		case !g.moved:
			w.signed(Met, "screen.decision.word_same", cited(w.s, d), nil, RefTo(d))
		default:
			w.signed(Attention, "duty.basis_changed", cited(w.s, d), Msg("screen.decision.since", "On", g.since), RefTo(d))
			for _, m := range w.groundChanges(g) {
				w.prose(m)
			}
		}
	}
}
