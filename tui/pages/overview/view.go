package overview

import (
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

const (
	narrow = 60  // below: one plain list
	lowest = 12  // below: the same, there is no room under the duties
	wide   = 120 // from here on the reasons stand beside the list
)

// View implements page.Page.
func (p *Page) View(w, h int) []string {
	switch {
	case p.load.Err() != nil:
		return p.env.Failed(p.load.Err(), w, h)
	case !p.load.Done():
		return p.env.Loading(w, h)
	case len(p.items) == 0:
		return p.env.Notice(theme.Plain, p.env.Text.T("screen.list.empty"), p.env.Text.T("screen.overview.empty"), w, h)
	case w < narrow || h < lowest:
		return p.list(w, h)
	case w < wide:
		return p.main(w, h)
	}
	left := min(max(w*56/100, 78), 112)
	right := w - left - 3
	why := p.reasons().View(p.env.Styles, right, h, false)
	return widget.Beside(h, 1, []int{left, 1, right}, p.main(left, h), p.env.Styles.Wall(h), why)
}

// list is the plain list of a narrow window: every line the cursor can stand
// on, one below the other.
func (p *Page) list(w, h int) []string {
	out := p.heading(w)
	if len(out) >= h {
		out = nil
	}
	room := max(h-len(out), 1)
	p.scroll.Resize(len(p.items), room)
	cols := p.dutyColumns(w - 2)
	for i := p.scroll.Top; i < len(p.items) && i < p.scroll.Top+room; i++ {
		switch it := p.items[i]; it.kind {
		case soon:
			out = append(out, p.soonLine(p.o.First[it.n], w-2, i == p.scroll.Cursor))
		case fold:
			out = append(out, p.foldLine(it, w-2, i == p.scroll.Cursor))
		case changed:
			out = append(out, p.sinceLine(w-2, i == p.scroll.Cursor))
		default:
			out = append(out, p.dutyLine(p.o.Duties[it.n], cols, i == p.scroll.Cursor))
		}
	}
	p.marks(out[len(out)-min(room, len(out)):], w, p.scroll.Top, len(p.items))
	return widget.Fit(out, w, h)
}

// main is the screen of DESIGN §7: the question, the duties, and below them
// what comes first, NEN 7510 and what changed.
func (p *Page) main(w, h int) []string {
	out := p.heading(w)
	if h >= 30 {
		out = append(out, "")
	}
	foot := p.footing(w, h)
	room := max(h-len(out)-len(foot), 1)
	if n := p.duties(); room > n+1 {
		room = n + 1 // the rest is air below, not between
	}
	p.scroll.H = room
	p.scroll.Clamp()
	out = append(out, p.dutyLines(w, room)...)
	return widget.Fit(append(out, foot...), w, h)
}

// heading asks the question and counts the answers; tight, the count goes to
// a line of its own.
func (p *Page) heading(w int) []string {
	t, st := p.env.Text, p.env.Styles
	question := p.question()
	counts := render.Counts(t, p.o.Counts, st.Glyph.Dot)
	if widget.Width(question)+widget.Width(counts)+4 <= w {
		return []string{widget.Sides(" "+st.Paint(theme.Strong, question), counts, w-1, "")}
	}
	return []string{
		" " + st.Paint(theme.Strong, widget.Cut(question, w-2, st.Glyph.Ellipsis)),
		" " + widget.Cut(counts, w-2, st.Glyph.Ellipsis),
	}
}

// question is the one question, put for the day the session looks at.
func (p *Page) question() string {
	t := p.env.Text
	switch day := p.o.Day; {
	case day.IsZero() || day == p.env.True():
	case day.Before(p.env.True()):
		return t.T("screen.overview.question_on", "On", day)
	default:
		return t.T("screen.overview.question_ahead", "On", day)
	}
	return t.T("screen.overview.question")
}

// dutyLines draws the window on the duties that the cursor is in.
func (p *Page) dutyLines(w, room int) []string {
	n := p.duties()
	at := min(p.scroll.Cursor, n-1)
	p.top = min(p.top, at, max(n-room, 0))
	p.top = max(p.top, at-room+1, 0)
	cols := p.dutyColumns(w - 2)
	var out []string
	for i := p.top; i < n && len(out) < room; i++ {
		it := p.items[i]
		if it.kind == fold {
			out = append(out, p.foldLine(it, w-2, i == p.scroll.Cursor))
			continue
		}
		out = append(out, p.dutyLine(p.o.Duties[it.n], cols, i == p.scroll.Cursor))
	}
	p.marks(out, w, p.top, n)
	return out
}

// marks shows at the right edge that a list goes on above or below.
func (p *Page) marks(lines []string, w, top, n int) {
	if len(lines) == 0 {
		return
	}
	st := p.env.Styles
	put := func(i int, sign string) {
		lines[i] = widget.Pad(lines[i], w-1, "") + st.Paint(theme.Dim, sign)
	}
	if top > 0 {
		put(0, st.Glyph.Rise)
	}
	if top+len(lines) < n {
		put(len(lines)-1, st.Glyph.Fall)
	}
}
