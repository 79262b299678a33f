package widget

import "strings"

// Spark draws numbers as a row of bars, the newest at the right. Equal
// numbers give equal bars; the scale runs from lowest to highest.
func Spark(bars []string, values []int, w int) string {
	if len(bars) == 0 || w <= 0 || len(values) == 0 {
		return ""
	}
	if len(values) > w {
		values = values[len(values)-w:]
	}
	lo, hi := values[0], values[0]
	for _, v := range values {
		lo, hi = min(lo, v), max(hi, v)
	}
	var b strings.Builder
	for _, v := range values {
		n := 0
		if hi > lo {
			n = (v - lo) * (len(bars) - 1) / (hi - lo)
		}
		b.WriteString(bars[n])
	}
	return b.String()
}
