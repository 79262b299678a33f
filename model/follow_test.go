package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
	"golang.org/x/crypto/ssh"
)

func TestActionsLateFirst(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	day := f.today()
	act := func(due, done int, dropped string) string {
		a := &model.Action{Text: fmt.Sprint("due ", due), Owner: f.ciso, Due: day.AddDays(due), OriginNote: "los", Dropped: dropped}
		if done != 0 {
			a.DoneOn = day.AddDays(done)
		}
		return f.save(a)
	}
	soon, dropped, doneLong, late, today, later, doneNew, latest := act(3, 0, ""), act(-9, 0, "hoeft niet"), act(-50, -60, ""), act(-1, 0, ""),
		act(0, 0, ""), act(40, 0, ""), act(-20, -2, ""), act(-31, 0, "")
	rows := f.rows(f.ciso, "actions")
	var order []string
	for id := range rows {
		order = append(order, id)
	}
	slices.SortFunc(order, func(a, b string) int { return rows[a]["rank"].(int) - rows[b]["rank"].(int) })
	if want := []string{latest, late, today, soon, later, doneNew, doneLong, dropped}; !slices.Equal(order, want) {
		t.Errorf("order %v, want %v", order, want)
	}
	if rows[latest]["days_late"] != 31 || rows[today]["state"] != model.ActionOpen || rows[dropped]["status"] != model.NA {
		t.Errorf("rows: %v %v %v", rows[latest], rows[today], rows[dropped])
	}
	if got := f.head(f.ciso, "actions"); got != "5 open · 2 te laat · oudste 31 dagen" {
		t.Errorf("head: %q", got)
	}
	for id, want := range map[string]string{
		latest: "Uiterlijk 5 dec 2025|gap|31 dagen te laat||", late: "Uiterlijk 4 jan 2026|gap|1 dag te laat||",
		today: "Uiterlijk 5 jan 2026|attention|open|vandaag|", soon: "Uiterlijk 8 jan 2026|attention|open|over 3 dagen|",
		doneNew: "3 jan 2026|met|af|18 dagen te laat|", dropped: "Niet meer nodig|na|vervallen|hoeft niet|",
	} {
		if page := f.page(f.ciso, model.KindAction, id); strings.Split(page, "\n")[2] != want {
			t.Errorf("%s begins with %q, want %q", id, strings.Split(page, "\n")[2], want)
		}
	}
	if page := f.page(f.ciso, model.KindAction, doneNew); !strings.Contains(page, "Af gemeld zonder bewijs|attention|geen bewijs") {
		t.Errorf("done without proof:\n%s", page)
	}
}

// An action says what it comes from in a word and a name, and its page goes up
// from there to the report; offices show who holds them on that day.
func TestOriginOfAnAction(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	rep := f.report(2025, "Z-CERT", model.TLPClear)
	item := f.threat(rep, "Ransomware")
	review := f.judge(model.KindThreatItem, item, model.TouchesYes, model.ConsequenceAction)
	office := f.save(&model.Office{Code: "ict", Name: "Manager ICT"})
	f.save(&model.OfficeHolder{Office: office, Person: f.auditor, From: f.today().AddDays(-90), Until: f.today().AddDays(-1)})
	f.save(&model.OfficeHolder{Office: office, Person: f.ciso, From: f.today()})
	control := &model.Control{Applicable: model.ApplicableYes, Implementation: model.ImplementationWork}
	control.ID = "A-8.5"
	f.save(control)
	act := func(kind model.Kind, id, note string) string {
		a := &model.Action{Text: "Iets doen", Owner: office, Due: f.today(), OriginNote: note}
		if id != "" {
			a.Origin = model.Ref{Kind: kind, ID: id, Rev: 1}
		}
		return f.save(a)
	}
	lesson, norm, loose := act(model.KindReview, review, ""), act(model.KindControl, "A-8.5", ""), act("", "", "verzoek van de raad")
	rows := f.rows(f.ciso, "actions")
	for id, want := range map[string]string{lesson: "review Ransomware", norm: "control Sterke authenticatie (2FA)", loose: "none verzoek van de raad"} {
		title := rows[id]["origin_title"]
		if m, ok := title.(model.Message); ok {
			title = m.Args["Text"]
		}
		if got := fmt.Sprint(rows[id]["origin_kind"], " ", title); got != want {
			t.Errorf("%s comes from %q, want %q", id, got, want)
		}
	}
	page := f.page(f.ciso, model.KindAction, lesson)
	at := -1
	for _, line := range []string{"leerpunt|||Ransomware · " + review, "dreiging|||Ransomware · " + item, "dreigingsbeeld|||Beeld 2025 · " + rep} {
		i := strings.Index(page, line)
		if i <= at {
			t.Errorf("%q stands not below what came before:\n%s", line, page)
		}
		at = i
	}
	if !strings.Contains(page, "Manager ICT (op deze dag D. Beveiliger)") {
		t.Errorf("who holds the office:\n%s", page)
	}
	explained := f.save(&model.Explanation{Duty: "cbw-21-3-f", Text: "Later.", On: f.today(), Action: lesson})
	if page := f.page(f.ciso, model.KindAction, lesson); !strings.Contains(page, "toelichting van het bestuur|||Toelichting bij: Effectiviteit beoordeeld · "+explained) {
		t.Errorf("the explanation waits for it:\n%s", page)
	}
	// Named by a verdict, though it comes from elsewhere.
	storetest.MustChange(t, f.h, model.KindReview, review, func(r model.Record) { r.(*model.Review).Actions = []string{loose} })
	if page := f.page(f.ciso, model.KindAction, loose); !strings.Contains(page, "dreigingsbeeld|||Beeld 2025") {
		t.Errorf("the lesson behind it:\n%s", page)
	}
}

