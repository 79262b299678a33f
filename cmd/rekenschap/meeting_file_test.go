package main

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/catalog"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// boardroom is a file with a board of six whose chair decides a tie, its
// secretary, and a meeting today.
type boardroom struct {
	path    string
	person  map[string]string // ids by first name
	meeting string
	before  string // a meeting that closed a month ago
	version string // of a policy, to be approved
}

func newBoardroom(t testing.TB) *boardroom {
	t.Helper()
	b := &boardroom{path: filepath.Join(t.TempDir(), "raad.db"), person: map[string]string{}}
	w := &hand{now: time.Date(2026, 10, 20, 9, 0, 0, 0, time.UTC)}
	st, err := store.Create(context.Background(), b.path, store.Options{Clock: w.clock, Random: storetest.Random(3), Law: catalog.Law, Trust: true})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	w.st = st
	day := model.MustDate
	org := &model.Organisation{UID: "0123456789abcdef0123456789abcdef", Name: "Stichting De Linde", LegalForm: model.Stichting, Annex: model.Annex1, Staff: 900, Turnover: 90_000_000, Balance: 40_000_000}
	org.ID = model.OrganisationID
	w.save(org)
	body := w.save(&model.Body{Code: "RvB", Name: "Raad van bestuur", Type: model.BodyManagement, Tie: model.TieChair, Proxies: 1, Written: true, WrittenConsent: true}).ID
	for i, name := range []string{"Anna Kastanje", "Bram Linde", "Cas Meidoorn", "Dina Populier", "Eva Beuk", "Floor Hulst"} {
		first := []string{"Anna", "Bram", "Cas", "Dina", "Eva", "Floor"}[i]
		b.person[first] = w.save(&model.Person{Name: name}).ID
		a := &model.Appointment{Person: b.person[first], Body: body, From: day("2025-01-01"), Position: "lid"}
		if i == 0 {
			a.Position = "voorzitter"
		}
		w.save(a)
	}
	b.person["Gijs"] = w.save(&model.Person{Name: "Gijs Els"}).ID
	b.person["Hugo"] = w.save(&model.Person{Name: "Hugo Spar"}).ID
	office := w.save(&model.Office{Code: "secretaris", Name: "Secretaris", Role: model.RoleSecretary}).ID
	w.save(&model.OfficeHolder{Office: office, Person: b.person["Gijs"], From: day("2025-01-01")})
	ciso := w.save(&model.Office{Code: "ciso", Name: "CISO", Role: model.RoleCISO}).ID
	w.save(&model.OfficeHolder{Office: ciso, Person: b.person["Hugo"], From: day("2025-01-01")})
	text := storetest.Blob("# Toegangsbeleid\n\nIedereen logt in met twee factoren.")
	pol := w.save(&model.Policy{Title: "Toegangsbeleid", Type: model.PolicyDocument, Letters: "i", Owner: ciso}).ID
	b.version = w.save(&model.PolicyVersion{Policy: pol, Nr: 1, Label: "1.0", Letters: "i", Blob: text.SHA256, SubmittedOn: day("2026-10-20")}, text).ID

	b.before = w.save(&model.Meeting{Body: body, On: day("2026-10-20"), Time: "09:00", State: model.MeetingPlanned, Chair: b.person["Anna"], Secretary: b.person["Gijs"]}).ID
	w.do(model.OpenMeeting{Meeting: b.before, Attendance: []model.Noted{{Person: b.person["Anna"], Present: model.PresencePresent}}})
	w.do(model.CloseMeeting{Meeting: b.before, Anyway: true, Reason: "Geen punten."})
	b.meeting = w.save(&model.Meeting{Body: body, On: day("2026-11-21"), Time: "10:00", State: model.MeetingPlanned, Chair: b.person["Anna"], Secretary: b.person["Gijs"]}).ID
	if w.err != nil {
		t.Fatal(w.err)
	}
	return b
}

// secretary sits down at the meeting.
func (b *boardroom) secretary(t testing.TB, w, h int) *seat {
	t.Helper()
	s := take(t, b.path, "Gijs Els", "nl", w, h)
	s.Key("2", "home")
	for range 5 {
		if s.Chosen() != "" && s.Line("▌"+b.meeting) != "" {
			break
		}
		s.Key("down")
	}
	s.Key("M").Has(b.meeting)
	return s
}
