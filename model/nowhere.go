package model

import "strconv"

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
