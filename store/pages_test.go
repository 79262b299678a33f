package store_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
	words "github.com/rekenschap/rekenschap/text"
)

// underCover adds what could betray a hidden record from an open one: a paper
// presented in the open, an action out of a closed item, a decision of a closed
// item in the place of an open one, and ground that not everybody may see.
func underCover(t *testing.T, s *store.Store, c *storetest.Clock, w *storetest.World) {
	t.Helper()
	h, today := s.As(storetest.Local()), model.DateOf(c.Now())
	meeting, body := w.Ref[model.KindMeeting], w.Ref[model.KindBody]
	get := func(k model.Kind, id string) (r model.Record) {
		storetest.MustView(t, h, func(s model.State) { r, _ = s.Get(k, id) })
		return r
	}
	ref := func(k model.Kind, id string) model.Ref { return model.RefTo(get(k, id)) }
	storetest.MustSave(t, h, &model.AgendaItem{Meeting: meeting, Nr: 3, Type: model.ItemInformation, Title: "Open punt",
		Papers: []model.Paper{{What: ref(model.KindEvidence, w.Privileged), Title: "Advies advocaat", SHA256: w.PrivilegedBlob, On: today, To: []string{body}}}})
	storetest.MustChange(t, h, model.KindDecision, w.Ref[model.KindDecision], func(r model.Record) {
		r.(*model.Decision).RestsOn = []model.Ref{ref(model.KindEvidence, w.Privileged)}
		r.Head().Reason = "waarop het rust"
	})
	storetest.MustChange(t, h, model.KindEvidence, w.Privileged, func(r model.Record) { r.(*model.Evidence).ExpiresOn = today.AddDays(40) })
	next := storetest.MustSave(t, h, &model.Decision{Body: body, Method: model.MethodMeeting, Meeting: meeting, Item: w.Closed,
		On: get(model.KindMeeting, meeting).(*model.Meeting).On, Subject: "Besloten vervanging", Text: "vervangende tekst",
		Outcome: model.OutcomeApproved, Supersedes: w.Ref[model.KindDecision]})
	for _, p := range []string{w.Person[model.RoleDirector], w.Reader} {
		storetest.MustSave(t, h, &model.Vote{Decision: next, Person: p, Value: model.VoteFor, Known: model.KnownNoted})
	}
	storetest.MustSave(t, h, &model.Action{Text: "Besloten actie", Owner: w.Person[model.RoleDirector], Due: today.AddDays(5), Origin: ref(model.KindAgendaItem, w.Closed)})
	storetest.MustSave(t, h, &model.RiskAcceptance{Title: "Besloten risico", Risk: "stil", On: today, DecidedBy: next, Owner: w.Person[model.RoleDirector]})
}

// pagesOf writes every page and every list that a reader can open, by name.
func pagesOf(t *testing.T, h *store.Handle, ids map[model.Kind][]string) map[string]string {
	t.Helper()
	p, out := words.New(words.NL), map[string]string{}
	var day model.Date
	storetest.MustView(t, h, func(s model.State) {
		day = s.Today()
		for kind, list := range ids {
			for _, id := range list {
				doc, err := model.Describe(s, kind, id, day)
				if c := model.CodeOf(err); err != nil && c != model.CodeNotFound && c != model.CodeDenied {
					t.Errorf("%s %s: %v", kind, id, err)
				}
				out[string(kind)+" "+id] = saidOn(p, doc)
			}
		}
	})
	for _, n := range model.Nouns() {
		l, err := h.List(bg, n, day)
		if err != nil {
			continue // not for this reader
		}
		var b strings.Builder
		for _, r := range l.Rows {
			for _, v := range r.Values {
				fmt.Fprintln(&b, p.Value(v))
			}
		}
		out["list "+n.Name] = b.String() + saidOn(p, model.Doc{Blocks: l.Head})
	}
	return out
}

func saidOn(p *words.Printer, d model.Doc) string {
	var b strings.Builder
	fmt.Fprintln(&b, p.Msg(d.Title), p.Msg(d.Lead))
	for _, x := range d.Blocks {
		fmt.Fprintln(&b, p.Msg(x.Label), p.Value(x.Value), x.Ref.ID)
	}
	return b.String()
}

// everyID is what there is to open, for somebody who may see all.
func everyID(t *testing.T, s *store.Store) map[model.Kind][]string {
	t.Helper()
	ids := map[model.Kind][]string{}
	storetest.MustView(t, s.As(storetest.Local()), func(st model.State) {
		for _, i := range model.Kinds() {
			for _, r := range st.All(i.Kind) {
				ids[i.Kind] = append(ids[i.Kind], r.Head().ID)
			}
		}
	})
	ids[model.KindDossier] = ids[model.KindPerson]
	return ids
}

// No page and no list tells of a record that its reader may not see: not its
// title, not its text, whichever record it is told from.
func TestPagesTellNothingHidden(t *testing.T) {
	t.Parallel()
	s, c, w := filled(t)
	underCover(t, s, c, w)
	storetest.Adopt(t, s.As(storetest.Local()), w.Ref[model.KindMeeting])
	ids := everyID(t, s)
	hidden := secrets(w)
	named := []string{"local", "secretary", "reader"}
	for _, word := range []string{"Besloten vervanging", "vervangende tekst", "Besloten actie", "Besloten risico"} {
		hidden[word] = named
	}
	who := actors(w)
	who["reader"] = storetest.As(w.Reader)
	for _, n := range []string{"outsider", "unknown", "not a person", "nobody over ssh"} {
		delete(who, n)
	}
	for name, actor := range who {
		pages := pagesOf(t, s.As(actor), ids)
		for word, may := range hidden {
			for page, said := range pages {
				if !slices.Contains(may, name) && strings.Contains(said, word) {
					t.Errorf("%s reads %q on %s:\n%s", name, word, page, said)
				}
			}
		}
		for _, word := range []string{"Besloten vervanging", "Besloten actie", "besloten minderheidsnota", "Advies advocaat"} {
			seen := false
			for _, said := range pages {
				seen = seen || strings.Contains(said, word)
			}
			if want := slices.Contains(hidden[word], name); seen != want {
				t.Errorf("%s reads %q somewhere: %v, want %v", name, word, seen, want)
			}
		}
	}
}

// What is judged is judged by everything: whoever may not see the successor or
// the ground still reads that the decision no longer holds and why, unnamed.
func TestJudgedByWhatIsHidden(t *testing.T) {
	t.Parallel()
	s, c, w := filled(t)
	underCover(t, s, c, w)
	storetest.Adopt(t, s.As(storetest.Local()), w.Ref[model.KindMeeting])
	d := map[model.Kind][]string{model.KindDecision: {w.Ref[model.KindDecision]}}
	page := func(a model.Actor) string {
		return pagesOf(t, s.As(a), d)["decision "+w.Ref[model.KindDecision]]
	}
	open, auditor := page(storetest.As(w.Reader)), page(storetest.As(w.Person[model.RoleAuditor]))
	if !strings.Contains(open, "Vervangen op") || strings.Contains(open, "dat u niet mag inzien") {
		t.Errorf("the named reader reads:\n%s", open)
	}
	for _, want := range []string{"door een besluit dat u niet mag inzien", "Een van de gronden mag u niet inzien."} {
		if !strings.Contains(auditor, want) {
			t.Errorf("the auditor's page lacks %q:\n%s", want, auditor)
		}
	}
}
