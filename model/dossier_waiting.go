package model

import (
	"slices"
	"time"
)

// mostMeetings is how many coming meetings a dossier names.
const mostMeetings = 3

// waits tells what asks something of the person, most urgent first: what was
// answered since they last looked, votes in writing, what to read for the next
// meeting, and then what is theirs to do.
func (d *dossier) waits() {
	at := len(d.blocks)
	d.provisional()
	d.news()
	d.votesInWriting()
	d.comingMeetings()
	d.openActions()
	d.openQuestions()
	d.officeWork()
	d.dueTraining()
	if len(d.blocks) == at {
		d.prose(Msg("screen.dossier.nothing"))
	}
}

// own tells whether the person reads their own dossier.
func (d *dossier) own() bool { return d.s.Actor().Person == d.p.ID }

// news names the questions that were answered since the person last looked.
func (d *dossier) news() {
	since := d.s.LastVisit()
	if !d.own() || since.IsZero() {
		return
	}
	for _, q := range d.asked {
		if q.Answered() && d.answeredAfter(q, since) {
			d.signed(Met, "screen.dossier.news", cited(d.s, q), nil, RefTo(q))
		}
	}
}

// answeredAfter tells whether the answer was recorded after an instant.
func (d *dossier) answeredAfter(q *Question, since time.Time) bool {
	for _, rev := range d.s.History(KindQuestion, q.ID) {
		if was, ok := rev.Record.(*Question); ok && was.Answered() {
			return rev.Record.Head().RecordedAt.After(since)
		}
	}
	return false
}

// votesInWriting names the proposals in writing on which no vote of the person
// is known, the first day to end first.
func (d *dossier) votesInWriting() {
	for _, r := range d.toVote() {
		if r.method != MethodWritten {
			continue
		}
		by := Msg("screen.dossier.no_term")
		if dec, ok := Get[*Decision](d.s, r.id); ok && !dec.VoteBy.IsZero() {
			by = Msg("screen.dossier.vote_by", "On", dec.VoteBy)
		}
		d.signed(Attention, "screen.dossier.to_vote", parts([]Message{Literal(r.subject), Literal(r.id)}), by, Ref{Kind: KindDecision, ID: r.id})
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

// proposals are the numbers of what is put to decision in the bodies of who
// reads their own dossier.
func (d *dossier) proposals() []string {
	if !d.own() {
		return nil
	}
	var out []string
	for _, r := range d.decisions {
		if r.outcome == OutcomeProposed && slices.Contains(d.bodies, r.body) {
			out = append(out, r.id)
		}
	}
	return out
}

// toVote lists what is put to decision in a body of the person, and on which
// no vote of theirs is known that counts.
func (d *dossier) toVote() []decisionRow {
	cast := map[string]bool{}
	for _, v := range Find[*Vote](d.s, "person", d.p.ID) {
		cast[v.Decision] = cast[v.Decision] || !v.Stale(d.s)
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

// comingMeetings names the next meetings of the bodies of the person; of the
// first of each body the items, to be read before it.
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
	read := map[string]bool{}
	for _, m := range coming[:min(len(coming), mostMeetings)] {
		items := agenda(d.s, m.ID)
		when := []Message{d.bodyName(m.Body)}
		if m.Time != "" {
			when = append(when, Literal(m.Time))
		}
		d.say(Msg("screen.board.day", "On", m.On), parts(append(when, Msg("count.items", "N", len(items)), Literal(m.ID))), RefTo(m))
		if !read[m.Body] {
			d.toRead(items)
		}
		read[m.Body] = true
	}
}

// toRead names the items of an agenda with what lies there to be read.
func (d *dossier) toRead(items []*AgendaItem) {
	items = slices.DeleteFunc(items, func(it *AgendaItem) bool { return it.Treated })
	for _, it := range items[:min(len(items), mostOfMine)] {
		said := []Message{Literal(it.Title)}
		switch unread, n := d.unread(it), len(it.Papers); {
		case unread > 0:
			said = append(said, Msg("screen.dossier.unread", "N", unread))
		case n > 0:
			said = append(said, Msg("screen.dossier.papers", "N", n))
		}
		said = append(said, votesUnder(d.s, it, d.p.ID)...)
		d.say(Msg("screen.dossier.item", "Nr", it.Nr, "Type", Msg("screen.dossier.item."+string(it.Type))), parts(said), RefTo(it))
	}
	d.more(len(items) - min(len(items), mostOfMine))
}

// unread counts the files with an item that the person did not open here.
func (d *dossier) unread(it *AgendaItem) int {
	n := 0
	for _, p := range it.Papers {
		if d.own() && p.SHA256 != "" && p.ShownTo(d.s) && !d.s.ReadMark(p.SHA256).Seen() {
			n++
		}
	}
	return n
}

// openQuestions names what the person asked and nobody answered yet, with where
// it is heard.
func (d *dossier) openQuestions() {
	for _, q := range d.asked {
		if q.Answered() || q.AskedOn.After(d.day) {
			continue
		}
		where := Msg("screen.dossier.question_waits")
		if m, ok := Get[*Meeting](d.s, q.Meeting); ok {
			where = Msg("screen.dossier.question_on", "On", m.On)
		}
		d.say(Msg("screen.dossier.question"), parts([]Message{cited(d.s, q), where}), RefTo(q))
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
