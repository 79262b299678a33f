package model_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// What makes a decision valid, case by case. The expectations were written from
// the description of the law and of the bodies' own rules, apart from the code.

// poll is one decision of one body. Seats name who sits in it and what each
// did, parted by spaces:
//
//	Anna:for  against abstain recused   present, and voted so
//	Anna:present                        present, no vote known
//	Anna:absent  excused                not there
//	Anna:absent/for                     not there, and yet a vote was noted
//	Anna>Bas:for                        by proxy to Bas
//	Anna:for/own=against                noted for, own session says against
//	-Anna:for                           no attendance was noted
//	Anna*:for                           has the chair
//	Anna+:present                       there, but no member
type poll struct {
	name  string
	rules model.Body
	seats string
	// prior is what the supervisory body did: "approved 2026-09-01".
	prior string
	edit  func(*model.Decision)
	// want is the one problem that must be told, "" for none at all.
	want string
}

const pollDay = "2026-09-15" // a Tuesday; every poll was held on it

// polls plays many polls in one file, each with a body of its own.
type polls struct {
	t *testing.T
	h *store.Handle
	n int
}

func newPolls(t *testing.T) *polls {
	s, c := storetest.MustCreate(t)
	c.Set(model.MustDate("2030-01-01").Start())
	p := &polls{t: t, h: s.As(model.Actor{Via: model.ViaDemo})}
	p.organisation()
	return p
}

func (p *polls) organisation() {
	p.t.Helper()
	org := &model.Organisation{Name: "Stichting De Proef", UID: strings.Repeat("ab", 16), LegalForm: model.Stichting,
		Annex: model.Annex1, Staff: 1200, Turnover: 90_000_000, Balance: 60_000_000}
	org.ID = model.OrganisationID
	p.save(org)
}

func (p *polls) save(r model.Record) string {
	p.t.Helper()
	return storetest.MustSave(p.t, p.h, r)
}

// seat is one word of poll.seats.
type seat struct {
	name, proxy, there string
	vote, own          model.VoteValue
	chair, unnoted     bool
	guest              bool
}

func readSeats(s string) []seat {
	var out []seat
	for _, w := range strings.Fields(s) {
		x := seat{there: string(model.PresencePresent)}
		who, did, _ := strings.Cut(w, ":")
		who, x.unnoted = strings.CutPrefix(who, "-")
		who, x.proxy, _ = strings.Cut(who, ">")
		who, x.guest = strings.CutSuffix(who, "+")
		x.name, x.chair = strings.CutSuffix(who, "*")
		for _, part := range strings.Split(did, "/") {
			own, isOwn := strings.CutPrefix(part, "own=")
			switch {
			case isOwn:
				x.own = model.VoteValue(own)
			case slices.Contains(model.Presence("").Values(), part):
				x.there = part
			default:
				x.vote = model.VoteValue(part)
			}
		}
		if x.proxy != "" {
			x.there = string(model.PresenceProxy)
		}
		out = append(out, x)
	}
	return out
}

// hold writes the poll and gives its decision.
func (p *polls) hold(c poll) string {
	p.n++
	rules := c.rules
	if rules.Type == "" {
		rules.Type = model.BodyManagement
	}
	rules.Code, rules.Name = fmt.Sprintf("B%d", p.n), c.name
	prior := ""
	if c.prior != "" {
		outcome, day, _ := strings.Cut(c.prior, " ")
		rules.Supervisor = p.save(&model.Body{Code: rules.Code + "T", Name: "Raad van toezicht", Type: model.BodySupervisory})
		if outcome != "none" {
			prior = p.supervisors(rules.Supervisor, model.Outcome(outcome), day)
		}
	}
	body := p.save(&rules)
	d := &model.Decision{Body: body, Method: model.MethodMeeting, On: day(pollDay), Subject: "Maatregelenpakket", Text: "Besluit.",
		Outcome: model.OutcomeApproved, Supervisor: prior}
	return p.vote(d, readSeats(c.seats), c.edit)
}

// supervisors lets the supervisory body decide, with all of its one member.
func (p *polls) supervisors(body string, outcome model.Outcome, on string) string {
	rita := p.save(&model.Person{Name: "Rita"})
	p.save(&model.Appointment{Person: rita, Body: body, From: day("2020-01-01")})
	m := p.save(&model.Meeting{Body: body, On: day(on), State: model.MeetingClosed})
	d := p.save(&model.Decision{Body: body, Method: model.MethodMeeting, Meeting: m, On: day(on), Subject: "Goedkeuring",
		Text: "De raad keurt goed.", Outcome: outcome, Considerations: "Overwogen."})
	p.save(&model.Vote{Decision: d, Person: rita, Value: model.VoteFor, Known: model.KnownNoted})
	return d
}

func (p *polls) vote(d *model.Decision, seats []seat, edit func(*model.Decision)) string {
	ids := map[string]string{}
	chair := ""
	for _, x := range seats {
		ids[x.name] = p.save(&model.Person{Name: x.name})
		if x.chair {
			chair = ids[x.name]
		}
		if !x.guest {
			p.save(&model.Appointment{Person: ids[x.name], Body: d.Body, From: day("2020-01-01")})
		}
	}
	m := p.save(&model.Meeting{Body: d.Body, On: d.On, State: model.MeetingClosed, Chair: chair})
	d.Meeting = m
	if edit != nil {
		edit(d)
	}
	for _, x := range seats {
		if d.Meeting == "" || x.unnoted {
			continue
		}
		p.save(&model.Attendance{Meeting: m, Person: ids[x.name], Present: model.Presence(x.there), ProxyTo: ids[x.proxy]})
	}
	id := p.save(d)
	for _, x := range seats {
		p.cast(model.Vote{Decision: id, Person: ids[x.name], Value: x.vote, Known: model.KnownNoted, Proxy: ids[x.proxy]})
		p.cast(model.Vote{Decision: id, Person: ids[x.name], Value: x.own, Known: model.KnownSession})
	}
	return id
}

func (p *polls) cast(v model.Vote) {
	switch v.Value {
	case "":
		return
	case model.VoteRecused:
		v.Interest = "commissaris bij de leverancier"
	}
	p.save(&v)
}

// problems are the last words of the keys of what is wrong with a decision.
func (p *polls) problems(id string) (keys []string, tally model.Tally) {
	p.t.Helper()
	err := p.h.Judge(context.Background(), model.VerbReadDuties, func(s model.State) error {
		d, _ := model.Get[*model.Decision](s, id)
		b, _ := model.Get[*model.Body](s, d.Body)
		tally = model.Count(s, d, b)
		for _, m := range model.Validity(s, d) {
			keys = append(keys, m.Key[strings.LastIndexByte(m.Key, '.')+1:])
		}
		if got := model.Effective(s, d, day(pollDay)); got != (len(keys) == 0) {
			p.t.Errorf("in force is %v while the problems are %v", got, keys)
		}
		return nil
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return keys, tally
}

func runPolls(t *testing.T, cases []poll) {
	p := newPolls(t)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p.t = t
			got, tally := p.problems(p.hold(c))
			switch {
			case c.want == "" && len(got) > 0:
				t.Errorf("told %v of a valid decision: %+v", got, tally)
			case c.want != "" && !slices.Contains(got, c.want):
				t.Errorf("told %v, want %q: %+v", got, c.want, tally)
			}
		})
	}
}

func rejecting(d *model.Decision) { d.Outcome = model.OutcomeRejected }
