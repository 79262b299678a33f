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
type ImportPeople struct {
	Rows    []PersonRow
	Headers map[string]string // of the columns, by field
}

// Verb implements Command.
func (ImportPeople) Verb() Verb { return VerbImportPeople }

// Decide implements Command: everything, or one error with all that is wrong.
func (c ImportPeople) Decide(s State) ([]Change, error) {
	if err := mayAdmit(s); err != nil { // seats and offices come along
		return nil, err
	}
	return c.plan(s).decide()
}

// Preview implements Importer.
func (c ImportPeople) Preview(s State) []LineChange { return c.plan(s).preview() }
