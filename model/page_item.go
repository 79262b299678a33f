package model

import "slices"

// item writes an item of the agenda with all that came of it, as a part of the
// page of its meeting.
func (w *pageWriter) item(it *AgendaItem) {
	w.blocks = append(w.blocks, Block{Kind: BlockHeading, Label: Msg("screen.sitting.item", "Nr", it.Nr, "Title", it.Title)})
	w.say(Literal(it.ID), w.itemKind(it), RefTo(it))
	w.treated(it)
}

// itemKind tells what the item asks, its number elsewhere, what it is about
// and whether it is closed.
func (w *pageWriter) itemKind(it *AgendaItem) Message {
	out := said(Msg("word." + it.Type.WordKey()))
	if it.Closed {
		out = append(out, Msg("screen.sitting.closed_item"))
	}
	if it.Outside != "" {
		out = append(out, Msg("screen.sitting.outside", "Nr", it.Outside))
	}
	if it.Letters != "" {
		out = append(out, Msg("screen.sitting.letters", "Letters", lettersOf(it.Letters)))
	}
	return parts(out)
}

func lettersOf(s string) []string {
	out := make([]string, 0, len(s))
	for _, l := range s {
		out = append(out, string(l))
	}
	return out
}

// treated tells what was presented with an item and what came of it.
func (w *pageWriter) treated(it *AgendaItem) {
	w.papers(it.Papers)
	for _, d := range Find[*Decision](w.s, "item", it.ID) {
		w.listed(d)
	}
	for _, q := range questionsUnder(w.s, it) {
		w.asked(q)
	}
	if it.Notes != "" {
		w.prose(it.Notes)
	}
	w.agreed(KindAgendaItem, it.ID)
}

// listed is a decision as it stands in a decision list: number, outcome and
// count, the text, and who objected.
func (w *pageWriter) listed(d *Decision) {
	line := said(Msg("word."+d.Outcome.WordKey()), Literal(d.Subject))
	b, known := Get[*Body](w.s, d.Body)
	switch {
	case !known || d.Outcome == OutcomeProposed || d.Outcome == OutcomeDeferred || d.Outcome == OutcomeWithdrawn:
	case d.Acclaimed:
		line = append(line, Msg("word.known.acclamation"))
	default:
		line = append(line, result(Count(w.s, d, b)))
	}
	w.say(Literal(d.ID), parts(line), RefTo(d))
	w.prose(d.Text)
	if known {
		w.tie(d, b)
	}
	for _, v := range dissent(w.s, d) {
		w.signed(Attention, "word."+v.Value.WordKey(), Literal(w.name(v.Person)), nil, RefTo(v))
		if v.Minority != "" {
			w.prose(v.Minority)
		}
	}
	for _, v := range Find[*Vote](w.s, "decision", d.ID) {
		if v.Value == VoteRecused {
			w.say(Literal(w.name(v.Person)), parts([]Message{Msg("word." + v.Value.WordKey()), Literal(v.Interest)}), RefTo(v))
		}
	}
	w.agreed(KindDecision, d.ID)
}

// asked is a question with its answer and what follows from it.
func (w *pageWriter) asked(q *Question) {
	w.say(Msg("screen.question.by", "Who", w.name(q.AskedBy)), q.Text, RefTo(q))
	if q.Answered() {
		w.say(w.answeredBy(q), w.answerTo(q), Ref{})
	} else {
		w.signed(Attention, "screen.question.open", Msg("screen.question.unanswered"), nil, Ref{})
	}
	w.cite(fieldLabel(KindQuestion, "follow_up"), KindAction, q.FollowUp)
}

// answerTo is the answer, or the day it was given where no words were kept.
func (w *pageWriter) answerTo(q *Question) any {
	if q.Answer == "" {
		return Msg("screen.board.day", "On", q.AnsweredOn)
	}
	return q.Answer
}

func (w *pageWriter) answeredBy(q *Question) Message {
	if q.AnsweredBy == "" {
		return fieldLabel(KindQuestion, "answer")
	}
	return Msg("screen.question.answered", "Who", w.name(q.AnsweredBy))
}

// agreed lists the actions that came out of a record, with who does what when.
func (w *pageWriter) agreed(kind Kind, id string) {
	for _, l := range w.s.LinkedTo(kind, id) {
		if l.Field != "origin" || w.linked[Ref{Kind: l.From.Kind, ID: l.From.ID}] {
			continue // told already, as what follows from a question
		}
		if a, ok := Get[*Action](w.s, l.From.ID); ok && l.From.Kind == KindAction {
			w.action(a, true)
		}
	}
}

// action is one line: what, by whom where that is not known yet, and how it
// stands.
func (w *pageWriter) action(a *Action, owner bool) {
	said := said(Literal(a.Text))
	if owner {
		said = append(said, Literal(w.name(a.Owner)))
	}
	said = append(said, w.actionState(a))
	if a.Open(w.day) && w.day.After(a.Due) {
		w.signed(Gap, "word.late", parts(said), nil, RefTo(a))
		return
	}
	w.say(Msg("screen.board.action"), parts(said), RefTo(a))
}

func (w *pageWriter) actionState(a *Action) Message {
	switch {
	case a.Dropped != "":
		return Msg("word.action_state.dropped")
	case !a.Open(w.day):
		return Msg("screen.board.done_on", "On", a.DoneOn)
	case w.day.After(a.Due):
		return Msg("screen.board.late", "Span", span(a.Due, w.day), "On", a.Due)
	}
	return Msg("screen.board.due", "On", a.Due)
}

// loose tells what a meeting decided and asked outside the items of its agenda
// that this reader sees.
func (w *pageWriter) loose(m *Meeting, items []*AgendaItem) {
	under := func(id string) bool {
		return slices.ContainsFunc(items, func(it *AgendaItem) bool { return it.ID == id })
	}
	for _, d := range Find[*Decision](w.s, "meeting", m.ID) {
		if !under(d.Item) {
			w.listed(d)
		}
	}
	for _, q := range Find[*Question](w.s, "meeting", m.ID) {
		if !under(q.Item) {
			w.asked(q)
		}
	}
}

// agendaItem is the page of an item itself.
func (w *pageWriter) agendaItem(it *AgendaItem) {
	w.skip("nr", "type", "title", "outside", "letters", "closed", "notes", "meeting")
	w.say(fieldLabel(KindAgendaItem, "type"), w.itemKind(it), Ref{})
	w.cite(fieldLabel(KindAgendaItem, "meeting"), KindMeeting, it.Meeting)
	if it.Closed {
		w.say(Msg("screen.sitting.closed_for"), w.namesOf(it.Readers), Ref{})
		for _, p := range it.Readers {
			w.covered(Ref{Kind: KindPerson, ID: p})
		}
	}
	for _, id := range it.Duties {
		if t, ok := w.s.Law().Duty(id); ok {
			w.say(fieldLabel(KindAgendaItem, "duties"), bilingual(t.TitleNL, t.TitleEN), Ref{Kind: KindDuty, ID: id})
		}
	}
	w.skip("duties")
	w.part("screen.sitting.treated", func() { w.treated(it) })
}
