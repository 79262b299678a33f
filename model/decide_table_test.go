package model_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
)

func written(d *model.Decision) { d.Method, d.Meeting = model.MethodWritten, "" }

func consented(d *model.Decision) {
	written(d)
	d.Consented = true
}

func acclaimed(d *model.Decision) { d.Acclaimed = true }

func considered(d *model.Decision) { d.Considerations = "Overwogen." }

// No number set: more than half of those who may take part. A number set: at
// least so many, whoever has an interest not among them.
func TestQuorum(t *testing.T) {
	four := model.Body{Quorum: 4}
	two := model.Body{Quorum: 2}
	runPolls(t, []poll{
		{name: "fixed, all there", rules: two, seats: "Anna:for Bas:for Carla:for"},
		{name: "fixed, exactly", rules: two, seats: "Anna:for Bas:for Carla:absent"},
		{name: "fixed, one short", rules: two, seats: "Anna:for Bas:absent Carla:absent", want: "quorum"},
		{name: "fixed, excused is not there", rules: two, seats: "Anna:for Bas:excused Carla:absent", want: "quorum"},
		{name: "fixed, against is there", rules: two, seats: "Anna:for Bas:for Carla:against"},
		{name: "fixed four of five, interest not counted", rules: four, seats: "Anna:for Bas:for Carla:for Dirk:recused Eva:absent", want: "quorum"},
		{name: "fixed four of five, interest beside four", rules: four, seats: "Anna:for Bas:for Carla:for Dirk:for Eva:recused"},
		{name: "half of four is not more than half", seats: "Anna:for Bas:for Carla:absent Dirk:absent", want: "quorum"},
		{name: "three of four", seats: "Anna:for Bas:for Carla:for Dirk:absent"},
		{name: "two of three", seats: "Anna:for Bas:for Carla:absent"},
		{name: "one of three", seats: "Anna:for Bas:absent Carla:absent", want: "quorum"},
		{name: "one of two", seats: "Anna:for Bas:absent", want: "quorum"},
		{name: "three of five", seats: "Anna:for Bas:for Carla:for Dirk:absent Eva:absent"},
		{name: "two of five", seats: "Anna:for Bas:for Carla:absent Dirk:absent Eva:absent", want: "quorum"},
		// Four without an interest, two of them there: not more than half. To
		// count Eva as there would make it three of five.
		{name: "interest is not there", seats: "Anna:for Bas:for Carla:absent Dirk:absent Eva:recused", want: "quorum"},
		// Three without an interest, two there. Of all five it would not do.
		{name: "interest is no member for this", seats: "Anna:for Bas:for Carla:absent Dirk:recused Eva:recused"},
		{name: "there without a vote", rules: two, seats: "Anna:for Bas:present Carla:absent"},
		{name: "abstaining is there", rules: two, seats: "Anna:for Bas:abstain Carla:absent"},
		{name: "a vote of one noted absent", rules: two, seats: "Anna:for Bas:absent/for Carla:absent/for", want: "quorum"},
		{name: "votes without a list of who was there", rules: two, seats: "-Anna:for -Bas:for -Carla:against"},
		{name: "no votes, nobody noted", seats: "-Anna: -Bas: -Carla:", want: "quorum"},
	})
}

// A board of one decides alone; the quorum follows the board, and only where
// its rules say that it has one member.
func TestOneMemberBoard(t *testing.T) {
	one := model.Body{OneMember: true}
	runPolls(t, []poll{
		{name: "decides", rules: one, seats: "Anna:for", edit: considered},
		{name: "votes against", rules: one, seats: "Anna:against", edit: considered, want: "majority"},
		{name: "is not there", rules: one, seats: "Anna:absent", edit: considered, want: "quorum"},
		{name: "a quorum of two in a board of two", rules: model.Body{Quorum: 2}, seats: "Anna:for Bas:recused", edit: considered, want: "quorum"},
	})
}

// Who sits on the day counts, both ends of an appointment included.
func TestSeatsOfTheDay(t *testing.T) {
	for _, c := range []struct {
		name, from, until string
		members           int
	}{
		{"starts that day", pollDay, "", 2},
		{"starts the day after", "2026-09-16", "", 1},
		{"leaves that day", "2020-01-01", pollDay, 2},
		{"left the day before", "2020-01-01", "2026-09-14", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newPolls(t)
			id := p.hold(poll{name: c.name, seats: "Anna:for", edit: func(d *model.Decision) {
				bas := p.save(&model.Person{Name: "Bas"})
				p.save(&model.Appointment{Person: bas, Body: d.Body, From: day(c.from), Until: day(c.until)})
			}})
			got, tally := p.problems(id)
			if tally.Members != c.members {
				t.Errorf("%d members, want %d", tally.Members, c.members)
			}
			if valid := len(got) == 0; valid != (c.members == 1) {
				t.Errorf("told %v with %d members and one of them there", got, c.members)
			}
		})
	}
}