func TestSuppliersByTheirProof(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	day := f.today()
	for _, c := range []struct {
		nen, iso model.Date
		want     model.Expiry
		st       model.Status
	}{
		{model.Date{}, model.Date{}, model.ExpiryMissing, model.Gap},
		{day.AddDays(-1), model.Date{}, model.ExpiryLapsed, model.Gap},
		{day, model.Date{}, model.ExpiryEnding, model.Attention}, // the last day counts
		{day.AddDays(60), model.Date{}, model.ExpiryEnding, model.Attention},
		{day.AddDays(61), model.Date{}, model.ExpiryValid, model.Met},
		{day.AddDays(-1), day.AddDays(61), model.ExpiryValid, model.Met}, // the better of two
		{day.AddDays(5), day.AddDays(-1), model.ExpiryEnding, model.Attention},
	} {
		id := f.save(&model.Supplier{Name: "Firma", NEN7510: c.nen, ISO27001: c.iso})
		if got := f.rows(f.ciso, "suppliers")[id]; got["proof"] != c.want || got["status"] != c.st {
			t.Errorf("NEN %s, ISO %s: %v %v, want %v", c.nen, c.iso, got["proof"], got["status"], c.want)
		}
	}
	if got := f.head(f.ciso, "suppliers"); got != "met 2 met geldig bewijs\nattention 3 lopen af\ngap 2 zonder geldig bewijs" {
		t.Errorf("head: %q", got)
	}
}

// The newest of a type stands against the own norm, older ones are just done;
// without a norm nothing is held against it.
func TestAssessmentsAgainstTheNorm(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	person := f.save(&model.Person{Name: "A. Bestuurder"})
	f.save(&model.Appointment{Person: person, Body: f.board, From: f.today()})
	day := f.today()
	toets := func(kind model.AssessmentType, planned, done int) string {
		a := &model.Assessment{Type: kind, Title: "Toets", Result: "Goed. Twee punten."}
		if planned != 0 {
			a.PlannedOn = day.AddDays(planned)
		}
		if done != 0 {
			a.DoneOn = day.AddDays(done)
		}
		return f.save(a)
	}
	old, last := toets(model.AssessEvaluation, 0, -900), toets(model.AssessEvaluation, 0, -400)
	test := toets(model.AssessRestoreTest, 0, -400)
	planned, missed, never := toets(model.AssessEvaluation, 10, 0), toets(model.AssessAudit, -10, 0), toets(model.AssessAudit, 0, 0)
	if got := f.rows(f.ciso, "assessments")[last]["state"]; got != model.AssessmentDone {
		t.Errorf("without a norm: %v", got)
	}
	meeting := f.save(&model.Meeting{Body: f.board, On: day, State: model.MeetingOpen})
	f.save(&model.Attendance{Meeting: meeting, Person: person, Present: model.PresencePresent})
	decision := f.save(&model.Decision{Body: f.board, Method: model.MethodMeeting, Meeting: meeting, On: day, Subject: "Normen", Text: "Normen.", Outcome: model.OutcomeApproved})
	f.save(&model.Vote{Decision: decision, Person: person, Value: model.VoteFor, Known: model.KnownNoted})
	f.save(&model.Norm{Name: model.NormEvaluation, Months: 12, DecidedBy: decision})
	f.save(&model.Norm{Name: model.NormExercise, Months: 12, DecidedBy: decision})
	rows := f.rows(f.ciso, "assessments")
	for id, want := range map[string]struct {
		state model.AssessmentState
		st    model.Status
	}{
		old: {model.AssessmentDone, model.Met}, last: {model.AssessmentOverdue, model.Gap}, test: {model.AssessmentDone, model.Met},
		planned: {model.AssessmentPlanned, ""}, missed: {model.AssessmentMissed, model.Gap}, never: {model.AssessmentNoDay, model.Attention},
	} {
		if got := rows[id]; got["state"] != want.state || got["status"] != want.st {
			t.Errorf("%s: %v %v, want %v", id, got["state"], got["status"], want)
		}
	}
	if want := day.AddDays(-400).AddMonths(12); rows[last]["next"] != want || rows[last]["result"] != "Goed. Twee punten." {
		t.Errorf("the newest: %v, want next before %s", rows[last], want)
	}
	if got := f.head(f.ciso, "assessments"); !strings.HasPrefix(got, "gap evaluatie: moest uiterlijk") || !strings.Contains(got, "gap crisisoefening: nog nooit") || strings.Contains(got, "hersteltest") {
		t.Errorf("head: %q", got)
	}
}

