package store_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/catalog"
)

func TestVVT(t *testing.T) {
	h := newImporter(t)
	h.must(initOf(model.Stichting))
	cmd := sampleVVT(t)
	before := h.count()
	h.view(func(s model.State) {
		d := cmd.Preview(s)
		if len(d) != 101 || d[0].Records[0].ID != "A-5.1" || d[0].Title.Args["NL"] != "Informatiebeveiligingsbeleid en deelbeleid" {
			t.Fatalf("%d differences; %+v", len(d), d[0])
		}
		if got := d[0].Records[0].Fields[0]; got.Field != "applicable" || got.Old != model.ApplicableUndecided || got.New != model.ApplicableYes {
			t.Errorf("got %+v", got)
		}
		if i := slices.IndexFunc(d[0].Records[0].Fields, func(f model.FieldDiff) bool { return f.Field == "owner" }); d[0].Records[0].Fields[i].New != "Raad van bestuur" {
			t.Errorf("got %+v", d[0].Records[0].Fields)
		}
	})
	if h.count() != before {
		t.Fatal("a dry run wrote something")
	}
	rc := h.must(cmd)
	// 101 controls and six new offices; CISO and FG were there.
	if len(rc.Entries) != 107 {
		t.Errorf("%d entries, want 107", len(rc.Entries))
	}
	for _, e := range rc.Entries {
		if e.RecordedAt != rc.Entries[0].RecordedAt || e.Verb != "controls.import" {
			t.Fatalf("not one transaction: %+v", e)
		}
	}
	h.view(func(s model.State) {
		var codes []string
		for _, o := range model.All[*model.Office](s) {
			codes = append(codes, o.Code)
		}
		if want := []string{"ciso", "secretaris", "fg", "raad-van-bestuur", "hoofd-inkoop", "functioneel-beheer-epd",
			"hoofd-p-o", "hoofd-facilitair-bedrijf", "manager-ict"}; !slices.Equal(codes, want) {
			t.Errorf("offices %v, want %v", codes, want)
		}
		k, _ := model.Get[*model.Control](s, "A-7.10")
		if k.Applicable != "yes" || k.Implementation != "implemented" || k.Assurance != "operation" ||
			k.AssessedOn != model.MustDate("2026-02-02") || k.Why != "Wettelijke eis" || k.EvidenceNote != "DMS-2883" || k.Owner != "F-008" {
			t.Errorf("A-7.10 is %+v", k)
		}
		if d := changing(cmd.Preview(s)); len(d) != 0 {
			t.Errorf("after the import still %d differences", len(d))
		}
	})
	if rc := h.must(cmd); len(rc.Entries) != 0 {
		t.Errorf("the same file wrote %d entries", len(rc.Entries))
	}
}

// Dutch Excel saves Windows-1252 with semicolons unless told otherwise.
func TestVVTWindows1252(t *testing.T) {
	h := newImporter(t)
	h.must(initOf(model.Stichting))
	h.must(readVVT(t, []byte("Nr;Van toepassing;Motivatie;Status;Eigenaar\r\n5.1;Ja;Cli\xebntveiligheid \x96 zorg;Ge\xefmplementeerd;Hoofd ge\xefntegreerde zorg\r\n")))
	h.view(func(s model.State) {
		k, _ := model.Get[*model.Control](s, "A-5.1")
		if k.Why != "Cliëntveiligheid – zorg" || k.Implementation != model.ImplementationDone {
			t.Errorf("got %+v", k)
		}
		if o, _ := model.Get[*model.Office](s, k.Owner); o.Code != "hoofd-geintegreerde-zorg" || o.Name != "Hoofd geïntegreerde zorg" {
			t.Errorf("got %+v", o)
		}
	})
}

func row(nr string) model.ControlRow { return model.ControlRow{Line: 2, Nr: nr} }

// changing leaves out the lines that write nothing.
func changing(lines []model.LineChange) []model.LineChange {
	return slices.DeleteFunc(lines, func(l model.LineChange) bool { return !l.Changes() })
}

