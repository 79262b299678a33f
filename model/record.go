package model

import "time"

// Record is the smallest thing that two people change independently. Bodies
// name people by id only; names and e-mail stand in Person alone.
type Record interface {
	Kind() Kind
	Head() *Base
}

// Base is what every record carries. Rev, Seq and RecordedAt come from the
// ledger entry and are not part of the body.
type Base struct {
	ID     string `json:"id" req:"1"`
	V      int    `json:"v"`       // version of the body's form; upgraders lift old ones
	Salt   string `json:"salt"`    // 128 random bits, so that a digest tells nothing
	OSUser string `json:"os_user"` // account on the machine, when the change was local
	Key    string `json:"key"`     // fingerprint of the key that logged in
	Reason string `json:"reason"`  // why it was corrected
	// Undone marks a record whose making was taken back: it is in no list and no
	// rule any more, but its number, its page and its history stay.
	Undone bool `json:"undone"`
	// Undoes is the number of the entry that this revision takes back, in a
	// revision written by Undo alone.
	Undoes int64 `json:"undoes"`

	Rev        int       `json:"-"`
	Seq        int64     `json:"-"`
	RecordedAt time.Time `json:"-"` // UTC
}

// Head gives access to the common part.
func (b *Base) Head() *Base { return b }

// Via says by which way a change came.
type Via string

// The ways.
const (
	ViaLocal  Via = "local"
	ViaSSH    Via = "ssh"
	ViaImport Via = "import"
	ViaDemo   Via = "demo"
	ViaServer Via = "server"
)

// WordKey implements Worded.
func (v Via) WordKey() string { return "via." + string(v) }

// Entry is one line of the ledger, without its body.
type Entry struct {
	V          int    `json:"v"`
	Seq        int64  `json:"seq"`
	OccurredOn Date   `json:"occurred_on"`
	RecordedAt string `json:"recorded_at"` // UTC, milliseconds
	Actor      string `json:"actor"`       // person id or "-"
	Via        Via    `json:"via"`
	Verb       string `json:"verb"`
	Kind       Kind   `json:"kind"`
	ID         string `json:"id"`
	Rev        int    `json:"rev"`
	BodySHA256 string `json:"body_sha256"`
}

// Actor is who acts, as the door saw them; roles are looked up in the store,
// inside each transaction, never kept.
type Actor struct {
	Person string // person id, "" for the operator of the file
	Via    Via
	OSUser string
	Key    string // fingerprint of the key that really signed the login
}

// ID is how the ledger names the actor.
func (a Actor) ID() string {
	if a.Person == "" {
		return "-"
	}
	return a.Person
}

// Info describes a kind: how its ids look and how a new one is made.
type Info struct {
	Kind   Kind
	Prefix string // "B"; ids are B-2026-014, or P-001 where Yearly is false
	Yearly bool
	Fixed  bool // ids come from elsewhere, ORG
	New    func() Record
}

// Upgrade lifts a body of an older version. It is pure; stored bytes stay.
type Upgrade func(body []byte) ([]byte, error)
