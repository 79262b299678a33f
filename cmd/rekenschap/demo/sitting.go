package demo

import (
	"fmt"

	"github.com/rekenschap/rekenschap/model"
)

// attend notes who is there, at one go.
func (s *story) attend(m meeting, on model.Date) {
	var f form
	members := s.members(m.body, on)
	for _, who := range members {
		a := &model.Attendance{Meeting: s.id(m.key), Person: s.id(who), Present: model.PresencePresent}
		switch who {
		case m.excused:
			a.Present = model.PresenceExcused
		case m.proxy:
			a.Present, a.ProxyTo = model.PresenceProxy, s.id(members[0])
		}
		f.add("aanwezig:"+m.key+":"+who, a, on)
	}
	s.confirm(f)
}

// adopt freezes the list of the meeting before.
func (s *story) adopt(m meeting, previous string, on model.Date) {
	edit(s, previous, on, func(r *model.Meeting) {
		r.State, r.AdoptedIn = model.MeetingAdopted, s.id(m.key)
		if key := "bewijs:lijst:" + previous; s.has(key) {
			r.Scan = s.id(key)
		}
	})
}

// treat plays one item: questions, outcome, votes, actions.
func (s *story) treat(m meeting, it item, on model.Date) {
	s.pass(120, 400)
	for _, q := range it.questions {
		if !q.ahead {
			s.ask(m, it, q)
		}
	}
	for _, key := range it.actions {
		s.agree(key, it.key, on)
	}
	for _, q := range it.questions {
		s.answer(q, on)
	}
	if it.proposal != nil && it.proposal.outcome != model.OutcomeProposed {
		s.decide(m, it.proposal, on)
	}
	if it.notes != "" {
		edit(s, it.key, on, func(r *model.AgendaItem) { r.Notes = tidy(it.notes) })
	}
}

func (s *story) ask(m meeting, it item, q question) {
	s.save(q.key, &model.Question{Meeting: s.id(m.key), Item: s.id(it.key), AskedBy: s.id(s.who(q.by, s.date(m.on))),
		AskedOn: model.DateOf(s.now), Text: tidy(q.text)}, model.Date{})
}

func (s *story) answer(q question, on model.Date) {
	if q.answer == "" {
		return
	}
	edit(s, q.key, on, func(r *model.Question) {
		r.Answer, r.AnsweredBy, r.AnsweredOn, r.FollowUp = tidy(q.answer), s.id(q.answeredBy), on, s.id(q.followUp)
	})
}

// decide records the outcome and who voted how.
func (s *story) decide(m meeting, p *proposal, on model.Date) {
	edit(s, p.key, on, func(d *model.Decision) {
		d.Outcome, d.Acclaimed = p.outcome, p.acclaimed
		d.Approves, d.RestsOn = s.refsTo(p.approves...), s.refsTo(p.rests...)
		d.ValidUntil, d.FeedbackOn = s.date(p.validUntil), s.date(p.feedback)
		d.Supersedes, d.Supervisor = s.id(p.supersedes), s.id(p.supervisor)
	})
	if p.outcome != model.OutcomeWithdrawn && p.outcome != model.OutcomeDeferred && !p.acclaimed {
		s.vote(m, p, on, model.KnownNoted)
	}
	if p.after != nil {
		p.after(s)
	}
}

func (s *story) vote(m meeting, p *proposal, on model.Date, known model.Known) {
	var f form
	members := s.members(m.body, on)
	for _, who := range members {
		if who == m.excused {
			continue
		}
		v := &model.Vote{Decision: s.id(p.key), Person: s.id(who), Value: model.VoteFor, Known: known}
		if who == m.proxy {
			v.Proxy = s.id(members[0])
		}
		for key, why := range p.recused {
			if s.who(key, on) == who {
				v.Value, v.Interest = model.VoteRecused, tidy(why)
			}
		}
		for key, why := range p.against {
			if s.who(key, on) == who {
				v.Value, v.Minority = model.VoteAgainst, tidy(why)
			}
		}
		for _, key := range p.abstain {
			if s.who(key, on) == who {
				v.Value = model.VoteAbstain
			}
		}
		if known == model.KnownSignature {
			v.Statement = fmt.Sprintf("Ik stem in met deze wijze van besluiten en met het voorstel %s: %s.", s.id(p.key), p.subject)
		}
		f.add("stem:"+p.key+":"+who, v, on)
	}
	s.confirm(f)
}

// seal signs the head of the ledger after a closed meeting.
func (s *story) seal(meeting string) {
	if s.err != nil {
		return
	}
	rc, err := s.as.Checkpoint(s.ctx, s.signer, s.id(meeting))
	if err != nil {
		s.err = err
		return
	}
	s.know("waarmerk:"+meeting, &model.Checkpoint{}, rc, 0)
	s.pass(60, 200)
}
