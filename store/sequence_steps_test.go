package store_test

import (
	"fmt"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
	"pgregory.net/rapid"
)

// one draws something that exists, the newest often; "" when there is nothing.
func (q *sequence) one(k model.Kind) string {
	all := q.ids[k]
	switch {
	case len(all) == 0:
		return ""
	case q.yes("newest"):
		return all[len(all)-1]
	}
	return rapid.SampledFrom(all).Draw(q.T, string(k))
}

// yes is more often so than not.
func (q *sequence) yes(label string) bool { return q.chance(label, 3) }

// chance is so n times out of four; numbers drawn by range lean to the small.
func (q *sequence) chance(label string, n int) bool {
	return rapid.SampledFrom([]int{0, 1, 2, 3}).Draw(q.T, label) < n
}

func (q *sequence) today() model.Date { return model.DateOf(q.c.Now()) }

// tries are the things that people do; each gives a command over what exists.
func (q *sequence) tries() []func() model.Command {
	return []func() model.Command{
		q.saveMeeting, q.agenda, q.open, q.open, q.attend, q.put, q.put, q.present, q.decide, q.decide, q.decide, q.closeMeeting, q.adopt, q.later,
		q.propose, q.voteInWriting, q.voteInWriting, q.closeWritten, q.version, q.saveDecision, q.saveVote, q.saveAttendance, q.saveItem, q.saveNorm,
		q.treat, q.correct, q.recuse, q.ask, q.undo, q.undo, q.undo, q.saveAll,
	}
}

// next is the step that a secretary who works through a meeting would take; a
// random walk alone hardly ever comes to a decision.
func (q *sequence) next() (c model.Command) {
	q.judge(func(s model.State) {
		m, _ := model.Get[*model.Meeting](s, q.last(model.KindMeeting))
		d, _ := model.Get[*model.Decision](s, q.last(model.KindDecision))
		step := q.saveMeeting
		switch {
		case len(q.ids[model.KindPolicyVersion]) == 0:
			step = q.version
		case d != nil && d.Outcome == model.OutcomeProposed && d.Method == model.MethodWritten:
			step = rapid.SampledFrom([]func() model.Command{q.voteInWriting, q.closeWritten, q.later}).Draw(q.T, "written")
		case m == nil || m.State == model.MeetingClosed || m.State == model.MeetingAdopted:
			step = rapid.SampledFrom([]func() model.Command{q.saveMeeting, q.saveMeeting, q.propose}).Draw(q.T, "new")
		case m.State == model.MeetingPlanned:
			step = rapid.SampledFrom([]func() model.Command{q.open, q.open, q.agenda, q.later}).Draw(q.T, "planned")
		case len(s.Find(model.KindAgendaItem, "meeting", m.ID)) == 0:
			step = q.agenda
		case q.unadopted(s, m) != "" && q.yes("earlier list"):
			step = q.adopt
		case q.bare(s, m) && q.yes("papers first"):
			step = q.present
		case d == nil || d.Meeting != m.ID:
			step = rapid.SampledFrom([]func() model.Command{q.present, q.put}).Draw(q.T, "open")
		case d.Outcome == model.OutcomeProposed:
			step = q.decide
		default:
			step = rapid.SampledFrom([]func() model.Command{q.put, q.treat, q.closeMeeting, q.closeMeeting, q.decide}).Draw(q.T, "decided")
		}
		c = step()
	})
	return c
}

// bare tells whether nothing was presented at a meeting yet.
func (q *sequence) bare(s model.State, m *model.Meeting) bool {
	for _, it := range model.Find[*model.AgendaItem](s, "meeting", m.ID) {
		if len(it.Papers) > 0 {
			return false
		}
	}
	return true
}

func (q *sequence) last(k model.Kind) string {
	if all := q.ids[k]; len(all) > 0 {
		return all[len(all)-1]
	}
	return ""
}

func (q *sequence) agenda() model.Command {
	return model.AddItems{Meeting: q.last(model.KindMeeting), Proposals: []model.Proposal{{Title: "Punt", Type: model.ItemDecision}}}
}

