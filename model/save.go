package model

import "reflect"

// Save writes records of the registers: new ones (no id yet) and changed ones
// (From is the revision they were made upon). It checks each record's own
// rules and those that need the state.
type Save struct {
	Record Record
	On     Date
	Blobs  []Blob
	// Pin binds the references that name a revision without its hash.
	Pin bool
}

// Verb implements Command.
func (c Save) Verb() Verb { return SaveVerb(c.Record.Kind()) }

// Decide implements Command.
func (c Save) Decide(s State) ([]Change, error) {
	ch := c.Change(s)
	if lendsRole(ch.Record.Kind()) {
		if err := mayAdmit(s); err != nil {
			return nil, err
		}
	}
	if r, ok := ch.Record.(interface{ Fits(State) error }); ok {
		if err := r.Fits(s); err != nil {
			return nil, err
		}
	}
	return []Change{ch}, nil
}

// Change is what Save writes, with the number a new record gets, without the
// rules that ask what the file holds: records of the past are laid down so.
func (c Save) Change(s State) Change {
	rec := Clone(c.Record)
	if c.Pin {
		pinPicked(s, rec)
	}
	switch rec := rec.(type) {
	case *Vote:
		bindVote(s, rec)
	case *Decision:
		unbindVotes(s, rec)
	}
	h := rec.Head()
	from := h.Rev
	on := c.On
	if on.After(s.Today()) {
		on = s.Today() // what is planned was planned today; the day itself stands in the record
	}
	if h.ID == "" {
		h.ID = s.NextID(rec.Kind(), yearOf(rec, on, s.Today()))
		renumber(s, rec)
	}
	return Change{Record: rec, On: on, From: from, Blobs: c.Blobs}
}

// Clone copies a record, so that a command does not change what it was given.
func Clone(r Record) Record {
	v := reflect.New(reflect.TypeOf(r).Elem())
	v.Elem().Set(reflect.ValueOf(r).Elem())
	return v.Interface().(Record)
}

// yearOf is the year an id is numbered in: that of the event.
func yearOf(r Record, on, today Date) int {
	var event Date
	switch r := r.(type) {
	case *Decision:
		event = r.On
	case *Meeting:
		event = r.On
	case *Training:
		event = r.FirstDay
	case *Question:
		event = r.AskedOn
	case *Review:
		event = r.On
	case *RiskAcceptance:
		event = r.On
	case *Explanation:
		event = r.On
	case *Note:
		event = r.On
	case *Assessment:
		event = r.DoneOn
	case *ThreatReport:
		event = r.PublishedOn
	case *Advisory:
		event = r.PublishedOn
	}
	for _, d := range []Date{event, on, today} {
		if !d.IsZero() {
			return d.Year()
		}
	}
	return today.Year()
}
