package widget

import (
	"slices"
	"strings"

	"github.com/rekenschap/rekenschap/tui/theme"
)

// Hint is one key in the footer.
type Hint struct {
	Keys, Word string
	Priority   int // 1 is the last to go
}

// Footer shows the keys that work now; the least important go when room is
// short. The order stays.
func Footer(st theme.Styles, hints []Hint, w int) string {
	const sep = 3
	keep := slices.Clone(hints)
	for i, h := range keep {
		keep[i].Keys, keep[i].Word = Safe(h.Keys), Safe(h.Word)
	}
	for len(keep) > 0 && hintsWidth(keep, sep) > w-2 {
		worst := 0
		for i, h := range keep {
			if h.Priority >= keep[worst].Priority {
				worst = i
			}
		}
		keep = slices.Delete(keep, worst, worst+1)
	}
	var b strings.Builder
	for i, h := range keep {
		b.WriteString(Blank(1))
		if i > 0 {
			b.WriteString(Blank(sep - 1))
		}
		b.WriteString(st.Paint(theme.Accent, h.Keys) + " " + st.Paint(theme.Dim, h.Word))
	}
	return b.String()
}

func hintsWidth(hints []Hint, sep int) int {
	n := 0
	for i, h := range hints {
		if i > 0 {
			n += sep
		}
		n += Width(h.Keys) + 1 + Width(h.Word)
	}
	return n
}
