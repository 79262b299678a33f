package model

// Listing is a register as it stands: its rows and, above them, what they
// come to. It is shared between sessions, so it is only read.
type Listing struct {
	Rows []Row
	// Head are lines above the rows: a text block is a line of its own, status
	// blocks that follow each other share one.
	Head []Block
	// Groups are the rows under headings, per key of a column to gather by.
	Groups map[string][]Group
}

// Group is some of the rows of a listing under a heading. A row may belong to
// several groups.
type Group struct {
	Title Message
	Note  Message // what its rows come to
	Rows  []int   // places in the listing
}

// List finds the rows of a noun and what they come to.
func (n Noun) List(s State, day Date) (Listing, error) {
	rows, err := n.Load(s, day)
	if err != nil {
		return Listing{}, err
	}
	out := Listing{Rows: rows}
	if n.Head != nil {
		out.Head = n.Head(s, day, rows)
	}
	if n.Groups != nil {
		out.Groups = n.Groups(s.Law(), rows)
	}
	return out, nil
}

// Found is the answer to a question put to the whole file.
type Found struct {
	Hits  []Hit // best first
	Total int   // how many there are; Hits may hold fewer
}

// Hit is a record that a search found.
type Hit struct {
	Ref   Ref
	Title Message
	Lead  Message // what kind of record it is, and its day where it has one
	// Where is the piece of text in which it was found, "" when that is the
	// title or the number.
	Where string
}

// SavedView is a filter and an order that a person keeps under a name. It is a
// habit, not a fact: it stands outside the ledger.
type SavedView struct {
	Screen string // the screen it belongs to: "actions"
	Name   string // what the person calls it
	Base   string // the view of the screen it began from, by name
	Filter string
	Sort   string // key of the column ordered by, "" for the order of the view
	Down   bool
}

// Kinds that are computed, not recorded; references to them are used on
// screens only.
const (
	KindDossier Kind = "dossier" // of a person; the id is the person's
	KindSince   Kind = "since"   // what changed since the last closed meeting
	KindEntry   Kind = "entry"   // an entry of the ledger; the id is its number
)
