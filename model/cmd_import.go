package model

import (
	"cmp"
	"errors"
	"slices"
)

// Importer is a command that reads in somebody's list. Everything in the list
// is written in one transaction, or nothing; the same list twice writes nothing
// the second time. An empty cell erases nothing, unless the list says otherwise.
type Importer interface {
	Command
	// Preview tells per line, in the order of the list, what it would do. It
	// writes nothing; to show it after an import, ask before.
	Preview(s State) []LineChange
}

// LineChange is what one line of a list comes to.
type LineChange struct {
	Line    int
	Title   Message        // what the line is about
	Records []RecordChange // the first is what it is about; what an earlier line showed is not shown again
	Note    Message        // what whoever reads it in should know
	// Problem is what keeps the list from being read in, zero when this line is
	// in order.
	Problem Message
}

// RecordChange is what becomes of a record.
type RecordChange struct {
	Kind   Kind
	ID     string
	What   RowChange
	Fields []FieldDiff // empty when nothing differs
}

// Changes tells whether the line writes anything.
func (l LineChange) Changes() bool {
	return l.Problem.IsZero() && slices.ContainsFunc(l.Records, func(r RecordChange) bool { return r.What != RowUnchanged })
}

// RowChange says what a line of a list does to a record.
type RowChange string

// The changes.
const (
	RowAdded     RowChange = "added"
	RowChanged   RowChange = "changed"
	RowUnchanged RowChange = "unchanged"
)

// Values lists the closed set.
func (RowChange) Values() []string { return []string{"added", "changed", "unchanged"} }

// WordKey implements Worded.
func (c RowChange) WordKey() string { return "row_change." + string(c) }

// importPlan works out a list against the state: what every import does the
// same. A plan of a sort of list embeds it and lays records on the desk.
type importPlan struct {
	s        State
	desk     *desk
	kind     Kind              // of the records that the list is about, for the labels of their fields
	headers  map[string]string // field → header of its column, where a file was read
	people   []*Person
	bodies   []*Body
	offices  *officeBook
	evidence []*Evidence // known or made here, once asked for
	problems []lineProblem
	set      map[string]int  // record → the line that set it
	told     map[string]bool // records that a line shows
	lines    []*planLine
	at       *planLine
	// Pinned references are made when the records they point at are as they will
	// be: what decisions approve first, then what evidence is about.
	links, abouts []func()
}

// planLine is a line with the records it led to.
type planLine struct {
	line    int
	title   Message
	note    Message
	records []Record
	wrong   []string // fields of which something was said
}

type lineProblem struct {
	line int
	what Message
}

func newImportPlan(s State, kind Kind, headers map[string]string) *importPlan {
	return &importPlan{s: s, kind: kind, headers: headers, desk: newDesk(s), people: All[*Person](s), bodies: All[*Body](s),
		offices: newOfficeBook(s), set: map[string]int{}, told: map[string]bool{}}
}

// begin starts on a line; whatever is laid down or found wrong is of that line.
func (p *importPlan) begin(line int, title Message) *planLine {
	p.at = &planLine{line: line, title: title}
	p.lines = append(p.lines, p.at)
	return p.at
}

// lay takes a record to the desk.
func lay[T Record](p *importPlan, r T) T {
	c := onDesk(p.desk, r)
	p.show(c)
	return c
}

// add lays down a new record.
func (p *importPlan) add(r Record) {
	p.desk.add(r)
	p.show(r)
}

// show lists a record with the line that came to it first.
func (p *importPlan) show(r Record) {
	if key := deskKey(r); !p.told[key] {
		p.told[key] = true
		p.at.records = append(p.at.records, r)
	}
}

// about puts the record that this line is about in front.
func (p *importPlan) about(r Record) {
	p.told[deskKey(r)] = true
	rest := slices.DeleteFunc(p.at.records, func(o Record) bool { return o == r })
	p.at.records = append([]Record{r}, rest...)
}

// claim notes that this line sets a record; when another line did, one of them
// is a mistake.
func (p *importPlan) claim(r Record, field string) bool { return p.claimed(r, field, "import.twice") }

