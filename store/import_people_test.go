package store_test

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/exchange"
)

func TestPeopleTwice(t *testing.T) {
	h := newImporter(t)
	h.must(initOf(model.Stichting))
	rc := h.must(people(t, board...))
	// 7 people, 4 appointments, 3 holders, 1 office
	if len(rc.Entries) != 15 {
		t.Errorf("%d entries, want 15", len(rc.Entries))
	}
	h.view(func(s model.State) {
		for _, ch := range people(t, board...).Preview(s) {
			if ch.Changes() || !ch.Problem.IsZero() {
				t.Errorf("second time: %+v", ch)
			}
		}
		a := model.Find[*model.Appointment](s, "person", "P-001")[0]
		if a.Position != "voorzitter" || a.From != model.MustDate("2024-03-01") || !a.Until.IsZero() || a.NonExecutive {
			t.Errorf("got %+v", a)
		}
		if got := model.RolesOf(s, model.Actor{Person: "P-006"}); !slices.Equal(got, []model.Role{model.RoleSecretary}) {
			t.Errorf("the secretary is %v", got)
		}
		rita := model.Find[*model.Appointment](s, "person", "P-004")[0]
		if rita.NonExecutive {
			t.Error("executive says nothing about a supervisor")
		}
	})
	if rc := h.must(people(t, board...)); len(rc.Entries) != 0 {
		t.Errorf("the same list wrote %d entries", len(rc.Entries))
	}
}

func TestPeopleDates(t *testing.T) {
	h := newImporter(t)
	h.must(initOf(model.Stichting))
	rc := h.must(people(t, "Anna,RvB,lid,,2024-03-01,,a@x.nl", "Bob,RvT,lid,,2027-01-01,,b@x.nl"))
	days := map[string]string{}
	for _, e := range rc.Entries {
		days[e.ID] = e.OccurredOn.String()
	}
	if days["BN-001"] != "2024-03-01" || days["BN-002"] != "2026-11-21" || days["P-001"] != "2026-11-21" {
		t.Errorf("got %v", days)
	}
}

func TestPeopleEndAndReappointment(t *testing.T) {
	h := newImporter(t)
	h.must(initOf(model.Stichting))
	h.must(people(t, "Anna,RvB,lid,,2020-01-01,,anna@x.nl", "Bas,RvB,lid,,2020-01-01,,"))
	rc := h.must(people(t, "Anna,RvB,lid,,2020-01-01,2023-12-31,anna@x.nl", "Anna,RvB,voorzitter,,2024-01-01,,ANNA@x.nl",
		"Bas,RvB,lid,,2020-01-01,2021-12-31,", "Bas,RvB,lid,,2024-06-01,,bas@x.nl"))
	var got []string
	for _, e := range rc.Entries {
		got = append(got, e.ID+" "+e.OccurredOn.String())
	}
	want := []string{"BN-001 2023-12-31", "BN-003 2024-01-01", "P-002 2026-11-21", "BN-002 2021-12-31", "BN-004 2024-06-01"}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	h.view(func(s model.State) {
		if ps := model.All[*model.Person](s); len(ps) != 2 || ps[1].Email != "bas@x.nl" {
			t.Errorf("got %d people", len(ps))
		}
		if as := model.Find[*model.Appointment](s, "person", "P-001"); len(as) != 2 || as[1].Position != "voorzitter" {
			t.Errorf("got %v", as)
		}
	})
	// In office again: an empty last day is what the list says.
	h.must(people(t, "Bas,RvB,lid,,2024-06-01,2025-06-01,bas@x.nl"))
	rc = h.must(people(t, "Bas,RvB,lid,,2024-06-01,,bas@x.nl"))
	if len(rc.Entries) != 1 {
		t.Errorf("got %v", rc.Entries)
	}
}

func TestPeopleNamesakes(t *testing.T) {
	h := newImporter(t)
	h.must(initOf(model.Stichting))
	h.must(people(t, "J. Bos,RvB,lid,,2024-01-01,,j1@x.nl", "J. Bos,RvT,lid,,2025-01-01,,j2@x.nl"))
	h.view(func(s model.State) {
		if n := len(model.All[*model.Person](s)); n != 2 {
			t.Fatalf("%d people", n)
		}
	})
	// Name and first day tell them apart.
	rc := h.must(people(t, "J. Bos,RvT,lid,,2025-01-01,2026-01-01,"))
	if len(rc.Entries) != 1 || rc.Entries[0].ID != "BN-002" {
		t.Errorf("got %v", rc.Entries)
	}
	if got := h.refused(people(t, "J. Bos,RvT,lid,,2026-02-01,,")); !strings.Contains(got, "import.people.namesakes") {
		t.Errorf("got %s", got)
	}
}

