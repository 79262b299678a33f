package store_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// newHospital is a set-up with everything in it.
func newHospital() model.SetUp {
	day := model.MustDate
	return model.SetUp{
		Organisation: initOf(model.Stichting).Organisation,
		Bodies: []model.Body{
			{Code: "RvB", Name: "Raad van bestuur", Type: model.BodyManagement, Quorum: 2, Majority: model.MajorityTwoThirds, Tie: model.TieSupervisor,
				Supervisor: "RvT", Written: true, WrittenConsent: true, PriorApproval: []string{"strategie"}},
			{Code: "RvT", Name: "Raad van toezicht", Type: model.BodySupervisory},
		},
		People: []model.PersonRow{
			{Line: 1, Name: "Eva de Vries", Email: "eva@linde.nl", Body: "RvB", Role: "voorzitter", Executive: true, From: day("2021-03-01")},
			{Line: 2, Name: "Jan Smit", Body: "RvB", Role: "lid namens Zorg B.V.", Executive: true, From: day("2024-01-01")},
			{Line: 3, Name: "Sam Bos", Role: "CISO", From: day("2025-01-01")},
		},
		Norms: model.ProposedNorms(),
		First: model.FirstMeeting{Body: "RvB", On: day("2026-12-15"), Time: "14:00", Subject: "Eigen normen", Text: "Vastgesteld wordt: …"},
	}
}

// One command makes the whole file, and everything in it refers to the right
// thing.
func TestSetUp(t *testing.T) {
	s, _ := storetest.MustCreate(t)
	h := s.As(storetest.Local())
	storetest.MustDo(t, h, newHospital())
	storetest.MustView(t, h, func(v model.State) {
		rvb := model.Find[*model.Appointment](v, "person", "P-001")[0]
		b, _ := model.Get[*model.Body](v, rvb.Body)
		super, _ := model.Get[*model.Body](v, b.Supervisor)
		if b.Code != "RvB" || b.Quorum != 2 || b.Tie != model.TieSupervisor || !slices.Equal(b.PriorApproval, []string{"strategie"}) || super == nil || super.Code != "RvT" {
			t.Errorf("%+v under %+v", b, super)
		}
		if got := model.RolesOf(v, model.Actor{Person: personNamed(v, "Sam Bos")}); !slices.Equal(got, []model.Role{model.RoleCISO}) {
			t.Errorf("the CISO acts as %v", got)
		}
		jan := model.Find[*model.Appointment](v, "person", personNamed(v, "Jan Smit"))[0]
		if firm, ok := model.Get[*model.Person](v, jan.Represents); !ok || !firm.Legal || firm.Name != "Zorg B.V." {
			t.Errorf("%+v", jan)
		}
		if n := len(v.All(model.KindControl)); n != 101 {
			t.Errorf("%d controls", n)
		}
		meetings, items, decisions := model.All[*model.Meeting](v), model.All[*model.AgendaItem](v), model.All[*model.Decision](v)
		if len(meetings) != 1 || len(items) != 1 || len(decisions) != 1 {
			t.Fatalf("%d meetings, %d items, %d decisions", len(meetings), len(items), len(decisions))
		}
		m, it, d := meetings[0], items[0], decisions[0]
		if m.Body != rvb.Body || m.State != model.MeetingPlanned || it.Meeting != m.ID || d.Item != it.ID || d.Meeting != m.ID || d.Outcome != model.OutcomeProposed {
			t.Errorf("%+v\n%+v\n%+v", m, it, d)
		}
		if len(it.Duties) > 0 || it.Letters != "" {
			t.Error("setting norms passes for overseeing the measures")
		}
	})
}

func personNamed(v model.State, name string) string {
	for _, p := range model.All[*model.Person](v) {
		if p.Name == name {
			return p.ID
		}
	}
	return ""
}

// The norms count from the decision, not before; until it is taken they can
// still be others.
func TestProposedNormsCountFromTheirDecision(t *testing.T) {
	s, clock := storetest.MustCreate(t)
	h := s.As(storetest.Local())
	storetest.MustDo(t, h, newHospital())
	on := model.MustDate("2026-12-15")
	counts := func() (n *model.Norm, ok bool) {
		storetest.MustView(t, h, func(v model.State) { n, ok = model.NormOn(v, model.NormThreats, on) })
		return n, ok
	}
	if _, ok := counts(); ok {
		t.Error("counts while it is a proposal")
	}
	var threats, decision, meeting string
	storetest.MustView(t, h, func(v model.State) {
		threats = model.Find[*model.Norm](v, "name", string(model.NormThreats))[0].ID
		decision, meeting = model.All[*model.Decision](v)[0].ID, model.All[*model.Meeting](v)[0].ID
	})
	storetest.MustChange(t, h, model.KindNorm, threats, func(r model.Record) { r.(*model.Norm).Months = 3 })
	clock.Set(on.Start().Add(15 * 3600e9))
	storetest.MustChange(t, h, model.KindMeeting, meeting, func(r model.Record) { r.(*model.Meeting).State = model.MeetingOpen })
	for _, p := range []string{"Eva de Vries", "Jan Smit"} {
		var id string
		storetest.MustView(t, h, func(v model.State) { id = personNamed(v, p) })
		storetest.MustSave(t, h, &model.Attendance{Meeting: meeting, Person: id, Present: model.PresencePresent})
		storetest.MustSave(t, h, &model.Vote{Decision: decision, Person: id, Value: model.VoteFor, Known: model.KnownNoted})
	}
	storetest.MustChange(t, h, model.KindDecision, decision, func(r model.Record) { r.(*model.Decision).Outcome = model.OutcomeApproved })
	if n, ok := counts(); !ok || n.Months != 3 {
		t.Errorf("after the decision: %+v, %v", n, ok)
	}
	n, _ := counts()
	other := *n
	other.Months = 9
	_, err := h.Do(t.Context(), model.Save{Record: &other})
	if err == nil || !strings.Contains(err.Error(), "error.norm.changed") {
		t.Errorf("a norm that was set can be changed: %v", err)
	}
}

