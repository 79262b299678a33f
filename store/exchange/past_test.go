package exchange

import (
	"bytes"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
)

// columnsOf are the columns of every list, by name.
func columnsOf() map[string][]column {
	return map[string][]column{"people": peopleColumns(), "vvt": vvtColumns(), "decisions": decisionColumns(), "policies": policyColumns(),
		"trainings": trainingColumns(), "actions": actionColumns(), "suppliers": supplierColumns()}
}

// A header means one field in every list, or it could not be found again.
func TestColumnsAreApart(t *testing.T) {
	for name, columns := range columnsOf() {
		seen := map[string]string{}
		for _, c := range columns {
			for _, n := range c.names {
				if fold(n) != n {
					t.Errorf("%s: %q is not folded, so nothing matches it", name, n)
				}
				if f, twice := seen[n]; twice {
					t.Errorf("%s: %q means %s and %s", name, n, f, c.field)
				}
				seen[n] = c.field
			}
		}
	}
}

// A template has every column in order; as it is it reads in nothing, and
// without its marks every example can be read.
func TestTemplates(t *testing.T) {
	for _, l := range Lists() {
		for _, lang := range text.Langs() {
			b, err := Template(l.Name, lang)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.HasPrefix(b, bomUTF8) || !bytes.HasSuffix(b, []byte("\r\n")) || bytes.Contains(bytes.ReplaceAll(b, []byte("\r\n"), nil), []byte("\n")) {
				t.Errorf("%s %s: not in the form spreadsheets open well", l.Name, lang)
			}
			var want, got []string
			for _, c := range columnsOf()[l.Name] {
				want = append(want, c.field)
			}
			s := strings.TrimPrefix(string(b), string(bomUTF8))
			head, _, _ := strings.Cut(s, "\r\n")
			for _, h := range strings.FieldsFunc(head, func(r rune) bool { return r == ';' || r == ',' }) {
				at, _ := match([]string{h}, columnsOf()[l.Name])
				for f := range at {
					got = append(got, f)
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s %s: columns %v, want %v", l.Name, lang, got, want)
			}
			_, warnings, err := l.Read(Input{Reader: bytes.NewReader(b), Name: "f.csv"})
			if err == nil || len(warnings) != 1 || warnings[0].Message.Key != "import.row.remark" {
				t.Errorf("%s %s: %v %v", l.Name, lang, warnings, err)
			}
			cmd, warnings, err := l.Read(Input{Reader: strings.NewReader(strings.ReplaceAll(s, "# ", "")), Name: "f.csv"})
			if err != nil || len(warnings) > 0 {
				t.Errorf("%s %s: the examples: %v %s", l.Name, lang, warnings, text.New(text.NL).Err(err))
			} else if n := reflect.ValueOf(cmd).FieldByName("Rows").Len(); n != strings.Count(s, "\r\n")-1 {
				t.Errorf("%s %s: %d examples read", l.Name, lang, n)
			}
		}
	}
}

func filesOf(names ...string) Files {
	return func(name string) ([]byte, error) {
		if slices.Contains(names, name) {
			return []byte("inhoud van " + name), nil
		}
		return nil, model.Errorf(model.CodeNotFound, "error.import.file_missing", "Name", name, "Path", "map")
	}
}

var decided = model.DecisionRow{Line: 2, Body: "RvB", On: model.MustDate("2024-03-12"), Number: "2024-07", Subject: "Beleid; versie 2",
	Text: "Geïnd op één dag.", Outcome: model.OutcomeApproved, ValidUntil: model.MustDate("2027-03-11"), Minutes: "DMS-7",
	For: []string{"Bos, Rita", "a@x.nl"}, Policy: "Beleid", Version: "2.0"}

// What Excel and LibreOffice make of one list reads the same.
func TestDecisionForms(t *testing.T) {
	const semicolon = "Orgaan;Datum;Nummer;Onderwerp;Besluit;Uitkomst;Geldig tot en met;Vindplaats notulen;Stemmen voor;Keurt goed;Versie\r\n" +
		"RvB;12-3-2024;2024-07;\"Beleid; versie 2\";Geïnd op één dag.;Goedgekeurd;11 maart 2027;DMS-7;\"Bos, Rita; a@x.nl\";Beleid;2.0\r\n"
	latin := strings.NewReplacer("ï", "\xef", "é", "\xe9").Replace(semicolon)
	comma := "Body,Date,Number,Subject,Decision,Outcome,Valid until,Minutes,Votes for,Approves,Version\n" +
		"RvB,2024-03-12 00:00:00,2024-07,Beleid; versie 2,Geïnd op één dag.,approved,2027-03-11,DMS-7,\"Bos, Rita\na@x.nl\",Beleid,2.0\n"
	tab := strings.NewReplacer("\"Beleid; versie 2\"", "Beleid; versie 2", "\"Bos, Rita; a@x.nl\"", "Bos, Rita|a@x.nl", ";", "\t").Replace(semicolon)
	for name, s := range map[string]string{"Excel UTF-8": "\xEF\xBB\xBF" + semicolon, "Excel 1252": latin, "LibreOffice": comma, "tabs": tab} {
		got, err := decisionList().read(Input{Reader: strings.NewReader(s), Name: "d.csv"})
		if err != nil || len(got.rows) != 1 || !reflect.DeepEqual(got.rows[0], decided) {
			t.Errorf("%s:\n got %+v %v\nwant %+v", name, got.rows, err, decided)
		}
	}
}

func TestPolicyRows(t *testing.T) {
	const in = "Titel;Soort;Onderdelen;Interval;Versie;Bestand;Goedgekeurd op;Besluit\n" +
		"Een;maatregelenpakket;alle;1 jaar;1;2024\\een.md;1-2-2024;2024-01\n" +
		"Twee;;a t/m c, f en j;18;2;;;\n"
	got, err := policyList().read(Input{Reader: strings.NewReader(in), Name: "p.csv", Files: filesOf("2024/een.md")})
	want := []model.PolicyRow{
		{Line: 2, Title: "Een", Type: model.PolicyPackage, Letters: "abcdefghij", Interval: 12, Version: "1", ApprovedOn: model.MustDate("2024-02-01"),
			ApprovedNr: "2024-01", File: model.ListedFile{Name: "een.md", Content: []byte("inhoud van 2024/een.md")}},
		{Line: 3, Title: "Twee", Letters: "abcfj", Interval: 18, Version: "2"},
	}
	if err != nil || !reflect.DeepEqual(got.rows, want) {
		t.Errorf("got %+v, %v", got.rows, err)
	}
}

func TestTrainingRows(t *testing.T) {
	const in = "Titel;Aanbieder;Eerste dag;Laatste dag;Duur;Onderwerpen;Taal;Onafhankelijke docent;Deelnemers;Certificaat vermeldt\n" +
		"X;Y;14-9-2026;15-9-2026;1,5 uur;a-c, risico's, methode;Engels;nee;\"Anna; b@x.nl\";naam, duur\n"
	got, err := trainingList().read(Input{Reader: strings.NewReader(in), Name: "t.csv"})
	want := model.TrainingRow{Line: 2, Title: "X", Provider: "Y", FirstDay: model.MustDate("2026-09-14"), LastDay: model.MustDate("2026-09-15"),
		Minutes: 90, Topics: []string{"a", "b", "c", "risks", "method"}, Language: "en", Independent: model.AnswerNo,
		Participants: []string{"Anna", "b@x.nl"}, States: []string{"name", "minutes"}}
	if err != nil || !reflect.DeepEqual(got.rows, []model.TrainingRow{want}) {
		t.Errorf("got %+v, %v", got.rows, err)
	}
}

func TestPastUnreadable(t *testing.T) {
	for in, want := range map[string][]string{
		"decisions|Orgaan;Datum;Onderwerp;Uitkomst\nRvB;30-2-2024;X;misschien\n;;;\nRvB;-;;goedgekeurd": {
			"Regel 2, kolom Datum: Die dag bestaat niet: “30-2-2024”. Typ bijvoorbeeld 15-12-2026.",
			"Regel 2, kolom Uitkomst: “misschien” kan hier niet; kies uit goedgekeurd, goedgekeurd onder voorwaarden, aangehouden, afgewezen, ter kennis genomen, ingetrokken, of laat het leeg.",
			"Regel 4, kolom Datum: dit is leeg, maar moet er staan.",
			"Regel 4, kolom Onderwerp: dit is leeg, maar moet er staan.",
		},
		"policies|Titel;Onderdelen;Interval;Bestand\nX;k;jaarlijks;../geheim\nY;c-a;0;C:\\geheim.md\nZ;a;12 weken;/etc/passwd\nW;a;;weg.md": {
			"Regel 2, kolom Onderdelen: “k” zijn geen Cbw-onderdelen; schrijf bijvoorbeeld a, b, f t/m j, of alle.",
			"Regel 2, kolom Interval: “jaarlijks” is geen aantal met een bekende eenheid; schrijf bijvoorbeeld 90 minuten, 4 uur of 12 maanden.",
			"Regel 2, kolom Bestand: “../geheim” wijst buiten de map; schrijf alleen de naam van een bestand in de map van --files.",
			"Regel 3, kolom Onderdelen: “c-a” zijn geen Cbw-onderdelen; schrijf bijvoorbeeld a, b, f t/m j, of alle.",
			"Regel 3, kolom Interval: “0” is geen aantal met een bekende eenheid; schrijf bijvoorbeeld 90 minuten, 4 uur of 12 maanden.",
			"Regel 3, kolom Bestand: “C:\\geheim.md” wijst buiten de map; schrijf alleen de naam van een bestand in de map van --files.",
			"Regel 4, kolom Interval: “12 weken” is geen aantal met een bekende eenheid; schrijf bijvoorbeeld 90 minuten, 4 uur of 12 maanden.",
			"Regel 4, kolom Bestand: “/etc/passwd” wijst buiten de map; schrijf alleen de naam van een bestand in de map van --files.",
			"Regel 5, kolom Bestand: weg.md staat niet in map; kijk de naam na of zet het erbij.",
		},
		// Four could be hours or minutes.
		"trainings|Titel;Aanbieder;Eerste dag;Duur;Onderwerpen\nX;Y;1-1-2026;4;kaas": {
			"Regel 2, kolom Duur: “4” is geen aantal met een bekende eenheid; schrijf bijvoorbeeld 90 minuten, 4 uur of 12 maanden.",
			"Regel 2, kolom Onderwerpen: “kaas” kan hier niet; kies uit a, t/m, j, risico's, proces, methode, alle, of laat het leeg.",
		},
		"actions|Actie;Wie;Wanneer\nX\u202e;Y;1-1-2026": {
			"Regel 2, kolom Actie: hier staat een onzichtbaar of onleesbaar teken (U+202E); typ de tekst opnieuw.",
		},
		"suppliers|Naam;Dienst;NEN 7510\nX;Y;gecertificeerd": {
			"Regel 2, kolom NEN 7510: “gecertificeerd” is geen dag; schrijf 2026-03-11, 11-03-2026 of 11 maart 2026.",
		},
	} {
		name, s, _ := strings.Cut(in, "|")
		l := Lists()[slices.IndexFunc(Lists(), func(l List) bool { return l.Name == name })]
		_, _, err := l.Read(Input{Reader: strings.NewReader(s + "\n"), Name: "x.csv", Files: filesOf()})
		if got := problems(t, err); !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, want)
		}
	}
}

