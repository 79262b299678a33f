package model_test

import (
	"slices"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// Adopting a list deals with the item that is about it, and with no other; not
// while something under it still waits for an outcome.
func TestAdoptingDealsWithItsItem(t *testing.T) {
	t.Parallel()
	for name, open := range map[string]bool{"nothing under it": false, "a proposal under it": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRoom(t, model.Body{})
			closed := func() string {
				m, item := r.put2(all)
				r.do(model.CloseItem{Item: item})
				r.do(model.CloseMeeting{Meeting: m})
				r.days(1)
				return m
			}
			one, two := closed(), closed()
			next := r.save(&model.Meeting{Body: r.board, On: r.today(), State: model.MeetingPlanned, Chair: r.id["Anna"], Secretary: r.secretary})
			minutes := func(m string) string {
				about := model.Ref{Kind: model.KindMeeting, ID: m}
				return r.do(model.AddItems{Meeting: next, Proposals: []model.Proposal{{Title: "Lijst", Type: model.ItemDecision, Topic: model.TopicMinutes, About: about}}})
			}
			mine, other := minutes(one), minutes(two)
			r.do(model.OpenMeeting{Meeting: next, Attendance: r.noted(all)})
			if open {
				r.do(model.PutToDecision{Item: mine, Wording: model.Wording{Subject: "Lijst", Text: "Met een wijziging."}})
			}
			r.do(model.AdoptMeeting{Meeting: one, In: next})
			if got := get[*model.AgendaItem](r, mine).Treated; got == open {
				t.Errorf("the item is dealt with: %v", got)
			}
			if get[*model.AgendaItem](r, other).Treated {
				t.Error("the item about another list is dealt with too")
			}
			r.unfinished(next, other, "screen.meet.open.item")
			if !open {
				r.unfinished(next, mine)
			}
		})
	}
}

// unfinished holds what a meeting leaves unfinished of a record against keys.
func (r *room) unfinished(meeting, id string, keys ...string) {
	r.Helper()
	var got []string
	storetest.MustView(r, r.h, func(s model.State) {
		for _, f := range model.Unfinished(s, meeting) {
			if f.Ref.ID == id {
				got = append(got, f.Message.Key)
			}
		}
	})
	if !slices.Equal(got, keys) {
		r.Errorf("%s leaves %q unfinished, want %q", id, got, keys)
	}
}
