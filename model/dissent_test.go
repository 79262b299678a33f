package model

import "testing"

// A file from before that rule may hold a note of who takes no part: it counts
// as no objection anywhere.
func TestRecusedObjectsToNothing(t *testing.T) {
	t.Parallel()
	for value, want := range map[VoteValue]int{VoteFor: 0, VoteAgainst: 1, VoteAbstain: 1, VoteRecused: 0} {
		cast := []*Vote{{Person: "P-1", Value: value, Known: KnownNoted, Minority: "Te duur."}}
		if got := len(dissenting(cast, []string{"P-1"})); got != want {
			t.Errorf("%s with a note: %d objections, want %d", value, got, want)
		}
	}
}