// change gives a record that exists, changed, or a new one.
func (q *sequence) change(r model.Record, edit func(model.Record)) model.Command {
	if id := q.one(r.Kind()); id != "" && q.yes("existing") {
		q.judge(func(s model.State) {
			if old, ok := s.Get(r.Kind(), id); ok {
				r = model.Clone(old)
			}
		})
	}
	edit(r)
	return model.Save{Record: r}
}

func (q *sequence) saveMeeting() model.Command {
	m := &model.Meeting{Body: rapid.SampledFrom(q.bodies).Draw(q.T, "body"), On: q.today(), Time: q.c.Now().Format("15:04"), State: model.MeetingPlanned}
	m.Chair = rapid.SampledFrom(q.seats[m.Body]).Draw(q.T, "chair")
	if !q.yes("today") {
		m.On = m.On.AddDays(1)
	}
	if !q.yes("planned") {
		m.State = model.MeetingOpen
	}
	return model.Save{Record: m}
}

func (q *sequence) later() model.Command {
	q.c.Advance(time.Duration(rapid.IntRange(0, 2).Draw(q.T, "days")) * 24 * time.Hour)
	return nil
}

// bodyOf is the body of a meeting or decision, the board when there is none.
func (q *sequence) bodyOf(k model.Kind, id string) (body string) {
	body = q.rvb
	q.judge(func(s model.State) {
		switch r, _ := s.Get(k, id); r := r.(type) {
		case *model.Meeting:
			body = r.Body
		case *model.Decision:
			body = r.Body
		}
	})
	return body
}

func (q *sequence) noted(meeting string) []model.Noted {
	var out []model.Noted
	seats := q.seats[q.bodyOf(model.KindMeeting, meeting)]
	for _, p := range seats {
		n := model.Noted{Person: p, Present: model.PresencePresent}
		if !q.yes("there") {
			n.Present = model.PresenceAbsent
			if q.chance("by proxy", 2) {
				n.Present, n.ProxyTo = model.PresenceProxy, rapid.SampledFrom(seats).Draw(q.T, "to")
			}
		}
		out = append(out, n)
	}
	return out
}

func (q *sequence) open() model.Command {
	m := q.one(model.KindMeeting)
	return model.OpenMeeting{Meeting: m, Attendance: q.noted(m)}
}

func (q *sequence) attend() model.Command {
	m := q.one(model.KindMeeting)
	return model.NoteAttendance{Meeting: m, Attendance: q.noted(m)}
}

// wording words a proposal, and grounds what it is about: often a version.
func (q *sequence) wording() model.Wording {
	w := model.Wording{Subject: "Pakket", Text: "Het bestuur besluit."}
	if q.yes("considered") {
		w.Considerations = "Overwogen."
	}
	return w
}

func (q *sequence) grounds() (g model.Grounds) {
	if v := q.one(model.KindPolicyVersion); v != "" && q.yes("about") {
		q.judge(func(s model.State) {
			if r, ok := s.Get(model.KindPolicyVersion, v); ok {
				g.Approves = []model.Ref{model.RefTo(r)}
			}
		})
	}
	return g
}

func (q *sequence) put() model.Command {
	return model.PutToDecision{Item: q.one(model.KindAgendaItem), Wording: q.wording(), Grounds: q.grounds()}
}

func (q *sequence) present() model.Command {
	v := q.one(model.KindPolicyVersion)
	return model.Present{Item: q.one(model.KindAgendaItem), What: model.Ref{Kind: model.KindPolicyVersion, ID: v, Rev: 1}}
}

// votes are those of the members, of who was there more often than of others.
func (q *sequence) votes(decision string) []model.NotedVote {
	var out []model.NotedVote
	away := q.away(decision)
	for _, p := range q.seats[q.bodyOf(model.KindDecision, decision)] {
		n := model.NotedVote{Person: p, Value: model.VoteFor, Consents: true}
		switch {
		case away[p] && q.yes("away"):
			continue
		case q.yes("for"):
		case q.chance("in two minds", 2):
			n.Value = rapid.SampledFrom([]model.VoteValue{model.VoteAgainst, model.VoteAbstain}).Draw(q.T, "vote")
			n.Consents = q.yes("consents")
		default:
			n.Value, n.Interest = model.VoteRecused, "belang"
		}
		out = append(out, n)
	}
	return out
}

