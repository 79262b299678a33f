package text

import (
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
)

func TestDates(t *testing.T) {
	nl, en := New(NL), New(EN)
	for _, c := range []struct{ day, nl, en, nlShort, enShort, nlLong, enLong string }{
		{"2026-11-21", "21 nov 2026", "21 Nov 2026", "za 21 nov 2026", "Sat 21 Nov 2026", "zaterdag 21 november 2026", "Saturday 21 November 2026"},
		{"2026-03-01", "1 mrt 2026", "1 Mar 2026", "zo 1 mrt 2026", "Sun 1 Mar 2026", "zondag 1 maart 2026", "Sunday 1 March 2026"},
		{"2027-05-05", "5 mei 2027", "5 May 2027", "wo 5 mei 2027", "Wed 5 May 2027", "woensdag 5 mei 2027", "Wednesday 5 May 2027"},
		{"2028-02-29", "29 feb 2028", "29 Feb 2028", "di 29 feb 2028", "Tue 29 Feb 2028", "dinsdag 29 februari 2028", "Tuesday 29 February 2028"},
		{"2026-10-05", "5 okt 2026", "5 Oct 2026", "ma 5 okt 2026", "Mon 5 Oct 2026", "maandag 5 oktober 2026", "Monday 5 October 2026"},
		{"", "", "", "", "", "", ""},
	} {
		var d model.Date
		if c.day != "" {
			d = model.MustDate(c.day)
		}
		for _, w := range []struct{ got, want string }{
			{nl.Date(d), c.nl}, {en.Date(d), c.en}, {nl.DateShort(d), c.nlShort},
			{en.DateShort(d), c.enShort}, {nl.DateLong(d), c.nlLong}, {en.DateLong(d), c.enLong},
		} {
			if w.got != w.want {
				t.Errorf("%s: got %q, want %q", c.day, w.got, w.want)
			}
		}
	}
}

func TestInstant(t *testing.T) {
	for _, c := range []struct {
		at   time.Time
		want string
	}{
		{time.Date(2026, 11, 21, 13, 3, 59, 0, time.UTC), "21 nov 2026 14:03"}, // winter
		{time.Date(2026, 7, 1, 22, 30, 0, 0, time.UTC), "2 jul 2026 00:30"},    // summer, next day
		{time.Date(2026, 10, 25, 0, 59, 0, 0, time.UTC), "25 okt 2026 02:59"},
		{time.Date(2026, 10, 25, 1, 59, 0, 0, time.UTC), "25 okt 2026 02:59"}, // the hour that comes twice
		{time.Time{}, ""},
	} {
		if got := New(NL).Instant(c.at); got != c.want {
			t.Errorf("%v: got %q, want %q", c.at, got, c.want)
		}
	}
}

