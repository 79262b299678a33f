package sitting

import (
	"strings"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
)

// act takes the action of a binding on the meeting or the item in hand.
func (p *Page) act(binding string) page.Effect {
	if out, ok := outcomes()[binding]; ok {
		return p.decide(out)
	}
	switch binding {
	case keys.Go:
		return p.goOn()
	case keys.Begin:
		p.desk.push(newRoll(p, true))
	case keys.Roster:
		p.roster()
	case keys.Propose:
		return p.propose()
	case keys.Papers:
		return page.Effect{Ask: model.Ask{What: model.AskPresent, Ref: p.at().Ref}}
	case keys.Earlier:
		return p.move(-1)
	case keys.Later:
		return p.move(1)
	case keys.Reword:
		return p.reword()
	case keys.Recuse:
		p.write(line{For: writeInterest, Options: p.members(), Item: p.item})
	case keys.Query:
		p.write(line{For: writeQuestion, Options: p.askers(), Item: p.item})
	case keys.Answer:
		q := p.unanswered()[0]
		p.write(line{For: writeAnswer, Options: p.answerers(), Item: p.item, Question: q.Ref.ID})
	case keys.Finish:
		return p.finish()
	case keys.Ending:
		p.desk.push(&ending{At: len(p.sitting.Open)})
	case keys.Adopt:
		return p.adopt()
	case keys.SignOff:
		return page.Effect{Ask: model.Ask{What: model.AskSignOff, Ref: p.sitting.Ref}}
	}
	return page.Effect{}
}

// goOn takes the step that is next: whoever knows no key gets through a
// meeting with it.
func (p *Page) goOn() page.Effect {
	it := p.at()
	switch {
	case p.sitting.Written():
		p.roster()
	case it == nil && p.sitting.State == model.MeetingOpen:
		p.desk.push(&ending{At: len(p.sitting.Open)})
	case it == nil:
		return p.propose()
	case p.sitting.State == model.MeetingPlanned:
		p.desk.push(newRoll(p, true))
	case it.State == model.ItemTreated:
		return p.next()
	case minutes(it):
		return p.adopt()
	case bare(it) && p.warned != it.Ref.ID:
		p.warned = it.Ref.ID
		return page.Effect{Say: model.Msg("screen.sitting2.bare", "Key", p.env.KeyLabel(keys.Go), "Action", p.env.KeyLabel(keys.Act), "Question", p.env.KeyLabel(keys.Query))}
	case it.State == model.ItemTreating, it.Adopted, it.Type != model.ItemDecision && len(it.Decisions) == 0:
		return p.finish()
	default:
		return p.decide(model.OutcomeApproved)
	}
	return page.Effect{}
}

// bare tells whether an item was to be discussed and nothing was noted of it.
func bare(it *model.SittingItem) bool {
	return it.Type == model.ItemDiscussion && !it.Adopted && len(it.Decisions)+len(it.Questions)+len(it.Actions)+len(it.Notes) == 0
}

// decide opens the votes on the decision in hand; of an item without one the
// text comes first.
func (p *Page) decide(out model.Outcome) page.Effect {
	if p.sitting.Written() {
		return p.withdraw()
	}
	d := p.decision()
	if d == nil && p.at().Renews {
		return p.renew()
	}
	if d == nil {
		p.write(line{For: writeProposal, Item: p.item, Outcome: out, Text: p.at().Title})
		return page.Effect{}
	}
	p.vote(newVotes(p, d, out))
	return page.Effect{}
}

// renew asks with the whole form: what is renewed stands in it already, until
// when is asked.
func (p *Page) renew() page.Effect {
	return page.Effect{Ask: model.Ask{What: model.AskPut, Ref: p.at().Ref}}
}

// vote puts the votes on the desk, with what the outcome asks for beside them.
func (p *Page) vote(v *votes) {
	if was, ok := p.desk.spare[v.key()]; ok {
		v.recall(was)
	}
	p.desk.push(v)
	v.conditioned(p)
}