func (q *sequence) away(decision string) map[string]bool {
	out := map[string]bool{}
	q.judge(func(s model.State) {
		d, ok := model.Get[*model.Decision](s, decision)
		if !ok || d.Meeting == "" {
			return
		}
		for _, a := range model.Find[*model.Attendance](s, "meeting", d.Meeting) {
			out[a.Person] = a.Present == model.PresenceAbsent
		}
	})
	return out
}

func (q *sequence) decide() model.Command {
	d := model.Decide{Decision: q.one(model.KindDecision), Acclaimed: !q.yes("each"), Considerations: "Overwogen.", Outcome: model.OutcomeApproved, Reason: "hersteld"}
	d.Votes = q.votes(d.Decision)
	if !q.yes("approve") {
		d.Outcome = model.Outcome(rapid.SampledFrom(model.OutcomeApproved.Values()).Draw(q.T, "outcome"))
		d.Conditions, d.FeedbackOn = "Eerst testen.", q.today().AddDays(30)
	}
	if d.Acclaimed {
		d.Votes = nil
	}
	if !q.yes("no other") {
		d.Supervisor = q.one(model.KindDecision)
	}
	return d
}

func (q *sequence) treat() model.Command {
	if q.yes("close") {
		return model.CloseItem{Item: q.one(model.KindAgendaItem)}
	}
	return model.ReopenItem{Item: q.one(model.KindAgendaItem), Reason: "heropend"}
}

func (q *sequence) correct() model.Command {
	return model.CorrectDecision{Decision: q.one(model.KindDecision), Reason: "schrijffout", Wording: model.Wording{Subject: "Pakket", Text: "Beter gezegd."}}
}

// undo takes back the last step more often than an earlier one.
func (q *sequence) undo() model.Command {
	switch {
	case len(q.steps) == 0:
		return nil
	case q.yes("last step"):
		return model.Undo{RecordedAt: q.steps[len(q.steps)-1]}
	}
	return model.Undo{RecordedAt: rapid.SampledFrom(q.steps).Draw(q.T, "undone")}
}

// saveAll puts two forms in one step.
func (q *sequence) saveAll() model.Command {
	forms := []func() model.Command{q.saveItem, q.saveAttendance, q.saveVote, q.saveDecision, q.saveMeeting}
	c := model.SaveAll{}
	for range 2 {
		c.Records = append(c.Records, rapid.SampledFrom(forms).Draw(q.T, "form")().(model.Save).Record)
	}
	return c
}

func (q *sequence) recuse() model.Command {
	return model.Recuse{Decision: q.one(model.KindDecision), Person: rapid.SampledFrom(q.seats[q.rvb]).Draw(q.T, "who"), Nature: "belang"}
}

func (q *sequence) closeMeeting() model.Command {
	return model.CloseMeeting{Meeting: q.one(model.KindMeeting), Anyway: true, Reason: "later"}
}

func (q *sequence) adopt() model.Command {
	c := model.AdoptMeeting{Meeting: q.one(model.KindMeeting), In: q.last(model.KindMeeting)}
	q.judge(func(s model.State) {
		if m, ok := model.Get[*model.Meeting](s, c.In); ok && q.yes("closed one") {
			c.Meeting = q.unadopted(s, m)
		}
	})
	return c
}

// unadopted is a closed meeting of the body of another.
func (q *sequence) unadopted(s model.State, in *model.Meeting) string {
	for _, m := range model.All[*model.Meeting](s) {
		if m.Body == in.Body && m.State == model.MeetingClosed {
			return m.ID
		}
	}
	return ""
}

func (q *sequence) propose() model.Command {
	p := model.ProposeInWriting{Body: q.rvb, VoteBy: q.today().AddDays(rapid.IntRange(1, 3).Draw(q.T, "term")), Wording: q.wording(), Grounds: q.grounds()}
	for _, r := range p.Grounds.Approves {
		p.Papers = append(p.Papers, r)
	}
	return p
}

