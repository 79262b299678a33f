package model

import "strings"

// Expiry says how something with a last day stands on a day.
type Expiry string

// The states; missing is for proof that was never there.
const (
	ExpiryNone    Expiry = "none" // no last day
	ExpiryValid   Expiry = "valid"
	ExpiryEnding  Expiry = "ending" // inside the warning window
	ExpiryLapsed  Expiry = "lapsed"
	ExpiryMissing Expiry = "missing"
)

// WordKey implements Worded.
func (e Expiry) WordKey() string { return "expiry." + string(e) }

// Status is the sign that goes with it.
func (e Expiry) Status() Status {
	switch e {
	case ExpiryEnding:
		return Attention
	case ExpiryLapsed, ExpiryMissing:
		return Gap
	}
	return Met
}

// expiryOn judges a last day, which counts itself.
func expiryOn(until, day Date) Expiry {
	switch {
	case until.IsZero():
		return ExpiryNone
	case day.After(until):
		return ExpiryLapsed
	case !day.Before(until.AddDays(-warnWindow)):
		return ExpiryEnding
	}
	return ExpiryValid
}

// evidenceOn judges the last day of evidence by the board's own norm, which may
// warn earlier and allow some days to renew it; nil when there is none. Due is
// the day from which it is a gap.
func evidenceOn(n *Norm, until, day Date) (state Expiry, st Status, due Date) {
	warn, due := warnWindow, until
	if n != nil {
		due = until.AddDays(n.Days)
		if n.WarnDays > 0 {
			warn = n.WarnDays
		}
	}
	switch {
	case until.IsZero():
		return ExpiryNone, Met, Date{}
	case day.Before(until.AddDays(-warn)):
		return ExpiryValid, Met, due
	case !day.After(until):
		return ExpiryEnding, Attention, due
	case !day.After(due):
		return ExpiryLapsed, Attention, due
	}
	return ExpiryLapsed, Gap, due
}

// proofOf judges the proof a supplier gave, NEN 7510 or ISO 27001: the better
// of the two counts.
func proofOf(day Date, proofs ...Date) Expiry {
	best, rank := ExpiryMissing, map[Expiry]int{ExpiryLapsed: 1, ExpiryEnding: 2, ExpiryValid: 3}
	for _, d := range proofs {
		if e := expiryOn(d, day); e != ExpiryNone && rank[e] > rank[best] {
			best = e
		}
	}
	return best
}

// dueWords says how a term stands: past it, on it, before it.
func dueWords(due, day Date) Message {
	switch n := due.DaysUntil(day); {
	case n > 0:
		return Msg("screen.follow.due.late", "N", n)
	case n < 0:
		return Msg("screen.follow.due.ahead", "N", -n)
	}
	return Msg("screen.follow.due.today")
}

// counted is the word for how many rows have a status.
type counted struct {
	st  Status
	key string
}

// countHead says of each status how many rows have it; none is not said.
func countHead(rows []Row, words ...counted) []Block {
	n := map[Status]int{}
	for _, r := range rows {
		n[r.Status]++
	}
	var out []Block
	for _, w := range words {
		if n[w.st] > 0 {
			out = append(out, Block{Kind: BlockStatus, Status: w.st, Label: Msg(w.key, "N", n[w.st])})
		}
	}
	return out
}

// firstLine is the first line of a longer text, for a list.
func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}
