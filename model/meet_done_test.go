package model_test

import (
	"testing"

	"github.com/rekenschap/rekenschap/model"
)

// An action is done with proof or a reason; one that was done before this rule
// can still be mended.
func TestActionDoneWithProof(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	e := r.save(&model.Evidence{Title: "Verslag", Location: "kast", AddedOn: r.today()})
	action := func() *model.Action {
		return &model.Action{Text: "Doen", Owner: r.id["Anna"], Due: r.today(), OriginNote: "los"}
	}
	a := get[*model.Action](r, r.save(action()))
	a.DoneOn = r.today()
	r.refuse(model.Save{Record: a}, "error.action.proof")
	a.Proof = []string{e}
	r.save(a)
	a = get[*model.Action](r, a.ID)
	a.Proof = nil
	r.refuse(model.Save{Record: a}, "error.action.proof")
	b := action()
	b.DoneOn, b.NoProof = r.today(), "Ter plaatse gezien."
	r.save(b)
	old := action()
	old.DoneOn = r.today()
	old.ID = r.do(laid(old))
	mended := get[*model.Action](r, old.ID)
	mended.Text = "Doen, zonder tikfout"
	r.save(mended)
}

// What is accepted is accepted by the board, or by who has its mandate while
// that stands.
func TestAcceptedByBoardOrMandate(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	office := r.save(&model.Office{Code: "ciso", Name: "CISO"})
	r.save(&model.OfficeHolder{Office: office, Person: r.id["Tom"], From: r.today()})
	report := r.local(&model.ThreatReport{Publisher: "Z-CERT", Title: "Beeld", Year: 2025, PublishedOn: r.today(), TLP: model.TLPClear})
	threat := get[*model.ThreatItem](r, r.local(&model.ThreatItem{Report: report, Title: "Gijzelsoftware"}))
	until := r.today().AddDays(30)
	m, item := r.put2(all)
	decide := func(g model.Grounds, o model.Outcome) string {
		d := r.do(model.PutToDecision{Item: item, Wording: model.Wording{Subject: "Aanvaarden", Text: "Aanvaard."}, Grounds: g})
		r.do(model.Decide{Decision: d, Outcome: o, Acclaimed: o == model.OutcomeApproved})
		return d
	}
	board, deferred := decide(model.Grounds{}, model.OutcomeApproved), decide(model.Grounds{}, model.OutcomeDeferred)
	mandate := decide(model.Grounds{Mandates: []string{office}, ValidUntil: until}, model.OutcomeApproved)
	r.do(model.CloseItem{Item: item})
	r.do(model.CloseMeeting{Meeting: m, Anyway: true, Reason: "Zonder stuk."})
	r.days(40)
	for _, c := range []struct {
		name, decision, by string
		on                 model.Date
		ok                 bool
	}{
		{"by the board", board, r.id["Bas"], until, true},
		{"deferred", deferred, r.id["Bas"], until, false},
		{"by the office with a mandate", mandate, office, until, true},
		{"by who holds it", mandate, r.id["Tom"], until, true},
		{"a day after the mandate", mandate, office, until.AddDays(1), false},
		{"by another", mandate, r.id["Bas"], until, false},
	} {
		rec := &model.Review{Subject: model.RefTo(threat), Touches: model.TouchesYes, Consequence: model.ConsequenceAccepted, Why: "Klein.", By: c.by, On: c.on, Decision: c.decision}
		risk := &model.RiskAcceptance{Title: "Risico", DecidedBy: c.decision, On: c.on, Owner: c.by}
		for _, x := range []model.Record{rec, risk} {
			if c.ok {
				r.local(x)
			} else {
				h := r.h
				r.h = r.s.As(model.Actor{Via: model.ViaLocal})
				r.refuse(model.Save{Record: x}, "decision")
				r.h = h
			}
		}
	}
	r.closes(threat, board, deferred)
}

// closes: a review closes when what follows from it is there.
func (r *room) closes(threat *model.ThreatItem, decided, deferred string) {
	r.h = r.s.As(model.Actor{Via: model.ViaLocal})
	act := r.save(&model.Action{Text: "Doen", Owner: r.id["Anna"], Due: r.today(), OriginNote: "los"})
	review := func(then model.Consequence, decision string, actions ...string) model.Save {
		return model.Save{Record: &model.Review{Subject: model.RefTo(threat), Touches: model.TouchesYes, Consequence: then, Why: "Zo.", By: r.id["Anna"],
			On: r.today(), ClosedOn: r.today(), Decision: decision, Actions: actions}}
	}
	r.refuse(review(model.ConsequenceAction, ""), "error.review.no_action")
	r.refuse(review(model.ConsequenceDecision, ""), "error.review.no_decision")
	r.refuse(review(model.ConsequenceDecision, deferred), "error.review.no_decision")
	r.do(review(model.ConsequenceNone, ""))
	r.do(review(model.ConsequenceAction, "", act))
	r.do(review(model.ConsequenceDecision, decided))
}
