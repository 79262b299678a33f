package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/catalog"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/tuitest"
)

// part is somebody who opens the dashboard: a name for --as, and who they are
// in the file.
type part struct {
	name, as, id string
	role         model.Role
}

// cast are the parts, one of each role.
func cast() []part {
	return []part{
		{"operator", "", "", model.RoleLocal},
		{"ciso", "Ruben Populier", "P-010", model.RoleCISO},
		{"secretary", "Hanneke Els", "P-009", model.RoleSecretary},
		{"director", "Maud Wilg", "P-001", model.RoleDirector},
		{"supervisor", "Noor Vlier", "P-005", model.RoleSupervisor},
		{"auditor", "Walter Taxus", "P-017", model.RoleAuditor},
	}
}

// A secret is a word that stands in one record, and who may come across it.
type secret struct {
	word string
	who  []string // names of parts
}

// everybody but those named.
func but(names ...string) []string {
	var out []string
	for _, p := range cast() {
		if !slices.Contains(names, p.name) {
			out = append(out, p.name)
		}
	}
	return out
}

// closedReaders may see what rests under the closed item: whoever works at the
// file, the secretary, and the two who are named. The CISO is not.
func closedReaders() []string { return []string{"operator", "secretary", "director"} }

// board are those for whom the meetings of the board are before they are
// adopted, office those of them who keep the records.
func board() []string { return but("supervisor", "auditor") }

func office() []string { return []string{"operator", "ciso", "secretary"} }

// secrets are the words that guarded adds, as DESIGN §4 and the table of
// permissions share them out.
func secrets() []secret {
	return []secret{
		{"Kwartsblad", closedReaders()},                                         // closed agenda item
		{"Malachiet", closedReaders()},                                          // decision under it
		{"Obsidiaan", closedReaders()},                                          // minority note of a vote on it
		{"Robijnrood", closedReaders()},                                         // question at the item
		{"Saffierblauw", closedReaders()},                                       // action out of the decision
		{"Topaasgeel", closedReaders()},                                         // risk accepted by the decision
		{"Turkooisgroen", closedReaders()},                                      // evidence about the decision
		{"Amethistpaars", but("auditor")},                                       // evidence with verschoningsrecht
		{"Granaatappel", but("auditor")},                                        // evidence with TLP:RED
		{"Berylkristal", but("auditor")},                                        // threat report with TLP:AMBER
		{"Jadeketting", but("auditor")},                                         // its item
		{"Toermalijn", but("auditor")},                                          // verdict on the item
		{"Onyxzwart", but("auditor")},                                           // incident elsewhere, not marked
		{"Agaatsteen", but("auditor")},                                          // advisory with TLP:AMBER+STRICT
		{"Barnsteengeel", but("auditor")},                                       // own incident
		{"Zirkoonvraag", board()},                                               // question in the open, at a meeting not adopted yet
		{"Koraalrif", but("auditor")},                                           // action out of the own incident
		{"Maansteen", board()},                                                  // action in the open, of the director
		{"Zilvergrijs", closedReaders()},                                        // evidence that is only a paper of the closed item
		{"Kobaltstuk", closedReaders()},                                         // evidence for named readers
		{"Bladgoud", office()},                                                  // item of which the director took no part
		{"Platinapapier", office()},                                             // its paper
		{"Wolframbesluit", office()},                                            // the decision on it
		{"Schaliegas", but("director")},                                         // the same at a meeting that was adopted
		{"Leisteen", but()},                                                     // the decision on that
		{"Marmerbelang", but("supervisor", "auditor")},                          // the interest, told by the vote
		{"Basaltplan", []string{"operator", "ciso", "secretary", "supervisor"}}, // item of the supervisory body's next meeting
		{"Graniettafel", []string{"operator", "ciso", "secretary", "director"}}, // paper of the board's next meeting
		{"Kwartsiet", []string{"operator", "ciso", "secretary", "director"}},    // proposal in writing
	}
}

