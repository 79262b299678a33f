package model

import "slices"

// dissented sets apart the votes against and the notes of a minority.
func (d *dossier) dissented() {
	list := slices.DeleteFunc(slices.Clone(d.votes), func(c castVote) bool {
		return c.vote == nil || !c.vote.objects()
	})
	shown, more := newest(list, mostOfMine)
	for _, c := range shown {
		d.signed(Attention, "word."+c.vote.Value.WordKey(), d.subject(c.on), d.when(c), RefTo(c.vote))
		if c.vote.Minority != "" {
			d.prose(c.vote.Minority)
		}
	}
	d.more(more)
}

// steppedBack tells of the decisions the person took no part in, and why.
func (d *dossier) steppedBack() {
	list := slices.DeleteFunc(slices.Clone(d.votes), func(c castVote) bool { return c.vote == nil || c.vote.Value != VoteRecused })
	shown, more := newest(list, mostOfMine)
	for _, c := range shown {
		d.say(Msg("screen.board.day", "On", c.on.on), parts([]Message{d.subject(c.on), Literal(c.vote.Interest)}), RefTo(c.vote))
	}
	d.more(more)
}

// voted lists the votes, newest first, with how each is known.
func (d *dossier) voted() {
	shown, more := newest(d.votes, mostOfMine)
	for _, c := range shown {
		how := Msg("word.known.acclamation")
		ref := Ref{Kind: KindDecision, ID: c.on.id}
		if c.vote != nil {
			counts := VotesOn(d.s, c.on.id)[d.p.ID] == c.vote
			how, ref = d.voteWords(c.vote, counts, true), RefTo(c.vote)
		}
		d.say(Msg("screen.board.day", "On", c.on.on), parts([]Message{d.subject(c.on), how}), ref)
	}
	d.more(more)
}

func (d *dossier) subject(r decisionRow) Message {
	if r.subject == "" {
		return Literal(r.id)
	}
	return Msg("screen.board.cited", "Title", r.subject, "ID", r.id)
}

func (d *dossier) when(c castVote) Message {
	return parts([]Message{Msg("screen.board.day", "On", c.on.on), Msg("word." + c.vote.Known.WordKey())})
}

// approvedPolicies lists the texts that a decision approved with the person's
// vote, newest first.
func (d *dossier) approvedPolicies() {
	type approved struct {
		version *PolicyVersion
		by      decisionRow
	}
	with := map[string]bool{}
	for _, c := range d.votes {
		with[c.on.id] = c.vote == nil || c.vote.Value == VoteFor
	}
	var list []approved
	for _, v := range All[*PolicyVersion](d.s) {
		for _, l := range d.s.LinkedTo(KindPolicyVersion, v.ID) {
			if l.Field != "approves" || !with[l.From.ID] {
				continue
			}
			if r := d.decisions[l.From.ID]; r.outcome == OutcomeApproved || r.outcome == OutcomeConditions {
				list = append(list, approved{v, r})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b approved) int { return b.by.compare(a.by) })
	shown, more := newest(list, mostOfMine)
	for _, a := range shown {
		now := Msg("word." + StateOf(d.s.Whole(), a.version, d.day).WordKey())
		d.say(Msg("screen.board.day", "On", a.by.on), parts([]Message{TitleOf(d.s, a.version), Literal(a.by.id), Msg("screen.dossier.now", "State", now)}), RefTo(a.version))
	}
	d.more(more)
}

// trained lists the courses the person took, newest first.
func (d *dossier) trained() {
	type taken struct {
		t *Training
		p *Participation
	}
	var list []taken
	for _, p := range Find[*Participation](d.s, "person", d.p.ID) {
		if t, ok := Get[*Training](d.s, p.Training); ok {
			list = append(list, taken{t, p})
		}
	}
	slices.SortStableFunc(list, func(a, b taken) int { return b.t.Ends().Compare(a.t.Ends()) })
	shown, more := newest(list, mostOfMine)
	for _, x := range shown {
		how := Msg("screen.dossier.not_completed")
		switch {
		case x.t.FirstDay.After(d.day):
			how = Msg("screen.dossier.planned")
		case x.p.Completed:
			how = Msg("screen.dossier.completed")
		}
		d.say(Msg("screen.board.day", "On", x.t.Ends()), parts([]Message{cited(d.s, x.t), how}), RefTo(x.t))
	}
	d.more(more)
}

// questions lists what the person asked, with the answer and what follows.
func (d *dossier) questions() {
	shown, more := newest(slices.DeleteFunc(slices.Clone(d.asked), func(q *Question) bool { return q.AskedOn.After(d.day) }), mostOfMine)
	for _, q := range shown {
		d.say(Msg("screen.board.day", "On", q.AskedOn), q.Text, RefTo(q))
		d.subjectOf(q)
		if !q.Answered() {
			d.prose(Msg("screen.question.unanswered"))
			continue
		}
		d.say(d.answeredBy(q), d.answerTo(q), Ref{})
		if q.Answer != "" && !q.AnsweredOn.IsZero() {
			d.say(fieldLabel(KindQuestion, "answered_on"), q.AnsweredOn, Ref{})
		}
		d.cite(fieldLabel(KindQuestion, "follow_up"), KindAction, q.FollowUp)
	}
	d.more(more)
}

// actions lists what the person finished, newest first; what is open stands
// above, where it waits.
func (d *dossier) actions() {
	done := slices.DeleteFunc(slices.Clone(d.mine), func(a *Action) bool { return a.Open(d.day) })
	slices.SortStableFunc(done, func(a, b *Action) int { return b.DoneOn.Compare(a.DoneOn) })
	open := len(d.mine) - len(done)
	if len(d.mine) > 0 {
		d.prose(Msg("screen.dossier.action_count", "Open", open, "Done", len(done)))
	}
	shown, more := newest(done, mostOfMine)
	for _, a := range shown {
		d.action(a, a.Owner != d.p.ID)
	}
	d.more(more)
}
