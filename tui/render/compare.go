package render

import (
	"cmp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
)

// Compare orders two values of one column. Nothing comes last; numbers inside
// text count as numbers, so stands before.
func Compare(p *text.Printer, a, b any) int {
	if e := cmp.Compare(empty(a), empty(b)); e != 0 || empty(a) == 1 {
		return e
	}
	switch x := a.(type) {
	case int:
		if y, ok := b.(int); ok {
			return cmp.Compare(x, y)
		}
	case model.Date:
		if y, ok := b.(model.Date); ok {
			return x.Compare(y)
		}
	case time.Time:
		if y, ok := b.(time.Time); ok {
			return x.Compare(y)
		}
	case model.Status:
		if y, ok := b.(model.Status); ok {
			return cmp.Compare(rank(x), rank(y))
		}
	case model.Ref:
		if y, ok := b.(model.Ref); ok {
			return natural(x.ID, y.ID)
		}
	}
	return natural(p.Value(a), p.Value(b))
}

func empty(v any) int {
	switch x := v.(type) {
	case nil:
		return 1
	case string:
		if x == "" {
			return 1
		}
	case model.Date:
		if x.IsZero() {
			return 1
		}
	case time.Time:
		if x.IsZero() {
			return 1
		}
	case model.Message:
		if x.IsZero() {
			return 1
		}
	}
	return 0
}

// natural compares text without regard to case, and runs of digits by value.
func natural(a, b string) int {
	for a != "" && b != "" {
		if digit(a[0]) && digit(b[0]) {
			x, restA := number(a)
			y, restB := number(b)
			if c := cmp.Or(cmp.Compare(len(x), len(y)), strings.Compare(x, y)); c != 0 {
				return c
			}
			a, b = restA, restB
			continue
		}
		ra, na := utf8.DecodeRuneInString(a)
		rb, nb := utf8.DecodeRuneInString(b)
		if c := cmp.Compare(unicode.ToLower(ra), unicode.ToLower(rb)); c != 0 {
			return c
		}
		a, b = a[na:], b[nb:]
	}
	return cmp.Compare(len(a), len(b))
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// number cuts a run of digits off, leading zeros left out.
func number(s string) (digits, rest string) {
	n := 0
	for n < len(s) && digit(s[n]) {
		n++
	}
	return strings.TrimLeft(s[:n], "0"), s[n:]
}
