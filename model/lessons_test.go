package model_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
	"github.com/rekenschap/rekenschap/text"
)

// file is a real file with an organisation and people in it.
type file struct {
	*testing.T
	s              *store.Store
	c              *storetest.Clock
	h              *store.Handle
	board, auditor string
	ciso           string
}

func newFile(t *testing.T) *file {
	t.Helper()
	s, c := storetest.MustCreate(t)
	f := &file{T: t, s: s, c: c, h: s.As(storetest.Local())}
	org := &model.Organisation{UID: "0123456789abcdef0123456789abcdef", Name: "Ziekenhuis", LegalForm: model.Stichting, Annex: model.Annex1, Staff: 900, Turnover: 90_000_000, Balance: 40_000_000}
	org.ID = model.OrganisationID
	f.save(org)
	f.board = f.save(&model.Body{Code: "RvB", Name: "Raad van bestuur", Type: model.BodyManagement})
	f.ciso = f.save(&model.Person{Name: "D. Beveiliger"})
	f.save(&model.Grant{Person: f.ciso, Role: model.RoleCISO, From: f.today()})
	f.auditor = f.save(&model.Person{Name: "E. Accountant"})
	f.save(&model.Grant{Person: f.auditor, Role: model.RoleAuditor, From: f.today()})
	return f
}

func (f *file) today() model.Date { return model.DateOf(f.c.Now()) }

func (f *file) save(r model.Record) string {
	f.Helper()
	f.c.Advance(time.Minute)
	return storetest.MustSave(f, f.h, r)
}

func (f *file) report(year int, publisher string, tlp model.TLP) string {
	f.Helper()
	return f.save(&model.ThreatReport{Publisher: publisher, Title: fmt.Sprint("Beeld ", year), Year: year, PublishedOn: f.today(), TLP: tlp})
}

func (f *file) threat(report, title string) string {
	f.Helper()
	return f.save(&model.ThreatItem{Report: report, Title: title})
}

func (f *file) judge(kind model.Kind, id string, touches model.Touches, then model.Consequence) string {
	f.Helper()
	return f.save(&model.Review{Subject: model.Ref{Kind: kind, ID: id, Rev: 1}, Touches: touches, Consequence: then, Why: "reden", By: f.ciso, On: f.today()})
}

// rows lists a noun as a person sees it: by id, the values by column.
func (f *file) rows(who, noun string) map[string]map[string]any {
	f.Helper()
	n, ok := model.NounByName(noun)
	if !ok {
		f.Fatalf("no noun %s", noun)
	}
	l, err := f.s.As(storetest.As(who)).List(context.Background(), n, f.today())
	if err != nil {
		f.Fatal(err)
	}
	out := map[string]map[string]any{}
	for _, r := range l.Rows {
		if len(r.Values) != len(n.Columns) {
			f.Fatalf("%s %s: %d values in %d columns", noun, r.Ref.ID, len(r.Values), len(n.Columns))
		}
		out[r.Ref.ID] = map[string]any{"status": r.Status}
		for i, c := range n.Columns {
			out[r.Ref.ID][c.Key] = r.Values[i]
		}
	}
	return out
}

// head is what stands above a list.
func (f *file) head(who, noun string) string {
	f.Helper()
	n, _ := model.NounByName(noun)
	l, err := f.s.As(storetest.As(who)).List(context.Background(), n, f.today())
	if err != nil {
		f.Fatal(err)
	}
	var out []string
	for _, b := range l.Head {
		out = append(out, strings.TrimSpace(fmt.Sprint(b.Status, " ", text.New(text.NL).Msg(b.Label), text.New(text.NL).Value(b.Value))))
	}
	return strings.Join(out, "\n")
}

// page is a record as a person reads it, line by line.
func (f *file) page(who string, kind model.Kind, id string) string {
	f.Helper()
	var doc model.Doc
	var err error
	storetest.MustView(f, f.s.As(storetest.As(who)), func(s model.State) { doc, err = model.Describe(s, kind, id, f.today()) })
	if err != nil {
		return "error: " + err.Error()
	}
	p := text.New(text.NL)
	lines := []string{p.Msg(doc.Title), p.Msg(doc.Lead)}
	for _, b := range doc.Blocks {
		lines = append(lines, fmt.Sprintf("%s|%s|%s|%s|%s", p.Msg(b.Label), b.Status, p.Msg(b.Word), p.Value(b.Value), b.Ref.ID))
	}
	return strings.Join(lines, "\n")
}