// secretFile is the demo hospital with the records of secrets, made once.
var secretFile = sync.OnceValues(func() ([]byte, error) {
	whole, err := linde()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "linde-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "demo.db")
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		return nil, err
	}
	w := &hand{now: time.Date(2026, 11, 20, 15, 0, 0, 0, time.UTC)}
	st, err := store.Open(context.Background(), path, store.Options{Clock: w.clock, Random: storetest.Random(7), Law: catalog.Law, Trust: true})
	if err != nil {
		return nil, err
	}
	w.st = st
	w.guarded()
	if err := st.Close(); w.err == nil {
		w.err = err
	}
	if w.err != nil {
		return nil, w.err
	}
	return os.ReadFile(path)
})

// hand writes records, one a minute, as somebody.
type hand struct {
	st  *store.Store
	as  string
	now time.Time
	err error
}

func (w *hand) clock() time.Time { return w.now }

func (w *hand) do(cmd model.Command) model.Receipt {
	if w.err != nil {
		return model.Receipt{}
	}
	w.now = w.now.Add(time.Minute)
	rc, err := w.st.As(model.Actor{Person: w.as, Via: model.ViaLocal}).Do(context.Background(), cmd)
	w.err = err
	return rc
}

// save writes a record and gives a reference to it as it now is.
func (w *hand) save(r model.Record, blobs ...model.Blob) model.Ref {
	if rc := w.do(storetest.Laid{Save: model.Save{Record: r, Blobs: blobs}}); len(rc.Refs) > 0 {
		return rc.Refs[0]
	}
	return model.Ref{}
}

// edit changes a record as it stands.
func edit[T model.Record](w *hand, id string, change func(T)) {
	var r T
	if w.err == nil {
		w.err = w.st.As(model.Actor{Via: model.ViaLocal}).View(context.Background(), func(s model.State) error {
			r, _ = model.Get[T](s, id)
			return nil
		})
	}
	if w.err == nil {
		change(r)
		w.save(r)
	}
}

func (w *hand) guarded() {
	on, day := model.MustDate("2026-11-20"), model.MustDate
	w.as = "P-009"
	m := w.save(&model.Meeting{Body: w.body("RvB"), On: on, Time: "15:00", State: model.MeetingPlanned, Chair: "P-001", Secretary: "P-009", Place: "Zolder"}).ID
	edit(w, m, func(r *model.Meeting) { r.State = model.MeetingOpen })
	item := w.save(&model.AgendaItem{Meeting: m, Nr: 1, Type: model.ItemDecision, Title: "Kwartsblad onder ons", Closed: true, Readers: []string{"P-009", "P-001"}, Papers: w.paper("Zilvergrijs stuk", on)})
	open := w.save(&model.AgendaItem{Meeting: m, Nr: 2, Type: model.ItemDiscussion, Title: "Rondvraag"})
	d := w.save(&model.Decision{Body: w.body("RvB"), Method: model.MethodMeeting, Meeting: m, Item: item.ID, On: on, Subject: "Malachiet regelen",
		Text: "Malachiet wordt geregeld.", Outcome: model.OutcomeApproved})
	for person, v := range map[string]model.Vote{"P-001": {Value: model.VoteFor}, "P-002": {Value: model.VoteFor}, "P-020": {Value: model.VoteAgainst, Minority: "Obsidiaan vind ik te duur."}} {
		v.Decision, v.Person, v.Known = d.ID, person, model.KnownNoted
		w.save(&v)
	}
	w.save(&model.Action{Text: "Saffierblauw uitvoeren", Owner: "P-001", Due: day("2026-11-19"), Origin: d})
	w.save(&model.RiskAcceptance{Title: "Topaasgeel blijft open", Risk: "Topaasgeel", Why: "Geen keus.", DecidedBy: d.ID, On: on, ExpiresOn: day("2026-12-01"), Owner: "P-001"})
	w.do(model.AddEvidence{About: d, Title: "Turkooisgroen rapport", Location: "kluis 1", ExpiresOn: day("2026-12-01")})
	w.do(model.AddEvidence{About: model.Ref{ID: "A-5.1"}, Title: "Kobaltstuk", Location: "kluis 5", Readers: []string{"P-001"}})
	w.do(model.AddEvidence{About: model.Ref{ID: "A-5.1"}, Title: "Amethistpaars advies", Location: "kluis 2", Privileged: true, ExpiresOn: day("2026-11-01")})
	w.do(model.AddEvidence{About: model.Ref{ID: "A-5.1"}, Title: "Granaatappel melding", Location: "kluis 3", TLP: model.TLPRed, ExpiresOn: day("2026-12-01")})
	w.save(&model.Action{Text: "Maansteen oppakken", Owner: "P-001", Due: day("2026-11-18"), Origin: open})

	w.as = "P-001"
	w.save(&model.Question{Meeting: m, Item: item.ID, AskedBy: "P-001", AskedOn: on, Text: "Robijnrood, mag dat wel?"})
	w.save(&model.Question{Meeting: m, Item: open.ID, AskedBy: "P-001", AskedOn: on, Text: "Zirkoonvraag: wanneer is dit klaar?"})

	w.as = "P-010"
	rep := w.save(&model.ThreatReport{Publisher: "Z-CERT", Title: "Berylkristal vertrouwelijk", Year: 2026, PublishedOn: day("2026-11-02"), TLP: model.TLPAmber})
	it := w.save(&model.ThreatItem{Report: rep.ID, Nr: 1, Title: "Jadeketting in de keten"})
	w.save(&model.Review{Subject: it, Touches: model.TouchesYes, Consequence: model.ConsequenceNone, Why: "Toermalijn raakt ons.", By: "P-010", On: on})
	w.save(&model.Incident{Title: "Onyxzwart elders", What: "Onyxzwart", Source: "telefoon"})
	w.save(&model.Advisory{Title: "Agaatsteen lek", Publisher: "Z-CERT", TLP: model.TLPAmberStrict, PublishedOn: day("2026-11-12"), Summary: "Agaatsteen"})
	own := w.save(&model.OwnIncident{Title: "Barnsteengeel scherm", AwareAt: w.now.Truncate(time.Second), Significant: model.AnswerYes, Why: "Barnsteengeel"})
	w.save(&model.Action{Text: "Koraalrif afmaken", Owner: "P-010", Due: day("2026-12-18"), Origin: own})

	w.as = "P-009"
	w.interests(m, on)
	w.drafts(on)
	edit(w, m, func(r *model.Meeting) { r.State, r.ClosedOn = model.MeetingClosed, on })
}

