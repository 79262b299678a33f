package model

import (
	"sync"
	"time"
)

// Amsterdam is the zone of civil days. Zone data is embedded.
var Amsterdam = sync.OnceValue(func() *time.Location {
	loc, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		panic("embedded zone data lacks Europe/Amsterdam: " + err.Error())
	}
	return loc
})

// InstantLayout is how an instant is written in the ledger: UTC, milliseconds.
const InstantLayout = "2006-01-02T15:04:05.000Z"

// FormatInstant writes an instant as the ledger does.
func FormatInstant(t time.Time) string { return t.UTC().Format(InstantLayout) }

// ParseInstant reads what FormatInstant writes.
func ParseInstant(s string) (time.Time, error) { return time.Parse(InstantLayout, s) }
