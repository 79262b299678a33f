package widget

import (
	"slices"
	"strings"

	"github.com/rekenschap/rekenschap/text"
)

// Filter shows only the lines that hold every word of needle, however accents
// and capitals are typed.
func (t *Table) Filter(needle string) {
	needle = text.Fold(strings.TrimSpace(needle))
	if needle == t.needle {
		return
	}
	at := t.scroll.Cursor - t.scroll.Top
	narrower := t.needle != "" && strings.HasPrefix(needle, t.needle)
	t.needle = needle
	if narrower && t.order != nil {
		t.order = t.keep(t.order)
	} else {
		t.arrange()
	}
	if needle == "" {
		t.words = nil // the cache is per session; a list need not pay for it for ever
	}
	t.follow(at)
}

// Needle is the filter in force.
func (t *Table) Needle() string { return t.needle }

// arrange works out order from filter and sorting.
func (t *Table) arrange() {
	t.order = nil
	if t.data == nil || (t.needle == "" && t.sort < 0 && t.group < 0) {
		return
	}
	all := make([]int32, t.data.Len())
	for i := range all {
		all[i] = int32(i)
	}
	if t.needle != "" {
		all = t.keep(all)
	}
	if t.sort >= 0 || t.group >= 0 {
		slices.SortStableFunc(all, t.compare)
	}
	t.order = all
}

// compare puts two lines of data in order: by group, then as asked.
func (t *Table) compare(x, y int32) int {
	a, b := int(x), int(y)
	if t.group >= 0 {
		if c := t.data.Compare(a, b, t.group); c != 0 {
			return c
		}
	}
	if t.sort < 0 {
		return 0
	}
	c := t.data.Compare(a, b, t.sort)
	if t.down {
		return -c
	}
	return c
}

// OrderBy orders by a column, -1 for the order in which lines come. Give it
// before the data.
func (t *Table) OrderBy(col int, down bool) {
	t.sort, t.down = col, down
	if col >= 0 {
		t.pick = col
	}
}

// Order is the column ordered by, -1 for none.
func (t *Table) Order() (col int, down bool) { return t.sort, t.down }

// GroupBy keeps lines with the same value of a column together and writes the
// value once.
func (t *Table) GroupBy(col int) { t.group = col }

func (t *Table) keep(lines []int32) []int32 {
	if t.words == nil {
		t.words = make([]string, t.data.Len())
		for i := range t.words {
			t.words[i] = t.data.Words(i)
		}
	}
	needles := strings.Fields(t.needle)
	out := make([]int32, 0, len(lines))
	for _, i := range lines {
		if hasAll(t.words[i], needles) {
			out = append(out, i)
		}
	}
	return out
}

func hasAll(s string, needles []string) bool {
	for _, n := range needles {
		if !strings.Contains(s, n) {
			return false
		}
	}
	return true
}

// PickColumn moves the column that sorting will use, to the left or right
// among those on screen.
func (t *Table) PickColumn(step int, shown []int) {
	if len(shown) == 0 {
		return
	}
	at := max(slices.Index(shown, t.pick), 0)
	t.pick = shown[(at+step+len(shown))%len(shown)]
}

// PickShown picks the first column on screen when the one picked is not there.
func (t *Table) PickShown(shown []int) {
	if len(shown) > 0 && !slices.Contains(shown, t.pick) {
		t.pick = shown[0]
	}
}

// SortPicked orders by the chosen column: upward, downward, then as before.
func (t *Table) SortPicked() {
	at := t.scroll.Cursor - t.scroll.Top
	switch {
	case t.sort != t.pick:
		t.sort, t.down = t.pick, false
	case !t.down:
		t.down = true
	default:
		t.sort, t.down = -1, false
	}
	t.arrange()
	t.follow(at)
}
