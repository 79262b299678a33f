package model

import (
	"strconv"
	"strings"
	"sync"
)

// FormatID writes the id of a record of a kind: B-2026-014, P-001.
func FormatID(i Info, year, n int) string {
	b := append(make([]byte, 0, 16), i.Prefix...)
	if i.Yearly {
		b = appendNumber(append(b, '-'), year, 4)
	}
	return string(appendNumber(append(b, '-'), n, 3))
}

// appendNumber writes a number in at least so many digits.
func appendNumber(b []byte, n, digits int) []byte {
	for least := 10; digits > 1; digits, least = digits-1, least*10 {
		if n < least {
			b = append(b, strings.Repeat("0", digits-1)...)
			break
		}
	}
	return strconv.AppendInt(b, int64(n), 10)
}

// ParseID reads an id as people type it, in small letters too, and finds its
// kind: b-2026-14 → decision B-2026-014; 5.1, A.5.1 and → control.
func ParseID(s string) (Kind, string, error) {
	t := strings.ToUpper(strings.TrimSpace(s))
	if t == OrganisationID {
		return KindOrganisation, t, nil
	}
	if nr, ok := controlNumber(t); ok {
		return KindControl, "A-" + nr, nil
	}
	prefix, rest, _ := strings.Cut(t, "-")
	i, ok := prefixIndex()[prefix]
	year, nr, hasYear := strings.Cut(rest, "-")
	if ok && !i.Yearly {
		year, nr, hasYear = "0", rest, true
	}
	y, err1 := strconv.Atoi(year)
	n, err2 := strconv.Atoi(nr)
	if !ok || !hasYear || err1 != nil || err2 != nil || n < 1 || y < 0 || y > 9999 {
		return "", "", Errorf(CodeInvalid, "error.id.unknown", "ID", s)
	}
	return i.Kind, FormatID(i, y, n), nil
}

// prefixIndex finds the kind whose ids begin so.
var prefixIndex = sync.OnceValue(func() map[string]Info {
	m := map[string]Info{}
	for _, i := range Kinds() {
		if !i.Fixed {
			m[i.Prefix] = i
		}
	}
	return m
})

// controlNumber reads 5.1, A.5.1 or.
func controlNumber(t string) (string, bool) {
	t = strings.TrimPrefix(strings.TrimPrefix(t, "A-"), "A.")
	ch, nr, ok := strings.Cut(t, ".")
	c, err1 := strconv.Atoi(ch)
	n, err2 := strconv.Atoi(nr)
	if !ok || err1 != nil || err2 != nil || c < 5 || c > 8 || n < 1 || n > 99 {
		return "", false
	}
	return strconv.Itoa(c) + "." + strconv.Itoa(n), true
}

// Sequence is the running number at the end of an id, 0 when there is none.
func Sequence(id string) int {
	n, _ := strconv.Atoi(id[strings.LastIndexByte(id, '-')+1:])
	return n
}
