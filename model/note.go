package model

// Note is a remark beside a record: who wrote it, when, and what. It changes
// nothing of the record and is no proof.
type Note struct {
	Base
	About Ref    `json:"about"`
	Text  string `json:"text" req:"1" long:"1" max:"4000"`
	On    Date   `json:"on" req:"1"`
	By    string `json:"by" ref:"person"` // empty: the operator of the file
}

// Kind implements Record.
func (*Note) Kind() Kind { return KindNote }

// Notable tells whether notes are written beside records of a kind. Who may
// use the file, and what the ledger writes itself, have none; nor has a note.
func Notable(k Kind) bool {
	switch k {
	case KindKey, KindInvitation, KindGrant, KindNote, KindCheckpoint, KindRemoval, KindRestore:
		return false
	}
	_, ok := InfoOf(k)
	return ok
}

// Problems implements Validator.
func (n *Note) Problems() []Problem {
	if !Notable(n.About.Kind) {
		return []Problem{{"about", Msg("error.note.about")}}
	}
	return nil
}

// Fits keeps a note with who wrote it, and with what it is about.
func (n *Note) Fits(s State) error {
	old, ok := Get[*Note](s, n.ID)
	switch {
	case !ok:
		return nil
	case old.By != s.Actor().Person && s.Actor().Person != "":
		return Errorf(CodeDenied, "error.note.own", "Person", personName(s, old.By)).At("text")
	case old.About.ID != n.About.ID || old.By != n.By:
		return Errorf(CodeInvalid, "error.note.moved").At("about")
	}
	return nil
}

// note tells who wrote what, about what.
func (w *pageWriter) note(n *Note) {
	w.skip("about", "text", "on", "by")
	w.say(w.noted(n), n.On, Ref{Kind: KindPerson, ID: n.By})
	w.prose(n.Text)
	w.cite(fieldLabel(KindNote, "about"), n.About.Kind, n.About.ID)
}

func (w *pageWriter) noted(n *Note) Message {
	if n.By == "" {
		return Msg("screen.note.operator")
	}
	return Literal(w.name(n.By))
}

// notes are the remarks beside the record, newest first.
func (w *pageWriter) notes() {
	var found []*Note
	for _, l := range w.s.LinkedTo(w.r.Kind(), w.r.Head().ID) {
		if n, ok := Get[*Note](w.s, l.From.ID); ok && l.From.Kind == KindNote && n.About.ID == w.r.Head().ID {
			found = append(found, n)
		}
	}
	w.part("screen.note.title", func() {
		for i := len(found) - 1; i >= 0; i-- {
			n := found[i]
			w.say(w.noted(n), n.On, RefTo(n))
			w.prose(n.Text)
		}
	})
}
