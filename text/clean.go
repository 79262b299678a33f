package text

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Clean makes data safe to print on one line. Whatever could steer a terminal
// or trick the eye (controls, marks that turn the reading direction, letters
// without width) is shown as ‹U+202E›; bytes that are no UTF-8 become U+FFFD;
// line breaks and tabs become a space. A clean string comes back as it is.
func Clean(s string) string { return clean(s, false) }

// CleanLines is Clean for a text of several lines: \n and \t stay.
func CleanLines(s string) string { return clean(s, true) }

func clean(s string, lines bool) string {
	i := firstUnclean(s, lines)
	if i == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	b.WriteString(s[:i])
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError:
			b.WriteRune(utf8.RuneError)
		case r == '\r' && strings.HasPrefix(s[i+1:], "\n"):
			// A text file from Windows: the \n that follows says it all.
		case r == '\n' || r == '\t':
			if lines {
				b.WriteByte(byte(r))
			} else {
				b.WriteByte(' ')
			}
		case Hidden(r):
			fmt.Fprintf(&b, "‹U+%04X›", r)
		default:
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

// firstUnclean is where cleaning must begin, len(s) when nowhere.
func firstUnclean(s string, lines bool) int {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if (c < ' ' || c == 0x7f) && !(lines && (c == '\n' || c == '\t')) {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 || Hidden(r) {
			return i
		}
		i += size
	}
	return len(s)
}

// Hidden tells whether a rune is a control or has no look of its own.
// Variation selectors and combining marks stay: names need them.
func Hidden(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r <= 0x9f: // C0, DEL, C1 with CSI
		return true
	case r < 0xad:
		return false
	case r == 0xad, // soft hyphen
		r == 0x034f,              // combining grapheme joiner
		r == 0x061c,              // Arabic letter mark
		r == 0x115f, r == 0x1160, // Hangul fillers
		r == 0x17b4, r == 0x17b5, // Khmer inherent vowels
		r >= 0x180b && r <= 0x180f, // Mongolian selectors and separator
		r >= 0x200b && r <= 0x200f, // zero width, left-to-right and right-to-left mark
		r >= 0x2028 && r <= 0x202e, // line and paragraph separator, bidi embeddings
		r >= 0x2060 && r <= 0x206f, // word joiner, invisible operators, bidi isolates
		r == 0x3164,                // Hangul filler
		r == 0xfeff, r == 0xffa0,   // byte order mark, half-width filler
		r >= 0xfff9 && r <= 0xfffb,   // interlinear annotation
		r >= 0x1bca0 && r <= 0x1bca3, // shorthand format controls
		r >= 0x1d173 && r <= 0x1d17a, // musical format controls
		r >= 0xe0000 && r <= 0xe007f: // tags
		return true
	}
	return false
}
