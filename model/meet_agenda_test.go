package model_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// proposed is what is due for the board on a day, as "topic about".
func (r *room) proposed(day model.Date) (out []string, found []model.Proposal) {
	r.Helper()
	storetest.MustView(r, r.h, func(s model.State) { found = model.ProposeAgenda(s, r.board, day) })
	for _, p := range found {
		out = append(out, strings.TrimSpace(string(p.Topic)+" "+p.About.ID))
	}
	return out, found
}

// turns asks that something is proposed for a day and not for the day before.
func (r *room) turns(day model.Date, what string) {
	r.Helper()
	before, _ := r.proposed(day.AddDays(-1))
	on, _ := r.proposed(day)
	if slices.Contains(before, what) || !slices.Contains(on, what) {
		r.Errorf("%s: %v the day before %s, then %v", what, before, day, on)
	}
}

// Each sort of what is due comes on its day and not a day before.
func TestAgendaOfWhatIsDue(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{Written: true})
	text := storetest.Blob("beleid")
	policy := r.save(&model.Policy{Title: "Beleid", Type: model.PolicyDocument, Letters: "a", Interval: 12})
	v := get[*model.PolicyVersion](r, r.save(&model.PolicyVersion{Policy: policy, Nr: 1, Blob: text.SHA256, Letters: "a"}, text))
	ctl := &model.Control{Applicable: model.ApplicableYes, Implementation: model.ImplementationDone}
	ctl.ID = "A-5.1"
	r.local(ctl)
	m, item := r.planned(r.board)
	left := r.do(model.AddItems{Meeting: m, Proposals: []model.Proposal{{Title: "Blijft liggen", Type: model.ItemInformation}}})
	r.do(model.Present{Item: item, What: model.RefTo(v)})
	r.do(model.OpenMeeting{Meeting: m, Attendance: r.noted(all)})
	day := r.today()
	decide := func(out model.Outcome, g model.Grounds, cmd model.Decide) string {
		d := r.do(model.PutToDecision{Item: item, Wording: model.Wording{Subject: "Voorstel", Text: "Besloten."}, Grounds: g})
		cmd.Decision, cmd.Outcome, cmd.Acclaimed = d, out, true
		r.do(cmd)
		return d
	}
	lapsing := decide(model.OutcomeApproved, model.Grounds{Approves: []model.Ref{model.RefTo(v)}, RestsOn: []model.Ref{{Kind: model.KindControl, ID: "A-5.1"}}, ValidUntil: day.AddDays(500)}, model.Decide{})
	back := decide(model.OutcomeConditions, model.Grounds{FeedbackOn: day.AddDays(40)}, model.Decide{Conditions: "MFA."})
	deferred := decide(model.OutcomeDeferred, model.Grounds{}, model.Decide{})
	ask := r.do(model.AskQuestion{Item: item, By: r.id["Bas"], Text: "Wanneer?"})
	r.do(model.CloseItem{Item: item})
	r.do(model.CloseMeeting{Meeting: m, Anyway: true, Reason: "Op tijd sluiten."})

	got, _ := r.proposed(day)
	for _, want := range []string{"minutes " + m, "carried " + deferred, "carried " + left, "question " + ask} {
		if !slices.Contains(got, want) {
			t.Errorf("%s is not proposed: %v", want, got)
		}
	}
	if slices.Contains(got, "carried "+item) {
		t.Errorf("an item that was dealt with comes back: %v", got)
	}
	r.turns(day.AddDays(500-60), "approval "+lapsing)
	r.turns(day.AddDays(40), "approval "+back)
	r.turns(day.AddMonths(12), "review "+policy)

	r.days(1)
	w := r.do(model.ProposeInWriting{Body: r.board, VoteBy: r.today(), Wording: model.Wording{Subject: "Registratie", Text: "Geregistreerd."}})
	r.do(model.VoteInWriting{Decision: w, Votes: r.votes("Anna:for Bas:for Cem:for Dia:for")})
	if got, _ := r.proposed(r.today()); slices.Contains(got, "written "+w) {
		t.Errorf("to ratify before it was decided: %v", got)
	}
	r.do(model.CloseWritten{Decision: w})
	report := r.local(&model.ThreatReport{Publisher: "Z-CERT", Title: "Beeld", Year: 2025, PublishedOn: r.today(), TLP: model.TLPClear})
	threat := get[*model.ThreatItem](r, r.local(&model.ThreatItem{Report: report, Title: "Gijzelsoftware"}))
	r.local(&model.Action{Text: "Doen", Owner: r.id["Anna"], Due: r.today(), OriginNote: "los"})
	got, _ = r.proposed(r.today())
	if !slices.Contains(got, "written "+w) || !slices.Contains(got, "threats "+report) || slices.Contains(got, "actions") || slices.Contains(got, "basis "+lapsing) {
		t.Errorf("a day later: %v", got)
	}
	r.days(1)
	ctl = get[*model.Control](r, "A-5.1")
	ctl.Implementation = model.ImplementationWork
	r.local(ctl)
	r.local(&model.Review{Subject: model.RefTo(threat), Touches: model.TouchesNo, Consequence: model.ConsequenceNone, Why: "Niet bij ons.", By: r.id["Anna"], On: r.today()})
	got, _ = r.proposed(r.today())
	if !slices.Contains(got, "actions") || !slices.Contains(got, "basis "+lapsing) || slices.Contains(got, "threats "+report) {
		t.Errorf("two days later: %v", got)
	}
	r.onceOnly()
}

