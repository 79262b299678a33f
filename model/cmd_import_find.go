package model

import (
	"slices"
	"strings"
)

// keep replaces a text unless the cell was empty.
func keep(have *string, cell string) {
	if cell != "" {
		*have = cell
	}
}

// keepDay replaces a day unless the cell was empty.
func keepDay(have *Date, cell Date) {
	if !cell.IsZero() {
		*have = cell
	}
}

// body finds the body that a cell means.
func (p *importPlan) body(word string) *Body {
	b, _, _ := matchBody(p.bodies, word)
	if b == nil {
		var have []string
		for _, b := range p.bodies {
			have = append(have, b.Code)
		}
		p.bad("body", Msg("import.people.body", "Text", Shorten(word), "Bodies", have))
	}
	return b
}

// sole is the one record that a cell can mean; nil, and said so, when there is
// none or several.
func sole[T any](p *importPlan, field string, found []*T, none, several Message) *T {
	switch len(found) {
	case 1:
		return found[0]
	case 0:
		p.bad(field, none)
	default:
		p.bad(field, several)
	}
	return nil
}

// who finds somebody by id, e-mail or name.
func (p *importPlan) who(field, word string) *Person {
	var found []*Person
	for _, x := range p.people {
		if strings.EqualFold(x.ID, word) || x.Email != "" && strings.EqualFold(x.Email, word) {
			return x
		}
		if !x.Legal && sameText(x.Name, word) {
			found = append(found, x)
		}
	}
	return sole(p, field, found, Msg("import.person.unknown", "Text", Shorten(word)), Msg("import.person.several", "Text", Shorten(word)))
}

// owner is an office, or a person already known: names stand in Person alone.
// An office that lacks is made, but an e-mail address is always somebody's: ""
// when it is nobody's, and said so.
func (p *importPlan) owner(word string) string {
	if o, ok := p.offices.find(word); ok {
		return o.ID
	}
	for _, x := range p.people {
		if sameText(x.Name, word) || strings.EqualFold(x.Email, word) || strings.EqualFold(x.ID, word) {
			return x.ID
		}
	}
	if strings.Contains(word, "@") {
		p.bad("owner", Msg("import.owner.address", "Text", Shorten(word)))
		return ""
	}
	return p.office(word, "owner").ID
}

// office finds an office by any of its names, or makes it.
func (p *importPlan) office(name, field string) *Office {
	o := p.offices.get(name)
	if p.offices.fresh[o.ID] && p.desk.laid[deskKey(o)] == nil {
		p.add(o)
		p.checkAs(o, field)
	}
	return o
}

// keepOwner replaces an owner unless the cell was empty.
func (p *importPlan) keepOwner(have *string, cell string) {
	if cell != "" {
		*have = p.owner(cell)
	}
}

// nameOf reads an id of a person, body or office.
func (p *importPlan) nameOf(id string) string {
	for _, x := range p.people {
		if x.ID == id {
			return x.Name
		}
	}
	for _, b := range p.bodies {
		if b.ID == id {
			return b.Code
		}
	}
	if i := slices.IndexFunc(p.offices.list, func(o *Office) bool { return o.ID == id }); i >= 0 {
		return p.offices.list[i].Name
	}
	return id
}