// Init and set-up lead to the same state where the set-up says nothing else.
func TestInitIsASetUpWithNothingElse(t *testing.T) {
	var got [2][]model.Record
	for i, cmd := range []model.Command{initOf(model.BV), model.SetUp{Organisation: initOf(model.BV).Organisation, Bodies: model.UsualBodies(model.BV)}} {
		s, _ := storetest.MustCreate(t)
		h := s.As(storetest.Local())
		storetest.MustDo(t, h, cmd)
		storetest.MustView(t, h, func(v model.State) { got[i] = v.All(model.KindBody) })
	}
	for i := range got[0] {
		a, b := *got[0][i].(*model.Body), *got[1][i].(*model.Body)
		a.Base, b.Base = model.Base{ID: a.ID}, model.Base{ID: b.ID}
		if a.ID != b.ID || a.Code != b.Code || a.Supervisor != b.Supervisor || a.Majority != b.Majority || a.Written != b.Written {
			t.Errorf("%+v\n%+v", a, b)
		}
	}
}

// What cannot be is refused with a sentence, and nothing is written.
func TestSetUpRefuses(t *testing.T) {
	for name, tc := range map[string]struct {
		change func(*model.SetUp)
		want   string
	}{
		"supervisor unknown":  {func(c *model.SetUp) { c.Bodies[0].Supervisor = "RvC" }, "error.body.supervisor"},
		"supervises itself":   {func(c *model.SetUp) { c.Bodies[0].Supervisor = "RvB" }, "error.body.supervisor"},
		"tie without":         {func(c *model.SetUp) { c.Bodies[0].Supervisor, c.Bodies[0].PriorApproval = "", nil }, "error.body.tie_supervisor"},
		"prior without":       {func(c *model.SetUp) { c.Bodies[0].Supervisor, c.Bodies[0].Tie = "", "" }, "error.body.prior_supervisor"},
		"written rules":       {func(c *model.SetUp) { c.Bodies[0].Written = false }, "error.body.written"},
		"one member, quorum":  {func(c *model.SetUp) { c.Bodies[0].OneMember = true }, "error.body.quorum_one"},
		"one name":            {func(c *model.SetUp) { c.Bodies[1].Code = "rvb" }, "error.body.code_twice"},
		"nobody governs":      {func(c *model.SetUp) { c.Bodies[0].Type = model.BodyAdvisory }, "error.body.no_board"},
		"unknown body":        {func(c *model.SetUp) { c.People[0].Body = "OR" }, "import.people.body"},
		"no first day":        {func(c *model.SetUp) { c.People[0].From = model.Date{} }, "import.people.no_from"},
		"meeting of nobody":   {func(c *model.SetUp) { c.First.Body = "OR" }, "error.setup.body_unknown"},
		"norm of no name":     {func(c *model.SetUp) { c.Norms[0].Name = "" }, "error.field.required"},
		"organisation noname": {func(c *model.SetUp) { c.Organisation.Name = "" }, "error.field.required"},
	} {
		s, _ := storetest.MustCreate(t)
		h := s.As(storetest.Local())
		c := newHospital()
		tc.change(&c)
		if _, err := h.Do(t.Context(), c); err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: %v", name, err)
		}
		storetest.MustView(t, h, func(v model.State) {
			if _, ok := model.TheOrganisation(v); ok {
				t.Errorf("%s: something was written", name)
			}
		})
	}
}

// People are judged before there is a file as they are judged in it.
func TestPeopleProblems(t *testing.T) {
	c := newHospital()
	if ps := model.PeopleProblems(model.Stichting, c.Bodies, c.People); len(ps) > 0 {
		t.Errorf("%v", ps)
	}
	c.People = append(c.People, model.PersonRow{Line: 4, Name: "Ann Bos", Email: "eva@linde.nl", Body: "RvT", From: model.MustDate("2024-01-01")},
		model.PersonRow{Line: 5, Name: "Stil", Body: "RvB", Role: "stille vennoot", From: model.MustDate("2024-01-01")})
	ps := model.PeopleProblems(model.Stichting, c.Bodies, c.People)
	if len(ps) != 2 || ps[0].Args["Name"] != "Ann Bos" || ps[1].Args["Name"] != "Stil" {
		t.Errorf("%v", ps)
	}
}