// local saves as whoever works at the file.
func (r *room) local(rec model.Record) string {
	r.Helper()
	return storetest.MustDo(r, r.s.As(storetest.Local()), model.Save{Record: rec}).Refs[0].ID
}

// onceOnly puts all that is proposed on an agenda: then nothing is left to
// propose, and adding it again changes nothing.
func (r *room) onceOnly() {
	_, found := r.proposed(r.today())
	gap := false
	for i := range found {
		gap = gap || found[i].Topic == model.TopicGap
		found[i] = found[i].Worded(func(m model.Message) string { return m.Key })
	}
	if !gap {
		r.Error("no duty without proof is proposed")
	}
	next := r.save(&model.Meeting{Body: r.board, On: r.today().AddDays(7), State: model.MeetingPlanned})
	r.do(model.AddItems{Meeting: next, Proposals: found})
	if left, _ := r.proposed(r.today().AddDays(7)); len(left) > 0 {
		r.Errorf("proposed again: %v", left)
	}
	before := ledgerLength(r.T, r.s)
	r.do(model.AddItems{Meeting: next, Proposals: found})
	if after := ledgerLength(r.T, r.s); after != before {
		r.Errorf("%d items were added twice", after-before)
	}
	storetest.MustView(r, r.h, func(s model.State) {
		for _, p := range model.ProposeAgenda(s, r.rvt, r.today()) {
			r.Errorf("proposed to the supervisors: %s %s", p.Topic, p.About.ID)
		}
	})
}

// Moving an item numbers all of them anew; numbers elsewhere stay.
func TestMoveItem(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		move, to int
		want     string
	}{{3, 1, "3124"}, {1, 4, "2341"}, {2, 3, "1324"}, {1, 1, "1234"}, {1, 99, "2341"}, {4, 0, "4123"}} {
		r := newRoom(t, model.Body{})
		m, first := r.planned(r.board)
		ids := []string{first}
		for range 3 {
			ids = append(ids, r.do(model.AddItems{Meeting: m, Proposals: []model.Proposal{{Title: "Punt", Outside: "RVB-9"}}}))
		}
		r.do(model.MoveItem{Item: ids[c.move-1], To: c.to})
		order := make([]byte, 4)
		for i, id := range ids {
			it := get[*model.AgendaItem](r, id)
			order[it.Nr-1] = byte('1' + i)
			if i > 0 && it.Outside != "RVB-9" {
				t.Errorf("number elsewhere %q", it.Outside)
			}
		}
		if string(order) != c.want {
			t.Errorf("item %d to place %d: %s, want %s", c.move, c.to, order, c.want)
		}
	}
	r := newRoom(t, model.Body{})
	m, _ := r.planned(r.board)
	r.refuse(model.AddItems{Meeting: m, Proposals: model.DirectiebeoordelingAgenda()}, "error.item.title")
}

