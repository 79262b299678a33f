package store

import "database/sql"

// Writer lets tests limit the file as a full disk would.
func (s *Store) Writer() *sql.DB { return s.writer }

// Reader lets tests try to write through it.
func (s *Store) Reader() *sql.DB { return s.reader }

// Parts of the store that tests of the format look at by themselves.
var (
	ScanEntry   = scanEntry
	AppendEntry = appendEntry
	EncodeBody  = encodeBody
	DecodeBody  = decodeBody
	IsNFC       = isNFC
)
