package main

import (
	"fmt"
	"strings"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// page prints a record; plain is linear text for screen readers.
func (s *session) page(d model.Doc, plain bool) {
	if plain {
		for _, l := range render.PlainDoc(s.text(), d) {
			fmt.Fprintln(s.Stdout, l)
		}
		return
	}
	p := s.text()
	s.wrapped("", strings.TrimSpace(d.Ref.ID+"  "+p.Msg(d.Title)))
	if lead := p.Msg(d.Lead); lead != "" {
		s.wrapped("", lead)
	}
	wide := 0
	for _, b := range d.Blocks {
		if b.Kind == model.BlockField {
			wide = max(wide, widget.Width(p.Msg(b.Label)))
		}
	}
	for i, b := range d.Blocks {
		if i == 0 && b.Kind != model.BlockHeading {
			fmt.Fprintln(s.Stdout)
		}
		s.block(b, min(wide, 30))
	}
}

// block prints one piece of a record.
func (s *session) block(b model.Block, wide int) {
	p, st := s.text(), s.looks()
	label, value := p.Msg(b.Label), p.Value(b.Value)
	switch b.Kind {
	case model.BlockHeading:
		fmt.Fprintf(s.Stdout, "\n%s\n", label)
	case model.BlockText:
		for l := range strings.Lines(p.Lines(b.Value)) {
			s.wrapped("  ", strings.TrimRight(l, "\n"))
		}
	case model.BlockMarked, model.BlockDiff:
		for _, l := range widget.Lay(s.brush(), render.Body(p, st.Glyph, b), min(s.width(), fallbackWidth)-2) {
			fmt.Fprintln(s.Stdout, strings.TrimRight("  "+l, " "))
		}
	case model.BlockField:
		s.beside("  "+widget.Pad(label, wide, st.Glyph.Ellipsis)+"  ", p.Lines(b.Value))
	case model.BlockLink:
		s.beside("  "+st.Glyph.Link+" ", joined("  ", b.Ref.ID, value, label))
	case model.BlockStatus:
		s.beside("  "+s.sign(b.Status)+" ", joined("  ", label, render.BlockWord(p, b), value, b.Ref.ID))
	}
}

// beside prints a text behind a label, its further lines below its start.
func (s *session) beside(label, value string) {
	room := max(min(s.width(), fallbackWidth)-widget.Width(label), 20)
	lines := []string{}
	for l := range strings.Lines(value) {
		lines = append(lines, widget.Wrap(widget.Safe(strings.TrimRight(l, "\n")), room)...)
	}
	if len(lines) == 0 {
		lines = []string{""}
	}
	for i, l := range lines {
		if i == 1 {
			label = widget.Blank(widget.Width(label))
		}
		fmt.Fprintln(s.Stdout, strings.TrimRight(label+l, " "))
	}
}

// joined joins what there is.
func joined(sep string, words ...string) string {
	var out []string
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return strings.Join(out, sep)
}

// facts prints labels with their values in a second column.
func (s *session) facts(rows [][2]string) {
	wide := 0
	for _, r := range rows {
		wide = max(wide, widget.Width(r[0]))
	}
	for _, r := range rows {
		// A path in two lines cannot be copied, so these are not wrapped.
		fmt.Fprintln(s.Stdout, strings.TrimRight(widget.Pad(r[0], wide, "")+"  "+r[1], " "))
	}
}
