package model

import "slices"

// SaveAll changes several records of the registers in one step, each by the
// rules of Save: all of them, or none and every reason why.
type SaveAll struct {
	Records []Record
	On      Date
}

// Verb implements Command.
func (SaveAll) Verb() Verb { return VerbSaveAll }

// Verbs implements Composite.
func (c SaveAll) Verbs(State) []Verb {
	var out []Verb
	for _, r := range c.Records {
		if v := SaveVerb(r.Kind()); !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// Decide implements Command.
func (c SaveAll) Decide(s State) ([]Change, error) {
	var out []Change
	var problems []Message
	for i, r := range c.Records {
		changes, err := Save{Record: r, On: c.On, Pin: true}.Decide(s)
		if err == nil && slices.ContainsFunc(c.Records[:i], func(o Record) bool { return sameRecord(o, r) }) {
			err = Errorf(CodeInvalid, "error.save_all.twice")
		}
		if err != nil {
			problems = append(problems, about(r, reasonOf(err)...))
			continue
		}
		for _, ch := range changes {
			for _, p := range Validate(ch.Record) {
				problems = append(problems, about(r, p.Message))
			}
			ch.Verb = SaveVerb(r.Kind()) // the step has many parts, each its own entry
			out = append(out, ch)
		}
	}
	if len(problems) > 0 {
		return nil, Refused("", problems)
	}
	return out, nil
}

func sameRecord(a, b Record) bool {
	return a.Kind() == b.Kind() && a.Head().ID != "" && a.Head().ID == b.Head().ID
}

func about(r Record, what ...Message) Message {
	return Msg("error.save_all.about", "ID", r.Head().ID, "What", what)
}

// SavePreview is what SaveAll would make of one record.
type SavePreview struct {
	Ref      Ref
	Title    Message
	What     RowChange
	Changes  []Message // what changes, a line per field, with names for people
	Problems []Message // what keeps it from being saved
}

// Preview tells per record what would change and what is against it, in their
// order. It writes nothing.
func (c SaveAll) Preview(s State) []SavePreview {
	out := make([]SavePreview, len(c.Records))
	for i, r := range c.Records {
		h := r.Head()
		p := SavePreview{Ref: Ref{Kind: r.Kind(), ID: h.ID}, Title: TitleOf(s, r), What: RowChanged}
		old, ok := s.Get(r.Kind(), h.ID)
		switch {
		case h.ID == "":
			p.What = RowAdded
		case !ok:
			p.Problems = append(p.Problems, Msg("error.record.missing", "ID", h.ID))
		default:
			w := newPageWriter(s, r, s.Today())
			if w.changes(old, r); len(w.blocks) == 0 {
				p.What = RowUnchanged
			}
			for _, b := range w.blocks {
				p.Changes = append(p.Changes, b.Value.(Message))
			}
			p.Problems = stalePreview(s, r, old)
		}
		p.Problems = append(p.Problems, c.against(s, i)...)
		out[i] = p
	}
	return out
}

// stalePreview says who changed a record since it was read.
func stalePreview(s State, r, old Record) []Message {
	switch revs := s.History(r.Kind(), r.Head().ID); {
	case old.Head().Undone:
		return []Message{Msg("error.record.undone", "ID", old.Head().ID)}
	case old.Head().Rev != r.Head().Rev && len(revs) > 0:
		last := revs[len(revs)-1]
		return []Message{Msg("error.undo.changed", "ID", old.Head().ID, "Who", actorName(names(s), last.Entry.Actor), "At", last.Record.Head().RecordedAt)}
	}
	return nil
}

// against asks the rules of one record, with everything before their eyes.
func (c SaveAll) against(s State, i int) []Message {
	r := c.Records[i]
	if v := SaveVerb(r.Kind()); !Allowed(s.Roles(), v) {
		return reasonOf(Denied(v))
	}
	if slices.ContainsFunc(c.Records[:i], func(o Record) bool { return sameRecord(o, r) }) {
		return []Message{Msg("error.save_all.twice")}
	}
	var out []Message
	for _, p := range Validate(Clone(r)) {
		if p.Field != "id" || r.Head().ID != "" {
			out = append(out, p.Message)
		}
	}
	if f, ok := r.(interface{ Fits(State) error }); ok {
		out = append(out, reasonOf(f.Fits(s.Whole()))...)
	}
	return out
}
