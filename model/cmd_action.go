package model

// NewAction records an action together with what it comes from: the record as
// it is at that moment.
type NewAction struct {
	Action *Action
	Origin Ref // kind and id; zero: from nowhere, which the action then says
}

// Verb implements Command.
func (NewAction) Verb() Verb { return SaveVerb(KindAction) }

// Decide implements Command. What an action cannot come from is left to the
// form, where people say why it comes from nowhere.
func (c NewAction) Decide(s State) ([]Change, error) {
	a := Clone(c.Action).(*Action)
	if r, ok := s.Get(c.Origin.Kind, c.Origin.ID); ok && !c.Origin.IsZero() {
		a.Origin = RefTo(r)
	}
	return Save{Record: a}.Decide(s)
}
