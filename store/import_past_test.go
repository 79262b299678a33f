package store_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/exchange"
	words "github.com/rekenschap/rekenschap/text"
)

// listOf reads lines under a header as a sort of list.
func listOf(t testing.TB, name string, lines ...string) model.Importer {
	t.Helper()
	l := exchange.Lists()[slices.IndexFunc(exchange.Lists(), func(l exchange.List) bool { return l.Name == name })]
	cmd, _, err := l.Read(exchange.Input{Reader: strings.NewReader(strings.Join(lines, "\n") + "\n"), Name: name + ".csv",
		Files: func(name string) ([]byte, error) { return []byte("bytes of " + name), nil }})
	if err != nil {
		t.Fatal(err)
	}
	return cmd
}

const (
	decisionHead = "Orgaan;Datum;Nummer;Onderwerp;Uitkomst;Bestand notulen;Vindplaats notulen;Stemmen voor;Keurt goed;Versie"
	policyHead   = "Titel;Onderdelen;Versie;Bestand;Goedgekeurd op;Besluit"
)

func hospital(t testing.TB) importer {
	h := newImporter(t)
	h.must(initOf(model.Stichting))
	h.must(people(t, "Anna,RvB,voorzitter,,2020-01-01,,a@x.nl", "Bas,RvB,lid,,2024-06-01,,b@x.nl"))
	return h
}

// standing is how the ten parts stand today.
func standing(h importer) (status model.Status) {
	h.view(func(s model.State) {
		for _, d := range model.Duties(s, s.Today()) {
			if d.ID == "cbw-24-1" {
				status = d.Status
			}
		}
	})
	return status
}

// An import is one step: taken back, what it approved is approved no more, and
// the same list then does it again.
func TestImportIsOneStep(t *testing.T) {
	h := hospital(t)
	h.must(listOf(t, "decisions", decisionHead, "RvB;12-3-2024;7;Beleid;akkoord;n.pdf;;Anna;;"))
	policies := listOf(t, "policies", policyHead, "Beleid;alle;2.0;b.md;;7")
	rc := h.must(policies)
	for _, e := range rc.Entries {
		if e.RecordedAt != rc.Entries[0].RecordedAt || e.Via != model.ViaImport || e.Verb != "policies.import" {
			t.Errorf("not one step by way of import: %+v", e)
		}
	}
	if got := standing(h); got != model.Met {
		t.Fatalf("approved in the past, and %s", got)
	}
	h.must(model.Undo{RecordedAt: rc.Entries[0].RecordedAt})
	if got := standing(h); got != model.Gap {
		t.Errorf("taken back, and %s", got)
	}
	h.must(policies)
	if got := standing(h); got != model.Met {
		t.Errorf("read in again, and %s", got)
	}
	if rc := h.must(policies); len(rc.Entries) > 0 {
		t.Errorf("twice wrote %v", rc.Entries)
	}
}

// The order of lists does not matter: a decision that names a policy which is
// not there yet approves it when the list comes again.
func TestDecisionBeforePolicy(t *testing.T) {
	h := hospital(t)
	decisions := listOf(t, "decisions", decisionHead, "RvB;12-3-2024;7;Beleid;akkoord;;DMS-1;;Beleid;2.0")
	h.must(decisions)
	h.must(listOf(t, "policies", policyHead, "Beleid;alle;2.0;b.md;;"))
	if got := standing(h); got != model.Gap {
		t.Errorf("nothing approves it yet, and %s", got)
	}
	if rc := h.must(decisions); len(rc.Entries) != 1 || standing(h) != model.Met {
		t.Errorf("%v, %s", rc.Entries, standing(h))
	}
}

