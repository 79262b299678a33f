package exchange

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
)

func sample(t testing.TB) []byte {
	t.Helper()
	b, err := os.ReadFile("testdata/vvt-de-linde.csv")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Counted by hand in a spreadsheet.
func TestVVTSample(t *testing.T) {
	rows, warnings, err := ReadVVT(bytes.NewReader(sample(t)), "vvt-de-linde.csv")
	if err != nil || len(warnings) > 0 {
		t.Fatal(err, warnings)
	}
	count := map[string]int{}
	owners := map[string]int{}
	for _, r := range rows {
		count["applicable "+string(r.Applicable)]++
		count["implementation "+string(r.Implementation)]++
		count["assurance "+string(r.Assurance)]++
		owners[r.Owner]++
		if r.HasApplicable != (r.Applicable != "") || r.HasImplementation != (r.Implementation != "") || r.HasAssurance != (r.Assurance != "") {
			t.Errorf("line %d: said and unsaid do not agree: %+v", r.Line, r)
		}
	}
	want := map[string]int{
		"applicable yes": 98, "applicable no": 3,
		"implementation implemented": 59, "implementation started": 33, "implementation none": 6, "implementation ": 3,
		"assurance design": 26, "assurance existence": 14, "assurance operation": 19, "assurance ": 42,
	}
	for k, n := range want {
		if count[k] != n {
			t.Errorf("%s: %d, want %d", k, count[k], n)
		}
		delete(count, k)
	}
	if len(count) > 0 {
		t.Errorf("unexpected: %v", count)
	}
	var names []string
	total := 0
	for o, n := range owners {
		names = append(names, o)
		total += n
	}
	slices.Sort(names)
	if w := []string{"CISO", "Functionaris gegevensbescherming", "Functioneel beheer EPD", "Hoofd Facilitair bedrijf", "Hoofd Inkoop", "Hoofd P&O", "Manager ICT", "Raad van bestuur"}; !slices.Equal(names, w) || total != 101 {
		t.Errorf("owners %v", owners)
	}
	for _, w := range []model.ControlRow{
		{Line: 2, Nr: "5.1", Applicable: "yes", Implementation: "implemented", Assurance: "design", HasApplicable: true, HasImplementation: true, HasAssurance: true,
			Why: "Risicoanalyse 2026", Owner: "Raad van bestuur", EvidenceNote: "DMS-3119", AssessedOn: model.MustDate("2026-03-11")},
		{Line: 20, Nr: "5.19", Applicable: "yes", Implementation: "none", HasApplicable: true, HasImplementation: true,
			Why: "Contract zorgverzekeraar", Owner: "Hoofd Inkoop"},
		{Line: 42, Nr: "5.41", Applicable: "no", HasApplicable: true, Why: "Wij publiceren geen openbare gezondheidsinformatie", Owner: "CISO"},
		{Line: 102, Nr: "8.35", Applicable: "yes", Implementation: "implemented", Assurance: "operation", HasApplicable: true, HasImplementation: true, HasAssurance: true,
			Why: "Contract zorgverzekeraar", Owner: "Manager ICT", EvidenceNote: "DMS-8913", AssessedOn: model.MustDate("2026-07-09")},
	} {
		if got := rows[w.Line-2]; got != w {
			t.Errorf("line %d:\n got %+v\nwant %+v", w.Line, got, w)
		}
	}
}

// The same list in other clothes reads the same.
func TestVVTForms(t *testing.T) {
	want := model.ControlRow{Line: 2, Nr: "A.5.1", Applicable: "yes", Implementation: "implemented", Assurance: "existence",
		HasApplicable: true, HasImplementation: true, HasAssurance: true, Why: "Wet; en contract", Owner: "Hoofd P&O", AssessedOn: model.MustDate("2026-03-11")}
	const plain = "Nr;Van toepassing;Motivatie;Status;Zekerheid;Eigenaar;Laatst beoordeeld\nA.5.1;Ja;\"Wet; en contract\";Geïmplementeerd;bestaan;Hoofd P&O;11-03-2026\n"
	utf16 := func(s string, high int) string {
		var b strings.Builder
		b.WriteString([]string{"\xFE\xFF", "\xFF\xFE"}[high])
		for _, r := range s {
			pair := [2]byte{}
			pair[high], pair[1-high] = byte(r>>8), byte(r)
			b.Write(pair[:])
		}
		return b.String()
	}
	for name, s := range map[string]string{
		"plain":        plain,
		"windows line": strings.ReplaceAll(plain, "\n", "\r\n"),
		"old mac":      strings.ReplaceAll(plain, "\n", "\r"),
		"no end":       strings.TrimSuffix(plain, "\n"),
		"windows-1252": strings.ReplaceAll(plain, "ï", "\xef"),
		"decomposed":   strings.ReplaceAll(plain, "ï", "i\u0308"),
		"no accent":    strings.ReplaceAll(plain, "ï", "i"),
		"utf-16":       utf16(plain, 1),
		"utf-16 big":   utf16(plain, 0),
		"capitals":     strings.Replace(plain, "Van toepassing;Motivatie", "VAN TOEPASSING?; motivatie ", 1),
		"comma":        "Nr,Van toepassing,Motivatie,Status,Zekerheid,Eigenaar,Laatst beoordeeld\nA.5.1,JA,Wet; en contract,GEIMPLEMENTEERD,Bestaan,Hoofd P&O,2026-03-11",
		"tab":          "Nr\tVan toepassing\tMotivatie\tStatus\tZekerheid\tEigenaar\tLaatst beoordeeld\nA.5.1\tja\tWet; en contract\tGeimplementeerd\tbestaan\tHoofd P&O\t11 maart 2026",
		"english":      "Owner,Last assessed,Control,Applicable,Justification,Status,Assurance\nHoofd P&O,11 March 2026,A.5.1,Yes,Wet; en contract,Implemented,Existence",
		"odd spaces":   "Nr;Van toepassing;Motivatie;Status;Zekerheid;Eigenaar;Laatst beoordeeld\n A.5.1\u00a0;\u200bJa;Wet; en contract",
		"two lines":    "Nr;Van toepassing;Motivatie;Status;Zekerheid;Eigenaar;Laatst beoordeeld\nA.5.1;Ja;\"Wet;\n en  contract\";Geïmplementeerd;bestaan;Hoofd P&O;2026-03-11 00:00:00",
	} {
		if name == "odd spaces" {
			s = strings.Replace(plain, "A.5.1;Ja", " A.5.1\u00a0;\u200bJa\u00ad", 1)
		}
		rows, _, err := ReadVVT(strings.NewReader(s), "x.csv")
		if err != nil || len(rows) != 1 || rows[0] != want {
			t.Errorf("%s: %+v, %v", name, rows, err)
		}
	}
	for name, s := range map[string]string{
		"sep line": "sep=;\r\n" + plain,
		"title":    "Verklaring van toepasselijkheid 2026;;\n" + plain,
		"blank":    "\n" + plain,
	} {
		rows, _, err := ReadVVT(strings.NewReader(s), "x.csv")
		w := want
		w.Line = 3
		if err != nil || len(rows) != 1 || rows[0] != w {
			t.Errorf("%s: %+v, %v", name, rows, err)
		}
	}
}

// problems reads a list that must be refused and gives its sentences in Dutch.
func problems(t *testing.T, err error) []string {
	t.Helper()
	e, ok := err.(*model.Error)
	if !ok {
		t.Fatalf("not refused: %v", err)
	}
	p := text.New(text.NL)
	list := model.ProblemsOf(e)
	if list == nil {
		list = []model.Message{e.Message}
	}
	var out []string
	for _, m := range list {
		out = append(out, p.Msg(m))
	}
	return out
}

func TestVVTUnreadable(t *testing.T) {
	const head = "Nr;Van toepassing;Status;Zekerheid;Laatst beoordeeld;Eigenaar\n"
	for in, want := range map[string][]string{
		head + "5.1;Misschien;Bezig;half;31-02-2026;CISO": {
			"Regel 2, kolom Laatst beoordeeld: Die dag bestaat niet: “31-02-2026”. Typ bijvoorbeeld 15-12-2026.",
			"Regel 2, kolom Van toepassing: “Misschien” kan hier niet; kies uit Ja, Nee, N.v.t., onbeslist, of laat het leeg.",
			"Regel 2, kolom Status: “Bezig” kan hier niet; kies uit Geïmplementeerd, In uitvoering, Niet gestart, of laat het leeg.",
			"Regel 2, kolom Zekerheid: “half” kan hier niet; kies uit opzet, bestaan, werking, geen, of laat het leeg.",
		},
		head + "5.1;Ja\n5.2;Ja;;;maart;\n":  {"Regel 3, kolom Laatst beoordeeld: “maart” is geen dag; schrijf 2026-03-11, 11-03-2026 of 11 maart 2026."},
		head + "5.1;Ja;;;11-03-26;":         {"Regel 2, kolom Laatst beoordeeld: “11-03-26” is geen dag; schrijf 2026-03-11, 11-03-2026 of 11 maart 2026."},
		head + "5.1;Ja;;;;CI\x1bSO":         {"Regel 2, kolom Eigenaar: hier staat een onzichtbaar of onleesbaar teken (U+001B); typ de tekst opnieuw."},
		head + "5.1;Ja;;;;CI\u202eSO":       {"Regel 2, kolom Eigenaar: hier staat een onzichtbaar of onleesbaar teken (U+202E); typ de tekst opnieuw."},
		"\ufeff" + head + "5.1;Ja;;;;C\xff": {"Regel 2, kolom Eigenaar: hier staat een onzichtbaar of onleesbaar teken (U+FFFD); typ de tekst opnieuw."},
		head + "ë;ë;\n5.1;Ja;;;;C\xffé":     nil,
		head + ";Ja;;;;CISO":                {"Regel 2, kolom Nr: dit is leeg, maar moet er staan."},
		head + "5.1;Ja;N.v.t.;;;":           {"Regel 2, kolom Status: n.v.t. kan niet bij een Ja in kolom Van toepassing."},
		head + "5.1;Ja;;;;CISO;extra;":      {"Regel 2: 8 cellen, terwijl de kop er 6 heeft; zet een tekst met het scheidingsteken erin tussen aanhalingstekens."},
		head + "5.1;Ja;;;;\"CISO":           {"Regel 2: een aanhalingsteken staat er verkeerd of wordt niet gesloten; wat erna komt, is niet te lezen."},
		head + "5.1;Ja;;;;CI\"SO":           {"Regel 2: een aanhalingsteken staat er verkeerd of wordt niet gesloten; wat erna komt, is niet te lezen."},
		"Nr;Status;Implementatie\n5.1;;":    {"Regel 1: de kolommen Status en Implementatie betekenen hetzelfde; haal er een weg."},
		head:                                {"In x.csv staat onder de kopregel (regel 1) niets om in te lezen."},
		"a;b\n1;2":                          {"In x.csv ontbreekt een kolom: Nr. Op regel 1 staat: a, b."},
		"":                                  {"x.csv is leeg."},
		"PK\x03\x04rest":                    {"x.csv is een Excel-werkmap; die wordt nog niet gelezen. Kies in Excel Opslaan als, CSV UTF-8."},
		"\xD0\xCF\x11\xE0rest":              {"x.csv is een oude Excel-werkmap; die wordt niet gelezen. Kies in Excel Opslaan als, CSV UTF-8."},
		"Nr;Status\x00":                     {"x.csv is geen CSV-bestand; bewaar de lijst in het rekenblad als CSV."},
		head + strings.Repeat(";", 1000):    {"Regel 2 van x.csv heeft meer dan 500 cellen; bewaar de lijst opnieuw als CSV."},
		head + "5.1;" + strings.Repeat("x", 20_001): {
			"Regel 2, kolom Van toepassing: dit is te lang: 20.001 bytes, hoogstens 20.000.",
		},
	} {
		_, _, err := ReadVVT(strings.NewReader(in), "x.csv")
		if want == nil {
			continue
		}
		if got := problems(t, err); !slices.Equal(got, want) {
			t.Errorf("%.60q:\n got %q\nwant %q", in, got, want)
		}
	}
}

func TestVVTSizeLimit(t *testing.T) {
	_, _, err := ReadVVT(strings.NewReader("Nr;Status\n"+strings.Repeat("x", MaxSize)), "x.csv")
	if got := problems(t, err); got[0] != "x.csv is te groot: hoogstens 10 MB." {
		t.Errorf("got %q", got)
	}
}

func TestVVTTwentyProblems(t *testing.T) {
	_, _, err := ReadVVT(strings.NewReader("Nr;Status\n"+strings.Repeat("5.1;x\n", 33)), "x.csv")
	got := problems(t, err)
	if len(got) != 21 || got[20] != "En nog 13 andere fouten." || !strings.HasPrefix(got[19], "Regel 21, kolom Status") {
		t.Errorf("got %d: %q", len(got), got)
	}
}

func TestVVTWordsAndHeadings(t *testing.T) {
	const in = "Nr;Maatregel;Van toepassing;Status;Zekerheid;Motivatie;Prioriteit;Eigenaar\n" +
		"5;Organisatorisch;;;;;;\n" +
		"HLT.5.39;x;n.v.t.;N.v.t.;nvt;geen patiënten;hoog;-\n" +
		"5.2;x;onbeslist;in progress;operating effectiveness;=1+1;;n.v.t.\n" +
		"5.3;x;;nvt;;reden;;\n" +
		"5.4;x;?;-;geen;;;\n"
	rows, warnings, err := ReadVVT(strings.NewReader(in), "x.csv")
	if err != nil {
		t.Fatal(err)
	}
	want := []model.ControlRow{
		{Line: 3, Nr: "5.39", Applicable: "no", HasApplicable: true, Why: "geen patiënten"},
		{Line: 4, Nr: "5.2", Applicable: "undecided", HasApplicable: true, Implementation: "started", HasImplementation: true, Assurance: "operation", HasAssurance: true, Why: "=1+1"},
		{Line: 5, Nr: "5.3", Applicable: "no", HasApplicable: true, Why: "reden"},
		{Line: 6, Nr: "5.4", Assurance: "none", HasAssurance: true},
	}
	if !slices.Equal(rows, want) {
		t.Errorf("got %+v", rows)
	}
	if len(warnings) != 2 || warnings[0].Line != 1 || warnings[1].Line != 2 {
		t.Errorf("got %v", warnings)
	}
}
