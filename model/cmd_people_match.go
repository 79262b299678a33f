package model

import (
	"slices"
	"strings"
)

// person finds whom a line is about: by e-mail, else by name and first day,
// else as the only one of that name, who then has a new appointment. Two
// people of one name need their addresses.
func (p *peoplePlan) person(r PersonRow, seat string) *Person {
	if x := p.byEmail(r.Email); x != nil {
		x = p.lay(x)
		x.Name = r.Name
		return x
	}
	var alike []*Person
	for _, x := range p.people {
		// Whoever has an address is not somebody with another one.
		if !x.Legal && sameText(x.Name, r.Name) && (r.Email == "" || x.Email == "") {
			alike = append(alike, x)
		}
	}
	if len(alike) > 1 {
		alike = slices.DeleteFunc(alike, func(x *Person) bool { return !p.sits(x, seat, r.From) })
		if len(alike) != 1 {
			p.bad("email", Msg("import.people.namesakes", "Name", Shorten(r.Name)))
			return nil
		}
	}
	if len(alike) == 1 {
		x := p.lay(alike[0])
		if r.Email != "" {
			x.Email = r.Email
		}
		return x
	}
	return p.newPerson(&Person{Name: r.Name, Email: r.Email})
}

func (p *peoplePlan) byEmail(email string) *Person {
	if email == "" {
		return nil
	}
	for _, x := range p.people {
		if strings.EqualFold(x.Email, email) {
			return x
		}
	}
	return nil
}

// lay takes a person to the desk and lets the list of people see the copy.
func (p *peoplePlan) lay(x *Person) *Person {
	c := onDesk(p.desk, x)
	p.people[slices.Index(p.people, x)] = c
	return c
}

func (p *peoplePlan) newPerson(x *Person) *Person {
	x.ID = p.s.NextID(KindPerson, 0)
	p.desk.add(x)
	p.people = append(p.people, x)
	return x
}

// sits tells whether somebody has a term in a body or office from a day.
func (p *peoplePlan) sits(x *Person, seat string, from Date) bool {
	return slices.ContainsFunc(p.seats, func(a *Appointment) bool { return a.Person == x.ID && a.Body == seat && a.From == from }) ||
		slices.ContainsFunc(p.holders, func(h *OfficeHolder) bool { return h.Person == x.ID && h.Office == seat && h.From == from })
}

// bodyOf finds the body of a line, or makes one of a known sort.
func (p *peoplePlan) bodyOf(r PersonRow) *Body {
	b, t, ok := matchBody(p.bodies, r.Body)
	if b != nil || !ok {
		return p.body(r.Body)
	}
	b = t.make(p.s.NextID(KindBody, 0))
	p.add(b)
	p.bodies = append(p.bodies, b)
	return b
}

// seat is the appointment of a person to a body from a day, new when there is
// none: a re-appointment is another one.
func (p *peoplePlan) seat(x *Person, b *Body, r PersonRow) *Appointment {
	for i, a := range p.seats {
		if a.Person == x.ID && a.Body == b.ID && a.From == r.From {
			p.seats[i] = onDesk(p.desk, a)
			return p.seats[i]
		}
	}
	a := &Appointment{Person: x.ID, Body: b.ID, From: r.From}
	a.ID = p.s.NextID(KindAppointment, 0)
	p.desk.add(a)
	p.seats = append(p.seats, a)
	return a
}

func (p *peoplePlan) holder(x *Person, o *Office, r PersonRow) *OfficeHolder {
	for i, h := range p.holders {
		if h.Person == x.ID && h.Office == o.ID && h.From == r.From {
			p.holders[i] = onDesk(p.desk, h)
			return p.holders[i]
		}
	}
	h := &OfficeHolder{Person: x.ID, Office: o.ID, From: r.From}
	h.ID = p.s.NextID(KindHolder, 0)
	p.desk.add(h)
	p.holders = append(p.holders, h)
	return h
}

// firm finds or makes the legal person somebody sits for (Cbw art. 24(7)).
func (p *peoplePlan) firm(name string) *Person {
	for _, x := range p.people {
		if x.Legal && sameText(x.Name, name) {
			return x
		}
	}
	x := p.newPerson(&Person{Name: name, Legal: true})
	p.check(x, "role")
	return x
}

// representing are the words between a position and the legal person.
var representing = []string{"namens ", "vertegenwoordigt ", "on behalf of ", "representing "}

// splitRole takes the legal person out of a role: lid namens X B.V.
func splitRole(role string) (position, firm string) {
	low := strings.ToLower(role)
	if len(low) != len(role) { // letters that change length: leave the text whole
		return role, ""
	}
	for _, w := range representing {
		if i := strings.Index(low, w); i >= 0 && (i == 0 || low[i-1] == ' ') {
			return strings.Trim(role[:i], " ,("), strings.TrimRight(strings.TrimSpace(role[i+len(w):]), " )")
		}
	}
	return role, ""
}

// silentWords name a partner who does not manage. Only a cv has those (Cbw
// art. 24(11)); elsewhere every partner is bound.
var silentWords = []string{"stille vennoot", "stil", "commanditair", "commanditaire vennoot", "commanditair vennoot", "silent partner", "limited partner"}

// silent tells whether a line is about a silent partner. In a cv "executive
// no" says the same.
func (p *peoplePlan) silent(r PersonRow, b *Body, position string) (silent, ok bool) {
	named := slices.ContainsFunc(silentWords, func(w string) bool { return sameText(position, w) })
	if named && p.form != CV {
		p.bad("role", Msg("import.people.silent", "Text", position))
		return false, false
	}
	managing := strings.HasPrefix(foldSpaces(position), "beherend") || sameText(position, "general partner")
	return named || p.form == CV && b.Type == BodyPartners && !r.Executive && !managing, true
}

// checkOverlap refuses two terms of one person in one body or office at the
// same time, when a line of the list takes part.
func (p *peoplePlan) checkOverlap() {
	for i, a := range p.seats {
		for _, b := range p.seats[i+1:] {
			if a.Person == b.Person && a.Body == b.Body {
				p.overlap(a, b, a.From, a.Until, b.From, b.Until)
			}
		}
	}
	for i, a := range p.holders {
		for _, b := range p.holders[i+1:] {
			if a.Person == b.Person && a.Office == b.Office {
				p.overlap(a, b, a.From, a.Until, b.From, b.Until)
			}
		}
	}
}

func (p *peoplePlan) overlap(a, b Record, aFrom, aUntil, bFrom, bUntil Date) {
	if bFrom.Before(aFrom) {
		a, b, aFrom, aUntil, bFrom, bUntil = b, a, bFrom, bUntil, aFrom, aUntil
	}
	if !aUntil.IsZero() && bFrom.After(aUntil) {
		return
	}
	// Blame the later term's line; when that one was there already, the other.
	line, listed := p.set[deskKey(b)]
	other := aFrom
	if !listed {
		line, listed = p.set[deskKey(a)]
		other = bFrom
	}
	if listed {
		p.badAt(line, "from", Msg("import.people.overlap", "Other", other))
	}
}
