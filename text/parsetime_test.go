package text

import "testing"

func TestParseTime(t *testing.T) {
	for typed, want := range map[string]string{"14:00": "14:00", "9.30": "09:30", "14u": "14:00", "14u30": "14:30", " 8:05 ": "08:05",
		"25:00": "", "14:60": "", "half drie": "", "14": "", "": "", "14:00:00": ""} {
		if got, err := ParseTime(typed); got != want || (err == nil) != (want != "") {
			t.Errorf("%q reads as %q, %v", typed, got, err)
		}
	}
}
