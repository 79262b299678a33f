package model_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
	"github.com/rekenschap/rekenschap/text"
)

// as works as somebody of the room.
func (r *room) as(person string) *room {
	other := *r
	other.h = r.s.As(storetest.As(person))
	return &other
}

// question asks as somebody, and gives what stands there then.
func (r *room) question(name, text string, about model.Ref) *model.Question {
	r.Helper()
	return get[*model.Question](r, r.as(r.id[name]).do(model.AskQuestion{Text: text, About: about, Next: true}))
}

// A question goes to the next meeting of the body in which the asker sits; of
// several to the first, and to one that is open before all others.
func TestQuestionGoesToTheNextMeeting(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	q := r.question("Bas", "Wacht deze?", model.Ref{})
	if q.Meeting != "" || q.Body != r.board || q.AskedBy != r.id["Bas"] || q.AskedOn != r.today() {
		t.Errorf("without a meeting it is %+v", q)
	}
	if q = r.question("Tom", "En deze?", model.Ref{}); q.Body != r.rvt {
		t.Errorf("of the supervisor it waits for %s", q.Body)
	}
	r.id["Els"] = r.secretary
	if q = r.question("Els", "Van de secretaris?", model.Ref{}); q.Body != r.board {
		t.Errorf("of who sits nowhere it waits for %s", q.Body)
	}
	meet := func(body string, in int) string {
		return r.save(&model.Meeting{Body: body, On: r.today().AddDays(in), State: model.MeetingPlanned, Secretary: r.secretary})
	}
	late, soon, other := meet(r.board, 20), meet(r.board, 9), meet(r.rvt, 2)
	for name, want := range map[string]string{"Bas": soon, "Els": soon, "Tom": other} {
		if q := r.question(name, "Waar kom ik?", model.Ref{}); q.Meeting != want || q.Body != "" || q.Item != "" {
			t.Errorf("%s: %+v, want %s", name, q, want)
		}
	}
	r.days(9)
	r.do(model.OpenMeeting{Meeting: soon, Attendance: r.noted(all)})
	if q := r.question("Bas", "Nu open?", model.Ref{}); q.Meeting != soon {
		t.Errorf("while %s is open it goes to %s", soon, q.Meeting)
	}
	r.do(model.CloseMeeting{Meeting: soon, Anyway: true, Reason: "Op tijd."})
	if q := r.question("Bas", "Na sluiten?", model.Ref{}); q.Meeting != late {
		t.Errorf("after %s closed it goes to %s", soon, q.Meeting)
	}
}

// A question about what is on the agenda still to come stands under that item;
// once that was dealt with it does not any more, and of a body in which the
// asker does not sit it never does.
func TestQuestionUnderItsItem(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	m, item, d := r.put(all)
	for _, about := range []model.Ref{{Kind: model.KindAgendaItem, ID: item}, {Kind: model.KindDecision, ID: d}} {
		if q := r.question("Bas", "Waarom?", about); q.Item != item || q.Meeting != m || q.About.ID != about.ID {
			t.Errorf("about %s: %+v", about.ID, q)
		}
	}
	r.do(model.Decide{Decision: d, Outcome: model.OutcomeApproved, Acclaimed: true})
	r.do(model.CloseItem{Item: item})
	if q := r.question("Bas", "Alsnog?", model.Ref{Kind: model.KindAgendaItem, ID: item}); q.Item != "" || q.Meeting != m {
		t.Errorf("after it was dealt with: %+v", q)
	}
}

// What the asker may not see can be asked nothing about, and a meeting that is
// not theirs takes no question.
func TestQuestionAboutWhatIsHidden(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	m, item := r.planned(r.board)
	tom := r.as(r.id["Tom"])
	tom.refuse(model.AskQuestion{Text: "Wat staat daar?", About: model.Ref{Kind: model.KindAgendaItem, ID: item}, Next: true}, "error.record.missing")
	tom.refuse(model.AskQuestion{Text: "Mag dit erbij?", Meeting: m}, "error.record.missing")
	tom.refuse(model.AskQuestion{Text: "En zo?", Item: item}, "error.record.missing")
	tom.refuse(model.AskQuestion{Text: "Plicht?", Duty: "bestaat-niet", Next: true}, "error.record.missing")
	tom.refuse(model.Save{Record: &model.Question{AskedBy: r.id["Tom"], AskedOn: r.today(), Text: "Via het formulier?", Meeting: m}}, "error.record.missing")
}

