package model

// Command is one change, whatever it touches: one command is one transaction.
type Command interface {
	// Verb names the command in the ledger and in the table of permissions.
	Verb() Verb
	// Decide looks at the state and returns the records to write. It is pure:
	// the same state gives the same answer.
	Decide(s State) ([]Change, error)
}

// Composite is a command that does what others do: besides its own verb, who
// gives it must be allowed those.
type Composite interface{ Verbs(s State) []Verb }

// Seeing is a command that hangs on what its actor may see, which Decide does
// not look at: Seen gets the state as that reader sees it, in the same
// transaction.
type Seeing interface{ Seen(s State) error }

// VerbsOf lists all that the actor must be allowed for a command.
func VerbsOf(s State, c Command) []Verb {
	vs := []Verb{c.Verb()}
	if several, ok := c.(Composite); ok {
		vs = append(vs, several.Verbs(s)...)
	}
	return vs
}

// Verb names a command: "control.import".
type Verb string

// Change is a record to write, with the day the thing happened.
type Change struct {
	Record Record
	On     Date // zero: today
	// From is the revision the change was made upon; 0 for a new record. The
	// store refuses a change upon an older one.
	From int
	// Blobs are files the record names by SHA-256, to be kept with it.
	Blobs []Blob
	// Verb, when set, words the entry more exactly than the command's own.
	Verb Verb
}

// Blob is the bytes of a file.
type Blob struct {
	SHA256  string
	Content []byte
}

// Receipt says what a command wrote.
type Receipt struct {
	Entries []Entry
	Refs    []Ref
	// Letter is told once to who gave the command and kept nowhere.
	Letter string
}
