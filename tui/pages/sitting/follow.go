package sitting

import (
	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
)

// followUp reads the action that follows an answer.
func (p *Page) followUp(typed string) text.ActionLine {
	return text.ParseActionLine(typed, p.sitting.People, p.env.Text, p.env.True())
}

// answered is an answer with the action that follows it, nil while the action
// is not whole yet.
func (p *Page) answered(l *line, typed string) model.Command {
	c := model.AnswerQuestion{Question: l.Question, Text: l.Answer, By: l.Person}
	if typed == "" {
		return c
	}
	a := p.followUp(typed)
	if !a.Complete() {
		l.wrong = model.Errorf(model.CodeInvalid, "screen.sitting2.follow_incomplete")
		return nil
	}
	c.Action = &model.Action{Text: a.Text, Owner: a.Owner.Ref.ID, Due: a.Due}
	return c
}

// understood says how a follow-up reads while it is typed.
func (p *Page) understood(l *line) string {
	a, t := p.followUp(l.Text), p.env.Text
	who, when := t.T("form.line.nobody"), t.T("form.line.no_day")
	if !a.Owner.Ref.IsZero() {
		who = t.Msg(a.Owner.Label)
	}
	if !a.Due.IsZero() {
		when = t.DateShort(a.Due)
	}
	dot := " " + p.env.Styles.Glyph.Dot + " "
	return a.Text + dot + who + dot + when
}
