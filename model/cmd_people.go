package model

// PersonRow is one line of a list of people (DESIGN §8):
// name,body,role,executive,from,to,email. Texts are clean and dates real; the
// reader in store/exchange saw to that.
type PersonRow struct {
	Line        int // in the file, for messages
	Name        string
	Body        string // code or name; empty: Role is an office
	Role        string // voorzitter, lid, stille vennoot, lid namens X B.V.; CISO
	Executive   bool   // empty in the file reads as yes
	From, Until Date   // inclusive; Until empty is in office
	Email       string
}

// ImportPeople brings people, their appointments and the offices they hold in
// line with a list. What the list does not name stays as it is. The same list
// twice writes nothing.
type ImportPeople struct{ Rows []PersonRow }

// Verb implements Command.
func (ImportPeople) Verb() Verb { return VerbImportPeople }

// Decide implements Command: everything, or one error with all that is wrong.
func (c ImportPeople) Decide(s State) ([]Change, error) {
	if _, ok := TheOrganisation(s); !ok {
		return nil, Errorf(CodeInvalid, "error.organisation.missing")
	}
	p := newPeoplePlan(s)
	p.run(c.Rows)
	if len(p.problems) > 0 {
		return nil, Refused("", p.problems)
	}
	return p.desk.changes(), nil
}

// PeopleChange is what one line of the list comes to.
type PeopleChange struct {
	Line   int
	Name   string
	Seat   string // the body or office
	What   RowChange
	Fields []FieldDiff
	// Problem is what keeps the list from being read in, zero when this line
	// is in order.
	Problem Message
}

// Preview tells per line what the import would do, in the order of the list.
// It writes nothing; problems stand with their line.
func (c ImportPeople) Preview(s State) []PeopleChange {
	if _, ok := TheOrganisation(s); !ok {
		return nil
	}
	p := newPeoplePlan(s)
	p.run(c.Rows)
	out := make([]PeopleChange, len(c.Rows))
	for i, r := range c.Rows {
		out[i] = PeopleChange{Line: r.Line, Name: r.Name, Seat: r.Body, What: RowUnchanged, Problem: p.first[r.Line]}
		if r.Body == "" {
			out[i].Seat = r.Role
		}
		if d := p.done[i]; d != nil && out[i].Problem.IsZero() {
			out[i].Seat = d.seat
			out[i].What, out[i].Fields = p.compare(d)
		}
	}
	return out
}

// RowChange says what a line of a list does.
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
