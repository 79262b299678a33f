package model

import (
	"reflect"
	"slices"
	"time"
)

// approves leads to the exact texts that were approved.
func (w *pageWriter) approves(d *Decision) {
	for _, ref := range d.Approves {
		r, ok := w.s.Get(ref.Kind, ref.ID)
		if !ok {
			continue
		}
		said := said(cited(w.s, r))
		if v, ok := r.(*PolicyVersion); ok {
			if mark := HashMark(v.Blob); !mark.IsZero() {
				said = append(said, mark)
			}
			if BasisHash(r) != ref.SHA256 {
				said = append(said, Msg("screen.decision.other_bytes"))
			}
		}
		label := Msg("kind." + string(ref.Kind))
		if ref.Kind == KindPolicyVersion {
			label = Msg("column.version")
		}
		w.say(label, parts(said), ref)
	}
}

// restsOn tells per ground whether it is still what it was, and if not, what
// changed and since when.
func (w *pageWriter) restsOn(d *Decision) {
	if len(d.RestsOn) == 0 && d.Outcome == OutcomeProposed {
		w.prose(Msg("screen.decision.no_ground"))
	}
	for _, ref := range d.RestsOn {
		g, ok := groundOf(w.s, ref, w.day)
		switch {
		case !ok:
			w.prose(Msg("screen.decision.ground_unseen"))
		case !g.moved:
			w.signed(Met, "screen.decision.word_same", cited(w.s, g.now), nil, ref)
		default:
			var since any
			if !g.since.IsZero() {
				since = Msg("screen.decision.since", "On", g.since)
			}
			w.signed(Attention, "duty.basis_changed", cited(w.s, g.now), since, ref)
			for _, m := range w.groundChanges(g) {
				w.prose(m)
			}
		}
	}
}

// groundChanges tells, field by field, what stood there when it was decided
// and what stands there now.
func (w *pageWriter) groundChanges(g ground) []Message {
	var out []Message
	for _, f := range basisFields(g.was, g.now) {
		was, is := reflect.ValueOf(g.was).Elem().FieldByIndex(f.index), reflect.ValueOf(g.now).Elem().FieldByIndex(f.index)
		out = append(out, w.change(g.now.Kind(), f, was, is))
	}
	return out
}

// successor is the decision that took this one's place by a day.
func successor(s State, d *Decision, day Date) *Decision {
	for _, l := range s.LinkedTo(KindDecision, d.ID) {
		if l.Field != "supersedes" {
			continue
		}
		if n, ok := Get[*Decision](s, l.From.ID); ok && Effective(s, n, day) {
			return n
		}
	}
	return nil
}

// succession tells which decisions came before this one and after it, in order.
func (w *pageWriter) succession(d *Decision) {
	line := []*Decision{d}
	seen := map[string]bool{d.ID: true}
	for at := d; ; {
		before, ok := Get[*Decision](w.s, at.Supersedes)
		if !ok || seen[before.ID] {
			break
		}
		seen[before.ID] = true
		line, at = slices.Insert(line, 0, before), before
	}
	for at := successor(w.s, d, w.day); at != nil && !seen[at.ID]; at = successor(w.s, at, w.day) {
		seen[at.ID] = true
		line = append(line, at)
	}
	if len(line) == 1 {
		return
	}
	for _, at := range line {
		what := parts([]Message{cited(w.s, at), Msg("word." + at.Outcome.WordKey())})
		if at == d {
			w.say(Msg("screen.board.day", "On", at.On), parts([]Message{what, Msg("screen.decision.this_one")}), Ref{})
			continue
		}
		w.say(Msg("screen.board.day", "On", at.On), what, RefTo(at))
	}
}

// oversight tells of the approval of the supervisory body: given, or asked by
// the rules of the body and not there.
func (w *pageWriter) oversight(d *Decision) {
	b, ok := Get[*Body](w.s, d.Body)
	if !ok {
		b = &Body{}
	}
	if _, asked := priorSubject(d, b); asked {
		w.prose(Msg("screen.decision.prior_needed"))
	}
	switch up, seen := Get[*Decision](w.s, d.Supervisor); {
	case seen:
		what := parts([]Message{cited(w.s, up), Msg("word." + up.Outcome.WordKey()), Msg("screen.board.day", "On", up.On)})
		w.say(w.bodyName(up.Body), what, RefTo(up))
	case d.Supervisor != "":
		w.prose(Msg("screen.decision.prior_unseen"))
	}
}

// recorded is when the outcome of a decision was written down.
func recorded(s State, d *Decision) (at time.Time, ok bool) {
	for _, rev := range s.History(KindDecision, d.ID) {
		r, isDecision := rev.Record.(*Decision)
		if isDecision && r.Outcome != OutcomeProposed {
			at, err := ParseInstant(rev.Entry.RecordedAt)
			return at, err == nil
		}
	}
	return at, false
}