func TestVVTKeepsWhatIsKnown(t *testing.T) {
	h := newImporter(t)
	h.must(initOf(model.Stichting))
	full := row("5.1")
	full.Applicable, full.HasApplicable, full.Implementation, full.HasImplementation = "yes", true, "implemented", true
	full.Assurance, full.HasAssurance, full.Why, full.Owner, full.EvidenceNote = "operation", true, "Wet", "CISO", "DMS-1"
	full.AssessedOn = model.MustDate("2026-03-11")
	h.must(model.ImportControls{Rows: []model.ControlRow{full}})
	if rc := h.must(model.ImportControls{Rows: []model.ControlRow{row("A.5.1")}}); len(rc.Entries) != 0 {
		t.Errorf("empty cells erased something: %v", rc.Entries)
	}
	no := row("a-5.1")
	no.Applicable, no.HasApplicable = "no", true
	h.must(model.ImportControls{Rows: []model.ControlRow{no}})
	get := func() (k *model.Control) {
		h.view(func(s model.State) { k, _ = model.Get[*model.Control](s, "A-5.1") })
		return k
	}
	if k := get(); k.Applicable != "no" || k.Implementation != "none" || k.Assurance != "none" || k.Why != "Wet" || k.Owner == "" || k.AssessedOn.IsZero() {
		t.Errorf("got %+v", k)
	}
	h.must(model.ImportControls{Rows: []model.ControlRow{full}})
	if k := get(); k.Assurance != "operation" {
		t.Errorf("got %+v", k)
	}
	back := row("5.1")
	back.Implementation, back.HasImplementation = "none", true
	h.must(model.ImportControls{Rows: []model.ControlRow{back}})
	if k := get(); k.Implementation != "none" || k.Assurance != "none" || k.AssessedOn.IsZero() {
		t.Errorf("got %+v", k)
	}
}

func TestVVTRefused(t *testing.T) {
	for want, change := range map[string]func(*model.ControlRow){
		"import.controls.unknown":   func(r *model.ControlRow) { r.Nr = "8.36" },
		"import.controls.why":       func(r *model.ControlRow) { r.Applicable, r.HasApplicable = "no", true },
		"import.controls.untouched": func(r *model.ControlRow) { r.Assurance, r.HasAssurance = "operation", true },
		"import.controls.future":    func(r *model.ControlRow) { r.AssessedOn = model.MustDate("2026-11-22") },
		"Field=why Line=9 What=error.field.long": func(r *model.ControlRow) {
			r.Why = strings.Repeat("w", 10_000)
		},
		"Field=owner Line=9 What=error.field.long": func(r *model.ControlRow) { r.Owner = strings.Repeat("o", 10_000) },
		"import.controls.excluded Value=implemented": func(r *model.ControlRow) {
			r.Applicable, r.HasApplicable, r.Why, r.Implementation, r.HasImplementation = "no", true, "geen", "implemented", true
		},
		"import.controls.excluded Value=design": func(r *model.ControlRow) {
			r.Applicable, r.HasApplicable, r.Why, r.Assurance, r.HasAssurance = "no", true, "geen", "design", true
		},
		"import.controls.twice ID=A-5.1 Other=7": func(*model.ControlRow) {},
	} {
		h := newImporter(t)
		h.must(initOf(model.Stichting))
		a, b := row("5.2"), model.ControlRow{Line: 7, Nr: "5.1"}
		a.Line, a.Nr = 9, "5.2"
		if strings.Contains(want, "twice") {
			a.Nr = "A-5.1"
		}
		change(&a)
		cmd := model.ImportControls{Rows: []model.ControlRow{b, a}}
		if got := h.refused(cmd); !strings.Contains(got, want) || !strings.Contains(got, "Line=9") {
			t.Errorf("want %s, got %s", want, got)
		}
		h.view(func(s model.State) {
			if d := cmd.Preview(s); len(d) != 2 || !d[0].Problem.IsZero() || d[1].Problem.IsZero() || d[1].Line != 9 {
				t.Errorf("%s: got %+v", want, d)
			}
		})
	}
}

