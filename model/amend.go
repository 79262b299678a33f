package model

import "strings"

// Amend gives one field of a record another value, as the record stands at that
// moment: what others changed beside it stays. What they changed in the field
// itself is not written over.
type Amend struct {
	Ref   Ref
	Field string
	Was   string // what the field held when typing began
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
	if now := strings.Join(FieldValues(old, c.Field), "\n"); now != c.Was && now != c.Value {
		return nil, Errorf(CodeConflict, "error.amend.changed", "ID", c.Ref.ID, "Now", Shorten(now))
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
