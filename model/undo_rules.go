package model

import "slices"

// CanUndo says why a step cannot be taken back; nothing when it can.
func CanUndo(s State, step Step) []Message {
	return newUndoing(s, step).why()
}

func (u *undoing) why() []Message {
	switch {
	case len(u.parts) == 0 || u.s.Now().Sub(u.step.At()) > undoWithin:
		return []Message{Msg("error.undo.old", "At", u.step.At())}
	case u.step.Actor != u.s.Actor().ID():
		return []Message{Msg("error.undo.other", "Who", u.actor(u.step.Actor))}
	}
	for _, v := range u.step.verbs() {
		if !Allowed(u.s.Roles(), v) {
			return reasonOf(Denied(v))
		}
	}
	var why []Message
	for _, p := range u.parts {
		if _, seen := u.seen.Get(p.kind, p.id); !seen {
			return []Message{Msg("error.undo.hidden")}
		}
		why = append(why, u.stands(p)...)
		if len(why) >= MaxProblems {
			break
		}
	}
	if len(why) > 0 {
		return why
	}
	return u.holds()
}

// holds says why an outcome that comes back would not hold now: between the
// undo and doing it again others may have changed who is there, or the text.
func (u *undoing) holds() []Message {
	var back []Record
	for _, p := range u.parts {
		back = append(back, p.back())
	}
	s := over(u.s, back...)
	for i, p := range u.parts {
		d, ok := back[i].(*Decision)
		if !ok || d.Undone || !settled(d) || settled(p.now.Record.(*Decision)) {
			continue
		}
		b, _ := Get[*Body](s, d.Body)
		switch {
		case b == nil:
			return []Message{Msg("duty.invalid.body")}
		case d.Meeting != "" && !slices.Equal(d.Present, takingPart(s, d, b)):
			return []Message{Msg("error.undo.present", "ID", d.ID)}
		}
		if why := outcomeProblems(s, d, b); len(why) > 0 {
			return why
		}
	}
	return nil
}

// stands says why one record must stay as it is. What binds is said first: then
// it does not matter what happened since.
func (u *undoing) stands(p part) []Message {
	if why := u.binds(p); len(why) > 0 {
		return why
	}
	if e := p.now.Entry; e.Seq != p.last.Entry.Seq && !sameContent(p.now.Record, p.last.Record) {
		return []Message{Msg("error.undo.changed", "ID", p.id, "Who", u.actor(e.Actor), "At", p.now.Record.Head().RecordedAt)}
	}
	if why := u.removed(p); len(why) > 0 {
		return why
	}
	back := p.back()
	if back.Head().Undone {
		return u.pointedAt(p, 0)
	}
	if why := u.pointsAt(p, back); len(why) > 0 {
		return why
	}
	if r, ok := back.(interface{ Fits(State) error }); ok && !ownRules(p.kind) {
		return reasonOf(r.Fits(u.s))
	}
	return nil
}

// ownRules tells the kinds that commands of their own bring from stage to stage:
// going back is no change that Save would make, and binds says until when.
func ownRules(k Kind) bool {
	switch k {
	case KindMeeting, KindAgendaItem, KindAttendance, KindQuestion, KindDecision, KindVote:
		return true
	}
	return false
}

// removed: words that were removed on request must not come back, and what
// stands in their place must not go over what was written since.
func (u *undoing) removed(p part) []Message {
	for _, r := range All[*Removal](u.s) {
		if r.Seq > p.last.Entry.Seq && slices.ContainsFunc(r.Items, func(i RemovalItem) bool { return i.Kind == p.kind && i.ID == p.id }) {
			return []Message{Msg("error.undo.removed", "ID", p.id)}
		}
	}
	return nil
}

// pointedAt: what others that stay rest on is not taken away from under them.
// It asks those recorded after an entry.
func (u *undoing) pointedAt(p part, after int64) []Message {
	for _, l := range u.s.LinkedTo(p.kind, p.id) {
		from, ok := u.s.Get(l.From.Kind, l.From.ID)
		if !ok || from.Head().Seq <= after || u.has(l.From.Kind, l.From.ID) { // of those in the step, see pointsAt
			continue
		}
		if _, seen := u.seen.Get(l.From.Kind, l.From.ID); !seen {
			return []Message{Msg("error.undo.linked_hidden", "ID", p.id)}
		}
		return []Message{Msg("error.undo.linked", "ID", p.id, "From", l.From.ID)}
	}
	return nil
}

// pointsAt: what a record pointed at before may have been undone meanwhile.
func (u *undoing) pointsAt(p part, back Record) []Message {
	for _, n := range RefsOf(back) {
		kinds := n.Target
		if n.Ref.Kind != "" {
			kinds = []Kind{n.Ref.Kind}
		}
		there := slices.ContainsFunc(kinds, func(k Kind) bool {
			if live, part := u.live[Ref{Kind: k, ID: n.Ref.ID}]; part {
				return live
			}
			r, ok := u.s.Get(k, n.Ref.ID)
			return ok && !r.Head().Undone
		})
		if !there {
			return []Message{Msg("error.undo.target", "ID", p.id, "Target", n.Ref.ID)}
		}
	}
	return nil
}

func (u *undoing) actor(id string) any { return actorName(u.who, id) }

// reasonOf is the sentence in a refusal.
func reasonOf(err error) []Message {
	if err == nil {
		return nil
	}
	return []Message{messageOf(err)}
}
