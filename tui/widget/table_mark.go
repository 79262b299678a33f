package widget

// Mark marks the line under the cursor, or takes its mark away.
func (t *Table) Mark() {
	id := t.CurrentID()
	switch {
	case id == "":
	case t.marked[id]:
		delete(t.marked, id)
	default:
		if t.marked == nil {
			t.marked = map[string]bool{}
		}
		t.marked[id] = true
	}
}

// Unmark takes every mark away; false when there was none.
func (t *Table) Unmark() bool {
	had := len(t.marked) > 0
	t.marked = nil
	return had
}

// Marked lists the lines of data that are marked, in the order shown. A mark
// on a line that the filter hides does not count: nobody sees it.
func (t *Table) Marked() []int {
	if len(t.marked) == 0 {
		return nil
	}
	var out []int
	for i := range t.Len() {
		if n := t.Line(i); t.marked[t.data.ID(n)] {
			out = append(out, n)
		}
	}
	return out
}
