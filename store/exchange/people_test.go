package exchange

import (
	"slices"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
)

func TestPeople(t *testing.T) {
	const in = "name,body,role,executive,from,to,email\n" +
		"Anna de Wit,RvB,voorzitter,ja,2024-03-01,,anna@delinde.example\n" +
		"\"Bos, Rita\",RvT,lid,nee,1-1-2023,31 december 2026,\n" +
		"Ilse Vos,,CISO,,2022-05-01,,\n"
	want := []model.PersonRow{
		{Line: 2, Name: "Anna de Wit", Body: "RvB", Role: "voorzitter", Executive: true, From: model.MustDate("2024-03-01"), Email: "anna@delinde.example"},
		{Line: 3, Name: "Bos, Rita", Body: "RvT", Role: "lid", From: model.MustDate("2023-01-01"), Until: model.MustDate("2026-12-31")},
		{Line: 4, Name: "Ilse Vos", Role: "CISO", Executive: true, From: model.MustDate("2022-05-01")},
	}
	got, err := ReadPeople(strings.NewReader(in), "p.csv")
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestPeopleDutch(t *testing.T) {
	const in = "E-mail;Naam;Functie;Orgaan;Tot en met;Vanaf;Uitvoerend\nj@x.nl;Jos\xe9 Ib\xe1\xf1ez;lid;Raad van Bestuur;;1 mrt 2024;No\n"
	want := []model.PersonRow{{Line: 2, Name: "José Ibáñez", Body: "Raad van Bestuur", Role: "lid", From: model.MustDate("2024-03-01"), Email: "j@x.nl"}}
	got, err := ReadPeople(strings.NewReader(in), "p.csv")
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestPeopleUnreadable(t *testing.T) {
	const head = "name,body,role,executive,from,to,email\n"
	for in, want := range map[string][]string{
		head + "Anna,RvB,lid,misschien,30-02-2024,later,a@x.nl\n,RvB,lid,,,,": {
			"Regel 2, kolom executive: “misschien” kan hier niet; kies uit ja, nee, of laat het leeg.",
			"Regel 2, kolom from: Die dag bestaat niet: “30-02-2024”. Typ bijvoorbeeld 15-12-2026.",
			"Regel 2, kolom to: “later” is geen dag; schrijf 2026-03-11, 11-03-2026 of 11 maart 2026.",
			"Regel 3, kolom name: dit is leeg, maar moet er staan.",
			"Regel 3, kolom from: dit is leeg, maar moet er staan.",
		},
		head + "?,RvB,,,-,,": {
			"Regel 2, kolom name: dit is leeg, maar moet er staan.",
			"Regel 2, kolom from: dit is leeg, maar moet er staan.",
		},
		"naam;orgaan\nAnna;RvB": {"In p.csv ontbreekt een kolom: From. Op regel 1 staat: naam, orgaan."},
	} {
		_, err := ReadPeople(strings.NewReader(in), "p.csv")
		if got := problems(t, err); !slices.Equal(got, want) {
			t.Errorf("%.40q:\n got %q\nwant %q", in, got, want)
		}
	}
}
