package model_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/catalog"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// The scenarios were written from the domain description, apart from the code;
// see testdata/scenarios/README.md.
type scenario struct {
	Name, Why, Day string
	Org            struct {
		LegalForm    string `toml:"legal_form"`
		Staff        int
		Turnover     int64
		Balance      int64
		Annex        string
		WwkeCritical bool `toml:"wwke_critical"`
		Designated   bool
	}
	Body []struct {
		Code, Kind string
		Quorum     int
	}
	Appointment []struct {
		Person, Body, From, To, Role, Represents string
		Executive, Corporate                     bool
	}
	Certificate []scenarioCertificate
	Policy      []struct{ ID, Letters string }
	Version     []struct {
		Policy        string
		Nr            int
		ImplementedOn string `toml:"implemented_on"`
		WithdrawnOn   string `toml:"withdrawn_on"`
	}
	Decision []scenarioDecision
	Norm     []struct {
		Name         string
		Months, Days int
		DecidedBy    string `toml:"decided_by"`
	}
	Assessment []struct {
		Kind   string
		DoneOn string `toml:"done_on"`
	}
	Action []struct {
		Text, Due string
		DoneOn    string `toml:"done_on"`
	}
	Controls *struct {
		Undecided, Excluded, Implemented, Planned int
		ExcludedNoReason                          int    `toml:"excluded_no_reason"`
		PlannedDue                                string `toml:"planned_due"`
	}
	Expect struct {
		Class string
		Duty  []struct {
			ID, Status, Due string
			Parts           []string
		}
		Person []struct {
			Name        string
			Bound       bool
			TrainingDue *string `toml:"training_due"`
			Certificate string
		}
	}
}

type scenarioCertificate struct {
	Person                        string
	LastDay                       string `toml:"last_day"`
	Name, Dates, Topics, Provider bool
	AllTopics                     bool `toml:"all_topics"`
	Language                      string
	Hours                         int
	Independent                   bool
}

type scenarioDecision struct {
	ID, Body, Date, Outcome, Approves string
	HashMatches                       *bool    `toml:"hash_matches"`
	ValidUntil                        string   `toml:"valid_until"`
	FeedbackOn                        string   `toml:"feedback_on"`
	ConditionsMetOn                   string   `toml:"conditions_met_on"`
	VotesFor                          []string `toml:"votes_for"`
	VotesAgainst                      []string `toml:"votes_against"`
	Recused, Absent                   []string
	TakenOver                         bool   `toml:"taken_over"`
	SetsNorm                          string `toml:"sets_norm"`
}

func TestScenarios(t *testing.T) {
	files, err := filepath.Glob("testdata/scenarios/*.toml")
	if err != nil || len(files) < 5 {
		t.Fatalf("scenario files: %v %v", files, err)
	}
	seen := map[string]bool{}
	for _, f := range files {
		var doc struct{ Scenario []scenario }
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		md, err := toml.Decode(string(raw), &doc)
		if err != nil {
			t.Fatal(err)
		}
		if u := md.Undecoded(); len(u) > 0 {
			t.Fatalf("%s: unknown keys %v", f, u)
		}
		for _, sc := range doc.Scenario {
			if seen[sc.Name] {
				t.Errorf("%s: scenario %s is double", f, sc.Name)
			}
			seen[sc.Name] = true
			t.Run(sc.Name, func(t *testing.T) {
				t.Parallel()
				(&stage{t: t, sc: sc}).run()
			})
		}
	}
}

// stage plays one scenario on a real file.
type stage struct {
	t       *testing.T
	sc      scenario
	h       *store.Handle
	now     time.Time
	ids     map[string]string // name in the scenario → id
	bodies  map[string]string
	version map[string]*model.PolicyVersion
}

type counter struct{ n byte }

func (c *counter) Read(p []byte) (int, error) {
	for i := range p {
		c.n++
		p[i] = c.n
	}
	return len(p), nil
}

