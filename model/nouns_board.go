package model

import "slices"

func sortedByStart(as []*Appointment) []*Appointment {
	return slices.SortedStableFunc(slices.Values(as), func(a, b *Appointment) int { return a.From.Compare(b.From) })
}

func decisionColumns() []Column {
	return []Column{
		{Key: "id", Width: 10, Min: 10, Priority: 1},
		{Key: "on", Width: 11, Min: 11, Priority: 4},
		{Key: "body", Width: 5, Min: 4, Priority: 6},
		{Key: "subject", Width: 30, Min: 18, Priority: 2, Grow: true},
		{Key: "outcome", Width: 13, Min: 11, Priority: 4},
		{Key: "method", Width: 12, Min: 9, Priority: 11},
		{Key: "valid_until", Width: 11, Min: 11, Priority: 9},
		{Key: "basis_changed", Width: 9, Min: 4, Priority: 10},
		{Key: "note", Width: 16, Min: 10, Priority: 3},
		{Key: "votes", Width: 18, Min: 14, Priority: 8},
		{Key: "objections", Width: 9, Min: 3, Priority: 7, Right: true},
		{Key: "superseded_by", Width: 10, Min: 10, Priority: 12},
		{Key: "feedback_on", Width: 11, Min: 11, Priority: 13},
		{Key: "meeting"},
		{Key: "lapses"}, // within the warning window
		{Key: "standing", Width: 18, Min: 18, Priority: 3},
	}
}

// decisionRow is a decision by its columns, with who took its place by a day.
type decisionRow struct {
	id, body, subject, meeting          string
	supersededBy                        string // as far as the reader may see it
	on, validUntil, feedbackOn          Date
	outcome                             Outcome
	method                              Method
	acclaimed, conditionsOpen, replaced bool
}

// decisionRows reads the decisions by their columns; bodies are opened only of
// those that claim the place of another.
func decisionRows(s State, day Date) []decisionRow {
	rows := s.Rows(KindDecision, "on", "body", "subject", "outcome", "method", "valid_until", "feedback_on", "conditions_met_on", "meeting", "acclaimed")
	seen := map[string]bool{}
	for _, r := range rows {
		seen[r[0].(string)] = true
	}
	by := replacements(s.Whole(), day)
	out := make([]decisionRow, len(rows))
	for i, r := range rows {
		id := r[0].(string)
		out[i] = decisionRow{id: id, on: colDate(r[1]), body: colText(r[2]), subject: colText(r[3]), outcome: Outcome(colText(r[4])),
			method: Method(colText(r[5])), validUntil: colDate(r[6]), feedbackOn: colDate(r[7]), meeting: colText(r[9]),
			acclaimed: colInt(r[10]) == 1, replaced: by[id] != ""}
		if seen[by[id]] {
			out[i].supersededBy = by[id]
		}
		out[i].conditionsOpen = out[i].outcome == OutcomeConditions && !doneBy(r[8], day)
	}
	return out
}

// replacements tells which decision took the place of which by a day.
func replacements(s State, day Date) map[string]string {
	out := map[string]string{}
	for _, l := range s.LinksFrom(KindDecision, "supersedes") {
		if d, ok := Get[*Decision](s, l.From.ID); ok && Effective(s, d, day) {
			out[l.To.ID] = d.ID
		}
	}
	return out
}

// stands tells whether it approves and nothing took its place.
func (r decisionRow) stands() bool {
	return (r.outcome == OutcomeApproved || r.outcome == OutcomeConditions) && !r.replaced
}

// lapses tells whether it runs out soon.
func (r decisionRow) lapses(day Date) bool { return r.lapsesBy(day, day.AddDays(warnWindow)) }

// lapsesBy tells whether what still holds on a day has run out by another.
func (r decisionRow) lapsesBy(day, by Date) bool {
	return r.stands() && !r.validUntil.IsZero() && !r.validUntil.Before(day) && !r.validUntil.After(by)
}

func (r decisionRow) lapsed(day Date) bool {
	return r.stands() && !r.validUntil.IsZero() && r.validUntil.Before(day)
}

// feedbackDue tells whether something is to come back by a day.
func (r decisionRow) feedbackDue(by Date) bool {
	return r.conditionsOpen && (r.feedbackOn.IsZero() || !r.feedbackOn.After(by))
}

// note is what a reader of the list should know of it, with its sign.
func (r decisionRow) note(day Date, moved bool) (Status, Message) {
	switch {
	case r.replaced:
		return NA, Msg("screen.decision.note_superseded")
	case r.lapsed(day):
		return NA, Msg("screen.decision.note_lapsed") // what that lacks is for a duty to say
	case moved:
		return Attention, Msg("duty.basis_changed")
	case r.conditionsOpen:
		return Attention, Msg("screen.decision.note_conditions")
	case r.lapses(day):
		return Attention, Msg("word.attention.running_out")
	case r.method == MethodTakenOver:
		return NA, Msg("screen.decision.word_taken_over")
	}
	return "", Message{}
}

func listDecisions(s State, day Date) ([]Row, error) {
	code, votes := codes(s), readBallots(s)
	moved := map[string]bool{}
	for _, m := range MovedBases(s.Whole(), day) {
		moved[m.Decision.ID] = true
	}
	var out []Row
	for _, r := range decisionRows(s, day) {
		st, note := r.note(day, moved[r.id])
		standing := any(r.outcome)
		if !note.IsZero() {
			standing = note
		}
		out = append(out, row(KindDecision, r.id, st, r.id, r.on, code[r.body], r.subject, r.outcome, r.method, r.validUntil, moved[r.id],
			note, votes.words(r), votes.objections(r), r.supersededBy, r.feedbackOn, r.meeting, r.lapses(day), standing))
	}
	return out, nil
}

// headDecisions says what the decisions come to.
func headDecisions(_ State, _ Date, rows []Row) []Block {
	cols := decisionColumns()
	moved, soon, open, written := 0, 0, 0, 0
	for _, r := range rows {
		if cell(cols, r, "basis_changed") == true {
			moved++
		}
		if cell(cols, r, "lapses") == true {
			soon++
		}
		if cell(cols, r, "outcome") == OutcomeProposed {
			open++
			if cell(cols, r, "method") == MethodWritten {
				written++
			}
		}
	}
	return []Block{headLine(Msg("count.decisions", "N", len(rows)), counts{
		{"screen.decision.head_open", open}, {"screen.decision.head_written", written}, {"screen.decision.head_moved", moved}, {"screen.decision.head_lapsing", soon}})}
}

// counts are numbers with their words, in order.
type counts []struct {
	key string
	n   int
}

// headLine sets counts behind a first one; what there is none of is left out.
func headLine(first Message, rest counts) Block {
	line := []Message{first}
	for _, c := range rest {
		if c.n > 0 {
			line = append(line, Msg(c.key, "N", c.n))
		}
	}
	return Block{Kind: BlockText, Value: parts(line)}
}

// cell is the value of a row in the column with a key.
func cell(cols []Column, r Row, key string) any {
	i := slices.IndexFunc(cols, func(c Column) bool { return c.Key == key })
	if i < 0 || i >= len(r.Values) {
		return nil
	}
	return r.Values[i]
}
