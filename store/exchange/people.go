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
	t, err := readTable(r, name, peopleColumns())
	if err != nil {
		return nil, err
	}
	var rows []model.PersonRow
	t.lines(func(r reader) {
		executive, _ := choose(r, "executive", yesNo)
		p := model.PersonRow{Line: r.row.line, Name: r.text("name"), Body: r.text("body"), Role: r.text("role"),
			Executive: executive != "no", From: r.date("from"), Until: r.date("until"), Email: r.text("email")}
		r.require("name", "from")
		rows = append(rows, p)
	})
	return rows, t.result(len(rows))
}

// require refuses cells that say nothing, a dash among them; those that could
// not be read have been refused already.
func (r reader) require(fields ...string) {
	for _, f := range fields {
		cell := ""
		if i := r.t.at[f]; i < len(r.row.cells) {
			cell = tidy(r.row.cells[i])
		}
		if _, hidden := hiddenRune(cell); !hidden && len(cell) < maxHeader && fold(cell) == "" {
			r.bad(f, model.Msg("import.empty"))
		}
	}
}

// result is the error for all that could not be read. A list without lines is
// refused too: silence would look like success.
func (t *table) result(n int) error {
	if len(t.problems) > 0 {
		return model.Refused(t.name, t.problems)
	}
	if n == 0 {
		return model.Errorf(model.CodeInvalid, "import.file.no_rows", "Path", t.name, "Line", t.line)
	}
	return nil
}