// body finds a body by its code.
func (w *hand) body(code string) (id string) {
	_ = w.st.As(model.Actor{Via: model.ViaLocal}).View(context.Background(), func(s model.State) error {
		for _, b := range model.All[*model.Body](s) {
			if b.Code == code {
				id = b.ID
			}
		}
		return nil
	})
	return id
}

// put lays a file down where a session can open it.
func put(t testing.TB, make func() ([]byte, error)) string {
	t.Helper()
	whole, err := make()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "demo.db")
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// enter opens a file as somebody in a language, the way the program does.
func enter(t testing.TB, path, as, lang string, args ...string) *opened {
	t.Helper()
	return enterOn(t, time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC), path, as, lang, args...)
}

// enterOn opens a file at a moment.
func enterOn(t testing.TB, now time.Time, path, as, lang string, args ...string) *opened {
	t.Helper()
	args = append([]string{"--db", path, "--lang", lang}, args...)
	if as != "" {
		args = append(args, "--as", as)
	}
	app := &App{Args: args, Stdin: strings.NewReader(""), Stdout: &bytes.Buffer{}, Stderr: &bytes.Buffer{},
		Clock: func() time.Time { return now }, Random: rand.Reader,
		Env: func(k string) string { return map[string]string{"HOME": filepath.Dir(path)}[k] }}
	s := newSession(app)
	if err := s.tree().ParseFlags(args); err != nil {
		t.Fatal(err)
	}
	o, err := s.openRead(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.store.Close() })
	return o
}

// seat is somebody's session: the screen, and what is under it.
type seat struct {
	*tuitest.Driver
	o   *opened
	env tui.Env
}

// take gives somebody a seat at a file.
func take(t testing.TB, path, as, lang string, w, h int) *seat {
	t.Helper()
	return seated(t, enter(t, path, as, lang), w, h)
}

// seated gives a seat at a file that is open.
func seated(t testing.TB, o *opened, w, h int) *seat {
	t.Helper()
	env := o.env(t.Context())
	env.Source = &quiet{Source: env.Source}
	return &seat{tuitest.Drive(t, env, tui.Options{}, w, h), o, env}
}
