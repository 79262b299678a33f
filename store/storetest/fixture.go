package storetest

import (
	"context"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
)

// World names the records of Fixture that tests ask for.
type World struct {
	Ref map[model.Kind]string // one id of every kind
	// People by role; Outsider has none, Reader is named for the closed item.
	Person           map[model.Role]string
	Outsider, Reader string
	// Closed is an agenda item for named readers only, with what rests under it.
	Closed, ClosedPaper, ClosedQuestion, ClosedDecision, ClosedVote, ClosedEvidence string
	// Privileged and the Amber records are not for auditors.
	Privileged, PrivilegedBlob                           string
	AmberReport, AmberItem, AmberAdvisory, AmberIncident string
	AmberEvidence, AmberEvidenceBlob, UnmarkedReport     string
	OpenEvidence, OpenEvidenceBlob, Removed, RemovedBlob string
}

// RemovedWords stood in a record until they were removed on request.
const RemovedWords = "woorden die weg moesten"

// Fixture writes a small history that holds every kind of record, through the
// commands of real use. It takes eleven days of the clock.
func Fixture(t testing.TB, s *store.Store, c *Clock) *World {
	t.Helper()
	w := &World{Ref: map[model.Kind]string{}, Person: map[model.Role]string{}}
	f := &filler{t: t, h: s.As(Local()), c: c, w: w}
	f.people()
	f.meetings()
	f.policies()
	f.threats()
	f.registers()
	f.guarded()
	f.ledger()
	for _, i := range model.Kinds() {
		if w.Ref[i.Kind] == "" {
			t.Fatalf("the fixture lacks a %s", i.Kind)
		}
	}
	return w
}

type filler struct {
	t testing.TB
	h *store.Handle
	c *Clock
	w *World
}

// save writes a record a minute later and remembers the first of its kind.
func (f *filler) save(r model.Record, blobs ...model.Blob) string {
	f.t.Helper()
	f.c.Advance(time.Minute)
	id := MustSave(f.t, f.h, r, blobs...)
	if f.w.Ref[r.Kind()] == "" {
		f.w.Ref[r.Kind()] = id
	}
	return id
}

// change edits a record as it stands now.
func (f *filler) change(k model.Kind, id string, edit func(model.Record)) {
	f.t.Helper()
	f.c.Advance(time.Minute)
	MustChange(f.t, f.h, k, id, edit)
}

// MustChange edits a record as it stands now and lays it down.
func MustChange(t testing.TB, h *store.Handle, k model.Kind, id string, edit func(model.Record)) model.Receipt {
	t.Helper()
	var r model.Record
	MustView(t, h, func(s model.State) {
		got, ok := s.Get(k, id)
		if !ok {
			t.Fatalf("no %s %s", k, id)
		}
		r = model.Clone(got)
	})
	edit(r)
	return MustDo(t, h, Laid{model.Save{Record: r}})
}

func (f *filler) today() model.Date { return model.DateOf(f.c.Now()) }

func (f *filler) days(n int) { f.c.Advance(time.Duration(n) * 24 * time.Hour) }

func (f *filler) ref(k model.Kind, id string) model.Ref { return model.Ref{Kind: k, ID: id, Rev: 1} }

