package widget

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Safe makes text take the same room on every terminal: a cluster whose width
// depends on how a terminal counts (flags, skin tones, coloured variants) is
// reduced to its first sign, a flag to its letters, and a mark without a
// letter gets a circle to stand on. Control characters are the caller's business (text.Clean).
func Safe(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0xcc { // from U+0300 on clusters exist
			return safe(s)
		}
	}
	return s
}

func safe(s string) string {
	var b strings.Builder
	for s != "" {
		c, w := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		if c == "" {
			break
		}
		s = s[len(c):]
		if c != "\n" { // the end of a line is no mark that lacks its letter
			c = steady(c, w)
		}
		b.WriteString(c)
	}
	return b.String()
}

// steady gives a cluster, or what stands for it, whose width is the same by
// either count and does not change with what stands beside it.
func steady(c string, w int) string {
	r := []rune(c)
	if isFlag(r[0]) { // halves of flags would join to new ones
		var letters []rune
		for _, x := range r {
			if isFlag(x) {
				letters = append(letters, x-firstFlag+'A')
			}
		}
		return string(letters)
	}
	if slices.ContainsFunc(r[1:], colours) {
		c, r = string(r[0]), r[:1]
	}
	switch {
	case colours(r[0]):
		return "?"
	case w == 0:
		c = "◌" + c
	}
	for _, try := range []string{c, string(r[0])} {
		n := ansi.StringWidth(try)
		if n > 0 && n == ansi.StringWidthWc(try) && n+2 == ansi.StringWidth(" "+try+" ") {
			return try
		}
	}
	return "?"
}

// colours tells whether a rune changes the look of the one before it, with a
// width that every terminal sees differently.
func colours(r rune) bool {
	return r >= 0xfe00 && r <= 0xfe0f || r >= 0x1f3fb && r <= 0x1f3ff || r >= 0xe0100 && r <= 0xe01ef
}

// firstFlag is the regional indicator A; two of them make a flag.
const firstFlag = '\U0001F1E6'

func isFlag(r rune) bool { return r >= firstFlag && r < firstFlag+26 }

// Width is the room text takes, escape sequences not counted.
func Width(s string) int {
	if n, ok := quickWidth(s); ok {
		return n
	}
	return ansi.StringWidth(s)
}

// quickWidth counts text that holds nothing but Latin letters, signs of one
// cell and looks. Nearly every line does, and lines are measured all the time.
func quickWidth(s string) (n int, ok bool) {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c >= 0x20 && c < 0x7f:
			i++
			n++
		case c == 0x1b:
			end := strings.IndexByte(s[i:], 'm')
			if end < 2 || s[i+1] != '[' || strings.Trim(s[i+2:i+end], "0123456789;:") != "" {
				return 0, false
			}
			i += end + 1
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if !oneCell(r) {
				return 0, false
			}
			i += size
			n++
		}
	}
	return n, true
}

// oneCell tells whether a rune surely takes one cell and joins nothing.
func oneCell(r rune) bool {
	return r >= 0xa1 && r < 0x300 && r != 0xad || r >= 0x2500 && r <= 0x25ff && r < 0x25fd ||
		r == '–' || r == '…' || r == '›' || r == '→' || r == '←' || r == '↑' || r == '↓' || r == '⏎' || r == '✓' || r == '✗' || r == '⟦' || r == '⟧'
}

// Cut shortens text to w cells, with a tail where something was left out.
func Cut(s string, w int, tail string) string {
	if w <= 0 {
		return ""
	}
	if Width(s) <= w {
		return s
	}
	if w <= Width(tail) {
		return ansi.Truncate(s, w, "")
	}
	// A space before the tail looks like a mistake.
	return strings.TrimRight(ansi.Truncate(s, w-Width(tail), ""), " ") + tail
}

// CutWord is Cut that leaves whole words, for facts on a line: half a date
// says less than none.
func CutWord(s string, w int, tail string) string {
	if Width(s) <= w {
		return s
	}
	short := ansi.Truncate(s, max(w-Width(tail), 0), "")
	at := strings.LastIndexByte(short, ' ')
	if at < len(short)/2 || s[len(short):len(short)+1] == " " {
		at = len(short)
	}
	short = strings.TrimRight(short[:at], " ·-,")
	// The first digits of a date are half a date too.
	if i := strings.LastIndexByte(short, ' '); i > 0 && len(short)-i <= 3 {
		short = strings.TrimRight(short[:i], " ·-,")
	}
	return Cut(short+tail, w, "")
}

// Pad cuts or fills text to exactly w cells.
func Pad(s string, w int, tail string) string {
	s = Cut(s, w, tail)
	return s + Blank(w-Width(s))
}

// Blank is n spaces, none when n is negative.
func Blank(n int) string { return strings.Repeat(" ", max(n, 0)) }

// Wrap breaks text into lines of at most w cells. Lines stay lines, and a
// number like B-2026-014 stays whole where it can.
func Wrap(s string, w int) []string {
	if w < 1 {
		return nil
	}
	var out []string
	for _, l := range strings.Split(ansi.Wrap(glue(s), w, ""), "\n") {
		l = strings.TrimRight(strings.ReplaceAll(l, glued, "-"), " ")
		// Wrap keeps a wide sign whole in one cell of room.
		out = append(out, Cut(l, w, ""))
	}
	return out
}

// glued stands for a hyphen at which no line may end: the library breaks after
// every one.
const glued = "\ue001"

// glue ties a hyphen to the digit behind it.
func glue(s string) string {
	if !strings.Contains(s, "-") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if s[i] == '-' && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9' {
			b.WriteString(glued)
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// Fit makes exactly h lines, each at most w cells wide.
func Fit(lines []string, w, h int) []string {
	out := make([]string, max(h, 0))
	for i := range out {
		if i < len(lines) {
			out[i] = lines[i]
			if Width(out[i]) > w {
				out[i] = ansi.Truncate(out[i], max(w, 0), "")
			}
		}
	}
	return out
}

// Sides puts text at both ends of a line; when it does not fit, the right end
// goes first.
func Sides(left, right string, w int, tail string) string {
	lw, rw := Width(left), Width(right)
	if lw+2+rw <= w {
		return left + Blank(w-lw-rw) + right
	}
	return Cut(left, w, tail)
}

// Beside puts blocks of lines next to each other; each block but the last is
// filled to its width.
func Beside(h, gap int, widths []int, blocks ...[]string) []string {
	out := make([]string, h)
	for y := range out {
		var b strings.Builder
		for i, block := range blocks {
			line := ""
			if y < len(block) {
				line = block[y]
			}
			if i < len(blocks)-1 {
				line = Pad(line, widths[i], "") + Blank(gap)
			} else {
				line = Cut(line, widths[i], "")
			}
			b.WriteString(line)
		}
		out[y] = strings.TrimRight(b.String(), " ")
	}
	return out
}

// Overlay lays a box over lines with its top left corner at x, y.
func Overlay(base, box []string, x, y int) []string {
	out := append([]string(nil), base...)
	for i, l := range box {
		if y+i < 0 || y+i >= len(out) {
			continue
		}
		under := out[y+i]
		left := Pad(ansi.Truncate(under, x, ""), x, "")
		right := ansi.TruncateLeft(under, x+Width(l), "")
		out[y+i] = left + l + right
	}
	return out
}
