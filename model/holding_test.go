package model_test

import (
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// session is a member at work in a session of their own.
func (r *room) session(who string) *room {
	own := *r
	own.h = r.s.As(storetest.OverSSH(r, r.s, r.id[who]))
	return &own
}

// One's own vote keeps to the term, as a noted one does.
func TestOwnVoteKeepsToTheTerm(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{Written: true})
	d := r.do(model.ProposeInWriting{Body: r.board, VoteBy: r.today().AddDays(2), Wording: model.Wording{Subject: "x", Text: "x"}})
	vote := func(who string) model.Save {
		return model.Save{Record: &model.Vote{Decision: d, Person: r.id[who], Value: model.VoteFor, Known: model.KnownSession, Consents: true}}
	}
	r.days(2)
	r.session("Anna").do(vote("Anna"))
	r.days(1)
	r.session("Bas").refuse(vote("Bas"), "error.written.late")
}

// A proposal in writing has its term, and keeps the text on which was voted.
func TestVotedUponAsItWas(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{Written: true})
	r.refuse(model.Save{Record: &model.Decision{Body: r.board, Method: model.MethodWritten, On: r.today(), Subject: "x", Text: "x", Outcome: model.OutcomeProposed}}, "error.written.propose")
	d := r.do(model.ProposeInWriting{Body: r.board, VoteBy: r.today().AddDays(7), Wording: model.Wording{Subject: "x", Text: "Koop."}})
	reworded := func(text string) *model.Decision {
		rec := get[*model.Decision](r, d)
		rec.Text = text
		return rec
	}
	r.save(reworded("Koop niet."))
	r.do(model.VoteInWriting{Decision: d, Votes: r.votes("Anna:recused")})
	r.save(reworded("Koop niet dit jaar."))
	var step model.Step
	storetest.MustView(t, r.h, func(s model.State) { step, _ = model.LastStep(s, r.secretary) })
	r.do(model.VoteInWriting{Decision: d, Votes: r.votes("Bas:for")})
	rec := reworded("Koop alles.")
	r.refuse(model.Save{Record: rec}, "error.written.voted")
	r.refuse(model.CorrectDecision{Decision: d, Reason: "Tikfout", Wording: model.WordingOf(rec)}, "error.written.voted")
	r.refuse(model.Undo{RecordedAt: step.RecordedAt}, "error.written.voted")
	storetest.MustView(t, r.h, func(s model.State) {
		if _, err := model.FormFor(s, model.Ask{What: model.AskEdit, Ref: model.Ref{Kind: model.KindDecision, ID: d}}); err == nil {
			t.Error("a form asks for what cannot be saved")
		}
	})
	r.do(model.Decide{Decision: d, Outcome: model.OutcomeWithdrawn})
}

// A proposal goes with its meeting to another day, and stands nowhere else than
// at a meeting of its body.
func TestProposalStaysWithItsMeeting(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	m, item := r.planned(r.board)
	d := r.do(model.PutToDecision{Item: item, Wording: model.Wording{Subject: "x", Text: "x"}})
	other, otherItem := r.planned(r.rvt)
	rec := get[*model.Decision](r, d)
	rec.Item = otherItem
	r.refuse(model.Save{Record: rec}, "error.decision.item")
	rec.Meeting = other
	r.refuse(model.Save{Record: rec}, "error.decision.body")
	it := get[*model.AgendaItem](r, item)
	it.Meeting = other
	r.refuse(model.Save{Record: it}, "error.item.moved")
	free := r.do(model.AddItems{Meeting: m, Proposals: []model.Proposal{{Title: "Los punt"}}})
	it = get[*model.AgendaItem](r, free)
	it.Meeting = other
	r.save(it)

	r.days(1)
	moved := get[*model.Meeting](r, m)
	moved.On = r.today()
	r.save(moved)
	r.do(model.OpenMeeting{Meeting: m, Attendance: r.noted(all)})
	r.do(model.Decide{Decision: d, Outcome: model.OutcomeApproved, Acclaimed: true})
	if got := get[*model.Decision](r, d); got.On != r.today() {
		t.Errorf("decided on %s, the meeting was on %s", got.On, r.today())
	}
}

