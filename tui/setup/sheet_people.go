package setup

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/huh/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/theme"
)

func (k *desk) seatsSheet() sheet {
	k.picked = pickNew
	var options []huh.Option[int]
	for i, s := range k.d.Seats {
		options = append(options, huh.NewOption(k.seatName(s), i))
	}
	on := "screen.setup.pick.seats_done"
	if len(k.d.Seats) == 0 {
		on = "screen.setup.pick.seats_later"
	}
	options = append(options, huh.NewOption(k.t.T("screen.setup.pick.seat"), pickNew), huh.NewOption(k.t.T(on), pickOn))
	f := list(k, "seats", &k.picked, options)
	f.check = func(n int) error {
		if problems := k.seatProblems(); n == pickOn && len(problems) > 0 {
			return &model.Error{Code: model.CodeInvalid, Message: problems[0]}
		}
		return nil
	}
	return sheet{title: k.t.T("screen.setup.title.seats"), fields: []field{f}, tell: func() []remark {
		out := k.paragraphs(theme.Plain, "screen.setup.tell.seats", "screen.setup.tell.import")
		for _, p := range k.seatProblems() {
			out = append(out, k.warning(k.t.Msg(p)))
		}
		return append(out, k.unfilled()...)
	}}
}

// seatProblems is what would keep the people from being recorded.
func (k *desk) seatProblems() []model.Message {
	rows := make([]model.PersonRow, len(k.d.Seats))
	for i := range k.d.Seats {
		rows[i] = k.d.row(i, k.today)
	}
	return model.PeopleProblems(k.d.Org.Form, k.d.bodies(), rows)
}

// unfilled tells which boards have no members yet, and which offices that give
// a role have no holder.
func (k *desk) unfilled() []remark {
	var out []remark
	for _, b := range k.d.Bodies {
		if b.Type.Bound() && !slices.ContainsFunc(k.d.Seats, func(s *Seat) bool { return s.Body == b.Nr }) {
			out = append(out, k.warning(k.t.T("screen.setup.tell.no_members", "Body", b.Name)))
		}
	}
	for _, o := range model.UsualOffices() {
		if o.Role != "" && !slices.ContainsFunc(k.d.Seats, func(s *Seat) bool { return s.Body == 0 && s.Office == o.Code }) {
			out = append(out, k.warning(k.t.T("screen.setup.tell.no_holder", "Office", o.Name)))
		}
	}
	return out
}

// seatName is a person as a line of a list.
func (k *desk) seatName(s *Seat) string {
	where := officeName(s.Office)
	if s.Body != 0 {
		where = k.d.code(s.Body)
	}
	parts := []string{text.Clean(s.Name), where}
	if s.Position != "" && s.Body != 0 {
		parts = append(parts, text.Clean(s.Position))
	}
	from, until := day(s.From, k.today), day(s.Until, k.today)
	switch {
	case !from.IsZero() && !until.IsZero():
		parts = append(parts, k.t.T("screen.person.period", "From", from, "Until", until))
	case !from.IsZero():
		parts = append(parts, k.t.T("screen.person.since", "From", from))
	}
	return strings.Join(parts, " "+k.looks.Glyph.Dot+" ")
}

// where is a body, or an office, as one choice.
type where struct {
	body   int
	office string
}

func (k *desk) seatSheet(s *Seat) sheet {
	k.drop = false
	k.at = where{s.Body, s.Office}
	places := []huh.Option[where]{}
	for _, b := range k.d.Bodies {
		places = append(places, huh.NewOption(k.bodyName(b), where{body: b.Nr}))
	}
	for _, o := range model.UsualOffices() {
		places = append(places, huh.NewOption(o.Name, where{office: o.Code}))
	}
	seat := pick(k, "seat", &k.at, places)
	set := func() { s.Body, s.Office = k.at.body, k.at.office }
	seat.check = func(where) error { set(); return nil }
	position, represents, outside := k.line("position", &s.Position, nil), k.line("represents", &s.Represents, nil), k.yesNo("non_executive", &s.Outside)
	position.off = func() bool { return k.at.body == 0 }
	represents.off = position.off
	outside.off = func() bool { b := k.d.body(k.at.body); return b == nil || b.Type != model.BodyOneTier }
	fields := []field{k.line("person_name", &s.Name, required), k.line("email", &s.Email, emailForm), seat, position,
		k.date("from", &s.From, true), k.until(s), represents}
	if slices.ContainsFunc(k.d.Bodies, func(b *Body) bool { return b.Type == model.BodyOneTier }) {
		fields = append(fields, outside)
	}
	return sheet{title: k.t.T("screen.setup.title.seat"), fields: append(fields, k.yesNo("drop_seat", &k.drop)),
		tell: func() []remark { set(); return k.binding(s) },
		done: func() {
			set()
			s.From, s.Until = wholeDay(s.From, k.today), wholeDay(s.Until, k.today)
			if k.drop {
				k.d.Seats = slices.DeleteFunc(k.d.Seats, func(o *Seat) bool { return o == s })
			}
		}}
}

func emailForm(s string) error {
	if !model.IsEmail(strings.TrimSpace(s)) {
		return fail("error.setup.email")
	}
	return nil
}

// date is a field for a day, which shows how what was typed reads.
func (k *desk) date(key string, value *string, must bool) *entry {
	f := k.line(key, value, func(s string) error {
		if s = strings.TrimSpace(s); s == "" {
			if must {
				return fail("error.setup.empty")
			}
			return nil
		}
		_, err := text.ParseDate(s, k.today)
		return err
	})
	f.read = func(s string) string { return "= " + k.t.DateLong(day(s, k.today)) }
	return f
}

// until is the last day, which does not lie before the first.
func (k *desk) until(s *Seat) *entry {
	f := k.date("until", &s.Until, false)
	form := f.check
	f.check = func(v string) error {
		if err := form(v); err != nil {
			return err
		}
		if from, until := day(s.From, k.today), day(v, k.today); !until.IsZero() && until.Before(from) {
			return fail("import.people.order", "From", from, "Until", until)
		}
		return nil
	}
	f.Validate(f.check)
	return f
}

// wholeDay writes a day in full, so that "15-12" means the same tomorrow.
func wholeDay(s string, today model.Date) string {
	if d := day(s, today); !d.IsZero() {
		return fmt.Sprintf("%02d-%02d-%04d", d.Day(), d.Month(), d.Year())
	}
	return s
}

// binding tells what the seat means for the duties of Cbw art. 24.
func (k *desk) binding(s *Seat) []remark {
	if s.Body == 0 {
		return k.paragraphs(theme.Plain, "screen.setup.tell.office")
	}
	b := k.d.body(s.Body)
	switch {
	case b == nil:
		return nil
	case b.Type == model.BodySupervisory:
		return k.paragraphs(theme.Plain, "screen.setup.tell.supervisor_seat")
	case b.Type.Bound():
		return k.paragraphs(theme.Plain, "screen.setup.tell.board_seat")
	}
	return nil
}

// seatLines are the people in the summary.
func (k *desk) seatLines() []remark {
	var out []remark
	for _, s := range k.d.Seats {
		out = append(out, remark{theme.Plain, k.seatName(s)})
	}
	if len(out) == 0 {
		out = k.paragraphs(theme.Plain, "screen.setup.summary.no_people")
	}
	return append(out, k.unfilled()...)
}
