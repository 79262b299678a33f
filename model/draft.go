package model

import "time"

// Draft is what somebody had filled in of a form that is not saved yet. It is
// theirs alone and no record: the ledger knows nothing of it.
type Draft struct {
	Place   string // which form, about which record
	SavedAt time.Time
	Body    []byte // the form's own
}
