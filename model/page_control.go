package model

// control tells what the norm's number is about before what was recorded.
func (w *pageWriter) control(c *Control) {
	l, ok := w.s.Law().Control(c.ID)
	if !ok {
		return
	}
	w.say(Msg("column.theme"), l.Theme, Ref{})
	if note := bilingual(l.NoteNL, l.NoteEN); !note.IsZero() {
		w.prose(note)
	}
	for _, letter := range l.Cbw {
		if m, ok := w.s.Law().Measure(letter); ok {
			w.say(Msg("screen.doc.cbw", "Letter", letter), bilingual(m.NameNL, m.NameEN), Ref{})
		}
	}
	w.say(Msg("screen.doc.source"), Msg("screen.doc.basis", "Source", Literal(l.Basis), "Confidence", l.CbwConfidence), Ref{})
}