// Preparing an agenda picks up what waits for it, and what was asked for it
// without an item; then it stands under its item and is not proposed again.
func TestAgendaPicksUpQuestions(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	waits := r.question("Bas", "Wacht op een agenda", model.Ref{})
	other := r.question("Tom", "Van de toezichthouder", model.Ref{})
	m := r.save(&model.Meeting{Body: r.board, On: r.today().AddDays(3), State: model.MeetingPlanned, Secretary: r.secretary})
	loose := r.question("Cem", "Zonder agendapunt", model.Ref{})
	due, found := r.proposed(r.today().AddDays(3))
	found = slices.DeleteFunc(found, func(p model.Proposal) bool { return p.Topic != model.TopicQuestion })
	for id, want := range map[string]bool{waits.ID: true, loose.ID: true, other.ID: false} {
		if slices.Contains(due, "question "+id) != want {
			t.Errorf("%s is proposed: %v, want %v", id, !want, want)
		}
	}
	storetest.MustView(t, r.h, func(s model.State) {
		if sit, err := model.SittingOf(s, model.Ref{Kind: model.KindMeeting, ID: m}); err != nil || sit.Unplaced != 2 {
			t.Errorf("%d questions wait for a place, %v", sit.Unplaced, err)
		}
	})
	for i, p := range found {
		found[i] = p.Worded(func(m model.Message) string { return m.String() })
	}
	r.do(model.AddItems{Meeting: m, Proposals: found})
	for _, id := range []string{waits.ID, loose.ID} {
		q := get[*model.Question](r, id)
		it := get[*model.AgendaItem](r, q.Item)
		if q.Meeting != m || q.Body != "" || it.Meeting != m || it.About.ID != id || it.About.Rev != q.Rev {
			t.Errorf("on the agenda it is %+v under %+v", q, it)
		}
	}
	if again, _ := r.proposed(r.today().AddDays(3)); slices.Contains(again, "question "+waits.ID) {
		t.Error("it is proposed again")
	}
	storetest.MustView(t, r.h, func(s model.State) {
		sit, err := model.SittingOf(s, model.Ref{Kind: model.KindMeeting, ID: m})
		if err != nil || sit.Unplaced != 0 || len(sit.Items) != 2 || len(sit.Items[0].Questions) != 1 {
			t.Errorf("%+v, %v", sit, err)
		}
	})
}

// A meeting that was never held keeps no question, and one that closed before
// the answer hands it on to the next.
func TestQuestionOutlivesItsMeeting(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	m, _ := r.planned(r.board)
	q := r.question("Bas", "Wanneer?", model.Ref{})
	if q.Meeting != m {
		t.Fatalf("it is %+v", q)
	}
	r.days(5)
	next := r.save(&model.Meeting{Body: r.board, On: r.today(), State: model.MeetingPlanned, Secretary: r.secretary})
	due, found := r.proposed(r.today())
	if !slices.Contains(due, "question "+q.ID) {
		t.Fatalf("proposed %v", due)
	}
	for i, p := range found {
		found[i] = p.Worded(func(m model.Message) string { return m.String() })
	}
	r.do(model.AddItems{Meeting: next, Proposals: found})
	if now := get[*model.Question](r, q.ID); now.Meeting != next {
		t.Errorf("it stays with %s", now.Meeting)
	}
	r.do(model.OpenMeeting{Meeting: next, Attendance: r.noted(all)})
	r.do(model.CloseMeeting{Meeting: next, Anyway: true, Reason: "Op tijd."})
	last := r.save(&model.Meeting{Body: r.board, On: r.today().AddDays(7), State: model.MeetingPlanned, Secretary: r.secretary})
	_, found = r.proposed(r.today().AddDays(7))
	i := slices.IndexFunc(found, func(p model.Proposal) bool { return p.About.ID == q.ID })
	if i < 0 {
		t.Fatalf("after it closed: %v", found)
	}
	item := r.do(model.AddItems{Meeting: last, Proposals: []model.Proposal{found[i].Worded(func(m model.Message) string { return m.String() })}})
	if now := get[*model.Question](r, q.ID); now.Meeting != next {
		t.Errorf("what belongs to a closed list was moved to %s", now.Meeting)
	}
	storetest.MustView(t, r.h, func(s model.State) {
		sit, _ := model.SittingOf(s, model.Ref{Kind: model.KindMeeting, ID: last})
		if i, ok := sit.Item(item); !ok || len(sit.Items[i].Questions) != 1 || sit.Items[i].Questions[0].Ref.ID != q.ID {
			t.Errorf("under its item stand %+v", sit.Items)
		}
	})
	r.do(model.AnswerQuestion{Question: q.ID, Text: "Volgende week."})
}

