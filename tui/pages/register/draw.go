package register

import (
	"slices"
	"strings"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// View implements page.Page.
func (p *Page) View(w, h int) []string {
	list, beside := split(w)
	v := p.view()
	bare := !v.load.Done() || v.load.Err() != nil || v.rows.Len() == 0
	if bare {
		list, beside = w, 0
	}
	var lines []string
	if !bare || len(p.views) > 1 {
		lines = append(lines, p.head(list))
	}
	if !bare {
		lines = append(lines, p.summary(list, h-len(lines)-v.body(p.w).Least(list))...)
	}
	lines = append(lines, p.body(list, h-len(lines))...)
	if beside == 0 {
		return widget.Fit(lines, w, h)
	}
	return widget.Beside(h, 1, []int{list, 1, beside}, lines, p.env.Styles.Wall(h), p.pane.view(p.env, beside, h))
}

// body is the list, or why there is none.
func (p *Page) body(w, h int) []string {
	v, t := p.view(), p.env.Text
	switch {
	case v.load.Err() != nil:
		return p.env.Failed(v.load.Err(), w, h)
	case !v.load.Done():
		return p.env.Loading(w, h)
	case v.rows.Len() == 0 && len(v.list.Rows) > 0:
		return p.env.Notice(theme.Plain, t.T("screen.list.none_here"), "", w, h)
	case v.rows.Len() == 0:
		title, what := p.nothing(v)
		return p.env.Notice(theme.Plain, title, what, w, h)
	case v.table.Len() == 0:
		return p.env.Notice(theme.Plain, t.T("screen.list.nothing_found", "Text", v.filter.Value()),
			t.T("screen.list.filter_off", "Back", p.env.KeyLabel(keys.Back)), w, h)
	}
	return v.body(p.w).View(p.env.Styles, w, h)
}

// nothing says that a list is empty and, to whoever may change that, how. To
// somebody who only reads it promises no more than that they see nothing.
func (p *Page) nothing(v *view) (title, what string) {
	t := p.env.Text
	if !slices.ContainsFunc(p.Makes(), p.env.MayAsk) {
		return t.T("screen.list.empty_for_you"), t.T(v.Empty)
	}
	return t.T("screen.list.empty"), t.T("screen.list.first", "What", t.T(v.Empty), "Key", p.env.KeyLabel(keys.New))
}

// head is what is typed, or else the views, at the left; how many rows there
// are at the right.
func (p *Page) head(w int) string {
	t, st, v := p.env.Text, p.env.Styles, p.view()
	count := ""
	if v.rows.Len() > 0 {
		count = t.T("screen.list.total", "N", v.table.Total())
	}
	if v.table.Needle() != "" {
		count = t.T("screen.list.filtered", "N", v.table.Len(), "Of", v.table.Total())
	}
	right := st.Paint(theme.Dim, count)
	if n := len(v.table.Marked()); n > 0 {
		right = st.Paint(theme.Accent, t.T("screen.list.marked", "N", n)) + "  " + right
	}
	if label, field := p.typed(); field != nil {
		typed, _ := field.View(p.room(w), text.Clean)
		return widget.Sides(" "+st.Paint(theme.Accent, label)+" "+typed, right, w-1, "")
	}
	if len(p.views) < 2 {
		return widget.Sides(" ", right, w-1, "")
	}
	names := make([]string, len(p.views))
	for i, v := range p.views {
		names[i] = render.Line(v.title(p.env))
	}
	return widget.Sides(" "+widget.TabsAround(st, names, p.active, w-widget.Width(count)-5), right, w-1, "")
}

// typed is the field on the first line and its label: a name, or the filter.
func (p *Page) typed() (label string, field *widget.Input) {
	v := p.view()
	switch {
	case p.desk.naming:
		return p.env.Text.T("screen.view.name"), &p.desk.name
	case p.finding, v.table.Needle() != "" && v.saved == nil:
		return p.env.Text.T("screen.list.filter"), &v.filter
	}
	return "", nil
}

// room is what there is to type in.
func (p *Page) room(w int) int {
	label, _ := p.typed()
	return max(w-widget.Width(label)-24, 4)
}

// Cursor implements page.Typer.
func (p *Page) Cursor() (x, y int) {
	list, _ := split(p.w)
	label, field := p.typed()
	if field == nil {
		return -1, -1
	}
	_, at := field.View(p.room(list), text.Clean)
	return 1 + widget.Width(label) + 1 + at, 0
}

// summary are the lines that say what the rows come to, and one of air: as
// many as there is room for.
func (p *Page) summary(w, room int) []string {
	st, t := p.env.Styles, p.env.Text
	var out []string
	var signs []string
	flush := func() {
		if len(signs) > 0 {
			out = append(out, " "+widget.Cut(strings.Join(signs, "  "), w-2, st.Glyph.Ellipsis))
			signs = nil
		}
	}
	for _, b := range p.view().list.Head {
		if b.Kind == model.BlockStatus {
			sign, tone := render.Sign(b.Status, st.Glyph)
			signs = append(signs, st.Paint(tone, sign)+" "+widget.Safe(render.Line(t.Msg(b.Label))))
			continue
		}
		flush()
		lines := widget.Wrap(widget.Safe(render.Line(t.Value(b.Value))), w-2)
		for _, l := range lines[:min(len(lines), 2)] {
			out = append(out, " "+st.Paint(theme.Dim, l))
		}
	}
	flush()
	if room < 2 || len(out) == 0 { // one line says more than a line of air
		return out[:min(len(out), max(room, 0))]
	}
	return append(out[:min(len(out), room-1)], "")
}
