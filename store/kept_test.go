package store_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/tries"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// guarded is a file with something of every sort that is not for everybody; see
// docs/decisions/0007. Every word stands in one record.
type guarded struct {
	t                          *testing.T
	s                          *store.Store
	w                          *storetest.World
	c                          *storetest.Clock
	who                        map[string]model.Actor
	meeting, item, decision    string // of which the member took no part
	paperBlob, closedPaperBlob string
	versionBlob, vote          string
}

func newGuarded(t *testing.T) *guarded {
	s, p, c := fixtureStore(t)
	g := &guarded{t: t, s: s, w: p.world, c: c, who: map[string]model.Actor{"local": storetest.Local()}}
	for _, r := range []model.Role{model.RoleCISO, model.RoleSecretary, model.RoleDirector, model.RoleSupervisor, model.RoleAuditor} {
		g.who[string(r)] = storetest.As(g.w.Person[r])
	}
	day, rvb := model.DateOf(c.Now()), g.w.Ref[model.KindBody]
	biased := g.save(&model.Person{Name: "D. Belang"})
	g.save(&model.Appointment{Person: biased, Body: rvb, From: day.AddDays(-30)})
	g.save(&model.Grant{Person: biased, Role: model.RoleSecretary, From: day.AddDays(-30)}) // does not open it
	g.who["reader"], g.who["biased"] = storetest.As(g.w.Reader), storetest.As(biased)

	// A closed item whose paper is nothing but that, and evidence for named readers.
	var paper []model.Paper
	paper, g.closedPaperBlob = g.paper("zilverpapier")
	tin, _ := g.paper("tinpapier") // presented as bytes alone
	paper = append(paper, model.Paper{Title: "bijlage", SHA256: tin[0].SHA256, On: day})
	silver := g.save(&model.AgendaItem{Meeting: g.w.Ref[model.KindMeeting], Nr: 7, Type: model.ItemDecision, Title: "Zilverpunt", Closed: true, Readers: []string{g.w.Reader}, Papers: paper})
	g.save(&model.Question{Meeting: g.w.Ref[model.KindMeeting], About: model.Ref{Kind: model.KindAgendaItem, ID: silver, Rev: 1}, AskedBy: g.w.Reader, AskedOn: day, Text: "zilvervraag"})
	g.save(&model.Evidence{Title: "kobaltstuk", AddedOn: day, Location: "kast", Readers: []string{g.w.Reader}})

	// An item of which a member takes no part.
	g.meeting = g.save(&model.Meeting{Body: rvb, On: day, State: model.MeetingOpen})
	paper, g.paperBlob = g.paper("goudpapier")
	version := g.version("goudbeleid", "goudversie")
	paper = append(paper, model.Paper{What: version, On: day})
	g.item = g.save(&model.AgendaItem{Meeting: g.meeting, Nr: 1, Type: model.ItemDecision, Title: "Goudpunt", Papers: paper})
	g.decision = g.save(&model.Decision{Body: rvb, Method: model.MethodMeeting, Meeting: g.meeting, Item: g.item, On: day, Subject: "Goudbesluit", Text: "goudtekst", Outcome: model.OutcomeNoted})
	g.vote = g.save(&model.Vote{Decision: g.decision, Person: biased, Value: model.VoteRecused, Known: model.KnownNoted, Interest: "goudbelang"})
	g.save(&model.Question{Meeting: g.meeting, Item: g.item, AskedBy: g.w.Reader, AskedOn: day, Text: "goudvraag"})
	g.save(&model.Action{Text: "goudactie", Owner: g.w.Reader, Due: day.AddDays(-1), Origin: model.Ref{Kind: model.KindDecision, ID: g.decision, Rev: 1}})
	g.save(&model.Evidence{Title: "goudbewijs", AddedOn: day, Location: "kast", About: []model.Ref{{Kind: model.KindDecision, ID: g.decision, Rev: 1}}})

	// What is still to come in the supervisory body, and a proposal in writing.
	var rvt string
	storetest.MustView(t, s.As(storetest.Local()), func(v model.State) {
		b, _ := model.Get[*model.Body](v, rvb)
		rvt = b.Supervisor
	})
	next := g.save(&model.Meeting{Body: rvt, On: day.AddDays(14), State: model.MeetingPlanned, Place: "basaltzaal"})
	paper, _ = g.paper("basaltpapier")
	it := g.save(&model.AgendaItem{Meeting: next, Nr: 1, Type: model.ItemDiscussion, Title: "Basaltpunt", Papers: paper})
	g.save(&model.Action{Text: "basaltactie", Owner: g.w.Person[model.RoleSupervisor], Due: day.AddDays(9), Origin: model.Ref{Kind: model.KindAgendaItem, ID: it, Rev: 1}})
	g.save(&model.Action{Text: "granietactie", Owner: g.w.Reader, Due: day.AddDays(9), Origin: model.Ref{Kind: model.KindAgendaItem, ID: it, Rev: 1}})
	// Questions that wait for an agenda of the one and the other body.
	g.save(&model.Question{Body: rvt, AskedBy: g.w.Person[model.RoleSupervisor], AskedOn: day, Text: "schistvraag"})
	g.save(&model.Question{Body: rvb, AskedBy: g.w.Person[model.RoleDirector], AskedOn: day, Text: "gneisvraag", Answer: "gneisantwoord"})
	g.save(&model.Decision{Body: rvb, Method: model.MethodWritten, On: day, Subject: "Leisteenvoorstel", Text: "tekst", Outcome: model.OutcomeProposed})
	c.Advance(24 * time.Hour)
	return g
}