func (f *filler) people() {
	w := f.w
	org := &model.Organisation{UID: "0123456789abcdef0123456789abcdef", Name: "Stichting Ziekenhuis De Proef", LegalForm: model.Stichting, Annex: model.Annex1, Staff: 900, Turnover: 90_000_000, Balance: 40_000_000}
	org.ID = model.OrganisationID
	f.save(org)
	rvt := f.save(&model.Body{Code: "RvT", Name: "Raad van toezicht", Type: model.BodySupervisory})
	rvb := f.save(&model.Body{Code: "RvB", Name: "Raad van bestuur", Type: model.BodyManagement, Supervisor: rvt})
	w.Ref[model.KindBody] = rvb
	names := map[model.Role]string{
		model.RoleDirector: "A. Bestuurder", model.RoleSupervisor: "B. Toezichthouder", model.RoleSecretary: "C. Secretaris",
		model.RoleCISO: "D. Beveiliger", model.RoleAuditor: "E. Accountant",
	}
	for _, r := range model.Roles() {
		if n, ok := names[r]; ok {
			w.Person[r] = f.save(&model.Person{Name: n, Email: string(r) + "@voorbeeld.nl"})
		}
	}
	w.Outsider = f.save(&model.Person{Name: "F. Buitenstaander"})
	w.Reader = f.save(&model.Person{Name: "G. Lezer"})
	from := f.today()
	f.save(&model.Appointment{Person: w.Person[model.RoleDirector], Body: rvb, Position: "voorzitter", From: from})
	f.save(&model.Appointment{Person: w.Reader, Body: rvb, Position: "lid", From: from})
	f.save(&model.Appointment{Person: w.Person[model.RoleSupervisor], Body: rvt, From: from})
	f.save(&model.Grant{Person: w.Person[model.RoleSecretary], Role: model.RoleSecretary, From: from})
	f.save(&model.Grant{Person: w.Person[model.RoleAuditor], Role: model.RoleAuditor, From: from, Until: from.AddMonths(6), Why: "jaarcontrole"})
	office := f.save(&model.Office{Code: "ciso", Name: "CISO", Role: model.RoleCISO})
	f.save(&model.OfficeHolder{Office: office, Person: w.Person[model.RoleCISO], From: from})
	f.c.Advance(time.Minute)
	w.Ref[model.KindKey] = MustKey(f.t, f.h, w.Person[model.RoleDirector], 7)
	f.c.Advance(time.Minute)
	rc := MustDo(f.t, f.h, model.Invite{Person: w.Person[model.RoleSupervisor], SecretHash: model.SecretHash("0123456789ABCDEF")})
	w.Ref[model.KindInvitation] = rc.Entries[0].ID
}

func (f *filler) meetings() {
	f.days(1)
	w := f.w
	rvb, director := w.Ref[model.KindBody], w.Person[model.RoleDirector]
	m := f.save(&model.Meeting{Body: rvb, On: f.today(), Time: "14:00", State: model.MeetingOpen, Chair: director, Secretary: w.Person[model.RoleSecretary]})
	paper := Blob("voorstel bij punt 1\n")
	item := f.save(&model.AgendaItem{Meeting: m, Nr: 1, Type: model.ItemDecision, Title: "Beleid <informatiebeveiliging> & meer", Papers: []model.Paper{{Title: "Voorstel", SHA256: paper.SHA256, On: f.today(), To: []string{director, rvb}}}}, paper)
	f.save(&model.Attendance{Meeting: m, Person: director, Present: model.PresencePresent})
	f.save(&model.Question{Meeting: m, Item: item, About: f.ref(model.KindMeeting, m), AskedBy: director, AskedOn: f.today(), Text: "Wie test het herstel?"})
	d := f.save(&model.Decision{Body: rvb, Method: model.MethodMeeting, Meeting: m, Item: item, On: f.today(), Subject: "Beleid", Text: "Het bestuur stelt het beleid vast.\nTweede regel.", Outcome: model.OutcomeApproved, Basis: []string{"cbw-24-1"}})
	f.save(&model.Vote{Decision: d, Person: director, Value: model.VoteFor, Known: model.KnownNoted})
	f.save(&model.Vote{Decision: d, Person: w.Reader, Value: model.VoteFor, Known: model.KnownNoted})
	f.save(&model.Norm{Name: model.NormActions, Days: 30, DecidedBy: d})
}

func (f *filler) policies() {
	f.days(1)
	w := f.w
	p := f.save(&model.Policy{Title: "Informatiebeveiliging", Type: model.PolicyDocument, Letters: "abc", Owner: w.Ref[model.KindOffice], Interval: 12})
	text := Blob("beleidstekst, versie 1\n")
	f.save(&model.PolicyVersion{Policy: p, Nr: 1, Label: "1.0", Blob: text.SHA256, File: "beleid.pdf", Letters: "abc", SubmittedOn: f.today()}, text)
	tr := f.save(&model.Training{Title: "Cyber voor bestuurders", Provider: "Opleider BV", FirstDay: f.today(), Minutes: 240, Topics: []string{"a", "risks"}, Language: "nl", Independent: model.AnswerYes})
	f.save(&model.Participation{Training: tr, Person: w.Person[model.RoleDirector], Completed: true})
	scan := Blob("certificaat\n")
	f.save(&model.Certificate{Person: w.Person[model.RoleDirector], Training: tr, IssuedOn: f.today(), LastDay: f.today(), StatesName: true, StatesDates: true, Topics: []string{"a", "risks"}, Provider: "Opleider BV", Language: "nl", Blob: scan.SHA256, File: "certificaat.pdf"}, scan)
	f.save(&model.Campaign{Title: "Phishing herkennen", On: f.today(), Invited: 900, Completed: 811})
}

