package model

import "time"

// ReadMark is what a person did with the bytes of a file. It stands outside the
// ledger; what was confirmed goes into the vote that was cast on it.
type ReadMark struct {
	How       MarkHow
	SeenOn    time.Time
	Confirmed time.Time
}

// MarkHow says how the bytes came to the person.
type MarkHow string

// The ways.
const (
	MarkFetched MarkHow = "fetched" // as a file
	MarkShown   MarkHow = "shown"   // on the screen, to its end
)

// Values lists the closed set.
func (MarkHow) Values() []string { return []string{"fetched", "shown"} }

// WordKey implements Worded.
func (m MarkHow) WordKey() string { return "mark." + string(m) }

// Seen tells whether the bytes were delivered.
func (m ReadMark) Seen() bool { return m.How != "" }

// Read tells whether the person confirmed having read them.
func (m ReadMark) Read() bool { return m.Seen() && !m.Confirmed.IsZero() }