func (g *stage) run() {
	g.now = time.Date(2040, 1, 1, 9, 0, 0, 0, time.UTC) // all of it lies in the past
	s := storetest.MustCreateAt(g.t, filepath.Join(g.t.TempDir(), "s.db"), store.Options{
		Clock: func() time.Time { return g.now }, Random: &counter{}, Law: catalog.Law, Trust: true, Fast: true})
	g.h = s.As(model.Actor{Via: model.ViaDemo})
	g.ids, g.bodies, g.version = map[string]string{}, map[string]string{}, map[string]*model.PolicyVersion{}
	g.organisation()
	g.people()
	g.policies()
	g.decisions()
	g.rest()
	g.check()
}

func (g *stage) save(r model.Record, on string) string {
	g.t.Helper()
	return g.saveWith(r, on)
}

func (g *stage) saveWith(r model.Record, on string, blobs ...model.Blob) string {
	g.t.Helper()
	c := storetest.Laid{Save: model.Save{Record: r, Blobs: blobs}}
	if on != "" {
		c.On = model.MustDate(on)
	}
	rc, err := g.h.Do(context.Background(), c)
	if err != nil {
		g.t.Fatalf("save %s: %v", r.Kind(), err)
	}
	g.now = g.now.Add(time.Second)
	if len(rc.Refs) == 0 {
		return r.Head().ID
	}
	return rc.Refs[0].ID
}

func day(s string) model.Date {
	if s == "" {
		return model.Date{}
	}
	return model.MustDate(s)
}

func (g *stage) organisation() {
	o := g.sc.Org
	org := &model.Organisation{Name: "Stichting De Proef", UID: strings.Repeat("ab", 16), LegalForm: model.LegalForm(o.LegalForm), Annex: model.Annex(o.Annex),
		Staff: o.Staff, Turnover: o.Turnover, Balance: o.Balance, WwkeCritical: o.WwkeCritical, Designated: o.Designated}
	org.ID = model.OrganisationID
	g.save(org, "")
	bodies := g.sc.Body
	if len(bodies) == 0 {
		for _, b := range [][2]string{{"RvB", "management"}, {"RvT", "supervisory"}} {
			g.bodies[b[0]] = g.save(&model.Body{Code: b[0], Name: b[0], Type: model.BodyType(b[1])}, "")
		}
	}
	for _, b := range bodies {
		g.bodies[b.Code] = g.save(&model.Body{Code: b.Code, Name: b.Code, Type: model.BodyType(b.Kind), Quorum: b.Quorum}, "")
	}
}

func (g *stage) person(name string, legal bool) string {
	if id, ok := g.ids[name]; ok {
		return id
	}
	id := g.save(&model.Person{Name: name, Legal: legal}, "")
	g.ids[name] = id
	return id
}

func (g *stage) people() {
	for _, a := range g.sc.Appointment {
		if a.Corporate {
			g.person(a.Person, true)
		}
	}
	for _, a := range g.sc.Appointment {
		ap := &model.Appointment{Person: g.person(a.Person, a.Corporate), Body: g.bodies[a.Body], NonExecutive: !a.Executive,
			Silent: a.Role == "silent", From: day(a.From), Until: day(a.To)}
		if a.Represents != "" {
			ap.Represents = g.person(a.Represents, true)
		}
		g.save(ap, a.From)
	}
	for i, c := range g.sc.Certificate {
		g.certificate(i, c)
	}
}

func (g *stage) certificate(i int, c scenarioCertificate) {
	independent := model.AnswerNo
	if c.Independent {
		independent = model.AnswerYes
	}
	who := g.person(c.Person, false)
	tr := g.save(&model.Training{Title: fmt.Sprintf("Cursus %d", i), Provider: "Aanbieder", FirstDay: day(c.LastDay), Independent: independent}, c.LastDay)
	g.save(&model.Participation{Training: tr, Person: who, Completed: true}, c.LastDay)
	ct := &model.Certificate{Person: who, Training: tr, StatesName: c.Name, StatesDates: c.Dates, Language: c.Language, Minutes: c.Hours * 60}
	if c.Topics {
		ct.Topics = []string{"a"}
		if c.AllTopics {
			ct.Topics = model.TopicCodes()
		}
	}
	if c.Provider {
		ct.Provider = "Aanbieder"
	}
	paper := fmt.Appendf(nil, "certificaat %d", i)
	sum := sha256.Sum256(paper)
	ct.Blob = hex.EncodeToString(sum[:])
	g.saveWith(ct, c.LastDay, model.Blob{SHA256: ct.Blob, Content: paper})
}