func (g *guarded) save(r model.Record, blobs ...model.Blob) string {
	g.t.Helper()
	g.c.Advance(time.Minute)
	return storetest.MustSave(g.t, g.s.As(storetest.Local()), r, blobs...)
}

// version is a new version of a policy, with a word in its text and one in what
// it says about the change.
func (g *guarded) version(text, change string) model.Ref {
	b := storetest.Blob("bytes van " + text + "\n")
	g.versionBlob = b.SHA256
	v := &model.PolicyVersion{Policy: g.w.Ref[model.KindPolicy], Nr: 2, Letters: "abc", Blob: b.SHA256, File: text + ".md", Change: change, SubmittedOn: model.DateOf(g.c.Now())}
	id := g.save(v, b)
	return model.Ref{Kind: model.KindPolicyVersion, ID: id, Rev: 1, SHA256: b.SHA256}
}

// paper is evidence about the body alone, with its word in title and bytes.
func (g *guarded) paper(word string) ([]model.Paper, string) {
	b, day := storetest.Blob("bytes van "+word+"\n"), model.DateOf(g.c.Now())
	e := g.save(&model.Evidence{Title: word, AddedOn: day, Blob: b.SHA256, Size: len(b.Content), ExpiresOn: day.AddDays(-40), About: []model.Ref{{Kind: model.KindBody, ID: g.w.Ref[model.KindBody], Rev: 1}}}, b)
	return []model.Paper{{What: model.Ref{Kind: model.KindEvidence, ID: e, Rev: 1}, Title: word, SHA256: b.SHA256, On: day}}, b.SHA256
}

// reads is all that somebody can get hold of: records, lists, pages, dossier,
// duties, first screen, log, history, links, export, bytes, and by searching.
func (g *guarded) reads(h *store.Handle, words []string) string {
	g.t.Helper()
	all := everything(g.t, h, g.w)
	ids := everyID(g.t, g.s)
	ids[model.KindDossier] = []string{h.Actor().Person}
	for _, d := range []string{"norm-evidence", "norm-actions", "cbw-24-1"} {
		ids[model.KindDuty] = append(ids[model.KindDuty], d)
	}
	for _, said := range pagesOf(g.t, h, ids) {
		all += said
	}
	for _, b := range []string{g.paperBlob, g.closedPaperBlob, g.versionBlob} {
		if content, err := h.Blob(bg, b); err == nil {
			all += string(content)
		}
	}
	for _, w := range words {
		if search(g.t, h, w, 0).Total > 0 {
			all += " " + w
		}
	}
	return all
}

// check reads as everybody, today and as of a day when all was there already,
// and looks for words that are not for them.
func (g *guarded) check(expect map[string][]string) {
	g.t.Helper()
	var words []string
	for w := range expect {
		words = append(words, w)
	}
	names := slices.Sorted(maps.Keys(g.who))
	back := tries.Some(names, 3) // who looks back too
	for _, name := range names {
		h := g.s.As(g.who[name])
		past, err := h.AsOf(bg, model.DateOf(g.c.Now()).AddDays(-1))
		if err != nil {
			g.t.Fatal(err)
		}
		for when, h := range map[string]*store.Handle{"now": h, "yesterday": past} {
			if when != "now" && !slices.Contains(back, name) {
				continue
			}
			all := g.reads(h, words)
			for word, may := range expect {
				if got, want := strings.Contains(all, word), slices.Contains(may, name); got != want {
					at := max(strings.Index(all, word), 0)
					g.t.Errorf("%s, %s: reads %q: %v, want %v: …%q", name, when, word, got, want, all[max(at-160, 0):min(at+60, len(all))])
				}
			}
		}
	}
}

// all are the names of everybody but some.
func all(but ...string) (out []string) {
	for _, n := range []string{"local", "secretary", "ciso", "director", "supervisor", "auditor", "reader", "biased"} {
		if !slices.Contains(but, n) {
			out = append(out, n)
		}
	}
	return out
}

