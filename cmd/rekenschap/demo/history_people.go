package demo

import (
	"fmt"
	"strings"

	"github.com/rekenschap/rekenschap/model"
)

// steeringOffices are who sat in the steering group, the chair first.
var steeringOffices = []string{"CISO", "Manager ICT", "Functionaris gegevensbescherming", "Hoofd Inkoop", "Functioneel beheer EPD"}

// forebears makes up who sat and served before the people of the story, back to
// before the file was made.
func (h *history) forebears() {
	made := h.day.AddDays(-h.begin)
	for _, t := range h.firstSeats() {
		for from := t.from; from.After(made); {
			until := from.AddDays(-1)
			from = firstOfMonth(until.AddYears(-4 * h.between(1, 2)))
			who := h.newPerson()
			h.seats = append(h.seats, seat{"zetel:" + who, t.body, who, t.position, from, until})
		}
	}
	for _, d := range h.firstHolders() {
		for from := d.from; from < h.begin+30; {
			until := from + 1
			from = until + h.between(900, 2200)
			h.offices = append(h.offices, duty{h.newPerson(), d.office, from, until})
		}
	}
}

// firstSeats are the seats nobody of the story held before.
func (h *history) firstSeats() []seat {
	var out []seat
	for _, t := range h.seats {
		first := true
		for _, u := range h.seats {
			if u.body == t.body && u.until == t.from.AddDays(-1) {
				first = false
			}
		}
		if first {
			out = append(out, t)
		}
	}
	return out
}

func (h *history) firstHolders() []duty {
	first := map[string]duty{}
	var order []string
	for _, d := range h.offices {
		if _, ok := first[d.office]; !ok {
			order = append(order, d.office)
		}
		if d.from > first[d.office].from {
			first[d.office] = d
		}
	}
	var out []duty
	for _, o := range order {
		out = append(out, first[o])
	}
	return out
}

// newPerson makes somebody up. Two never have the same name.
func (h *history) newPerson() string {
	for {
		given, family := h.draw(h.lex.FirstNames), h.draw(h.lex.Surnames)
		key := strings.ToLower(given + "." + family)
		if h.person(key).key == "" {
			h.people = append(h.people, person{key, given + " " + family, key + "@delinde.example"})
			return key
		}
	}
}

// steering plans the steering group: an advisory body of who hold the offices.
func (h *history) steering(ago int) {
	end := h.day.AddDays(-storyDays - 5)
	on := h.date(-ago)
	h.at(ago, "10:10", "stuurgroep", func() {
		h.act(h.clerk())
		h.save("sib", &model.Body{Code: "SIB", Name: "Stuurgroep informatiebeveiliging", Type: model.BodyAdvisory,
			Majority: model.MajoritySimple, Tie: model.TieChair, Proxies: 1}, on)
	})
	for _, d := range h.offices {
		position := "lid"
		for i, o := range steeringOffices {
			if o != d.office {
				continue
			}
			if i == 0 {
				position = "voorzitter"
			}
			from, until := h.day.AddDays(-d.from), end
			if from.Before(on) {
				from = on
			}
			if d.until > 0 && h.day.AddDays(-d.until).Before(end) {
				until = h.day.AddDays(-d.until)
			}
			if until.Before(from) {
				continue
			}
			h.seats = append(h.seats, seat{fmt.Sprintf("zetel:sib:%s:%d", d.person, d.from), "sib", d.person, position, from, until})
		}
	}
}
