package model

// CloseItem marks an item as dealt with: from here on the text of its decision
// is corrected visibly. A proposal gets an outcome first.
type CloseItem struct{ Item string }

// Verb implements Command.
func (CloseItem) Verb() Verb { return VerbCloseItem }

// Decide implements Command.
func (c CloseItem) Decide(s State) ([]Change, error) {
	it, m, err := itemOf(s, c.Item)
	if err != nil {
		return nil, err
	}
	if m.State != MeetingOpen {
		return nil, Errorf(CodeInvalid, "error.decide.not_open", "ID", m.ID)
	}
	if d := undecidedUnder(s, it); d != nil {
		return nil, Errorf(CodeInvalid, "error.item.undecided", "ID", d.ID)
	}
	out := Clone(it).(*AgendaItem)
	out.Treated = true
	return []Change{{Record: out, From: it.Rev, On: m.On}}, nil
}

// undecidedUnder finds a proposal under an item that waits for an outcome.
func undecidedUnder(s State, it *AgendaItem) *Decision {
	for _, d := range Find[*Decision](s, "item", it.ID) {
		if d.Outcome == OutcomeProposed {
			return d
		}
	}
	return nil
}

// ReopenItem takes an item up again, with the reason, while the meeting is open.
type ReopenItem struct{ Item, Reason string }

// Verb implements Command.
func (ReopenItem) Verb() Verb { return VerbReopenItem }

// Decide implements Command.
func (c ReopenItem) Decide(s State) ([]Change, error) {
	it, m, err := itemOf(s, c.Item)
	switch {
	case err != nil:
		return nil, err
	case !it.Treated:
		return nil, nil
	case c.Reason == "":
		return nil, Errorf(CodeInvalid, "error.item.reason", "ID", it.ID)
	}
	out := Clone(it).(*AgendaItem)
	out.Treated, out.Reason = false, c.Reason
	return []Change{{Record: out, From: it.Rev, On: m.On}}, nil
}

// itemOf finds an item of a meeting that is not closed yet.
func itemOf(s State, id string) (*AgendaItem, *Meeting, error) {
	it, ok := Get[*AgendaItem](s, id)
	if !ok {
		return nil, nil, missing(id)
	}
	m, err := changeable(s, it.Meeting)
	return it, m, err
}
