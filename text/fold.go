package text

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold makes text fit to be compared by whoever types in a hurry: small
// letters, no accents, ligatures written out (é → e, ĳ → ij, œ → oe, ß → ss,
// ø → o), one kind of dash and quote, nothing that cannot be seen. It works
// letter by letter, so that a piece of the result has a place in s; see
// Unfold. Text that is folded already comes back as it is.
func Fold(s string) string {
	i := firstUnfolded(s)
	if i == len(s) {
		return s
	}
	b := make([]byte, i, len(s)+8)
	copy(b, s)
	return string(AppendFold(b, s[i:]))
}

// AppendFold adds the folded s to b.
func AppendFold(b []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			b = append(b, c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		b = append(b, foldRune(r, s[i:i+size])...)
		i += size
	}
	return b
}

// Unfold tells where in s the letter stands of which byte n of Fold(s) is a
// part.
func Unfold(s string, n int) int {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if n -= len(foldRune(r, s[i:i+size])); n < 0 {
			return i
		}
		i += size
	}
	return len(s)
}

// firstUnfolded is where folding must begin, len(s) when nowhere.
func firstUnfolded(s string) int {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if foldRune(r, s[i:i+size]) != s[i:i+size] {
			return i
		}
		i += size
	}
	return len(s)
}

// foldRune folds one letter, which is written as s. Those of European
// languages are looked up.
func foldRune(r rune, s string) string {
	if latin := foldedLatin(); int(r) < len(latin) {
		return latin[r]
	}
	return foldAny(r, s)
}

var foldedLatin = sync.OnceValue(func() *[0x250]string {
	var out [0x250]string
	for r := range out {
		out[r] = foldAny(rune(r), string(rune(r)))
	}
	return &out
})

func foldAny(r rune, s string) string {
	if Hidden(r) && r >= 0x80 {
		return ""
	}
	whole := norm.NFKD.String(s)
	if whole == s && plain(r) {
		return s
	}
	var b strings.Builder
	for _, r := range whole {
		if unicode.Is(unicode.Mn, r) {
			continue // an accent
		}
		r = unicode.ToLower(r)
		if s, ok := written(r); ok {
			b.WriteString(s)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plain tells whether nothing is to be taken from a letter or made of it.
func plain(r rune) bool {
	_, other := written(r)
	return !other && r != utf8.RuneError && !unicode.Is(unicode.Mn, r) && unicode.ToLower(r) == r
}

// written tells what is typed for a sign that Unicode does not take apart.
func written(r rune) (string, bool) {
	switch r {
	case 'ß':
		return "ss", true
	case 'æ':
		return "ae", true
	case 'œ':
		return "oe", true
	case 'ø':
		return "o", true
	case 'đ', 'ð':
		return "d", true
	case 'ħ':
		return "h", true
	case 'ı':
		return "i", true
	case 'ĸ':
		return "k", true
	case 'ł':
		return "l", true
	case 'ŋ':
		return "n", true
	case 'þ':
		return "th", true
	case 'ŧ':
		return "t", true
	case 'ς': // at the end of a word
		return "σ", true
	case '‐', '‒', '–', '—', '―', '−':
		return "-", true
	case '‘', '’', '‚', '‛', '′':
		return "'", true
	case '“', '”', '„', '‟', '″', '«', '»':
		return `"`, true
	}
	return "", false
}
