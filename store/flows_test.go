package store_test

import (
	"slices"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// fillIn opens a form and answers it; what is not answered keeps its start.
func fillIn(t *testing.T, h *store.Handle, ask model.Ask, answers map[string][]string, files ...model.Attached) (model.Receipt, []model.Problem) {
	t.Helper()
	var f model.Form
	storetest.MustView(t, h, func(s model.State) {
		var err error
		if f, err = model.FormFor(s, ask); err != nil {
			t.Fatal(err)
		}
	})
	in := model.Filled{Values: map[string][]string{}, Files: map[string]model.Attached{}}
	for _, field := range f.Fields {
		if len(field.Start) > 0 {
			in.Values[field.Name] = field.Start
		}
	}
	for name, values := range answers {
		if !slices.ContainsFunc(f.Fields, func(x model.FormField) bool { return x.Name == name }) {
			t.Fatalf("%s does not ask for %s", f.Name, name)
		}
		in.Values[name] = values
	}
	for _, a := range files {
		in.Files[a.SHA256] = a
	}
	cmd, ps := f.Build(in)
	if len(ps) > 0 {
		return model.Receipt{}, ps
	}
	return storetest.MustDo(t, h, cmd), nil
}

func attachment(name, content string) model.Attached {
	b := storetest.Blob(content)
	return model.Attached{Name: name, SHA256: b.SHA256, Content: b.Content}
}

// A policy goes from its first text to the agenda, is renewed without a change
// on the same bytes, and with a change as a new version.
func TestPolicyIsPutBeforeTheBoard(t *testing.T) {
	s, c, w := filled(t)
	h := s.As(storetest.Local())
	day := model.DateOf(c.Now())
	meeting := storetest.MustSave(t, h, &model.Meeting{Body: w.Ref[model.KindBody], On: day.AddDays(14), State: model.MeetingPlanned})
	first := attachment("beleid.md", "# Nieuw beleid\n")
	rc, ps := fillIn(t, h, model.Ask{What: model.AskPolicy}, map[string][]string{
		"title": {"Beleid leveranciers"}, "type": {"policy"}, "letters": {"d"}, "blob": {first.SHA256}, "label": {"1.0"}}, first)
	if len(ps) > 0 || len(rc.Refs) != 2 {
		t.Fatalf("policy with its first text: %v, %v", ps, rc.Refs)
	}
	policy, version := rc.Refs[0], rc.Refs[1]
	c.Advance(time.Hour)
	rc, _ = fillIn(t, h, model.Ask{What: model.AskSubmit, Ref: version}, map[string][]string{"meeting": {meeting}})
	item := rc.Refs[len(rc.Refs)-1].ID
	storetest.MustView(t, h, func(s model.State) {
		v, _ := model.Get[*model.PolicyVersion](s, version.ID)
		it, ok := model.Get[*model.AgendaItem](s, item)
		if !ok || it.Meeting != meeting || len(it.Papers) != 1 || it.Papers[0].SHA256 != first.SHA256 {
			t.Fatalf("item %+v does not carry the text", it)
		}
		if v.SubmittedOn != day || it.Papers[0].What != model.RefTo(v) {
			t.Errorf("the paper is pinned to %+v, the version is %+v", it.Papers[0].What, model.RefTo(v))
		}
	})
	c.Advance(30 * 24 * time.Hour)
	later := storetest.MustSave(t, h, &model.Meeting{Body: w.Ref[model.KindBody], On: day.AddDays(40), State: model.MeetingPlanned})
	approved(t, h, w, version.ID)
	rc, _ = fillIn(t, h, model.Ask{What: model.AskRenew, Ref: policy}, map[string][]string{"meeting": {later}})
	storetest.MustView(t, h, func(s model.State) {
		if n := len(model.Find[*model.PolicyVersion](s, "policy", policy.ID)); n != 1 {
			t.Errorf("renewing without a change made a version: %d", n)
		}
		it, _ := model.Get[*model.AgendaItem](s, rc.Refs[len(rc.Refs)-1].ID)
		if it == nil || it.Papers[0].SHA256 != first.SHA256 {
			t.Errorf("renewal is on other bytes: %+v", it)
		}
	})
	second := attachment("beleid-2.md", "# Nieuw beleid, anders\n")
	if _, ps := fillIn(t, h, model.Ask{What: model.AskRenew, Ref: policy}, map[string][]string{"changes": {"yes"}, "change": {"strenger"}}); len(ps) == 0 {
		t.Error("a change without a text was taken")
	}
	fillIn(t, h, model.Ask{What: model.AskRenew, Ref: policy}, map[string][]string{
		"changes": {"yes"}, "material": {"yes"}, "change": {"strenger"}, "blob": {second.SHA256}, "meeting": {later}}, second)
	storetest.MustView(t, h, func(s model.State) {
		vs := model.Find[*model.PolicyVersion](s, "policy", policy.ID)
		if len(vs) != 2 || vs[1].Nr != 2 || !vs[1].Material || vs[1].Blob != second.SHA256 || vs[1].Letters != "d" {
			t.Errorf("versions after a change: %+v", vs)
		}
	})
	storetest.MustVerify(t, h, store.VerifyOptions{})
}

// approved lays down a decision by which the board approved a version today.
func approved(t *testing.T, h *store.Handle, w *storetest.World, version string) {
	t.Helper()
	var pin model.Ref
	var day model.Date
	storetest.MustView(t, h, func(s model.State) {
		v, _ := model.Get[*model.PolicyVersion](s, version)
		pin, day = model.RefTo(v), s.Today()
	})
	rvb := w.Ref[model.KindBody]
	m := storetest.MustSave(t, h, &model.Meeting{Body: rvb, On: day, State: model.MeetingOpen})
	d := storetest.MustSave(t, h, &model.Decision{Body: rvb, Method: model.MethodMeeting, Meeting: m, On: day, Subject: "Beleid", Text: "Vastgesteld.",
		Outcome: model.OutcomeApproved, Approves: []model.Ref{pin}})
	for _, who := range []string{w.Person[model.RoleDirector], w.Reader} {
		storetest.MustSave(t, h, &model.Vote{Decision: d, Person: who, Value: model.VoteFor, Known: model.KnownNoted})
	}
}

func TestCourseWithParticipantsIsOneStep(t *testing.T) {
	s, c, _ := filled(t)
	h := s.As(storetest.Local())
	c.Advance(time.Hour)
	var people []string
	storetest.MustView(t, h, func(s model.State) {
		for _, p := range model.All[*model.Person](s) {
			people = append(people, p.ID)
		}
	})
	day := model.DateOf(c.Now())
	rc, ps := fillIn(t, h, model.Ask{What: model.AskCourse}, map[string][]string{
		"title": {"Cursus"}, "provider": {"Bureau"}, "first_day": {day.AddDays(-1).String()}, "participants": {people[0], people[1], people[0]}})
	if len(ps) > 0 || len(rc.Refs) != 3 {
		t.Fatalf("a course with two people: %v %v", ps, rc.Refs)
	}
	for _, e := range rc.Entries[1:] {
		if e.RecordedAt != rc.Entries[0].RecordedAt {
			t.Error("more than one step")
		}
	}
	rc, _ = fillIn(t, h, model.Ask{What: model.AskCourse}, map[string][]string{
		"title": {"Straks"}, "provider": {"Bureau"}, "first_day": {day.AddDays(30).String()}, "participants": {people[0]}})
	storetest.MustView(t, h, func(s model.State) {
		p, _ := model.Get[*model.Participation](s, rc.Refs[1].ID)
		if p.Completed {
			t.Error("a course that is still to come was completed")
		}
	})
}

func TestBulkChangesOnlyWhatIsAsked(t *testing.T) {
	s, c, w := filled(t)
	h := s.As(storetest.Local())
	c.Advance(time.Hour)
	day := model.DateOf(c.Now())
	var refs []model.Ref
	for _, due := range []int{10, 20, 30} {
		id := storetest.MustSave(t, h, &model.Action{Text: "t", Owner: w.Person[model.RoleCISO], Due: day.AddDays(due)})
		refs = append(refs, model.Ref{Kind: model.KindAction, ID: id})
	}
	c.Advance(time.Hour)
	rc, ps := fillIn(t, h, model.Ask{What: model.AskBulk, Refs: refs}, map[string][]string{"due": {day.AddDays(20).String()}})
	if len(ps) > 0 || len(rc.Entries) != 2 {
		t.Fatalf("two of three change: %v, %d entries", ps, len(rc.Entries))
	}
	storetest.MustView(t, h, func(s model.State) {
		for _, r := range refs {
			a, _ := model.Get[*model.Action](s, r.ID)
			if a.Due != day.AddDays(20) || a.Owner != w.Person[model.RoleCISO] || a.Text != "t" {
				t.Errorf("%s is %+v", r.ID, a)
			}
		}
	})
}
