package model

import (
	"slices"
	"strings"
)

// keysOf tells of every key of a person how it stands, for who keeps the keys
// and for the person; those that let in come first.
func (w *pageWriter) keysOf(person string) {
	ks := slices.DeleteFunc(KeysOf(w.s), func(k *Key) bool { return k.Person != person })
	slices.Reverse(ks)
	slices.SortStableFunc(ks, func(a, b *Key) int {
		return btoi(b.State(w.day).LetsIn()) - btoi(a.State(w.day).LetsIn())
	})
	for _, k := range ks {
		st := k.State(w.s.Today()) // who gets in is a matter of today
		said := []Message{period(k.From, k.Until), Literal(k.Fingerprint)}
		switch by, on := w.confirmedBy(k); {
		case st == KeyRevoked:
			said = slices.Insert(said, 0, Msg("screen.key.revoked_on", "On", k.RevokedOn))
		case !by.IsZero():
			said = append(said, Msg("screen.key.confirmed_by", "On", on, "Who", by))
		}
		w.signed(st.status(), "word."+st.WordKey(), Literal(k.ID+" · "+keySort(k.Public)), parts(said), RefTo(k))
		if st == KeyProvisional {
			w.toConfirm(k)
		}
	}
	if !Allowed(w.s.Roles(), ReadVerb(KindInvitation)) {
		return
	}
	for _, i := range OpenInvitations(w.s, person) {
		w.signed(Attention, "word."+InvitationOpen.WordKey(), Literal(i.ID), Msg("screen.key.invited", "Until", i.Until), RefTo(i))
	}
}

// confirmedBy tells who took the mark provisional off a key, and when.
func (w *pageWriter) confirmedBy(k *Key) (Message, Date) {
	for _, rev := range w.s.Whole().History(KindKey, k.ID) {
		if was, ok := rev.Record.(*Key); ok && !was.Provisional {
			if n := w.who[rev.Entry.Actor]; n != "" {
				return Literal(n), was.ConfirmedOn
			}
			return Msg("word." + RoleLocal.WordKey()), was.ConfirmedOn
		}
	}
	return Message{}, Date{}
}

// provisional says of one's own key that it waits to be confirmed, with the
// words to read out.
func (d *dossier) provisional() {
	if !d.own() || d.s.Actor().Via != ViaSSH {
		return
	}
	for _, k := range KeysOf(d.s) {
		if k.Person == d.p.ID && k.State(d.day) == KeyProvisional {
			d.signed(Attention, "screen.key.provisional", Literal(k.ID), nil, Ref{Kind: KindKey, ID: k.ID})
			d.prose(Msg("screen.key.read_out"))
			d.prose(strings.Join(KeyWords(k.Fingerprint), " "))
		}
	}
}

// toHear names the keys of others that nobody has confirmed yet.
func (d *dossier) toHear() {
	for _, k := range KeysOf(d.s) {
		if k.Person != d.p.ID && k.State(d.day) == KeyProvisional {
			d.signed(Attention, "screen.dossier.to_hear", Literal(d.name(k.Person)), nil, Ref{Kind: KindKey, ID: k.ID})
		}
	}
}
