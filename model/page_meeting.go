package model

import "slices"

// meeting reads like a decision list: which meeting, who was there, and per
// item of the agenda what was presented, decided, asked and agreed.
func (w *pageWriter) meeting(m *Meeting) {
	w.skip("body", "on", "time", "place", "state", "chair", "secretary", "closed_on", "adopted_in", "scan", "outside")
	w.sitting(m)
	w.part("screen.sitting.attendance", func() { w.attendance(m) })
	items := agenda(w.s, m.ID)
	if m.State == MeetingPlanned && !m.On.Before(w.day) {
		w.part("screen.sitting.waiting", func() { w.waiting(m, items) })
	}
	for _, it := range items {
		w.item(it)
	}
	w.part("screen.sitting.without_item", func() { w.loose(m, items) })
	w.part("screen.sitting.keys", func() { w.keyNews(m) })
	w.part("screen.sitting.adoption", func() { w.adoption(m) })
}

// sitting tells which body met, when, where and under whom.
func (w *pageWriter) sitting(m *Meeting) {
	w.say(fieldLabel(KindMeeting, "body"), w.bodyName(m.Body), Ref{Kind: KindBody, ID: m.Body})
	when := said(Msg("screen.board.weekday", "On", m.On, "Weekday", weekday(m.On)))
	for _, s := range []string{m.Time, m.Place} {
		if s != "" {
			when = append(when, Literal(s))
		}
	}
	w.say(Msg("screen.sitting.when"), parts(when), Ref{})
	w.say(fieldLabel(KindMeeting, "state"), m.State, Ref{})
	for _, who := range []struct{ field, id string }{{"chair", m.Chair}, {"secretary", m.Secretary}} {
		if who.id != "" {
			w.say(fieldLabel(KindMeeting, who.field), w.name(who.id), Ref{Kind: KindPerson, ID: who.id})
		}
	}
	if m.Outside != "" {
		w.say(fieldLabel(KindMeeting, "outside"), m.Outside, Ref{})
	}
}

// weekday is the word of the day of the week.
func weekday(d Date) Message {
	days := [7]string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}
	return Msg("word.weekday." + days[d.Weekday()])
}

// attendance tells by name who was there, and whether that was enough.
func (w *pageWriter) attendance(m *Meeting) {
	noted := Find[*Attendance](w.s, "meeting", m.ID)
	slices.SortStableFunc(noted, func(a, b *Attendance) int { return compareNames(w.name(a.Person), w.name(b.Person)) })
	known := map[string]bool{}
	for _, a := range noted {
		known[a.Person] = true
		w.say(Literal(w.name(a.Person)), presenceWords(w, a), RefTo(a))
	}
	planned := m.State == MeetingPlanned
	for _, p := range w.seats(m.Body, m.On) {
		switch {
		case known[p]:
		case planned:
			w.say(Literal(w.name(p)), Msg("screen.sitting.member"), Ref{Kind: KindPerson, ID: p})
		default:
			w.say(Literal(w.name(p)), Msg("screen.sitting.not_noted"), Ref{Kind: KindPerson, ID: p})
		}
	}
	if b, ok := Get[*Body](w.s, m.Body); ok && len(noted) > 0 {
		w.quorum(m, b)
	}
}

func presenceWords(w *pageWriter, a *Attendance) Message {
	said := said(Msg("word." + a.Present.WordKey()))
	if a.ProxyTo != "" {
		said = append(said, Msg("screen.sitting.proxy_to", "Who", w.name(a.ProxyTo)))
		w.covered(Ref{Kind: KindPerson, ID: a.ProxyTo})
	}
	return parts(said)
}

// quorum tells how many counted as present of how many were needed.
func (w *pageWriter) quorum(m *Meeting, b *Body) {
	t := Count(w.s, &Decision{Body: m.Body, Meeting: m.ID, On: m.On}, b)
	value := Msg("screen.sitting.present", "N", t.Present, "Of", Msg("count.members", "N", t.Members), "Quorum", t.Quorum)
	if t.Present >= t.Quorum {
		w.signed(Met, "screen.sitting.quorum_met", Msg("screen.sitting.quorum"), value, Ref{})
		return
	}
	w.signed(Gap, "screen.sitting.quorum_missed", Msg("screen.sitting.quorum"), value, Ref{})
}

// adoption tells by what the list became final, and what it made final itself.
func (w *pageWriter) adoption(m *Meeting) {
	if !m.ClosedOn.IsZero() {
		w.say(fieldLabel(KindMeeting, "closed_on"), m.ClosedOn, Ref{})
	}
	w.cite(fieldLabel(KindMeeting, "adopted_in"), KindMeeting, m.AdoptedIn)
	w.cite(fieldLabel(KindMeeting, "scan"), KindEvidence, m.Scan)
	for _, l := range w.s.LinkedTo(KindMeeting, m.ID) {
		switch {
		case l.Field == "adopted_in":
			w.cite(Msg("screen.sitting.adopts"), l.From.Kind, l.From.ID)
		case l.From.Kind == KindCheckpoint:
			w.say(Msg("screen.sitting.checkpoint"), Literal(l.From.ID), l.From)
		}
	}
	if m.State == MeetingClosed {
		w.prose(Msg("screen.sitting.not_adopted"))
	}
}

// agenda lists the items of a meeting in their order.
func agenda(s State, meeting string) []*AgendaItem {
	items := Find[*AgendaItem](s, "meeting", meeting)
	slices.SortStableFunc(items, func(a, b *AgendaItem) int { return a.Nr - b.Nr })
	return items
}
