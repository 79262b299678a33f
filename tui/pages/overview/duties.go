package overview

import (
	"strings"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

const (
	colTitle = iota
	colCitation
	colSummary
	colNote
)

// columns are the widths of a duty's line and the room between them.
type columns struct {
	w   []int
	gap int
}

// dutyColumns measures the duties listed, so the columns stand as close as
// they can and do not move while scrolling.
func (p *Page) dutyColumns(w int) columns {
	var full [4]int
	for _, d := range p.o.Duties {
		if d.Status == model.Untracked && !p.open {
			continue
		}
		for i, s := range p.dutyTexts(d) {
			full[i] = max(full[i], min(widget.Width(s), 40))
		}
	}
	least := [4]int{colTitle: 26, colCitation: full[colCitation], colSummary: 11, colNote: 16}
	rank := [4]int{colTitle: 1, colNote: 2, colSummary: 3, colCitation: 4}
	c := make([]widget.Column, 4)
	for i := range c {
		c[i] = widget.Column{Width: min(least[i], full[i]), Priority: rank[i]}
	}
	gap := 2
	if w >= 96 {
		gap = 3
	}
	return columns{spread(widget.Widths(w-2, gap, c), full, w-2, gap), gap}
}

// spread gives the room that is left to what is cut the worst.
func spread(widths []int, full [4]int, w, gap int) []int {
	left := w + gap
	for _, n := range widths {
		if n > 0 {
			left -= n + gap
		}
	}
	for _, i := range []int{colNote, colSummary, colTitle} {
		if widths[i] > 0 {
			more := max(min(full[i]-widths[i], left), 0)
			widths[i] += more
			left -= more
		}
	}
	return widths
}

func (p *Page) dutyTexts(d model.DutyResult) [4]string {
	summary := ""
	if d.Status != model.Untracked {
		summary = render.Line(p.env.Text.Msg(d.Summary))
	}
	return [4]string{
		widget.Safe(render.Line(p.env.Pick(d.Text.TitleNL, d.Text.TitleEN))),
		widget.Safe(render.Line(p.env.Pick(d.Text.CitationNL, d.Text.CitationEN))),
		widget.Safe(summary),
		widget.Safe(render.DutyNote(p.env.Text, d)),
	}
}

func (p *Page) dutyLine(d model.DutyResult, c columns, chosen bool) string {
	st := p.env.Styles
	sign, loud := render.Sign(d.Status, st.Glyph)
	tones := [4]theme.Tone{theme.Plain, theme.Dim, theme.Plain, theme.Dim}
	if d.Status == model.Gap || d.Status == model.Attention {
		tones[colNote] = loud
	}
	if d.Status == model.NA || d.Status == model.Untracked {
		tones[colTitle], tones[colSummary] = theme.Dim, theme.Dim
	}
	if chosen {
		tones[colTitle] = theme.Chosen
	}
	var b strings.Builder
	b.WriteString(p.cursor(chosen))
	b.WriteString(st.Paint(loud, sign) + " ")
	first := true
	for i, s := range p.dutyTexts(d) {
		if c.w[i] == 0 {
			continue
		}
		if !first {
			b.WriteString(widget.Blank(c.gap))
		}
		first = false
		s = widget.CutWord(s, c.w[i], st.Glyph.Ellipsis)
		b.WriteString(st.Paint(tones[i], s) + widget.Blank(c.w[i]-widget.Width(s)))
	}
	return strings.TrimRight(b.String(), " ")
}

// foldLine stands for the duties that are known but not evaluated.
func (p *Page) foldLine(it item, w int, chosen bool) string {
	key, tone := "screen.overview.fold", theme.Dim
	if p.open {
		key = "screen.overview.unfold"
	}
	if chosen {
		tone = theme.Chosen
	}
	s := widget.Cut(p.env.Text.T(key, "N", it.n), w, p.env.Styles.Glyph.Ellipsis)
	return p.cursor(chosen) + p.env.Styles.Paint(tone, s)
}

// cursor is the first cell of a line.
func (p *Page) cursor(chosen bool) string {
	if !chosen {
		return " "
	}
	return p.env.Styles.Paint(theme.Chosen, p.env.Styles.Glyph.Cursor)
}