func (f *filler) threats() {
	f.days(1)
	w := f.w
	rep := f.save(&model.ThreatReport{Publisher: "Z-CERT", Title: "Dreigingsbeeld 2025", Year: 2025, PublishedOn: f.today(), TLP: model.TLPClear})
	it := f.save(&model.ThreatItem{Report: rep, Nr: 1, Title: "Gijzelsoftware", Level: "hoog"})
	f.save(&model.Incident{Title: "Uitval elders", Source: "nieuwsbericht", TLP: model.TLPClear, Facts: []model.Fact{{On: f.today(), Text: "Operaties uitgesteld", Certainty: model.Claimed, Source: "krant"}}})
	f.save(&model.Advisory{Title: "Lek in gateway", Publisher: "NCSC", TLP: model.TLPGreen, CVEs: []string{"CVE-2026-0001"}})
	own := f.save(&model.OwnIncident{Title: "Storing", AwareAt: f.c.Now().Truncate(time.Millisecond).UTC(), Significant: model.AnswerNo})
	f.save(&model.IncidentReport{Incident: own, Type: model.ReportEarlyWarning, SentAt: f.c.Now().Truncate(time.Millisecond).UTC()})
	f.save(&model.Review{Subject: f.ref(model.KindThreatItem, it), Touches: model.TouchesPartly, Consequence: model.ConsequenceAction, Why: "oude servers", By: w.Ref[model.KindOffice], On: f.today()})
}

func (f *filler) registers() {
	f.days(1)
	w := f.w
	file := Blob("testverslag\n")
	w.OpenEvidenceBlob = file.SHA256
	w.OpenEvidence = f.save(&model.Evidence{Title: "Verslag hersteltest", Type: "verslag", Blob: file.SHA256, Size: len(file.Content), File: "test.txt", AddedOn: f.today()}, file)
	ctl := &model.Control{Applicable: model.ApplicableYes, Implementation: model.ImplementationWork, Evidence: []string{w.OpenEvidence}, Owner: w.Ref[model.KindOffice]}
	ctl.ID = "A-5.1"
	f.save(ctl)
	sup := f.save(&model.Supplier{Name: "Leverancier \"Zorg\" BV", Service: "EPD", Stops: "alles"})
	f.save(&model.Assessment{Type: model.AssessRestoreTest, Title: "Hersteltest", DoneOn: f.today(), Controls: []string{"A-5.1"}, Supplier: sup, Evidence: []string{w.OpenEvidence}})
	f.save(&model.RiskAcceptance{Title: "Oude scanner", Risk: "geen updates", On: f.today(), ExpiresOn: f.today().AddMonths(6), DecidedBy: w.Ref[model.KindDecision], Owner: w.Person[model.RoleDirector], Controls: []string{"A-5.1"}})
	act := f.save(&model.Action{Text: "MFA bij leveranciers", Owner: w.Ref[model.KindOffice], Due: f.today().AddDays(30), Origin: f.ref(model.KindDecision, w.Ref[model.KindDecision])})
	f.save(&model.Note{About: f.ref(model.KindAction, act), Text: "Wacht op de leverancier.", On: f.today(), By: w.Person[model.RoleDirector]})
	f.save(&model.Explanation{Duty: "cbw-24-5", Text: "De cursus is in mei.", On: f.today(), Action: act})
	f.change(model.KindAction, act, func(r model.Record) { r.(*model.Action).Due = f.today().AddDays(45) })
	f.change(model.KindControl, "A-5.1", func(r model.Record) { r.(*model.Control).Implementation = model.ImplementationDone })
	f.change(model.KindAction, act, func(r model.Record) { r.(*model.Action).DoneOn = f.today() })
}