// Without bytes nothing is approved, whatever the list says.
func TestApprovalNeedsBytes(t *testing.T) {
	h := hospital(t)
	h.must(listOf(t, "decisions", decisionHead, "RvB;12-3-2024;7;Beleid;akkoord;;DMS-1;;;"))
	bare := listOf(t, "policies", "Titel;Onderdelen;Versie;Vindplaats;Besluit", "Beleid;alle;2.0;DMS-2;7")
	h.view(func(s model.State) {
		if l := bare.Preview(s); l[0].Note.Key != "import.approval.no_bytes" {
			t.Errorf("got %+v", l)
		}
	})
	h.must(bare)
	if got := standing(h); got != model.Gap {
		t.Errorf("approved without bytes: %s", got)
	}
	h.must(listOf(t, "policies", policyHead, "Beleid;alle;2.0;b.md;;7"))
	if got := standing(h); got != model.Met {
		t.Errorf("with its bytes: %s", got)
	}
}

func TestPastRefused(t *testing.T) {
	h := hospital(t)
	h.must(listOf(t, "decisions", decisionHead, "RvB;12-3-2024;7;Beleid;akkoord;n.pdf;;;;", "RvB;12-3-2024;8;Plan;afgewezen;n.pdf;;;;"))
	h.must(listOf(t, "policies", policyHead, "Beleid;ab;1;een.md;;", "Beleid;ab;2;twee.md;;"))
	for want, cmd := range map[string]model.Importer{
		"import.decisions.member":      listOf(t, "decisions", decisionHead, "RvB;12-3-2024;9;X;akkoord;n.pdf;;Bas;;"),
		"import.version.which":         listOf(t, "decisions", decisionHead, "RvB;12-3-2024;9;X;akkoord;n.pdf;;;Beleid;"),
		"Field=decision.minutes":       listOf(t, "decisions", "Orgaan;Datum;Onderwerp;Uitkomst", "RvB;12-3-2024;Nieuw;akkoord"),
		"import.approval.several":      listOf(t, "policies", policyHead, "Iets;a;1;x.md;12-3-2024;"),
		"import.approval.refused":      listOf(t, "policies", policyHead, "Iets;a;1;x.md;;8"),
		"import.version.bytes":         listOf(t, "policies", policyHead, "Beleid;ab;1;twee.md;;"),
		"import.twice":                 listOf(t, "policies", policyHead, "Beleid;ab;1;een.md;;", "beleid;ab;1;een.md;;"),
		"import.trainings.one":         listOf(t, "trainings", "Titel;Aanbieder;Eerste dag;Deelnemers;Certificaat vermeldt", "X;Y;1-9-2026;\"Anna; Bas\";naam"),
		"import.trainings.differs":     listOf(t, "trainings", "Titel;Aanbieder;Eerste dag;Duur", "X;Y;1-9-2026;8 uur", "x;y;1-9-2026;9 uur"),
		"import.trainings.states":      listOf(t, "trainings", "Titel;Aanbieder;Eerste dag;Deelnemers;Certificaat vermeldt", "X;Y;1-9-2026;Anna;taal"),
		"import.trainings.future":      listOf(t, "trainings", "Titel;Aanbieder;Eerste dag;Deelnemers;Afgerond", "X;Y;1-12-2026;Anna;ja"),
		"import.person.unknown":        listOf(t, "trainings", "Titel;Aanbieder;Eerste dag;Deelnemers", "X;Y;1-9-2026;Niemand"),
		"import.actions.origin":        listOf(t, "actions", "Actie;Eigenaar;Uiterlijk;Herkomst", "X;CISO;1-12-2026;B-2020-001"),
		"import.future":                listOf(t, "actions", "Actie;Eigenaar;Uiterlijk;Afgerond op", "X;CISO;1-12-2026;1-12-2026"),
		"Field=text":                   listOf(t, "actions", "Actie;Eigenaar;Uiterlijk", strings.Repeat("x", 400)+";CISO;1-12-2026"),
		"error.field.long Field=title": listOf(t, "policies", policyHead, strings.Repeat("x", 400)+";a;1;x.md;;"),
	} {
		if got := h.refused(cmd); !strings.Contains(got, want) {
			t.Errorf("want %s, got %s", want, got)
		}
	}
}