func (p *importPlan) claimed(r Record, field, message string) bool {
	key := deskKey(r)
	if other, twice := p.set[key]; twice {
		p.bad(field, Msg(message, "ID", r.Head().ID, "Other", other))
		return false
	}
	p.set[key] = p.at.line
	return true
}

// bad notes what is wrong with a cell of this line.
func (p *importPlan) bad(field string, what Message) {
	p.at.wrong = append(p.at.wrong, field)
	p.badAt(p.at.line, field, what)
}

func (p *importPlan) badAt(line int, field string, what Message) {
	label := field
	if p.kind != "" {
		label = string(p.kind) + "." + field
	}
	m := rowProblem(line, label, what)
	if h, ok := p.headers[field]; ok {
		m = Msg("import.cell", "Line", line, "Column", h, "What", what)
	}
	p.problems = append(p.problems, lineProblem{line, m})
}

// check names the line of what a record would be refused for. Without a field
// of its own a problem is about that one. Of a cell that could not be used it
// is not said again that its field is empty.
func (p *importPlan) check(r Record, field string) {
	for _, pr := range Validate(r) {
		f := pr.Field
		if f == "" {
			f = field
		}
		if !slices.Contains(p.at.wrong, f) {
			p.bad(f, pr.Message)
		}
	}
}

// checkAs is check for a record that a single cell stands for.
func (p *importPlan) checkAs(r Record, field string) {
	for _, pr := range Validate(r) {
		p.bad(field, pr.Message)
	}
}

// past refuses a day still to come for what is said to have happened.
func (p *importPlan) past(field string, day Date) {
	if day.After(p.s.Today()) {
		p.bad(field, Msg("import.future", "On", day))
	}
}

// finish makes the references and puts everything in the order of the list.
func (p *importPlan) finish() {
	for _, link := range slices.Concat(p.links, p.abouts) {
		link()
	}
	p.fit()
	slices.SortStableFunc(p.lines, func(a, b *planLine) int { return cmp.Compare(a.line, b.line) })
	slices.SortStableFunc(p.problems, func(a, b lineProblem) int { return cmp.Compare(a.line, b.line) })
}

// fit asks the rules that need to see other records, those of the list among
// them.
func (p *importPlan) fit() {
	all := over(p.s, p.desk.order...)
	for _, l := range p.lines {
		for _, r := range l.records {
			f, ok := r.(interface{ Fits(State) error })
			if !ok || len(p.problems) > 0 || !p.desk.differs(r) {
				continue
			}
			if e := (*Error)(nil); errors.As(f.Fits(all), &e) {
				p.problems = append(p.problems, lineProblem{l.line, Msg("import.row.unfit", "Line", l.line, "What", e.Message)})
			}
		}
	}
}

// decide gives everything to write, or one error with all that is wrong.
func (p *importPlan) decide() ([]Change, error) {
	if _, ok := TheOrganisation(p.s); !ok {
		return nil, Errorf(CodeInvalid, "error.organisation.missing")
	}
	if len(p.problems) > 0 {
		var all []Message
		for _, pr := range p.problems {
			all = append(all, pr.what)
		}
		return nil, Refused("", all)
	}
	return p.desk.changes(), nil
}

func (p *importPlan) preview() []LineChange {
	if _, ok := TheOrganisation(p.s); !ok {
		return nil
	}
	first := map[int]Message{}
	for _, pr := range p.problems {
		if first[pr.line].IsZero() {
			first[pr.line] = pr.what
		}
	}
	out := make([]LineChange, len(p.lines))
	for i, l := range p.lines {
		out[i] = LineChange{Line: l.line, Title: l.title, Note: l.note, Problem: first[l.line]}
		for _, r := range l.records {
			out[i].Records = append(out[i].Records, p.compare(r))
		}
	}
	return out
}

// compare tells what becomes of a record.
func (p *importPlan) compare(r Record) RecordChange {
	c := RecordChange{Kind: r.Kind(), ID: r.Head().ID, What: RowUnchanged}
	if !p.desk.differs(r) {
		return c
	}
	old := p.desk.before(r)
	c.What, c.Fields = RowChanged, diffFields(old, r, p.nameOf)
	if old == nil {
		c.What = RowAdded
	}
	return c
}
