package widget

import "github.com/rekenschap/rekenschap/tui/theme"

// measure is the longest line that reads well; wider windows stay empty.
const measure = 88

// View draws the sheet. Without focus no link is marked: beside a list it is
// a preview.
func (s *Sheet) View(st theme.Styles, w, h int, focused bool) []string {
	s.lay(st, w, h)
	out := make([]string, 0, h)
	for y := s.top; y < len(s.lines) && len(out) < h; y++ {
		l := s.lines[y]
		if focused && l.label != "" && s.focus >= 0 && s.links[s.focus] == l.entry {
			out = append(out, st.Paint(theme.Chosen, st.Glyph.Cursor)+l.label)
			continue
		}
		out = append(out, " "+l.text)
	}
	if s.top+h < len(s.lines) && h > 0 {
		out[h-1] = " " + st.Paint(theme.Dim, st.Glyph.More)
	}
	return Fit(out, w, h)
}

// lay breaks the entries into lines of the width. The lines are kept until
// the width or the entries change; new looks come with new entries.
func (s *Sheet) lay(st theme.Styles, w, h int) {
	if s.lines == nil || s.w != w {
		l := layout{st: st, w: min(max(w-2, 1), measure)}
		l.label = s.labelWidth(l.w)
		for i, e := range s.entries {
			l.entry = i
			l.put(e)
		}
		s.lines = l.out
	}
	s.w, s.h = w, max(h-1, 0) // the last line may say that there is more
	if len(s.lines) <= h {
		s.h = h
	}
	s.reveal()
	s.clamp()
}

func (s *Sheet) labelWidth(w int) int {
	n := 0
	for _, e := range s.entries {
		if e.Kind == Field {
			n = max(n, Width(Safe(e.Label)))
		}
	}
	most := 26
	if w >= 70 {
		most = 34
	}
	return min(n, most, w/2)
}

type layout struct {
	st       theme.Styles
	w, label int
	entry    int
	out      []sheetLine
}

func (l *layout) add(text string) { l.out = append(l.out, sheetLine{text: text, entry: l.entry}) }

func (l *layout) put(e Entry) {
	label, text := Safe(e.Label), Safe(e.Text)
	switch e.Kind {
	case Heading:
		if len(l.out) > 0 {
			l.add("")
		}
		l.add(l.st.Paint(theme.Strong, Cut(label, l.w, l.st.Glyph.Ellipsis)))
	case Paragraph:
		for _, line := range Wrap(text, l.w) {
			l.add(l.st.Paint(e.Tone, line))
		}
	case Field:
		l.field(e, label, text)
	case Item:
		l.item(e, label, text)
	case Rich:
		l.rich(e)
	case Grid:
		l.grid(e)
	}
}

// field puts label and value side by side, below each other when it is tight.
// One that leads somewhere shows its value as a link.
func (l *layout) field(e Entry, label, text string) {
	tone := theme.Plain
	if e.Follow != "" {
		tone = theme.Accent
	}
	head, room, indent := Blank(l.label)+"  ", l.w-l.label-2, l.label+2
	if l.w < 34 {
		head, room, indent = "", l.w, 0
		if label != "" {
			text = label + ": " + text
		}
	} else if label != "" {
		head = l.st.Paint(theme.Dim, Cut(label, l.label, l.st.Glyph.Ellipsis)) + Blank(l.label-Width(label)+2)
	}
	for i, line := range Wrap(text, room) {
		out := sheetLine{entry: l.entry, text: head + l.st.Paint(tone, line)}
		if i == 0 && e.Follow != "" {
			out.label = head + l.st.Paint(theme.Chosen, line)
		}
		l.out = append(l.out, out)
		head = Blank(indent)
	}
}

// item is one line with a sign; what does not fit goes below, indented.
func (l *layout) item(e Entry, label, text string) {
	sign := e.Glyph
	if sign == "" {
		sign = " "
	}
	sign = Blank(e.Indent) + sign
	indent := Width(sign) + 1
	heads := Wrap(label, max(l.w-indent, 1))
	if len(heads) == 0 {
		heads = []string{""}
	}
	head, tone := heads[0], theme.Plain
	if e.Follow != "" {
		tone = theme.Accent
	}
	painted := l.st.Paint(tone, head)
	rest := Wrap(text, max(l.w-indent-2, 1))
	tail := ""
	if len(heads) == 1 && len(rest) == 1 && Width(head)+2+Width(rest[0])+indent <= l.w {
		tail, rest = "  "+l.beside(e, rest[0]), nil
		if text == "" {
			tail = ""
		}
	}
	line := sheetLine{entry: l.entry, text: l.st.Paint(e.Tone, sign) + " " + painted + tail}
	if e.Follow != "" {
		line.label = l.st.Paint(e.Tone, sign) + " " + l.st.Paint(theme.Chosen, head) + tail
	}
	l.out = append(l.out, line)
	for _, more := range heads[1:] {
		l.add(Blank(indent) + l.st.Paint(tone, more))
	}
	for _, r := range rest {
		if r != "" {
			l.add(Blank(indent+2) + l.beside(e, r))
		}
	}
}

// beside is what stands next to an item: for a link only how it is related.
func (l *layout) beside(e Entry, text string) string {
	if e.Follow != "" && e.Tone == theme.Dim {
		return l.st.Paint(theme.Dim, text)
	}
	return text
}
