package store_test

import (
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// scene is a meeting that is open, with a proposal and everybody there.
type scene struct {
	undoer
	s                             *store.Store
	w                             *storetest.World
	meeting, item, decision, step string
}

func newScene(t *testing.T) *scene {
	u, s, w := newUndoer(t)
	x := &scene{undoer: u, s: s, w: w}
	today, body := model.DateOf(u.c.Now()), w.Ref[model.KindBody]
	x.meeting = u.save(&model.Meeting{Body: body, On: today, State: model.MeetingPlanned, Chair: w.Person[model.RoleDirector]})
	x.item = u.save(&model.AgendaItem{Meeting: x.meeting, Nr: 1, Type: model.ItemDecision, Title: "Punt"})
	x.do(model.OpenMeeting{Meeting: x.meeting, Attendance: []model.Noted{
		{Person: w.Person[model.RoleDirector], Present: model.PresencePresent}, {Person: w.Reader, Present: model.PresencePresent}}})
	x.decision = u.save(&model.Decision{Body: body, Method: model.MethodMeeting, Meeting: x.meeting, Item: x.item, On: today, Subject: "Voorstel", Text: "Het bestuur besluit.", Outcome: model.OutcomeProposed})
	return x
}

// do is a step of its own moment, remembered as the one to take back.
func (x *scene) do(c model.Command) {
	x.t.Helper()
	x.c.Advance(time.Minute)
	x.step = storetest.MustDo(x.t, x.Handle, c).Entries[0].RecordedAt
}

func (x *scene) decide() {
	x.t.Helper()
	x.do(model.Decide{Decision: x.decision, Outcome: model.OutcomeApproved, Votes: []model.NotedVote{
		{Person: x.w.Person[model.RoleDirector], Value: model.VoteFor}, {Person: x.w.Reader, Value: model.VoteFor}}})
}

// as lets somebody else act; steps are then taken back as local.
func (x *scene) as(person string, f func(h undoer)) {
	f(undoes(x.t, x.s.As(storetest.As(person)), x.c))
}

// Every act that cannot be taken back, with the sentence that says why.
func TestUndoRefused(t *testing.T) {
	action := func(x *scene) string {
		a := fresh("van mij")
		x.do(model.Save{Record: a})
		return x.last().Entries[0].ID
	}
	for name, tc := range map[string]struct {
		act func(x *scene)
		why string
	}{
		"an own vote": {func(x *scene) {
			p := x.w.Person[model.RoleDirector]
			x.Handle = x.s.As(storetest.OverSSH(t, x.s, p))
			x.do(model.Save{Record: &model.Vote{Decision: x.decision, Person: p, Value: model.VoteFor, Known: model.KnownSession}})
		}, "error.undo.vote"},
		"a noted vote that was counted": {func(x *scene) {
			x.do(model.Save{Record: &model.Vote{Decision: x.decision, Person: x.w.Reader, Value: model.VoteFor, Known: model.KnownNoted}})
			vote := x.step
			x.do(model.Decide{Decision: x.decision, Outcome: model.OutcomeApproved, Votes: []model.NotedVote{{Person: x.w.Person[model.RoleDirector], Value: model.VoteFor}}})
			x.step = vote
		}, "error.undo.counted"},
		"a decision of an item that was dealt with": {func(x *scene) {
			x.decide()
			decided := x.step
			x.do(model.CloseItem{Item: x.item})
			x.step = decided
		}, "error.undo.treated"},
		"a decision after the close": {func(x *scene) {
			x.decide()
			decided := x.step
			x.do(model.CloseMeeting{Meeting: x.meeting, Anyway: true, Reason: "test"})
			x.step = decided
		}, "error.undo.meeting"},
		"a decision that another rests on": {func(x *scene) {
			x.decide()
			decided := x.step
			today := model.DateOf(x.c.Now())
			x.do(model.Save{Record: &model.RiskAcceptance{Title: "Risico", On: today, ExpiresOn: today.AddDays(90), DecidedBy: x.decision}})
			x.step = decided
		}, "error.undo.linked"},
		"an outcome that would not hold any more": {func(x *scene) {
			x.decide()
			x.do(model.Undo{RecordedAt: x.step})
			back := x.step
			x.do(model.NoteAttendance{Meeting: x.meeting, Attendance: []model.Noted{{Person: x.w.Reader, Present: model.PresenceAbsent}}})
			x.step = back
		}, "error.undo.present"},
		"closing with votes": {func(x *scene) {
			x.decide()
			x.do(model.CloseMeeting{Meeting: x.meeting, Anyway: true, Reason: "test"})
		}, "error.undo.voted"},
		"opening with an outcome": {func(x *scene) {
			opened := x.step
			x.decide()
			x.step = opened
		}, "error.undo.voted"},
		"who was there, after a decision": {func(x *scene) {
			x.do(model.NoteAttendance{Meeting: x.meeting, Attendance: []model.Noted{{Person: x.w.Reader, Present: model.PresenceAbsent}}})
			x.do(model.NoteAttendance{Meeting: x.meeting, Attendance: []model.Noted{{Person: x.w.Reader, Present: model.PresencePresent}}})
			noted := x.step
			x.decide()
			x.step = noted
		}, "error.undo.decided"},
		"an appointment, after a decision": {func(x *scene) {
			x.do(model.Save{Record: &model.Appointment{Person: x.w.Outsider, Body: x.w.Ref[model.KindBody], From: model.DateOf(x.c.Now()).AddDays(9)}})
			appointed := x.step
			x.decide()
			x.step = appointed
		}, "error.undo.decided"},
		"a checkpoint": {func(x *scene) {
			rc, err := x.Checkpoint(bg, storetest.Signer(1), "")
			if err != nil {
				x.t.Fatal(err)
			}
			x.step = rc.Entries[0].RecordedAt
		}, "error.undo.ledger"},
		"a removal": {func(x *scene) {
			x.do(model.RemoveBodies{Refs: []model.Ref{{Kind: model.KindAction, ID: x.w.Ref[model.KindAction]}}, Why: "verzoek", DecidedBy: x.w.Ref[model.KindDecision]})
		}, "error.undo.ledger"},
		"a restore": {func(x *scene) {
			x.do(model.RecordRestore{Restore: model.Restore{Count: 3, HeadHash: storetest.Blob("a").SHA256, WasCount: 4, WasHead: storetest.Blob("b").SHA256}})
		}, "error.undo.ledger"},
		"words that were removed": {func(x *scene) {
			id := action(x)
			mine := x.step
			x.do(model.RemoveBodies{Refs: []model.Ref{{Kind: model.KindAction, ID: id}}, Why: "verzoek", DecidedBy: x.w.Ref[model.KindDecision]})
			x.step = mine
		}, "error.undo.removed"},
		"a grant that was used": {func(x *scene) {
			x.do(model.Save{Record: &model.Grant{Person: x.w.Outsider, Role: model.RoleCISO, From: model.DateOf(x.c.Now())}})
			x.as(x.w.Outsider, func(h undoer) { h.save(fresh("van hem")) })
		}, "error.undo.acted"},
		"a key of who acted since": {func(x *scene) {
			line, _ := storetest.Public(9)
			x.do(model.AddKey{Person: x.w.Person[model.RoleCISO], Public: line})
			x.as(x.w.Person[model.RoleCISO], func(h undoer) { h.save(fresh("van de CISO")) })
		}, "error.undo.acted"},
		"changed since by somebody else": {func(x *scene) {
			id := action(x)
			x.as(x.w.Person[model.RoleCISO], func(h undoer) {
				h.change(model.KindAction, id, func(r model.Record) { r.(*model.Action).Text = "beter" })
			})
		}, "error.undo.changed"},
		"others point at it": {func(x *scene) {
			id := action(x)
			x.as(x.w.Person[model.RoleSecretary], func(h undoer) {
				h.save(&model.Explanation{Duty: "cbw-24-5", Text: "Wacht op de actie.", On: model.DateOf(x.c.Now()), Action: id})
			})
		}, "error.undo.linked"},
		"it would point at what was undone": {func(x *scene) {
			e := x.save(&model.Evidence{Title: "Verslag", Location: "kluis", AddedOn: model.DateOf(x.c.Now())})
			stored := x.last().RecordedAt
			a := fresh("met bewijs")
			a.Proof = []string{e}
			id := x.save(a)
			x.change(model.KindAction, id, func(r model.Record) { r.(*model.Action).Proof = nil })
			emptied := x.last().RecordedAt
			x.do(model.Undo{RecordedAt: stored})
			x.step = emptied
		}, "error.undo.target"},
		"a step of another": {func(x *scene) {
			x.as(x.w.Person[model.RoleCISO], func(h undoer) {
				h.save(fresh("van de CISO"))
				x.step = h.last().RecordedAt
			})
		}, "error.undo.other"},
		"the rules of the record": {func(x *scene) {
			x.change(model.KindThreatItem, x.w.Ref[model.KindThreatItem], func(r model.Record) { r.(*model.ThreatItem).Title = "Anders" })
			changed := x.last().RecordedAt
			x.change(model.KindThreatReport, x.w.Ref[model.KindThreatReport], func(r model.Record) {
				r.(*model.ThreatReport).ClosedOn = model.DateOf(x.c.Now())
			})
			x.step = changed
		}, "error.report.closed"},
		"too long ago": {func(x *scene) {
			action(x)
			x.c.Advance(25 * time.Hour)
		}, "error.undo.missing"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x := newScene(t)
			tc.act(x)
			before, _ := x.Head(bg)
			x.c.Advance(time.Minute)
			_, err := x.Do(bg, model.Undo{RecordedAt: x.step})
			if err == nil || !strings.Contains(err.Error(), tc.why) {
				t.Errorf("got %v, want %s", err, tc.why)
			}
			if after, _ := x.Head(bg); after != before {
				t.Errorf("refused, and the ledger went from %v to %v", before, after)
			}
		})
	}
}

