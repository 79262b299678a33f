package model_test

import (
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// A list and a page count the votes on a decision in the same way.
func TestListAndPageCountAlike(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	a, b, c := f.director("A", f.today()), f.director("B", f.today()), f.director("C", f.today())
	former := f.director("D", f.today().AddDays(-9))
	decide := func(acclaimed bool) string {
		m := f.save(&model.Meeting{Body: f.board, On: f.today(), State: model.MeetingOpen})
		for _, who := range []string{a, b, c} {
			f.save(&model.Attendance{Meeting: m, Person: who, Present: model.PresencePresent})
		}
		return f.save(&model.Decision{Body: f.board, Method: model.MethodMeeting, Meeting: m, On: f.today(), Subject: "Besluit", Text: "Besloten.",
			Outcome: model.OutcomeApproved, Acclaimed: acclaimed})
	}
	vote := func(d, who string, v model.VoteValue, note string) {
		interest := ""
		if v == model.VoteRecused {
			interest = "een belang"
		}
		f.save(&model.Vote{Decision: d, Person: who, Value: v, Known: model.KnownNoted, Minority: note, Interest: interest})
	}
	stepped := decide(true)
	vote(stepped, c, model.VoteRecused, "")
	outsiders := decide(false)
	vote(outsiders, a, model.VoteFor, "")
	vote(outsiders, b, model.VoteFor, "")
	vote(outsiders, c, model.VoteAbstain, "Mijn bedenking staat hier.")
	vote(outsiders, former, model.VoteAgainst, "")
	storetest.MustView(t, f.h, func(s model.State) {
		for _, seat := range model.Find[*model.Appointment](s, "person", former) {
			former = seat.ID
		}
	})
	storetest.MustChange(t, f.h, model.KindAppointment, former, func(r model.Record) { // seen later to have left before
		r.(*model.Appointment).Until = f.today().AddDays(-1)
	})
	unanimous := decide(true)

	rows := f.rows(a, "decisions")
	for id, want := range map[string]struct{ inFavour, against, objections int }{stepped: {2, 0, 0}, outsiders: {2, 0, 1}} {
		got, _ := rows[id]["votes"].(model.Message)
		if got.Args["For"] != want.inFavour || got.Args["Against"] != want.against || rows[id]["objections"] != want.objections {
			t.Errorf("%s in the list: %v, %v objections, want %v", id, got, rows[id]["objections"], want)
		}
		page := f.page(a, model.KindDecision, id)
		if !strings.Contains(page, "2 voor, 0 tegen") || strings.Contains(page, "1 bezwaar") != (want.objections == 1) {
			t.Errorf("%s on its page:\n%s", id, page)
		}
	}
	if got, _ := rows[unanimous]["votes"].(model.Message); got.Key != "word.known.acclamation" {
		t.Errorf("without a vote: %v", got)
	}
}

// Norms set under a closed item hold for every reader; the decision itself is
// named to whoever may see it.
func TestOwnNormUnderClosedItem(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	a := f.director("A", f.today())
	m := f.save(&model.Meeting{Body: f.board, On: f.today(), State: model.MeetingOpen})
	item := f.save(&model.AgendaItem{Meeting: m, Nr: 1, Type: model.ItemDecision, Title: "Besloten", Closed: true, Readers: []string{a}})
	d := f.save(&model.Decision{Body: f.board, Method: model.MethodMeeting, Meeting: m, Item: item, On: f.today(), Subject: "Geheime normen", Text: "Normen.", Outcome: model.OutcomeApproved})
	f.save(&model.Vote{Decision: d, Person: a, Value: model.VoteFor, Known: model.KnownNoted})
	f.save(&model.Norm{Name: model.NormEvaluation, Months: 12, DecidedBy: d})
	f.save(&model.Norm{Name: model.NormThreats, Months: 2, DecidedBy: d})
	toets := f.save(&model.Assessment{Title: "Toets", Type: model.AssessEvaluation, DoneOn: f.today().AddDays(-500)})
	report := f.report(2025, "Z-CERT", model.TLPClear)
	f.threat(report, "Ransomware")

	for _, who := range []string{a, f.ciso} {
		if got := f.rows(who, "assessments")[toets]["state"]; got != model.AssessmentOverdue {
			t.Errorf("%s: the list says %v", who, got)
		}
		if got := f.head(who, "assessments"); !strings.Contains(got, "evaluatie: moest uiterlijk") {
			t.Errorf("%s: head %q", who, got)
		}
		page := f.page(who, model.KindAssessment, toets) + f.page(who, model.KindThreatReport, report)
		if strings.Contains(page, "Geheime normen") != (who == a) {
			t.Errorf("%s: what may not be seen:\n%s", who, page)
		}
		if !strings.Contains(page, "iedere 12 maanden") || !strings.Contains(page, "Eigen norm|||5 mrt 2026") {
			t.Errorf("%s: the norms go unsaid:\n%s", who, page)
		}
	}
}

// Evidence stands in the list and on its page as the own norm has it.
func TestEvidenceByItsNorm(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	a := f.director("A", f.today())
	m := f.save(&model.Meeting{Body: f.board, On: f.today(), State: model.MeetingOpen})
	d := f.save(&model.Decision{Body: f.board, Method: model.MethodMeeting, Meeting: m, On: f.today(), Subject: "Normen", Text: "Normen.", Outcome: model.OutcomeApproved})
	f.save(&model.Vote{Decision: d, Person: a, Value: model.VoteFor, Known: model.KnownNoted})
	f.save(&model.Norm{Name: model.NormEvidence, Days: 14, WarnDays: 90, DecidedBy: d})
	for days, want := range map[int]struct {
		st    model.Status
		state model.Expiry
	}{
		91: {model.Met, model.ExpiryValid}, 90: {model.Attention, model.ExpiryEnding}, 0: {model.Attention, model.ExpiryEnding},
		-1: {model.Attention, model.ExpiryLapsed}, -14: {model.Attention, model.ExpiryLapsed}, -15: {model.Gap, model.ExpiryLapsed},
	} {
		id := f.save(&model.Evidence{Title: "Rapport", Location: "kast", AddedOn: f.today(), ExpiresOn: f.today().AddDays(days)})
		row := f.rows(a, "evidence")[id]
		if row["status"] != want.st || row["state"] != want.state {
			t.Errorf("%d days: the list has %v %v, want %v", days, row["status"], row["state"], want)
		}
		var duty model.DutyResult
		storetest.MustView(t, f.h, func(s model.State) { duty, _ = model.DutyByID(s.Whole(), "norm-evidence", f.today()) })
		st := model.Met
		for _, p := range duty.Parts {
			if p.Proof[0].Ref.ID == id {
				st = p.Status
			}
		}
		if page := f.page(a, model.KindEvidence, id); st != want.st || strings.Contains(page, "|"+string(want.st)+"|") != (want.st != model.Met) {
			t.Errorf("%d days: the duty says %s, the page:\n%s", days, st, page)
		}
	}
}

// A question is open until it was answered, in words or on a day.
func TestOpenQuestionsCountedAlike(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	a := f.director("A", f.today())
	m := f.save(&model.Meeting{Body: f.board, On: f.today().AddDays(7), State: model.MeetingPlanned})
	for _, q := range []*model.Question{{Text: "Open?"}, {Text: "In woorden?", Answer: "Ja."}, {Text: "Met een dag?", AnsweredOn: f.today()}} {
		q.Meeting, q.AskedBy, q.AskedOn = m, a, f.today()
		f.save(q)
	}
	if got := f.rows(a, "meetings")[m]["open_questions"]; got != 1 {
		t.Errorf("the list counts %v", got)
	}
	if page := f.page(a, model.KindMeeting, m); !strings.Contains(page, "1 vraag") || strings.Count(page, "Nog geen antwoord") > 1 {
		t.Errorf("the page:\n%s", page)
	}
}

// What runs out within the warning window from the day of a meeting is due there.
func TestDueAtAMeeting(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	a := f.director("A", f.today())
	m := f.save(&model.Meeting{Body: f.board, On: f.today().AddDays(30), State: model.MeetingPlanned})
	p := f.save(&model.Policy{Title: "Beleid", Type: model.PolicyDocument, Letters: "a"})
	v := f.version(p, 1, "tekst", nil)
	for days, due := range map[int]bool{20: true, 90: true, 91: false} {
		id := f.approve(v, func(d *model.Decision) { d.ValidUntil = f.today().AddDays(days) }, a)
		if page := f.page(a, model.KindMeeting, m); strings.Contains(page, "|"+id) != due {
			t.Errorf("%d days ahead:\n%s", days, page)
		}
	}
}

// The approval of a part has words of its own, whatever the duty to carry the
// part out comes to; an action done and a training ahead are told by their own day.
func TestWordsOfTheirOwn(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	a := f.director("A", f.today())
	p := f.save(&model.Policy{Title: "Beleid", Type: model.PolicyDocument, Letters: "f"})
	v := f.version(p, 1, "tekst", func(v *model.PolicyVersion) { v.Letters = "f" })
	f.approve(v, nil, a)
	if got := f.rows(a, "measures")["cbw-21-3-f"]["approval"]; got != model.ApprovalGiven {
		t.Errorf("approved: %v", got)
	}
	if got := f.rows(a, "measures")["cbw-21-3-a"]["approval"]; got != model.ApprovalNone {
		t.Errorf("not approved: %v", got)
	}
	if page := f.page(a, model.KindPolicy, p); strings.Contains(page, "aangetoond") {
		t.Errorf("the word of another duty:\n%s", page)
	}
	office := f.save(&model.Office{Code: "RvB", Name: "Raad van bestuur"})
	done := &model.Action{Text: "Doen", Owner: office, Due: f.today().AddDays(-20), DoneOn: f.today().AddDays(-3)}
	done.ID = f.save(done)
	storetest.MustView(t, f.h, func(s model.State) {
		if got := model.FoundAs(s, done, f.today()).Lead.Args["On"]; got != done.DoneOn {
			t.Errorf("a search tells of an action that is done on %v", got)
		}
	})
	if page := f.page(a, model.KindAction, done.ID); strings.Contains(page, "niemand") {
		t.Errorf("an office nobody ever held:\n%s", page)
	}
	course := f.save(&model.Training{Title: "Cursus", Provider: "Huis", FirstDay: f.today().AddDays(30), Topics: []string{"a"}})
	if page := f.page(a, model.KindTraining, course); strings.Contains(page, "behandeld") {
		t.Errorf("treated before it was held:\n%s", page)
	}
}
