package text_test

import (
	"testing"

	"github.com/rekenschap/rekenschap/text"
)

func TestParseNumber(t *testing.T) {
	for in, want := range map[string]int64{
		"0": 0, "612": 612, "1250": 1250, "1.250": 1250, "1,250": 1250, "1 250": 1250, " 480.000.000 ": 480_000_000,
		"€ 480.000.000": 480_000_000, "EUR 12": 12, "480 mln": 480_000_000, "480mln.": 480_000_000, "48,5 miljoen": 48_500_000,
		"48.5 million": 48_500_000, "1,25 mld": 1_250_000_000, "2 miljard": 2_000_000_000, "12 k": 12_000,
	} {
		if got, err := text.ParseNumber(in); err != nil || got != want {
			t.Errorf("%q: %d, %v; want %d", in, got, err, want)
		}
	}
	for _, in := range []string{"", "-3", "12,5", "1.25", "1.2500", "1250.000", "twaalf", "3 euro", "1..000", "1.", ".5 mln", "99999999999999999", "10000000 mld", "1e6", "٣"} {
		if got, err := text.ParseNumber(in); err == nil {
			t.Errorf("%q reads as %d", in, got)
		}
	}
}
