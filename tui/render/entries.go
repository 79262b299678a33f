package render

import (
	"strconv"
	"strings"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// Links finds the record a chosen entry leads to.
type Links map[string]model.Ref

// Entries lays a record out as the entries of a sheet, with its links.
func Entries(p *text.Printer, g theme.Glyphs, d model.Doc) ([]widget.Entry, Links) {
	links := Links{}
	out := []widget.Entry{{Kind: widget.Heading, Label: title(p, d)}}
	if lead := p.Msg(d.Lead); lead != "" {
		out = append(out, widget.Entry{Kind: widget.Paragraph, Text: lead, Tone: theme.Dim})
	}
	under := false
	for i, b := range d.Blocks {
		if body := Body(p, g, b); body != nil {
			out, under = append(out, body...), false
			continue
		}
		e := entry(p, g, b)
		if b.Kind != model.BlockHeading && (i == 0 || b.Kind == model.BlockText && d.Blocks[i-1].Kind == model.BlockStatus) {
			out = append(out, widget.Entry{Kind: widget.Paragraph, Text: " "})
		}
		// A link below a line with a sign is its proof.
		under = b.Kind == model.BlockLink && (under || i > 0 && d.Blocks[i-1].Kind == model.BlockStatus)
		if under {
			e.Indent = 2
		}
		if !b.Ref.IsZero() {
			e.Follow = RefKey(b.Ref)
			links[e.Follow] = b.Ref
		}
		out = append(out, e)
	}
	return out, links
}

func title(p *text.Printer, d model.Doc) string {
	if s := Line(p.Msg(d.Title)); s != "" {
		return s
	}
	return Line(d.Ref.ID)
}

// RefKey is unique for what a link points at, a pinned revision included.
func RefKey(r model.Ref) string {
	return string(r.Kind) + " " + r.ID + " " + strconv.Itoa(r.Rev)
}

func entry(p *text.Printer, g theme.Glyphs, b model.Block) widget.Entry {
	label, value := Line(p.Msg(b.Label)), lines(p, b.Value)
	switch b.Kind {
	case model.BlockHeading:
		return widget.Entry{Kind: widget.Heading, Label: label}
	case model.BlockField:
		return widget.Entry{Kind: widget.Field, Label: label, Text: value}
	case model.BlockLink:
		return widget.Entry{Kind: widget.Item, Glyph: g.Link, Tone: theme.Dim,
			Label: joinWords("  ", Line(b.Ref.ID), oneLine(value)), Text: label}
	case model.BlockStatus:
		sign, tone := Sign(b.Status, g)
		if label == "" {
			label = BlockWord(p, b)
			return widget.Entry{Kind: widget.Item, Glyph: sign, Tone: tone, Label: label, Text: oneLine(value)}
		}
		return widget.Entry{Kind: widget.Item, Glyph: sign, Tone: tone, Label: label,
			Text: joinWords(" "+g.Dot+" ", BlockWord(p, b), oneLine(value))}
	}
	return widget.Entry{Kind: widget.Paragraph, Text: value}
}

// lines writes a value of several lines; tabs become room of a known width.
func lines(p *text.Printer, v any) string {
	return strings.ReplaceAll(p.Lines(v), "\t", "    ")
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func joinWords(sep string, words ...string) string {
	var out []string
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return strings.Join(out, sep)
}

// PlainDoc writes a record as linear text: a label, a colon, a value.
func PlainDoc(p *text.Printer, d model.Doc) []string {
	out := []string{title(p, d)}
	if lead := Line(p.Msg(d.Lead)); lead != "" {
		out = append(out, lead)
	}
	for _, b := range d.Blocks {
		label, value := Line(p.Msg(b.Label)), oneLine(p.Value(b.Value))
		switch b.Kind {
		case model.BlockHeading:
			out = append(out, "", label)
		case model.BlockText:
			out = append(out, value)
		case model.BlockMarked, model.BlockDiff:
			out = append(out, PlainBody(p, b)...)
		case model.BlockLink:
			out = append(out, Labelled(joinWords(", ", label, Line(b.Ref.ID)), value))
		case model.BlockStatus:
			out = append(out, Labelled(label, joinWords(", ", BlockWord(p, b), value)))
		default:
			out = append(out, Labelled(label, value))
		}
	}
	return out
}

// Labelled is "label: value", or what there is of it.
func Labelled(label, value string) string { return joinWords(": ", label, value) }