// Votes cast decide; who abstains, is away or has an interest casts none.
func TestMajority(t *testing.T) {
	thirds := model.Body{Majority: model.MajorityTwoThirds}
	all := model.Body{Majority: model.MajorityUnanimous}
	runPolls(t, []poll{
		{name: "simple, all for", seats: "Anna:for Bas:for Carla:for"},
		{name: "simple, two to one", seats: "Anna:for Bas:for Carla:against"},
		{name: "simple, one to two", seats: "Anna:for Bas:against Carla:against", want: "majority"},
		{name: "simple, abstaining is no vote for", seats: "Anna:for Bas:against Carla:against Dirk:abstain Eva:abstain", want: "majority"},
		{name: "simple, abstaining is no vote against", seats: "Anna:for Bas:abstain Carla:abstain"},
		{name: "simple, all abstain", seats: "Anna:abstain Bas:abstain Carla:abstain", want: "majority"},
		{name: "simple, an interest is no vote against", seats: "Anna:for Bas:for Carla:against Dirk:recused Eva:recused"},
		{name: "simple, there without a vote is no vote", seats: "Anna:for Bas:against Carla:against Dirk:present", want: "majority"},
		{name: "simple, a vote of one noted absent is none", seats: "Anna:for Bas:for Carla:against Dirk:against Eva:absent/for", want: "majority"},
		{name: "two thirds, two to one", rules: thirds, seats: "Anna:for Bas:for Carla:against"},
		{name: "two thirds, four to two", rules: thirds, seats: "Anna:for Bas:for Carla:for Dirk:for Eva:against Fenna:against"},
		{name: "two thirds, three to two", rules: thirds, seats: "Anna:for Bas:for Carla:for Dirk:against Eva:against", want: "two_thirds"},
		{name: "two thirds, four to three", rules: thirds, seats: "Anna:for Bas:for Carla:for Dirk:for Eva:against Fenna:against Gijs:against", want: "two_thirds"},
		{name: "two thirds, abstaining does not count", rules: thirds, seats: "Anna:for Bas:for Carla:against Dirk:abstain"},
		{name: "two thirds, none for", rules: thirds, seats: "Anna:abstain Bas:abstain Carla:abstain", want: "two_thirds"},
		{name: "unanimous", rules: all, seats: "Anna:for Bas:for Carla:for"},
		{name: "unanimous, one against", rules: all, seats: "Anna:for Bas:for Carla:for Dirk:for Eva:against", want: "unanimous"},
		{name: "unanimous, an interest does not hinder", rules: all, seats: "Anna:for Bas:for Carla:recused"},
		{name: "acclaimed by who is there", seats: "Anna:present Bas:present Carla:absent", edit: acclaimed},
		{name: "acclaimed, own votes beside it", seats: "Anna:present/own=for Bas:present/own=against Carla:present Dirk:present Eva:present", edit: acclaimed},
		{name: "acclaimed, most say otherwise", seats: "Anna:present/own=for Bas:against Carla:against", edit: acclaimed, want: "majority"},
		{name: "acclaimed without a quorum", seats: "Anna:present Bas:absent Carla:absent", edit: acclaimed, want: "quorum"},
		{name: "acclaimed, an interest stays out", seats: "Anna:present Bas:recused Carla:absent", edit: acclaimed, rules: model.Body{Quorum: 2}, want: "quorum"},
	})
}

