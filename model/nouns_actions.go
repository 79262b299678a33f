package model

import (
	"cmp"
	"slices"
)

// ActionState is how far an action is; computed.
type ActionState string

// The states of an action.
const (
	ActionOpen    ActionState = "open"
	ActionLate    ActionState = "late"
	ActionDone    ActionState = "done"
	ActionDropped ActionState = "dropped"
)

// WordKey implements Worded.
func (a ActionState) WordKey() string { return "action_state." + string(a) }

// Status is the sign that goes with the state.
func (a ActionState) Status() Status {
	switch a {
	case ActionOpen:
		return Attention
	case ActionLate:
		return Gap
	case ActionDone:
		return Met
	}
	return NA
}

// State tells how far the action is on a day.
func (a *Action) State(day Date) ActionState {
	return actionState(a.Due, a.DoneOn, a.Dropped != "", day)
}

func actionState(due, done Date, dropped bool, day Date) ActionState {
	switch {
	case dropped:
		return ActionDropped
	case !done.IsZero() && !done.After(day):
		return ActionDone
	case day.After(due):
		return ActionLate
	}
	return ActionOpen
}

func actionColumns() []Column {
	return []Column{
		{Key: "id", Width: 12, Min: 12, Priority: 4},
		{Key: "text", Width: 24, Min: 20, Priority: 1, Grow: true},
		{Key: "owner", Width: 18, Min: 10, Priority: 5},
		{Key: "due", Width: 11, Min: 11, Priority: 3},
		{Key: "state", Width: 9, Min: 7, Priority: 2},
		{Key: "days_late", Width: 7, Min: 5, Priority: 6, Right: true},
		{Key: "done_on", Width: 11, Min: 11, Priority: 9},
		{Key: "origin", Width: 12, Min: 10, Priority: 10},
		{Key: "origin_kind", Width: 18, Min: 8, Priority: 7},
		{Key: "origin_title", Width: 30, Min: 14, Priority: 8},
		{Key: "standing", Width: 17, Min: 13, Priority: 2},
		{Key: "rank"}, // place in the order late first; see rankActions
	}
}

// The places of columns that others look at.
const (
	actionDue = 3 + iota
	actionStateAt
	actionDaysLate
	actionDoneOn
	actionOrigin
	_ // what kind it is
	actionOriginTitle
	_ // how it stands, in words
	actionRank
)

// listActions names what the actions that wait come from; of thousands that
// are done the kind and the number stand, and their pages tell the rest.
func listActions(s State, day Date) ([]Row, error) {
	who, rows := names(s), s.Rows(KindAction, "text", "owner", "due", "done_on", "dropped", "origin", "origin_note")
	out, waits := make([]Row, 0, len(rows)), []string{}
	for _, r := range rows {
		id, due, up := r[0].(string), colDate(r[3]), colText(r[6])
		state, late := actionState(due, colDate(r[4]), r[5] != nil, day), 0
		if state == ActionLate {
			late = due.DaysUntil(day)
		}
		if state == ActionLate || state == ActionOpen {
			waits = append(waits, up)
		}
		st, standing := state.Status(), any(state)
		switch {
		case state == ActionLate, state == ActionOpen && !due.After(day.AddDays(soonDue)):
			standing = dueWords(due, day)
		case state == ActionOpen:
			st = "" // it waits, and nothing is the matter
		}
		out = append(out, row(KindAction, id, st, id, colText(r[1]), who[colText(r[2])], due, state, late, colDate(r[4]), up,
			originKind(up), colText(r[7]), standing, 0))
	}
	from := namesOfIDs(s, waits)
	for i := range out {
		if name, ok := from[out[i].Values[actionOrigin].(string)]; ok {
			out[i].Values[actionOriginTitle] = name
		}
	}
	rankActions(out)
	return out, nil
}

// rankActions numbers the rows by what asks attention first: what is late, the
// oldest term in front; what is open, by term; what is done, the newest in
// front; and last what was dropped.
func rankActions(rows []Row) {
	type place struct{ row, group, day int }
	order := make([]place, len(rows))
	for i, r := range rows {
		order[i] = place{i, stateRank(r), r.Values[actionDue].(Date).Compare(Date{})}
		if r.Values[actionStateAt] == ActionDone {
			order[i].day = -r.Values[actionDoneOn].(Date).Compare(Date{})
		}
	}
	slices.SortFunc(order, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.group, b.group), cmp.Compare(a.day, b.day), cmp.Compare(a.row, b.row))
	})
	for i, p := range order {
		rows[p.row].Values[actionRank] = i + 1
	}
}

func stateRank(r Row) int {
	return slices.Index([]any{ActionLate, ActionOpen, ActionDone, ActionDropped}, r.Values[actionStateAt])
}

// soonDue is from how many days before its term an action asks attention.
const soonDue = 14

// headActions says how many wait, how many too long, and how long the oldest.
func headActions(_ State, _ Date, rows []Row) []Block {
	open, late, oldest := 0, 0, 0
	for _, r := range rows {
		switch r.Values[actionStateAt] {
		case ActionLate:
			late++
			oldest = max(oldest, r.Values[actionDaysLate].(int))
		case ActionOpen:
			open++
		}
	}
	said := Msg("screen.follow.head.none_late", "N", open)
	if late > 0 {
		said = Msg("screen.follow.head.late", "Open", open+late, "Late", late, "N", oldest)
	}
	return []Block{{Kind: BlockText, Value: said}}
}
