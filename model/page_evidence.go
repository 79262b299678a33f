package model

// evidence tells what it is, by what its bytes are known, until when it counts
// and who may see it.
func (w *pageWriter) evidence(e *Evidence) {
	w.skip("blob", "size", "title", "expires_on", "privileged", "about")
	if e.Privileged {
		w.signed(Attention, "word.privileged", Msg("screen.evidence.privileged"), nil, Ref{})
	}
	if len(e.Readers) > 0 {
		w.say(Msg("screen.sitting.closed_for"), w.namesOf(e.Readers), Ref{})
		w.skip("readers")
		for _, p := range e.Readers {
			w.covered(Ref{Kind: KindPerson, ID: p})
		}
	}
	w.fields("type", "added_on", "owner")
	w.validUntil(e)
	w.fields("tlp")
	w.part("screen.evidence.file", func() {
		w.fields("file", "location")
		if e.Size > 0 {
			w.say(Msg("field.size"), e.Size, Ref{})
		}
		if e.Blob != "" {
			w.say(Msg("screen.evidence.hash"), HashMark(e.Blob), Ref{})
			w.say(Msg("field.blob"), e.Blob, Ref{})
		}
	})
	w.part("screen.evidence.about", func() {
		for _, ref := range e.About {
			w.link(Msg("kind."+string(ref.Kind)), ref)
		}
	})
}

// validUntil tells whether the evidence still counts on the day.
func (w *pageWriter) validUntil(e *Evidence) {
	norm, _ := NormOn(w.s.Whole(), NormEvidence, w.day)
	until := e.ExpiresOn
	switch state, st, _ := evidenceOn(norm, until, w.day); state {
	case ExpiryNone:
	case ExpiryLapsed:
		w.signed(st, "screen.evidence.expired", fieldLabel(KindEvidence, "expires_on"), termLeft(w.day, until), Ref{})
	case ExpiryEnding:
		w.signed(st, "word.attention.running_out", fieldLabel(KindEvidence, "expires_on"), termLeft(w.day, until), Ref{})
	default:
		w.say(fieldLabel(KindEvidence, "expires_on"), termLeft(w.day, until), Ref{})
	}
}
