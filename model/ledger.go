package model

// Checkpoint (waarmerk): count and head of the ledger, signed with OpenSSH's
// format. Text is exactly what was signed.
type Checkpoint struct {
	Base
	Count     int64  `json:"count" req:"1"`
	HeadHash  string `json:"head" req:"1"`
	Text      string `json:"text" req:"1" long:"1"`
	Signature string `json:"signature" req:"1" long:"1"` // armored SSHSIG
	PublicKey string `json:"public_key" req:"1" long:"1"`
	On        Date   `json:"on" req:"1"`
	Meeting   string `json:"meeting" ref:"meeting"`
	Counter   string `json:"counter" long:"1"` // countersignature of the secretary
}

// Kind implements Record.
func (*Checkpoint) Kind() Kind { return KindCheckpoint }

// CheckpointNamespace keeps these signatures apart from all others.
const CheckpointNamespace = "checkpoint@rekenschap"

// Removal on request (AVG): which bodies were replaced, by what, and why.
type Removal struct {
	Base
	Why       string        `json:"why" req:"1" long:"1"`
	DecidedBy string        `json:"decided_by" req:"1" ref:"decision"`
	On        Date          `json:"on" req:"1"`
	Items     []RemovalItem `json:"items"`
	Blobs     []string      `json:"blobs"` // SHA-256 of files whose bytes are gone
}

// Kind implements Record.
func (*Removal) Kind() Kind { return KindRemoval }

// RemovalItem is one replaced body.
type RemovalItem struct {
	Seq    int64  `json:"seq"`
	Kind   Kind   `json:"kind"`
	ID     string `json:"id"`
	SHA256 string `json:"sha256"` // of the replacement
}

// Restore tells that the file was put back from a backup: from which state to
// which.
type Restore struct {
	Base
	Count    int64  `json:"count"` // entries in the backup
	HeadHash string `json:"head"`
	WasCount int64  `json:"was_count"` // entries in the file that was replaced
	WasHead  string `json:"was_head"`
	On       Date   `json:"on" req:"1"`
}

// Kind implements Record.
func (*Restore) Kind() Kind { return KindRestore }