// Equal votes: as the body's rules say.
func TestTie(t *testing.T) {
	chair := model.Body{Tie: model.TieChair}
	supervisor := model.Body{Tie: model.TieSupervisor}
	runPolls(t, []poll{
		{name: "no rule", seats: "Anna*:for Bas:against", want: "majority"},
		{name: "rejected", rules: model.Body{Tie: model.TieRejected}, seats: "Anna*:for Bas:against", want: "majority"},
		{name: "chair for", rules: chair, seats: "Anna*:for Bas:for Carla:against Dirk:against"},
		{name: "chair against", rules: chair, seats: "Anna:for Bas:for Carla*:against Dirk:against", want: "majority"},
		{name: "chair abstains", rules: chair, seats: "Anna*:abstain Bas:for Carla:against", want: "majority"},
		{name: "chair absent", rules: chair, seats: "Anna*:absent Bas:for Carla:against", want: "majority"},
		{name: "chair absent, a vote noted", rules: chair, seats: "Anna*:absent/for Bas:for Carla:against Dirk:abstain", want: "majority"},
		{name: "chair has an interest", rules: chair, seats: "Anna*:recused Bas:for Carla:against", want: "majority"},
		{name: "no chair", rules: chair, seats: "Anna:for Bas:against", want: "majority"},
		{name: "chair for does not beat a majority", rules: chair, seats: "Anna*:for Bas:against Carla:against", want: "majority"},
		{name: "nobody votes is no tie", rules: chair, seats: "Anna*:present Bas:present", want: "majority"},
		{name: "supervisor, not asked", rules: supervisor, prior: "none", seats: "Anna:for Bas:against", want: "majority"},
		{name: "supervisor approves", rules: supervisor, prior: "approved " + pollDay, seats: "Anna:for Bas:against"},
		{name: "supervisor rejects", rules: supervisor, prior: "rejected " + pollDay, seats: "Anna:for Bas:against", want: "majority"},
		{name: "supervisor approves, but it was lost", rules: supervisor, prior: "approved " + pollDay, seats: "Anna:for Bas:against Carla:against", want: "majority"},
		{name: "rejected, whatever the supervisor says", rules: model.Body{Tie: model.TieRejected}, prior: "approved " + pollDay, seats: "Anna:for Bas:against", want: "majority"},
		{name: "two thirds know no tie", rules: model.Body{Majority: model.MajorityTwoThirds, Tie: model.TieChair}, seats: "Anna*:for Bas:against", want: "two_thirds"},
	})
}

// A proxy makes a member count as there, up to as many as one member may hold,
// and only while the holder is there.
func TestProxies(t *testing.T) {
	one, two := model.Body{Proxies: 1}, model.Body{Proxies: 2}
	runPolls(t, []poll{
		{name: "none allowed", seats: "Anna:for Bas>Anna:for Carla:absent", want: "quorum"},
		{name: "one allowed, one held", rules: one, seats: "Anna:for Bas>Anna:for Carla:absent"},
		{name: "one allowed, two held", rules: one, seats: "Anna:for Bas>Anna:for Carla>Anna:for Dirk:absent", want: "quorum"},
		{name: "two allowed, two held", rules: two, seats: "Anna:for Bas>Anna:for Carla>Anna:for Dirk:absent"},
		{name: "one each", rules: one, seats: "Anna:for Bas:for Carla>Anna:for Dirk>Bas:for Eva:absent"},
		{name: "the holder is away", rules: one, seats: "Anna:absent Bas>Anna:for Carla:for", want: "quorum"},
		{name: "the holder gave a proxy too", rules: two, seats: "Anna>Carla:for Bas>Anna:for Carla:for Dirk:absent", want: "quorum"},
		{name: "a vote beyond the limit is none", rules: one, seats: "Anna:for Bas>Anna:for Carla>Anna:for Dirk:against Eva:against Fenna:present", want: "majority"},
		{name: "a vote by proxy counts against", rules: one, seats: "Anna:for Bas>Carla:against Carla:against", want: "majority"},
		{name: "a guest holds none", rules: one, seats: "Anna:for Bas>Gast:for Carla:absent Gast+:present", want: "quorum"},
		{name: "an interest goes before a proxy", rules: one, seats: "Anna:for Bas>Anna:recused Carla:absent Dirk:absent", want: "quorum"},
	})
}

// All have an interest: the supervisory body decides; where there is none the
// board decides with its considerations written down (BW 2:291).
func TestAllConflicted(t *testing.T) {
	runPolls(t, []poll{
		{name: "the supervisory body approved", prior: "approved 2026-09-10", seats: "Anna:recused Bas:recused", edit: considered},
		{name: "the supervisory body was not asked", prior: "none", seats: "Anna:recused Bas:recused", edit: considered, want: "conflicted"},
		{name: "the supervisory body rejected", prior: "rejected 2026-09-10", seats: "Anna:recused Bas:recused", edit: considered, want: "conflicted"},
		{name: "nobody above, with considerations", seats: "Anna:recused Bas:recused", edit: considered},
		{name: "nobody above, without", seats: "Anna:recused Bas:recused", want: "considerations"},
	})
}

