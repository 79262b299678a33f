package demo

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

// lexicon holds the parts of texts/history.toml.
type lexicon struct {
	FirstNames  []string `toml:"voornamen"`
	Surnames    []string `toml:"achternamen"`
	Suppliers   []string `toml:"leveranciers"`
	Services    []string `toml:"diensten"`
	Hospitals   []string `toml:"ziekenhuizen"`
	Months      []string `toml:"maanden"`
	Departments []string `toml:"afdelingen"`
	Systems     []struct {
		Name   string `toml:"naam"`
		Office string `toml:"functie"`
	} `toml:"systeem"`
	Common map[string][]string `toml:"algemeen"`
	Topics []topic             `toml:"onderwerp"`
}

// topic is a subject that comes back through the years.
type topic struct {
	Name           string   `toml:"naam"`
	Letters        string   `toml:"letters"`
	Controls       []string `toml:"maatregelen"`
	Subjects       []string `toml:"besluit"`
	Texts          []string `toml:"tekst"`
	Considerations []string `toml:"overweging"`
	Alternatives   []string `toml:"alternatief"`
	Actions        []string `toml:"actie"`
	Questions      []string `toml:"vraag"` // question|answer
}

// readLexicon reads the parts; they are embedded, so they are always there.
func readLexicon() lexicon {
	var l lexicon
	b, err := texts.ReadFile("texts/history.toml")
	if err == nil {
		err = toml.Unmarshal(b, &l)
	}
	if err != nil {
		panic(err) // a test reads it
	}
	return l
}

// matter is what one item is about: a subject, and where it plays.
type matter struct {
	topic      topic
	system     string
	office     string // who answers for the system
	department string
	supplier   string
}

// newMatter draws a subject.
func (h *history) newMatter() matter {
	sys := h.lex.Systems[h.dice.IntN(len(h.lex.Systems))]
	return matter{topic: h.lex.Topics[h.dice.IntN(len(h.lex.Topics))], system: sys.Name, office: sys.Office,
		department: h.draw(h.lex.Departments), supplier: h.draw(h.lex.Suppliers)}
}

// draw picks one.
func (h *history) draw(from []string) string {
	if len(from) == 0 {
		return ""
	}
	return from[h.dice.IntN(len(from))]
}

// say picks a sentence and fills it in.
func (h *history) say(m matter, from []string) string { return h.fill(m, h.draw(from)) }

// fill fills in one sentence; each begins with a capital.
func (h *history) fill(m matter, t string) string {
	t = strings.NewReplacer("{systeem}", m.system, "{afdeling}", m.department, "{leverancier}", m.supplier,
		"{maand}", h.draw(h.lex.Months), "{n}", strconv.Itoa(h.between(3, 19)),
		"{bedrag}", strconv.Itoa(h.between(4, 95))+".000 euro").Replace(t)
	return sentences(t)
}

// sentences gives each sentence its capital.
func sentences(t string) string {
	parts := strings.SplitAfter(t, ". ")
	for i, p := range parts {
		r, n := utf8.DecodeRuneInString(p)
		if n > 0 {
			parts[i] = string(unicode.ToUpper(r)) + p[n:]
		}
	}
	return strings.Join(parts, "")
}

// lower takes the capital off the first letter, to go on in the middle of a
// sentence.
func lower(t string) string {
	r, n := utf8.DecodeRuneInString(t)
	return string(unicode.ToLower(r)) + t[n:]
}
