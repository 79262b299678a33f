package widget

// Column is how a column of a table is laid out.
type Column struct {
	Title      string
	Width, Min int  // natural and smallest width in cells
	Priority   int  // 1 is the last to go when room is short
	Grow       bool // takes the room that is left
	Right      bool // aligned to the right
	Key        bool // painted when the line is chosen: what the line is about
}

// Widths shares total cells over the columns. A column that finds no room
// gets 0. The most important column always has some.
func Widths(total, gap int, cols []Column) []int {
	out := make([]int, len(cols))
	order := byPriority(cols)
	used := 0
	for _, i := range order {
		need := claim(cols[i])
		if need == 0 { // a column that is not for the screen
			continue
		}
		lead := 0
		if used > 0 {
			lead = gap
			need = min(need, max(total-used-gap, minimum(cols[i])))
		}
		if over := used + lead + need - total; used > 0 && over > 0 {
			used -= give(out, cols, over)
			if used+lead+need > total {
				break // a less important column does not take its place
			}
		}
		out[i] = min(need, max(total, 1))
		used += lead + out[i]
	}
	for _, i := range order {
		if out[i] == 0 {
			continue
		}
		more := min(max(cols[i].Width-out[i], 0), max(total-used, 0))
		out[i] += more
		used += more
	}
	return grow(out, cols, total-used)
}

// give takes a few cells from the columns that have more than they need, so
// that one more important thing fits; more than a few would spoil them.
func give(out []int, cols []Column, over int) int {
	const few = 4
	if over > few {
		return 0
	}
	given := 0
	for i, c := range cols {
		if spare := out[i] - minimum(c); c.Grow && spare > 0 {
			n := min(spare, over-given)
			out[i] -= n
			given += n
		}
	}
	return given
}

func grow(out []int, cols []Column, left int) []int {
	n := 0
	for i, c := range cols {
		if c.Grow && out[i] > 0 {
			n++
		}
	}
	for i, c := range cols {
		if c.Grow && out[i] > 0 && left > 0 {
			share := left / n
			out[i] += share
			left -= share
			n--
		}
	}
	return out
}

// claim is what a column asks before less important ones may join it: a few
// columns that can be read say more than many that are cut.
func claim(c Column) int {
	if c.Grow && c.Min > 0 {
		return (c.Min + max(c.Width, c.Min)) / 2
	}
	return max(c.Width, c.Min)
}

func minimum(c Column) int {
	if c.Min > 0 {
		return c.Min
	}
	return c.Width
}

// byPriority gives column numbers, most important first; a column without
// priority goes before none.
func byPriority(cols []Column) []int {
	order := make([]int, len(cols))
	for i := range order {
		order[i] = i
	}
	rank := func(i int) int {
		if cols[i].Priority <= 0 {
			return 99
		}
		return cols[i].Priority
	}
	for i := 1; i < len(order); i++ {
		for j := i; j > 0 && rank(order[j]) < rank(order[j-1]); j-- {
			order[j], order[j-1] = order[j-1], order[j]
		}
	}
	return order
}
