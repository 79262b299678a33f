package store_test

import (
	"slices"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// What was answered since the visit before stands on top of one's own dossier,
// for the whole of this visit and also when the line dropped in it; not on that
// of another, not at a first visit, and not at the next.
func TestAnsweredSinceTheLastVisit(t *testing.T) {
	t.Parallel()
	s, p, c := fixtureStore(t)
	director, secretary := p.world.Person[model.RoleDirector], p.world.Person[model.RoleSecretary]
	h, sec := s.As(storetest.As(director)), s.As(storetest.As(secretary))
	ask := func(text string) string {
		return storetest.MustDo(t, h, model.AskQuestion{Text: text, Next: true}).Refs[0].ID
	}
	answer := func(id string) {
		c.Advance(time.Hour)
		storetest.MustDo(t, sec, model.AnswerQuestion{Question: id, Text: "Ja."})
		c.Advance(time.Hour)
	}
	visit := func() {
		if err := h.Visit(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	first := ask("Eerste vraag?")
	answer(first)
	visit()
	news(t, h, director)
	c.Advance(24 * time.Hour)
	second := ask("Tweede vraag?")
	visit()
	news(t, h, director)
	answer(second)
	visit()
	news(t, h, director, second)
	news(t, sec, director) // the secretary reads it, for whom it is no news
	c.Advance(20 * time.Minute)
	visit()
	news(t, h, director, second)
	// Another change to it is no new answer.
	storetest.MustChange(t, sec, model.KindQuestion, second, func(r model.Record) {
		r.(*model.Question).Answer, r.Head().Reason = "Ja, gedeeltelijk.", "Aangevuld"
	})
	c.Advance(24 * time.Hour)
	visit()
	news(t, h, director)
	if err := s.As(storetest.Local()).Visit(t.Context()); err != nil {
		t.Errorf("the operator, who is nobody in particular: %v", err)
	}
}

// news asks which questions a dossier calls answered since the last visit.
func news(t *testing.T, h *store.Handle, person string, want ...string) {
	t.Helper()
	storetest.MustView(t, h, func(v model.State) {
		doc, err := model.Dossier(v, person, v.Today())
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, b := range doc.Blocks {
			if b.Word.Key == "screen.dossier.news" {
				got = append(got, b.Ref.ID)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("new are %v, want %v", got, want)
		}
	})
}