func TestTheEditionBefore(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	older := f.report(2022, "Z-CERT", model.TLPClear)
	old := f.threat(older, "Ransomware")
	f.judge(model.KindThreatItem, old, model.TouchesNo, model.ConsequenceNone)
	gone := f.threat(older, "Verdwenen")
	before := f.report(2024, "Z-CERT", model.TLPClear)
	f.report(2024, "ENISA", model.TLPClear)
	ransom := f.threat(before, "  ransomware ")
	f.judge(model.KindThreatItem, ransom, model.TouchesYes, model.ConsequenceAction)
	f.threat(before, "Phishing")
	f.threat(before, "Dubbel")
	f.threat(before, "dubbel")
	now := f.report(2025, "z-cert", model.TLPClear)
	items := map[string]string{}
	for _, title := range []string{"Ransomware", "Ransomware in de keten", "Phishing", "Dubbel", "Verdwenen"} {
		items[title] = f.threat(now, title)
	}
	other := f.threat(f.report(2025, "ENISA", model.TLPClear), "Ransomware")

	rows := f.rows(f.ciso, "threat_items")
	p := text.New(text.NL)
	for id, want := range map[string][2]string{
		items["Ransomware"]:             {"2024: ja, actie", ransom}, // same name; the newest edition before, not one further back
		items["Ransomware in de keten"]: {"2024: geen vergelijkbaar punt", ""},
		items["Phishing"]:               {"2024: niet beoordeeld", ""},
		items["Dubbel"]:                 {"2024: geen vergelijkbaar punt", ""}, // two of that name: which one is a guess
		items["Verdwenen"]:              {"2024: geen vergelijkbaar punt", ""}, // only further back
		other:                           {"2024: geen vergelijkbaar punt", ""}, // another publisher's threat is another's
		ransom:                          {"2022: nee, geen gevolg", old},
		gone:                            {"geen eerdere editie", ""},
	} {
		if got := p.Value(rows[id]["last_year"]); got != want[0] {
			t.Errorf("%s (%v): %q, want %q", id, rows[id]["title"], got, want[0])
		}
		if want[1] != "" && rows[id]["last_item"] != want[1] {
			t.Errorf("%s: compared with %v, want %s", id, rows[id]["last_item"], want[1])
		}
	}
	review := f.judge(model.KindThreatItem, items["Ransomware"], model.TouchesPartly, model.ConsequenceNone)
	for _, page := range []string{f.page(f.ciso, model.KindThreatItem, items["Ransomware"]), f.page(f.ciso, model.KindReview, review), f.page(f.ciso, model.KindThreatReport, now)} {
		if !strings.Contains(page, "2024: ja, actie") || !strings.Contains(page, "deels") {
			t.Errorf("a page lacks this verdict or that of the edition before:\n%s", page)
		}
	}
}

func TestProgressOfAnEdition(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	rep := f.report(2025, "Z-CERT", model.TLPGreen)
	if got := f.rows(f.ciso, "reports")[rep]; got["state"] != model.LessonUnjudged || got["status"] != model.Attention {
		t.Errorf("an edition without threats is not judged: %v", got)
	}
	one, two := f.threat(rep, "Een"), f.threat(rep, "Twee")
	f.judge(model.KindThreatItem, one, model.TouchesYes, model.ConsequenceNone)
	if page := f.page(f.ciso, model.KindThreatReport, rep); !strings.Contains(page, "1 van 2 beoordeeld|attention|open|1 punt zonder oordeel") || !strings.Contains(page, "TLP:GREEN") {
		t.Errorf("half judged:\n%s", page)
	}
	if got := f.rows(f.ciso, "threat_items")[two]; got["state"] != model.LessonUnjudged || got["verdict"] != model.LessonUnjudged || got["status"] != model.Attention {
		t.Errorf("an unjudged threat: %v", got)
	}
	f.judge(model.KindThreatItem, two, model.TouchesUnknown, model.ConsequenceNone)
	if got := f.rows(f.ciso, "reports")[rep]; got["state"] != model.LessonJudged || got["judged"] != 2 {
		t.Errorf("judged, not closed: %v", got)
	}
	storetest.MustChange(t, f.h, model.KindThreatReport, rep, func(r model.Record) { r.(*model.ThreatReport).ClosedOn = f.today() })
	if page := f.page(f.ciso, model.KindThreatReport, rep); !strings.Contains(page, "2 van 2 beoordeeld|met|gesloten|gesloten op 5 jan 2026") {
		t.Errorf("closed:\n%s", page)
	}
}

