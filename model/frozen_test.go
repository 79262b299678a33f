package model_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// ledgerLength is how many entries there are: a refused command adds none.
func ledgerLength(t *testing.T, s *store.Store) int64 {
	t.Helper()
	head, err := s.As(storetest.Local()).Head(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return head.Count
}

// Of an adopted meeting nothing changes: not itself, not what hangs under it.
// When conditions were met comes later by its nature, and is the one addition.
func TestAdoptedIsFrozen(t *testing.T) {
	s, c := storetest.MustCreate(t)
	w := storetest.Fixture(t, s, c)
	h := s.As(storetest.Local())
	meeting, director := w.Ref[model.KindMeeting], w.Person[model.RoleDirector]
	for _, state := range []model.MeetingState{model.MeetingClosed, model.MeetingAdopted} {
		c.Advance(time.Minute)
		storetest.MustChange(t, h, model.KindMeeting, meeting, func(r model.Record) { r.(*model.Meeting).State = state })
	}
	get := func(k model.Kind) (r model.Record) {
		storetest.MustView(t, h, func(s model.State) {
			have, ok := s.Get(k, w.Ref[k])
			if !ok {
				t.Fatalf("no %s", k)
			}
			r = model.Clone(have)
		})
		return r
	}
	before := ledgerLength(t, s)
	decision := get(model.KindDecision).(*model.Decision)
	reworded, regraded, elsewhere := *decision, *decision, *decision
	reworded.Text, regraded.Outcome, elsewhere.Meeting = "Anders.", model.OutcomeRejected, ""
	reasoned := *decision
	reasoned.Reason = "omdat"
	item := get(model.KindAgendaItem).(*model.AgendaItem)
	item.Title = "Anders"
	there := get(model.KindAttendance).(*model.Attendance)
	there.Present = model.PresenceAbsent
	vote := get(model.KindVote).(*model.Vote)
	vote.Value = model.VoteAgainst
	question := get(model.KindQuestion).(*model.Question)
	question.Text = "Anders?"
	reopened, moved := *get(model.KindMeeting).(*model.Meeting), *get(model.KindMeeting).(*model.Meeting)
	reopened.State, moved.On = model.MeetingOpen, moved.On.AddDays(1)
	for name, r := range map[string]model.Record{
		"reword": &reworded, "another outcome": &regraded, "take out of the meeting": &elsewhere, "add a reason": &reasoned,
		"change an item": item, "change attendance": there, "change a vote": vote, "change a question": question,
		"reopen": &reopened, "another day": &moved,
		"add an item":     &model.AgendaItem{Meeting: meeting, Nr: 9, Type: model.ItemDecision, Title: "Nieuw"},
		"add attendance":  &model.Attendance{Meeting: meeting, Person: w.Reader, Present: model.PresencePresent},
		"add a decision":  &model.Decision{Body: decision.Body, Method: model.MethodMeeting, Meeting: meeting, On: decision.On, Subject: "Nieuw", Text: "Nieuw.", Outcome: model.OutcomeProposed},
		"add a vote":      &model.Vote{Decision: decision.ID, Person: director, Value: model.VoteFor, Known: model.KnownSession},
		"move one into":   &model.Attendance{Meeting: meeting, Person: w.Outsider, Present: model.PresenceAbsent},
		"ask a question":  &model.Question{Meeting: meeting, AskedBy: director, AskedOn: decision.On, Text: "Nieuw?"},
		"lower the votes": &model.Vote{Decision: decision.ID, Person: w.Reader, Value: model.VoteAgainst, Known: model.KnownSession},
	} {
		c.Advance(time.Minute)
		if _, err := h.Do(context.Background(), model.Save{Record: r}); err == nil || !strings.Contains(err.Error(), "error.meeting.frozen") {
			t.Errorf("%s in an adopted meeting: %v, want a refusal because it is frozen", name, err)
		}
	}
	if after := ledgerLength(t, s); after != before {
		t.Errorf("%d entries became %d", before, after)
	}
	decision.ConditionsMetOn = decision.On.AddDays(9)
	storetest.MustDo(t, h, model.Save{Record: decision})
}

// Who may never write what, apart from the table that says it: deciding is
// noted by the secretary, judging threats and controls is the CISO's, the
// board asks and votes, an auditor reads.
func TestWhoMayNeverWrite(t *testing.T) {
	sitting := "decision meeting attendance appointment body grant key organisation"
	works := "control review threat_report threat_item incident advisory own_incident incident_report supplier"
	papers := "agenda_item norm policy policy_version training participation certificate campaign assessment risk_acceptance evidence explanation person office office_holder"
	never := map[model.Role]string{
		model.RoleSecretary:  works,
		model.RoleCISO:       sitting + " vote",
		model.RoleDirector:   sitting + " " + works + " " + papers,
		model.RoleSupervisor: sitting + " " + works + " " + papers + " action",
		model.RoleAuditor:    sitting + " " + works + " " + papers + " action vote question",
	}
	for role, kinds := range never {
		for _, k := range strings.Fields(kinds) {
			if model.Allowed([]model.Role{role}, model.SaveVerb(model.Kind(k))) {
				t.Errorf("a %s may write a %s", role, k)
			}
		}
	}
	for _, v := range []model.Verb{model.VerbRemove, model.VerbRestore, model.VerbInit, model.VerbImportControls, model.VerbImportPeople} {
		for _, r := range []model.Role{model.RoleDirector, model.RoleSupervisor, model.RoleAuditor} {
			if model.Allowed([]model.Role{r}, v) {
				t.Errorf("a %s may %s", r, v)
			}
		}
	}
	for _, i := range model.Kinds() {
		may := model.Permissions()[model.SaveVerb(i.Kind)]
		if slices.Contains(may, model.RoleAuditor) {
			t.Errorf("an auditor may write a %s", i.Kind)
		}
	}
}

// A refused director leaves the ledger as it was.
func TestDirectorWritesNoDecision(t *testing.T) {
	s, c := storetest.MustCreate(t)
	w := storetest.Fixture(t, s, c)
	before := ledgerLength(t, s)
	for _, r := range []model.Role{model.RoleDirector, model.RoleSupervisor, model.RoleCISO, model.RoleAuditor} {
		_, err := s.As(storetest.As(w.Person[r])).Do(context.Background(), model.Save{Record: &model.Decision{Body: w.Ref[model.KindBody],
			Method: model.MethodMeeting, Meeting: w.Ref[model.KindMeeting], On: model.DateOf(c.Now()), Subject: "Eigen", Text: "Eigen.", Outcome: model.OutcomeApproved}})
		if model.CodeOf(err) != model.CodeDenied {
			t.Errorf("a %s writes a decision: %v", r, err)
		}
	}
	if after := ledgerLength(t, s); after != before {
		t.Errorf("%d entries became %d", before, after)
	}
}
