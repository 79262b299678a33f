package keys

import "strings"

// Scope says where a binding works. A binding may work in several scopes, so
// that "down" is one thing to learn and one thing to override.
type Scope uint32

// The scopes.
const (
	Global Scope = 1 << iota
	List
	Detail
	Palette
	Filter
	Help
	Overview
	Register
	Searching
	Matrix
	Form   // a form being filled in
	Asking // a question with a few answers
	Clash  // two states of a record, field by field
	Line   // something recorded on one line

	Sitting  // a meeting being prepared or held
	Votes    // the votes on a decision
	Roll     // who is there
	Checking // lines to tick

	Ballot  // a member's own vote: reading and choosing
	Casting // and writing: a note, a signature, the number that casts it
)

// scopeNames in the order of the constants; the names the configuration and
// the catalogue use.
func scopeNames() []string {
	return []string{"global", "list", "detail", "palette", "filter", "help", "overview", "register", "search", "matrix", "form", "question", "clash",
		"line", "meeting", "votes", "attendance", "checklist", "ballot", "casting"}
}

// String names every scope in s.
func (s Scope) String() string {
	var out []string
	for i, n := range scopeNames() {
		if s&(1<<i) != 0 {
			out = append(out, n)
		}
	}
	return strings.Join(out, ", ")
}

// Typing tells whether a text field takes the printable keys in this scope:
// there "j" is a letter and only the arrow moves.
func (s Scope) Typing() bool { return s&(Palette|Filter|Searching|Form|Line|Casting) != 0 }

// Modal tells whether a page in this scope asks for an answer first: then its
// own bindings work, and not those of the whole program.
func (s Scope) Modal() bool { return s&(Votes|Roll|Checking|Asking|Ballot) != 0 }

// Reachable lists the sets of scopes that listen at the same moment. Two
// bindings with one key may not meet in any of them.
func Reachable() []Scope {
	return []Scope{
		Overview | List | Global,
		Register | List | Global,
		Matrix | List | Global,
		Detail | Global,
		Palette,
		Filter,
		Help,
		Searching,
		Form,
		Asking,
		Clash,
		Sitting | Global,
		Votes,
		Roll,
		Checking,
		Line,
		Ballot,
		Casting,
	}
}
