package model

// Amend gives one field of a record another value, as it stands at that
// moment: what is typed in the course of a meeting is the latest word.
type Amend struct {
	Ref   Ref
	Field string
	Value string
}

// Verb implements Command.
func (c Amend) Verb() Verb { return SaveVerb(c.Ref.Kind) }

// Decide implements Command.
func (c Amend) Decide(s State) ([]Change, error) {
	old, ok := s.Get(c.Ref.Kind, c.Ref.ID)
	if !ok {
		return nil, missing(c.Ref.ID)
	}
	r := Clone(old)
	var values []string
	if c.Value != "" {
		values = []string{c.Value}
	}
	if err := SetField(r, c.Field, values); err != nil {
		return nil, err
	}
	return Save{Record: r}.Decide(s)
}