// The words of a question stand in a title only when every reader of that title
// may read what it is about.
func TestQuestionLeaksThroughNoTitle(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	m, item := r.planned(r.board)
	secret := get[*model.AgendaItem](r, item)
	secret.Closed, secret.Readers = true, []string{r.id["Anna"]}
	r.save(secret)
	about := model.Ref{Kind: model.KindAgendaItem, ID: item}
	q := r.question("Anna", "Wie wordt ontslagen?", about)
	open := r.question("Anna", "Gewone vraag?", model.Ref{})
	d := r.save(&model.Decision{Body: r.board, Method: model.MethodMeeting, Meeting: m, Item: item, On: r.today(), Subject: "Ontslag", Text: "tekst", Outcome: model.OutcomeProposed})
	under := r.question("Anna", "Wanneer gaat die weg?", model.Ref{Kind: model.KindDecision, ID: d})
	paper := r.save(&model.Evidence{Title: "Rapport", AddedOn: r.today(), Location: "kast", Readers: []string{r.id["Anna"]}})
	beside := r.question("Anna", "Klopt het vertrouwelijke stuk?", model.Ref{Kind: model.KindEvidence, ID: paper})
	if beside.Item != "" {
		t.Errorf("it stands under %s", beside.Item)
	}
	r.do(model.OpenMeeting{Meeting: m, Attendance: r.noted(all)})
	r.do(model.CloseMeeting{Meeting: m, Anyway: true, Reason: "Op tijd."})
	_, found := r.proposed(r.today().AddDays(1))
	titles, nl := map[string]string{}, text.New(text.NL)
	for _, p := range found {
		titles[p.About.ID] = p.Worded(nl.Msg).Title
	}
	for id, words := range map[string]string{q.ID: "ontslagen", under.ID: "weg", beside.ID: "vertrouwelijke"} {
		if titles[id] == "" || strings.Contains(titles[id], words) {
			t.Errorf("%s is titled %q", id, titles[id])
		}
	}
	if !strings.Contains(titles[open.ID], "Gewone vraag?") {
		t.Errorf("an open question is titled %q", titles[open.ID])
	}
	storetest.MustView(t, r.as(r.id["Bas"]).h, func(s model.State) {
		if _, ok := s.Get(model.KindQuestion, q.ID); ok {
			t.Error("a member who may not see the item reads the question about it")
		}
		if _, ok := s.Get(model.KindQuestion, open.ID); !ok {
			t.Error("a member does not read a question to the meeting")
		}
	})
}