// Until the meetings are adopted, by any way there is.
func TestKeptBeforeAdoption(t *testing.T) {
	t.Parallel()
	g := newGuarded(t)
	closed := []string{"local", "secretary", "reader", "biased"} // as secretary
	gold := []string{"local", "secretary", "ciso", "director", "reader"}
	rvt := []string{"local", "secretary", "ciso", "supervisor", "biased"}
	g.check(map[string][]string{
		"zilverpapier": closed, "zilvervraag": closed, "Zilverpunt": closed, "kobaltstuk": closed, "tinpapier": closed,
		"goudpapier": gold, "Goudpunt": gold, "Goudbesluit": gold, "goudtekst": gold, "goudvraag": gold, "goudactie": gold, "goudbewijs": gold,
		"goudbeleid": all("biased"), "goudversie": all("biased"), // in the register of policies
		"goudbelang": append(slices.Clone(gold), "biased"),
		"Basaltpunt": rvt, "basaltpapier": rvt, "basaltzaal": rvt, "basaltactie": rvt,
		"granietactie":     append(slices.Clone(rvt), "reader"), // who is to do it
		"schistvraag":      rvt,
		"gneisvraag":       {"local", "secretary", "ciso", "director", "reader", "biased"},
		"gneisantwoord":    {"local", "secretary", "ciso", "director", "reader", "biased"},
		"Leisteenvoorstel": {"local", "secretary", "ciso", "director", "reader", "biased"},
	})
}

// Once a meeting is adopted everybody reads what was decided; who took no part
// does not read what was presented.
func TestKeptAfterAdoption(t *testing.T) {
	t.Parallel()
	g := newGuarded(t)
	storetest.Adopt(t, g.s.As(storetest.Local()), g.meeting)
	g.c.Advance(24 * time.Hour)
	others := []string{"local", "secretary", "ciso", "director", "reader", "supervisor", "auditor"}
	all := all()
	g.check(map[string][]string{
		"Goudpunt": all, "Goudbesluit": all, "goudtekst": all, "goudvraag": all, "goudactie": all, "goudbelang": all,
		"goudbeleid": all, "goudversie": all,
		"goudpapier": others, "goudbewijs": others,
	})
	// What they read lacks the papers, so they save none of it.
	h := g.s.As(g.who["biased"])
	storetest.MustView(t, h, func(v model.State) {
		r, ok := v.Get(model.KindAgendaItem, g.item)
		if !ok || len(model.Papers(r)) != 2 || model.Papers(r)[0].SHA256 != "" || model.Papers(r)[0].On.IsZero() {
			t.Fatalf("the item reads %+v", r)
		}
		if again, _ := v.Whole().Get(model.KindAgendaItem, g.item); model.Papers(again)[0].SHA256 == "" {
			t.Error("the record itself was changed")
		}
		_, err := h.Do(bg, storetest.Laid{Save: model.Save{Record: model.Clone(r)}})
		if model.CodeOf(err) != model.CodeDenied {
			t.Errorf("saved: %v", err)
		}
	})
}

// The dossier of who took no part says so, of a decision that they may not see.
func TestDossierKeepsTheInterest(t *testing.T) {
	t.Parallel()
	g := newGuarded(t)
	person := g.who["biased"].Person
	said := pagesOf(t, g.s.As(g.who["biased"]), map[model.Kind][]string{model.KindDossier: {person}})["dossier "+person]
	if !strings.Contains(said, "goudbelang") || !strings.Contains(said, g.decision) || strings.Contains(said, "Goud") {
		t.Errorf("the dossier reads:\n%s", said)
	}
}

// A vote that was taken back closes nothing any more, and a paper that is also
// presented in the open is open.
func TestKeptNoLonger(t *testing.T) {
	t.Parallel()
	g := newGuarded(t)
	local := g.s.As(storetest.Local())
	storetest.MustChange(t, local, model.KindVote, g.vote, func(r model.Record) {
		r.(*model.Vote).Value, r.(*model.Vote).Interest = model.VoteFor, ""
	})
	var e model.Ref
	storetest.MustView(t, local, func(v model.State) {
		e = model.RefTo(model.Find[*model.Evidence](v, "blob", g.closedPaperBlob)[0])
	})
	g.save(&model.AgendaItem{Meeting: g.meeting, Nr: 2, Type: model.ItemDecision, Title: "Open", Papers: []model.Paper{{What: e, On: model.DateOf(g.c.Now())}}})
	all := g.reads(g.s.As(g.who["biased"]), nil)
	if !strings.Contains(all, "Goudbesluit") || !strings.Contains(all, "bytes van goudpapier") {
		t.Error("who takes part after all sees it")
	}
	if all := g.reads(g.s.As(g.who["ciso"]), nil); !strings.Contains(all, "bytes van zilverpapier") || strings.Contains(all, "Zilverpunt") {
		t.Error("a paper presented in the open is not read, or opens the closed item")
	}
}

// Readers from whom the same is kept share what is worked out; others do not.
func TestClassOfReaders(t *testing.T) {
	t.Parallel()
	g := newGuarded(t)
	class := func(who string) (out string) {
		storetest.MustView(t, g.s.As(g.who[who]), func(v model.State) { out = store.ClassOf(v) })
		return out
	}
	if class("biased") == class("secretary") || class("reader") == class("director") || class("supervisor") == class("auditor") {
		t.Error("readers share who do not see the same")
	}
	twin := g.save(&model.Person{Name: "E. Bestuurder"})
	g.save(&model.Appointment{Person: twin, Body: g.w.Ref[model.KindBody], From: model.DateOf(g.c.Now()).AddDays(-300)})
	g.who["twin"] = storetest.As(twin)
	if class("twin") != class("director") {
		t.Error("readers who see the same do not share")
	}
}
