package model

import "slices"

// vote tells on what, by whom, what, and how that is known.
func (w *pageWriter) vote(v *Vote) {
	w.skip("decision", "person", "value", "known", "proxy", "interest", "minority")
	w.cite(fieldLabel(KindVote, "decision"), KindDecision, v.Decision)
	w.say(fieldLabel(KindVote, "person"), w.name(v.Person), Ref{Kind: KindPerson, ID: v.Person})
	w.say(fieldLabel(KindVote, "value"), v.Value, Ref{})
	w.say(fieldLabel(KindVote, "known"), v.Known, Ref{})
	if v.Proxy != "" {
		w.say(fieldLabel(KindVote, "proxy"), w.name(v.Proxy), Ref{Kind: KindPerson, ID: v.Proxy})
	}
	for _, t := range []struct{ field, text string }{{"interest", v.Interest}, {"minority", v.Minority}} {
		if t.text != "" {
			w.blocks = append(w.blocks, Block{Kind: BlockHeading, Label: fieldLabel(KindVote, t.field)})
			w.prose(t.text)
		}
	}
	w.voteProof(v)
}

// presence tells who was how at which meeting.
func (w *pageWriter) presence(a *Attendance) {
	w.skip("meeting", "person", "present", "proxy_to")
	w.say(fieldLabel(KindAttendance, "person"), w.name(a.Person), Ref{Kind: KindPerson, ID: a.Person})
	w.cite(fieldLabel(KindAttendance, "meeting"), KindMeeting, a.Meeting)
	w.say(fieldLabel(KindAttendance, "present"), presenceWords(w, a), Ref{})
}

// question tells what was asked, of what, and what came of it.
func (w *pageWriter) question(q *Question) {
	w.skip("meeting", "item", "body", "about", "duty", "asked_by", "asked_on", "text", "answer", "answered_by", "answered_on", "follow_up")
	w.say(Msg("screen.question.by", "Who", w.name(q.AskedBy)), Msg("screen.board.day", "On", q.AskedOn), Ref{Kind: KindPerson, ID: q.AskedBy})
	w.prose(q.Text)
	if !q.Answered() {
		w.signed(Attention, "screen.question.open", Msg("screen.question.unanswered"), nil, Ref{})
	} else {
		w.say(w.answeredBy(q), Msg("screen.board.day", "On", q.AnsweredOn), w.holderRef(q.AnsweredBy))
		w.prose(q.Answer)
	}
	if a, ok := Get[*Action](w.s, q.FollowUp); ok {
		w.action(a, true)
	}
	w.cite(fieldLabel(KindQuestion, "item"), KindAgendaItem, q.Item)
	w.cite(fieldLabel(KindQuestion, "meeting"), KindMeeting, q.Meeting)
	w.subjectOf(q)
	if q.Waits(w.s) {
		w.prose(Msg("screen.question.waits"))
	}
}

// subjectOf leads to what a question is about.
func (w *pageWriter) subjectOf(q *Question) {
	w.cite(fieldLabel(KindQuestion, "about"), q.About.Kind, q.About.ID)
	if d, ok := w.s.Law().Duty(q.Duty); ok {
		w.say(fieldLabel(KindQuestion, "about"), bilingual(d.TitleNL, d.TitleEN), Ref{Kind: KindDuty, ID: q.Duty})
	}
}

// holderRef leads to a person or an office by its number.
func (w *pageWriter) holderRef(id string) Ref {
	if k, _, err := ParseID(id); err == nil && id != "" {
		return Ref{Kind: k, ID: id}
	}
	return Ref{}
}

// appointment tells who sat where, from when until when, and what follows.
func (w *pageWriter) appointment(a *Appointment) {
	w.skip("person", "body", "position", "non_executive", "silent", "represents", "from", "until")
	w.say(fieldLabel(KindAppointment, "person"), w.name(a.Person), Ref{Kind: KindPerson, ID: a.Person})
	w.say(fieldLabel(KindAppointment, "body"), w.bodyName(a.Body), Ref{Kind: KindBody, ID: a.Body})
	w.say(period(a.From, a.Until), w.seatWords(a, w.personOf(a.Person)), Ref{})
	if !a.Until.IsZero() && within(w.day, a.From, a.Until) {
		w.say(fieldLabel(KindAppointment, "until"), termLeft(w.day, a.Until), Ref{})
	}
}

func (w *pageWriter) personOf(id string) *Person {
	if p, ok := Get[*Person](w.s, id); ok {
		return p
	}
	return &Person{}
}

// body tells who sits in it and by which rules it decides.
func (w *pageWriter) body(b *Body) {
	w.fields("code", "type")
	w.skip("name", "quorum")
	w.part("screen.body.members", func() { w.membersOf(b) })
	w.part("screen.body.rules", func() {
		quorum := Msg("screen.body.quorum_half")
		switch {
		case b.OneMember:
			quorum = Msg("screen.body.quorum_one")
		case b.Quorum > 0:
			quorum = Msg("screen.body.quorum", "N", b.Quorum)
		}
		w.say(fieldLabel(KindBody, "quorum"), quorum, Ref{})
		w.fields("majority", "tie", "proxies", "written", "written_consent", "written_unanimous", "supervisor", "prior_approval")
		w.skip("one_member")
	})
}

func (w *pageWriter) membersOf(b *Body) {
	seats := Find[*Appointment](w.s, "body", b.ID)
	seats = slices.DeleteFunc(seats, func(a *Appointment) bool { return !a.On(w.day) })
	slices.SortStableFunc(seats, func(x, y *Appointment) int { return compareNames(w.name(x.Person), w.name(y.Person)) })
	for _, a := range seats {
		out := []Message{period(a.From, a.Until)}
		if a.Position != "" {
			out = slices.Insert(out, 0, Literal(a.Position))
		}
		w.say(Literal(w.name(a.Person)), parts(out), Ref{Kind: KindPerson, ID: a.Person})
		w.covered(RefTo(a))
	}
}

// office tells who holds it and who did.
func (w *pageWriter) office(o *Office) {
	w.fields("code", "role")
	w.skip("name")
	w.part("screen.office.holders", func() {
		held := Find[*OfficeHolder](w.s, "office", o.ID)
		slices.SortStableFunc(held, func(a, b *OfficeHolder) int { return b.From.Compare(a.From) })
		for _, h := range held {
			w.say(period(h.From, h.Until), parts([]Message{Literal(w.name(h.Person)), stance(w.day, h.From, h.Until)}), Ref{Kind: KindPerson, ID: h.Person})
			w.covered(RefTo(h))
		}
	})
}
