package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// The list of a meeting tells what became of keys after the meeting before it
// of the same body closed and until it closed itself: not what was told before,
// not what comes after, and each thing once.
func TestKeyNewsOfAMeeting(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	hold := func(body string) (meeting string, end func()) {
		m, _ := r.planned(body)
		who := all
		if body == r.rvt {
			who = "Tom"
		}
		r.do(model.OpenMeeting{Meeting: m, Attendance: r.noted(who)})
		return m, func() { r.do(model.CloseMeeting{Meeting: m, Anyway: true, Reason: "Op tijd."}); r.days(1) }
	}
	add := func(name string, n byte) string {
		line, _ := storetest.Public(n)
		return r.do(model.AddKey{Person: r.id[name], Public: line})
	}
	early := add("Anna", 1)
	first, end := hold(r.board)
	during := add("Bas", 2)
	end()
	r.news(first, early+" added provisional", during+" added provisional")
	k := get[*model.Key](r, during)
	r.do(model.ConfirmKey{Key: during, Words: strings.Join(model.KeyWords(k.Fingerprint), " ")})
	r.news(first, early+" added provisional", during+" added provisional") // what was told stays as it was
	other, end := hold(r.rvt)
	end()
	// The supervisory body met for the first time: all is news to it.
	r.news(other, early+" added provisional", during+" added")
	added := add("Cem", 3)
	r.do(model.RevokeKey{Key: early, Why: "Kwijt."})
	second, end := hold(r.board)
	r.news(second, during+" confirmed", added+" added provisional", early+" revoked")
	end()
	add("Dia", 4)
	r.news(second, during+" confirmed", added+" added provisional", early+" revoked")
	next := r.save(&model.Meeting{Body: r.board, On: r.today().AddDays(3), State: model.MeetingPlanned, Secretary: r.secretary})
	r.news(next)
}

// news asks what the list of a meeting tells of keys, of the secretary and of a
// member, who may not read keys at all.
func (r *room) news(meeting string, want ...string) {
	r.Helper()
	m := get[*model.Meeting](r, meeting)
	readers := []*room{r, r.as(r.id["Bas"])}
	for _, who := range readers {
		storetest.MustView(r, who.h, func(s model.State) {
			var got []string
			for _, n := range model.KeyNewsOf(s, m) {
				line := fmt.Sprintf("%s %s", n.Ref.ID, n.What)
				if n.Provisional && n.What == model.KeyAdded {
					line += " provisional"
				}
				if n.Name == "" || !strings.HasPrefix(n.Fingerprint, "SHA256:") {
					r.Errorf("it says %+v", n)
				}
				got = append(got, line)
			}
			slices.Sort(got)
			sorted := slices.Sorted(slices.Values(want))
			if !slices.Equal(got, sorted) {
				r.Errorf("%s tells %v, want %v", meeting, got, sorted)
			}
		})
	}
}