// withdraw takes a proposal in writing back.
func (p *Page) withdraw() page.Effect {
	return p.desk.carry(p, model.Decide{Decision: p.decision().Ref.ID, Outcome: model.OutcomeWithdrawn}, nil)
}

// roster notes who is there; in writing, who voted what.
func (p *Page) roster() {
	if p.sitting.Written() {
		p.vote(newVotes(p, p.decision(), model.OutcomeProposed))
		return
	}
	p.desk.push(newRoll(p, false))
}

func (p *Page) propose() page.Effect {
	t := &proposals{}
	p.desk.push(t)
	return page.Effect{Cmd: t.ask(p)}
}

func (p *Page) move(step int) page.Effect {
	i, ok := p.sitting.Item(p.item)
	to := i + step
	if !ok || to < 0 || to >= len(p.sitting.Items) {
		return page.Effect{}
	}
	return p.desk.carry(p, model.MoveItem{Item: p.item, To: to + 1}, nil)
}

// reword changes the text of the decision in hand: in place while it is free,
// with the reason once its item is closed.
func (p *Page) reword() page.Effect {
	d := p.decision()
	switch {
	case d == nil && p.at().Renews:
		return p.renew()
	case d == nil:
		p.write(line{For: writeProposal, Item: p.item, Text: p.at().Title})
	case d.Correct, strings.Contains(d.Text, "\n"), len([]rune(d.Text)) >= longest: // more than a line holds
		return page.Effect{Ask: model.Ask{What: model.AskEdit, Ref: d.Ref}}
	default:
		p.write(line{For: writeText, Item: p.item, Decision: d.Ref.ID, Text: d.Text, Was: d.Text})
	}
	return page.Effect{}
}

// finish closes the item in hand and goes on, or takes it up again.
func (p *Page) finish() page.Effect {
	it := p.at()
	if it.State == model.ItemTreated {
		p.write(line{For: writeReopen, Item: p.item})
		return page.Effect{}
	}
	return p.desk.carry(p, model.CloseItem{Item: it.Ref.ID}, func(p *Page, _ model.Receipt) { p.next() })
}

// next goes to the next item that was not dealt with; after the last one the
// meeting may close.
func (p *Page) next() page.Effect {
	items, at := p.sitting.Items, p.rows.Cursor
	for n := 1; n < len(items); n++ {
		if i := (at + n) % len(items); items[i].State != model.ItemTreated {
			p.rows.Cursor, p.item = i, items[i].Ref.ID
			p.sheet.Move(keys.Top)
			p.follow()
			return page.Effect{}
		}
	}
	if it := p.at(); it != nil && it.State == model.ItemTreated && model.Allowed(p.env.Roles, model.VerbCloseMeeting) {
		p.desk.push(&ending{At: len(p.sitting.Open)})
	}
	return page.Effect{}
}

// adopt asks whether a list becomes final.
func (p *Page) adopt() page.Effect {
	p.desk.push(newAdopting(p))
	return page.Effect{}
}

// write begins a line; what was typed for it before and left comes back.
func (p *Page) write(l line) {
	if was, ok := p.desk.spare[l.key()]; ok {
		l.Text = was
	}
	l.wake()
	p.desk.push(&l)
}

// members are those of the body, to choose from beside a line.
func (p *Page) members() []option {
	var out []option
	for _, m := range p.sitting.Members {
		out = append(out, option{m.Person, m.Name})
	}
	return out
}

// askers are whose question may be noted: a member's is their own.
func (p *Page) askers() []option {
	if !model.NotesForOthers(p.env.Roles) {
		return []option{{p.env.Actor.ID, p.env.Actor.Name}}
	}
	return p.members()
}

// answerers are who may have answered a question.
func (p *Page) answerers() []option {
	var out []option
	for _, c := range p.sitting.People {
		if c.Ref.Kind == model.KindOffice {
			out = append(out, option{c.Ref.ID, p.env.Text.Msg(c.Label)})
		}
	}
	return append(out, p.members()...)
}
