package overview

import (
	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// footing is the part below the duties, in up to three columns, with a blank
// line above. A low window keeps the room for the duties.
func (p *Page) footing(w, h int) []string {
	rows := min(max(h/5, 3), 8)
	t, st := p.env.Text, p.env.Styles
	nen, since := p.controls(), p.since(w)
	nen = nen[:min(len(nen), rows)]
	wNEN, wSince := columnWidth(t.T("screen.tab.controls"), nen), columnWidth(p.sinceTitle(w), since)+1
	gap := 2
	if w >= 100 {
		gap = 4
	}
	wFirst := w - wNEN - wSince - 2*gap - 1
	if wFirst < 26 { // no room for three
		since, wSince = nil, 0
		wFirst = w - wNEN - gap - 2
	}
	wFirst = min(wFirst, 72)
	head := func(title string, lines []string) []string {
		if lines == nil {
			return nil
		}
		return append([]string{st.Paint(theme.Strong, title)}, lines...)
	}
	soonest := rows
	below := wSince == 0 && !p.o.Since.Meeting.IsZero() // it keeps a line to stand on
	if below {
		soonest--
	}
	first := append([]string{" " + st.Paint(theme.Strong, t.T("screen.overview.first"))}, p.first(wFirst, soonest)...)
	if below {
		first = append(first, p.sinceLine(wFirst, p.items[p.scroll.Cursor].kind == changed))
	}
	n := min(rows+1, max(len(first), len(nen)+1, len(since)+1))
	body := widget.Beside(n, gap, []int{wFirst + 1, wNEN, wSince}, first,
		head(t.T("screen.tab.controls"), nen), p.sinceHead(w, since))
	return append([]string{""}, body...)
}

// sinceHead is the third column; the cursor can stand on its title.
func (p *Page) sinceHead(w int, lines []string) []string {
	if lines == nil {
		return nil
	}
	tone, chosen := theme.Strong, p.items[p.scroll.Cursor].kind == changed
	if chosen {
		tone = theme.Chosen
	}
	out := []string{p.cursor(chosen) + p.env.Styles.Paint(tone, p.sinceTitle(w))}
	for _, l := range lines {
		out = append(out, " "+l)
	}
	return out
}

// sinceTitle names the day of the last meeting where the words have no room.
func (p *Page) sinceTitle(w int) string {
	if w >= 100 || p.o.Since.On.IsZero() {
		return p.env.Text.T("screen.overview.since")
	}
	return p.env.Text.T("screen.overview.since_on", "On", render.Day(p.env.Text, p.o.Since.On, p.o.Day))
}

func columnWidth(title string, lines []string) int {
	w := widget.Width(title)
	for _, l := range lines {
		w = max(w, widget.Width(l))
	}
	return min(w, 34)
}

// nothingFirst is said where nothing waits. Which sign to look for is told by
// the signs in use.
func (p *Page) nothingFirst() string {
	if m := p.o.Begin; !m.IsZero() {
		sign, _ := render.Sign(model.Gap, p.env.Styles.Glyph)
		return p.env.Text.T(m.Key, "Sign", sign)
	}
	return p.env.Text.T("screen.overview.nothing_first")
}

// first lists what comes first: sign, when, number and title.
func (p *Page) first(w, rows int) []string {
	if len(p.o.First) == 0 {
		var out []string
		for _, l := range widget.Wrap(p.nothingFirst(), max(w-2, 1)) {
			out = append(out, " "+p.env.Styles.Paint(theme.Dim, l))
		}
		return out[:min(len(out), rows)]
	}
	n := p.duties()
	at := max(min(p.scroll.Cursor-n, len(p.o.First)-1), 0)
	p.later = max(min(p.later, at), at-rows+1, 0)
	var out []string
	for i := p.later; i < len(p.o.First) && len(out) < rows; i++ {
		out = append(out, p.soonLine(p.o.First[i], w, i+n == p.scroll.Cursor))
	}
	return out
}

func (p *Page) soonLine(u model.Upcoming, w int, chosen bool) string {
	st := p.env.Styles
	sign, loud := " ", theme.Dim
	if u.Status == model.Gap || u.Status == model.Attention {
		sign, loud = st.Glyph.Attention, theme.Warn
	}
	tone := theme.Plain
	if chosen {
		tone = theme.Chosen
	}
	when := widget.Pad(render.When(p.env.Text, u, p.o.Day), p.whenWidth(), st.Glyph.Ellipsis)
	room := w - 4 - widget.Width(when)
	title := render.Line(p.env.Text.Msg(u.Title))
	if id := render.Line(u.Ref.ID); widget.Width(id)+1+widget.Width(title) <= room || w >= 44 {
		title = id + " " + title
	}
	return p.cursor(chosen) + st.Paint(loud, sign+" "+when) + "  " +
		st.Paint(tone, widget.Cut(widget.Safe(title), room, st.Glyph.Ellipsis))
}

// whenWidth keeps the titles below each other.
func (p *Page) whenWidth() int {
	w := 0
	for _, u := range p.o.First {
		w = max(w, widget.Width(render.When(p.env.Text, u, p.o.Day)))
	}
	return min(w, 18)
}

// controls are the totals with their trend on the second line.
func (p *Page) controls() []string {
	st := p.env.Styles
	lines := render.Controls(p.env.Text, p.o.Controls)
	if bars := widget.Spark(st.Glyph.Bars, p.o.Trend, 12); bars != "" {
		trend := st.Paint(theme.Accent, bars) + "  " + render.Step(p.o.Trend)
		lines = append([]string{lines[0], trend}, lines[1:]...)
	}
	return lines
}

// since joins the facts on one line each where there is room.
func (p *Page) since(w int) []string {
	duties, actions := render.Since(p.env.Text, p.o.Since)
	dot := " " + p.env.Styles.Glyph.Dot + " "
	if w < 100 && len(duties) == 3 {
		return []string{duties[0] + dot + duties[1], duties[2], join(actions, dot)}
	}
	return append([]string{join(duties, dot)}, joined(actions, dot)...)
}

func joined(parts []string, sep string) []string {
	if len(parts) == 0 {
		return nil
	}
	return []string{join(parts, sep)}
}

func join(parts []string, sep string) string {
	out := ""
	for i, s := range parts {
		if i > 0 {
			out += sep
		}
		out += s
	}
	return out
}

// sinceLine is the difference on one line, for a narrow window.
func (p *Page) sinceLine(w int, chosen bool) string {
	st := p.env.Styles
	duties, actions := render.Since(p.env.Text, p.o.Since)
	line := p.sinceTitle(0) + ": " + join(append(duties, actions...), " "+st.Glyph.Dot+" ")
	tone := theme.Plain
	if chosen {
		tone = theme.Chosen
	}
	return p.cursor(chosen) + "  " + st.Paint(tone, widget.CutWord(line, w-3, st.Glyph.Ellipsis))
}
