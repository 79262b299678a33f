package register

import (
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// body is how the rows of a view are laid out. Whatever it is, the lines, the
// filter and the record under the cursor are those of the view's table.
type body interface {
	View(st theme.Styles, w, h int) []string
	Move(binding string) bool
	// Least is the height it wants before the lines above it have room.
	Least(w int) int
	scope() keys.Scope
	offers() []string
}

// lines are rows below each other, in columns one can sort by.
type lines struct{ *widget.Table }

func (lines) scope() keys.Scope { return keys.Register | keys.List }

func (lines) offers() []string { return []string{keys.Sort, keys.SortLeft, keys.SortRight} }

// Least is a heading and as many rows as say something: the lines above give
// way before these do.
func (lines) Least(int) int { return 15 }

// cells are rows as small cells under headings.
type cells struct{ *widget.Matrix }

func (cells) scope() keys.Scope { return keys.Matrix | keys.List }

func (cells) offers() []string { return []string{keys.CellLeft, keys.CellRight} }

// narrow is the width below which every view is a list.
const narrow = 60

// body is the layout of the view in a window of width w.
func (v *view) body(w int) body {
	if v.Matrix.By != "" && w >= narrow {
		return cells{&v.matrix}
	}
	return lines{&v.table}
}
