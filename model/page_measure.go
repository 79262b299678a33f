package model

import (
	"slices"
	"strings"
)

// MeasureDoc writes one of the ten parts of Cbw art. 21(3) as a page: whether
// its approval is shown, by which text and decision, what must exist, and the
// documents and controls that are about it.
func MeasureDoc(s State, id string, day Date) (Doc, error) {
	letter, ours := strings.CutPrefix(id, measureID)
	m, ok := s.Law().Measure(letter)
	if !ours || !ok {
		return Doc{}, Errorf(CodeNotFound, "error.record.missing", "ID", id)
	}
	w := newPageWriter(s, nil, day)
	all := lettersOn(s.Whole(), day)
	l := all[slices.IndexFunc(all, func(l letterResult) bool { return l.letter == letter })]
	w.signed(l.part.Status, "word."+l.approval().WordKey(), Msg("screen.policy.approval"), said(l.part.Note), Ref{})
	w.countingText(l.best)
	w.part("screen.policy.must_exist", func() { w.mustExist(m) })
	w.part("screen.policy.documents", func() { w.coveringTexts(letter) })
	w.part("screen.policy.law", func() { w.provisions(append([]string{m.Provision}, m.CbbArticles...)...) })
	w.part("screen.policy.controls", func() {
		var ids []string
		for _, c := range s.Law().ControlsFor(letter) {
			ids = append(ids, c.ID)
		}
		w.controls(ids)
		w.prose(Msg("screen.controls.unofficial"))
	})
	return Doc{Ref: MeasureRef(letter), Title: bilingual(m.NameNL, m.NameEN),
		Lead: Msg("screen.doc.cbw", "Letter", letter), Blocks: w.blocks}, nil
}

// countingText leads to the text and the decision that count for a part.
func (w *pageWriter) countingText(a approval) {
	if a.decision == nil {
		return
	}
	if v, ok := w.s.Get(KindPolicyVersion, a.version.ID); ok {
		w.say(Msg("kind."+string(KindPolicyVersion)), cited(w.s, v), RefTo(v))
	}
	w.approvedBy(a)
	if last := a.decision.ValidUntil; !last.IsZero() {
		w.say(fieldLabel(KindDecision, "valid_until"), termLeft(w.day, last), Ref{})
	}
	if !a.version.ImplementedOn.IsZero() {
		w.say(fieldLabel(KindPolicyVersion, "implemented_on"), a.version.ImplementedOn, Ref{})
	}
}

// mustExist says what the law and the consultation text ask, and leads to the
// duty where this program judges it.
func (w *pageWriter) mustExist(m Measure) {
	w.prose(bilingual(m.EvidenceNL, m.EvidenceEN))
	w.say(Msg("column.confidence"), m.CbbConfidence, Ref{})
	if d, ok := DutyByID(w.s.Whole(), m.Provision, w.day); ok && d.Text.Tracked {
		w.sign(d.Status, Msg("screen.policy.duty"), said(d.Title(), d.Note), Ref{Kind: KindDuty, ID: d.ID})
	}
}

// coveringTexts lists the documents that cover a part, with how each stands.
func (w *pageWriter) coveringTexts(letter string) {
	for _, p := range All[*Policy](w.s) {
		v, state := currentVersion(w.s, p.ID, w.day)
		letters := p.Letters
		if v != nil {
			letters = v.Letters
		}
		if !strings.Contains(letters, letter) {
			continue
		}
		if v == nil {
			w.signed(NA, "screen.policy.no_text", Literal(p.Title), nil, RefTo(p))
			continue
		}
		w.signed(versionStatus(state), "word."+state.WordKey(), Literal(p.Title), Literal(VersionName(v)), RefTo(p))
	}
}

// provisions tells rules in our own words, each with its source and how sure
// that is.
func (w *pageWriter) provisions(ids ...string) {
	for _, id := range ids {
		if p, ok := w.s.Law().Provision(id); ok {
			w.say(Literal(p.Article), []Message{bilingual(p.TextNL, p.TextEN),
				Msg("screen.duty.source", "Source", p.Source, "Mark", p.Mark, "Confidence", p.Confidence, "On", p.CheckedOn)}, Ref{})
		}
	}
}
