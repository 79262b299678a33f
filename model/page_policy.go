package model

import (
	"slices"
	"strings"
)

// policy tells how the document stands and by which decision, what it covers,
// its versions, what changed last, and then the text itself.
func (w *pageWriter) policy(p *Policy) {
	w.skip("title", "letters")
	vs := versionsOf(w.s, p.ID)
	now, _ := currentVersion(w.s, p.ID, w.day)
	if now == nil {
		w.prose(Msg("screen.policy.no_version"))
	} else {
		w.stands(now)
		w.waitingVersions(vs, now)
	}
	w.fields("owner", "type")
	if p.Interval > 0 {
		w.say(Msg("screen.policy.review"), Msg("screen.policy.interval", "N", p.Interval), Ref{})
	}
	w.skip("interval")
	w.part("screen.policy.covers", func() { w.covers24(p.Letters, p.ID) })
	w.part("screen.policy.versions", func() {
		for _, v := range vs {
			w.versionLine(v, v == now)
		}
	})
	if now != nil {
		w.difference(vs, now)
		w.fileText(Msg("screen.policy.text", "Version", VersionName(now)), now.Blob, now.File)
	}
}

// versionsOf are the versions of a document, newest first.
func versionsOf(s State, policy string) []*PolicyVersion {
	vs := Find[*PolicyVersion](s, "policy", policy)
	slices.SortStableFunc(vs, func(a, b *PolicyVersion) int { return b.Nr - a.Nr })
	return vs
}

// stands says in words how a version stands on the day: by which decision of
// which body, and until when.
func (w *pageWriter) stands(v *PolicyVersion) {
	a, state := approvalOf(w.s.Whole(), v, w.day), StateOf(w.s.Whole(), v, w.day)
	if a.decision == nil {
		var since any
		if state == VersionSubmitted {
			since = Msg("screen.policy.submitted", "On", v.SubmittedOn)
		}
		w.versionSign(v, state, since)
		return
	}
	st := a.status
	if state == VersionWithdrawn {
		st = NA
	}
	w.signed(st, "word."+state.WordKey(), Literal(VersionName(v)), said(a.note), RefTo(v))
	w.approvedBy(a)
	until := Msg("screen.policy.no_end")
	if last := a.decision.ValidUntil; !last.IsZero() {
		until = termLeft(w.day, last)
	}
	w.say(fieldLabel(KindDecision, "valid_until"), until, Ref{})
	w.found(a)
	w.movedUnder(a.decision)
}

func (w *pageWriter) versionSign(v *PolicyVersion, state VersionState, value any) {
	w.signed(versionStatus(state), "word."+state.WordKey(), Literal(VersionName(v)), value, RefTo(v))
}

// approvedBy leads to the decision behind an approval; of one that its reader
// may not see, only the number is told.
func (w *pageWriter) approvedBy(a approval) {
	d := a.decision
	name := Literal(d.ID)
	ref := Ref{}
	if seen, ok := w.s.Get(KindDecision, d.ID); ok {
		name, ref = cited(w.s, seen), RefTo(d)
	}
	w.say(Msg("screen.policy.approved_by"), parts([]Message{name, w.bodyName(d.Body), Msg("screen.board.day", "On", d.On)}), ref)
}

// found tells what a reader should know about an approval that counts.
func (w *pageWriter) found(a approval) {
	if a.decision == nil {
		return
	}
	switch m := finding(a); {
	case m.IsZero():
	case a.decision.Method == MethodTakenOver:
		w.prose(m)
	default:
		w.signed(Attention, "screen.policy.finding", m, nil, Ref{})
	}
}

// waitingVersions tells of later versions than the one that stands: what waits
// for a decision, and what is done in practice without one.
func (w *pageWriter) waitingVersions(vs []*PolicyVersion, now *PolicyVersion) {
	judged := w.s.Whole()
	for _, v := range vs {
		state := StateOf(judged, v, w.day)
		switch {
		case state != VersionWithdrawn && implementedUnapproved(approvalOf(judged, v, w.day), w.day):
			w.signed(Gap, "screen.policy.finding", Msg("screen.policy.in_use", "Version", VersionName(v), "On", v.ImplementedOn), nil, RefTo(v))
		case v.Nr > now.Nr && state == VersionSubmitted:
			w.versionSign(v, state, Msg("screen.policy.submitted", "On", v.SubmittedOn))
		case v.Nr > now.Nr && state == VersionConcept:
			w.signed(NA, "word."+state.WordKey(), Literal(VersionName(v)), nil, RefTo(v))
		}
	}
}

// covers24 tells which parts of Cbw art. 21(3) a text covers, and how each
// stands under art. 24(1); another document may be the one that counts.
func (w *pageWriter) covers24(letters, policy string) {
	for _, l := range lettersOn(w.s.Whole(), w.day) {
		if !strings.Contains(letters, l.letter) {
			continue
		}
		value := said(l.part.Note)
		if a := l.best; a.decision != nil && a.policy.ID != policy && !w.holdsItself(policy, l.letter) {
			value = append(value, Msg("screen.policy.counts", "Title", a.policy.Title, "ID", a.policy.ID))
		}
		w.signed(l.part.Status, "word."+l.approval().WordKey(), l.part.Label, value, MeasureRef(l.letter))
	}
}

// holdsItself tells whether an approval of the document itself stands for a
// part, even where a later one of another document is the one that counts.
func (w *pageWriter) holdsItself(policy, letter string) bool {
	judged := w.s.Whole()
	return slices.ContainsFunc(versionsOf(w.s, policy), func(v *PolicyVersion) bool {
		return strings.Contains(v.Letters, letter) && StateOf(judged, v, w.day) == VersionApproved
	})
}

// versionLine tells of one version how it stands, who submitted it, who
// approved it, and since when it is in use.
func (w *pageWriter) versionLine(v *PolicyVersion, told bool) {
	a, state := approvalOf(w.s.Whole(), v, w.day), StateOf(w.s.Whole(), v, w.day)
	st := versionStatus(state)
	if state == VersionApproved {
		st = a.status
	}
	w.signed(st, "word."+state.WordKey(), Literal(VersionName(v)), w.steps(v, a), RefTo(v))
	if !told {
		w.found(a)
	}
}

// steps are the days of a version, in words.
func (w *pageWriter) steps(v *PolicyVersion, a approval) []Message {
	var out []Message
	if !v.SubmittedOn.IsZero() {
		out = append(out, Msg("screen.policy.submitted_by", "On", v.SubmittedOn, "Who", w.submitter(v)))
	}
	if a.decision != nil {
		out = append(out, Msg("screen.policy.approved_on", "On", a.decision.On, "ID", a.decision.ID))
	}
	if !v.ImplementedOn.IsZero() {
		out = append(out, Msg("screen.policy.used_since", "On", v.ImplementedOn))
	}
	if !v.WithdrawnOn.IsZero() {
		out = append(out, Msg("screen.policy.withdrawn_on", "On", v.WithdrawnOn))
	}
	return out
}

// submitter is whoever recorded that a version was submitted.
func (w *pageWriter) submitter(v *PolicyVersion) Message {
	for _, rev := range w.s.History(KindPolicyVersion, v.ID) {
		if r, ok := rev.Record.(*PolicyVersion); ok && !r.SubmittedOn.IsZero() {
			if rev.Entry.Actor != "-" {
				return Literal(w.name(rev.Entry.Actor))
			}
			return Msg("word." + RoleLocal.WordKey())
		}
	}
	return Msg("word.unknown")
}
