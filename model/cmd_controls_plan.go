package model

import "strings"

// controlPlan works out a verklaring van toepasselijkheid against the state.
type controlPlan struct {
	s        State
	desk     *desk
	controls map[string]*Control
	people   []*Person
	offices  *officeBook
	problems []Message
	first    map[int]Message // index of a row → its first problem
	done     []*Control
	lines    map[string]int // control → the line that set it
}

func newControlPlan(s State) *controlPlan {
	p := &controlPlan{s: s, desk: newDesk(s), controls: map[string]*Control{},
		people: All[*Person](s), offices: newOfficeBook(s), first: map[int]Message{}, lines: map[string]int{}}
	for _, k := range All[*Control](s) {
		p.controls[k.ID] = k
	}
	return p
}

func (p *controlPlan) run(rows []ControlRow) {
	p.done = make([]*Control, len(rows))
	for i, r := range rows {
		n := len(p.problems)
		p.done[i] = p.row(r)
		if len(p.problems) > n {
			p.first[i] = p.problems[n]
		}
	}
}

func (p *controlPlan) bad(line int, field string, what Message) {
	p.problems = append(p.problems, rowProblem(line, field, what))
}

// row merges one line with what is known.
func (p *controlPlan) row(r ControlRow) *Control {
	known := p.find(r)
	if known == nil {
		return nil
	}
	k := onDesk(p.desk, known)
	merge(r, k)
	keep(&k.Why, r.Why)
	keep(&k.EvidenceNote, r.EvidenceNote)
	if !r.AssessedOn.IsZero() {
		k.AssessedOn = r.AssessedOn
	}
	if r.Owner != "" {
		k.Owner = p.owner(r)
	}
	n := len(p.problems)
	p.consistent(r, k)
	if len(p.problems) > n {
		return k
	}
	for _, pr := range Validate(k) {
		p.bad(r.Line, pr.Field, pr.Message)
	}
	return k
}

// merge takes over the three axes. What is not there, or not begun, has not
// been tested: the line says so without a word in the other cells.
func merge(r ControlRow, k *Control) {
	if r.HasApplicable {
		k.Applicable = r.Applicable
	}
	if r.HasImplementation {
		k.Implementation = r.Implementation
	}
	gone := r.HasApplicable && r.Applicable == ApplicableNo
	if gone && !r.HasImplementation && k.Implementation != "" {
		k.Implementation = ImplementationNone
	}
	if (gone || r.HasImplementation && r.Implementation == ImplementationNone) && k.Assurance != "" {
		k.Assurance = AssuranceNone
	}
	if r.HasAssurance {
		k.Assurance = r.Assurance
	}
}

// keep replaces a text unless the cell was empty.
func keep(have *string, cell string) {
	if cell != "" {
		*have = cell
	}
}

// find looks up the control of a line; a number that stands twice is refused
// with both lines, as one of them must be wrong.
func (p *controlPlan) find(r ControlRow) *Control {
	kind, id, err := ParseID(r.Nr)
	k := p.controls[id]
	if err != nil || kind != KindControl || k == nil {
		p.bad(r.Line, "control", Msg("import.controls.unknown", "Text", Shorten(r.Nr)))
		return nil
	}
	if other, twice := p.lines[id]; twice {
		p.bad(r.Line, "control", Msg("import.controls.twice", "ID", id, "Other", other))
		return nil
	}
	p.lines[id] = r.Line
	return k
}

// consistent refuses what cannot be true together. Reasons for exclusion are
// asked by NEN 7510-1 §6.1.3 d.
func (p *controlPlan) consistent(r ControlRow, k *Control) {
	begun := r.HasImplementation && r.Implementation != ImplementationNone
	tested := r.HasAssurance && r.Assurance != AssuranceNone
	if k.AssessedOn.After(p.s.Today()) {
		p.bad(r.Line, "assessed_on", Msg("import.controls.future", "On", k.AssessedOn))
	}
	if k.Applicable == ApplicableNo {
		if k.Why == "" {
			p.bad(r.Line, "why", Msg("import.controls.why"))
		}
		if begun {
			p.bad(r.Line, "implementation", Msg("import.controls.excluded", "Value", r.Implementation))
		}
		if tested {
			p.bad(r.Line, "assurance", Msg("import.controls.excluded", "Value", r.Assurance))
		}
		return
	}
	// A design can be tested before anything is in place; the rest cannot.
	if tested && r.Assurance != AssuranceDesign && (k.Implementation == "" || k.Implementation == ImplementationNone) {
		p.bad(r.Line, "assurance", Msg("import.controls.untouched", "Value", r.Assurance))
	}
}

// owner is an office. A name of somebody known stays that person: names stand
// in Person alone.
func (p *controlPlan) owner(r ControlRow) string {
	if o, ok := p.offices.find(r.Owner); ok {
		return o.ID
	}
	for _, x := range p.people {
		if sameText(x.Name, r.Owner) || strings.EqualFold(x.Email, r.Owner) {
			return x.ID
		}
	}
	o := p.offices.get(r.Owner)
	p.desk.add(o)
	for _, pr := range Validate(o) {
		p.bad(r.Line, "owner", pr.Message)
	}
	return o.ID
}

// nameOf reads the id of an owner.
func (p *controlPlan) nameOf(id string) string {
	for _, o := range p.offices.list {
		if o.ID == id {
			return o.Name
		}
	}
	for _, x := range p.people {
		if x.ID == id {
			return x.Name
		}
	}
	return id
}
