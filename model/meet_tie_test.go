package model_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// Equal votes never come to an outcome without a word on who settled them: while
// votes are noted, in the meeting and on the page of the decision.
func TestWhoSettledEqualVotes(t *testing.T) {
	t.Parallel()
	const tie = "screen.vote.tie."
	for name, c := range map[string]struct {
		rules   model.Body
		votes   string
		outcome model.Outcome
		want    string // the key, "" for none
	}{
		"the chair, for":     {model.Body{Tie: model.TieChair}, "Anna:for Bas:against Cem:recused Dia:abstain", model.OutcomeApproved, tie + "chair"},
		"the chair, against": {model.Body{Tie: model.TieChair}, "Anna:against Bas:for Cem:recused Dia:abstain", model.OutcomeRejected, tie + "chair"},
		"the chair abstains": {model.Body{Tie: model.TieChair}, "Anna:abstain Bas:for Cem:against Dia:abstain", model.OutcomeRejected, tie + "no_chair"},
		"rejected":           {model.Body{}, "Anna:for Bas:against Cem:recused Dia:abstain", model.OutcomeRejected, tie + "rejected"},
		"the supervisors":    {model.Body{Tie: model.TieSupervisor}, "Anna:for Bas:against Cem:recused Dia:abstain", model.OutcomeRejected, tie + "unsupervised"},
		"not equal":          {model.Body{Tie: model.TieChair}, "Anna:for Bas:for Cem:against Dia:abstain", model.OutcomeApproved, ""},
		"two thirds":         {model.Body{Tie: model.TieChair, Majority: model.MajorityTwoThirds}, "Anna:for Bas:against Cem:abstain Dia:abstain", model.OutcomeRejected, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRoom(t, c.rules)
			m, _, d := r.put(all)
			cmd := model.Decide{Decision: d, Outcome: c.outcome, Votes: r.votes(c.votes)}
			says := func(where string, said any) {
				if got := fmt.Sprint(said); c.want == "" && strings.Contains(got, tie) || !strings.Contains(got, c.want) {
					t.Errorf("%s does not say %q: %s", where, c.want, got)
				}
			}
			storetest.MustView(t, r.h, func(s model.State) {
				trial, err := model.Try(s, cmd)
				if err != nil || len(trial.Why) > 0 {
					t.Errorf("refused: %v, %v", trial.Why, err)
				}
				says("the preview", trial.Said)
			})
			r.do(cmd)
			storetest.MustView(t, r.h, func(s model.State) {
				sit, _ := model.SittingOf(s, model.Ref{Kind: model.KindMeeting, ID: m})
				dec, _ := sit.Decision(d)
				says("the meeting", dec.Tie)
			})
			says("the page", r.file().doc(r.secretary, model.KindDecision, d, r.today()))
			says("the list", r.file().doc(r.secretary, model.KindMeeting, m, r.today()))
		})
	}
}

// file is the same file, as the tests of pages and lists read it.
func (r *room) file() *file { return &file{T: r.T, s: r.s, c: r.c, h: r.h, board: r.board} }
