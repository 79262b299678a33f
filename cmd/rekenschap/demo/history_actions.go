package demo

import (
	"fmt"

	"github.com/rekenschap/rekenschap/model"
)

// newAction composes an action and plans what becomes of it: it is sharpened,
// handed over, put off, and in the end done or dropped.
func (h *history) newAction(x matter, ago int, item string) string {
	h.number++
	key := fmt.Sprintf("actie:oud:%d", h.number)
	due := ago - h.between(20, 160)
	h.agreed[key] = action{key: key, text: h.say(x, x.topic.Actions), owner: x.office, due: -max(due, lastList)}
	h.course(key, x, ago, due)
	return key
}

// course plans the life of an action that was made so many days ago.
func (h *history) course(key string, x matter, ago, due int) {
	c := h.lex.Common
	at := ago
	step := func(days int, change func(a *model.Action, on model.Date)) {
		days = max(days, 8) // never twice in one week
		if at-days < lastList+7 {
			return // the last list is for what is done
		}
		at -= days
		h.change(at/7, key, change)
	}
	if h.odds(60) {
		more := h.say(x, c["scherper"])
		step(h.between(8, 20), func(a *model.Action, _ model.Date) { a.Text += ", " + lower(more) })
	}
	if h.odds(30) {
		to := h.lex.Systems[h.dice.IntN(len(h.lex.Systems))].Office
		why := h.say(x, c["overdracht"])
		step(h.between(8, 25), func(a *model.Action, _ model.Date) { a.Owner, a.Reason = h.id(to), why })
	}
	for range h.dice.IntN(4) {
		why, days := h.say(x, c["uitstel"]), h.between(14, 60)
		step(h.between(14, 40), func(a *model.Action, _ model.Date) { a.Due, a.Reason = a.Due.AddDays(days), why })
	}
	end := func(a *model.Action, on model.Date) { a.DoneOn, a.Reason = on, "" }
	if h.odds(6) {
		why := h.say(x, c["vervallen"])
		end = func(a *model.Action, _ model.Date) { a.Dropped, a.Reason = why, "" }
	}
	at = max(min(at-8, due+h.between(-10, 25)), lastList)
	h.change(at/7, key, end)
}

// change plans a change of an action for the list of a week.
func (h *history) change(week int, key string, change func(a *model.Action, on model.Date)) {
	h.due[week] = append(h.due[week], func(f *form) {
		on := model.DateOf(h.now)
		revise(h.story, f, key, on, func(a *model.Action) { change(a, on) })
	})
}

// actionList plans the list as it comes back each week: everything that changed
// is written down at one go.
func (h *history) actionList(ago int) {
	h.at(ago, "16:20", "actielijst", func() {
		changes := h.due[ago/7]
		if len(changes) == 0 {
			return
		}
		h.act(h.clerk())
		var f form
		for _, c := range changes {
			c(&f)
		}
		h.confirm(f)
	})
}

// revise adds a change of a record that the story knows to a form.
func revise[T model.Record](s *story, f *form, key string, on model.Date, change func(T)) {
	r, ok := s.recs[key].(T)
	if !ok {
		s.fail(key)
		return
	}
	r = model.Clone(r).(T)
	change(r)
	f.add(key, r, on)
}
