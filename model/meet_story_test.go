package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// A meeting with a recusal, a proxy and a tie, then another in which its list
// is corrected, adopted, frozen and signed.
func TestMeetingWithRecusalProxyAndTie(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{Proxies: 1, Tie: model.TieChair})
	m, item := r.planned(r.board)
	second := r.do(model.AddItems{Meeting: m, Proposals: []model.Proposal{{Title: "Tweede punt", Type: model.ItemDiscussion, Outside: "RVB-7.2"}}})
	r.refuse(model.OpenMeeting{Meeting: m, Attendance: r.noted("Anna Bas>Cem Cem Dia>Cem")}, "error.proxy.many")
	r.do(model.OpenMeeting{Meeting: m, Attendance: r.noted("Anna Bas>Cem Cem Dia")})
	r.refuse(model.OpenMeeting{Meeting: m}, "error.meeting.opened")
	r.do(model.Recuse{Item: item, Person: r.id["Dia"], Nature: "commissaris bij de leverancier"})
	var d string
	storetest.MustView(t, r.h, func(s model.State) {
		ds := model.Find[*model.Decision](s, "item", item)
		if len(ds) != 1 || ds[0].Outcome != model.OutcomeProposed {
			t.Fatalf("stepping aside put %v to decision", ds)
		}
		d = ds[0].ID
		now, for1 := model.QuorumNow(s, m), model.QuorumFor(s, d)
		if now.Present != 4 || now.ByProxy != 1 || !now.Reached || for1.Present != 3 || for1.Recused != 1 || for1.Needed != 2 {
			t.Errorf("there are %+v, for the item %+v", now, for1)
		}
		if said := for1.Say(); said[len(said)-1].Key != "screen.meet.quorum" || !slices.ContainsFunc(said, func(m model.Message) bool { return m.Key == "screen.meet.recused" }) {
			t.Errorf("said as %v", said)
		}
	})
	rec := get[*model.Decision](r, d)
	rec.Subject, rec.Text = "Keuze leverancier", "De raad kiest leverancier A."
	r.save(rec)
	// One for and one against, by proxy: the chair decides.
	votes := r.votes("Anna:for Bas:against Cem:abstain")
	r.do(model.Decide{Decision: d, Outcome: model.OutcomeApproved, Votes: votes})
	got := get[*model.Decision](r, d)
	if len(got.Present) != 3 || slices.Contains(got.Present, r.id["Dia"]) {
		t.Errorf("took part: %v", got.Present)
	}
	storetest.MustView(t, r.h, func(s model.State) {
		by := model.VotesOn(s, d)
		if by[r.id["Bas"]].Proxy != r.id["Cem"] || by[r.id["Dia"]].Interest == "" {
			t.Errorf("votes %+v, %+v", by[r.id["Bas"]], by[r.id["Dia"]])
		}
	})
	// Who leaves after that was there when it was decided.
	r.do(model.NoteAttendance{Meeting: m, Attendance: r.noted("Cem:absent Bas:absent Anna:absent")})
	storetest.MustView(t, r.h, func(s model.State) {
		if why := model.Validity(s, got); len(why) > 0 {
			t.Errorf("after they left: %v", why)
		}
	})
	r.closeAdoptCorrect(m, item, second, d)
}