// What the rules of a body list needs the supervisory body first.
func TestPriorApproval(t *testing.T) {
	listed := model.Body{PriorApproval: []string{"maatregelenpakket"}}
	other := model.Body{PriorApproval: []string{"begroting"}}
	const two = "Anna:for Bas:for"
	runPolls(t, []poll{
		{name: "the day before", rules: listed, prior: "approved 2026-09-14", seats: two},
		{name: "a year before", rules: listed, prior: "approved 2025-09-15", seats: two},
		{name: "the day after", rules: listed, prior: "approved 2026-09-16", seats: two, want: "prior_void"},
		{name: "with conditions", rules: listed, prior: "approved_conditions 2026-09-14", seats: two, want: "prior_void"},
		{name: "none", rules: listed, prior: "none", seats: two, want: "prior"},
		{name: "rejected", rules: listed, prior: "rejected 2026-09-14", seats: two, want: "prior_void"},
		{name: "deferred", rules: listed, prior: "deferred 2026-09-14", seats: two, want: "prior_void"},
		{name: "noted", rules: listed, prior: "noted 2026-09-14", seats: two, want: "prior_void"},
		{name: "another subject", rules: other, prior: "none", seats: two},
	})
}

// Another supervisory body than that of the rules does not count.
func TestPriorApprovalByAnother(t *testing.T) {
	p := newPolls(t)
	other := p.save(&model.Body{Code: "RvC", Name: "Raad van commissarissen elders", Type: model.BodySupervisory})
	approved := p.supervisors(other, model.OutcomeApproved, "2026-09-14")
	id := p.hold(poll{name: "by another", rules: model.Body{PriorApproval: []string{"maatregelenpakket"}}, prior: "none",
		seats: "Anna:for Bas:for", edit: func(d *model.Decision) { d.Supervisor = approved }})
	if got, _ := p.problems(id); !slices.Contains(got, "prior_void") {
		t.Errorf("told %v, want prior_void", got)
	}
}

// In writing: where the body allows it, in the manner its rules ask.
func TestWritten(t *testing.T) {
	may := model.Body{Written: true}
	consent := model.Body{Written: true, WrittenConsent: true}
	unanimous := model.Body{Written: true, WrittenUnanimous: true}
	runPolls(t, []poll{
		{name: "not allowed", seats: "Anna:for Bas:for Carla:for", edit: written, want: "written"},
		{name: "not allowed, with consent", seats: "Anna:for Bas:for Carla:for", edit: consented, want: "written"},
		{name: "allowed", rules: may, seats: "Anna:for Bas:for Carla:for", edit: written},
		{name: "allowed, a majority", rules: may, seats: "Anna:for Bas:for Carla:against", edit: written},
		{name: "allowed, lost", rules: may, seats: "Anna:for Bas:against Carla:against", edit: written, want: "majority"},
		{name: "allowed, too few answered", rules: may, seats: "Anna:for Bas: Carla:", edit: written, want: "quorum"},
		{name: "consent lacks", rules: consent, seats: "Anna:for Bas:for Carla:for", edit: written, want: "consent"},
		{name: "consent given", rules: consent, seats: "Anna:for Bas:for Carla:against", edit: consented},
		{name: "unanimous", rules: unanimous, seats: "Anna:for Bas:for Carla:for", edit: written},
		{name: "unanimous, one vote lacks", rules: unanimous, seats: "Anna:for Bas:for Carla:", edit: written, want: "unanimous"},
		{name: "unanimous, one abstains", rules: unanimous, seats: "Anna:for Bas:for Carla:abstain", edit: written, want: "unanimous"},
		{name: "unanimous, one against", rules: unanimous, seats: "Anna:for Bas:for Carla:against", edit: written, want: "unanimous"},
		{name: "unanimous, an interest stays out", rules: unanimous, seats: "Anna:for Bas:for Carla:recused", edit: written},
		{name: "unanimity in writing is not asked in a meeting", rules: unanimous, seats: "Anna:for Bas:for Carla:against"},
	})
}

// A member's own vote outranks a noted one, whichever way it goes.
func TestOwnVote(t *testing.T) {
	runPolls(t, []poll{
		{name: "against, noted for", seats: "Anna:for Bas:for/own=against Carla:against", want: "majority"},
		{name: "for, noted against", seats: "Anna:for Bas:against/own=for Carla:against"},
		{name: "an interest, noted for", rules: model.Body{Quorum: 2}, seats: "Anna:for Bas:for/own=recused Carla:absent", want: "quorum"},
		{name: "abstains, noted for", seats: "Anna:for Bas:for/own=abstain Carla:against", want: "majority"},
	})
}

