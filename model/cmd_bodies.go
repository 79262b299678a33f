package model

import (
	"slices"
	"strings"
)

// bodyTemplate is a body that the law or custom knows, with the words people
// write for it in lists.
type bodyTemplate struct {
	code, name string
	typ        BodyType
	majority   Majority
	words      []string
}

// bodyTemplates are the bodies that an import may make. Partners decide
// together unless they agreed otherwise, so theirs starts as unanimous; the
// secretary sets what contract or statutes say.
func bodyTemplates() []bodyTemplate {
	return []bodyTemplate{
		{"RvB", "Raad van bestuur", BodyManagement, MajoritySimple, []string{"bestuur", "board", "board of directors", "executive board", "directie"}},
		{"RvT", "Raad van toezicht", BodySupervisory, MajoritySimple, []string{"supervisory board"}},
		{"RvC", "Raad van commissarissen", BodySupervisory, MajoritySimple, nil},
		{"Maten", "Vergadering van maten", BodyPartners, MajorityUnanimous, []string{"maat", "maatschap"}},
		{"Vennoten", "Vergadering van vennoten", BodyPartners, MajorityUnanimous, []string{"vennoot", "partners"}},
	}
}

func templateOf(code string) bodyTemplate {
	for _, t := range bodyTemplates() {
		if t.code == code {
			return t
		}
	}
	return bodyTemplate{}
}

// templateFor finds the template that a word stands for.
func templateFor(word string) (bodyTemplate, bool) {
	for _, t := range bodyTemplates() {
		if sameText(word, t.code) || sameText(word, t.name) || slices.ContainsFunc(t.words, func(w string) bool { return sameText(word, w) }) {
			return t, true
		}
	}
	return bodyTemplate{}, false
}

// make writes the body with rules that hold where statutes say nothing:
// more than half present, and decisions outside a meeting only when everybody
// agrees to the manner and to the proposal.
func (t bodyTemplate) make(id string) *Body {
	b := &Body{Code: t.code, Name: t.name, Type: t.typ, Majority: t.majority, Tie: TieRejected,
		Written: true, WrittenConsent: true, WrittenUnanimous: true}
	b.ID = id
	return b
}

// bodiesOf makes the bodies that go with a legal form (BW book 2; for
// partnerships book 7A and the Wetboek van Koophandel).
func bodiesOf(form LegalForm, next func() string) []*Body {
	switch form {
	case Maatschap:
		return []*Body{templateOf("Maten").make(next())}
	case VOF, CV:
		return []*Body{templateOf("Vennoten").make(next())}
	case Eenmanszaak:
		b := templateOf("RvB").make(next())
		b.Code, b.Name, b.OneMember = "Eigenaar", "Eigenaar", true
		return []*Body{b}
	case Overheid:
		b := templateOf("RvB").make(next())
		b.Code, b.Name = "Bestuur", "Bestuur" // which organ that is: Cbw art. 24(12)
		return []*Body{b}
	}
	board, super := templateOf("RvB").make(next()), templateOf("RvT").make(next())
	if form == BV || form == NV {
		super = templateOf("RvC").make(super.ID)
	}
	board.Supervisor = super.ID
	return []*Body{board, super}
}

// matchBody finds the body that a cell means: by code or name, else as the
// one body of its sort, so that RvB finds the owner of an eenmanszaak. A known
// sort that is lacking comes back as a template.
func matchBody(bodies []*Body, word string) (*Body, bodyTemplate, bool) {
	for _, b := range bodies {
		if sameText(word, b.Code) || sameText(word, b.Name) {
			return b, bodyTemplate{}, true
		}
	}
	t, known := templateFor(word)
	if !known {
		return nil, t, false
	}
	var alike []*Body
	for _, b := range bodies {
		if sameText(t.code, b.Code) {
			return b, t, true
		}
		if b.Type == t.typ || t.typ == BodyManagement && b.Type == BodyOneTier {
			alike = append(alike, b)
		}
	}
	// A raad van toezicht and a raad van commissarissen can stand beside each
	// other; of boards and partners there is one.
	if len(alike) == 1 && t.typ != BodySupervisory {
		return alike[0], t, true
	}
	return nil, t, true
}

// sameText compares words as people write them: capitals and spaces do not
// count.
func sameText(a, b string) bool { return foldSpaces(a) == foldSpaces(b) }

func foldSpaces(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