// Versions are numbered by their days, whatever the order of the list.
func TestVersionsByDay(t *testing.T) {
	h := hospital(t)
	h.must(listOf(t, "policies", "Titel;Onderdelen;Versie;Ingevoerd op", "Beleid;a;3;", "Beleid;a;2;1-1-2024", "Beleid;a;1;1-1-2022"))
	h.view(func(s model.State) {
		for _, v := range model.All[*model.PolicyVersion](s) {
			if want := map[string]int{"1": 1, "2": 2, "3": 3}[v.Label]; v.Nr != want {
				t.Errorf("version %s has number %d", v.Label, v.Nr)
			}
		}
	})
}

// An address is somebody's: it never becomes an office, in whichever list.
func TestOwnerByAddress(t *testing.T) {
	h := hospital(t)
	for _, cmd := range []model.Importer{
		listOf(t, "actions", "Actie;Eigenaar;Uiterlijk", "X;wie@x.nl;1-12-2026"),
		listOf(t, "suppliers", "Naam;Dienst;Eigenaar", "X;Y;wie@x.nl"),
		listOf(t, "policies", "Titel;Onderdelen;Eigenaar;Versie", "X;a;wie@x.nl;1"),
		listOf(t, "vvt", "Nr;Van toepassing;Motivatie;Status;Eigenaar", "5.1;Ja;Wet;Niet gestart;wie@x.nl"),
	} {
		if got := h.refused(cmd); !strings.Contains(got, "import.owner.address") || strings.Contains(got, "error.field.required") {
			t.Errorf("%T: an address of nobody: %s", cmd, got)
		}
	}
	h.must(listOf(t, "actions", "Actie;Eigenaar;Uiterlijk", "X;A@x.nl;1-12-2026"))
	h.view(func(s model.State) {
		if a := model.All[*model.Action](s)[0]; a.Owner != personNamed(s, "Anna") {
			t.Errorf("the owner by address is %q", a.Owner)
		}
	})
}

// The examples of the template of actions can be used in a file that was just
// made, by an owner that every file has.
func TestActionExamplesInAFreshFile(t *testing.T) {
	for _, lang := range words.Langs() {
		h := newImporter(t)
		h.must(initOf(model.Stichting))
		b, err := exchange.Template("actions", lang)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(strings.ReplaceAll(string(b), "# ", "")), "\r\n")
		rc := h.must(listOf(t, "actions", lines...))
		h.view(func(s model.State) {
			if n := len(model.All[*model.Action](s)); n != len(lines)-1 {
				t.Errorf("%s: %d actions of %d lines (%d entries)", lang, n, len(lines)-1, len(rc.Entries))
			}
			for _, o := range model.All[*model.Office](s) {
				if strings.Contains(o.Name, "@") {
					t.Errorf("%s: %q became an office", lang, o.Name)
				}
			}
		})
	}
}

// An action of which only the due date moved is that action; two of one text
// are two.
func TestActionsMatch(t *testing.T) {
	h := hospital(t)
	const head = "Actie;Eigenaar;Uiterlijk;Afgerond op"
	h.must(listOf(t, "actions", head, "Oefenen;CISO;1-12-2026;", "Oefenen;CISO;1-6-2026;1-6-2026", "Melden;CISO;1-12-2026;"))
	h.must(listOf(t, "actions", head, "melden;CISO;1-2-2027;"))
	if rc := h.must(listOf(t, "actions", head, "Oefenen;CISO;1-6-2026;2-6-2026")); len(rc.Entries) != 1 || rc.Entries[0].OccurredOn.String() != "2026-06-02" {
		t.Errorf("got %+v", rc.Entries)
	}
	h.view(func(s model.State) {
		var got []string
		for _, a := range model.All[*model.Action](s) {
			got = append(got, a.Text+" "+a.Due.String()+" "+a.DoneOn.String())
		}
		slices.Sort(got)
		if want := []string{"Melden 2027-02-01 ", "Oefenen 2026-06-01 2026-06-02", "Oefenen 2026-12-01 "}; !slices.Equal(got, want) {
			t.Errorf("got %q", got)
		}
	})
}
