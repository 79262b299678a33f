package render

import (
	"strings"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// Body lays out a block that holds a whole text: a document, or what changed
// between two. Other blocks have none.
func Body(p *text.Printer, g theme.Glyphs, b model.Block) []widget.Entry {
	switch v := b.Value.(type) {
	case string:
		if b.Kind == model.BlockMarked {
			return Marked(p, g, v)
		}
	case model.Redline:
		return Redlined(p, g, v)
	}
	return nil
}

// PlainBody writes such a block as linear text. Words tell where the text of a
// document begins and ends, and which lines came and went.
func PlainBody(p *text.Printer, b model.Block) []string {
	switch v := b.Value.(type) {
	case string:
		if b.Kind == model.BlockMarked {
			return plainMarked(p, v)
		}
	case model.Redline:
		return plainRedline(p, v)
	}
	return nil
}

func plainMarked(p *text.Printer, s string) []string {
	out := []string{p.T("screen.marked.begin")}
	margin := theme.Glyphs{ASCII: true}
	for _, e := range Marked(p, margin, s) {
		if e.Kind == widget.Grid {
			out = append(out, widget.GridLines(e.Cells)...)
			continue
		}
		for _, l := range strings.Split(widget.Plain(e.Spans), "\n") {
			out = append(out, strings.TrimRight(strings.TrimPrefix(e.First, " ")+l, " "))
		}
	}
	return append(out, p.T("screen.marked.end"))
}

func plainRedline(p *text.Printer, r model.Redline) []string {
	if vast(r) {
		return []string{tooVast(p, r)}
	}
	changes, old, added := compare(r)
	out := []string{tallied(p, r, old, added)}
	for _, c := range changes {
		line := widget.Plain(c.spans)
		switch c.sign {
		case lineFold:
			line = p.T("screen.diff.same", "N", c.n)
		case lineOld:
			line = p.T("screen.diff.old", "Text", line)
		case lineNew:
			line = p.T("screen.diff.new", "Text", line)
		}
		out = append(out, line)
	}
	return out
}
