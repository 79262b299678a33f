package register

import (
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// View implements page.Page.
func (p *Page) View(w, h int) []string {
	switch {
	case p.load.Err() != nil:
		return p.env.Failed(p.load.Err(), w, h)
	case !p.load.Done():
		return p.env.Loading(w, h)
	case len(p.rows) == 0:
		return p.env.Notice(theme.Plain, p.env.Text.T("screen.list.empty"), p.env.Text.T(p.layout.Empty), w, h)
	}
	list, beside := split(w)
	lines := append([]string{p.head(list)}, p.body(list, h-1)...)
	if beside == 0 {
		return widget.Fit(lines, w, h)
	}
	wall := p.env.Styles.Wall(h)
	return widget.Beside(h, 1, []int{list, 1, beside}, lines, wall, p.pane.view(p.env, beside, h))
}

func (p *Page) body(w, h int) []string {
	if p.table.Len() == 0 {
		return p.env.Notice(theme.Plain,
			p.env.Text.T("screen.list.nothing_found", "Text", p.filter.Value()),
			p.env.Text.T("screen.list.filter_off", "Back", p.env.KeyLabel(keys.Back)), w, h)
	}
	return p.table.View(p.env.Styles, w, h)
}

// head is the filter at the left and how many rows there are at the right.
func (p *Page) head(w int) string {
	t, st := p.env.Text, p.env.Styles
	count := t.T("screen.list.total", "N", p.table.Total())
	left := " "
	if p.finding || p.table.Needle() != "" {
		count = t.T("screen.list.filtered", "N", p.table.Len(), "Of", p.table.Total())
		label := t.T("screen.list.filter") + " "
		typed, _ := p.filter.View(p.room(w), text.Clean)
		left += st.Paint(theme.Accent, label) + typed
	}
	return widget.Sides(left, st.Paint(theme.Dim, count), w-1, "")
}

// room is what the filter has to type in.
func (p *Page) room(w int) int {
	return max(w-widget.Width(p.env.Text.T("screen.list.filter"))-24, 4)
}

// Cursor implements page.Typer.
func (p *Page) Cursor() (x, y int) {
	list, _ := split(p.w)
	_, at := p.filter.View(p.room(list), text.Clean)
	return 1 + widget.Width(p.env.Text.T("screen.list.filter")) + 1 + at, 0
}
