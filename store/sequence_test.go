package store_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/tries"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
	"pgregory.net/rapid"
)

// Whatever people do in whichever order: what is refused writes nothing, what
// is written was theirs to write, nothing is approved that the rules of the
// body do not carry, an adopted meeting stays as it was, and the file is whole.
func TestSequences(t *testing.T) {
	t.Parallel()
	seen := map[string]int{}
	rapid.Check(t, func(rt *rapid.T) {
		q := newSequence(t, rt, seen)
		defer q.s.Close()
		steps := q.tries()
		for range rapid.SampledFrom([]int{10, 30, 50}).Draw(rt, "steps") {
			q.c.Advance(time.Minute)
			switch {
			case q.yes("on course"):
				q.do(rapid.SampledFrom(q.actors[:5]).Draw(rt, "office"), q.next())
			case q.yes("astray"):
				q.do(rapid.SampledFrom(q.actors).Draw(rt, "actor"), rapid.SampledFrom(steps).Draw(rt, "step")())
			case q.chance("slip", 2):
				q.do(rapid.SampledFrom(q.actors[:5]).Draw(rt, "who slipped"), q.undo())
			default:
				member := rapid.SampledFrom(q.actors[5:7]).Draw(rt, "member")
				q.do(member, q.ownVote(member.Person))
			}
		}
		q.whole()
	})
	if !tries.All() {
		return // so few need not have come to everything
	}
	for _, what := range []string{"approved", "refused decision", "denied", "adopted", "own vote", "undone", "written approved", "written rejected"} {
		if seen[what] == 0 {
			t.Errorf("no sequence came to: %s (%v)", what, seen)
		}
	}
}

// sequence is one file and what can be named in it.
type sequence struct {
	*rapid.T
	s      *store.Store
	c      *storetest.Clock
	actors []model.Actor
	ids    map[model.Kind][]string
	seats  map[string][]string // by body
	bodies []string            // the board more often
	rvb    string
	steps  []string       // when something was written, to take back
	frozen map[string]int // revisions of what belongs to adopted meetings
	seen   map[string]int
}

func newSequence(t *testing.T, rt *rapid.T, seen map[string]int) *sequence {
	c := storetest.NewClock("2026-09-01")
	s := storetest.MustCreateAt(t, filepath.Join(t.TempDir(), "s.db"), storetest.Options(c))
	q := &sequence{T: rt, s: s, c: c, ids: map[model.Kind][]string{}, frozen: map[string]int{}, seats: map[string][]string{}, seen: seen}
	h := s.As(storetest.Local())
	save := func(r model.Record) string { return storetest.MustSave(t, h, r) }
	org := &model.Organisation{UID: strings.Repeat("ab", 16), Name: "Stichting De Proef", LegalForm: model.Stichting, Annex: model.Annex1, Staff: 900, Turnover: 9e7, Balance: 4e7}
	org.ID = model.OrganisationID
	save(org)
	rvt := save(&model.Body{Code: "RvT", Name: "Raad van toezicht", Type: model.BodySupervisory})
	q.rvb = save(&model.Body{Code: "RvB", Name: "Raad van bestuur", Type: model.BodyManagement, Supervisor: rvt,
		Quorum:   rapid.SampledFrom([]int{0, 0, 1, 2, 3}).Draw(rt, "quorum"),
		Majority: rapid.SampledFrom([]model.Majority{"", model.MajorityTwoThirds, model.MajorityUnanimous}).Draw(rt, "majority"),
		Tie:      rapid.SampledFrom([]model.Tie{"", model.TieChair, model.TieSupervisor}).Draw(rt, "tie"),
		Proxies:  rapid.SampledFrom([]int{0, 1, 2}).Draw(rt, "proxies"),
		Written:  rapid.Bool().Draw(rt, "written"), WrittenConsent: rapid.Bool().Draw(rt, "consent"), WrittenUnanimous: rapid.Bool().Draw(rt, "unanimous")})
	person := func(name string) string { return save(&model.Person{Name: name}) }
	for i := range 4 {
		p := person(fmt.Sprintf("Bestuurder %d", i))
		q.seats[q.rvb] = append(q.seats[q.rvb], p)
		save(&model.Appointment{Person: p, Body: q.rvb, From: model.MustDate("2020-01-01")})
	}
	supervisor, secretary, ciso, auditor := person("Toezichthouder"), person("Secretaris"), person("CISO"), person("Accountant")
	save(&model.Appointment{Person: supervisor, Body: rvt, From: model.MustDate("2020-01-01")})
	save(&model.Grant{Person: secretary, Role: model.RoleSecretary, From: model.MustDate("2020-01-01")})
	save(&model.Grant{Person: ciso, Role: model.RoleCISO, From: model.MustDate("2020-01-01")})
	save(&model.Grant{Person: auditor, Role: model.RoleAuditor, From: model.MustDate("2020-01-01")})
	q.seats[rvt], q.bodies = []string{supervisor}, []string{q.rvb, q.rvb, q.rvb, rvt}
	board, scribe := q.seats[q.rvb], storetest.As(secretary)
	q.actors = []model.Actor{storetest.Local(), storetest.Local(), scribe, scribe, scribe, storetest.OverSSH(t, q.s, board[0]),
		storetest.OverSSH(t, q.s, board[1]), storetest.As(board[2]), storetest.As(supervisor), storetest.As(ciso), storetest.As(auditor),
		storetest.As(person("Buitenstaander"))}
	q.ids[model.KindPolicy] = []string{save(&model.Policy{Title: "Pakket", Type: model.PolicyPackage, Letters: model.Letters})}
	return q
}

