package register

import (
	"slices"

	"github.com/rekenschap/rekenschap/model"
)

// Layout is a screen with lists: its name and its views.
type Layout struct {
	Name  string // English, as on the command line: "actions"
	Title string // message key: the tab, the step in the path
	Views []View // at least one; more are shown as tabs
}

// View is one way to look at the records of a screen: which ones, in which
// columns, in which order.
type View struct {
	// New are the forms for something new in this view; nil is that of its noun.
	New   []model.Ask
	Name  string // English; saved views refer to it
	Title string // message key
	Noun  model.Noun
	// Columns are keys of the noun's columns in the order to show them; nil
	// shows them all.
	Columns []string
	Key     []string // columns that say what a row is about, painted when chosen
	Empty   string   // message key: what belongs here and what makes the first one
	Sort    string   // key of the column ordered by, "" for the order of the noun
	Down    bool
	Group   string // key of a column whose equal values stand together
	// Keep chooses the rows that belong here, by the values of their columns;
	// nil keeps them all.
	Keep func(value func(key string) any) bool
	// Matrix, when set, shows the rows as small cells instead of as lines; the
	// columns are then those of a window that is too narrow for it.
	Matrix Matrix
}

// Matrix is how rows are shown as small cells under headings. Strings are keys
// of the noun's columns.
type Matrix struct {
	By     string   // what the rows are gathered by: one the noun makes groups for
	Cell   string   // what stands in a cell
	Mark   string   // whose value is the sign
	About  []string // what is said of the cell under the cursor, after the word of its sign
	Legend []model.Worded
	Note   string // message key: what a reader should know of the headings; may be ""
}

// columnOf is the place of a column among the noun's, -1 when it has none.
func columnOf(n model.Noun, key string) int {
	return slices.IndexFunc(n.Columns, func(c model.Column) bool { return c.Key == key })
}

// shownColumns are the places of the columns to show, the group first.
func (v View) shownColumns() []int {
	var out []int
	add := func(i int) {
		if i >= 0 && !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	if v.Group != "" {
		add(columnOf(v.Noun, v.Group))
	}
	for _, key := range v.Columns {
		add(columnOf(v.Noun, key))
	}
	if v.Columns == nil {
		for i := range v.Noun.Columns {
			add(i)
		}
	}
	if i := columnOf(v.Noun, v.Sort); i >= 0 && v.Noun.Columns[i].Width == 0 {
		add(i) // there to order by; it takes no room
	}
	return out
}

// kept are the rows that belong in the view.
func (v View) kept(all []model.Row) rows {
	if v.Keep == nil {
		return rows{all: all}
	}
	at := []int32{}
	for i, r := range all {
		value := func(key string) any {
			if c := columnOf(v.Noun, key); c >= 0 && c < len(r.Values) {
				return r.Values[c]
			}
			return nil
		}
		if v.Keep(value) {
			at = append(at, int32(i))
		}
	}
	return rows{all, append(make([]int32, 0, len(at)), at...)}
}
