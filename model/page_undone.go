package model

// undone says that the making of a record was taken back, when and by whom.
func (w *pageWriter) undone() {
	revs := w.s.History(w.r.Kind(), w.r.Head().ID)
	if len(revs) == 0 {
		return
	}
	e := revs[len(revs)-1].Entry
	at, _ := ParseInstant(e.RecordedAt)
	w.put(Block{Kind: BlockStatus, Status: NA, Word: Msg("screen.doc.undone"),
		Label: Msg("screen.doc.undone_by", "At", at, "Who", actorName(w.who, e.Actor))})
	w.prose(Msg("screen.doc.undone_means"))
}