func TestPeopleRefused(t *testing.T) {
	for name, c := range map[string]struct{ line, want string }{
		"unknown body":     {"B,Ledenraad,lid,,2024-01-01,,", "import.people.body Bodies=[RvB RvT]"},
		"ends first":       {"B,RvB,lid,,2024-01-01,2023-12-31,", "Field=until"},
		"overlap":          {"Anna,RvB,lid,,2025-01-01,,anna@x.nl", "import.people.overlap"},
		"twice":            {"Anna,RvB,lid,,2020-01-01,,anna@x.nl", "import.twice"},
		"no body":          {"B,,lid,,2024-01-01,,", "import.people.no_body"},
		"nothing held":     {"B,,,,2024-01-01,,", "import.people.no_seat"},
		"no address":       {"B,RvB,lid,,2024-01-01,,b.x.nl", "import.people.email"},
		"shared address":   {"B,RvB,lid,,2024-01-01,,anna@x.nl", "import.people.shared_email"},
		"silent elsewhere": {"B,RvB,stille vennoot,,2024-01-01,,", "import.people.silent"},
		"10 kB name":       {strings.Repeat("b", 10_000) + ",RvB,lid,,2024-01-01,,", "Field=name"},
	} {
		h := newImporter(t)
		h.must(initOf(model.Stichting))
		got := h.refused(people(t, "Anna,RvB,lid,,2020-01-01,,anna@x.nl", c.line))
		if !strings.Contains(got, c.want) || !strings.Contains(got, "Line=3") {
			t.Errorf("%s: got %s", name, got)
		}
	}
}

func TestPeopleEndedBeforeNext(t *testing.T) {
	h := newImporter(t)
	h.must(initOf(model.Stichting))
	h.must(people(t, "Anna,RvB,lid,,2020-01-01,2023-12-31,a@x.nl", "Anna,RvB,lid,,2024-01-01,,a@x.nl"))
	if got := h.refused(people(t, "Anna,RvB,lid,,2020-01-01,2024-01-01,a@x.nl")); !strings.Contains(got, "overlap") {
		t.Errorf("one day in two terms: %s", got)
	}
}

func TestPeoplePartnersAndFirms(t *testing.T) {
	h := newImporter(t)
	h.must(initOf(model.CV))
	h.must(people(t, "Bea,Vennoten,beherend vennoot,,2020-01-01,,", "Stan,Vennoten,stille vennoot,,2020-01-01,,",
		"Sien,vennoten,,nee,2020-01-01,,", `Dirk,Vennoten,beherend vennoot namens Zorg Beheer B.V.,,2020-01-01,,`,
		"Eva,RvT,lid,,2020-01-01,,"))
	h.view(func(s model.State) {
		as := model.All[*model.Appointment](s)
		if as[0].Silent || !as[1].Silent || !as[2].Silent || as[3].Silent {
			t.Errorf("silent: %v %v %v %v", as[0].Silent, as[1].Silent, as[2].Silent, as[3].Silent)
		}
		firm, ok := model.Get[*model.Person](s, as[3].Represents)
		if !ok || !firm.Legal || firm.Name != "Zorg Beheer B.V." || as[3].Position != "beherend vennoot" {
			t.Errorf("got %+v %+v", as[3], firm)
		}
		b, _ := model.Get[*model.Body](s, as[4].Body)
		if b.Code != "RvT" || b.Type != model.BodySupervisory {
			t.Errorf("a body of a known sort was not made: %+v", b)
		}
	})
	if rc := h.must(people(t, `Dirk,Vennoten,beherend vennoot namens zorg  beheer B.V.,,2020-01-01,,`)); len(rc.Entries) != 0 {
		t.Errorf("the same firm again: %v", rc.Entries)
	}
}

func TestPeopleOwnerOfFirm(t *testing.T) {
	h := newImporter(t)
	h.must(initOf(model.Eenmanszaak))
	h.must(people(t, "Zus,RvB,,,2020-01-01,,"))
	h.view(func(s model.State) {
		if n := len(model.All[*model.Body](s)); n != 1 {
			t.Errorf("%d bodies", n)
		}
	})
}

func TestPeoplePreview(t *testing.T) {
	h := newImporter(t)
	h.must(initOf(model.Stichting))
	h.must(people(t, "Anna,RvB,lid,,2020-01-01,,anna@x.nl"))
	before := h.count()
	h.view(func(s model.State) {
		got := people(t, "Anna,RvB,voorzitter,,2020-01-01,2026-06-30,anna@x.nl", "Bas,RvB,lid,,2026-07-01,,", "Cor,Xyz,lid,,2026-07-01,,").Preview(s)
		anna, bas := got[0].Records[0], got[1].Records[0]
		if anna.What != model.RowChanged || !slices.Equal(anna.Fields, []model.FieldDiff{{Field: "position", Old: "lid", New: "voorzitter"},
			{Field: "until", Old: nil, New: model.MustDate("2026-06-30")}}) {
			t.Errorf("got %+v", got[0])
		}
		if bas.What != model.RowAdded || bas.Kind != model.KindAppointment || got[1].Title.Args["Text"] != "Bas, RvB" || got[1].Line != 3 {
			t.Errorf("got %+v", got[1])
		}
		if got[2].Problem.IsZero() {
			t.Errorf("got %+v", got[2])
		}
	})
	if h.count() != before {
		t.Error("a preview wrote something")
	}
}

func readVVT(t testing.TB, b []byte) model.ImportControls {
	t.Helper()
	rows, warnings, err := exchange.ReadVVT(bytes.NewReader(b), "vvt.csv")
	if err != nil {
		t.Fatal(err)
	}
	if len(warnings) > 0 {
		t.Fatal(warnings)
	}
	return model.ImportControls{Rows: rows}
}

func sampleVVT(t testing.TB) model.ImportControls {
	t.Helper()
	b, err := os.ReadFile("exchange/testdata/vvt-de-linde.csv")
	if err != nil {
		t.Fatal(err)
	}
	return readVVT(t, b)
}