// Papers are laid before people by hash, on a day up to the meeting's.
func TestPresentPapers(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	m, item := r.planned(r.board)
	memo := storetest.Blob("notitie")
	r.refuse(model.Present{Item: item}, "error.paper.title")
	r.refuse(model.Present{Item: item, Title: "Leeg"}, "error.paper.empty")
	r.refuse(model.Present{Item: item, Title: "Morgen", File: &memo, On: r.today().AddDays(1)}, "error.paper.day")
	r.do(model.Present{Item: item, Title: "Notitie", File: &memo, To: []string{r.id["Anna"]}})
	r.do(model.Present{Item: item, Title: "Notitie", File: &memo, To: []string{r.id["Anna"]}})
	e := r.save(&model.Evidence{Title: "Rapport", Blob: memo.SHA256, AddedOn: r.today()}, memo)
	r.do(model.Present{Item: item, What: model.Ref{Kind: model.KindEvidence, ID: e}})
	papers := get[*model.AgendaItem](r, item).Papers
	if len(papers) != 2 || papers[0].SHA256 != memo.SHA256 || papers[1].SHA256 != memo.SHA256 || papers[1].Title != "Rapport" ||
		papers[1].To[0] != r.board || papers[0].To[0] != r.id["Anna"] || papers[1].On != r.today() {
		t.Errorf("%+v", papers)
	}
	r.do(model.OpenMeeting{Meeting: m, Attendance: r.noted(all)})
	d := r.do(model.PutToDecision{Item: item, Wording: model.Wording{Subject: "x", Text: "x"}})
	r.do(model.Present{Item: item, Title: "Nagekomen", File: blob("laat")})
	r.do(model.Decide{Decision: d, Outcome: model.OutcomeApproved, Acclaimed: true})
	if got := get[*model.Decision](r, d).Papers; len(got) != 3 {
		t.Errorf("the decision keeps %d papers", len(got))
	}
}

// What runs out is renewed by what was proposed for it: the decision takes the
// place of the old one, on the same bytes and ground, and is not proposed again.
func TestRenewing(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	text := storetest.Blob("beleid")
	policy := r.save(&model.Policy{Title: "Beleid", Type: model.PolicyDocument, Letters: "a"})
	v := get[*model.PolicyVersion](r, r.save(&model.PolicyVersion{Policy: policy, Nr: 1, Blob: text.SHA256, Letters: "a"}, text))
	m, item := r.planned(r.board)
	r.do(model.Present{Item: item, What: model.RefTo(v)})
	r.do(model.OpenMeeting{Meeting: m, Attendance: r.noted(all)})
	old := r.do(model.PutToDecision{Item: item, Wording: model.Wording{Subject: "Beleid vaststellen", Text: "Besloten."},
		Grounds: model.Grounds{Approves: []model.Ref{model.RefTo(v)}, ValidUntil: r.today().AddDays(30)}})
	r.do(model.Decide{Decision: old, Outcome: model.OutcomeApproved, Acclaimed: true})
	r.do(model.CloseItem{Item: item})
	r.do(model.CloseMeeting{Meeting: m})

	r.days(7)
	hand, first := r.planned(r.board)
	_, found := r.proposed(r.today())
	for i := range found {
		found[i] = found[i].Worded(func(m model.Message) string { return m.Key })
	}
	r.do(model.AddItems{Meeting: hand, Proposals: found})
	var about, form = "", model.Form{}
	storetest.MustView(t, r.h, func(s model.State) {
		for _, it := range model.Find[*model.AgendaItem](s, "meeting", hand) {
			switch {
			case it.Topic == model.TopicMinutes && it.Nr != 1, it.ID == first && it.Nr != 2:
				t.Errorf("%s stands at %d", it.Topic, it.Nr)
			case it.Topic == model.TopicApproval && it.About.ID == old:
				about = it.ID
			}
		}
		var err error
		if form, err = model.FormFor(s, model.Ask{What: model.AskPut, Ref: model.Ref{Kind: model.KindAgendaItem, ID: about}}); err != nil {
			t.Fatal(err)
		}
	})
	in := model.Filled{Values: map[string][]string{}}
	for _, f := range form.Fields {
		in.Values[f.Name] = f.Start
	}
	if last := form.Fields[0]; !last.Req || last.Help.Key != "form.help.put.renewed_until" {
		t.Errorf("the last day is required, and says otherwise: %+v", last)
	}
	if _, ps := form.Build(in); len(ps) != 1 || ps[0].Field != "valid_until" {
		t.Fatalf("without a last day: %v", ps)
	}
	in.Values["valid_until"] = []string{r.today().AddDays(400).String()}
	cmd, ps := form.Build(in)
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	r.do(model.OpenMeeting{Meeting: hand, Attendance: r.noted(all)})
	d := r.do(cmd)
	r.do(model.Decide{Decision: d, Outcome: model.OutcomeApproved, Acclaimed: true})
	got := get[*model.Decision](r, d)
	if got.Supersedes != old || len(got.Approves) != 1 || got.Approves[0].ID != v.ID || got.Subject != "Beleid vaststellen" || got.ValidUntil != r.today().AddDays(400) {
		t.Errorf("renewed as %+v", got)
	}
	r.do(model.CloseItem{Item: about})
	r.do(model.CloseMeeting{Meeting: hand, Anyway: true, Reason: "Op tijd."})
	if left, _ := r.proposed(r.today()); slices.Contains(left, "approval "+old) {
		t.Errorf("proposed again: %v", left)
	}
}

