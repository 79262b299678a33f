package exchange

import (
	"io"

	"github.com/rekenschap/rekenschap/model"
)

// peopleColumns are those of DESIGN §8, in either language.
func peopleColumns() []column {
	return []column{
		{"name", true, []string{"name", "naam", "volledige naam", "full name"}},
		{"body", false, []string{"body", "orgaan", "gremium", "raad"}},
		{"role", false, []string{"role", "rol", "functie", "positie", "position", "function"}},
		{"executive", false, []string{"executive", "uitvoerend", "uitvoerend bestuurder"}},
		{"from", true, []string{"from", "van", "vanaf", "ingangsdatum", "begindatum", "benoemd op", "benoemd per", "appointed", "appointed on", "start"}},
		{"until", false, []string{"to", "tot", "tot en met", "t m", "until", "einddatum", "afgetreden op", "left", "end"}},
		{"email", false, []string{"email", "e mail", "mail", "e mailadres", "emailadres", "mailadres", "e mail address"}},
	}
}

var yesNo = choice[string]{
	words: words(map[string]string{
		"yes": "ja|j|yes|y|true|waar|uitvoerend|executive|n v t|nvt|n a",
		"no":  "nee|n|no|false|onwaar|niet uitvoerend|niet uitvoerende|non executive",
	}),
	shown: []string{"ja", "nee"},
}

// ReadPeople reads a list of people and their appointments. Everything that
// cannot be read comes back as one error naming lines and columns.
func ReadPeople(r io.Reader, name string) ([]model.PersonRow, error) {
	l, err := peopleList().read(Input{Reader: r, Name: name})
	return l.rows, err
}

func peopleList() list[model.PersonRow] {
	return list[model.PersonRow]{peopleColumns(), func(r reader) (model.PersonRow, bool) {
		executive, _ := choose(r, "executive", yesNo)
		r.require("name", "from")
		return model.PersonRow{Line: r.row.line, Name: r.text("name"), Body: r.text("body"), Role: r.text("role"),
			Executive: executive != "no", From: r.date("from"), Until: r.date("until"), Email: r.text("email")}, true
	}}
}