// do carries out a command and looks at what must hold after any of them.
func (q *sequence) do(a model.Actor, c model.Command) {
	if c == nil {
		return
	}
	before := q.count()
	rc, err := q.s.As(a).Do(bg, c)
	after := q.count()
	if err != nil {
		if after != before {
			q.Fatalf("%s was refused (%v) and wrote %d entries", c.Verb(), err, after-before)
		}
		if model.CodeOf(err) == model.CodeDenied {
			q.seen["denied"]++
		} else if _, deciding := c.(model.Decide); deciding {
			q.seen["refused decision"]++
		} else if model.CodeOf(err) == "" {
			q.Fatalf("%s: %v is no refusal", c.Verb(), err)
		}
		return
	}
	if after-before != int64(len(rc.Entries)) {
		q.Fatalf("%s told of %d entries and wrote %d", c.Verb(), len(rc.Entries), after-before)
	}
	if len(rc.Entries) > 0 {
		q.steps = append(q.steps, rc.Entries[0].RecordedAt)
	}
	for _, e := range rc.Entries {
		if e.Rev == 1 {
			q.ids[e.Kind] = append(q.ids[e.Kind], e.ID)
		}
		q.mayWrite(a, e)
	}
	q.judge(func(s model.State) {
		for _, e := range rc.Entries {
			if d, ok := model.Get[*model.Decision](s, e.ID); ok && e.Kind == model.KindDecision {
				q.decided(s, d, c)
			}
			if _, undo := c.(model.Undo); undo {
				q.seen["undone"]++
				continue
			}
			if v, ok := model.Get[*model.Vote](s, e.ID); ok && e.Kind == model.KindVote && v.Known == model.KnownSession {
				q.ownCast(a, v)
			}
			if m, ok := model.Get[*model.Meeting](s, e.ID); ok && e.Kind == model.KindMeeting && m.State == model.MeetingAdopted {
				q.adopted(s, m)
			}
		}
	})
}

func (q *sequence) count() int64 {
	head, err := q.s.As(storetest.Local()).Head(bg)
	if err != nil {
		q.Fatal(err)
	}
	return head.Count
}

