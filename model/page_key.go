package model

import "strings"

// key tells whose it is, how it stands and since when. Its words are for its
// owner alone: whoever confirms it must hear them.
func (w *pageWriter) key(k *Key) {
	w.skip("person", "public", "provisional")
	state := k.State(w.day)
	w.signed(state.status(), "word."+state.WordKey(), Literal(w.name(k.Person)), nil, Ref{Kind: KindPerson, ID: k.Person})
	w.fields("revoked_on", "reason", "from", "until", "confirmed_on")
	w.say(Msg("column.key_type"), keySort(k.Public), Ref{})
	w.fields("fingerprint")
	if k.Provisional && state.LetsIn() {
		w.toConfirm(k)
	}
	w.part("screen.key.public", func() { w.prose(k.Public) })
}

// toConfirm says what a provisional key waits for.
func (w *pageWriter) toConfirm(k *Key) {
	if a := w.s.Actor(); a.Person != k.Person || a.Via != ViaSSH { // who works at the file as another hears no words
		w.prose(Msg("screen.key.listen", "ID", k.ID))
		return
	}
	w.prose(Msg("screen.key.read_out"))
	w.prose(strings.Join(KeyWords(k.Fingerprint), " "))
}

// invitation tells whom it is for, how it stands and what became of it.
func (w *pageWriter) invitation(i *Invitation) {
	w.skip("person", "secret_hash")
	state := i.State(w.day)
	w.signed(state.status(), "word."+state.WordKey(), Literal(w.name(i.Person)), nil, Ref{Kind: KindPerson, ID: i.Person})
	w.fields("from", "until", "used_on", "revoked_on", "reason")
	w.cite(fieldLabel(KindInvitation, "admitted"), KindKey, i.Admitted)
	w.cite(fieldLabel(KindInvitation, "replaced_by"), KindInvitation, i.ReplacedBy)
	w.skip("admitted", "replaced_by")
}