func (q *sequence) voteInWriting() model.Command {
	d := q.one(model.KindDecision)
	return model.VoteInWriting{Decision: d, Votes: q.votes(d)}
}

func (q *sequence) closeWritten() model.Command {
	return model.CloseWritten{Decision: q.one(model.KindDecision), Reason: "gesloten"}
}

func (q *sequence) version() model.Command {
	text := storetest.Blob(fmt.Sprintf("versie %d\n", rapid.IntRange(1, 5).Draw(q.T, "text")))
	c := q.change(&model.PolicyVersion{Policy: q.one(model.KindPolicy), Nr: len(q.ids[model.KindPolicyVersion]) + 1, Letters: "abc"}, func(r model.Record) {
		r.(*model.PolicyVersion).Blob = text.SHA256
	}).(model.Save)
	c.Blobs = []model.Blob{text}
	return c
}

// What follows tries to write by the forms what the commands guard.

func (q *sequence) saveDecision() model.Command {
	return q.change(&model.Decision{Body: q.rvb, Method: model.MethodMeeting, Meeting: q.one(model.KindMeeting), On: q.today(), Subject: "Pakket", Text: "Besluit."},
		func(r model.Record) {
			d := r.(*model.Decision)
			d.Outcome = model.Outcome(rapid.SampledFrom(d.Outcome.Values()).Draw(q.T, "outcome"))
			d.Reason = rapid.SampledFrom([]string{"", "omdat"}).Draw(q.T, "reason")
			d.Supersedes = rapid.SampledFrom([]string{"", q.one(model.KindDecision)}).Draw(q.T, "supersedes")
		})
}

func (q *sequence) saveVote() model.Command {
	return q.change(&model.Vote{Decision: q.one(model.KindDecision), Person: rapid.SampledFrom(q.seats[q.rvb]).Draw(q.T, "voter")}, func(r model.Record) {
		v := r.(*model.Vote)
		v.Value = rapid.SampledFrom([]model.VoteValue{model.VoteFor, model.VoteAgainst, model.VoteAbstain}).Draw(q.T, "value")
		v.Known = rapid.SampledFrom([]model.Known{model.KnownNoted, model.KnownSession, model.KnownSignature}).Draw(q.T, "known")
	})
}

func (q *sequence) ownVote(person string) model.Command {
	return model.Save{Record: &model.Vote{Decision: q.one(model.KindDecision), Person: person, Known: model.KnownSession,
		Value: rapid.SampledFrom([]model.VoteValue{model.VoteFor, model.VoteAgainst, model.VoteAbstain}).Draw(q.T, "own")}}
}

func (q *sequence) saveAttendance() model.Command {
	return q.change(&model.Attendance{Meeting: q.one(model.KindMeeting), Person: rapid.SampledFrom(q.seats[q.rvb]).Draw(q.T, "member")}, func(r model.Record) {
		r.(*model.Attendance).Present = rapid.SampledFrom([]model.Presence{model.PresencePresent, model.PresenceAbsent}).Draw(q.T, "there")
		r.(*model.Attendance).ProxyTo = ""
	})
}

func (q *sequence) saveItem() model.Command {
	return q.change(&model.AgendaItem{Meeting: q.one(model.KindMeeting), Nr: 1, Type: model.ItemDecision, Title: "Punt"}, func(r model.Record) {
		it := r.(*model.AgendaItem)
		it.Closed = !q.yes("for all")
		it.Readers = q.seats[q.rvb][:rapid.IntRange(0, 2).Draw(q.T, "readers")]
		it.Title = rapid.SampledFrom([]string{"Punt", "Ander punt"}).Draw(q.T, "title")
	})
}

func (q *sequence) saveNorm() model.Command {
	return model.Save{Record: &model.Norm{Name: model.NormActions, Days: 30, DecidedBy: q.one(model.KindDecision)}}
}

func (q *sequence) ask() model.Command {
	return model.AskQuestion{Meeting: q.one(model.KindMeeting), By: rapid.SampledFrom(append([]string{""}, q.seats[q.rvb]...)).Draw(q.T, "by"), Text: "Wie test het herstel?"}
}