func TestVVTPersonAsOwner(t *testing.T) {
	h := newImporter(t)
	h.must(initOf(model.Stichting))
	h.must(people(t, board...))
	r := row("5.1")
	r.Owner = "ilse vos"
	h.must(model.ImportControls{Rows: []model.ControlRow{r}})
	h.view(func(s model.State) {
		if k, _ := model.Get[*model.Control](s, "A-5.1"); k.Owner != "P-005" {
			t.Errorf("owner is %s", k.Owner)
		}
	})
}

func TestEvidence(t *testing.T) {
	h := newImporter(t)
	h.must(initOf(model.Stichting))
	c := model.AddEvidence{About: model.Ref{ID: "5.1"}, File: `C:\Users\x\beleid.pdf`, Content: []byte("inhoud"), Type: "beleid"}
	rc := h.must(c)
	if len(rc.Entries) != 1 || rc.Entries[0].ID != "BEW-2026-001" {
		t.Fatalf("got %v", rc.Entries)
	}
	const sha = "d7e97c74572ca14e0d8fa46583f74d3211594d19b3d0fc5e1a2fcefc0cf964fb"
	h.view(func(s model.State) {
		e, ok := c.Existing(s)
		if !ok || e.Title != "beleid.pdf" || e.File != "beleid.pdf" || e.Size != 6 || e.Blob != sha || e.AddedOn != s.Today() {
			t.Fatalf("got %+v", e)
		}
		if e.About[0].Kind != model.KindControl || e.About[0].ID != "A-5.1" || e.About[0].Rev != 1 || e.About[0].SHA256 == "" {
			t.Errorf("got %+v", e.About)
		}
		if ls := s.LinkedTo(model.KindControl, "A-5.1"); len(ls) != 1 || ls[0].From.ID != e.ID {
			t.Errorf("not linked: %v", ls)
		}
	})
	if b, err := h.Blob(background, sha); err != nil || string(b) != "inhoud" {
		t.Errorf("got %q, %v", b, err)
	}
	if rc := h.must(c); len(rc.Entries) != 0 {
		t.Errorf("twice: %v", rc.Entries)
	}
	c.About = model.Ref{Kind: model.KindControl, ID: "A-5.2"}
	if rc := h.must(c); len(rc.Entries) != 1 {
		t.Errorf("for another record: %v", rc.Entries)
	}
	link := model.AddEvidence{About: model.Ref{ID: "A-5.2"}, Location: "DMS-3119"}
	if a, b := h.must(link), h.must(link); len(a.Entries) != 1 || len(b.Entries) != 0 {
		t.Errorf("a reference: %v %v", a.Entries, b.Entries)
	}
	for want, c := range map[string]model.AddEvidence{
		"error.record.missing": {About: model.Ref{ID: "B-2026-001"}, Content: []byte("x"), File: "x"},
		"error.id.unknown":     {About: model.Ref{ID: "zz"}, Content: []byte("x"), File: "x"},
		"error.evidence.empty": {About: model.Ref{ID: "A-5.1"}, File: "leeg.pdf"},
		"error.field.long":     {About: model.Ref{ID: "A-5.1"}, File: strings.Repeat("f", 10_000), Content: []byte("x")},
	} {
		if got := h.refused(c); !strings.Contains(got, want) {
			t.Errorf("want %s, got %s", want, got)
		}
	}
}

// BenchmarkImportControls reads the sample and writes its 101 controls,
// durable: DESIGN §9 asks for at most 0.2 s.
func BenchmarkImportControls(b *testing.B) {
	catalog.Law()
	for b.Loop() {
		b.StopTimer()
		h := newImporter(b)
		h.must(initOf(model.Stichting))
		b.StartTimer()
		h.must(sampleVVT(b))
	}
}

// BenchmarkInit makes a file ready for use.
func BenchmarkInit(b *testing.B) {
	catalog.Law()
	for b.Loop() {
		b.StopTimer()
		h := newImporter(b)
		b.StartTimer()
		h.must(initOf(model.Stichting))
	}
}
