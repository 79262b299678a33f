package store

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/rekenschap/rekenschap/text"
)

// How much stands around a match, in bytes: little before it, so that the
// match itself shows where there is room for half.
const (
	roomBefore = 30
	roomAfter  = 110
)

// where is the piece of text around the first word that is not in the number
// or the title, "" when all words are.
func where(q query, m match, pieces []string) string {
	title := m.sh.text[m.book.start:m.book.names]
	if q.whole == m.book.id {
		return ""
	}
	for _, w := range q.words {
		if w.id.rank(m.book.id) < rankNone || bytes.Contains(title, w.text) {
			continue
		}
		for _, p := range pieces {
			p = oneLine(p)
			if at := strings.Index(text.Fold(p), string(w.text)); at >= 0 {
				return text.Clean(around(p, text.Unfold(p, at)))
			}
		}
	}
	return ""
}

// around cuts a text to what stands around a place, between words where it
// can.
func around(s string, at int) string {
	from, to := 0, len(s)
	if at > roomBefore {
		from = at - roomBefore
		if i := strings.IndexByte(s[from:at], ' '); i >= 0 {
			from += i + 1
		}
	}
	if to > at+roomAfter {
		to = at + roomAfter
		if i := strings.LastIndexByte(s[at:to], ' '); i > 0 {
			to = at + i
		}
	}
	for from > 0 && !utf8.RuneStart(s[from]) {
		from--
	}
	for to < len(s) && !utf8.RuneStart(s[to]) {
		to++
	}
	out := s[from:to]
	if from > 0 {
		out = "… " + out
	}
	if to < len(s) {
		out += " …"
	}
	return out
}