func (g *stage) policies() {
	for _, p := range g.sc.Policy {
		g.ids[p.ID] = g.save(&model.Policy{Title: p.ID, Type: model.PolicyPackage, Letters: p.Letters}, "")
		for _, v := range g.sc.Version {
			if v.Policy != p.ID {
				continue
			}
			pv := &model.PolicyVersion{Policy: g.ids[p.ID], Nr: v.Nr, Letters: p.Letters, ImplementedOn: day(v.ImplementedOn), WithdrawnOn: day(v.WithdrawnOn)}
			text := fmt.Appendf(nil, "%s versie %d", p.ID, v.Nr)
			sum := sha256.Sum256(text)
			pv.Blob = hex.EncodeToString(sum[:])
			pv.ID = g.saveWith(pv, "", model.Blob{SHA256: pv.Blob, Content: text})
			g.version[fmt.Sprintf("%s/%d", v.Policy, v.Nr)] = pv
		}
	}
}

func (g *stage) decisions() {
	for _, d := range g.sc.Decision {
		m := g.save(&model.Meeting{Body: g.bodies[d.Body], On: day(d.Date), State: model.MeetingClosed}, d.Date)
		rec := &model.Decision{Body: g.bodies[d.Body], Method: model.MethodMeeting, Meeting: m, On: day(d.Date), Subject: d.ID, Text: "Besluit.",
			Outcome: model.Outcome(d.Outcome), ValidUntil: day(d.ValidUntil), FeedbackOn: day(d.FeedbackOn), ConditionsMetOn: day(d.ConditionsMetOn),
			Considerations: "Overwogen."}
		if d.TakenOver {
			rec.Method, rec.Meeting = model.MethodTakenOver, ""
			rec.Minutes = g.save(&model.Evidence{Title: "Notulen", Location: "archief", AddedOn: day(d.Date)}, "")
		}
		if d.Approves != "" {
			v := g.version[d.Approves]
			ref := model.Ref{Kind: model.KindPolicyVersion, ID: v.ID, Rev: 1, SHA256: model.BasisHash(v)}
			if d.HashMatches != nil && !*d.HashMatches {
				ref.SHA256 = strings.Repeat("0", 64)
			}
			rec.Approves = []model.Ref{ref}
		}
		id := g.save(rec, d.Date)
		g.ids["decision "+d.ID] = id
		g.votes(d, id, m)
	}
}

func (g *stage) votes(d scenarioDecision, id, meeting string) {
	if d.TakenOver && len(d.VotesFor)+len(d.VotesAgainst) == 0 {
		return
	}
	vote := func(name string, v model.VoteValue) {
		rec := &model.Vote{Decision: id, Person: g.ids[name], Value: v, Known: model.KnownNoted}
		if v == model.VoteRecused {
			rec.Interest = "nevenfunctie"
		}
		g.save(rec, d.Date)
	}
	for _, a := range g.sc.Appointment {
		in := a.Body == d.Body && d.Date >= a.From && (a.To == "" || d.Date <= a.To)
		switch {
		case !in:
		case slices.Contains(d.Absent, a.Person):
			g.save(&model.Attendance{Meeting: meeting, Person: g.ids[a.Person], Present: model.PresenceAbsent}, d.Date)
		case slices.Contains(d.Recused, a.Person):
			vote(a.Person, model.VoteRecused)
		case slices.Contains(d.VotesAgainst, a.Person):
			vote(a.Person, model.VoteAgainst)
		case d.VotesFor == nil && d.VotesAgainst == nil, slices.Contains(d.VotesFor, a.Person):
			vote(a.Person, model.VoteFor)
		}
	}
}

