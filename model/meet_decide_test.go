package model_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
	"github.com/rekenschap/rekenschap/text"
)

const all = "Anna Bas Cem Dia"

// What is refused says why, all of it; what is allowed on the other side of a
// boundary is written. The preview says the same as the command.
func TestDecideByTheRules(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name    string
		rules   model.Body
		present string
		votes   string
		cmd     model.Decide
		why     []string // none: carried out
	}{
		{name: "three of four for", present: all, votes: "Anna:for Bas:for Cem:for Dia:against"},
		{name: "quorum of three, three there", rules: model.Body{Quorum: 3}, present: "Anna Bas Cem Dia:absent", votes: "Anna:for Bas:for Cem:for"},
		{name: "quorum of three, two there", rules: model.Body{Quorum: 3}, present: "Anna Bas Cem:absent Dia:excused", votes: "Anna:for Bas:for", why: []string{"duty.invalid.quorum"}},
		{name: "half is no quorum", present: "Anna Bas Cem:absent Dia:absent", votes: "Anna:for Bas:for", why: []string{"duty.invalid.quorum"}},
		{name: "half of who has no interest neither", present: "Anna Bas Cem:absent Dia", votes: "Anna:for Bas:for Dia:recused"},
		{name: "one who left is nobody", present: "Anna Bas:absent Cem:absent Dia", votes: "Anna:for Dia:recused", why: []string{"duty.invalid.quorum"}},
		{name: "no majority", present: all, votes: "Anna:for Bas:against Cem:against Dia:abstain", why: []string{"duty.invalid.majority"}},
		{name: "two thirds, just", rules: model.Body{Majority: model.MajorityTwoThirds}, present: all, votes: "Anna:for Bas:for Cem:against Dia:abstain"},
		{name: "two thirds, not", rules: model.Body{Majority: model.MajorityTwoThirds}, present: all, votes: "Anna:for Bas:for Cem:against Dia:against", why: []string{"duty.invalid.two_thirds"}},
		{name: "tie, chair for", rules: model.Body{Tie: model.TieChair}, present: all, votes: "Anna:for Bas:against Cem:for Dia:against"},
		{name: "tie, chair against", rules: model.Body{Tie: model.TieChair}, present: all, votes: "Anna:against Bas:for Cem:for Dia:against", why: []string{"error.decide.tie.chair"}},
		{name: "tie, rejected", present: all, votes: "Anna:for Bas:for Cem:against Dia:against", why: []string{"error.decide.tie.rejected"}},
		{name: "tie, for the supervisors", rules: model.Body{Tie: model.TieSupervisor}, present: all, votes: "Anna:for Bas:for Cem:against Dia:against", why: []string{"error.decide.tie.supervisor"}},
		{name: "tie, and rejected it is", present: all, votes: "Anna:for Bas:for Cem:against Dia:against", cmd: model.Decide{Outcome: model.OutcomeRejected}},
		{name: "carried cannot be rejected", present: all, votes: "Anna:for Bas:for Cem:for Dia:against", cmd: model.Decide{Outcome: model.OutcomeRejected}, why: []string{"error.decide.carried"}},
		{name: "tie that the chair carries cannot be rejected", rules: model.Body{Tie: model.TieChair}, present: all, votes: "Anna:for Bas:for Cem:against Dia:against", cmd: model.Decide{Outcome: model.OutcomeRejected}, why: []string{"error.decide.carried"}},
		{name: "a vote is missing", present: all, votes: "Anna:for Bas:for Cem:for", why: []string{"error.decide.vote_missing"}},
		{name: "one absent votes", present: "Anna Bas Cem Dia:absent", votes: "Anna:for Bas:for Cem:for Dia:for", why: []string{"error.decide.absent"}},
		{name: "no member votes", present: all, votes: "Anna:for Bas:for Cem:for Dia:for Tom:for", why: []string{"error.vote.member"}},
		{name: "twice", present: all, votes: "Anna:for Bas:for Cem:for Dia:for Anna:against", why: []string{"error.vote.twice"}},
		{name: "an interest without its nature", present: all, votes: "Anna:for Bas:for Cem:for Dia:bare", why: []string{"error.vote.interest"}},
		{name: "acclaimed", present: "Anna Bas Cem Dia:absent", cmd: model.Decide{Acclaimed: true}},
		{name: "acclaimed, and one against", present: all, votes: "Dia:against", cmd: model.Decide{Acclaimed: true}, why: []string{"error.decide.acclaimed"}},
		{name: "acclaimed without quorum", present: "Anna Bas:absent Cem:absent Dia:absent", cmd: model.Decide{Acclaimed: true}, why: []string{"duty.invalid.quorum"}},
		{name: "rejected by acclamation", present: all, cmd: model.Decide{Acclaimed: true, Outcome: model.OutcomeRejected}, why: []string{"error.decide.rejected_acclaimed"}},
		{name: "proxy", rules: model.Body{Proxies: 1, Quorum: 4}, present: "Anna Bas>Anna Cem Dia", votes: "Anna:for Bas:for Cem:for Dia:against"},
		{name: "proxy to one with an interest", rules: model.Body{Proxies: 1}, present: "Anna Bas>Dia Cem Dia", votes: "Anna:for Bas:for Cem:for Dia:recused", why: []string{"error.decide.proxy_recused"}},
		{name: "represented by one with an interest, and nobody else", rules: model.Body{Proxies: 2}, present: "Anna:absent Bas>Dia Cem>Dia Dia", votes: "Dia:recused", cmd: model.Decide{Acclaimed: true}, why: []string{"duty.invalid.quorum"}},
		{name: "noted by who is represented by one with an interest", rules: model.Body{Proxies: 2}, present: "Anna:absent Bas>Dia Cem>Dia Dia", votes: "Dia:recused", cmd: model.Decide{Outcome: model.OutcomeNoted}, why: []string{"duty.invalid.quorum"}},
		{name: "all have an interest", rules: model.Body{}, present: all, votes: "Anna:recused Bas:recused Cem:recused Dia:recused", why: []string{"duty.invalid.considerations"}},
		{name: "all have an interest, considered", present: all, votes: "Anna:recused Bas:recused Cem:recused Dia:recused", cmd: model.Decide{Considerations: "Er is geen toezichthoudend orgaan."}},
		{name: "departs from advice", present: all, cmd: model.Decide{Acclaimed: true, Departs: true}, why: []string{"error.decide.departs"}},
		{name: "departs, considered", present: all, cmd: model.Decide{Acclaimed: true, Departs: true, Considerations: "De zorg gaat voor."}},
		{name: "conditions without words or day", present: all, cmd: model.Decide{Acclaimed: true, Outcome: model.OutcomeConditions}, why: []string{"error.decide.conditions", "error.decide.feedback"}},
		{name: "conditions come back that day", present: all, cmd: model.Decide{Acclaimed: true, Outcome: model.OutcomeConditions, Conditions: "MFA eerst.", FeedbackOn: model.MustDate("2026-01-05")}},
		{name: "conditions come back a day before", present: all, cmd: model.Decide{Acclaimed: true, Outcome: model.OutcomeConditions, Conditions: "MFA eerst.", FeedbackOn: model.MustDate("2026-01-04")}, why: []string{"error.decide.conditions_day"}},
		{name: "lapsed the day before", present: all, cmd: model.Decide{Acclaimed: true, ValidUntil: model.MustDate("2026-01-04")}, why: []string{"error.decide.lapsed"}},
		{name: "valid that day only", present: all, cmd: model.Decide{Acclaimed: true, ValidUntil: model.MustDate("2026-01-05")}},
		{name: "noted without votes", present: all, cmd: model.Decide{Outcome: model.OutcomeNoted}},
		{name: "noted without quorum", present: "Anna", cmd: model.Decide{Outcome: model.OutcomeNoted}, why: []string{"duty.invalid.quorum"}},
		{name: "deferred without quorum", present: "Anna", cmd: model.Decide{Outcome: model.OutcomeDeferred}},
		{name: "no outcome", present: all, cmd: model.Decide{Outcome: model.OutcomeProposed, Acclaimed: true}, why: []string{"error.decide.outcome"}},
		{name: "all reasons at once", rules: model.Body{Quorum: 3}, present: "Anna Bas", votes: "Anna:for", cmd: model.Decide{Departs: true}, why: []string{"duty.invalid.quorum", "error.decide.vote_missing", "error.decide.departs"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r := newRoom(t, c.rules)
			_, _, d := r.put(c.present)
			cmd := c.cmd
			cmd.Decision, cmd.Votes = d, r.votes(strings.ReplaceAll(c.votes, "bare", "recused"))
			if cmd.Outcome == "" {
				cmd.Outcome = model.OutcomeApproved
			}
			if strings.Contains(c.votes, "bare") {
				cmd.Votes[len(cmd.Votes)-1].Interest = ""
			}
			var preview []model.Message
			storetest.MustView(t, r.h, func(s model.State) { _, preview = model.CheckDecide(s, cmd) })
			if (len(preview) == 0) != (len(c.why) == 0) {
				t.Errorf("the preview says %v", preview)
			}
			if len(c.why) > 0 {
				r.refuse(cmd, c.why...)
				return
			}
			r.do(cmd)
			storetest.MustView(t, r.h, func(s model.State) {
				got, _ := model.Get[*model.Decision](s, d)
				if got.Outcome != cmd.Outcome || len(model.Find[*model.Vote](s, "decision", d)) != len(cmd.Votes) {
					t.Errorf("%s with %d votes", got.Outcome, len(model.Find[*model.Vote](s, "decision", d)))
				}
				if got.Outcome == model.OutcomeApproved {
					if why := model.Validity(s, got); len(why) > 0 {
						t.Errorf("it was written and does not hold: %v", why)
					}
				}
			})
		})
	}
}

