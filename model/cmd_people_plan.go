package model

import (
	"slices"
	"strings"
)

// peoplePlan works out a list of people against the state.
type peoplePlan struct {
	s        State
	desk     *desk
	form     LegalForm
	people   []*Person
	bodies   []*Body
	offices  *officeBook
	seats    []*Appointment
	holders  []*OfficeHolder
	problems []Message
	first    map[int]Message // line → its first problem
	done     []*rowDone
	lines    map[string]int // record → the line that set it
	emails   map[string]PersonRow
}

// rowDone is the records a line led to.
type rowDone struct {
	person *Person
	term   Record // *Appointment or *OfficeHolder
	seat   string
}

func newPeoplePlan(s State) *peoplePlan {
	org, _ := TheOrganisation(s)
	return &peoplePlan{s: s, desk: newDesk(s), form: org.LegalForm,
		people: All[*Person](s), bodies: All[*Body](s), offices: newOfficeBook(s),
		seats: All[*Appointment](s), holders: All[*OfficeHolder](s),
		first: map[int]Message{}, lines: map[string]int{}, emails: map[string]PersonRow{}}
}

func (p *peoplePlan) run(rows []PersonRow) {
	p.done = make([]*rowDone, len(rows))
	for i, r := range rows {
		if p.sound(r) {
			p.done[i] = p.row(r)
		}
	}
	p.checkOverlap()
}

func (p *peoplePlan) bad(line int, field string, what Message) {
	m := rowProblem(line, field, what)
	if p.first[line].IsZero() {
		p.first[line] = m
	}
	p.problems = append(p.problems, m)
}

// sound checks a line on its own.
func (p *peoplePlan) sound(r PersonRow) bool {
	n := len(p.problems)
	if r.Name == "" {
		p.bad(r.Line, "name", Msg("import.empty"))
	}
	if r.From.IsZero() {
		p.bad(r.Line, "from", Msg("import.people.no_from"))
	}
	if !r.Until.IsZero() && r.Until.Before(r.From) {
		p.bad(r.Line, "until", Msg("import.people.order", "From", r.From, "Until", r.Until))
	}
	switch {
	case r.Body == "" && r.Role == "":
		p.bad(r.Line, "body", Msg("import.people.no_seat"))
	case r.Body == "" && slices.Contains(memberWords, foldSpaces(r.Role)):
		p.bad(r.Line, "body", Msg("import.people.no_body", "Text", r.Role))
	}
	if !IsEmail(r.Email) {
		p.bad(r.Line, "email", Msg("import.people.email", "Text", Shorten(r.Email)))
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
		p.bad(r.Line, "email", Msg("import.people.shared_email", "Text", Shorten(r.Email), "Name", Shorten(other.Name), "Other", other.Line))
	}
}

// row turns a line into records.
func (p *peoplePlan) row(r PersonRow) *rowDone {
	d := &rowDone{}
	if r.Body == "" {
		return p.holderRow(r, d)
	}
	body := p.body(r)
	if body == nil {
		return nil
	}
	position, firm := splitRole(r.Role)
	silent, ok := p.silent(r, body, position)
	if d.person = p.person(r, body.ID); d.person == nil || !ok {
		return nil
	}
	a := p.seat(d.person, body, r)
	if position != "" {
		a.Position = position
	}
	a.Until, a.Silent = r.Until, silent
	a.NonExecutive = !r.Executive && (body.Type == BodyManagement || body.Type == BodyOneTier)
	if firm != "" {
		a.Represents = p.firm(r, firm).ID
	}
	d.term, d.seat = a, body.Code
	p.finish(r, d, a.From, a.Until)
	return d
}

// holderRow puts somebody in an office.
func (p *peoplePlan) holderRow(r PersonRow, d *rowDone) *rowDone {
	o := p.offices.get(r.Role)
	if p.offices.fresh[o.ID] && p.desk.laid[deskKey(o)] == nil {
		p.desk.add(o)
		p.validate(r.Line, o, "role")
	}
	if d.person = p.person(r, o.ID); d.person == nil {
		return nil
	}
	h := p.holder(d.person, o, r)
	h.Until = r.Until
	d.term, d.seat = h, o.Name
	p.finish(r, d, h.From, h.Until)
	return d
}

// finish dates the change and checks the records by their own rules; a line
// that sets what another line set too is a mistake in one of them.
func (p *peoplePlan) finish(r PersonRow, d *rowDone, from, until Date) {
	key := deskKey(d.term)
	if other, twice := p.lines[key]; twice {
		p.bad(r.Line, "name", Msg("import.people.twice", "Other", other))
		return
	}
	p.lines[key] = r.Line
	switch old := p.desk.before(d.term); {
	case old == nil:
		p.desk.happened(d.term, from)
	case endOf(old) != until:
		p.desk.happened(d.term, until)
	}
	p.validate(r.Line, d.person, "name")
	p.validate(r.Line, d.term, "role")
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

// validate names the line of what a record would be refused for.
func (p *peoplePlan) validate(line int, r Record, field string) {
	for _, pr := range Validate(r) {
		if pr.Field != "" {
			field = pr.Field
		}
		p.bad(line, field, pr.Message)
	}
}

// compare tells what a line changes.
func (p *peoplePlan) compare(d *rowDone) (RowChange, []FieldDiff) {
	old := p.desk.before(d.term)
	fields := diffFields(old, d.term, p.nameOf)
	if was := p.desk.before(d.person); was != nil {
		fields = append(fields, diffFields(was, d.person, p.nameOf)...)
	}
	switch {
	case old == nil:
		return RowAdded, fields
	case len(fields) > 0:
		return RowChanged, fields
	}
	return RowUnchanged, nil
}

// nameOf reads an id of a person, body or office.
func (p *peoplePlan) nameOf(id string) string {
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
