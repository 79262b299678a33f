package model_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// room is a board of Anna (chair), Bas, Cem and Dia with a supervisory body of
// one, in a real file, driven by commands alone.
type room struct {
	*testing.T
	s          *store.Store
	c          *storetest.Clock
	h          *store.Handle
	board, rvt string
	id         map[string]string // people by name
	secretary  string
}

func newRoom(t *testing.T, rules model.Body) *room {
	t.Helper()
	s, c := storetest.MustCreate(t)
	r := &room{T: t, s: s, c: c, h: s.As(storetest.Local()), id: map[string]string{}}
	org := &model.Organisation{UID: strings.Repeat("ab", 16), Name: "Ziekenhuis", LegalForm: model.Stichting, Annex: model.Annex1, Staff: 900, Turnover: 90_000_000, Balance: 40_000_000}
	org.ID = model.OrganisationID
	r.save(org)
	r.rvt = r.save(&model.Body{Code: "RvT", Name: "Raad van toezicht", Type: model.BodySupervisory})
	rules.Code, rules.Name, rules.Type = "RvB", "Raad van bestuur", model.BodyManagement
	r.board = r.save(&rules)
	for _, n := range []string{"Anna", "Bas", "Cem", "Dia"} {
		r.seat(n, r.board)
	}
	r.seat("Tom", r.rvt)
	r.secretary = r.save(&model.Person{Name: "Els"})
	r.save(&model.Grant{Person: r.secretary, Role: model.RoleSecretary, From: r.today()})
	r.h = s.As(storetest.As(r.secretary))
	return r
}

func (r *room) seat(name, body string) {
	r.Helper()
	r.id[name] = r.save(&model.Person{Name: name})
	r.save(&model.Appointment{Person: r.id[name], Body: body, From: r.today()})
}

func (r *room) today() model.Date { return model.DateOf(r.c.Now()) }

func (r *room) days(n int) { r.c.Advance(time.Duration(n) * 24 * time.Hour) }

// save asks the rules, as a form does.
func (r *room) save(rec model.Record, blobs ...model.Blob) string {
	r.Helper()
	return r.do(model.Save{Record: rec, Blobs: blobs})
}

// do carries out a command that must be, and gives the id of what it wrote first.
func (r *room) do(cmd model.Command) string {
	r.Helper()
	r.c.Advance(time.Minute)
	rc := storetest.MustDo(r, r.h, cmd)
	if len(rc.Refs) == 0 {
		return ""
	}
	return rc.Refs[0].ID
}

// refuse carries out a command that must be refused, with all of the keys
// somewhere in its sentence, and leaves nothing behind.
func (r *room) refuse(cmd model.Command, keys ...string) {
	r.Helper()
	r.c.Advance(time.Minute)
	before := ledgerLength(r.T, r.s)
	_, err := r.h.Do(context.Background(), cmd)
	if err == nil {
		r.Errorf("%s was carried out, want %v", cmd.Verb(), keys)
		return
	}
	for _, k := range keys {
		if !strings.Contains(err.Error(), k) {
			r.Errorf("%s: %v, want %s", cmd.Verb(), err, k)
		}
	}
	if after := ledgerLength(r.T, r.s); after != before {
		r.Errorf("%s was refused and wrote %d entries", cmd.Verb(), after-before)
	}
}

func get[T model.Record](r *room, id string) (out T) {
	r.Helper()
	storetest.MustView(r, r.s.As(storetest.Local()), func(s model.State) {
		got, ok := model.Get[T](s, id)
		if !ok {
			r.Fatalf("there is no %s", id)
		}
		out = model.Clone(got).(T)
	})
	return out
}

// planned is a meeting of a body today, with one item to decide on.
func (r *room) planned(body string) (meeting, item string) {
	r.Helper()
	meeting = r.save(&model.Meeting{Body: body, On: r.today(), Time: r.c.Now().Format("15:04"), State: model.MeetingPlanned, Chair: r.id["Anna"], Secretary: r.secretary})
	item = r.do(model.AddItems{Meeting: meeting, Proposals: []model.Proposal{{Title: "Punt", Type: model.ItemDecision}}})
	return meeting, item
}

// noted reads who is there: "Anna Bas>Cem Dia:absent".
func (r *room) noted(who string) []model.Noted {
	var out []model.Noted
	for w := range strings.FieldsSeq(who) {
		name, to, proxy := strings.Cut(w, ">")
		name, how, other := strings.Cut(name, ":")
		n := model.Noted{Person: r.id[name], Present: model.PresencePresent}
		if proxy {
			n.Present, n.ProxyTo = model.PresenceProxy, r.id[to]
		}
		if other {
			n.Present = model.Presence(how)
		}
		out = append(out, n)
	}
	return out
}

// votes reads votes: "Anna:for Bas:against Cem:recused".
func (r *room) votes(said string) []model.NotedVote {
	var out []model.NotedVote
	for w := range strings.FieldsSeq(said) {
		name, v, _ := strings.Cut(w, ":")
		n := model.NotedVote{Person: r.id[name], Value: model.VoteValue(v)}
		if n.Value == model.VoteRecused {
			n.Interest = "commissaris bij de leverancier"
		}
		out = append(out, n)
	}
	return out
}

// put puts a proposal to decision in an open meeting with these present.
func (r *room) put(present string) (meeting, item, decision string) {
	r.Helper()
	meeting, item = r.planned(r.board)
	r.do(model.OpenMeeting{Meeting: meeting, Attendance: r.noted(present)})
	decision = r.do(model.PutToDecision{Item: item, Wording: model.Wording{Subject: "Voorstel", Text: "De raad besluit."}})
	return meeting, item, decision
}

// laid is a record as an older file may hold it.
func laid(rec model.Record) model.Command { return storetest.Laid{Save: model.Save{Record: rec}} }
