package model_test

import (
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// A paper is asked for where a document is approved or rested on, not where the
// text of the decision is all there is, nor where nothing was decided.
func TestWhatAsksForAPaper(t *testing.T) {
	t.Parallel()
	const papers = "screen.meet.open.papers"
	for name, c := range map[string]struct {
		rests   bool
		paper   bool
		outcome model.Outcome
		want    []string
	}{
		"text only":            {outcome: model.OutcomeApproved},
		"rests on a document":  {rests: true, outcome: model.OutcomeApproved, want: []string{papers}},
		"which was laid there": {rests: true, paper: true, outcome: model.OutcomeApproved},
		"held over":            {rests: true, outcome: model.OutcomeDeferred},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRoom(t, model.Body{})
			advice := model.RefTo(get[*model.Evidence](r, r.save(&model.Evidence{Title: "Advies", Location: "kast", AddedOn: r.today()})))
			m, item := r.put2(all)
			var g model.Grounds
			if c.rests {
				g.RestsOn = []model.Ref{advice}
			}
			if c.paper {
				r.do(model.Present{Item: item, What: advice})
			}
			d := r.do(model.PutToDecision{Item: item, Wording: model.Wording{Subject: "Keuze", Text: "De raad kiest."}, Grounds: g})
			r.do(model.Decide{Decision: d, Outcome: c.outcome, Acclaimed: c.outcome == model.OutcomeApproved})
			r.do(model.CloseItem{Item: item})
			r.unfinished(m, item, c.want...)
			var it model.SittingItem
			storetest.MustView(t, r.h, func(s model.State) {
				sit, _ := model.SittingOf(s, model.Ref{Kind: model.KindMeeting, ID: m})
				it = sit.Items[0]
			})
			if it.Unshown != (len(c.want) > 0) {
				t.Errorf("the screen asks for a paper: %v", it.Unshown)
			}
		})
	}
}
