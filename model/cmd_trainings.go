package model

// TrainingRow is one line of a list of courses: a course and who took part.
type TrainingRow struct {
	Line         int // in the file, for messages
	Title        string
	Provider     string
	FirstDay     Date
	LastDay      Date
	Minutes      int
	Topics       []string // see TopicCodes
	Language     string
	Independent  Answer
	Participants []string // names or e-mail
	Completed    Answer   // empty: yes once the course is over
	File         ListedFile
	IssuedOn     Date
	States       []string // what the certificate states; see CertificateWords
}

// CertificateWords are what a certificate can state.
func CertificateWords() []string {
	return []string{"name", "dates", "topics", "provider", "language", "minutes"}
}

// certificate tells whether the line is about a certificate too.
func (r TrainingRow) certificate() bool {
	return !r.File.IsZero() || !r.IssuedOn.IsZero() || len(r.States) > 0
}

// ImportTrainings brings courses, who took part, and certificates in line with
// a list. A line is about the course of that title, provider and first day; one
// course may stand on several lines, each with its participants. What a
// certificate states is taken from the course, and only what the line says it
// states.
type ImportTrainings struct {
	Rows    []TrainingRow
	Headers map[string]string // of the columns, by field
}

// Verb implements Command.
func (ImportTrainings) Verb() Verb { return VerbImportTrainings }

// Decide implements Command: everything, or one error with all that is wrong.
func (c ImportTrainings) Decide(s State) ([]Change, error) { return c.plan(s).decide() }

// Preview implements Importer.
func (c ImportTrainings) Preview(s State) []LineChange { return c.plan(s).preview() }
