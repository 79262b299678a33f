package model

import "time"

// State is what a rule or a command sees: the newest revision of every record,
// at one moment. It is read only. An error while reading is kept by the store
// and ends the command; rules need not look.
type State interface {
	Now() time.Time // UTC
	Today() Date
	Actor() Actor
	Roles() []Role
	Law() *Law
	// Get finds a record by kind and id, also one that was undone; the function
	// Get does not. Everything else that gives records leaves those out.
	Get(kind Kind, id string) (Record, bool)
	// All gives the records of a kind, by id.
	All(kind Kind) []Record
	// Find gives the records whose field has a value, by id. Only fields that
	// are columns can be asked (see Fields).
	Find(kind Kind, field, value string) []Record
	// Rows gives fields of every record of a kind without opening bodies:
	// string, int64 or nil per field. The first value is always the id; rev may
	// be asked as if it were a field.
	Rows(kind Kind, fields ...string) [][]any
	// RowsAfter is Rows for records whose day in a field is empty or lies after
	// one: what was still open then.
	RowsAfter(kind Kind, field string, after Date, fields ...string) [][]any
	// LinkedTo gives the records that point at one.
	LinkedTo(kind Kind, id string) []Link
	// LinksFrom gives what the records of a kind point at by a field, by id.
	LinksFrom(kind Kind, field string) []Link
	// NextID gives the id that the next record of a kind gets in a year.
	NextID(kind Kind, year int) string
	// History gives every revision of a record, oldest first, with its entry.
	History(kind Kind, id string) []Revision
	// Before gives the revision just before one.
	Before(rev Revision) (Revision, bool)
	// Changes gives the revisions of a kind recorded after an instant, oldest first.
	Changes(kind Kind, after time.Time) []Revision
	// Entries gives the newest entries with a number below before (0: all),
	// newest first, at most n of those about records that may be seen.
	Entries(before int64, n int) []Line
	// HasBlob tells whether a file with this SHA-256 is kept here.
	HasBlob(sha256 string) bool
	// Text is the content of a file that can be read as text, FileSize its size
	// in bytes; not ok when it is not kept, or not for this reader.
	Text(sha256 string) (string, bool)
	FileSize(sha256 string) (int, bool)
	// ReadMark is what the actor did with the bytes of a file; it stands outside
	// the ledger, and is always today's.
	ReadMark(sha256 string) ReadMark
	// Whole is everything there is, for rules: what a rule comes to is for every
	// reader, the titles of what it looked at are not.
	Whole() State
	// LastVisit is when this person was here before this visit, zero when they
	// were not.
	LastVisit() time.Time
	// Seen is what the actor may see, for commands, which see everything: that
	// somebody points at something says that they know it.
	Seen() State
}

// Link is a reference seen from its target.
type Link struct {
	From  Ref // Rev is that of the record that points
	Field string
	To    Ref
}

// Revision is one state a record had.
type Revision struct {
	Entry  Entry
	Record Record
}

// Get finds a record of type T, a pointer to a record struct. For a rule what
// was undone is not there.
func Get[T Record](s State, id string) (T, bool) {
	var zero T
	if id == "" {
		return zero, false
	}
	r, ok := s.Get(zero.Kind(), id)
	if !ok || r.Head().Undone {
		return zero, false
	}
	t, ok := r.(T)
	return t, ok
}

// All gives the records of type T, by id.
func All[T Record](s State) []T {
	var zero T
	return typed[T](s.All(zero.Kind()))
}

// Find gives the records of type T whose field has a value.
func Find[T Record](s State, field, value string) []T {
	var zero T
	return typed[T](s.Find(zero.Kind(), field, value))
}

func typed[T Record](rs []Record) []T {
	ts := make([]T, 0, len(rs))
	for _, r := range rs {
		if t, ok := r.(T); ok {
			ts = append(ts, t)
		}
	}
	return ts
}

// TheOrganisation is the organisation of the file.
func TheOrganisation(s State) (*Organisation, bool) {
	return Get[*Organisation](s, OrganisationID)
}

// RefTo makes a reference to a record as it is now.
func RefTo(r Record) Ref {
	h := r.Head()
	return Ref{Kind: r.Kind(), ID: h.ID, Rev: h.Rev, SHA256: BasisHash(r)}
}