// A question that waits is for who asked, the members of the body, and those
// who prepare; a supervisor asks like a director, an auditor does not.
func TestWhoSeesAQuestionThatWaits(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	auditor := r.save(&model.Person{Name: "Wouter"})
	local := r.s.As(storetest.Local())
	storetest.MustSave(t, local, &model.Grant{Person: auditor, Role: model.RoleAuditor, From: r.today()})
	q, sup := r.question("Bas", "Van het bestuur?", model.Ref{}), r.question("Tom", "Van de raad?", model.Ref{})
	for who, sees := range map[string][2]bool{r.id["Bas"]: {true, false}, r.id["Cem"]: {true, false}, r.id["Tom"]: {false, true}, r.secretary: {true, true}, auditor: {false, false}} {
		storetest.MustView(t, r.as(who).h, func(s model.State) {
			for i, id := range []string{q.ID, sup.ID} {
				if _, ok := s.Get(model.KindQuestion, id); ok != sees[i] {
					t.Errorf("%s sees %s: %v", who, id, ok)
				}
			}
		})
	}
	r.as(auditor).refuse(model.AskQuestion{Text: "Mag ik?", Next: true}, "error.denied")
	// Through the form of records it is the same person and the same rule.
	r.as(r.id["Tom"]).do(model.Save{Record: &model.Question{AskedBy: r.id["Tom"], AskedOn: r.today(), Text: "Nog een?"}})
	r.as(r.id["Tom"]).refuse(model.Save{Record: &model.Question{AskedBy: r.id["Bas"], AskedOn: r.today(), Text: "Namens Bas?"}}, "error.question.own")
	tom := get[*model.Question](r, sup.ID)
	tom.Answer, tom.AnsweredOn = "Ja.", r.today()
	r.as(r.id["Tom"]).refuse(model.Save{Record: tom}, "error.denied")
	mine := get[*model.Question](r, q.ID)
	mine.About = model.Ref{Kind: model.KindBody, ID: r.board, Rev: 1}
	r.as(r.id["Cem"]).refuse(model.Save{Record: mine}, "error.question.own")
}

// More than GREEN opens to an auditor only by a grant that says why, while it
// lasts; privileged matter never does.
func TestClearanceOfAnAuditor(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	r.h = r.s.As(storetest.Local())
	auditor := r.save(&model.Person{Name: "Wouter"})
	r.save(&model.Grant{Person: auditor, Role: model.RoleAuditor, From: r.today()})
	ids := map[string]string{}
	for _, tlp := range []model.TLP{model.TLPGreen, model.TLPAmber, model.TLPAmberStrict, model.TLPRed, ""} {
		ids[string(tlp)] = r.save(&model.Incident{Title: "Incident " + string(tlp), TLP: tlp, Source: "krant"})
	}
	ids["privileged"] = r.save(&model.Evidence{Title: "Advies", AddedOn: r.today(), Location: "kluis", Privileged: true, TLP: model.TLPClear})
	sees := func(want ...string) {
		t.Helper()
		storetest.MustView(t, r.as(auditor).h, func(s model.State) {
			for label, id := range ids {
				kind := model.KindIncident
				if label == "privileged" {
					kind = model.KindEvidence
				}
				if _, ok := s.Get(kind, id); ok != slices.Contains(want, label) {
					t.Errorf("%q is seen: %v", label, ok)
				}
			}
		})
	}
	sees("GREEN")
	grant := model.Grant{Person: auditor, Role: model.RoleAuditor, From: r.today(), Until: r.today().AddDays(3), TLP: model.TLPAmber}
	r.refuse(model.Save{Record: &grant}, "error.grant.tlp_why")
	grant.Why = "Toestemming van Z-CERT, brief van 3 maart."
	red, director := grant, grant
	red.TLP, director.Role = model.TLPRed, model.RoleDirector
	r.refuse(model.Save{Record: &red}, "error.grant.tlp_red")
	r.refuse(model.Save{Record: &director}, "error.grant.tlp_role")
	r.save(&grant)
	sees("GREEN", "AMBER")
	strict := grant
	strict.TLP = model.TLPAmberStrict
	id := r.save(&strict)
	sees("GREEN", "AMBER", "AMBER+STRICT", "")
	was := get[*model.Grant](r, id)
	was.Until = r.today().AddDays(1)
	r.save(was)
	r.days(2)
	sees("GREEN", "AMBER")
	r.days(3)
	sees("GREEN")
	r.as(auditor).refuse(model.Save{Record: &grant}, "error.denied")
}
