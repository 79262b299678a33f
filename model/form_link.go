package model

import "slices"

// AskLink is the form that lets a record point at others.
const AskLink = "link"

// linking are the fields by which a record points at what it rests on, comes
// from or leads to; those that make it what it is are left to its own form.
func linking(k Kind) []string {
	if k == KindNote || k == KindAttendance {
		return nil
	}
	return slices.DeleteFunc(askedOf(k), func(name string) bool {
		switch name {
		case "about", "subject", "origin", "controls", "evidence", "proof", "actions", "action", "decision", "decided_by",
			"approves", "rests_on", "supersedes", "supervisor", "follow_up", "supplier", "item", "minutes", "training":
			return k == KindBody || k == KindParticipation || k == KindDecision && name == "item"
		}
		return true
	})
}

// linkForm asks for the references of a record alone.
func linkForm(s State, a Ask) (Form, error) {
	r, ok := s.Get(a.Ref.Kind, a.Ref.ID)
	if !ok {
		return Form{}, Errorf(CodeNotFound, "error.record.missing", "ID", a.Ref.ID)
	}
	ask, err := askedNow(s, r)
	if err != nil {
		return Form{}, err
	}
	may := linking(a.Ref.Kind)
	ask.names = slices.DeleteFunc(ask.names, func(n string) bool { return !slices.Contains(may, n) })
	if len(ask.names) == 0 {
		return Form{}, Errorf(CodeInvalid, "error.form.no_links", "ID", a.Ref.ID)
	}
	c := conditionsIn(s)
	c.always = true // what it depends on is not asked here
	f := recordForm(c, ask, r, AskLink+" "+a.Ref.ID, Msg("form.link", "Kind", Msg("kind."+string(a.Ref.Kind)), "ID", a.Ref.ID))
	f.Intro = Msg("form.intro.link")
	return f, nil
}