func (r *room) closeAdoptCorrect(m, item, second, d string) {
	t := r.T
	reword := func(reason string) model.CorrectDecision {
		w := model.WordingOf(get[*model.Decision](r, d))
		w.Text += " (tikfout)"
		return model.CorrectDecision{Decision: d, Reason: reason, Wording: w}
	}
	free := get[*model.Decision](r, d)
	free.Text = "De raad kiest leverancier A voor twee jaar."
	r.save(free)
	r.do(model.CloseItem{Item: item})
	free = get[*model.Decision](r, d)
	free.Text = "Anders."
	r.refuse(model.Save{Record: free}, "error.decision.reason")
	r.refuse(reword(""), "error.decision.reason")
	if verb := r.lastVerb(reword("verkeerd overgenomen")); verb != model.VerbCorrectDecision {
		t.Errorf("the correction stands in the log as %s", verb)
	}
	r.refuse(model.Decide{Decision: d, Outcome: model.OutcomeDeferred}, "error.decision.reason")
	r.refuse(model.Present{Item: item, Title: "Nagekomen", File: blob("x")}, "error.item.treated")

	q := r.do(model.AskQuestion{Item: second, By: r.id["Bas"], Text: "Wie test het?"})
	advice := r.save(&model.Evidence{Title: "Advies", Location: "kast", AddedOn: r.today()})
	loose := r.do(model.PutToDecision{Item: second, Wording: model.Wording{Subject: "Later", Text: "Later."},
		Grounds: model.Grounds{RestsOn: []model.Ref{model.RefTo(get[*model.Evidence](r, advice))}}})
	r.refuse(model.CloseItem{Item: second}, "error.item.undecided")
	r.refuse(model.CloseMeeting{Meeting: m}, "error.meeting.unfinished", "screen.meet.open.item", "screen.meet.open.outcome", "screen.meet.open.question", "screen.meet.open.papers")
	r.refuse(model.CloseMeeting{Meeting: m, Anyway: true}, "error.meeting.reason")
	r.do(model.CloseMeeting{Meeting: m, Anyway: true, Reason: "De tijd was om."})
	if got := get[*model.Decision](r, loose); got.Outcome != model.OutcomeDeferred {
		t.Errorf("what was not decided is %s", got.Outcome)
	}
	closed := get[*model.Meeting](r, m)
	if closed.State != model.MeetingClosed || closed.ClosedOn != r.today() || closed.Reason != "De tijd was om." {
		t.Errorf("%+v", closed)
	}
	r.do(reword("de looptijd stond er verkeerd"))
	r.refuse(model.Decide{Decision: d, Outcome: model.OutcomeRejected, Reason: "spijt"}, "error.decision.closed")
	for _, cmd := range []model.Command{
		model.NoteAttendance{Meeting: m, Attendance: r.noted("Anna")}, model.PutToDecision{Item: second}, model.MoveItem{Item: second, To: 1},
		model.AddItems{Meeting: m, Proposals: []model.Proposal{{Title: "x"}}}, model.ReopenItem{Item: item, Reason: "x"},
		model.Minority{Decision: d, Person: r.id["Bas"], Text: "x"}, model.Recuse{Item: second, Person: r.id["Bas"], Nature: "x"},
		model.Save{Record: get[*model.AgendaItem](r, second)}, model.Save{Record: &model.Vote{Decision: d, Person: r.id["Anna"], Value: model.VoteFor, Known: model.KnownNoted}},
	} {
		r.refuse(cmd, "error.meeting.closed")
	}
	r.do(model.AnswerQuestion{Question: q, Text: "De CISO.", By: r.id["Anna"], Action: &model.Action{Text: "Testen", Owner: r.id["Anna"], Due: r.today().AddDays(30)}})
	if got := get[*model.Question](r, q); get[*model.Action](r, got.FollowUp).Origin.ID != q {
		t.Error("the follow-up does not come from the question")
	}

	r.refuse(model.AdoptMeeting{Meeting: m, In: m}, "error.adopt.body")
	scan := r.save(&model.Evidence{Title: "Getekende lijst", Location: "kluis", AddedOn: r.today()})
	r.days(14)
	next, _ := r.planned(r.board)
	r.refuse(model.AdoptMeeting{Meeting: m, In: next}, "error.decide.not_open")
	r.do(model.OpenMeeting{Meeting: next, Attendance: r.noted(all)})
	r.do(model.AdoptMeeting{Meeting: m, In: next})
	r.refuse(model.AdoptMeeting{Meeting: m, In: next}, "error.meeting.frozen")
	r.refuse(reword("alsnog"), "error.meeting.frozen")
	r.refuse(model.Decide{Decision: d, Outcome: model.OutcomeRejected, Reason: "alsnog"}, "error.meeting.frozen")
	r.do(model.SignOff{Meeting: m, Evidence: scan})
	if got := get[*model.Meeting](r, m); got.Scan != scan || got.AdoptedIn != next {
		t.Errorf("%+v", got)
	}
	if rep := storetest.MustVerify(t, r.s.As(storetest.Local()), store.VerifyOptions{}); len(rep.Findings) > 0 {
		t.Errorf("verify: %v", rep.Findings)
	}
}

// lastVerb carries out a command and tells how the ledger names it.
func (r *room) lastVerb(cmd model.Command) model.Verb {
	r.Helper()
	rc := storetest.MustDo(r, r.h, cmd)
	return model.Verb(rc.Entries[0].Verb)
}

func blob(text string) *model.Blob {
	b := storetest.Blob(text)
	return &b
}

