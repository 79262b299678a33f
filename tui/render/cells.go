package render

import (
	"strings"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// Cell is one value of a row as a cell: one line, clean.
func Cell(p *text.Printer, g theme.Glyphs, v any) widget.Cell {
	if s, ok := v.(model.Status); ok {
		sign, tone := Sign(s, g)
		return widget.Cell{Text: strings.TrimSpace(sign + " " + Word(p, s)), Tone: tone}
	}
	c := widget.Cell{Text: Line(p.Value(v))}
	switch v.(type) {
	case model.Date, bool:
		c.Tone = theme.Dim
	}
	return c
}

// Line makes text fit for one line: Clean has dealt with everything that could
// steer a terminal, what is left are ways to make room.
func Line(s string) string {
	if len(s) > longest {
		s = strings.ToValidUTF8(s[:longest], "")
	}
	return strings.TrimSpace(text.Clean(s))
}

// longest is more than the widest window shows of one value.
const longest = 2048

// Words is everything a filter may find a row by, folded.
func Words(p *text.Printer, r model.Row) string {
	var b strings.Builder
	b.WriteString(text.Fold(r.Ref.ID))
	for _, v := range r.Values {
		if s := p.Value(v); s != "" && s != r.Ref.ID {
			b.WriteByte(' ')
			b.WriteString(text.Fold(s))
		}
	}
	if r.Status != "" {
		b.WriteByte(' ')
		b.WriteString(text.Fold(Word(p, r.Status)))
	}
	return b.String()
}
