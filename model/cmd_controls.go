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
type ImportControls struct{ Rows []ControlRow }

// Verb implements Command.
func (ImportControls) Verb() Verb { return VerbImportControls }

// Decide implements Command: everything, or one error with all that is wrong.
func (c ImportControls) Decide(s State) ([]Change, error) {
	if _, ok := TheOrganisation(s); !ok {
		return nil, Errorf(CodeInvalid, "error.organisation.missing")
	}
	p := newControlPlan(s)
	p.run(c.Rows)
	if len(p.problems) > 0 {
		return nil, Refused("", p.problems)
	}
	return p.desk.changes(), nil
}

// ControlDiff is what the file changes about one control.
type ControlDiff struct {
	ID     string
	Label  Message // in both languages
	Line   int
	Fields []FieldDiff // empty when nothing differs
	// Problem is what keeps the file from being read in, zero when this line is
	// in order.
	Problem Message
}

// Diff tells what the import would change, in the order of the file, leaving
// out lines that change nothing. It writes nothing; to show it after an import,
// ask before.
func (c ImportControls) Diff(s State) []ControlDiff {
	if _, ok := TheOrganisation(s); !ok {
		return nil
	}
	p := newControlPlan(s)
	p.run(c.Rows)
	var out []ControlDiff
	for i, r := range c.Rows {
		d := ControlDiff{ID: r.Nr, Line: r.Line, Problem: p.first[i]}
		if k := p.done[i]; k != nil {
			d.ID = k.ID
			d.Fields = diffFields(p.desk.before(k), k, p.nameOf)
		}
		if len(d.Fields) == 0 && d.Problem.IsZero() {
			continue
		}
		if l, ok := s.Law().Control(d.ID); ok {
			d.Label = Message{Key: LiteralKey, Args: Args{"NL": l.LabelNL, "EN": l.LabelEN, "Text": l.LabelNL}}
		}
		out = append(out, d)
	}
	return out
}