// The chair decides a tie, for and against, also with a proxy.
func TestTieByProxy(t *testing.T) {
	t.Parallel()
	for chair, carried := range map[string]bool{"for": true, "against": false} {
		r := newRoom(t, model.Body{Proxies: 1, Tie: model.TieChair})
		_, _, d := r.put("Anna Bas>Cem Cem Dia")
		other := map[string]string{"for": "against", "against": "for"}[chair]
		votes := r.votes("Anna:" + chair + " Bas:" + other + " Cem:" + other + " Dia:" + chair)
		yes, no := model.Decide{Decision: d, Outcome: model.OutcomeApproved, Votes: votes}, model.Decide{Decision: d, Outcome: model.OutcomeRejected, Votes: votes}
		if carried {
			r.refuse(no, "error.decide.carried")
			r.do(yes)
		} else {
			r.refuse(yes, "error.decide.tie.chair")
			r.do(no)
		}
	}
}

// A proposal in writing comes about by the rules of the body, or does not.
func TestDecidedInWriting(t *testing.T) {
	t.Parallel()
	consent := func(votes []model.NotedVote, but string, r *room) []model.NotedVote {
		for i := range votes {
			votes[i].Consents = votes[i].Person != r.id[but]
		}
		return votes
	}
	for _, c := range []struct {
		name, votes, withheld string
		rules                 model.Body
		after                 int // days after the proposal; the term is seven
		outcome               model.Outcome
		why                   string // why closing is refused, or what was lacking
	}{
		{name: "all for", votes: "Anna:for Bas:for Cem:for Dia:for", rules: model.Body{WrittenUnanimous: true, WrittenConsent: true}, outcome: model.OutcomeApproved},
		{name: "one against where all must agree", votes: "Anna:for Bas:for Cem:for Dia:against", rules: model.Body{WrittenUnanimous: true}, outcome: model.OutcomeRejected, why: "duty.invalid.unanimous"},
		{name: "lost before all voted", votes: "Anna:for Dia:against", rules: model.Body{WrittenUnanimous: true}, outcome: model.OutcomeRejected, why: "duty.invalid.unanimous"},
		{name: "one against where most decide", votes: "Anna:for Bas:for Cem:for Dia:against", outcome: model.OutcomeApproved},
		{name: "no agreement to the manner", votes: "Anna:for Bas:for Cem:for Dia:for", withheld: "Dia", rules: model.Body{WrittenConsent: true}, outcome: model.OutcomeRejected, why: "duty.invalid.consent"},
		{name: "agreement not asked", votes: "Anna:for Bas:for Cem:for Dia:for", withheld: "Dia", outcome: model.OutcomeApproved},
		{name: "last day of the term, one silent", votes: "Anna:for Bas:for Cem:for", after: 7, why: "error.written.silent"},
		{name: "term passed, one silent", votes: "Anna:for Bas:for Cem:for", after: 8, outcome: model.OutcomeApproved},
		{name: "term passed, one silent where all must agree", votes: "Anna:for Bas:for Cem:for", after: 8, rules: model.Body{WrittenUnanimous: true}, outcome: model.OutcomeRejected, why: "duty.invalid.unanimous"},
		{name: "term passed, no quorum", votes: "Anna:for Bas:for", after: 8, outcome: model.OutcomeRejected, why: "duty.invalid.quorum"},
		{name: "one has an interest", votes: "Anna:for Bas:for Cem:for Dia:recused", rules: model.Body{WrittenUnanimous: true, WrittenConsent: true}, outcome: model.OutcomeApproved},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.rules.Written = true
			r := newRoom(t, c.rules)
			d := r.do(model.ProposeInWriting{Body: r.board, VoteBy: r.today().AddDays(7), Wording: model.Wording{Subject: "Registratie", Text: "De raad registreert."}})
			r.do(model.VoteInWriting{Decision: d, Votes: consent(r.votes(c.votes), c.withheld, r)})
			r.days(c.after)
			cmd := model.CloseWritten{Decision: d}
			if c.outcome == "" {
				r.refuse(cmd, c.why)
				return
			}
			storetest.MustView(t, r.h, func(s model.State) {
				_, o, lost, refused := model.CheckWritten(s, cmd)
				said := ""
				for _, m := range lost {
					said += m.String()
				}
				if o != c.outcome || len(refused) > 0 || (c.why == "") != (len(lost) == 0) || !strings.Contains(said, c.why) {
					t.Errorf("the preview says %s, lost by %v, refused by %v", o, lost, refused)
				}
			})
			r.do(cmd)
			storetest.MustView(t, r.h, func(s model.State) {
				sit, err := model.SittingOf(s, model.Ref{Kind: model.KindDecision, ID: d})
				if dd, ok := sit.Decision(d); err != nil || !ok || (len(dd.Failed) > 0) != (c.outcome == model.OutcomeRejected) {
					t.Errorf("closed as %s and says it failed by %+v, %v", c.outcome, dd, err)
				}
				doc, err := model.Describe(s, model.KindDecision, d, r.today())
				if said := fmt.Sprint(doc); err != nil || c.why != "" && !strings.Contains(said, c.why) {
					t.Errorf("its page does not say %s: %v", c.why, err)
				}
			})
			got := get[*model.Decision](r, d)
			if got.Outcome != c.outcome || got.On != r.today() {
				t.Errorf("%s on %s", got.Outcome, got.On)
			}
			r.refuse(model.VoteInWriting{Decision: d, Votes: r.votes("Anna:against")}, "error.vote.decided")
			r.refuse(model.CloseWritten{Decision: d}, "error.vote.decided")
		})
	}
}

