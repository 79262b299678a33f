package model

// DecisionRow is one line of a list of decisions from before this file was used.
type DecisionRow struct {
	Line           int    // in the file, for messages
	Number         string // number elsewhere
	Body           string // code or name
	On             Date
	Subject        string
	Text           string // empty: as the subject
	Outcome        Outcome
	ValidUntil     Date // inclusive
	FeedbackOn     Date
	ConditionsMet  Date
	File           ListedFile // the minutes
	Minutes        string     // or where these are
	Acclaimed      bool       // algemene stemmen
	For            []string   // names or e-mail; all empty: not known
	Against        []string
	Abstain        []string
	Policy         string // title or number of the policy it approves
	Version        string // label or sequence number
	Considerations string
}

// ImportDecisions takes over decisions from before this file was used, with
// their minutes as evidence. Today's checks are not applied to them; they count
// as proof with that mark. A decision that was taken here is never touched.
//
// A line is about the decision of that body with the same number elsewhere,
// else about the one of that body, day and subject.
type ImportDecisions struct {
	Rows    []DecisionRow
	Headers map[string]string // of the columns, by field
}

// Verb implements Command.
func (ImportDecisions) Verb() Verb { return VerbImportDecisions }

// Decide implements Command: everything, or one error with all that is wrong.
func (c ImportDecisions) Decide(s State) ([]Change, error) { return c.plan(s).decide() }

// Preview implements Importer.
func (c ImportDecisions) Preview(s State) []LineChange { return c.plan(s).preview() }
