package sitting

import (
	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/page"
)

// enter carries out what a line was typed for. A line beside votes goes to the
// votes; the others come to a command.
func (p *Page) enter(l *line, typed string) page.Effect {
	if v := p.under(); v != nil && v.noted(p, l, typed) {
		return page.Effect{}
	}
	if l.For == writeAnswer && typed != "" {
		p.desk.settle(l)
		p.write(line{For: writeFollow, Item: l.Item, Question: l.Question, Answer: typed, Person: l.chosen()})
		return page.Effect{}
	}
	cmd := p.command(l, typed)
	if cmd == nil {
		return page.Effect{}
	}
	return p.desk.carry(p, cmd, func(p *Page, rc model.Receipt) {
		p.desk.settle(l)
		if l.For == writeProposal && l.Outcome != "" && len(rc.Refs) > 0 {
			d := &model.SittingDecision{Ref: rc.Refs[0], Text: typed, Outcome: model.OutcomeProposed}
			p.vote(newVotes(p, d, l.Outcome))
		}
		if l.For == writeReason {
			p.desk.tasks = nil
		}
	})
}

// command is what a line comes to, nil when there is nothing to do.
func (p *Page) command(l *line, typed string) model.Command {
	switch l.For {
	case writeProposal:
		put := model.PutToDecision{Item: l.Item, Wording: model.Wording{Subject: typed, Text: typed}}
		if i, ok := p.sitting.Item(l.Item); ok {
			put.Subject = p.sitting.Items[i].Title
			if l.Outcome != model.OutcomeNoted { // what is noted is not approved
				put.Approves = p.sitting.Items[i].Approves()
			}
		}
		return put
	case writeText:
		return model.Amend{Ref: model.Ref{Kind: model.KindDecision, ID: l.Decision}, Field: "text", Was: l.Was, Value: typed}
	case writeInterest:
		return model.Recuse{Item: l.Item, Person: l.chosen(), Nature: typed}
	case writeQuestion:
		return model.AskQuestion{Meeting: p.sitting.Ref.ID, Item: l.Item, By: l.chosen(), Text: typed}
	case writeFollow:
		return p.answered(l, typed)
	case writeReopen:
		return model.ReopenItem{Item: l.Item, Reason: typed}
	case writeReason:
		return model.CloseMeeting{Meeting: p.sitting.Ref.ID, Anyway: true, Reason: typed}
	}
	return nil
}

// under are the votes that a line on top of them is about.
func (p *Page) under() *votes {
	if n := len(p.desk.tasks); n > 1 {
		v, _ := p.desk.tasks[n-2].(*votes)
		return v
	}
	return nil
}

// noted takes a line that was typed beside the votes.
func (v *votes) noted(p *Page, l *line, typed string) bool {
	switch l.For {
	case writeMinority, writeNature:
		for i := range v.Ballots {
			if b := &v.Ballots[i]; b.Person == l.Person {
				if l.For == writeMinority {
					b.Minority = typed
				} else {
					b.Interest, b.Value = typed, model.VoteRecused
					b.aside()
				}
			}
		}
		p.desk.settle(l)
	case writeConditions:
		v.Conditions = typed
		p.desk.settle(l)
		v.conditioned(p)
	case writeFeedback:
		d, err := text.ParseDate(typed, p.env.Today())
		if err != nil {
			l.wrong = err
			return true
		}
		v.Feedback = d.String()
		p.desk.settle(l)
	default:
		return false
	}
	return true
}
