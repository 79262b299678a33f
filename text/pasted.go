package text

import "strings"

// Pasted makes text from a clipboard fit to be recorded: line ends of every
// system become \n, and what could steer a terminal or trick the eye is left
// out, because nobody typed it.
func Pasted(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n").Replace(strings.ToValidUTF8(s, ""))
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && Hidden(r) {
			return -1
		}
		return r
	}, s)
}