// What somebody put on the agenda is not proposed again: another version of the
// policy lies there, or a decision that takes the place of the old one; what
// only looks alike stays, and says so.
func TestProposalsKnowItemsOfOthers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name        string
		make        func(r *room, item, old, next string)
		title       string
		gone, alike bool
	}{
		{name: "nothing to do with it"},
		{name: "the next version lies there", gone: true, make: func(r *room, item, _, next string) {
			r.do(model.Present{Item: item, What: model.RefTo(get[*model.PolicyVersion](r, next))})
		}},
		{name: "a decision takes its place", gone: true, make: func(r *room, item, old, _ string) {
			r.do(model.PutToDecision{Item: item, Wording: model.Wording{Subject: "Nieuw", Text: "Nieuw."}, Grounds: model.Grounds{Supersedes: old}})
		}},
		{name: "alike", title: "Terugkoppeling leveranciersbeleid", alike: true},
		{name: "short words are in every title", title: "Beleid vaststellen"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r := newRoom(t, model.Body{})
			text, later := storetest.Blob("beleid"), storetest.Blob("beleid 2")
			policy := r.save(&model.Policy{Title: "Beleid", Type: model.PolicyDocument, Letters: "d"})
			v := get[*model.PolicyVersion](r, r.save(&model.PolicyVersion{Policy: policy, Nr: 1, Blob: text.SHA256, Letters: "d"}, text))
			next := r.save(&model.PolicyVersion{Policy: policy, Nr: 2, Blob: later.SHA256, Letters: "d"}, later)
			lettered := func(title string) (meeting, item string) {
				meeting = r.save(&model.Meeting{Body: r.board, On: r.today(), State: model.MeetingPlanned, Chair: r.id["Anna"]})
				return meeting, r.do(model.AddItems{Meeting: meeting, Proposals: []model.Proposal{{Title: title, Letters: "d", Type: model.ItemDecision}}})
			}
			m, item := lettered("Punt")
			r.do(model.Present{Item: item, What: model.RefTo(v)})
			r.do(model.OpenMeeting{Meeting: m, Attendance: r.noted(all)})
			old := r.do(model.PutToDecision{Item: item, Wording: model.Wording{Subject: "Besluit leveranciersbeleid", Text: "Besloten."},
				Grounds: model.Grounds{Approves: []model.Ref{model.RefTo(v)}, ValidUntil: r.today().AddDays(30)}})
			r.do(model.Decide{Decision: old, Outcome: model.OutcomeApproved, Acclaimed: true})
			r.do(model.CloseItem{Item: item})
			r.do(model.CloseMeeting{Meeting: m})
			r.days(1)
			if c.title == "" {
				c.title = "Punt"
			}
			_, own := lettered(c.title)
			if c.make != nil {
				c.make(r, own, old, next)
			}
			got, found := r.proposed(r.today())
			i := slices.Index(got, "approval "+old)
			if (i < 0) != c.gone || i >= 0 && (found[i].Near.ID == own) != c.alike {
				t.Errorf("proposed: %v, %+v", got, found)
			}
		})
	}
}