// Who left before the voting closed decides no more: neither by a vote against
// nor by not agreeing to the manner. Who stayed does.
func TestWhoLeftDoesNotDecideInWriting(t *testing.T) {
	t.Parallel()
	for _, leaves := range []bool{true, false} {
		r := newRoom(t, model.Body{Written: true, WrittenConsent: true, WrittenUnanimous: true})
		d := r.do(model.ProposeInWriting{Body: r.board, VoteBy: r.today().AddDays(7), Wording: model.Wording{Subject: "Registratie", Text: "De raad registreert."}})
		votes := r.votes("Anna:for Bas:for Dia:against")
		votes[0].Consents, votes[1].Consents = true, true
		r.do(model.VoteInWriting{Decision: d, Votes: votes})
		if leaves {
			storetest.MustView(t, r.h, func(s model.State) {
				a := model.Clone(model.Find[*model.Appointment](s, "person", r.id["Dia"])[0]).(*model.Appointment)
				a.Until = r.today()
				storetest.MustDo(t, r.s.As(storetest.Local()), model.Save{Record: a})
			})
		}
		r.days(1)
		if !leaves {
			r.do(model.CloseWritten{Decision: d}) // lost, whatever Cem votes
			if got := get[*model.Decision](r, d); got.Outcome != model.OutcomeRejected {
				t.Errorf("with one against: %s", got.Outcome)
			}
			continue
		}
		r.refuse(model.CloseWritten{Decision: d}, "error.written.silent")
		last := r.votes("Cem:for")
		last[0].Consents = true
		r.do(model.VoteInWriting{Decision: d, Votes: last})
		r.do(model.CloseWritten{Decision: d})
		if got := get[*model.Decision](r, d); got.Outcome != model.OutcomeApproved || !got.Consented {
			t.Errorf("without who left: %s, consented %v", got.Outcome, got.Consented)
		}
	}
}

// The term, and bodies that do not decide in writing.
func TestTermOfAVoteInWriting(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{Written: true})
	words := model.Wording{Subject: "Registratie", Text: "De raad registreert."}
	r.refuse(model.ProposeInWriting{Body: r.rvt, VoteBy: r.today(), Wording: words}, "error.written.allowed")
	r.refuse(model.ProposeInWriting{Body: r.board, Wording: words}, "error.written.term")
	r.refuse(model.ProposeInWriting{Body: r.board, VoteBy: r.today().AddDays(-1), Wording: words}, "error.written.term_passed")
	d := r.do(model.ProposeInWriting{Body: r.board, VoteBy: r.today().AddDays(3), Wording: words})
	r.refuse(model.Decide{Decision: d, Outcome: model.OutcomeApproved}, "error.decision.in_writing")
	last := r.today().AddDays(3)
	r.refuse(model.VoteInWriting{Decision: d, On: last, Votes: r.votes("Anna:for")}, "error.written.day")
	r.days(3)
	dia := r.s.As(storetest.OverSSH(t, r.s, r.id["Dia"]))
	storetest.MustDo(t, dia, model.Save{Record: &model.Vote{Decision: d, Person: r.id["Dia"], Value: model.VoteAgainst, Known: model.KnownSession}})
	r.days(1)
	r.refuse(model.VoteInWriting{Decision: d, Votes: r.votes("Anna:for")}, "error.written.late")
	r.do(model.VoteInWriting{Decision: d, On: last, Votes: r.votes("Anna:for")}) // given in time, noted later
	r.refuse(model.VoteInWriting{Decision: d, On: last, Votes: r.votes("Dia:for")}, "error.vote.over_own")
	r.do(model.Decide{Decision: d, Outcome: model.OutcomeWithdrawn})
}
