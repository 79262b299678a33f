package widget

import (
	"charm.land/lipgloss/v2"

	"github.com/rekenschap/rekenschap/tui/theme"
)

// Box draws a frame of w by h cells around lines.
func Box(st theme.Styles, lines []string, w, h int) []string {
	edge := lipgloss.RoundedBorder()
	if st.ASCII {
		edge = lipgloss.ASCIIBorder()
	}
	in := max(w-4, 0)
	bar := func(l, m, r string) string {
		var mid string
		for range max(w-2, 0) {
			mid += m
		}
		return Cut(st.Paint(theme.Dim, l+mid+r), w, "")
	}
	out := []string{bar(edge.TopLeft, edge.Top, edge.TopRight)}
	for _, l := range Fit(lines, in, max(h-2, 0)) {
		side := st.Paint(theme.Dim, edge.Left)
		out = append(out, Cut(side+" "+Pad(l, in, "")+" "+side, w, ""))
	}
	out = append(out, bar(edge.BottomLeft, edge.Bottom, edge.BottomRight))
	return out[:max(min(h, len(out)), 0)]
}
