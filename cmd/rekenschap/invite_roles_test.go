package main

import (
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
)

// The letter promises each what their role lets them do, and tells nobody about
// voting who has no vote.
func TestLetterFitsTheRole(t *testing.T) {
	t.Parallel()
	l := onMeetingDay(t)
	set, err := l.h.settings()
	if err != nil {
		t.Fatal(err)
	}
	set.Serve.Host = "bestuur.delinde.example"
	next := model.DateOf(l.clock()).AddDays(3)
	for _, lang := range []string{"en", "nl"} {
		s := newSession(&App{Env: l.h.Env, Clock: l.clock, Random: l.h.Random, Stderr: l.log})
		s.settings, s.lang = func() (settings, error) { return set, nil }, lang
		o := &opened{session: s, store: l.store, h: l.as("Hanneke Els")}
		write := func(person string) string {
			t.Helper()
			rc, err := o.invite(t.Context(), model.Invite{Person: person}, o.h.Do)
			if err != nil {
				t.Fatal(err)
			}
			return rc.Letter
		}
		nl := lang == "nl"
		for _, x := range []struct {
			who, nl, en string
			votes       bool
		}{
			{"Maud Wilg", ": lezen, vragen stellen en stemmen.", ": to read, to ask and to vote.", true},
			{"Noor Vlier", ": lezen, vragen stellen en stemmen.", ": to read, to ask and to vote.", true},
			{"Ruben Populier", ": lezen, vragen stellen en vastleggen.", ": to read, to ask and to record.", false},
			{"Walter Taxus", ": lezen.", ": to read.", false},
		} {
			letter, says, word := write(l.person(x.who)), x.en, "vote"
			if nl {
				says, word = x.nl, "stem"
			}
			about := strings.Contains(strings.ToLower(letter), word)
			if !strings.Contains(letter, says) || about != x.votes || !strings.Contains(letter, "evidence get") || strings.Contains(letter, "‹") {
				t.Errorf("%s, %s: about voting %v\n%s", lang, x.who, about, letter)
			}
		}
		if nl { // who becomes a director in three days
			rvb := newOracle(t, l.path).text("SELECT id FROM body WHERE body ->> '$.code' = 'RvB'")
			l.must(model.Save{Record: &model.Appointment{Person: l.person("Walter Taxus"), Body: rvb, From: next}})
			if letter := write(l.person("Walter Taxus")); !strings.Contains(letter, ": lezen, vragen stellen en stemmen.") {
				t.Errorf("appointed soon:\n%s", letter)
			}
		}
	}
}
