package model

import (
	"slices"
	"strconv"
)

// ahead is a state with records laid upon it that are not written yet, so that
// a command in several parts can build the next upon the one before. It knows
// what the parts ask: Get and All.
type ahead struct {
	State
	fresh []Record
}

// Get implements State.
func (a ahead) Get(kind Kind, id string) (Record, bool) {
	for _, r := range slices.Backward(a.fresh) {
		if r.Kind() == kind && r.Head().ID == id {
			return r, true
		}
	}
	return a.State.Get(kind, id)
}

// All implements State.
func (a ahead) All(kind Kind) []Record {
	out := a.State.All(kind)
	for _, r := range a.fresh {
		if r.Kind() == kind {
			out = append(out, r)
		}
	}
	return out
}

// nowhere is the state of a file that is not there yet, as far as a plan for it
// asks.
type nowhere struct {
	State
	last int
}

// Get implements State.
func (*nowhere) Get(Kind, string) (Record, bool) { return nil, false }

// All implements State.
func (*nowhere) All(Kind) []Record { return nil }

// Today implements State.
func (*nowhere) Today() Date { return Date{} }

// NextID implements State.
func (n *nowhere) NextID(kind Kind, _ int) string {
	n.last++
	return string(kind) + "-" + strconv.Itoa(n.last)
}