func (q *sequence) judge(f func(model.State)) {
	if err := q.s.As(storetest.Local()).Judge(bg, model.VerbReadDuties, func(s model.State) error { f(s); return nil }); err != nil {
		q.Fatal(err)
	}
}

// mayWrite holds an entry against who may never write such a thing, apart from
// the table of permissions.
func (q *sequence) mayWrite(a model.Actor, e model.Entry) {
	director := slices.Contains(q.seats[q.rvb], a.Person)
	switch {
	case a.Person == "" || a.Person == q.actors[2].Person: // the machine itself, the secretary
		return
	case director && (e.Kind == model.KindVote || e.Kind == model.KindQuestion || e.Kind == model.KindAction):
		return
	case a.Person == q.actors[8].Person && (e.Kind == model.KindQuestion || e.Kind == model.KindVote):
		return
	case a.Person == q.actors[9].Person && !slices.Contains([]model.Kind{model.KindVote, model.KindAttendance, model.KindMeeting, model.KindBody}, e.Kind):
		return
	}
	q.Fatalf("%s wrote %s %s by %s", a.ID(), e.Kind, e.ID, e.Verb)
}

// ownCast: a vote known from a session was cast in the session of that member.
func (q *sequence) ownCast(a model.Actor, v *model.Vote) {
	q.seen["own vote"]++
	if v.Person != a.Person || a.Key == "" {
		q.Fatalf("%s cast the own vote of %s", a.ID(), v.Person)
	}
}

// adopted remembers the revisions of all that belongs to a meeting; what was
// remembered never moves, but for what comes later by its nature.
func (q *sequence) adopted(s model.State, m *model.Meeting) {
	q.seen["adopted"]++
	for _, r := range belonging(s, m.ID) {
		q.frozen[r.Head().ID] = r.Head().Rev
	}
}

func belonging(s model.State, meeting string) []model.Record {
	out := s.Find(model.KindAgendaItem, "meeting", meeting)
	out = append(out, s.Find(model.KindAttendance, "meeting", meeting)...)
	for _, d := range model.Find[*model.Decision](s, "meeting", meeting) {
		out = append(append(out, d), s.Find(model.KindVote, "decision", d.ID)...)
	}
	return out
}

// whole looks at the file as it was left.
func (q *sequence) whole() {
	rep, err := q.s.As(storetest.Local()).Verify(bg, store.VerifyOptions{})
	if err != nil {
		q.Fatal(err)
	}
	for _, f := range rep.Findings {
		q.Errorf("%s: %s", f.Code, f.Message)
	}
	q.judge(func(s model.State) {
		for _, d := range model.All[*model.Decision](s) {
			if why := model.Validity(s, d); approving(d) && len(why) > 0 {
				q.Errorf("%s stands approved while %v", d.ID, why)
			}
		}
		for _, m := range model.All[*model.Meeting](s) {
			if m.State != model.MeetingAdopted {
				continue
			}
			for _, r := range belonging(s, m.ID) {
				if was, ok := q.frozen[r.Head().ID]; !ok || was != r.Head().Rev {
					q.Errorf("%s of adopted %s went from revision %d to %d", r.Head().ID, m.ID, was, r.Head().Rev)
				}
			}
		}
	})
	for _, a := range q.actors {
		q.closedItems(a)
	}
}

// closedItems looks whether somebody sees a closed item they are not named for.
func (q *sequence) closedItems(a model.Actor) {
	err := q.s.As(a).View(bg, func(s model.State) error {
		for _, it := range model.All[*model.AgendaItem](s) {
			if it.Closed && !slices.Contains(it.Readers, a.Person) && a.Person != "" && a.Person != q.actors[2].Person {
				q.Errorf("%s sees closed item %s", a.ID(), it.ID)
			}
		}
		return nil
	})
	if err != nil && model.CodeOf(err) != model.CodeDenied {
		q.Fatal(err)
	}
}