// Every list and page of something under a label shows the label, and a review
// bears that of its subject.
func TestLabelsTravel(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	report := f.report(2025, "Z-CERT", model.TLPAmber)
	subjects := map[model.TLP]model.Ref{
		model.TLPAmber:       {Kind: model.KindThreatItem, ID: f.threat(report, "Amber")},
		model.TLPRed:         {Kind: model.KindIncident, ID: f.save(&model.Incident{Title: "Rood", Source: "x", TLP: model.TLPRed})},
		model.TLPAmberStrict: {Kind: model.KindAdvisory, ID: f.save(&model.Advisory{Title: "Streng", Publisher: "x", TLP: model.TLPAmberStrict})},
		"":                   {Kind: model.KindAdvisory, ID: f.save(&model.Advisory{Title: "Zonder", Publisher: "x"})},
	}
	p := text.New(text.NL)
	for tlp, ref := range subjects {
		noun := map[model.Kind]string{model.KindThreatItem: "threat_items", model.KindIncident: "incidents", model.KindAdvisory: "advisories"}[ref.Kind]
		review := f.judge(ref.Kind, ref.ID, model.TouchesNo, model.ConsequenceNone)
		if got := f.rows(f.ciso, noun)[ref.ID]["tlp"]; got != tlp {
			t.Errorf("%s in its list: %v", ref.ID, got)
		}
		if got := f.rows(f.ciso, "reviews")[review]["tlp"]; got != tlp {
			t.Errorf("the review of %s in the list: %v, want %q", ref.ID, got, tlp)
		}
		word := p.Value(tlp)
		for _, page := range []string{f.page(f.ciso, ref.Kind, ref.ID), f.page(f.ciso, model.KindReview, review)} {
			if lead := strings.Split(page, "\n")[1]; !strings.HasSuffix(lead, word) && !(tlp == "" && strings.Contains(lead, word)) {
				t.Errorf("the top of a page under %q reads %q", tlp, lead)
			}
		}
	}
	if got := f.rows(f.ciso, "reports")[report]["tlp"]; got != model.TLPAmber {
		t.Errorf("the edition in its list: %v", got)
	}
}

// lessonNouns are the lists in which something from under a label could show.
func lessonNouns() []string {
	return []string{"reports", "threat_items", "reviews", "incidents", "advisories", "own_incidents", "actions", "suppliers", "assessments", "risks", "evidence"}
}