// A version is approved as it was presented, byte for byte.
func TestApproveWhatWasPresented(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		before func(r *room, item string, v *model.PolicyVersion)
		after  func(r *room, v *model.PolicyVersion) // once it was put to decision
		why    string
	}{
		"presented": {before: func(r *room, item string, v *model.PolicyVersion) {
			r.do(model.Present{Item: item, What: model.RefTo(v)})
		}},
		"not presented": {why: "error.decide.not_presented"},
		"other bytes": {before: func(r *room, item string, v *model.PolicyVersion) {
			b := storetest.Blob("een ander stuk")
			r.do(model.Present{Item: item, What: model.RefTo(v), Title: "Beleid", File: &b})
		}, why: "error.decide.not_presented"},
		"changed after": {before: func(r *room, item string, v *model.PolicyVersion) {
			r.do(model.Present{Item: item, What: model.RefTo(v)})
		},
			after: func(r *room, v *model.PolicyVersion) { v.Letters = "ab"; r.save(v) }, why: "error.decide.changed"},
		"withdrawn": {before: func(r *room, item string, v *model.PolicyVersion) {
			r.do(model.Present{Item: item, What: model.RefTo(v)})
		},
			after: func(r *room, v *model.PolicyVersion) { v.WithdrawnOn = r.today(); r.save(v) }, why: "error.decide.version_withdrawn"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRoom(t, model.Body{})
			text := storetest.Blob("beleid, versie 1")
			p := r.save(&model.Policy{Title: "Beleid", Type: model.PolicyDocument, Letters: "a"})
			v := get[*model.PolicyVersion](r, r.save(&model.PolicyVersion{Policy: p, Nr: 1, Blob: text.SHA256, Letters: "a"}, text))
			m, item := r.planned(r.board)
			if c.before != nil {
				c.before(r, item, v)
			}
			r.do(model.OpenMeeting{Meeting: m, Attendance: r.noted(all)})
			d := r.do(model.PutToDecision{Item: item, Wording: model.Wording{Subject: "Beleid", Text: "Vastgesteld."}, Grounds: model.Grounds{Approves: []model.Ref{model.RefTo(v)}}})
			if c.after != nil {
				c.after(r, v)
			}
			cmd := model.Decide{Decision: d, Outcome: model.OutcomeApproved, Acclaimed: true}
			if c.why != "" {
				r.refuse(cmd, c.why)
				return
			}
			r.do(cmd)
			storetest.MustView(t, r.h, func(s model.State) {
				if st := model.StateOf(s, v, r.today()); st != model.VersionApproved {
					t.Errorf("the version is %s", st)
				}
			})
		})
	}
}

