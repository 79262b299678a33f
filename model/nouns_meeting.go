package model

import "slices"

func meetingColumns() []Column {
	return []Column{
		{Key: "id", Width: 10, Min: 10, Priority: 1},
		{Key: "on", Width: 11, Min: 11, Priority: 2},
		{Key: "time", Width: 5, Min: 5, Priority: 6},
		{Key: "body", Width: 5, Min: 4, Priority: 3},
		{Key: "state", Width: 12, Min: 10, Priority: 4},
		{Key: "items", Width: 6, Min: 4, Priority: 5, Right: true},
		{Key: "decisions", Width: 9, Min: 4, Priority: 7, Right: true},
		{Key: "place", Width: 20, Min: 10, Priority: 10, Grow: true},
		{Key: "to_decide", Width: 12, Min: 4, Priority: 8, Right: true},
		{Key: "open_questions", Width: 12, Min: 4, Priority: 9, Right: true},
		{Key: "chair", Width: 20, Min: 12, Priority: 11},
		{Key: "turn"}, // order: the next meeting first, those to come, then the past
	}
}

func listMeetings(s State, day Date) ([]Row, error) {
	code, who := codes(s), names(s)
	items, decided := tally(s, KindAgendaItem, "meeting"), tally(s, KindDecision, "meeting")
	toDecide, open := map[string]int{}, map[string]int{}
	for _, r := range s.Rows(KindDecision, "meeting", "outcome") {
		if colText(r[2]) == string(OutcomeProposed) {
			toDecide[colText(r[1])]++
		}
	}
	for _, r := range s.Rows(KindQuestion, "meeting", "answered_on") {
		if !colDate(r[2]).IsZero() {
			continue
		}
		if q, ok := Get[*Question](s, r[0].(string)); ok && !q.Answered() { // an answer may have no day
			open[colText(r[1])]++
		}
	}
	var out []Row
	rows := s.Rows(KindMeeting, "on", "time", "body", "state", "place", "chair")
	turn := turns(rows, day)
	for _, r := range rows {
		id := r[0].(string)
		out = append(out, row(KindMeeting, id, "", id, colDate(r[1]), colText(r[2]), code[colText(r[3])],
			MeetingState(colText(r[4])), items[id], decided[id], colText(r[5]), toDecide[id], open[id], who[colText(r[6])], turn[id]))
	}
	return out, nil
}

// turns numbers meetings, given by id, day, time, body and state, in the order
// in which a reader asks for them: the one going on and the next first, then
// those after it, then the past with the newest first.
func turns(rows [][]any, day Date) map[string]int {
	order := slices.Clone(rows)
	slices.SortStableFunc(order, func(a, b []any) int {
		past, pastB := held(a, day), held(b, day)
		c := colDate(a[1]).Compare(colDate(b[1]))
		switch {
		case past != pastB && past:
			return 1
		case past != pastB:
			return -1
		case past:
			return -c
		}
		return c
	})
	out := make(map[string]int, len(order))
	for i, r := range order {
		out[r[0].(string)] = i + 1
	}
	return out
}

// held tells whether a meeting, given by its columns, is over on a day.
func held(r []any, day Date) bool {
	switch MeetingState(colText(r[4])) {
	case MeetingOpen:
		return false
	case MeetingPlanned:
		return colDate(r[1]).Before(day)
	}
	return true
}

// headMeetings names the next meeting and says what is not finished.
func headMeetings(s State, day Date, rows []Row) []Block {
	cols := meetingColumns()
	unadopted := 0
	var next *Row
	for i, r := range rows {
		state, _ := cell(cols, r, "state").(MeetingState)
		on, _ := cell(cols, r, "on").(Date)
		if state == MeetingClosed {
			unadopted++
		}
		coming := state == MeetingOpen || state == MeetingPlanned && !on.Before(day)
		if coming && cell(cols, r, "turn") == 1 {
			next = &rows[i]
		}
	}
	out := []Block{headLine(Msg("count.meetings", "N", len(rows)), counts{{"screen.sitting.head_unadopted", unadopted}})}
	if next == nil {
		none := Msg("screen.sitting.head_none")
		if !Allowed(s.Roles(), VerbAddItems) { // what is planned is not open to everybody
			none = Msg("screen.sitting.head_none_for_you")
		}
		return append(out, Block{Kind: BlockText, Value: none})
	}
	on, clock := cell(cols, *next, "on").(Date), cell(cols, *next, "time").(string)
	when := said(Msg("screen.board.weekday", "On", on, "Weekday", weekday(on)))
	if clock != "" {
		when = append(when, Literal(clock))
	}
	which := "screen.sitting.head_next"
	if cell(cols, *next, "state") == MeetingOpen {
		which = "screen.sitting.head_now"
	}
	return append(out, Block{Kind: BlockText, Value: Msg(which, "Body", cell(cols, *next, "body"), "When", parts(when),
		"Items", Msg("count.items", "N", cell(cols, *next, "items")), "Decide", Msg("screen.sitting.to_decide", "N", cell(cols, *next, "to_decide")))})
}
