package store

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/canon"
)

// decodeEntry reads an entry strictly: writing it again must give the same
// bytes, which is what canonical means here.
func decodeEntry(b string) (model.Entry, error) {
	e, ok := scanEntry(b)
	if !ok {
		return e, fmt.Errorf("entry is not in canonical form")
	}
	return e, nil
}

// scanEntry reads the eleven fields in their one order. Entries hold ids, days
// and words of the program: printable ASCII without escapes.
func scanEntry(s string) (e model.Entry, ok bool) {
	whole := s
	for i := 0; i < len(s); i++ {
		if s[i] < 0x20 || s[i] > 0x7e || s[i] == '\\' {
			return e, false
		}
	}
	str := func(key string) string {
		var v string
		if rest, found := strings.CutPrefix(s, key+`"`); found {
			if i := strings.IndexByte(rest, '"'); i >= 0 {
				v, s = rest[:i], rest[i+1:]
			}
		}
		return v
	}
	num := func(key string) int64 {
		rest, found := strings.CutPrefix(s, key)
		if !found {
			return -1
		}
		var n int64
		i := 0
		for ; i < len(rest) && rest[i] >= '0' && rest[i] <= '9' && i < 17; i++ {
			n = n*10 + int64(rest[i]-'0')
		}
		s = rest[i:]
		if n > canon.MaxInt {
			return -1
		}
		return n
	}
	e.Actor = str(`{"actor":`)
	e.BodySHA256 = str(`,"body_sha256":`)
	e.ID = str(`,"id":`)
	e.Kind = model.Kind(str(`,"kind":`))
	day, err := model.ParseDate(str(`,"occurred_on":`))
	e.OccurredOn = day
	e.RecordedAt = str(`,"recorded_at":`)
	e.Rev = int(num(`,"rev":`))
	e.Seq = num(`,"seq":`)
	e.V = int(num(`,"v":`))
	e.Verb = str(`,"verb":`)
	e.Via = model.Via(str(`,"via":`))
	if err != nil || s != "}" {
		return e, false
	}
	return e, string(appendEntry(make([]byte, 0, len(whole)), &e)) == whole
}

// decodeBody lifts an old body to today's form and reads it.
func decodeBody(kind model.Kind, rev int, seq int64, body []byte) (model.Record, error) {
	r, ok := model.NewRecord(kind)
	if !ok {
		return nil, fmt.Errorf("seq %d: unknown kind %q", seq, kind)
	}
	body, err := model.Lift(kind, body)
	if err != nil {
		return nil, fmt.Errorf("seq %d: %w", seq, err)
	}
	if err := json.Unmarshal(body, r); err != nil {
		return nil, fmt.Errorf("seq %d: %w", seq, err)
	}
	h := r.Head()
	h.Rev, h.Seq = rev, seq
	return r, nil
}
