package model

// PolicyRow is one line of a list of policies: a document and, where the line
// says so, one version of it.
type PolicyRow struct {
	Line          int // in the file, for messages
	Title         string
	Type          PolicyType // empty: as it is known, else a policy
	Letters       string     // Cbw-onderdelen: "abcj"
	Owner         string     // an office, or somebody known
	Interval      int        // months between reviews
	Version       string     // label
	File          ListedFile
	Location      string // where it is, when it is not here
	ImplementedOn Date
	WithdrawnOn   Date
	ApprovedOn    Date   // the day of a decision known here
	ApprovedNr    string // its number, here or elsewhere
}

// ImportPolicies brings policies and their versions in line with a list. A line
// is about the policy of that title and the version of that label. The bytes of
// a version never change: another text is another version. Approval is bound to
// a decision that was taken over and to the bytes; without a file it is not.
type ImportPolicies struct {
	Rows    []PolicyRow
	Headers map[string]string // of the columns, by field
}

// Verb implements Command.
func (ImportPolicies) Verb() Verb { return VerbImportPolicies }

// Decide implements Command: everything, or one error with all that is wrong.
func (c ImportPolicies) Decide(s State) ([]Change, error) { return c.plan(s).decide() }

// Preview implements Importer.
func (c ImportPolicies) Preview(s State) []LineChange { return c.plan(s).preview() }

// event is the day by which versions are numbered.
func (r PolicyRow) event() Date {
	if r.ApprovedOn.IsZero() {
		return r.ImplementedOn
	}
	return r.ApprovedOn
}

// hasVersion tells whether the line is about a version too.
func (r PolicyRow) hasVersion() bool {
	return r.Version != "" || !r.File.IsZero() || r.Location != "" || !r.event().IsZero() || r.ApprovedNr != "" || !r.WithdrawnOn.IsZero()
}
