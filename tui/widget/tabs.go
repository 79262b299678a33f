package widget

import (
	"strings"

	"github.com/rekenschap/rekenschap/tui/theme"
)

// Tabs draws names on one line, so many cells apart, the active one marked.
func Tabs(st theme.Styles, names []string, active, gap int) string {
	var b strings.Builder
	for i, n := range names {
		if i > 0 {
			b.WriteString(Blank(gap))
		}
		tone := theme.Dim
		if i == active {
			tone = theme.Chosen
		}
		b.WriteString(st.Paint(tone, Safe(n)))
	}
	return b.String()
}

// TabsAround draws as many names as find room in w cells. The active one is
// always in sight; signs at the ends say that there are more.
func TabsAround(st theme.Styles, names []string, active, w int) string {
	const gap = 2
	first, last := active, active
	used := Width(names[active])
	room := func(i int) bool { // with a sign and a space at either end
		return i >= 0 && i < len(names) && used+gap+Width(names[i])+4 <= w
	}
	for room(last+1) || room(first-1) {
		if room(last + 1) {
			last++
			used += gap + Width(names[last])
		}
		if room(first - 1) {
			first--
			used += gap + Width(names[first])
		}
	}
	line := Tabs(st, names[first:last+1], active-first, gap)
	more := st.Paint(theme.Dim, st.Glyph.More)
	if first > 0 {
		line = more + " " + line
	}
	if last+1 < len(names) {
		line += " " + more
	}
	return Cut(line, w, st.Glyph.Ellipsis)
}
