package widget

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"github.com/rekenschap/rekenschap/tui/theme"
)

// Span is a stretch of text with one look.
type Span struct {
	Text string
	Tone theme.Tone
}

// Plain is the text of spans without their looks.
func Plain(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Lay writes entries as painted lines of at most w cells, for output that is
// no sheet.
func Lay(st theme.Styles, entries []Entry, w int) []string {
	l := layout{st: st, w: min(max(w, 1), measure)}
	for i, e := range entries {
		l.entry = i
		l.put(e)
	}
	out := make([]string, len(l.out))
	for i, line := range l.out {
		out[i] = line.text
	}
	return out
}

// rich is wrapped text of several looks, behind what stands before its first
// line and its further ones.
func (l *layout) rich(e Entry) {
	first, rest := l.before(e.First), l.before(e.Rest)
	room := max(l.w-max(Width(first), Width(rest)), 1)
	head := first
	for _, line := range wrapSpans(safeSpans(e.Spans), room, e.Verbatim) {
		l.add(strings.TrimRight(l.st.Paint(e.Tone, head)+l.paint(line), " "))
		head = rest
	}
}

// before keeps what stands before a line from taking all the room.
func (l *layout) before(s string) string { return Cut(Safe(s), l.w*2/3, "") }

func (l *layout) paint(line []Span) string {
	var b strings.Builder
	for _, s := range line {
		b.WriteString(l.st.Paint(s.Tone, s.Text))
	}
	return b.String()
}

func safeSpans(in []Span) []Span {
	out := make([]Span, len(in))
	for i, s := range in {
		out[i] = Span{Safe(s.Text), s.Tone}
	}
	return out
}

// wrapSpans breaks spans into lines of at most w cells; there is always one.
// A verbatim text keeps its spaces.
func wrapSpans(spans []Span, w int, verbatim bool) [][]Span {
	flat := Plain(spans)
	var lines []string
	if verbatim {
		for _, s := range strings.Split(ansi.Hardwrap(flat, w, true), "\n") {
			lines = append(lines, Cut(s, w, ""))
		}
	} else {
		lines = Wrap(flat, w)
	}
	r := toned{spans: spans}
	out := make([][]Span, len(lines))
	for i, line := range lines {
		out[i] = r.line(line)
	}
	return out
}

// toned walks through spans in step with the lines they were broken into:
// wrapping leaves out spaces, but changes nothing and keeps the order.
type toned struct {
	spans  []Span
	at     int // in the span
	inSpan int
}

// line gives a line its looks back.
func (t *toned) line(s string) []Span {
	var out []Span
	for _, r := range s {
		tone := t.next(r)
		if n := len(out); n > 0 && out[n-1].Tone == tone {
			out[n-1].Text += string(r)
			continue
		}
		out = append(out, Span{string(r), tone})
	}
	return out
}

// next is the look of the next r in the text.
func (t *toned) next(want rune) theme.Tone {
	for t.inSpan < len(t.spans) {
		s := t.spans[t.inSpan]
		if t.at >= len(s.Text) {
			t.inSpan, t.at = t.inSpan+1, 0
			continue
		}
		r, n := utf8.DecodeRuneInString(s.Text[t.at:])
		t.at += n
		if r == want {
			return s.Tone
		}
	}
	return theme.Plain
}