// A decision in a meeting is one of that body's meetings, on that day.
func TestInItsMeeting(t *testing.T) {
	p := newPolls(t)
	other := p.save(&model.Body{Code: "X", Name: "Ander orgaan", Type: model.BodyAdvisory})
	foreign := p.save(&model.Meeting{Body: other, On: day(pollDay), State: model.MeetingClosed})
	for name, edit := range map[string]func(*model.Decision){
		"the day after":                func(d *model.Decision) { d.On = day("2026-09-16") },
		"no meeting":                   func(d *model.Decision) { d.Meeting = "" },
		"the meeting of another organ": func(d *model.Decision) { d.Meeting = foreign },
	} {
		d := p.hold(poll{name: name, seats: "-Anna:for -Bas:for", edit: edit})
		if got, _ := p.problems(d); len(got) == 0 {
			t.Errorf("%s: told nothing", name)
		}
	}
}

// A decision from before use: its minutes and a day before this file was begun
// are asked, nothing of today's checks. One of later is no decision taken over.
func TestTakenOver(t *testing.T) {
	s, c := storetest.MustCreate(t)
	c.Set(model.MustDate("2026-09-15").Start())
	p := &polls{t: t, h: s.As(storetest.Local())}
	p.organisation()
	body := p.save(&model.Body{Code: "RvB", Name: "Raad van bestuur", Type: model.BodyManagement, Quorum: 3})
	minutes := p.save(&model.Evidence{Title: "Notulen", Location: "archief", AddedOn: day("2026-09-15")})
	c.Set(model.MustDate("2026-12-01").Start())
	for _, x := range []struct {
		name, on, minutes string
		may               bool
	}{
		{"long ago", "2024-05-12", minutes, true},
		{"the day this file was begun", "2026-09-15", minutes, true},
		{"the day after", "2026-09-16", minutes, false},
		{"without minutes", "2024-05-12", "", false},
	} {
		d := &model.Decision{Body: body, Method: model.MethodTakenOver, On: day(x.on), Subject: x.name, Text: "Toen besloten.",
			Outcome: model.OutcomeApproved, Minutes: x.minutes}
		rc, err := p.h.Do(context.Background(), model.Save{Record: d})
		if (err == nil) != x.may {
			t.Errorf("%s: %v, allowed should be %v", x.name, err, x.may)
		}
		if err != nil {
			continue
		}
		if got, _ := p.problems(rc.Refs[0].ID); len(got) > 0 {
			t.Errorf("%s: today's checks say %v", x.name, got)
		}
	}
}

// A vote as known from one's own session is cast by that member alone, over a
// login with that member's key; a noted one by the secretary.
func TestWhoseVote(t *testing.T) {
	s, c := storetest.MustCreate(t)
	w := storetest.Fixture(t, s, c)
	director, secretary := w.Person[model.RoleDirector], w.Person[model.RoleSecretary]
	key := func(person string) model.Actor { return storetest.OverSSH(t, s, person) }
	keyless := key(director)
	keyless.Key = ""
	borrowed := key(w.Reader)
	borrowed.Person = director
	d := storetest.MustSave(t, s.As(storetest.Local()), &model.Decision{Body: w.Ref[model.KindBody], Method: model.MethodMeeting,
		Meeting: w.Ref[model.KindMeeting], On: model.DateOf(c.Now()), Subject: "Voorstel", Text: "Voorstel.", Outcome: model.OutcomeProposed})
	own := model.Vote{Decision: d, Person: director, Value: model.VoteFor, Known: model.KnownSession}
	noted := own
	noted.Known = model.KnownNoted
	for _, x := range []struct {
		name  string
		actor model.Actor
		vote  model.Vote
		may   bool
	}{
		{"another director", key(w.Reader), own, false},
		{"a supervisor", key(w.Person[model.RoleSupervisor]), own, false},
		{"the secretary for the member", key(secretary), own, false},
		{"acting as the member at the machine", storetest.As(director), own, false},
		{"the member without a key", keyless, own, false},
		{"the member with the key of another", borrowed, own, false},
		{"the member notes", key(director), noted, false},
		{"the secretary notes", key(secretary), noted, true},
		{"the member", key(director), own, true},
	} {
		c.Advance(time.Minute)
		v := x.vote
		if _, err := s.As(x.actor).Do(context.Background(), model.Save{Record: &v}); (err == nil) != x.may {
			t.Errorf("%s: %v, allowed should be %v", x.name, err, x.may)
		}
	}
}
