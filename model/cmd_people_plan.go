package model

import (
	"slices"
	"strings"
)

// peoplePlan works out a list of people against the state.
type peoplePlan struct {
	*importPlan
	form    LegalForm
	seats   []*Appointment
	holders []*OfficeHolder
	emails  map[string]PersonRow
}

func (c ImportPeople) plan(s State) *importPlan {
	org, ok := TheOrganisation(s)
	if !ok {
		org = &Organisation{}
	}
	p := &peoplePlan{importPlan: newImportPlan(s, "", c.Headers), form: org.LegalForm,
		seats: All[*Appointment](s), holders: All[*OfficeHolder](s), emails: map[string]PersonRow{}}
	for _, r := range c.Rows {
		p.row(r)
	}
	p.checkOverlap()
	p.finish()
	return p.importPlan
}

// sound checks a line on its own.
func (p *peoplePlan) sound(r PersonRow) bool {
	n := len(p.problems)
	if r.Name == "" {
		p.bad("name", Msg("import.empty"))
	}
	if r.From.IsZero() {
		p.bad("from", Msg("import.people.no_from"))
	}
	if !r.Until.IsZero() && r.Until.Before(r.From) {
		p.bad("until", Msg("import.people.order", "From", r.From, "Until", r.Until))
	}
	switch {
	case r.Body == "" && r.Role == "":
		p.bad("body", Msg("import.people.no_seat"))
	case r.Body == "" && slices.Contains(memberWords, foldSpaces(r.Role)):
		p.bad("body", Msg("import.people.no_body", "Text", r.Role))
	}
	if !IsEmail(r.Email) {
		p.bad("email", Msg("import.people.email", "Text", Shorten(r.Email)))
	}
	p.oneName(r)
	return len(p.problems) == n
}

// IsEmail tells whether a text has the form of an address, or is empty.
func IsEmail(s string) bool {
	at := strings.IndexByte(s, '@')
	return s == "" || at > 0 && at < len(s)-1 && !strings.ContainsAny(s, " ,;")
}

// memberWords are positions in a body; without the body they say nothing, and
// must not become an office.
var memberWords = []string{"lid", "voorzitter", "vicevoorzitter", "vice-voorzitter", "bestuurder", "directeur", "commissaris",
	"toezichthouder", "maat", "vennoot", "beherend vennoot", "stille vennoot", "member", "chair", "director", "supervisor", "partner"}

// oneName refuses an address that stands with two names: people are matched
// by it, so a shared mailbox would make one person of several.
func (p *peoplePlan) oneName(r PersonRow) {
	if r.Email == "" || r.Name == "" {
		return
	}
	key := foldSpaces(r.Email)
	other, seen := p.emails[key]
	if !seen {
		p.emails[key] = r
	} else if !sameText(other.Name, r.Name) {
		p.bad("email", Msg("import.people.shared_email", "Text", Shorten(r.Email), "Name", Shorten(other.Name), "Other", other.Line))
	}
}

// row turns a line into records.
func (p *peoplePlan) row(r PersonRow) {
	seat := r.Body
	if seat == "" {
		seat = r.Role
	}
	p.begin(r.Line, seatTitle(r.Name, seat))
	switch {
	case !p.sound(r):
	case r.Body == "":
		p.holderRow(r)
	default:
		p.memberRow(r)
	}
}

func seatTitle(name, seat string) Message { return Literal(name + ", " + seat) }

// memberRow puts somebody in a body.
func (p *peoplePlan) memberRow(r PersonRow) {
	body := p.bodyOf(r)
	if body == nil {
		return
	}
	position, firm := splitRole(r.Role)
	silent, ok := p.silent(r, body, position)
	x := p.person(r, body.ID)
	if x == nil || !ok {
		return
	}
	a := p.seat(x, body, r)
	if position != "" {
		a.Position = position
	}
	a.Until, a.Silent = r.Until, silent
	a.NonExecutive = !r.Executive && (body.Type == BodyManagement || body.Type == BodyOneTier)
	if firm != "" {
		a.Represents = p.firm(firm).ID
	}
	p.at.title = seatTitle(r.Name, body.Code)
	p.settle(x, a, a.From, a.Until)
}

// holderRow puts somebody in an office.
func (p *peoplePlan) holderRow(r PersonRow) {
	o := p.office(r.Role, "role")
	x := p.person(r, o.ID)
	if x == nil {
		return
	}
	h := p.holder(x, o, r)
	h.Until = r.Until
	p.at.title = seatTitle(r.Name, o.Name)
	p.settle(x, h, h.From, h.Until)
}

// settle shows the records, dates the change and checks them by their own
// rules; a line that sets what another line set too is a mistake in one of them.
func (p *peoplePlan) settle(x *Person, term Record, from, until Date) {
	p.about(term)
	p.show(x)
	if !p.claim(term, "name") {
		return
	}
	switch old := p.desk.before(term); {
	case old == nil:
		p.desk.happened(term, from)
	case endOf(old) != until:
		p.desk.happened(term, until)
	}
	p.check(x, "name")
	p.check(term, "role")
}

// endOf is the last day of a term.
func endOf(r Record) Date {
	switch r := r.(type) {
	case *Appointment:
		return r.Until
	case *OfficeHolder:
		return r.Until
	}
	return Date{}
}
