package model

import "slices"

// mostMeetings is how many coming meetings a dossier names.
const mostMeetings = 3

// waits tells what asks something of the person, most urgent first.
func (d *dossier) waits() {
	at := len(d.blocks)
	d.openActions()
	for _, r := range d.toVote() {
		d.signed(Attention, "screen.dossier.to_vote", parts([]Message{Literal(r.subject), Literal(r.id)}),
			Msg("screen.board.day", "On", r.on), Ref{Kind: KindDecision, ID: r.id})
	}
	for _, q := range d.asked {
		if !q.Answered() && !q.AskedOn.After(d.day) {
			d.signed(NA, "screen.question.open", cited(d.s, q), Msg("screen.dossier.asked_on", "On", q.AskedOn), RefTo(q))
		}
	}
	d.officeWork()
	d.comingMeetings()
	d.dueTraining()
	if len(d.blocks) == at {
		d.prose(Msg("screen.dossier.nothing"))
	}
}

// openActions names what the person owes, the longest overdue first.
func (d *dossier) openActions() {
	open := slices.DeleteFunc(slices.Clone(d.mine), func(a *Action) bool { return !a.Open(d.day) })
	slices.SortStableFunc(open, func(a, b *Action) int { return a.Due.Compare(b.Due) })
	shown, more := newest(open, mostOfMine)
	for _, a := range shown {
		d.action(a, a.Owner != d.p.ID)
	}
	d.more(more)
}

// toVote lists what is put to decision in a body of the person, and on which
// no vote of theirs is known.
func (d *dossier) toVote() []decisionRow {
	cast := map[string]bool{}
	for _, v := range Find[*Vote](d.s, "person", d.p.ID) {
		cast[v.Decision] = true
	}
	var out []decisionRow
	for _, r := range d.decisions {
		if r.outcome == OutcomeProposed && slices.Contains(d.bodies, r.body) && !cast[r.id] {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, decisionRow.compare)
	return out
}

// comingMeetings names the next meetings of the bodies of the person.
func (d *dossier) comingMeetings() {
	var coming []*Meeting
	for _, b := range d.bodies {
		for _, m := range Find[*Meeting](d.s, "body", b) {
			if !m.On.Before(d.day) && m.State == MeetingPlanned || m.State == MeetingOpen {
				coming = append(coming, m)
			}
		}
	}
	slices.SortStableFunc(coming, func(a, b *Meeting) int { return a.On.Compare(b.On) })
	shown, _ := newest(coming, mostMeetings)
	for _, m := range shown {
		when := []Message{d.bodyName(m.Body)}
		if m.Time != "" {
			when = append(when, Literal(m.Time))
		}
		d.say(Msg("screen.board.day", "On", m.On), parts(append(when, Literal(m.ID))), RefTo(m))
	}
}

// dueTraining reminds of the term for training while nothing complete is there.
func (d *dossier) dueTraining() {
	for _, x := range Directors(d.s, d.day) {
		if x.Person.ID != d.p.ID || BestCertificate(d.s, d.p.ID, d.day).State() == CertificateComplete {
			continue
		}
		st := Attention
		if d.day.After(x.Due) && d.day.After(x.Also) {
			st = Gap
		}
		d.signed(st, "screen.dossier.to_train", Msg("screen.person.term"), termLeft(d.day, x.Due), Ref{Kind: KindDuty, ID: "cbw-24-5"})
	}
}