// The approval of the supervisory body comes first where the rules ask it.
func TestPriorApprovalBeforeDeciding(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{PriorApproval: []string{"begroting"}})
	m, item := r.planned(r.rvt)
	r.do(model.OpenMeeting{Meeting: m, Attendance: r.noted("Tom")})
	above := r.do(model.PutToDecision{Item: item, Wording: model.Wording{Subject: "Begroting", Text: "Akkoord."}})
	r.days(1)
	_, item = r.put2(all)
	d := r.do(model.PutToDecision{Item: item, Wording: model.Wording{Subject: "Begroting cyber", Text: "De raad stelt vast."}})
	cmd := model.Decide{Decision: d, Outcome: model.OutcomeApproved, Acclaimed: true, Supervisor: above}
	r.refuse(cmd, "duty.invalid.prior_void")
	bare := cmd
	bare.Supervisor = ""
	r.refuse(bare, "duty.invalid.prior ")
	storetest.MustView(t, r.h, func(s model.State) {
		_, why := model.CheckDecide(s, bare)
		got := text.New(text.NL).Msg(why[0])
		for _, want := range []string{"Raad van bestuur", "‘begroting’", "Vooraf goed te keuren", "het toezichthoudend orgaan", "‘Goedkeuring van het toezichthoudend orgaan’"} {
			if !strings.Contains(got, want) {
				t.Errorf("the way out does not name %s: %s", want, got)
			}
		}
	})
	r.do(model.Decide{Decision: above, Outcome: model.OutcomeApproved, Acclaimed: true})
	r.do(cmd)
}

// put2 opens a meeting without a proposal.
func (r *room) put2(present string) (meeting, item string) {
	r.Helper()
	meeting, item = r.planned(r.board)
	r.do(model.OpenMeeting{Meeting: meeting, Attendance: r.noted(present)})
	return meeting, item
}