// A list is kept for the whole day: a term that ends today is neither running
// on nor missed in it. The page knows the minute.
func TestOwnIncidentInAListAndOnItsPage(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	f.c.Set(dutch(t, "2026-10-25 12:00"))
	aware := dutch(t, "2026-10-24 21:40")
	own := f.save(&model.OwnIncident{Title: "Uitval", AwareAt: aware, Significant: model.AnswerYes})
	unsettled := f.save(&model.OwnIncident{Title: "Onduidelijk", AwareAt: dutch(t, "2026-10-20 10:00")})
	none := f.save(&model.OwnIncident{Title: "Klein", AwareAt: aware, Significant: model.AnswerNo})
	before := f.save(&model.OwnIncident{Title: "Vóór de wet", AwareAt: dutch(t, "2026-08-14 23:59"), Significant: model.AnswerYes})

	list := func() map[string]map[string]any { return f.rows(f.ciso, "own_incidents") }
	got := list()
	if r := got[own]; r["clocks"] != model.ClockToday || r["status"] != model.Attention || r["next_report"] != model.ReportEarlyWarning || !r["next_due"].(time.Time).Equal(dutch(t, "2026-10-25 20:40")) {
		t.Errorf("on the day: %v", r)
	}
	if r := got[unsettled]; r["clocks"] != model.ClockLate || r["status"] != model.Attention {
		t.Errorf("not settled whether it is significant, so no gap: %v", r)
	}
	for _, id := range []string{none, before} {
		if r := got[id]; r["clocks"] != model.ClockNone || r["status"] != model.NA || r["next_report"] != nil {
			t.Errorf("%s asks for no report: %v", r["title"], r)
		}
	}
	line := "vroegtijdige waarschuwing, uiterlijk 25 okt 2026 20:40|"
	if page := f.page(f.ciso, model.KindOwnIncident, own); !strings.Contains(page, line+"attention|loopt|Cbw 26") {
		t.Errorf("before the minute:\n%s", page)
	}
	f.c.Set(dutch(t, "2026-10-25 20:41"))
	if page := f.page(f.ciso, model.KindOwnIncident, own); !strings.Contains(page, line+"gap|te laat, niet verzonden|") {
		t.Errorf("after it:\n%s", page)
	}
	sent := f.save(&model.IncidentReport{Incident: own, Type: model.ReportEarlyWarning, SentAt: f.c.Now().UTC().Truncate(time.Millisecond)})
	if r := list()[own]; r["clocks"] != model.ClockSentLate || r["status"] != model.Gap || r["next_report"] != model.ReportNotification {
		t.Errorf("sent a minute late: %v", r)
	}
	if page := f.page(f.ciso, model.KindIncidentReport, sent); !strings.Contains(page, line+"gap|te laat verzonden|verzonden 25 okt 2026 20:41") {
		t.Errorf("the report's own page:\n%s", page)
	}
	f.c.Set(dutch(t, "2026-10-26 00:01"))
	if r := list()[own]; r["clocks"] != model.ClockSentLate {
		t.Errorf("the day after: %v", r)
	}
}

// Every page can be read by an auditor and by a director, whatever it leads to,
// and a checkpoint shows what OpenSSH shows.
func TestPagesOfTheFixture(t *testing.T) {
	t.Parallel()
	s, c := storetest.MustCreate(t)
	w := storetest.Fixture(t, s, c)
	f := &file{T: t, s: s, c: c}
	for _, role := range []model.Role{model.RoleAuditor, model.RoleDirector} {
		for kind, id := range w.Ref {
			if page := f.page(w.Person[role], kind, id); strings.Contains(page, "‹") {
				t.Errorf("%s, %s as %s:\n%s", kind, id, role, page)
			}
		}
	}
	page := f.page(w.Person[model.RoleCISO], model.KindCheckpoint, w.Ref[model.KindCheckpoint])
	for _, want := range []string{ssh.FingerprintSHA256(storetest.Signer(1).PublicKey()), "ssh-keygen -Y verify -f points/", "checkpoint@rekenschap"} {
		if !strings.Contains(page, want) {
			t.Errorf("the checkpoint lacks %q:\n%s", want, page)
		}
	}
}
