package model

// Kind names a sort of record: the noun in ledger entries and in SQLite.
type Kind string

// Ref points at a record; Rev and SHA256 pin what it looked like. SHA256
// covers only the fields that matter for that kind (see BasisHash), so a
// mended typing error does not move the ground under a decision.
type Ref struct {
	Kind   Kind   `json:"kind"`
	ID     string `json:"id"`
	Rev    int    `json:"rev"`
	SHA256 string `json:"sha256"`
}

// IsZero tells whether the reference points nowhere.
func (r Ref) IsZero() bool { return r.ID == "" }
