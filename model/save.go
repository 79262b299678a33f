package model

import "reflect"

// Save writes records of the registers: new ones (no id yet) and changed ones
// (From is the revision they were made upon). It checks each record's own
// rules and those that need the state.
type Save struct {
	Record Record
	On     Date
	Blobs  []Blob
}

// Verb implements Command.
func (c Save) Verb() Verb { return SaveVerb(c.Record.Kind()) }

// Decide implements Command.
func (c Save) Decide(s State) ([]Change, error) {
	rec := Clone(c.Record)
	h := rec.Head()
	from := h.Rev
	if h.ID == "" {
		on := c.On
		if on.IsZero() {
			on = s.Today()
		}
		h.ID = s.NextID(rec.Kind(), on.Year())
	}
	if r, ok := rec.(interface{ Fits(State) error }); ok {
		if err := r.Fits(s); err != nil {
			return nil, err
		}
	}
	return []Change{{Record: rec, On: c.On, From: from, Blobs: c.Blobs}}, nil
}

// Clone copies a record, so that a command does not change what it was given.
func Clone(r Record) Record {
	v := reflect.New(reflect.TypeOf(r).Elem())
	v.Elem().Set(reflect.ValueOf(r).Elem())
	return v.Interface().(Record)
}
