package model_test

import (
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/catalog"
)

// dutch is a moment by the clock on the wall in the Netherlands.
func dutch(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", s, model.Amsterdam())
	if err != nil {
		t.Fatal(err)
	}
	return at.UTC()
}

type sentReport struct {
	kind model.ReportType
	at   string
}

type wantClock struct {
	kind  model.ReportType
	due   string // last moment that is in time, Dutch clock; "" when it does not run yet
	state model.ClockState
}

// The expectations come from the description of the law (Cbw art. 26-29, rule
// 8): 24 and 72 clock hours from becoming aware, no weekends, across the change
// of the clocks; a calendar month after the notification; and when it still
// lasts then, a progress report on that day and a month from the end.
func TestClocksOfAnOwnIncident(t *testing.T) {
	early, note, progress, final, ap := model.ReportEarlyWarning, model.ReportNotification, model.ReportProgress, model.ReportFinal, model.ReportAP
	for name, c := range map[string]struct {
		aware, closed, at string
		sent              []sentReport
		want              []wantClock
	}{
		"both in time, on the very minute": {
			aware: "2026-09-04 16:30", at: "2026-09-08 09:00",
			sent: []sentReport{{early, "2026-09-05 16:30"}, {note, "2026-09-07 16:30"}},
			want: []wantClock{{early, "2026-09-05 16:30", model.ClockMet}, {note, "2026-09-07 16:30", model.ClockMet}, {final, "2026-10-07 23:59", model.ClockRunning}},
		},
		"a minute late": {
			aware: "2026-09-04 16:30", at: "2026-09-08 09:00",
			sent: []sentReport{{early, "2026-09-05 16:31"}, {note, "2026-09-07 16:31"}},
			want: []wantClock{{early, "2026-09-05 16:30", model.ClockSentLate}, {note, "2026-09-07 16:30", model.ClockSentLate}, {final, "2026-10-07 23:59", model.ClockRunning}},
		},
		"clocks go back an hour in between": {
			aware: "2026-10-24 21:40", at: "2026-10-25 12:00",
			want: []wantClock{{early, "2026-10-25 20:40", model.ClockRunning}, {note, "2026-10-27 20:40", model.ClockRunning}, {final, "", model.ClockWaiting}},
		},
		"clocks go forward an hour in between": {
			aware: "2027-03-27 21:40", at: "2027-03-28 22:41",
			want: []wantClock{{early, "2027-03-28 22:40", model.ClockLate}, {note, "2027-03-30 22:40", model.ClockRunning}, {final, "", model.ClockWaiting}},
		},
		"a month from 31 January is 28 February": {
			aware: "2027-01-30 10:00", closed: "2027-02-10", at: "2027-02-28 23:50",
			sent: []sentReport{{early, "2027-01-30 12:00"}, {note, "2027-01-31 09:00"}},
			want: []wantClock{{early, "2027-01-31 10:00", model.ClockMet}, {note, "2027-02-02 10:00", model.ClockMet}, {final, "2027-02-28 23:59", model.ClockRunning}},
		},
		"and 29 February in a leap year, then late": {
			aware: "2028-01-30 10:00", closed: "2028-02-10", at: "2028-03-01 00:00",
			sent: []sentReport{{early, "2028-01-30 12:00"}, {note, "2028-01-31 09:00"}},
			want: []wantClock{{early, "2028-01-31 10:00", model.ClockMet}, {note, "2028-02-02 10:00", model.ClockMet}, {final, "2028-02-29 23:59", model.ClockLate}},
		},
		"the month runs from the notification, not from becoming aware": {
			aware: "2026-09-01 10:00", closed: "2026-09-20", at: "2026-10-04 10:00",
			sent: []sentReport{{early, "2026-09-01 11:00"}, {note, "2026-09-03 23:30"}, {final, "2026-10-03 22:00"}},
			want: []wantClock{{early, "2026-09-02 10:00", model.ClockMet}, {note, "2026-09-04 10:00", model.ClockMet}, {final, "2026-10-03 23:59", model.ClockMet}},
		},
		"still going on when the month is over: progress that day, final a month after the end": {
			aware: "2026-09-01 10:00", closed: "2026-10-15", at: "2026-11-20 10:00",
			sent: []sentReport{{early, "2026-09-01 11:00"}, {note, "2026-09-02 10:00"}, {progress, "2026-10-02 17:00"}},
			want: []wantClock{{early, "2026-09-02 10:00", model.ClockMet}, {note, "2026-09-04 10:00", model.ClockMet},
				{progress, "2026-10-02 23:59", model.ClockMet}, {final, "2026-11-15 23:59", model.ClockLate}},
		},
		"still going on and no progress report": {
			aware: "2026-09-01 10:00", at: "2026-10-03 00:00",
			sent: []sentReport{{early, "2026-09-01 11:00"}, {note, "2026-09-02 10:00"}},
			want: []wantClock{{early, "2026-09-02 10:00", model.ClockMet}, {note, "2026-09-04 10:00", model.ClockMet},
				{progress, "2026-10-02 23:59", model.ClockLate}, {final, "", model.ClockWaiting}},
		},
		"what was sent after the moment asked for is not known yet, nor that it ended": {
			aware: "2026-09-01 10:00", closed: "2026-09-20", at: "2026-09-02 09:00",
			sent: []sentReport{{early, "2026-09-02 09:30"}, {note, "2026-09-02 10:00"}},
			want: []wantClock{{early, "2026-09-02 10:00", model.ClockRunning}, {note, "2026-09-04 10:00", model.ClockRunning}, {final, "", model.ClockWaiting}},
		},
		"the first of two counts; the authority for personal data has a clock of its own": {
			aware: "2026-09-01 10:00", at: "2026-09-05 09:00",
			sent: []sentReport{{note, "2026-09-04 11:00"}, {note, "2026-09-03 10:00"}, {early, "2026-09-01 11:00"}, {ap, "2026-09-04 10:01"}},
			want: []wantClock{{early, "2026-09-02 10:00", model.ClockMet}, {note, "2026-09-04 10:00", model.ClockMet},
				{final, "2026-10-03 23:59", model.ClockRunning}, {ap, "2026-09-04 10:00", model.ClockSentLate}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			o := &model.OwnIncident{AwareAt: dutch(t, c.aware), Significant: model.AnswerYes}
			if c.closed != "" {
				o.ClosedOn = model.MustDate(c.closed)
			}
			var sent []*model.IncidentReport
			for _, r := range c.sent {
				sent = append(sent, &model.IncidentReport{Type: r.kind, SentAt: dutch(t, r.at)})
			}
			got := model.IncidentClocks(catalog.Law(), o, sent, dutch(t, c.at))
			if len(got) != len(c.want) {
				t.Fatalf("clocks: %+v, want %+v", got, c.want)
			}
			for i, w := range c.want {
				g := got[i]
				due := ""
				if !g.Due.IsZero() {
					due = g.Due.In(model.Amsterdam()).Format("2006-01-02 15:04")
				}
				if g.Report != w.kind || due != w.due || g.State != w.state {
					t.Errorf("clock %d: %s due %q %s, want %s due %q %s", i, g.Report, due, g.State, w.kind, w.due, w.state)
				}
			}
		})
	}
}
