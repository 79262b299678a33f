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
	due := ago - h.between(30, 200)
	h.agreed[key] = action{key: key, text: h.say(x, x.topic.Actions), owner: x.office, due: -max(due, lastList)}
	h.course(key, item, x, ago, due)
	return key
}

// course plans the life of an action that was made so many days ago.
func (h *history) course(key, item string, x matter, ago, due int) {
	c := h.lex.Common
	at := ago
	step := func(days int, change func(a *model.Action, on model.Date)) {
		days = max(days, 8) // never twice in one week
		if at-days < lastList+7 {
			return // the last list is for what is done
		}
		at -= days
		h.change(at, key, change)
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
	for range h.dice.IntN(15) {
		why, days := h.say(x, c["uitstel"]), h.between(8, 30)
		step(h.between(8, 22), func(a *model.Action, _ model.Date) { a.Due, a.Reason = a.Due.AddDays(days), why })
	}
	if h.odds(50) && at-8 >= lastList+14 {
		proof := h.exhibit(at-8, item, h.say(x, c["bewijs"]))
		step(8, func(a *model.Action, _ model.Date) { a.Proof, a.Reason = append(a.Proof, h.id(proof)), "" })
	}
	end := func(a *model.Action, on model.Date) {
		if a.DoneOn, a.Reason = on, ""; len(a.Proof) == 0 {
			a.NoProof = "Gemeld door de eigenaar; er is geen stuk van gemaakt."
		}
	}
	if h.odds(6) {
		why := h.say(x, c["vervallen"])
		end = func(a *model.Action, _ model.Date) { a.Dropped, a.Reason = why, "" }
	}
	at = max(min(at-8, due+h.between(-10, 25)), lastList)
	h.change(at, key, end)
}

// change plans a change of an action for the list of that week.
func (h *history) change(ago int, key string, change func(a *model.Action, on model.Date)) {
	h.later(model.KindAction, ago, func(f *form) {
		on := model.DateOf(h.now)
		revise(h.story, f, key, on, func(a *model.Action) { change(a, on) })
	})
}
