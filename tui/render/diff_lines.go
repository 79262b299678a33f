package render

import "strings"

// unwrapped joins lines that an editor broke within a paragraph or an item, so
// that a text broken elsewhere is no other text. Code stays as it is.
func unwrapped(lines []string) []string {
	var parts [][]string       // joined once: a paragraph may have many lines
	code, open := false, false // inside code; the line before can go on
	for _, l := range lines {
		t := strings.TrimSpace(l)
		fence := strings.HasPrefix(t, "```") || strings.HasPrefix(t, "~~~")
		switch {
		case fence:
			code, open = !code, false
			parts = append(parts, []string{l})
		case code || t == "" || begins(t):
			parts = append(parts, []string{l})
			open = !code && t != "" && t[0] != '#' && t[0] != '|'
		case open:
			parts[len(parts)-1] = append(parts[len(parts)-1], t)
		default:
			parts, open = append(parts, []string{l}), true
		}
	}
	out := make([]string, len(parts))
	for i, p := range parts {
		out[i] = strings.Join(p, " ")
	}
	return out
}

// begins tells whether a line begins something of its own: a heading, an item,
// a quote, a row of a table, a rule.
func begins(t string) bool {
	if strings.IndexByte("#>|", t[0]) >= 0 || strings.Trim(t, "-=*_ ") == "" {
		return true
	}
	mark, _, ok := strings.Cut(t, " ")
	if !ok {
		return false
	}
	digits := strings.TrimRight(mark, ".)")
	return mark == "-" || mark == "*" || mark == "+" ||
		len(digits) == len(mark)-1 && digits != "" && strings.Trim(digits, "0123456789") == ""
}