// A member's own vote stands; a noted one over it is refused with a sentence,
// and a vote that takes away what was decided is too.
func TestOwnVoteStandsWhenDeciding(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	_, _, d := r.put(all)
	own := func(v model.VoteValue) model.Save {
		return model.Save{Record: &model.Vote{Decision: d, Person: r.id["Dia"], Value: v, Known: model.KnownSession}}
	}
	dia := r.s.As(storetest.OverSSH(t, r.s, r.id["Dia"]))
	storetest.MustDo(t, dia, own(model.VoteAgainst))
	r.refuse(model.Decide{Decision: d, Outcome: model.OutcomeApproved, Votes: r.votes("Anna:for Bas:for Cem:for Dia:for")}, "error.vote.over_own")
	r.refuse(model.Decide{Decision: d, Outcome: model.OutcomeApproved, Acclaimed: true}, "error.decide.acclaimed")
	r.do(model.Decide{Decision: d, Outcome: model.OutcomeApproved, Votes: r.votes("Anna:for Bas:for Cem:for")})
	storetest.MustView(t, r.h, func(s model.State) {
		if v := model.VotesOn(s, d)[r.id["Dia"]]; v.Value != model.VoteAgainst || v.Known != model.KnownSession {
			t.Errorf("the vote of Dia is %s, %s", v.Value, v.Known)
		}
	})
	// A no of Bas would leave a tie: that is decided anew, not slipped in.
	var bas *model.Vote
	storetest.MustView(t, r.h, func(s model.State) { bas = model.Clone(model.VotesOn(s, d)[r.id["Bas"]]).(*model.Vote) })
	bas.Value = model.VoteAgainst
	r.refuse(model.Save{Record: bas}, "error.decision.refused")
	bas.Value, bas.Minority = model.VoteFor, "Met zorg over de kosten."
	r.save(bas)
}

// Of whom an interest was noted no own vote is taken, in writing or in a
// meeting; stepping aside oneself is.
func TestRecusedCastsNoOwnVote(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{Written: true})
	_, item, met := r.put(all)
	r.do(model.Recuse{Item: item, Person: r.id["Dia"], Nature: "commissaris bij de leverancier"})
	written := r.do(model.ProposeInWriting{Body: r.board, VoteBy: r.today().AddDays(7), Wording: model.Wording{Subject: "Keuze", Text: "De raad kiest."}})
	r.do(model.VoteInWriting{Decision: written, Votes: r.votes("Dia:recused")})
	r.h = r.s.As(storetest.OverSSH(t, r.s, r.id["Dia"]))
	for _, d := range []string{met, written} {
		v := &model.Vote{Decision: d, Person: r.id["Dia"], Value: model.VoteFor, Known: model.KnownSession}
		r.refuse(model.Save{Record: v}, "error.vote.recused")
		noted := get[*model.Vote](r, r.voteOf(d, "Dia"))
		noted.Value, noted.Interest, noted.Known = model.VoteFor, "", model.KnownSession
		r.refuse(model.Save{Record: noted}, "error.vote.recused")
		v.Value, v.Interest = model.VoteRecused, "commissaris"
		r.do(model.Save{Record: v})
	}
}

// voteOf is the vote of a member that counts.
func (r *room) voteOf(decision, name string) (id string) {
	r.Helper()
	storetest.MustView(r, r.s.As(storetest.Local()), func(s model.State) { id = model.VotesOn(s, decision)[r.id[name]].ID })
	return id
}

// An outcome comes with its votes: saving a record never decides.
func TestSavingDecidesNothing(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	m, item, d := r.put(all)
	for _, o := range []model.Outcome{model.OutcomeApproved, model.OutcomeRejected, model.OutcomeNoted, model.OutcomeDeferred, model.OutcomeConditions, model.OutcomeWithdrawn} {
		rec := get[*model.Decision](r, d)
		rec.Outcome = o
		r.refuse(model.Save{Record: rec}, "error.decision.decide")
		r.refuse(model.Save{Record: &model.Decision{Body: r.board, Method: model.MethodMeeting, Meeting: m, Item: item, On: r.today(), Subject: "x", Text: "x", Outcome: o}}, "error.decision.decide")
	}
	rec := get[*model.Meeting](r, m)
	for _, st := range []model.MeetingState{model.MeetingPlanned, model.MeetingClosed, model.MeetingAdopted} {
		rec.State = st
		r.refuse(model.Save{Record: rec}, "error.meeting.state")
	}
	if got := get[*model.Decision](r, d); got.Outcome != model.OutcomeProposed || !slices.Equal(got.Present, nil) {
		t.Errorf("%s, %v", got.Outcome, got.Present)
	}
}
