package model

import (
	"cmp"
	"slices"
)

// Choices are the records of kinds to pick from, as this reader may see them:
// what plays a part first, then what was closed, left or withdrawn, which says
// so; within those the newest first. There may be thousands, so they are read
// by columns and not bound to their bytes yet; see Pin.
func Choices(s State, kinds []Kind) []Choice {
	var out []Choice
	for _, k := range kinds {
		if by, ok := choosing()[k]; ok {
			out = append(out, by.choices(s, k)...)
			continue
		}
		for _, r := range s.All(k) {
			if c, ok := choiceOf(s, r); ok {
				out = append(out, c)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Choice) int { return cmp.Compare(btoi(a.Gone), btoi(b.Gone)) })
	return out
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// byColumns says how records of a kind with many are listed.
type byColumns struct {
	title, day string
	more       []string // what gone looks at
	gone       func(today Date, more []any) bool
}

// choosing are the kinds of which there may be thousands.
func choosing() map[Kind]byColumns {
	return map[Kind]byColumns{
		KindAction: {"text", "due", []string{"done_on", "dropped"}, func(day Date, v []any) bool {
			return doneBy(v[0], day) || colText(v[1]) != ""
		}},
		KindDecision:       {"subject", "on", []string{"outcome"}, func(_ Date, v []any) bool { return Outcome(colText(v[0])) == OutcomeWithdrawn }},
		KindAgendaItem:     {title: "title"},
		KindEvidence:       {"title", "added_on", []string{"expires_on"}, past},
		KindAssessment:     {title: "title", day: "done_on"},
		KindIncident:       {title: "title", day: "on"},
		KindAdvisory:       {title: "title", day: "published_on"},
		KindThreatItem:     {title: "title"},
		KindTraining:       {title: "title", day: "first_day"},
		KindRiskAcceptance: {"title", "on", []string{"expires_on"}, past},
		KindSupplier:       {title: "name"},
	}
}

// past tells whether the day in the first column has been.
func past(today Date, v []any) bool {
	d := colDate(v[0])
	return !d.IsZero() && d.Before(today)
}

func (b byColumns) choices(s State, k Kind) []Choice {
	cols := []string{"rev", b.title}
	if b.day != "" {
		cols = append(cols, b.day)
	}
	rows := s.Rows(k, append(cols, b.more...)...)
	out := make([]Choice, 0, len(rows))
	for i := len(rows) - 1; i >= 0; i-- { // newest first
		r := rows[i]
		id := r[0].(string)
		c := Choice{Ref: Ref{Kind: k, ID: id, Rev: colInt(r[1])}, Label: Literal(Shorten(colText(r[2]))), Side: Literal(id)}
		if b.day != "" && colText(r[3]) != "" {
			c.Side = Msg("form.side.dated", "ID", id, "On", colDate(r[3]))
		}
		if b.gone != nil {
			c.Gone = b.gone(s.Today(), r[1+len(cols):])
		}
		out = append(out, c)
	}
	return out
}

// choiceOf is a record as a line to pick; not ok for what nobody points at.
func choiceOf(s State, r Record) (Choice, bool) {
	c := Choice{Ref: Ref{Kind: r.Kind(), ID: r.Head().ID, Rev: r.Head().Rev}, Label: TitleOf(s, r), Side: Literal(r.Head().ID)}
	switch r := r.(type) {
	case *Person:
		c.Keys = r.ID + " " + r.Email
		c.Side, c.Gone = Literal(seatOf(s, r.ID)), leftOf(s, r.ID)
	case *Office:
		c.Keys = r.Code
		c.Side = Msg("form.side.office", "Code", r.Code)
	case *Body:
		c.Keys, c.Side = r.ID, Literal(r.Code)
	case *Control:
		c.Keys = controlKeys(r.ID)
		c.Gone = r.Applicable == ApplicableNo
	case *PolicyVersion:
		c.Side = Msg("form.side.state", "ID", r.ID, "State", StateOf(s, r, s.Today()))
		c.Gone = !r.WithdrawnOn.IsZero()
		return c, r.Blob != ""
	}
	return c, true
}

// controlKeys are the ways to write the number of a control.
func controlKeys(id string) string {
	nr := id[min(2, len(id)):]
	return nr + " A." + nr
}

// seatOf names the bodies a person sits in today, and the offices they hold.
func seatOf(s State, person string) string {
	out := ""
	add := func(name string) {
		if out != "" {
			out += ", "
		}
		out += name
	}
	for _, a := range Find[*Appointment](s, "person", person) {
		if b, ok := Get[*Body](s, a.Body); ok && a.On(s.Today()) {
			add(b.Code)
		}
	}
	for _, h := range Find[*OfficeHolder](s, "person", person) {
		if o, ok := Get[*Office](s, h.Office); ok && within(s.Today(), h.From, h.Until) {
			add(o.Name)
		}
	}
	return out
}

// leftOf tells whether somebody sat in a body, held an office or had a role, and
// nothing of that runs or is to come.
func leftOf(s State, person string) bool {
	var last []Date
	for _, a := range Find[*Appointment](s, "person", person) {
		last = append(last, a.Until)
	}
	for _, h := range Find[*OfficeHolder](s, "person", person) {
		last = append(last, h.Until)
	}
	for _, g := range Find[*Grant](s, "person", person) {
		last = append(last, g.Until)
	}
	return len(last) > 0 && !slices.ContainsFunc(last, func(d Date) bool { return d.IsZero() || !d.Before(s.Today()) })
}

// pinPicked binds references that were picked by revision alone to the bytes
// of that revision: those that were there to be seen. What the record pointed
// at before stays as it was.
func pinPicked(s State, r Record) {
	old, changed := s.Get(r.Kind(), r.Head().ID)
	for _, f := range Fields(r) {
		if f.Type != FieldRef {
			continue
		}
		values := FieldValues(r, f.Name)
		for i, v := range values {
			if changed && slices.Contains(FieldValues(old, f.Name), v) {
				continue
			}
			if ref, ok := ParsePin(v); ok && ref.SHA256 == "" && ref.Rev > 0 {
				values[i] = pinAt(s, ref).Pin()
			}
		}
		_ = SetField(r, f.Name, values) // they were read from it
	}
}

// pinAt is a reference with the hash of the revision it names.
func pinAt(s State, ref Ref) Ref {
	now, ok := s.Get(ref.Kind, ref.ID)
	if ok && now.Head().Rev != ref.Rev {
		for _, rev := range s.History(ref.Kind, ref.ID) {
			if rev.Record.Head().Rev == ref.Rev {
				now = rev.Record
			}
		}
	}
	if !ok {
		return ref
	}
	pinned := RefTo(now)
	pinned.Rev = ref.Rev
	return pinned
}
