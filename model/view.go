package model

// Worded is a value of a closed set, shown as a word of the message
// catalogue: text/ looks up "word." + WordKey().
type Worded interface{ WordKey() string }

// Column is one property of a noun in lists. Key is the JSON name, English;
// the heading is the message "column." + Key.
type Column struct {
	Key string
	// Width is the natural width in cells, Min the smallest useful one. Zero
	// Width keeps a column out of the terminal list (JSON still has it).
	Width, Min int
	// Priority says which columns stay when room is short; 1 goes last.
	Priority int
	// Grow lets the column take the room that is left.
	Grow bool
	// Right aligns to the right: numbers.
	Right bool
}

// Row is one record in a list; Values stand in the order of the noun's
// columns. A value is nil, string, int, bool, Date, time.Time, Worded, Message,
// Status or []string.
type Row struct {
	Ref    Ref
	Values []any
	// Status colours the row's glyph where the noun has one; "" otherwise.
	Status Status
	Tasks  []Ask // see Tasks
	// Ballots are the decisions in it on which the reader may vote now, by the
	// number in sight: their own, or that of their item.
	Ballots map[string]string
}

// Noun is one register as a value: what it is called, which columns it has,
// how its rows are found, and how one of them reads as a page.
type Noun struct {
	Name    string // "controls", as on the command line
	Kind    Kind
	Columns []Column
	Load    func(s State, day Date) ([]Row, error)
	// Head says above the list what the rows come to; may be nil.
	Head func(s State, day Date, rows []Row) []Block
	// Verb is asked of who wants the list; "" for whoever may read the kind.
	Verb Verb
	// Groups gathers the rows under headings, per column one may gather by; may
	// be nil.
	Groups func(law *Law, rows []Row) map[string][]Group
	// Inner keeps the noun from the command line's list of nouns: it is part of
	// a screen.
	Inner bool
}

// Doc is a record written as a page. The same Doc feeds the detail pane, the
// verb show and --plain.
type Doc struct {
	Ref    Ref
	Title  Message
	Lead   Message // one line under the title, may be zero
	Blocks []Block
	Others Message // why this reader changes nothing of it: it is somebody else's; mostly empty
	Tasks  []Ask   // see Tasks
	// Ballots are the decisions in it on which the reader may vote now, by the
	// number in sight: their own, or that of their item.
	Ballots map[string]string
}

// BlockKind says how a Block is laid out.
type BlockKind string

// The kinds of blocks.
const (
	BlockHeading BlockKind = "heading" // Label is the heading
	BlockText    BlockKind = "text"    // Value is a Message or string, wrapped
	BlockField   BlockKind = "field"   // Label: Value
	BlockLink    BlockKind = "link"    // Ref can be followed; Value says what it is, Label how it is related
	BlockStatus  BlockKind = "status"  // Status, Label, Value: a line with a glyph; Ref optional
	BlockMarked  BlockKind = "marked"  // Value is a text in Markdown, a string
	BlockDiff    BlockKind = "diff"    // Value is a Redline
)

// Redline is a text before and after, and what each is called.
type Redline struct{ Old, New, OldName, NewName string }

// Block is a piece of a Doc. A field, link or status with a Ref can be
// followed.
type Block struct {
	Kind   BlockKind
	Label  Message
	Value  any
	Ref    Ref
	Status Status
	Word   Message // the word beside the sign, where that of the status is not the fitting one
}

// Status is what a duty, or a part of one, comes to.
type Status string

// The statuses of DESIGN §4.
const (
	Met       Status = "met"       // every part proven
	Attention Status = "attention" // something missing, its term lies ahead, or the source is unsure
	Gap       Status = "gap"       // a term passed, or proof missing where no term runs
	NA        Status = "na"        // does not apply, or not yet in force
	Untracked Status = "untracked" // a known duty this program does not evaluate
)

// WordKey implements Worded.
func (s Status) WordKey() string { return "status." + string(s) }

// DutyResult is one duty judged on one day. It is computed, never typed.
type DutyResult struct {
	ID         string
	Text       DutyText // title, citation, kind, addressee, confidence
	Status     Status
	Summary    Message // the count or fact at the right of the line: "3 van 5"
	Note       Message // the word that goes with "!": nog niet vereist, loopt af, uitleg onzeker; or the latest proof
	Due        Date    // earliest term among parts not met; zero when none runs
	Parts      []DutyPart
	Reasons    []Message // why, in sentences
	Mends      []Proof   // open actions that would mend it; On is their term
	Explained  []Proof   // explanations of the board, shown beside, never changing the status
	Provisions []Provision
	Sources    []Source
	Aids       []Aid
}

// DutyPart is one requirement inside a duty: a letter, a director, a report.
type DutyPart struct {
	Label  Message
	Status Status
	Due    Date
	Also   Date // the other reading of an unsure term, zero when there is none
	Note   Message
	Proof  []Proof
	About  Ref // the record the label names, where there is one
}

// Proof is a record that shows something, with the day it speaks of and, where
// a decision stands behind it, that decision.
type Proof struct {
	Ref      Ref
	Title    string
	On       Date
	Decision Ref
}

// DutyCount is how many duties of a kind are met, of those that count.
type DutyCount struct {
	Kind string `json:"kind"`
	Met  int    `json:"met"`
	Of   int    `json:"of"`
}

// Overview is everything the first screen shows.
type Overview struct {
	Organisation string
	Class        Class
	ClassReason  []Message
	Day          Date
	Duties       []DutyResult
	Counts       []DutyCount // law, guidance, own norm; guidance left out when empty
	First        []Upcoming  // what comes first: late actions, next meeting, ending terms
	Begin        Message     // what to do when nothing waits and something lacks; may be empty
	Controls     ControlTotals
	Trend        []int // implemented controls at the end of each of the last months, oldest first
	Since        Since
}

// Upcoming is one line of "eerst aan de beurt".
type Upcoming struct {
	Ref    Ref
	Title  Message
	Due    Date
	Time   string // "14:00" for a meeting, "" otherwise
	Status Status // Gap when late, Attention when soon, NA otherwise
}

// ControlTotals counts the 101 controls.
type ControlTotals struct {
	Applicable, Excluded, Undecided      int
	None, Started, Implemented           int // of the applicable ones
	AssessedOperation, AssessedExistence int
}

// Since counts what changed after the last closed meeting.
type Since struct {
	Meeting                  Ref
	On                       Date
	New, Better, Worse       int
	ActionsDone, ActionsLate int
}

// Class is the class of entity under the Cbw.
type Class string

// The classes (Cbw art. 8 and 12). While it is unknown the duties are judged:
// only who is known to be outside the act is free of them.
const (
	ClassEssential Class = "essential"
	ClassImportant Class = "important"
	ClassOut       Class = "out"
	ClassUnknown   Class = "unknown"
)

// WordKey implements Worded.
func (c Class) WordKey() string { return "class." + string(c) }
