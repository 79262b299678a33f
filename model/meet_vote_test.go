package model_test

import (
	"testing"

	"github.com/rekenschap/rekenschap/model"
)

// Who takes no part because of an interest is no minority: no note of one is
// written.
func TestRecusedIsNoMinority(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	_, _, d := r.put(all)
	votes := r.votes("Anna:for Bas:for Cem:for Dia:recused")
	votes[3].Minority = "Te duur."
	r.refuse(model.Decide{Decision: d, Outcome: model.OutcomeApproved, Votes: votes}, "error.vote.recused_note")
	votes[3].Minority = ""
	r.do(model.Decide{Decision: d, Outcome: model.OutcomeApproved, Votes: votes})
	r.refuse(model.Minority{Decision: d, Person: r.id["Dia"], Text: "Te duur."}, "error.vote.recused_note")
	dia := get[*model.Vote](r, r.voteOf(d, "Dia"))
	dia.Minority = "Te duur."
	r.refuse(model.Save{Record: dia}, "error.vote.recused_note")
}
