package model_test

import (
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
	"github.com/rekenschap/rekenschap/text"
)

// What a count says: of one in the singular, and of votes only where there are.
func TestCountInWords(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		body  string // whose meeting: the board of four, or the supervisors, who are one
		there string
		cmd   model.Decide
		want  string
	}{
		"one of one":   {"rvt", "Tom", model.Decide{Outcome: model.OutcomeApproved, Acclaimed: true}, "1 voor, 0 tegen · 1 van 1 lid deed mee, quorum 1"},
		"four of four": {"rvb", all, model.Decide{Outcome: model.OutcomeApproved, Acclaimed: true}, "4 voor, 0 tegen · 4 van 4 leden deden mee, quorum 3"},
		"noted":        {"rvb", all, model.Decide{Outcome: model.OutcomeNoted}, "4 van 4 leden deden mee, quorum 3"},
		"held over":    {"rvb", all, model.Decide{Outcome: model.OutcomeDeferred}, ""},
		"withdrawn":    {"rvb", all, model.Decide{Outcome: model.OutcomeWithdrawn}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRoom(t, model.Body{})
			m, item := r.planned(map[string]string{"rvt": r.rvt, "rvb": r.board}[c.body])
			r.do(model.OpenMeeting{Meeting: m, Attendance: r.noted(c.there)})
			cmd := c.cmd
			cmd.Decision = r.do(model.PutToDecision{Item: item, Wording: model.Wording{Subject: "Keuze", Text: "De raad kiest."}})
			storetest.MustView(t, r.h, func(s model.State) {
				trial, err := model.Try(s, cmd)
				got := ""
				for _, m := range trial.Said {
					got += text.New(text.NL).Msg(m)
				}
				if err != nil || len(trial.Why) > 0 || got != c.want {
					t.Errorf("it says %q, want %q (%v, %v)", got, c.want, trial.Why, err)
				}
			})
		})
	}
}
