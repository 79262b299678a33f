package setup

import (
	"charm.land/huh/v2"

	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// field is a field of a form of huh with a label before it, its own words for
// the panel, and questions in our own words for a screen reader.
type field interface {
	huh.Field
	about() aspect
	rows() int      // lines it takes
	sideways() bool // left and right choose
	named() *labelled
}

// aspect is what the panel says about a field: what it is for, how what was
// typed reads, and what is wrong with it.
type aspect struct {
	help, reads string
	wrong       error
	refused     bool // somebody tried to go on with it
}

// labelled is what both kinds of fields share.
type labelled struct {
	label, help string
	room        int // cells of the label column
	lit         bool
	looks       *theme.Styles
	ask         *asker
	off         func() bool // it has no meaning now, because of another field
}

// Skip implements huh.Field.
func (l *labelled) Skip() bool { return l.off != nil && l.off() }

func (l *labelled) named() *labelled { return l }

// beside puts the label before the first line of a field.
func (l *labelled) beside(view string) string {
	if l.Skip() {
		view = l.looks.Paint(theme.Dim, widget.Blank(2)+l.looks.Glyph.NA)
	}
	mark, tone := widget.Blank(widget.Width(l.looks.Glyph.Cursor)), theme.Dim
	if l.lit {
		mark, tone = l.looks.Paint(theme.Chosen, l.looks.Glyph.Cursor), theme.Chosen
	}
	return mark + " " + l.looks.Paint(tone, widget.Pad(l.label, l.room, l.looks.Glyph.Ellipsis)) + " " + view
}

// margin is what the label takes of the width.
func (l *labelled) margin() int { return l.room + 3 }
