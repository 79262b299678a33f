package model

import "slices"

// AskQuestion records a question of a member: short and neutral, no transcript. A
// member asks for oneself; the secretary notes for anybody.
type AskQuestion struct {
	Meeting string
	Item    string
	About   Ref
	Duty    string // what it is about, where that is a duty
	By      string // empty: who acts
	Text    string
	// Next has it go to where a question of who asks is heard next, or wait for
	// that; see heard.
	Next bool
}

// Verb implements Command.
func (AskQuestion) Verb() Verb { return VerbAsk }

// Decide implements Command.
func (c AskQuestion) Decide(s State) ([]Change, error) {
	q := &Question{Meeting: c.Meeting, Item: c.Item, About: c.About, Duty: c.Duty, AskedBy: c.By, AskedOn: s.Today(), Text: c.Text}
	if q.AskedBy == "" {
		q.AskedBy = s.Actor().Person
	}
	if c.Next {
		q.goTo(heard(s.Seen(), q.AskedBy, q.About))
	}
	if it, ok := Get[*AgendaItem](s, q.Item); ok && q.Meeting == "" {
		q.Meeting = it.Meeting
	}
	if err := q.known(s); err != nil {
		return nil, err
	}
	if err := q.mayAsk(s); err != nil {
		return nil, err
	}
	if err := sealed(s, q.Meeting); err != nil {
		return nil, err
	}
	q.ID = s.NextID(KindQuestion, q.AskedOn.Year())
	return []Change{{Record: q}}, nil
}

// mayAsk keeps a member from asking in the name of another.
func (q *Question) mayAsk(s State) error {
	a := s.Actor()
	if a.Via == ViaDemo || a.Person == q.AskedBy || notes(s) {
		return nil
	}
	return Errorf(CodeDenied, "error.question.own", "Person", personName(s, q.AskedBy)).At("asked_by")
}

// notes tells whether who acts notes for others.
func notes(s State) bool { return NotesForOthers(s.Roles()) }

// NotesForOthers tells whether roles note what others ask: the secretary, the
// CISO who prepares, whoever works at the file.
func NotesForOthers(roles []Role) bool {
	return slices.ContainsFunc(roles, func(r Role) bool { return slices.Contains(office, r) })
}

// AnswerQuestion records the answer to a question, with a follow-up where there is one:
// an action that exists, or a new one.
type AnswerQuestion struct {
	Question string
	Text     string
	By       string  // person or office; empty: who acts
	FollowUp string  // an action that exists
	Action   *Action // or a new one; its origin is the question
}

// Verb implements Command.
func (AnswerQuestion) Verb() Verb { return VerbAnswer }

// Decide implements Command.
func (c AnswerQuestion) Decide(s State) ([]Change, error) {
	q, ok := Get[*Question](s, c.Question)
	switch {
	case !ok:
		return nil, missing(c.Question)
	case c.Text == "":
		return nil, Errorf(CodeInvalid, "error.question.answer")
	}
	out := Clone(q).(*Question)
	out.Answer, out.AnsweredBy, out.AnsweredOn, out.FollowUp = c.Text, c.By, s.Today(), c.FollowUp
	if out.AnsweredBy == "" {
		out.AnsweredBy = s.Actor().Person
	}
	var changes []Change
	if c.Action != nil {
		a := Clone(c.Action).(*Action)
		a.ID = s.NextID(KindAction, s.Today().Year())
		a.Origin, out.FollowUp = RefTo(q), a.ID
		changes = append(changes, Change{Record: a, Verb: SaveVerb(KindAction)})
	}
	if err := out.Fits(s); err != nil {
		return nil, err
	}
	return append(changes, Change{Record: out, From: q.Rev}), nil
}
