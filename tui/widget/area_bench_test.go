package widget

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// A key in a text of 20,000 letters, with the frame that follows.
func BenchmarkAreaKey(b *testing.B) {
	a := NewArea(200_000)
	a.Paste(strings.Repeat("漢字 zorg stokt\n", 1450))
	clean := func(s string) string { return s }
	b.ResetTimer()
	for range b.N {
		a.Key(tea.KeyPressMsg{Code: 'x', Text: "x"})
		a.View(80, 30, clean)
	}
}
