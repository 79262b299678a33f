package model

import (
	"fmt"
	"testing"
)

// amounts reads the numbers out of a span: "1y 8m", "8m", "12d".
func amounts(m Message) string {
	n := func(v any) any { return v.(Message).Args["N"] }
	switch m.Key {
	case "screen.time.years_months":
		return fmt.Sprintf("%vy %vm", n(m.Args["Years"]), n(m.Args["Months"]))
	case "count.years":
		return fmt.Sprintf("%vy", m.Args["N"])
	case "count.months":
		return fmt.Sprintf("%vm", m.Args["N"])
	case "count.days":
		return fmt.Sprintf("%vd", m.Args["N"])
	}
	return m.Key
}

// A span never promises more than there is: what does not fill a month falls
// away, and a short one is told in days.
func TestSpan(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"2026-11-21", "2028-08-15", "1y 8m"},
		{"2026-08-15", "2028-08-15", "2y"},
		{"2026-08-16", "2028-08-15", "1y 11m"},
		{"2026-11-21", "2027-11-20", "11m"},
		{"2026-11-21", "2027-11-21", "1y"},
		{"2026-11-21", "2027-01-20", "60d"},
		{"2026-11-21", "2027-01-21", "2m"},
		{"2026-11-21", "2026-11-22", "1d"},
		{"2024-02-29", "2025-02-28", "1y"}, // the year ends on the last day of February
		{"2026-01-31", "2026-03-30", "58d"},
		{"2026-01-31", "2026-03-31", "2m"},
	} {
		if got := amounts(span(MustDate(c.from), MustDate(c.to))); got != c.want {
			t.Errorf("from %s to %s: %s, want %s", c.from, c.to, got, c.want)
		}
	}
}

func TestTermLeft(t *testing.T) {
	day := MustDate("2026-11-21")
	for last, want := range map[string]string{
		"2026-11-20": "screen.time.passed", "2026-11-21": "screen.time.last_day", "2026-11-22": "screen.time.left",
	} {
		if got := termLeft(day, MustDate(last)); got.Key != want || got.Args["On"] != MustDate(last) {
			t.Errorf("term until %s: %v, want %s", last, got, want)
		}
	}
}
