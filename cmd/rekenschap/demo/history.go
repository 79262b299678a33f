package demo

import (
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/rekenschap/rekenschap/model"
)

// storyDays is how long before the last day the story itself begins.
const storyDays = 380

// lastList is when the last list of actions of before the story comes back,
// with all that was still open: some weeks into it.
const lastList = 50 * 7

// history tells the years before the story: the same boards, meetings and
// registers, composed from parts by the seed. It plans scenes as the story
// does, so that both are played in the order of the clock.
type history struct {
	*story
	dice *rand.Rand // its own, so that the story falls as it does alone
	lex  lexicon

	first     int                      // the first week
	must      map[int][]item           // what has to be on the agenda of a week
	meetings  map[string]int           // held so far, per body
	last      map[string]string        // the last meeting, per body
	due       map[pile][]func(f *form) // what is still to be written down
	judged    []judged                 // reviews that decisions can rest on
	deskDay   int                      // of the week, as the rest after division of its distance to the last day by seven
	suppliers []string                 // in the register, by key
	number    int                      // of whatever needs a key of its own
}

func newHistory(s *story, years int) *history {
	s.begin = storyDays + s.day.AddYears(1-years).DaysUntil(s.day)
	// Another ledger, so another name: it is no later state of the shorter one.
	s.random = chance(s.seed, fmt.Sprintf("salt of %d years", years))
	h := &history{story: s, dice: rand.New(chance(s.seed, "history")), lex: readLexicon(),
		must: map[int][]item{}, meetings: map[string]int{}, last: map[string]string{}, due: map[pile][]func(*form){}}
	h.forebears()
	return h
}

// decidedHere tells whether the file was in use so many days before the last.
func (s *story) decidedHere(ago int) bool { return ago < s.begin-30 }

// intake moves a day of the first weeks of the story to those of an older file.
func (s *story) intake(ago int) int { return ago + s.begin - storyDays }

// tell plans the years and names the last meeting of each body.
func (h *history) tell() map[string]string {
	first := h.begin - 21
	for h.day.AddDays(-first).Weekday() != time.Tuesday {
		first--
	}
	h.first, h.deskDay = first, (first-3)%7
	h.steering(h.begin - 5)
	h.ownItems()
	h.register(first - 3)
	h.documents(first - 3)
	// Papers for a meeting are ready weeks before it; what is due is known by then.
	for ago := first; ago-3 >= lastList; ago -= 7 {
		if ago > storyDays+7 {
			h.plan(ago)
		}
		h.desk(ago - 3)
	}
	return h.last
}

// week is the number of the week that holds a day.
func (h *history) week(ago int) int { return (h.first - ago) / 7 }

// plan plans one week that begins on a Tuesday, so many days before the last.
func (h *history) plan(ago int) {
	day := h.day.AddDays(-ago)
	quiet := quietWeek(day)
	nr := h.week(ago)
	if !quiet {
		h.sitting("rvb", ago, "14:00", "Beleidszaal", h.must[nr], h.between(2, 5))
	}
	if nr%2 == 0 && !quiet {
		h.sitting("sib", ago-2, "10:00", "Overlegkamer ICT", nil, h.between(4, 7))
	}
	if nr%8 == 3 {
		h.sitting("rvt", ago-1, "16:00", "Bestuurskamer", nil, h.between(2, 4))
	}
	h.lessons(ago)
	if nr%4 == 1 {
		h.overview(ago)
	}
	if nr%3 == 2 {
		h.test(ago)
	}
	if nr%13 == 5 {
		h.quarter(ago)
	}
	if nr%52 == 12 {
		h.edition(ago)
	}
}

// quietWeek tells whether a week falls in the summer or around Christmas.
func quietWeek(day model.Date) bool {
	switch md := day.String()[5:]; {
	case md >= "07-21" && md <= "08-18", md >= "12-22", md <= "01-02":
		return true
	}
	return false
}

// between is a number from least to most.
func (h *history) between(least, most int) int { return least + h.dice.IntN(most-least+1) }

// odds is true so many times out of a hundred.
func (h *history) odds(percent int) bool { return h.dice.IntN(100) < percent }
