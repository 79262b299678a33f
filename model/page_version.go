package model

import "slices"

// policyVersion tells whether exactly these bytes are approved, where the
// version stands among the others, what changed, and the text.
func (w *pageWriter) policyVersion(v *PolicyVersion) {
	w.skip("nr", "label", "letters", "blob", "file", "submitted_on", "implemented_on", "withdrawn_on", "change", "material")
	w.stands(v)
	w.onTheseBytes(v)
	if implementedUnapproved(approvalOf(w.s.Whole(), v, w.day), w.day) {
		w.signed(Gap, "screen.policy.finding", Msg("screen.policy.in_use", "Version", VersionName(v), "On", v.ImplementedOn), nil, Ref{})
	}
	w.fields("policy")
	if !v.SubmittedOn.IsZero() {
		w.say(fieldLabel(KindPolicyVersion, "submitted_on"), Msg("screen.policy.by", "On", v.SubmittedOn, "Who", w.submitter(v)), Ref{})
	}
	w.fields("implemented_on", "withdrawn_on")
	w.part("screen.policy.covers", func() { w.covers24(v.Letters, v.Policy) })
	vs := versionsOf(w.s, v.Policy)
	w.difference(vs, v)
	w.sinceApproved(vs, v)
	w.fileText(Msg("screen.policy.text", "Version", VersionName(v)), v.Blob, v.File)
}

// onTheseBytes tells whether a decision names exactly these bytes, and of one
// that names others or does not hold, why it does not count.
func (w *pageWriter) onTheseBytes(v *PolicyVersion) {
	if v.Blob == "" {
		w.signed(Attention, "screen.policy.finding", Msg("screen.policy.no_bytes"), nil, Ref{})
		return
	}
	judged := w.s.Whole()
	counts, hash := approvalOf(judged, v, w.day).decision, BasisHash(v)
	for _, l := range judged.LinkedTo(KindPolicyVersion, v.ID) {
		d, ok := Get[*Decision](judged, l.From.ID)
		if !ok || l.Field != "approves" || d.On.After(w.day) {
			continue
		}
		ref := Ref{}
		if _, seen := w.s.Get(KindDecision, d.ID); seen {
			ref = RefTo(d)
		}
		switch {
		case l.To.SHA256 != hash:
			w.signed(Attention, "screen.policy.finding", Msg("screen.policy.other_bytes", "ID", d.ID), nil, ref)
		case counts != nil && counts.ID == d.ID:
			w.signed(Met, "screen.policy.exactly", Msg("screen.policy.these_bytes", "ID", d.ID), nil, ref)
		case !Effective(judged, d, w.day):
			w.signed(NA, "screen.policy.not_counting", Msg("screen.policy.named_by", "ID", d.ID), said(Msg("word."+d.Outcome.WordKey())), ref)
		case superseded(judged, d, w.day):
			w.signed(NA, "screen.policy.not_counting", Msg("screen.policy.named_by", "ID", d.ID), Msg("screen.policy.superseded"), ref)
		}
	}
}

// difference shows what changed since the version before.
func (w *pageWriter) difference(vs []*PolicyVersion, v *PolicyVersion) {
	i := slices.IndexFunc(vs, func(o *PolicyVersion) bool { return o.ID == v.ID })
	if i < 0 || i+1 >= len(vs) {
		if v.Change != "" {
			w.blocks = append(w.blocks, Block{Kind: BlockHeading, Label: fieldLabel(KindPolicyVersion, "change")})
			w.prose(v.Change)
		}
		return
	}
	w.blocks = append(w.blocks, Block{Kind: BlockHeading, Label: Msg("screen.policy.difference", "Version", VersionName(v), "Before", VersionName(vs[i+1]))})
	material := Msg("screen.policy.not_material")
	if v.Material {
		material = Msg("screen.policy.material")
	}
	w.prose(material)
	if v.Change != "" {
		w.prose(v.Change)
	}
	w.redline(vs[i+1], v)
}

// sinceApproved shows what changed since the last text that a decision
// approved, where that is not the version before.
func (w *pageWriter) sinceApproved(vs []*PolicyVersion, v *PolicyVersion) {
	for i, o := range vs {
		if o.Nr >= v.Nr || approvalOf(w.s.Whole(), o, w.day).decision == nil {
			continue
		}
		if i > 0 && vs[i-1].ID != v.ID {
			w.blocks = append(w.blocks, Block{Kind: BlockHeading, Label: Msg("screen.policy.since_approved", "Version", VersionName(o))})
			w.redline(o, v)
		}
		return
	}
}

// redline puts the difference of two texts, or says why there is none.
func (w *pageWriter) redline(before, after *PolicyVersion) {
	was, ok := w.s.Text(before.Blob)
	is, ok2 := w.s.Text(after.Blob)
	switch {
	case before.Blob != "" && before.Blob == after.Blob:
		w.prose(Msg("screen.policy.same_bytes"))
	case ok && ok2:
		w.put(Block{Kind: BlockDiff, Value: Redline{Old: was, New: is, OldName: VersionName(before), NewName: VersionName(after)}})
	default:
		w.prose(Msg("screen.policy.no_difference"))
	}
}
