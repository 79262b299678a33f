package model

import "slices"

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
	from := OriginFrom(c.Origin)
	switch {
	case from.IsZero():
	case from.Kind == KindDuty:
		a.Mends = []string{from.ID}
	default:
		if r, ok := s.Get(from.Kind, from.ID); ok {
			a.Origin = RefTo(r)
		}
	}
	return Save{Record: a}.Decide(s)
}

// OriginFrom is what an action comes from when it is made beside a record: the
// record, or the duty it would mend; zero for what gives no actions.
func OriginFrom(ref Ref) Ref {
	if ref.Kind == KindDuty || slices.Contains(aboutKinds(KindAction, "origin"), ref.Kind) {
		return Ref{Kind: ref.Kind, ID: ref.ID}
	}
	return Ref{}
}