// A question is worded by who asked it, or by who notes for others.
func TestQuestionIsWordedByWhoAsked(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	m, item, _ := r.put(all)
	q := r.session("Anna").do(model.AskQuestion{Meeting: m, Item: item, Text: "Wat kost het?"})
	reworded := func(text, by string) model.Save {
		rec := get[*model.Question](r, q)
		rec.Text, rec.AskedBy = text, r.id[by]
		return model.Save{Record: rec}
	}
	r.session("Bas").refuse(reworded("Is het goedkoop?", "Anna"), "error.question.own")
	r.session("Bas").refuse(reworded("Wat kost het?", "Bas"), "error.question.own")
	r.session("Anna").refuse(reworded("Wat kost het?", "Bas"), "error.question.own")
	r.session("Anna").do(reworded("Wat kost het per jaar?", "Anna"))
	r.do(reworded("Wat kost het elk jaar?", "Anna"))
}

// Nothing is accepted on a decision of the board that no longer stands.
func TestAcceptedWhileTheDecisionStands(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	_, item := r.put2(all)
	until := r.today().AddDays(10)
	d := r.do(model.PutToDecision{Item: item, Wording: model.Wording{Subject: "Aanvaarden", Text: "Aanvaard."}, Grounds: model.Grounds{ValidUntil: until}})
	r.do(model.Decide{Decision: d, Outcome: model.OutcomeApproved, Acclaimed: true})
	r.days(20)
	risk := func(on model.Date) model.Save {
		return model.Save{Record: &model.RiskAcceptance{Title: "Risico", DecidedBy: d, On: on, Owner: r.id["Bas"]}}
	}
	r.refuse(risk(until.AddDays(1)), "error.risk.decision")
	r.do(risk(until))
}

// What others changed in the same field is not written over; what they changed
// beside it stays.
func TestAmendWritesNothingOver(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	_, _, d := r.put(all)
	rec := get[*model.Decision](r, d)
	was := rec.Text
	rec.Costs = "Een ton."
	r.save(rec)
	amend := func(to string) model.Amend {
		return model.Amend{Ref: model.Ref{Kind: model.KindDecision, ID: d}, Field: "text", Was: was, Value: to}
	}
	r.do(amend("Eerst."))
	r.refuse(amend("Daarna."), "error.amend.changed")
	if got := get[*model.Decision](r, d); got.Text != "Eerst." || !strings.Contains(got.Costs, "ton") {
		t.Errorf("%q, %q", got.Text, got.Costs)
	}
}

// A correction made upon an older text shows what others corrected meanwhile.
func TestCorrectionUponAnOlderText(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	_, item, d := r.put(all)
	r.do(model.Decide{Decision: d, Outcome: model.OutcomeApproved, Acclaimed: true})
	r.do(model.CloseItem{Item: item})
	form := func() (out model.Form) {
		storetest.MustView(t, r.h, func(s model.State) {
			f, err := model.FormFor(s, model.Ask{What: model.AskEdit, Ref: model.Ref{Kind: model.KindDecision, ID: d}})
			if err != nil {
				t.Fatal(err)
			}
			out = f
		})
		return out
	}
	fill := func(f model.Form, text string) model.Command {
		in := model.Filled{Values: map[string][]string{"subject": {"Voorstel"}, "text": {text}, "reason": {"Tikfout"}}}
		cmd, ps := f.Build(in)
		if len(ps) > 0 {
			t.Fatal(ps)
		}
		return cmd
	}
	first, second := form(), form()
	if second.Rebase == nil {
		t.Error("a clash cannot be chosen from")
	}
	r.do(fill(first, "Eerst."))
	r.refuse(fill(second, "Daarna."), "error.record.conflict")
}
