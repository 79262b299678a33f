package text

import (
	"testing"

	"github.com/rekenschap/rekenschap/model"
)

// What has happened lies behind us: without a year the last such day is meant.
func TestParsePast(t *testing.T) {
	today := model.MustDate("2026-11-22") // a Sunday
	for in, want := range map[string]string{
		"13 nov":     "2026-11-13",
		"22-11":      "2026-11-22",
		"23-11":      "2025-11-23",
		"1 jan":      "2026-01-01",
		"vr":         "2026-11-20",
		"zo":         "2026-11-22",
		"gisteren":   "2026-11-21",
		"1-1-2027":   "2027-01-01",
		"+2w":        "2026-12-06",
		"2025-12-24": "2025-12-24",
	} {
		got, err := ParsePast(in, today)
		if err != nil || got != model.MustDate(want) {
			t.Errorf("%q is %v, %v; want %s", in, got, err, want)
		}
	}
	for in, want := range map[string]string{"13 nov": "2026-11-13", "1 feb": "2027-02-01", "1-7": "2026-07-01", "22-11": "2026-11-22", "za": "2026-11-21", "ma": "2026-11-23"} {
		if got, err := ParseNear(in, today); err != nil || got != model.MustDate(want) {
			t.Errorf("near: %q is %v, %v; want %s", in, got, err, want)
		}
	}
}
