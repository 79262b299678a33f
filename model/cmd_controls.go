package model

// ControlRow is one line of a verklaring van toepasselijkheid. Has… tells
// that the cell said something; what it did not say stays as it is known.
type ControlRow struct {
	Line              int    // in the file, for messages
	Nr                string // 5.1, A.5.1 or
	Applicable        Applicable
	Implementation    Implementation
	Assurance         Assurance
	HasApplicable     bool
	HasImplementation bool
	HasAssurance      bool
	Why               string // reason to apply or exclude
	Owner             string // an office, or a person already known by that name
	EvidenceNote      string
	AssessedOn        Date
}

// ImportControls brings the NEN 7510-maatregelen in line with a verklaring van
// toepasselijkheid, in one transaction. The same file twice writes nothing.
//
// An empty cell erases nothing, with two exceptions in which the line does
// speak: Nee takes implementation and assurance back to none, as a control that
// does not apply cannot be implemented, and Niet gestart takes back assurance.
// Reason, owner, evidence and day of assessment stay. Owners become offices.
type ImportControls struct {
	Rows    []ControlRow
	Headers map[string]string // of the columns, by field
}

// Verb implements Command.
func (ImportControls) Verb() Verb { return VerbImportControls }

// Decide implements Command: everything, or one error with all that is wrong.
func (c ImportControls) Decide(s State) ([]Change, error) { return c.plan(s).decide() }

// Preview implements Importer.
func (c ImportControls) Preview(s State) []LineChange { return c.plan(s).preview() }
