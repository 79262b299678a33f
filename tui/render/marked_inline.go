package render

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// inline is the text inside a block. A link is its text with the address
// behind it; nothing in a document can be followed.
func (m *marked) inline(n ast.Node, tone theme.Tone) []widget.Span {
	var out []widget.Span
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		out = append(out, m.piece(c, tone)...)
	}
	return out
}

func (m *marked) piece(n ast.Node, tone theme.Tone) []widget.Span {
	switch n := n.(type) {
	case *ast.Text:
		s := words(n.Segment.Value(m.src))
		switch {
		case n.HardLineBreak():
			s += "\n"
		case n.SoftLineBreak():
			s += " "
		}
		return []widget.Span{{Text: s, Tone: tone}}
	case *ast.String:
		return []widget.Span{{Text: text.Clean(string(n.Value)), Tone: tone}}
	case *ast.CodeSpan:
		return []widget.Span{{Text: "`" + m.raw(n) + "`", Tone: tone}}
	case *ast.Emphasis:
		return m.inline(n, theme.Strong)
	case *ast.Link:
		return m.link(m.inline(n, tone), n.Destination, n.Title)
	case *ast.Image:
		alt := m.p.T("screen.marked.image", "Text", widget.Plain(m.inline(n, tone)))
		return m.link([]widget.Span{{Text: alt, Tone: tone}}, n.Destination, n.Title)
	case *ast.AutoLink:
		return []widget.Span{{Text: text.Clean(string(n.Label(m.src))), Tone: tone}}
	}
	return m.inline(n, tone)
}

// link puts the address and the title behind the text of a link.
func (m *marked) link(label []widget.Span, address, title []byte) []widget.Span {
	to := joinWords(", ", words(address), words(title))
	if to == "" || to == widget.Plain(label) {
		return label
	}
	return append(label, widget.Span{Text: " (" + to + ")", Tone: theme.Dim})
}

// raw is text in which nothing has a meaning.
func (m *marked) raw(n ast.Node) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Segment.Value(m.src))
		}
	}
	return text.Clean(b.String())
}

// words reads text as Markdown means it: a backslash keeps the sign after it
// as it is, a name between & and ; is a sign. What that brings forth is
// cleaned like all data.
func words(b []byte) string {
	var out strings.Builder
	s := string(b)
	for s != "" {
		i := strings.IndexByte(s, '\\')
		if i < 0 || i+1 >= len(s) {
			break
		}
		out.WriteString(html.UnescapeString(s[:i]))
		if c := s[i+1]; c < '!' || c > '~' || isWordByte(c) {
			out.WriteByte('\\')
		} else {
			out.WriteByte(c)
			i++
		}
		s = s[i+1:]
	}
	out.WriteString(html.UnescapeString(s))
	return text.Clean(out.String())
}

func isWordByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
