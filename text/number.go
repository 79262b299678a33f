package text

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Number writes a whole number with separators between thousands: 1.234 in
// Dutch, 1,234 in English.
func (p *Printer) Number(n int) string {
	if n > -1000 && n < 1000 {
		return strconv.Itoa(n)
	}
	sep := byte('.')
	if p.lang == EN {
		sep = ','
	}
	digits := strconv.Itoa(n)
	b := make([]byte, 0, len(digits)+len(digits)/3)
	for i := 0; i < len(digits); i++ {
		if left := len(digits) - i; i > 0 && left%3 == 0 && digits[i-1] != '-' {
			b = append(b, sep)
		}
		b = append(b, digits[i])
	}
	return string(b)
}

// Euro writes an amount in whole euros: € 1.234 in Dutch, €1,234 in English.
func (p *Printer) Euro(n int) string {
	if p.lang != EN {
		return "€ " + p.Number(n)
	}
	if n < 0 {
		return "-€" + strings.TrimPrefix(p.Number(n), "-")
	}
	return "€" + p.Number(n)
}

// List joins words the way a sentence does: "a, b en c". The words are taken
// as they are; clean data first.
func (p *Printer) List(words []string) string {
	n := len(words)
	if n == 0 {
		return ""
	}
	if n == 1 {
		return words[0]
	}
	return strings.Join(words[:n-1], ", ") + " " + p.T("word.and") + " " + words[n-1]
}

// Capital gives s with a capital at its start, for headings and sentences that
// begin with a word of the catalogue.
func Capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if up := unicode.ToUpper(r); up != r && size > 0 {
		return string(up) + s[size:]
	}
	return s
}
