package model

// controlPlan works out a verklaring van toepasselijkheid against the state.
type controlPlan struct {
	*importPlan
	controls map[string]*Control
}

func (c ImportControls) plan(s State) *importPlan {
	p := &controlPlan{newImportPlan(s, "", c.Headers), map[string]*Control{}}
	for _, k := range All[*Control](s) {
		p.controls[k.ID] = k
	}
	for _, r := range c.Rows {
		p.row(r)
	}
	p.finish()
	return p.importPlan
}

// row merges one line with what is known.
func (p *controlPlan) row(r ControlRow) {
	p.begin(r.Line, Literal(r.Nr))
	known := p.find(r)
	if known == nil {
		return
	}
	k := lay(p.importPlan, known)
	p.about(k)
	merge(r, k)
	keep(&k.Why, r.Why)
	keep(&k.EvidenceNote, r.EvidenceNote)
	keepDay(&k.AssessedOn, r.AssessedOn)
	p.keepOwner(&k.Owner, r.Owner)
	n := len(p.problems)
	p.consistent(r, k)
	if len(p.problems) == n {
		p.check(k, "control")
	}
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

// find looks up the control of a line; a number that stands twice is refused
// with both lines, as one of them must be wrong.
func (p *controlPlan) find(r ControlRow) *Control {
	kind, id, err := ParseID(r.Nr)
	k := p.controls[id]
	if err != nil || kind != KindControl || k == nil {
		p.bad("control", Msg("import.controls.unknown", "Text", Shorten(r.Nr)))
		return nil
	}
	if l, ok := p.s.Law().Control(id); ok {
		p.at.title = Message{Key: LiteralKey, Args: Args{"NL": l.LabelNL, "EN": l.LabelEN, "Text": l.LabelNL}}
	}
	if !p.claimed(k, "control", "import.controls.twice") {
		return nil
	}
	return k
}

// consistent refuses what cannot be true together. Reasons for exclusion are
// asked by NEN 7510-1 §6.1.3 d.
func (p *controlPlan) consistent(r ControlRow, k *Control) {
	begun := r.HasImplementation && r.Implementation != ImplementationNone
	tested := r.HasAssurance && r.Assurance != AssuranceNone
	if k.AssessedOn.After(p.s.Today()) {
		p.bad("assessed_on", Msg("import.controls.future", "On", k.AssessedOn))
	}
	if k.Applicable == ApplicableNo {
		if k.Why == "" {
			p.bad("why", Msg("import.controls.why"))
		}
		if begun {
			p.bad("implementation", Msg("import.controls.excluded", "Value", r.Implementation))
		}
		if tested {
			p.bad("assurance", Msg("import.controls.excluded", "Value", r.Assurance))
		}
		return
	}
	// A design can be tested before anything is in place; the rest cannot.
	if tested && r.Assurance != AssuranceDesign && (k.Implementation == "" || k.Implementation == ImplementationNone) {
		p.bad("assurance", Msg("import.controls.untouched", "Value", r.Assurance))
	}
}
