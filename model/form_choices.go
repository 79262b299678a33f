package model

// Choices are the records of kinds to pick from, as this reader may see them;
// those that no longer play a part come last.
func Choices(s State, kinds []Kind) []Choice {
	var out []Choice
	for _, k := range kinds {
		for _, r := range s.All(k) {
			if c, ok := choiceOf(s, r); ok {
				out = append(out, c)
			}
		}
	}
	return out
}

// choiceOf is a record as a line to pick; not ok for what nobody points at.
func choiceOf(s State, r Record) (Choice, bool) {
	c := Choice{Ref: RefTo(r), Label: TitleOf(s, r), Side: Literal(r.Head().ID)}
	switch r := r.(type) {
	case *Person:
		c.Keys = r.ID + " " + r.Email
		c.Side = Literal(seatOf(s, r.ID))
	case *Office:
		c.Keys = r.Code
		c.Side = Msg("form.side.office", "Code", r.Code)
	case *Body:
		c.Keys, c.Side = r.ID, Literal(r.Code)
	case *PolicyVersion:
		c.Side = Msg("form.side.state", "ID", r.ID, "State", StateOf(s, r, s.Today()))
		if r.Blob == "" || !r.WithdrawnOn.IsZero() {
			return c, false
		}
	case *Action:
		c.Side = Msg("form.side.state", "ID", r.ID, "State", r.State(s.Today()))
	case *Decision:
		c.Side = Msg("form.side.state", "ID", r.ID, "State", r.Outcome)
	}
	return c, true
}

// seatOf names the bodies a person sits in today.
func seatOf(s State, person string) string {
	out := ""
	for _, a := range Find[*Appointment](s, "person", person) {
		b, ok := Get[*Body](s, a.Body)
		if !ok || !a.On(s.Today()) {
			continue
		}
		if out != "" {
			out += ", "
		}
		out += b.Code
	}
	return out
}
