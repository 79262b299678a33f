package widget

import "github.com/rekenschap/rekenschap/tui/theme"

// Cell is one value in a table.
type Cell struct {
	Text string
	Tone theme.Tone
}

// Data is where a table gets its lines from. Cells are asked for when they
// are drawn, so that many sessions can share one loaded list.
type Data interface {
	Len() int
	ID(i int) string           // identity: the cursor follows it
	Cell(i, col int) Cell      // clean text, one line
	Compare(i, j, col int) int // order of two lines by a column
	Words(i int) string        // what the filter looks in, folded by text.Fold
}

// Table is a list of lines in columns with a cursor, a filter and an order.
// The zero Table is empty; give it columns and data.
type Table struct {
	Columns []Column
	data    Data
	scroll  Scroll
	order   []int32 // line shown → line of data; nil: all, as they come
	id      string

	needle string
	words  []string // cache of Data.Words while a filter is on

	sort  int // column ordered by, -1 for none
	down  bool
	pick  int // column < and > have chosen
	group int // column whose equal values stand together, -1 for none

	marked map[string]bool // by identity
}

// NewTable makes a table without lines.
func NewTable(cols []Column) Table { return Table{Columns: cols, sort: -1, group: -1} }

// SetData replaces the lines. The cursor stays on the same record and, where
// it can, on the same line of the screen.
func (t *Table) SetData(d Data) {
	at := t.scroll.Cursor - t.scroll.Top
	t.data, t.words = d, nil
	t.arrange()
	t.follow(at)
}

// Len counts the lines shown, Total all there are.
func (t *Table) Len() int {
	if t.order != nil {
		return len(t.order)
	}
	return t.Total()
}

// Total counts the lines before filtering.
func (t *Table) Total() int {
	if t.data == nil {
		return 0
	}
	return t.data.Len()
}

// Line is the line of data shown as line i.
func (t *Table) Line(i int) int {
	if t.order != nil {
		return int(t.order[i])
	}
	return i
}

// Current is the line of data under the cursor.
func (t *Table) Current() (int, bool) {
	if t.Len() == 0 {
		return 0, false
	}
	return t.Line(t.scroll.Cursor), true
}

// CurrentID is the identity under the cursor, "" when the table is empty.
func (t *Table) CurrentID() string {
	if i, ok := t.Current(); ok {
		return t.data.ID(i)
	}
	return ""
}

// Move walks the cursor by the name of a binding.
func (t *Table) Move(name string) bool {
	if !t.scroll.Move(name) {
		return false
	}
	t.id = t.CurrentID()
	return true
}

// Go puts the cursor on a line of the data, where it is shown.
func (t *Table) Go(line int) bool { return t.Select(t.data.ID(line)) }

// Select puts the cursor on a record, where it is shown.
func (t *Table) Select(id string) bool {
	for i := range t.Len() {
		if t.data.ID(t.Line(i)) == id {
			t.scroll.Cursor = i
			t.scroll.Clamp()
			t.id = id
			return true
		}
	}
	return false
}

// follow finds the record the cursor was on and keeps it on screen line at.
func (t *Table) follow(at int) {
	t.scroll.Resize(t.Len(), t.scroll.H)
	if t.id == "" || !t.Select(t.id) {
		t.scroll.Clamp()
		t.id = t.CurrentID()
		return
	}
	t.scroll.Top = t.scroll.Cursor - at
	t.scroll.Clamp()
}
