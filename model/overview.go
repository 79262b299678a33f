package model

import (
	"slices"
	"time"
)

// BuildOverview gathers the first screen for a day.
func BuildOverview(s State, day Date) Overview {
	o := Overview{Day: day, Class: ClassOut}
	if org, ok := TheOrganisation(s); ok {
		o.Organisation = org.Name
		o.Class, o.ClassReason = Classify(org, s.Law())
	}
	o.Duties = Duties(s, day)
	o.Counts = CountDuties(o.Duties)
	o.First = firstThings(s, day, o.Duties)
	if len(o.First) == 0 {
		o.Begin = beginning(s, o.Duties)
	}
	o.Controls = controlTotals(s)
	o.Trend = trend(s, day)
	return o
}

// beginning says what to do first in a file where nothing waits and much lacks.
func beginning(s State, ds []DutyResult) Message {
	switch {
	case !slices.ContainsFunc(ds, func(d DutyResult) bool { return d.Status == Gap }):
		return Message{}
	case len(s.Rows(KindPerson, "name")) == 0:
		return Msg("screen.overview.begin.people")
	}
	return Msg("screen.overview.begin.gaps")
}

// Soon is how far ahead "eerst aan de beurt" looks, in days.
const soon = 30

// firstThings lists what comes first: what is late, then what comes soon.
func firstThings(s State, day Date, ds []DutyResult) []Upcoming {
	var out []Upcoming
	last := day.AddDays(soon)
	for _, a := range openActions(s, day) {
		st := Attention
		if day.After(a.due) {
			st = Gap
		}
		if !a.due.After(last) {
			out = append(out, Upcoming{Ref: Ref{Kind: KindAction, ID: a.id}, Title: Literal(a.text), Due: a.due, Status: st})
		}
	}
	code := codes(s)
	for _, r := range s.Rows(KindMeeting, "on", "time", "state", "body") {
		on := colDate(r[1])
		if colText(r[3]) == string(MeetingPlanned) && !on.Before(day) {
			out = append(out, Upcoming{Ref: Ref{Kind: KindMeeting, ID: r[0].(string)}, Title: Literal(code[colText(r[4])]), Due: on, Time: colText(r[2]), Status: NA})
		}
	}
	for _, d := range ds {
		if d.Status == Attention && !d.Due.IsZero() && !d.Due.After(day.AddDays(warnWindow)) {
			out = append(out, Upcoming{Ref: Ref{Kind: KindDuty, ID: d.ID}, Title: d.Title(), Due: d.Due, Status: Attention})
		}
	}
	slices.SortStableFunc(out, func(a, b Upcoming) int { return a.Due.Compare(b.Due) })
	return out
}

func controlTotals(s State) ControlTotals {
	var t ControlTotals
	for _, r := range s.Rows(KindControl, "applicable", "implementation", "assurance") {
		switch Applicable(colText(r[1])) {
		case ApplicableNo:
			t.Excluded++
			continue
		case ApplicableYes:
			t.Applicable++
		default:
			t.Undecided++
			continue
		}
		switch Implementation(colText(r[2])) {
		case ImplementationDone:
			t.Implemented++
		case ImplementationWork:
			t.Started++
		default:
			t.None++
		}
		switch Assurance(colText(r[3])) {
		case AssuranceOperation:
			t.AssessedOperation++
		case AssuranceExistence:
			t.AssessedExistence++
		}
	}
	return t
}

const trendMonths = 7

// trend counts the controls implemented at the end of each of the last months,
// by what was recorded then; the last value is that of the day itself.
func trend(s State, day Date) []int {
	first := day.AddMonths(-(trendMonths - 1))
	state := map[string]bool{}
	for _, r := range s.Rows(KindControl, "applicable", "implementation") {
		state[r[0].(string)] = implemented(colText(r[1]), colText(r[2]))
	}
	// How each control stood at the start, and every change since.
	changes := map[string][]Revision{}
	for _, rv := range s.Changes(KindControl, first.Start()) {
		id := rv.Entry.ID
		if len(changes[id]) == 0 {
			state[id] = stoodBefore(s, rv)
		}
		changes[id] = append(changes[id], rv)
	}
	out := make([]int, trendMonths)
	for i := range out {
		end := day.AddMonths(i - (trendMonths - 1)).End()
		for id, atStart := range state {
			if implementedAt(atStart, changes[id], end) {
				out[i]++
			}
		}
	}
	return out
}

func implemented(applicable, implementation string) bool {
	return applicable == string(ApplicableYes) && implementation == string(ImplementationDone)
}

func controlDone(r Record) bool {
	c, ok := r.(*Control)
	return ok && !c.Undone && implemented(string(c.Applicable), string(c.Implementation))
}

// stoodBefore is how a control stood just before a change of it.
func stoodBefore(s State, change Revision) bool {
	before, ok := s.Before(change)
	return ok && controlDone(before.Record)
}

// implementedAt follows the changes of a control up to an instant.
func implementedAt(atStart bool, changes []Revision, end time.Time) bool {
	for _, rv := range changes {
		if !rv.Record.Head().RecordedAt.Before(end) {
			break
		}
		atStart = controlDone(rv.Record)
	}
	return atStart
}

// heldMeeting is a meeting that was held, by its columns.
type heldMeeting struct {
	id string
	on Date
}

// boardMeetings lists the closed meetings, up to a day, of bodies whose members
// are bound; the newest first.
func boardMeetings(s State, day Date) []heldMeeting {
	binds := map[string]bool{}
	for _, b := range All[*Body](s) {
		binds[b.ID] = b.Type.Bound()
	}
	var out []heldMeeting
	for _, r := range s.Rows(KindMeeting, "on", "state", "body") {
		m, state := heldMeeting{r[0].(string), colDate(r[1])}, MeetingState(colText(r[2]))
		if binds[colText(r[3])] && (state == MeetingClosed || state == MeetingAdopted) && !m.on.After(day) {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b heldMeeting) int { return b.on.Compare(a.on) })
	return out
}
