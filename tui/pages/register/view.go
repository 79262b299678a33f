package register

import (
	"slices"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// view is a View at work: its rows, its filter and where the cursor stands.
type view struct {
	View
	saved  *model.SavedView // set for one that a person kept
	load   page.Loader
	list   model.Listing
	rows   rows  // those of the list that belong here
	cols   []int // column of the noun shown as column 1, 2 … of the table
	table  widget.Table
	matrix widget.Matrix
	filter widget.Input
	stale  bool
	want   string // line to stand on once it is in the list
}

func newView(env page.Env, v View) *view {
	out := &view{View: v, cols: v.shownColumns(), filter: widget.NewInput()}
	cols := []widget.Column{{}} // the sign of a row's status
	for _, n := range out.cols {
		c := v.Noun.Columns[n]
		title := env.Text.T("column." + c.Key)
		priority := c.Priority
		if c.Key == v.Group {
			priority = 1 // without it nobody sees why the rows stand as they do
		}
		cols = append(cols, widget.Column{
			Title: title, Width: c.Width, Min: least(c, title),
			Priority: priority, Grow: c.Grow, Right: c.Right, Key: slices.Contains(v.Key, c.Key),
		})
	}
	out.table = widget.NewTable(cols)
	out.table.GroupBy(out.shown(v.Group))
	out.table.OrderBy(out.shown(v.Sort), v.Down)
	out.matrix = widget.NewMatrix(&out.table)
	return out
}

// heading is how much of its room a column's name may claim: a cut name makes
// a reader guess.
const heading = 14

func least(c model.Column, title string) int {
	if c.Width == 0 {
		return c.Min
	}
	return max(c.Min, min(widget.Width(title), heading))
}

// savedView is a view that a person kept, on top of the one it began from.
func savedView(env page.Env, base View, s model.SavedView) *view {
	if columnOf(base.Noun, s.Sort) >= 0 {
		base.Sort, base.Down = s.Sort, s.Down
	}
	out := newView(env, base)
	out.saved = &s
	out.filter.SetValue(s.Filter)
	out.table.Filter(s.Filter)
	return out
}

// shown is the column of the table that shows a column of the noun, -1 when it
// is not shown.
func (v *view) shown(key string) int {
	if key == "" {
		return -1
	}
	if i := slices.Index(v.cols, columnOf(v.Noun, key)); i >= 0 {
		return i + 1
	}
	return -1
}

// sorted is the key of the column the table is ordered by.
func (v *view) sorted() (key string, down bool) {
	col, down := v.table.Order()
	if col < 1 {
		return "", false
	}
	return v.Noun.Columns[v.cols[col-1]].Key, down
}

// take puts loaded rows in the view.
func (v *view) take(env page.Env, l model.Listing) {
	v.list, v.rows = l, v.kept(l.Rows)
	v.refresh(env)
}

// refresh hands the rows to the table in the looks of the session.
func (v *view) refresh(env page.Env) {
	v.table.Columns[0] = widget.Column{}
	if v.rows.some(func(r *model.Row) bool { return r.Status != "" }) {
		v.table.Columns[0] = widget.Column{Width: 1, Min: 1, Priority: 1}
	}
	v.table.SetData(v.cells(env))
	if v.want != "" && v.table.Select(v.want) {
		v.want = ""
	}
	v.gather(env)
}

// cells are the rows in the looks of the session.
func (v *view) cells(env page.Env) data {
	return data{rows: v.rows, cols: v.cols, text: env.Text, glyph: env.Styles.Glyph}
}

// current is the record under the cursor.
func (v *view) current() model.Ref {
	if i, ok := v.table.Current(); ok {
		return v.rows.At(i).Ref
	}
	return model.Ref{}
}

// tasks are the forms that the record under the cursor asks for.
func (v *view) tasks() []model.Ask {
	if i, ok := v.table.Current(); ok {
		return v.rows.At(i).Tasks
	}
	return nil
}

// title is what the view is called.
func (v *view) title(env page.Env) string {
	if v.saved != nil {
		return v.saved.Name
	}
	return env.Text.T(v.Title)
}
