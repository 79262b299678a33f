package model

import (
	"slices"
	"strings"
	"testing"
)

// What two people read to each other must stay the same for ever: these words
// stand for these bytes.
func TestHashWords(t *testing.T) {
	for sha, want := range map[string]string{
		"00010203" + strings.Repeat("0", 56): "aap aarde anker appel",
		"fffefdfc" + strings.Repeat("0", 56): "zwaan zon zomer zilver",
		"7f80a0e1" + strings.Repeat("0", 56): strings.Join([]string{hashWordList()[0x7f], hashWordList()[0x80], hashWordList()[0xa0], hashWordList()[0xe1]}, " "),
		"":                                   "", "7f80": "", "geen hash": "",
	} {
		if got := strings.Join(HashWords(sha), " "); got != want {
			t.Errorf("%q reads %q, want %q", sha, got, want)
		}
	}
}

// One word per byte, short, plain letters, in order, and no two that differ by
// one letter or that sound alike.
func TestHashWordsAreFarApart(t *testing.T) {
	list := hashWordList()
	if len(list) != 256 {
		t.Fatalf("%d words, want 256", len(list))
	}
	if !slices.IsSorted(list) {
		t.Error("the words are not in order, so a change to one would not show")
	}
	for i, a := range list {
		if len(a) < 3 || len(a) > 8 || strings.Trim(a, "abcdefghijklmnopqrstuvwxyz") != "" {
			t.Errorf("%q is not a short plain word", a)
		}
		for _, b := range list[i+1:] {
			if distance(a, b) < 2 || distance(sound(a), sound(b)) < 2 {
				t.Errorf("%s and %s are too much alike", a, b)
			}
		}
	}
}

// sound writes alike what sounds alike in Dutch.
func sound(w string) string {
	w = strings.NewReplacer("ij", "ei", "au", "ou", "aa", "a", "oo", "o", "ee", "e", "uu", "u", "ie", "i", "c", "k", "v", "f", "z", "s", "g", "ch").Replace(w)
	if s, ok := strings.CutSuffix(w, "d"); ok {
		return s + "t"
	}
	return w
}

// distance counts the letters to change, add or leave out.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := before
			if a[i] != b[j] {
				cost++
			}
			before, row[j+1] = row[j+1], min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
