package demo

import (
	"fmt"
	"strings"

	"github.com/hiddeco/sshsig"
	"golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/model"
)

// open opens the meeting and notes who is there, at one go.
func (s *story) open(m meeting, on model.Date) {
	members, cmd := s.members(m.body, on), model.OpenMeeting{Meeting: s.id(m.key)}
	for _, who := range members {
		n := model.Noted{Person: s.id(who), Present: model.PresencePresent}
		switch who {
		case m.excused:
			n.Present = model.PresenceExcused
		case m.proxy:
			n.Present, n.ProxyTo = model.PresenceProxy, s.id(members[0])
		}
		cmd.Attendance = append(cmd.Attendance, n)
	}
	s.change(cmd, m.key)
}

// change carries out a command that changes records the story knows, and reads
// them back.
func (s *story) change(cmd model.Command, keys ...string) {
	s.do(cmd)
	if s.err != nil {
		return
	}
	s.err = s.as.View(s.ctx, func(st model.State) error {
		for _, key := range keys {
			r, ok := st.Get(s.recs[key].Kind(), s.id(key))
			if !ok {
				return fmt.Errorf("%s is not there for %s", key, s.as.Actor().ID())
			}
			s.recs[key], s.refs[key] = r, model.RefTo(r)
		}
		return nil
	})
}

// adopt freezes the list of the meeting before, and adds it as it was signed.
func (s *story) adopt(m meeting, previous string) {
	s.change(model.AdoptMeeting{Meeting: s.id(previous), In: s.id(m.key)}, previous)
	if key := "bewijs:lijst:" + previous; s.has(key) {
		s.change(model.SignOff{Meeting: s.id(previous), Evidence: s.id(key)}, previous)
	}
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
	s.change(model.CloseItem{Item: s.id(it.key)}, it.key)
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
		d.Approves, d.RestsOn = s.refsTo(p.approves...), s.refsTo(p.rests...)
		d.Supersedes, d.Supervisor, d.Mandates = s.id(p.supersedes), s.id(p.supervisor), s.ids(p.mandates...)
	})
	cmd := model.Decide{Decision: s.id(p.key), Outcome: p.outcome, Acclaimed: p.acclaimed,
		ValidUntil: s.date(p.validUntil), FeedbackOn: s.date(p.feedback), Conditions: tidy(p.conditions)}
	if p.outcome != model.OutcomeWithdrawn && p.outcome != model.OutcomeDeferred && !p.acclaimed {
		for _, who := range s.members(m.body, on) {
			if who != m.excused {
				cmd.Votes = append(cmd.Votes, s.ballot(p, who, on))
			}
		}
	}
	s.change(cmd, p.key)
	if p.after != nil {
		p.after(s)
	}
}

// ballot is what a member votes.
func (s *story) ballot(p *proposal, who string, on model.Date) model.NotedVote {
	v := model.NotedVote{Person: s.id(who), Value: model.VoteFor}
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
	return v
}

// sign takes the votes on a proposal in writing: who has a key here signs with
// it, of the others the secretary notes what they signed on paper.
func (s *story) sign(body string, p *proposal, on model.Date) {
	var f form
	for _, who := range s.members(body, on) {
		n := s.ballot(p, who, on)
		v := &model.Vote{Decision: s.id(p.key), Person: n.Person, Value: n.Value, Interest: n.Interest, Minority: n.Minority, Consents: true, Known: model.KnownNoted}
		s.byKey(v, who)
		f.add("stem:"+p.key+":"+who, v, on)
	}
	s.confirm(f)
}

// byKey signs a vote with the key of its member, where they brought one.
func (s *story) byKey(v *model.Vote, who string) {
	signer := newSigner(s.seed, who)
	print := ssh.FingerprintSHA256(signer.PublicKey())
	err := s.as.Judge(s.ctx, model.VerbReadDuties, func(st model.State) error {
		if _, err := model.VotingKey(st, print, v.Person); err != nil || v.Value == model.VoteRecused {
			return nil // on paper
		}
		says, err := model.StatementOf(st, v.Decision, v.Person, print, v.Value, v.Consents)
		if err != nil {
			return err
		}
		sig, err := sshsig.Sign(strings.NewReader(says.Text()), signer, sshsig.HashSHA512, model.VoteNamespace)
		if err != nil {
			return err
		}
		v.Known, v.Statement, v.Signature = model.KnownSignature, says.Text(), string(sshsig.Armor(sig))
		v.PublicKey = strings.TrimSpace(string(ssh.MarshalAuthorizedKey(signer.PublicKey())))
		return nil
	})
	if s.err == nil {
		s.err = err
	}
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