func TestDaysLateAndAgo(t *testing.T) {
	nl, en := New(NL), New(EN)
	for _, c := range []struct{ got, want string }{
		{nl.DaysLate(3), "3 d te laat"}, {en.DaysLate(3), "3 d late"},
		{nl.DaysLate(-12), "over 12 d"}, {en.DaysLate(-12), "in 12 d"},
		{nl.DaysLate(0), "vandaag"}, {en.DaysLate(0), "today"},
		{nl.DaysLate(1234), "1.234 d te laat"},
		{nl.Ago(3), "3 d geleden"}, {en.Ago(3), "3 d ago"}, {nl.Ago(-2), "over 2 d"}, {en.Ago(0), "today"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestParseDate(t *testing.T) {
	today := model.MustDate("2026-11-21") // a Saturday
	for in, want := range map[string]string{
		"2026-12-15": "2026-12-15", " 2026-12-15 ": "2026-12-15",
		"15-12-2026": "2026-12-15", "15/12/2026": "2026-12-15", "15.12.2026": "2026-12-15", "5-3-2027": "2027-03-05",
		"15-12-26": "2026-12-15", "15 12 2026": "2026-12-15", "15 - 12 - 2026": "2026-12-15",
		"15-12": "2026-12-15", "15/12": "2026-12-15", "15.12": "2026-12-15", "15.12.": "2026-12-15",
		"21-11": "2026-11-21", "20-11": "2027-11-20", "1-1": "2027-01-01",
		"15 dec": "2026-12-15", "15 dec.": "2026-12-15", "15dec": "2026-12-15", "15-dec-2026": "2026-12-15", "15. Dezember": "",
		"15 december 2026": "2026-12-15", "15 December 2026": "2026-12-15", "DECEMBER 15, 2026": "2026-12-15", "dec 15": "2026-12-15",
		"1 mrt": "2027-03-01", "1 mar": "2027-03-01", "1 maart": "2027-03-01", "1 march": "2027-03-01",
		"1 mei": "2027-05-01", "1 may": "2027-05-01", "1 okt": "2027-10-01", "1 oct": "2027-10-01", "1 sept": "2027-09-01",
		"3 augustus": "2027-08-03", "3 august 2027": "2027-08-03", "3 juli": "2027-07-03", "3 july": "2027-07-03",
		"za 21 nov 2026": "2026-11-21", "zaterdag 21 november 2026": "2026-11-21", "Sat 21 Nov 2026": "2026-11-21", "Sat, 21 Nov 2026": "2026-11-21",
		"vr 21 nov 2026": "", // that is a Saturday
		"+3d":            "2026-11-24", "+2w": "2026-12-05", "+1m": "2026-12-21", "+1j": "2027-11-21", "+1y": "2027-11-21", "-3d": "2026-11-18", "+0d": "2026-11-21",
		"vr": "2026-11-27", "vrijdag": "2026-11-27", "friday": "2026-11-27", "fri": "2026-11-27",
		"za": "2026-11-28", "zo": "2026-11-22", "ma": "2026-11-23", "thurs": "2026-11-26", "do.": "2026-11-26",
		"vandaag": "2026-11-21", "today": "2026-11-21", "morgen": "2026-11-22", "Tomorrow": "2026-11-22", "overmorgen": "2026-11-23", "gisteren": "2026-11-20",
		"29-2": "", "29-2-2028": "2028-02-29", "31-4": "", "31-04-2027": "", "0-1": "", "15-13": "", "2026-02-30": "",
		"": "", "x": "", "15": "", "15-": "", "-": "", "+": "", "+w": "", "+2": "", "+2x": "", "++2d": "", "+99999w": "", "+9999y": "", "-9999y": "",
		"15-12/2026": "", "15,12": "", "15-12-202": "", "15-12-20266": "", "2026/12/15": "", "2026-1-5": "", "12-15-2026": "",
		"15-12-2026-1": "", "15 12 13 14 15": "", "15 de": "", "15 foo 2026": "", "١٥-١٢": "", "vr 15": "", "maandagg": "",
	} {
		got, err := ParseDate(in, today)
		switch {
		case want == "" && (err == nil || !got.IsZero()):
			t.Errorf("%q: got %v, want an error", in, got)
		case want == "" && model.CodeOf(err) != model.CodeInvalid:
			t.Errorf("%q: got code %v", in, model.CodeOf(err))
		case want == "" && strings.HasPrefix(New(NL).Err(err), "‹"):
			t.Errorf("%q: no sentence for %v", in, err)
		case want != "" && (err != nil || got.String() != want):
			t.Errorf("%q: got %v, %v, want %s", in, got, err, want)
		}
	}
	if d, err := ParseDate("29-2", model.MustDate("2027-06-01")); err != nil || d.String() != "2028-02-29" {
		t.Errorf("29-2 just before a leap year: got %v, %v", d, err)
	}
}

func TestParseDateErrors(t *testing.T) {
	today := model.MustDate("2026-11-21")
	for in, want := range map[string]string{
		"31-4":           "Die dag bestaat niet: “31-4”. Typ bijvoorbeeld 15-12-2026.",
		"ooit":           "“ooit” is geen datum. Typ bijvoorbeeld 15-12-2026, 15 dec, vr of +2w.",
		"vr 21 nov 2026": "“vr 21 nov 2026” klopt niet: die dag is een zaterdag.",
		"\x1b[2J":        "“‹U+001B›[2J” is geen datum. Typ bijvoorbeeld 15-12-2026, 15 dec, vr of +2w.",
	} {
		_, err := ParseDate(in, today)
		if got := New(NL).Err(err); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestParseDay(t *testing.T) {
	for in, want := range map[string]string{
		"2026-12-15": "2026-12-15", "15-12-2026": "2026-12-15", "5-3-2026": "2026-03-05", "15/12/2026": "2026-12-15",
		"15.12.2026": "2026-12-15", "11-03-2026": "2026-03-11", "15 december 2026": "2026-12-15", "15 mrt 2026": "2026-03-15",
		"15-12": "", "15-12-26": "", "vr": "", "vandaag": "", "+2w": "", "": "", "31-04-2026": "", "15 dec": "", "2026-12": "", "46371": "",
	} {
		got, err := ParseDay(in)
		if want == "" && err == nil || want != "" && (err != nil || got.String() != want) {
			t.Errorf("%q: got %v, %v, want %q", in, got, err, want)
		}
	}
}

// What the program writes it can read back, in both languages.
func TestDatesComeBack(t *testing.T) {
	for d := model.MustDate("2026-01-01"); d.Year() < 2029; d = d.AddDays(1) {
		for _, l := range Langs() {
			p := New(l)
			for _, s := range []string{d.String(), p.Date(d), p.DateShort(d), p.DateLong(d)} {
				if got, err := ParseDay(s); err != nil || got != d {
					t.Fatalf("%q: got %v, %v", s, got, err)
				}
			}
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"15-12-2026", "+2w", "vr", "za 21 nov 2026", "-40000y", "29-2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s, model.MustDate("2026-11-21"))
		if err != nil {
			return
		}
		if again, err := model.ParseDate(d.String()); err != nil || again != d {
			t.Fatalf("%q gives %v, which is no day", s, d)
		}
	})
}