// guarded writes what not everybody may see.
func (f *filler) guarded() {
	f.days(1)
	w := f.w
	director, m := w.Person[model.RoleDirector], w.Ref[model.KindMeeting]
	paper := Blob("besloten stuk\n")
	w.ClosedPaper = paper.SHA256
	w.Closed = f.save(&model.AgendaItem{Meeting: m, Nr: 2, Type: model.ItemDecision, Title: "Besloten punt", Closed: true, Readers: []string{w.Reader}, Papers: []model.Paper{{Title: "Stuk", SHA256: paper.SHA256, On: f.today()}}}, paper)
	w.ClosedQuestion = f.save(&model.Question{Meeting: m, Item: w.Closed, AskedBy: w.Reader, AskedOn: f.today(), Text: "besloten vraag"})
	w.ClosedDecision = f.save(&model.Decision{Body: w.Ref[model.KindBody], Method: model.MethodMeeting, Meeting: m, Item: w.Closed, On: f.today(), Subject: "Besloten", Text: "besloten besluit", Outcome: model.OutcomeNoted})
	w.ClosedVote = f.save(&model.Vote{Decision: w.ClosedDecision, Person: w.Reader, Value: model.VoteAgainst, Known: model.KnownNoted, Minority: "besloten minderheidsnota"})
	w.ClosedEvidence = f.save(&model.Evidence{Title: "besloten bijlage", AddedOn: f.today(), Location: "kluis", About: []model.Ref{f.ref(model.KindAgendaItem, w.Closed)}})
	secret := Blob("brief van de advocaat\n")
	w.PrivilegedBlob = secret.SHA256
	w.Privileged = f.save(&model.Evidence{Title: "Advies advocaat", AddedOn: f.today(), Blob: secret.SHA256, Size: len(secret.Content), Privileged: true, About: []model.Ref{f.ref(model.KindDecision, w.Ref[model.KindDecision])}}, secret)
	amber := Blob("gedeeld onder voorwaarden\n")
	w.AmberEvidenceBlob = amber.SHA256
	w.AmberEvidence = f.save(&model.Evidence{Title: "Amber stuk", AddedOn: f.today(), Blob: amber.SHA256, Size: len(amber.Content), TLP: model.TLPAmber, About: []model.Ref{f.ref(model.KindDecision, w.Ref[model.KindDecision])}}, amber)
	w.AmberReport = f.save(&model.ThreatReport{Publisher: "Z-CERT", Title: "Amber beeld", TLP: model.TLPAmber})
	w.AmberItem = f.save(&model.ThreatItem{Report: w.AmberReport, Nr: 1, Title: "Amber dreiging"})
	w.AmberAdvisory = f.save(&model.Advisory{Title: "Amber advies", Publisher: "Z-CERT", TLP: model.TLPRed})
	w.AmberIncident = f.save(&model.Incident{Title: "Amber voorval", Source: "Z-CERT", TLP: model.TLPAmberStrict})
	w.UnmarkedReport = f.save(&model.ThreatReport{Publisher: "Z-CERT", Title: "Beeld zonder merk"})
	gone := Blob(RemovedWords + ", bijlage\n")
	w.RemovedBlob = gone.SHA256
	w.Removed = f.save(&model.Evidence{Title: "Verklaring", Type: RemovedWords, AddedOn: f.today(), Blob: gone.SHA256, Size: len(gone.Content), Owner: director}, gone)
	f.change(model.KindEvidence, w.Removed, func(r model.Record) { r.(*model.Evidence).Type = RemovedWords + ", tweede maal" })
}

// ledger writes what the ledger says about itself.
func (f *filler) ledger() {
	f.days(1)
	ctx, w := context.Background(), f.w
	rc, err := f.h.Checkpoint(ctx, Signer(1), w.Ref[model.KindMeeting])
	if err != nil {
		f.t.Fatalf("checkpoint: %v", err)
	}
	w.Ref[model.KindCheckpoint] = rc.Entries[0].ID
	f.days(1)
	rc = MustDo(f.t, f.h, model.RemoveBodies{Refs: []model.Ref{f.ref(model.KindEvidence, w.Removed)}, Why: "verzoek van betrokkene", DecidedBy: w.Ref[model.KindDecision], Blobs: []string{w.RemovedBlob}})
	w.Ref[model.KindRemoval] = rc.Entries[0].ID
	f.days(1)
	rc = MustDo(f.t, f.h, model.RecordRestore{Restore: model.Restore{Count: 3, HeadHash: Blob("a").SHA256, WasCount: 4, WasHead: Blob("b").SHA256}})
	w.Ref[model.KindRestore] = rc.Entries[0].ID
	f.days(1)
	f.save(&model.Action{Text: "Na het waarmerk", Owner: w.Ref[model.KindOffice], Due: f.today().AddDays(9), OriginNote: "losse inval"})
	if _, err := f.h.Checkpoint(ctx, Signer(1), ""); err != nil {
		f.t.Fatalf("checkpoint: %v", err)
	}
	f.days(1)
	f.save(&model.Action{Text: "Nog niet onder een waarmerk", Owner: w.Ref[model.KindOffice], Due: f.today().AddDays(9), OriginNote: "los"})
}
