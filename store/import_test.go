package store_test

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/catalog"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/exchange"
	"github.com/rekenschap/rekenschap/store/storetest"
)

var background = context.Background()

// importer is a file with somebody working at it, at a moment that stands still.
type importer struct {
	t testing.TB
	*store.Handle
}

func newImporter(t testing.TB) importer {
	t.Helper()
	now := time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)
	s := storetest.MustCreateAt(t, filepath.Join(t.TempDir(), "r.db"), store.Options{
		Clock: func() time.Time { return now }, Law: catalog.Law, Trust: true})
	return importer{t, s.As(model.Actor{Via: model.ViaImport})}
}

func initOf(form model.LegalForm) model.InitOrganisation {
	return model.InitOrganisation{Organisation: model.Organisation{
		UID: "00112233445566778899aabbccddeeff", Name: "Stichting Ziekenhuis De Linde", KvK: "12345678",
		LegalForm: form, Annex: model.Annex1, Staff: 2400, Turnover: 310_000_000, Balance: 240_000_000}}
}

func (h importer) must(c model.Command) model.Receipt {
	h.t.Helper()
	rc, err := h.Do(background, c)
	if err != nil {
		h.t.Fatal(err)
	}
	return rc
}

// refused carries out a command that must fail and gives the sentences.
func (h importer) refused(c model.Command) string {
	h.t.Helper()
	before := h.count()
	rc, err := h.Do(background, c)
	if err == nil {
		h.t.Fatalf("not refused; wrote %d entries", len(rc.Entries))
	}
	if after := h.count(); after != before {
		h.t.Fatalf("refused, yet %d entries became %d", before, after)
	}
	return err.Error()
}

func (h importer) view(f func(model.State)) {
	h.t.Helper()
	if err := h.View(background, func(s model.State) error { f(s); return nil }); err != nil {
		h.t.Fatal(err)
	}
}

// count is how many revisions there are of everything these commands write.
func (h importer) count() (n int) {
	h.view(func(s model.State) {
		for _, k := range []model.Kind{model.KindOrganisation, model.KindBody, model.KindOffice, model.KindHolder,
			model.KindPerson, model.KindAppointment, model.KindControl, model.KindEvidence} {
			for _, r := range s.All(k) {
				n += r.Head().Rev
			}
		}
	})
	return n
}

func people(t testing.TB, lines ...string) model.ImportPeople {
	t.Helper()
	rows, err := exchange.ReadPeople(strings.NewReader("name,body,role,executive,from,to,email\n"+strings.Join(lines, "\n")), "people.csv")
	if err != nil {
		t.Fatal(err)
	}
	return model.ImportPeople{Rows: rows}
}

func TestInitPerLegalForm(t *testing.T) {
	for form, want := range map[model.LegalForm][]string{
		model.Stichting:   {"RvB management >RvT", "RvT supervisory"},
		model.Vereniging:  {"RvB management >RvT", "RvT supervisory"},
		model.Cooperatie:  {"RvB management >RvT", "RvT supervisory"},
		model.BV:          {"RvB management >RvC", "RvC supervisory"},
		model.NV:          {"RvB management >RvC", "RvC supervisory"},
		model.Overheid:    {"Bestuur management"},
		model.Maatschap:   {"Maten partners"},
		model.VOF:         {"Vennoten partners"},
		model.CV:          {"Vennoten partners"},
		model.Eenmanszaak: {"Eigenaar management one"},
	} {
		t.Run(string(form), func(t *testing.T) {
			h := newImporter(t)
			rc := h.must(initOf(form))
			if want := 1 + len(want) + 3 + 101; len(rc.Entries) != want {
				t.Errorf("%d entries, want %d", len(rc.Entries), want)
			}
			h.view(func(s model.State) {
				var got []string
				for _, b := range model.All[*model.Body](s) {
					line := b.Code + " " + string(b.Type)
					if super, ok := model.Get[*model.Body](s, b.Supervisor); ok {
						line += " >" + super.Code
					}
					if b.OneMember {
						line += " one"
					}
					got = append(got, line)
				}
				if !slices.Equal(got, want) {
					t.Errorf("bodies %v, want %v", got, want)
				}
				var codes []string
				for _, o := range model.All[*model.Office](s) {
					codes = append(codes, o.Code+":"+string(o.Role))
				}
				if !slices.Equal(codes, []string{"ciso:ciso", "secretaris:secretary", "fg:"}) {
					t.Errorf("offices %v", codes)
				}
				ks := model.All[*model.Control](s)
				if len(ks) != 101 || slices.ContainsFunc(ks, func(k *model.Control) bool { return k.Applicable != model.ApplicableUndecided }) {
					t.Errorf("%d controls, or one that is decided", len(ks))
				}
			})
		})
	}
	if n := len(model.LegalForm("").Values()); n != 10 {
		t.Errorf("%d legal forms; this test knows 10", n)
	}
}

func TestInitRefusals(t *testing.T) {
	h := newImporter(t)
	for want, spoil := range map[string]func(*model.Organisation){
		"error.organisation.uid": func(o *model.Organisation) { o.UID = "xyz" },
		"error.organisation.kvk": func(o *model.Organisation) { o.KvK = "1234567a" },
		"error.field.required":   func(o *model.Organisation) { o.Name = "" },
		"error.field.value":      func(o *model.Organisation) { o.LegalForm = "gmbh" },
		"error.field.long":       func(o *model.Organisation) { o.Name = strings.Repeat("x", 10_000) },
		"error.field.number":     func(o *model.Organisation) { o.Staff = -1 },
		"error.field.control":    func(o *model.Organisation) { o.Name = "De\x1b[2J Linde" },
	} {
		c := initOf(model.Stichting)
		spoil(&c.Organisation)
		if got := h.refused(c); !strings.Contains(got, want) {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	for _, c := range []model.Command{people(t, "A,RvB,lid,,2026-01-01,,"), model.ImportControls{Rows: []model.ControlRow{{Nr: "5.1"}}}} {
		if got := h.refused(c); !strings.Contains(got, "error.organisation.missing") {
			t.Errorf("got %s", got)
		}
	}
	h.must(initOf(model.Stichting))
	if got := h.refused(initOf(model.BV)); !strings.Contains(got, "error.organisation.exists") {
		t.Errorf("second init: %s", got)
	}
}

var board = []string{
	"Anna de Wit,RvB,voorzitter,ja,2024-03-01,,anna@delinde.example",
	"Bas Smit,Raad van Bestuur,lid,,1-9-2026,,bas@delinde.example",
	"Cor Jansen,rvb,lid,ja,2018-01-01,2025-12-31,",
	"Rita Bos,RvT,voorzitter,nee,2023-01-01,,rita@delinde.example",
	"Ilse Vos,,CISO,,2022-05-01,,ilse@delinde.example",
	"Sam Kok,,bestuurssecretaris,,2021-01-01,,",
	"Ton Mol,,Manager ICT,,2020-01-01,,",
}
