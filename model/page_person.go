package model

import "slices"

// person tells what somebody is and was: seats, offices, what they may do, and
// by when they must be trained.
func (w *pageWriter) person(p *Person) {
	w.skip("name")
	if MayReadDossier(w.s, p.ID) {
		w.put(Block{Kind: BlockLink, Label: Msg("screen.person.dossier"), Value: Msg("kind.dossier"), Ref: Ref{Kind: KindDossier, ID: p.ID}})
		w.inDossier(p.ID)
	}
	w.rolesOf(p.ID)
	w.part("screen.person.keys", func() { w.keysOf(p.ID) })
	w.part("screen.person.seats", func() { w.seatsOf(p) })
	w.part("screen.person.offices", func() { w.officesOf(p.ID) })
	w.part("screen.person.training", func() { w.trainingClock(p.ID) })
	w.part("screen.person.certificates", func() { w.certificatesOf(p.ID) })
}

// rolesOf tells as what somebody may act: to whoever sees the grants, for
// without them it would be half, and to everybody of themselves.
func (w *pageWriter) rolesOf(person string) {
	var roles []Role
	switch {
	case Allowed(w.s.Roles(), ReadVerb(KindGrant)):
		roles = rolesOn(w.s, person, w.day)
	case w.s.Actor().Person == person:
		roles = w.s.Roles()
	}
	if len(roles) > 0 {
		w.say(Msg("screen.person.may"), wordsOf(roles), Ref{})
	}
	if slices.Equal(roles, []Role{RoleAuditor}) {
		w.say(Msg("screen.person.clearance"), Msg("screen.person.up_to", "Label", ClearanceOf(w.s.Whole(), person)), Ref{})
	}
}

// inDossier leaves out links to what the dossier tells better than a list of
// numbers: votes, presence and courses taken.
func (w *pageWriter) inDossier(person string) {
	for _, l := range w.s.LinkedTo(KindPerson, person) {
		switch l.From.Kind {
		case KindVote, KindAttendance, KindParticipation:
			w.covered(l.From)
		}
	}
}

func wordsOf(roles []Role) []Message {
	out := make([]Message, len(roles))
	for i, r := range roles {
		out[i] = Msg("word." + r.WordKey())
	}
	return out
}

// seatsOf tells every appointment in words, newest first.
func (w *pageWriter) seatsOf(p *Person) {
	seats := sortedByStart(Find[*Appointment](w.s, "person", p.ID))
	slices.Reverse(seats)
	for _, a := range seats {
		w.say(period(a.From, a.Until), w.seatWords(a, p), RefTo(a))
	}
}

// seatWords says what a seat is: position, body, and what is special about it.
func (w *pageWriter) seatWords(a *Appointment, p *Person) Message {
	out := []Message{w.bodyName(a.Body)}
	if a.Position != "" {
		out = slices.Insert(out, 0, Literal(a.Position))
	}
	out = append(out, stance(w.day, a.From, a.Until))
	b, known := Get[*Body](w.s, a.Body)
	if org, ok := TheOrganisation(w.s); ok && known && Bound(org.LegalForm, b, a, p) {
		out = append(out, Msg("screen.person.bound"))
	}
	if a.NonExecutive {
		out = append(out, Msg("screen.person.non_executive"))
	}
	if a.Silent {
		out = append(out, Msg("screen.person.silent"))
	}
	if a.Represents != "" {
		out = append(out, Msg("screen.person.represents", "Who", w.name(a.Represents)))
	}
	return parts(out)
}

// period is a time in office: from, and until when where that is known.
func period(from, until Date) Message {
	if until.IsZero() {
		return Msg("screen.person.since", "From", from)
	}
	return Msg("screen.person.period", "From", from, "Until", until)
}

// stance says how a time in office stands on a day.
func stance(day, from, until Date) Message {
	switch {
	case day.Before(from):
		return Msg("screen.person.to_come")
	case within(day, from, until):
		return Msg("screen.person.current")
	}
	return Msg("screen.person.ended")
}

// officesOf tells which offices somebody holds and held, newest first.
func (w *pageWriter) officesOf(person string) {
	held := Find[*OfficeHolder](w.s, "person", person)
	slices.SortStableFunc(held, func(a, b *OfficeHolder) int { return b.From.Compare(a.From) })
	for _, h := range held {
		w.say(period(h.From, h.Until), parts([]Message{Literal(w.name(h.Office)), stance(w.day, h.From, h.Until)}), Ref{Kind: KindOffice, ID: h.Office})
		w.covered(RefTo(h))
	}
}

// trainingClock tells by when somebody must be trained, in words, and what
// shows it. Where the Act can be read in two ways both are there.
func (w *pageWriter) trainingClock(person string) {
	ds := Directors(w.s, w.day)
	i := slices.IndexFunc(ds, func(d Director) bool { return d.Person.ID == person })
	if i < 0 {
		return
	}
	d, c := ds[i], BestCertificate(w.s, person, w.day)
	w.say(Msg("screen.person.term"), termLeft(w.day, d.Due), Ref{})
	if !d.Also.IsZero() {
		w.say(Msg("screen.person.other_reading"), termLeft(w.day, d.Also), Ref{})
		w.prose(Msg("screen.person.two_readings"))
	}
	if t, ok := lastTraining(w.s, person, w.day); ok {
		w.say(Msg("screen.person.last_training"), parts([]Message{cited(w.s, t), Msg("screen.board.day", "On", t.Ends())}), RefTo(t))
	}
	switch c.State() {
	case CertificateComplete:
		w.sign(Met, Msg("column.certificate"), c.State(), RefTo(c.Certificate))
	case CertificateIncomplete:
		w.signed(Attention, "word.certificate.incomplete", Msg("column.certificate"), slices.Concat(c.Lacks, c.Unsure), RefTo(c.Certificate))
	default:
		w.signed(Attention, "word.certificate.missing", Msg("column.certificate"), nil, Ref{})
	}
}

// certificatesOf leads to every certificate with how complete it is.
func (w *pageWriter) certificatesOf(person string) {
	cs := Find[*Certificate](w.s, "person", person)
	slices.Reverse(cs)
	for _, c := range cs {
		ck := CheckCertificate(w.s, c)
		if ck.On.After(w.day) {
			continue
		}
		out := []Message{Msg("word." + ck.State().WordKey())}
		if ck.Title != "" {
			out = slices.Insert(out, 0, Literal(ck.Title))
		}
		w.say(Msg("screen.board.day", "On", ck.On), parts(append(out, Literal(c.ID))), RefTo(c))
	}
}
