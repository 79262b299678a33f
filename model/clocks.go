package model

import "time"

// Clock is a term that runs from an own incident: which report, by when at
// the latest, and whether it was met.
type Clock struct {
	Report   ReportType
	Term     Term      // of the catalogue, with its source
	Due      time.Time // last moment that is in time; zero while the clock waits
	WholeDay bool      // the term ends with a day, not at an hour
	Sent     *IncidentReport
	State    ClockState
}

// ClockState says how a clock stands.
type ClockState string

// The states of a clock.
const (
	ClockWaiting  ClockState = "waiting" // what starts it has not happened yet
	ClockRunning  ClockState = "running"
	ClockMet      ClockState = "met"
	ClockSentLate ClockState = "sent_late"
	ClockLate     ClockState = "late" // not sent, and the term is over
	// Only of a whole incident in a list:
	ClockNone  ClockState = "none"  // nothing need be reported
	ClockToday ClockState = "today" // not sent, and the term ends today
)

// graver orders the states of the clocks of one incident.
func (c ClockState) graver() int {
	switch c {
	case ClockLate:
		return 4
	case ClockToday:
		return 3
	case ClockSentLate:
		return 2
	case ClockRunning:
		return 1
	}
	return 0
}

// WordKey implements Worded.
func (c ClockState) WordKey() string { return "clock." + string(c) }

// Status is the sign that goes with the state.
func (c ClockState) Status() Status {
	switch c {
	case ClockMet:
		return Met
	case ClockRunning, ClockToday:
		return Attention
	case ClockSentLate, ClockLate:
		return Gap
	}
	return NA
}

// IncidentClocks tells how the terms of Cbw art. 26, 27 and 29 stand at a
// moment: 24 and 72 hours from becoming aware, by the clock and through
// weekends; and a calendar month after the notification. Reporting a breach of
// personal data has a clock of its own, told where such a report was made.
func IncidentClocks(law *Law, o *OwnIncident, sent []*IncidentReport, at time.Time) []Clock {
	if o.AwareAt.IsZero() {
		return nil
	}
	c := clocks{law: law, first: firstSent(sent, at), at: at}
	out := []Clock{
		c.hours(ReportEarlyWarning, "early_warning", o.AwareAt),
		c.hours(ReportNotification, "incident_notification", o.AwareAt),
	}
	out = append(out, c.closing(o)...)
	if c.first[ReportAP] != nil {
		out = append(out, c.hours(ReportAP, "data_breach", o.AwareAt))
	}
	return out
}

type clocks struct {
	law   *Law
	first map[ReportType]*IncidentReport
	at    time.Time
}

// firstSent finds the first report of each type sent by a moment.
func firstSent(sent []*IncidentReport, at time.Time) map[ReportType]*IncidentReport {
	out := map[ReportType]*IncidentReport{}
	for _, r := range sent {
		if have := out[r.Type]; !r.SentAt.IsZero() && !r.SentAt.After(at) && (have == nil || r.SentAt.Before(have.SentAt)) {
			out[r.Type] = r
		}
	}
	return out
}

func (c clocks) hours(kind ReportType, term string, from time.Time) Clock {
	t, _ := c.law.Term(term)
	return c.judge(Clock{Report: kind, Term: t, Due: from.Add(time.Duration(t.Hours) * time.Hour)})
}

// day makes a clock that runs out at the end of a day.
func (c clocks) day(kind ReportType, t Term, d Date) Clock {
	return c.judge(Clock{Report: kind, Term: t, Due: d.End().Add(-time.Nanosecond), WholeDay: true})
}

func (c clocks) judge(k Clock) Clock {
	k.Sent = c.first[k.Report]
	switch late := c.at.After(k.Due); {
	case k.Sent != nil && k.Sent.SentAt.After(k.Due):
		k.State = ClockSentLate
	case k.Sent != nil:
		k.State = ClockMet
	case late:
		k.State = ClockLate
	default:
		k.State = ClockRunning
	}
	return k
}

// closing gives the clocks of Cbw art. 29. An incident that is not over when
// the month ends asks for a progress report that day; the final report then
// comes within a month of its end.
func (c clocks) closing(o *OwnIncident) []Clock {
	month, _ := c.law.Term("final_report")
	note := c.first[ReportNotification]
	if note == nil {
		return []Clock{{Report: ReportFinal, Term: month, State: ClockWaiting}}
	}
	due := month.After(DateOf(note.SentAt))
	final := c.day(ReportFinal, month, due)
	closed := o.ClosedOn
	if closed.After(DateOf(c.at)) {
		closed = Date{}
	}
	over := !closed.IsZero() && !closed.After(due)
	if over || final.State == ClockMet || !c.at.After(final.Due) && c.first[ReportProgress] == nil {
		return []Clock{final}
	}
	end, _ := c.law.Term("final_report_after_end")
	last := Clock{Report: ReportFinal, Term: end, State: ClockWaiting}
	if !closed.IsZero() {
		last = c.day(ReportFinal, end, end.After(closed))
	}
	return []Clock{c.day(ReportProgress, month, due), last}
}

// momentOf is the moment a page of a day speaks of: now for today, the end of
// any other day.
func momentOf(s State, day Date) time.Time {
	if day == s.Today() {
		return s.Now()
	}
	return day.End().Add(-time.Nanosecond)
}

// mustReport tells whether the act asks for reports about an incident, or why
// not. Where that is not settled it does, but the sign stays mild.
func mustReport(s State, o *OwnIncident) (must, settled bool, why Message) {
	on := DateOf(o.AwareAt)
	if !s.Law().InForceOn("cbw-26", on) {
		return false, true, Msg("screen.lesson.clocks.before_law")
	}
	if org, ok := TheOrganisation(s); ok {
		if class, _ := Classify(org, s.Law()); class == ClassOut {
			return false, true, Msg("screen.lesson.clocks.out")
		}
	}
	switch o.Significant {
	case AnswerYes:
		return true, true, Message{}
	case AnswerNo:
		return false, true, Msg("screen.lesson.clocks.not_significant")
	}
	return true, false, Msg("screen.lesson.clocks.unsettled")
}