func (g *stage) rest() {
	for _, n := range g.sc.Norm {
		g.save(&model.Norm{Name: model.NormName(n.Name), Months: n.Months, Days: n.Days, DecidedBy: g.ids["decision "+n.DecidedBy]}, "")
	}
	for _, a := range g.sc.Assessment {
		g.save(&model.Assessment{Type: model.AssessmentType(a.Kind), Title: a.Kind, DoneOn: day(a.DoneOn)}, a.DoneOn)
	}
	owner := ""
	if len(g.sc.Action) > 0 || g.sc.Controls != nil {
		owner = g.save(&model.Office{Code: "ciso", Name: "CISO"}, "")
	}
	for _, a := range g.sc.Action {
		g.save(&model.Action{Text: a.Text, Owner: owner, Due: day(a.Due), DoneOn: day(a.DoneOn)}, "")
	}
	if c := g.sc.Controls; c != nil {
		n := 0
		put := func(count int, f func(*model.Control)) {
			for range count {
				ctl := &model.Control{Applicable: model.ApplicableYes}
				ctl.ID = catalog.Law().Controls[n].ID
				n++
				f(ctl)
				g.save(ctl, "")
			}
		}
		put(c.Undecided, func(c *model.Control) { c.Applicable = model.ApplicableUndecided })
		put(c.Excluded, func(c *model.Control) { c.Applicable, c.Why = model.ApplicableNo, "reden" })
		put(c.ExcludedNoReason, func(c *model.Control) { c.Applicable = model.ApplicableNo })
		put(c.Implemented, func(c *model.Control) { c.Implementation = model.ImplementationDone })
		from := n
		put(c.Planned, func(c *model.Control) { c.Implementation = model.ImplementationWork })
		for i := from; i < n; i++ {
			id := catalog.Law().Controls[i].ID
			g.save(&model.Action{Text: "invoeren", Owner: owner, Due: day(c.PlannedDue), Origin: model.Ref{Kind: model.KindControl, ID: id, Rev: 1}}, "")
		}
		put(101-n, func(*model.Control) {})
	}
}

func (g *stage) check() {
	t, on := g.t, model.MustDate(g.sc.Day)
	err := g.h.Judge(context.Background(), model.VerbReadDuties, func(s model.State) error {
		if org, ok := model.TheOrganisation(s); ok && g.sc.Expect.Class != "" {
			if c, _ := model.Classify(org, s.Law()); string(c) != g.sc.Expect.Class {
				t.Errorf("class %s, want %s (%s)", c, g.sc.Expect.Class, g.sc.Why)
			}
		}
		results := map[string]model.DutyResult{}
		for _, r := range model.Duties(s, on) {
			results[r.ID] = r
		}
		for _, want := range g.sc.Expect.Duty {
			got, ok := results[want.ID]
			if !ok || string(got.Status) != want.Status {
				t.Errorf("%s is %s, want %s (%s)", want.ID, got.Status, want.Status, g.sc.Why)
			}
			if want.Due != "" && got.Due.String() != want.Due {
				t.Errorf("%s due %s, want %s (%s)", want.ID, got.Due, want.Due, g.sc.Why)
			}
			g.parts(got, want.Parts)
		}
		g.checkPeople(s, on)
		g.lists(s, on, results)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func (g *stage) parts(got model.DutyResult, want []string) {
	if want == nil {
		return
	}
	var have []string
	for _, p := range got.Parts {
		name, _ := p.Label.Args["Text"].(string)
		if p.Label.Key != model.LiteralKey {
			name = p.Label.Key[strings.LastIndexByte(p.Label.Key, '.')+1:]
		}
		have = append(have, name+"="+string(p.Status))
	}
	slices.Sort(have)
	slices.Sort(want)
	if !slices.Equal(have, want) {
		g.t.Errorf("%s parts %v, want %v (%s)", got.ID, have, want, g.sc.Why)
	}
}

func (g *stage) checkPeople(s model.State, on model.Date) {
	bound := map[string]model.Director{}
	for _, d := range model.Directors(s, on) {
		bound[d.Person.Name] = d
	}
	for _, w := range g.sc.Expect.Person {
		d, ok := bound[w.Name]
		if ok != w.Bound {
			g.t.Errorf("%s bound %v, want %v (%s)", w.Name, ok, w.Bound, g.sc.Why)
		}
		if w.TrainingDue != nil && d.Due.String() != *w.TrainingDue {
			g.t.Errorf("%s due %s, want %q (%s)", w.Name, d.Due, *w.TrainingDue, g.sc.Why)
		}
		if c := model.BestCertificate(s, g.ids[w.Name], on).State(); w.Certificate != "" && string(c) != w.Certificate {
			g.t.Errorf("%s certificate %s, want %s (%s)", w.Name, c, w.Certificate, g.sc.Why)
		}
	}
}
