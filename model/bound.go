package model

import "slices"

// Bound tells whether a seat falls under Cbw art. 24: the day-to-day board,
// not the supervisory body; in a one-tier NV or BV executive directors only
// (24(8)), in a one-tier stichting everybody until BW 2:291a is in force;
// partners, but of a cv only the managing ones (24(9)-(11)); and the person
// who sits for a legal person, not the legal person itself (24(7)).
func Bound(form LegalForm, b *Body, a *Appointment, p *Person) bool {
	switch {
	case p.Legal:
		return false
	case !b.Type.Bound():
		return false
	case a.NonExecutive && (form == BV || form == NV):
		return false
	case a.Silent && form == CV:
		return false
	}
	return true
}

// Seat is an unbroken time in a body whose members are bound.
type Seat struct{ From, Until Date }

// On tells whether the seat is held on a day.
func (t Seat) On(day Date) bool { return within(day, t.From, t.Until) }

// SeatsOf joins a person's bound appointments into unbroken times, oldest
// first: an appointment that starts the day after the last one ends keeps the
// first term running.
func SeatsOf(s State, person string) []Seat {
	org, ok := TheOrganisation(s)
	if !ok {
		return nil
	}
	p, ok := Get[*Person](s, person)
	if !ok {
		return nil
	}
	var seats []Seat
	for _, a := range Find[*Appointment](s, "person", person) {
		if b, ok := Get[*Body](s, a.Body); ok && Bound(org.LegalForm, b, a, p) {
			seats = append(seats, Seat{a.From, a.Until})
		}
	}
	slices.SortFunc(seats, func(a, b Seat) int { return a.From.Compare(b.From) })
	var out []Seat
	for _, t := range seats {
		last := len(out) - 1
		if last >= 0 && (out[last].Until.IsZero() || !t.From.After(out[last].Until.AddDays(1))) {
			if !out[last].Until.IsZero() && (t.Until.IsZero() || t.Until.After(out[last].Until)) {
				out[last].Until = t.Until
			}
			continue
		}
		out = append(out, t)
	}
	return out
}

// Director is somebody bound on a day, with the term for knowledge.
type Director struct {
	Person *Person
	Seat   Seat
	// Due is the last day of the term of Cbw art. 24(3); Also the later
	// reading after a re-appointment with a gap, zero when there is one reading.
	Due, Also Date
}

// Directors lists who is bound by Cbw art. 24 on a day, by name.
func Directors(s State, day Date) []Director {
	org, ok := TheOrganisation(s)
	if !ok || !s.Law().InForceOn("cbw-24-2", day) {
		return nil
	}
	if class, _ := Classify(org, s.Law()); class == ClassOut {
		return nil // Cbw art. 24(13)
	}
	var out []Director
	for _, p := range All[*Person](s) {
		seats := SeatsOf(s, p.ID)
		for _, t := range seats {
			if t.On(day) {
				d := Director{Person: p, Seat: t}
				d.Due, d.Also = knowledgeDue(s.Law(), seats[0], t)
				out = append(out, d)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Director) int { return compareNames(a.Person.Name, b.Person.Name) })
	return out
}

func compareNames(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// knowledgeDue is the later of entry into force and appointment, plus two
// years (Cbw art. 24(3)). After a gap both readings are given and the earlier
// counts: the Act does not say which appointment starts the term. A term that
// ended before the new appointment began is no reading at all.
func knowledgeDue(law *Law, first, current Seat) (due, also Date) {
	term, _ := law.Term("board_knowledge")
	force, _ := law.Provision("cbw-24-2")
	reading := func(from Date) Date {
		if from.Before(force.InForce) {
			from = force.InForce
		}
		return term.After(from)
	}
	due, also = reading(first.From), reading(current.From)
	if due == also || due.Before(current.From) {
		return also, Date{}
	}
	return due, also
}