// What was changed since names who did it and when.
func TestUndoNamesWhoChanged(t *testing.T) {
	x := newScene(t)
	x.do(model.Save{Record: fresh("van mij")})
	id := x.last().Entries[0].ID
	x.as(x.w.Person[model.RoleCISO], func(h undoer) {
		h.change(model.KindAction, id, func(r model.Record) { r.(*model.Action).Text = "beter" })
	})
	at := x.c.Now()
	why := x.last().Why
	if len(why) != 1 || why[0].Args["Who"] != "D. Beveiliger" || !why[0].Args["At"].(time.Time).Equal(at) {
		t.Errorf("why not: %v", why)
	}
}

// In the meeting the secretary takes back what was just noted, and does it again.
func TestUndoInTheMeeting(t *testing.T) {
	x := newScene(t)
	x.decide()
	x.do(model.CloseItem{Item: x.item})
	look := func() (model.Outcome, bool, int) {
		votes := 0
		storetest.MustView(t, x.Handle, func(s model.State) { votes = len(model.VotesOn(s, x.decision)) })
		return x.get(model.KindDecision, x.decision).(*model.Decision).Outcome, x.get(model.KindAgendaItem, x.item).(*model.AgendaItem).Treated, votes
	}
	want := func(when string, outcome model.Outcome, treated bool, votes int) {
		t.Helper()
		if o, tr, v := look(); o != outcome || tr != treated || v != votes {
			t.Errorf("%s: %s, dealt with %v, %d votes", when, o, tr, v)
		}
	}
	want("decided", model.OutcomeApproved, true, 2)
	x.undo()
	want("taken up again", model.OutcomeApproved, false, 2)
	x.undo()
	want("undecided", model.OutcomeProposed, false, 0)
	x.redo()
	x.redo()
	want("done again", model.OutcomeApproved, true, 2)
	x.undo()
	x.undo()
	x.undo() // the proposal
	x.undo() // opening
	if m := x.get(model.KindMeeting, x.meeting).(*model.Meeting); m.State != model.MeetingPlanned {
		t.Errorf("the meeting is %s", m.State)
	}
	if rep := storetest.MustVerify(t, x.Handle, store.VerifyOptions{}); rep.Code() != "" {
		t.Errorf("findings:%s", findings(rep))
	}
}
