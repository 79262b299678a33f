package demo

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rekenschap/rekenschap/model"
)

// sitting plans one meeting: what must be on the agenda, and a number of items
// composed for it.
func (h *history) sitting(body string, ago int, clock, place string, own []item, more int) {
	on := h.date(-ago)
	h.meetings[body]++
	m := meeting{key: fmt.Sprintf("%s:oud:%d", body, h.meetings[body]), body: body, on: -ago, clock: clock, place: place,
		outside: fmt.Sprintf("%s-%d-%02d", strings.ToUpper(body), on.Year(), (on.DaysUntil(h.day)/7)%52+1), items: own}
	members := h.members(body, on)
	if len(members) < 2 {
		return
	}
	if h.odds(25) {
		m.excused = members[len(members)-1]
	} else if h.odds(8) {
		m.proxy = members[len(members)-1]
	}
	for range more {
		m.items = append(m.items, h.newItem(m, len(m.items)+1, on, members))
	}
	h.hold(m, h.last[body])
	h.last[body] = m.key
}

// newItem composes a line of the agenda.
func (h *history) newItem(m meeting, nr int, on model.Date, members []string) item {
	x := h.newMatter()
	it := item{key: fmt.Sprintf("%s:%d", m.key, nr), kind: model.ItemDecision}
	if on.Year() >= 2023 {
		it.letters = x.topic.Letters // the parts of the Act were not known before
	}
	subject := h.say(x, x.topic.Subjects)
	it.title = subject
	if h.odds(22) {
		it.kind = model.ItemDiscussion
		it.title = sentences(x.topic.Name + ": " + x.department)
		it.notes = h.say(x, h.lex.Common["notitie"])
	} else {
		it.proposal = h.newProposal(m, x, it.key, subject, members)
	}
	if h.odds(40) {
		it.questions = []question{h.newQuestion(x, it.key, members)}
	}
	for range []int{0, 1, 1, 2, 2, 2, 3}[h.dice.IntN(7)] {
		it.actions = append(it.actions, h.newAction(x, -m.on, it.key))
	}
	h.prepare(x, -m.on, it)
	return it
}

func (h *history) newQuestion(x matter, item string, members []string) question {
	ask, answer, _ := strings.Cut(h.draw(x.topic.Questions), "|")
	return question{key: "vraag:" + item, by: members[h.dice.IntN(len(members))], text: h.fill(x, ask), answer: h.fill(x, answer), answeredBy: x.office}
}

// newProposal composes what is put to decision, and how it was voted on.
func (h *history) newProposal(m meeting, x matter, item, subject string, members []string) *proposal {
	c := h.lex.Common
	p := &proposal{key: "besluit:" + item, subject: subject, text: h.say(x, x.topic.Texts),
		considerations: h.say(x, x.topic.Considerations), alternatives: h.say(x, x.topic.Alternatives),
		costs: h.say(x, c["kosten"]), residual: h.say(x, c["restrisico"]), ciso: h.say(x, c["ciso"]), fg: h.say(x, c["fg"]),
		outcome: model.OutcomeApproved, acclaimed: h.odds(60)}
	switch n := h.dice.IntN(100); {
	case n < 14:
		p.outcome, p.acclaimed = model.OutcomeNoted, true
	case n < 18:
		p.outcome = model.OutcomeDeferred
	case n < 21:
		p.outcome = model.OutcomeWithdrawn
	case n < 24:
		p.outcome, p.acclaimed = model.OutcomeRejected, false
		p.against = map[string]string{}
		for _, who := range members[:len(members)/2+1] {
			p.against[who] = ""
		}
	case n < 29:
		p.conditions = "Op de dag van terugkoppeling is gemeld dat het besluit is uitgevoerd zoals beschreven, met de stukken erbij."
		p.outcome, p.feedback = model.OutcomeConditions, -max(lastList, -m.on-h.between(60, 180))
		h.fulfil(p.key, -p.feedback)
	case n < 60:
		p.validUntil = -max(lastList, -m.on-h.between(180, 720))
		p.rests = []string{"?" + h.draw(x.topic.Controls)}
	default:
		p.rests = h.settled(-m.on)
	}
	if p.outcome == model.OutcomeApproved && !p.acclaimed && len(members) > 3 {
		switch n := h.dice.IntN(100); {
		case n < 10:
			p.against = map[string]string{members[1]: h.say(x, h.lex.Common["minderheid"])}
		case n < 20:
			p.abstain = []string{members[2]}
		case n < 26:
			p.recused = map[string]string{members[1]: h.say(x, h.lex.Common["belang"])}
		}
	}
	return p
}

// settled picks a verdict that was closed well before, to rest a decision on.
func (h *history) settled(ago int) []string {
	n, _ := slices.BinarySearchFunc(h.judged, ago+14, func(j judged, ago int) int { return ago - j.closed })
	if n == 0 {
		return nil
	}
	return []string{h.judged[h.dice.IntN(n)].key}
}

// fulfil plans the day on which the conditions of a decision were met.
func (h *history) fulfil(decision string, ago int) {
	alter(h, ago, decision, func(d *model.Decision, on model.Date) { d.ConditionsMetOn = on })
}

// ownItems puts the decisions of before the story on the agenda of their week, or
// of the last one before it in which the board meets.
func (h *history) ownItems() {
	for _, d := range earlier {
		if !h.decidedHere(d.ago) {
			continue
		}
		week := h.week(d.ago)
		for quietWeek(h.day.AddDays(7*week - h.first)) {
			week--
		}
		h.must[week] = append(h.must[week], item{key: "punt:" + d.key, kind: model.ItemDecision, title: d.subject, papers: []string{d.version},
			proposal: &proposal{key: d.key, subject: d.subject, text: d.text, outcome: model.OutcomeApproved,
				considerations: `Het voorstel is met de afdelingen en de ondernemingsraad besproken.`,
				ciso:           `Positief.`, approves: []string{d.version}, validUntil: d.until}})
	}
}
