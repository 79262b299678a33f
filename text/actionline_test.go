package text

import (
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
)

// among are those who may be named after an @.
func among() []model.Choice {
	office := func(id, code, name string) model.Choice {
		return model.Choice{Ref: model.Ref{Kind: model.KindOffice, ID: id}, Label: model.Literal(name), Keys: code}
	}
	person := func(id, name string) model.Choice {
		return model.Choice{Ref: model.Ref{Kind: model.KindPerson, ID: id}, Label: model.Literal(name)}
	}
	return []model.Choice{
		office("F-1", "ciso", "CISO"), office("F-2", "manager-ict", "Manager ICT"), office("F-3", "manager-inkoop", "Manager inkoop"),
		person("P-1", "Anna de Vries"), person("P-2", "Anna Bos"), person("P-3", "Zoë van 't Hof"), person("P-4", "Vries Smit"),
	}
}

// How an action on one line is understood, on Saturday 21 November 2026.
func TestActionLine(t *testing.T) {
	for _, c := range []struct{ typed, text, owner, due, told string }{
		{"MFA bij leveranciers afdwingen @manager-ict 15-12", "MFA bij leveranciers afdwingen", "F-2", "2026-12-15", ""},

		// The day: only at the end, and as people write it.
		{"MFA @ciso 15 dec", "MFA", "F-1", "2026-12-15", ""},
		{"MFA @ciso 15 december 2026", "MFA", "F-1", "2026-12-15", ""},
		{"MFA @ciso 2026-12-15", "MFA", "F-1", "2026-12-15", ""},
		{"MFA @ciso vr", "MFA", "F-1", "2026-11-27", ""},
		{"MFA @ciso zaterdag", "MFA", "F-1", "2026-11-28", ""},
		{"MFA @ciso +2w", "MFA", "F-1", "2026-12-05", ""},
		{"MFA @ciso +1j", "MFA", "F-1", "2027-11-21", ""},
		{"MFA @ciso morgen", "MFA", "F-1", "2026-11-22", ""},
		{"MFA @ciso 21-11", "MFA", "F-1", "2026-11-21", ""},
		{"MFA @ciso 20-11", "MFA", "F-1", "2027-11-20", "next year"},
		{"MFA @ciso 1 mrt", "MFA", "F-1", "2027-03-01", "next year"},
		{"MFA @ciso 1-3-27", "MFA", "F-1", "2027-03-01", ""},
		{"MFA @ciso 1 mrt 2027", "MFA", "F-1", "2027-03-01", ""},
		{"MFA @ciso 20-11-2026", "MFA", "F-1", "2026-11-20", "past"},
		{"MFA @ciso gisteren", "MFA", "F-1", "2026-11-20", "past"},
		{"MFA @ciso 31-4", "MFA 31-4", "F-1", "", ""},
		{"MFA @ciso 29-2-2027", "MFA 29-2-2027", "F-1", "", ""},
		{"MFA @ciso", "MFA", "F-1", "", ""},

		// Numbers and days in the text stay text.
		{"Controleer 12 van de 14 back-ups @ciso 15-12", "Controleer 12 van de 14 back-ups", "F-1", "2026-12-15", ""},
		{"Besluit van 3-11 uitvoeren @ciso 15-12", "Besluit van 3-11 uitvoeren", "F-1", "2026-12-15", ""},
		{"Release 15.12 installeren @ciso +2w", "Release 15.12 installeren", "F-1", "2026-12-05", ""},
		{"Verlenging tot 15 dec vastleggen @ciso", "Verlenging tot 15 dec vastleggen", "F-1", "", ""},
		{"A-5.1 en A-8.13 nalopen @ciso vr", "A-5.1 en A-8.13 nalopen", "F-1", "2026-11-27", ""},
		{"15-12", "15-12", "", "", ""}, // a day alone says not what

		// Who: wherever it stands, whole or in part, letters as they come.
		{"@ciso MFA 15-12", "MFA", "F-1", "2026-12-15", ""},
		{"MFA @ciso bij leveranciers 15-12", "MFA bij leveranciers", "F-1", "2026-12-15", ""},
		{"MFA 15-12 @ciso", "MFA", "F-1", "2026-12-15", ""},
		{"MFA 15 dec @ciso", "MFA", "F-1", "2026-12-15", ""},
		{"MFA @CISO 15-12", "MFA", "F-1", "2026-12-15", ""},
		{"MFA @zoe 15-12", "MFA", "P-3", "2026-12-15", ""},
		{"MFA @anna.bos 15-12", "MFA", "P-2", "2026-12-15", ""},
		{"MFA @Anna-de-Vries 15-12", "MFA", "P-1", "2026-12-15", ""},
		{"MFA @manager-in 15-12", "MFA", "F-3", "2026-12-15", ""},
		{"MFA @inkoop 15-12", "MFA", "F-3", "2026-12-15", ""},
		{"MFA @P-4 15-12", "MFA", "P-4", "2026-12-15", ""},
		{"MFA @anna 15-12", "MFA", "P-1 P-2", "2026-12-15", ""},
		{"MFA @manager 15-12", "MFA", "F-2 F-3", "2026-12-15", ""},
		{"MFA @vries 15-12", "MFA", "P-1 P-4", "2026-12-15", ""},
		{"MFA @nobody 15-12", "MFA", "", "2026-12-15", ""},
		{"MFA @ 15-12", "MFA @", "", "2026-12-15", ""},
		{"MFA", "MFA", "", "", ""},
		{"", "", "", "", ""},

		// An address in the text is no owner.
		{"Mail anna@linde.example over MFA @ciso 15-12", "Mail anna@linde.example over MFA", "F-1", "2026-12-15", ""},
		{"Stuur het naar info@linde.example 15-12", "Stuur het naar info@linde.example", "", "2026-12-15", ""},

		// What steers a terminal, or turns the direction of writing.
		{"MFA\x1b[2J @ciso\t15-12\n", "MFA‹U+001B›[2J", "F-1", "2026-12-15", ""},
		{"MFA\u202e @ciso 15-12", "MFA‹U+202E›", "F-1", "2026-12-15", ""},
		{"MFA\u00a0nu  @ciso   15-12  ", "MFA nu", "F-1", "2026-12-15", ""},
	} {
		l := ParseActionLine(c.typed, among(), New(NL), model.MustDate("2026-11-21"))
		var owners []string
		if !l.Owner.Ref.IsZero() {
			owners = append(owners, l.Owner.Ref.ID)
		}
		for _, o := range l.Owners {
			owners = append(owners, o.Ref.ID)
		}
		told := ""
		switch {
		case l.NextYear:
			told = "next year"
		case l.Past:
			told = "past"
		}
		if who := strings.Join(owners, " "); l.Text != c.text || who != c.owner || l.Due.String() != c.due || told != c.told {
			t.Errorf("%q:\n got %q, %q, %s, %q\nwant %q, %q, %s, %q", c.typed, l.Text, who, l.Due, told, c.text, c.owner, c.due, c.told)
		}
		if want := c.text != "" && len(owners) == 1 && c.due != ""; l.Complete() != want {
			t.Errorf("%q: complete is %v", c.typed, l.Complete())
		}
	}
}

// At the end of a year the next Friday lies in the next, and no day has passed.
func TestActionLineAtTheTurnOfTheYear(t *testing.T) {
	for typed, want := range map[string]struct {
		due      string
		nextYear bool
	}{"vr": {"2027-01-01", false}, "morgen": {"2027-01-01", false}, "+1d": {"2027-01-01", false}, "1-1": {"2027-01-01", true}, "30 dec": {"2027-12-30", true}, "31-12": {"2026-12-31", false}} {
		l := ParseActionLine("MFA @ciso "+typed, among(), New(NL), model.MustDate("2026-12-31"))
		if l.Due.String() != want.due || l.NextYear != want.nextYear {
			t.Errorf("%s: got %s, next year %v", typed, l.Due, l.NextYear)
		}
	}
}

func FuzzActionLine(f *testing.F) {
	for _, s := range []string{"MFA @ciso 15-12", "@ciso @anna vr", "x\x00\u202e@ @@ +2w", "a\xff@b 15 dec 2026"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		l := ParseActionLine(s, among(), New(NL), model.MustDate("2026-11-21"))
		if Clean(l.Text) != l.Text || strings.ContainsAny(l.Text, "\n\t") {
			t.Fatalf("%q leaves %q", s, l.Text)
		}
	})
}