// What an auditor reads is, to the letter, the same whether or not there is
// anything above GREEN: no title, no count, no comparison shows it.
func TestAnAuditorReadsNothingAboveGreen(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	rep := f.report(2025, "Z-CERT", model.TLPGreen)
	item := f.threat(rep, "Ransomware")
	review := f.judge(model.KindThreatItem, item, model.TouchesYes, model.ConsequenceAction)
	open := []model.Ref{{Kind: model.KindThreatReport, ID: rep}, {Kind: model.KindThreatItem, ID: item}, {Kind: model.KindReview, ID: review},
		{Kind: model.KindIncident, ID: f.save(&model.Incident{Title: "Elders", Source: "krant", TLP: model.TLPClear})},
		{Kind: model.KindAdvisory, ID: f.save(&model.Advisory{Title: "Lek", Publisher: "NCSC", TLP: model.TLPGreen})},
		{Kind: model.KindSupplier, ID: f.save(&model.Supplier{Name: "Firma", Service: "dossier"})},
		{Kind: model.KindAction, ID: f.save(&model.Action{Text: "Doen", Owner: f.ciso, Due: f.today(), Origin: model.Ref{Kind: model.KindReview, ID: review, Rev: 1}})}}
	read := func(who string) map[string]string {
		out := map[string]string{}
		for _, n := range lessonNouns() {
			out["head of "+n] = f.head(who, n)
			rows := f.rows(who, n)
			for _, id := range slices.Sorted(maps.Keys(rows)) {
				out["row of "+n] += fmt.Sprintln(id, rows[id])
			}
		}
		for _, r := range open {
			out["page of "+r.ID] = f.page(who, r.Kind, r.ID)
		}
		return out
	}
	before, mine := read(f.auditor), read(f.ciso)

	// An edition before that would be compared with, its verdict, and the rest.
	amber := f.report(2024, "Z-CERT", model.TLPAmber)
	hidden := f.threat(amber, "Ransomware")
	secret := f.judge(model.KindThreatItem, hidden, model.TouchesYes, model.ConsequenceNone)
	f.threat(f.report(2026, "Z-CERT", ""), "Ransomware")
	inc := f.save(&model.Incident{Title: "Geheim voorval", Source: "Z-CERT", TLP: model.TLPRed})
	f.judge(model.KindIncident, inc, model.TouchesYes, model.ConsequenceNone)
	f.save(&model.Advisory{Title: "Geheim lek", Publisher: "NCSC", TLP: model.TLPAmberStrict})
	f.save(&model.Evidence{Title: "Brief van de advocaat", AddedOn: f.today(), Location: "kluis", Privileged: true, ExpiresOn: f.today(),
		About: []model.Ref{{Kind: model.KindAction, ID: open[6].ID, Rev: 1}, {Kind: model.KindSupplier, ID: open[5].ID, Rev: 1}}})
	f.save(&model.Evidence{Title: "Amber bijlage", AddedOn: f.today(), Location: "kluis", TLP: model.TLPAmber})
	own := f.save(&model.OwnIncident{Title: "Eigen geheim", AwareAt: f.c.Now().UTC().Truncate(time.Millisecond), Significant: model.AnswerYes})
	ownReview := f.judge(model.KindOwnIncident, own, model.TouchesYes, model.ConsequenceNone)

	after := read(f.auditor)
	for what, was := range before {
		if after[what] != was {
			t.Errorf("the %s changed for an auditor:\n%s\nand was\n%s", what, after[what], was)
		}
	}
	for what, now := range read(f.ciso) {
		if strings.HasPrefix(what, "row of re") && now == mine[what] {
			t.Errorf("the test hides nothing: the %s is the same for the CISO", what)
		}
	}
	for _, r := range []model.Ref{{Kind: model.KindThreatReport, ID: amber}, {Kind: model.KindThreatItem, ID: hidden}, {Kind: model.KindReview, ID: secret}, {Kind: model.KindIncident, ID: inc},
		{Kind: model.KindOwnIncident, ID: own}, {Kind: model.KindReview, ID: ownReview}} {
		if page := f.page(f.auditor, r.Kind, r.ID); !strings.HasPrefix(page, "error: not_found") {
			t.Errorf("an auditor reads %s:\n%s", r.ID, page)
		}
	}
}

// A list reads columns, a page the record: both keep what rests under a closed
// item from whoever is not named for it.
func TestListsKeepWhatRestsUnderAClosedItem(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	reader := f.save(&model.Person{Name: "G. Lezer"})
	f.save(&model.Appointment{Person: reader, Body: f.board, From: f.today()})
	meeting := f.save(&model.Meeting{Body: f.board, On: f.today(), State: model.MeetingOpen})
	f.save(&model.Attendance{Meeting: meeting, Person: reader, Present: model.PresencePresent})
	closed := f.save(&model.AgendaItem{Meeting: meeting, Nr: 1, Type: model.ItemDecision, Title: "Besloten", Closed: true, Readers: []string{reader}})
	decision := f.save(&model.Decision{Body: f.board, Method: model.MethodMeeting, Meeting: meeting, Item: closed, On: f.today(), Subject: "Besloten", Text: "Besloten.", Outcome: model.OutcomeApproved})
	f.save(&model.Vote{Decision: decision, Person: reader, Value: model.VoteFor, Known: model.KnownNoted})
	action := f.save(&model.Action{Text: "Besloten actie", Owner: f.ciso, Due: f.today(), Origin: model.Ref{Kind: model.KindDecision, ID: decision, Rev: 1}})
	risk := f.save(&model.RiskAcceptance{Title: "Besloten risico", On: f.today(), DecidedBy: decision})
	open := f.save(&model.Action{Text: "Open actie", Owner: f.ciso, Due: f.today(), OriginNote: "los"})

	rows := f.rows(f.ciso, "actions")
	if _, ok := rows[action]; ok || rows[open] == nil || strings.Contains(f.head(f.ciso, "actions"), "2 open") {
		t.Errorf("actions for someone not named: %v, %s", rows, f.head(f.ciso, "actions"))
	}
	if rows := f.rows(f.ciso, "risks"); rows[risk] != nil {
		t.Errorf("risks for someone not named: %v", rows)
	}
	if rows := f.rows(reader, "actions"); rows[action]["origin_title"] == nil || f.rows(reader, "risks")[risk] == nil {
		t.Errorf("the reader that is named lacks them: %v", rows)
	}
}
