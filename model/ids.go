package model

import (
	"fmt"
	"strconv"
	"strings"
)

// FormatID writes the id of a record of a kind: B-2026-014, P-001.
func FormatID(i Info, year, n int) string {
	if i.Yearly {
		return fmt.Sprintf("%s-%04d-%03d", i.Prefix, year, n)
	}
	return fmt.Sprintf("%s-%03d", i.Prefix, n)
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
	for _, i := range Kinds() {
		if i.Prefix != prefix || i.Fixed {
			continue
		}
		year, nr, hasYear := strings.Cut(rest, "-")
		if !i.Yearly {
			year, nr, hasYear = "0", rest, true
		}
		y, err1 := strconv.Atoi(year)
		n, err2 := strconv.Atoi(nr)
		if !hasYear || err1 != nil || err2 != nil || n < 1 || y < 0 || y > 9999 {
			break
		}
		return i.Kind, FormatID(i, y, n), nil
	}
	return "", "", Errorf(CodeInvalid, "error.id.unknown", "ID", s)
}

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
