package model

import "slices"

// ActionRow is one line of a list of actions.
type ActionRow struct {
	Line    int // in the file, for messages
	Text    string
	Owner   string // an office, or somebody known
	Due     Date
	DoneOn  Date
	Origin  string // number of a record, here or elsewhere; else a note
	Proof   string // location, or number of evidence
	Dropped string // why it is no longer needed
}

// ImportActions brings actions in line with a list. A line is about the action
// of that text and due date; when a text stands once here and once in the list,
// the due date may have moved.
type ImportActions struct {
	Rows    []ActionRow
	Headers map[string]string // of the columns, by field
}

// Verb implements Command.
func (ImportActions) Verb() Verb { return VerbImportActions }

// Decide implements Command: everything, or one error with all that is wrong.
func (c ImportActions) Decide(s State) ([]Change, error) { return c.plan(s).decide() }

// Preview implements Importer.
func (c ImportActions) Preview(s State) []LineChange { return c.plan(s).preview() }

// actionPlan works out a list of actions against the state.
type actionPlan struct {
	*importPlan
	known  map[string][]*Action // by text
	listed map[string]int       // how often a text stands in the list
}

func (c ImportActions) plan(s State) *importPlan {
	p := &actionPlan{newImportPlan(s, KindAction, c.Headers), map[string][]*Action{}, map[string]int{}}
	for _, a := range All[*Action](s) {
		p.known[foldSpaces(a.Text)] = append(p.known[foldSpaces(a.Text)], a)
	}
	for _, r := range c.Rows {
		p.listed[foldSpaces(r.Text)]++
	}
	for _, r := range c.Rows {
		p.row(r)
	}
	p.finish()
	return p.importPlan
}

func (p *actionPlan) row(r ActionRow) {
	p.begin(r.Line, Literal(Shorten(r.Text)))
	a := p.action(r)
	p.about(a)
	if !p.claim(a, "text") {
		return
	}
	a.Due = r.Due
	if !r.DoneOn.IsZero() && a.DoneOn != r.DoneOn {
		a.DoneOn = r.DoneOn
		p.desk.happened(a, r.DoneOn)
	}
	p.past("done_on", r.DoneOn)
	keep(&a.Dropped, r.Dropped)
	p.keepOwner(&a.Owner, r.Owner)
	p.origin(a, r.Origin)
	if e := p.proofOf(ListedFile{}, r.Proof, "proof", "proof"); e != nil {
		if !slices.Contains(a.Proof, e.ID) {
			a.Proof = append(slices.Clip(a.Proof), e.ID)
		}
		p.proves(e, a)
	}
	p.check(a, "text")
}

func (p *actionPlan) action(r ActionRow) *Action {
	key := foldSpaces(r.Text)
	alike := p.known[key]
	for i, a := range alike {
		if a.Due == r.Due || len(alike) == 1 && p.listed[key] == 1 {
			alike[i] = lay(p.importPlan, a)
			return alike[i]
		}
	}
	a := &Action{Text: r.Text, Due: r.Due}
	a.ID = p.s.NextID(KindAction, p.s.Today().Year())
	p.add(a)
	p.known[key] = append(alike, a)
	return a
}

// origin is a record here, by its number or that of elsewhere, else a note.
func (p *actionPlan) origin(a *Action, cell string) {
	kind, id, err := ParseID(cell)
	if cell == "" || err == nil && a.Origin.Kind == kind && a.Origin.ID == id {
		return
	}
	if err == nil {
		if r, ok := p.s.Get(kind, id); ok {
			a.Origin, a.OriginNote = RefTo(r), ""
		} else {
			p.bad("origin", Msg("import.actions.origin", "ID", id))
		}
		return
	}
	var found []*Decision
	for _, d := range All[*Decision](p.s) {
		if sameText(d.Outside, cell) {
			found = append(found, d)
		}
	}
	switch {
	case len(found) == 1 && found[0].ID == a.Origin.ID:
	case len(found) == 1:
		a.Origin, a.OriginNote = RefTo(found[0]), ""
	case a.Origin.IsZero():
		a.OriginNote = cell
	}
}