// FuzzLists reads anything as every sort of list: what comes out is clean, and
// what is refused is refused with a sentence that names its line.
func FuzzLists(f *testing.F) {
	for i, l := range Lists() {
		for _, lang := range text.Langs() {
			b, _ := Template(l.Name, lang)
			f.Add(i, bytes.ReplaceAll(b, []byte("# "), nil))
		}
	}
	f.Add(3, []byte("Titel;Onderdelen;Interval;Bestand\nX;a-\xff;99999999999999999999;..\\..\\x\n"))
	f.Add(4, []byte("Titel;Aanbieder;Eerste dag;Duur;Onderwerpen\nX;Y;1-1-2026;,5;a-\n"))
	f.Fuzz(func(t *testing.T, which int, b []byte) {
		if which < 0 || which >= len(Lists()) {
			return
		}
		files := func(name string) ([]byte, error) {
			if !fs.ValidPath(name) || strings.Contains(name, "..") && slices.Contains(strings.Split(name, "/"), "..") {
				t.Errorf("asked for %q", name)
			}
			return []byte("x"), nil
		}
		cmd, warnings, err := Lists()[which].Read(Input{Reader: bytes.NewReader(b), Name: "f.csv", Files: files})
		sensible(t, err)
		for _, w := range warnings {
			if w.Line < 1 {
				t.Errorf("no line: %v", w)
			}
		}
		rows := reflect.ValueOf(cmd).FieldByName("Rows")
		if err == nil && rows.Len() == 0 {
			t.Error("read nothing, and said nothing")
		}
		for i := range rows.Len() {
			cleanRow(t, rows.Index(i))
		}
	})
}

// cleanRow checks every text of a row; texts of several lines keep these.
func cleanRow(t *testing.T, row reflect.Value) {
	t.Helper()
	for i := range row.NumField() {
		switch v := row.Field(i).Interface().(type) {
		case string:
			if text.CleanLines(v) != v {
				t.Errorf("not clean: %q", v)
			}
		case []string:
			for _, s := range v {
				sensible(t, nil, s)
			}
		case model.ListedFile:
			sensible(t, nil, v.Name)
			if strings.ContainsAny(v.Name, `/\`) {
				t.Errorf("a file with a folder: %q", v.Name)
			}
		}
	}
}
