package render

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

const (
	// mostMarked is the longest text laid out as Markdown; a longer one is
	// shown as the lines it has, so that no text can keep the screen waiting.
	mostMarked = 128 << 10
	// mostEntries is how much of a text a screen shows; it says how much more
	// there is.
	mostEntries = 8000
	// mostSigns is how many signs of Markdown may stand between two empty lines
	// before the text is shown as lines too: each is held against all before it.
	mostSigns = 4000
	// deepest is how far quotes and lists move to the right.
	deepest = 24
)

// Marked lays a text in Markdown out as entries. It stands behind a quiet
// line, so that nothing in it passes for a line of the program; what Markdown
// would leave unseen (HTML, comments, definitions) is shown as it is.
func Marked(p *text.Printer, g theme.Glyphs, s string) []widget.Entry {
	s = text.CleanLines(strings.TrimPrefix(s, "\ufeff"))
	m := &marked{p: p, g: g, src: []byte(s)}
	margin := g.Wall + " "
	if len(s) > mostMarked || unwritten(s) {
		for line := range strings.Lines(s) {
			m.code(strings.TrimRight(line, "\n"), margin)
		}
	} else {
		m.blocks(markdown().Parse(mdtext.NewReader(m.src)), margin, margin, false)
	}
	return atMost(p, m.out)
}

// atMost cuts a text off where nobody reads on, and says so.
func atMost(p *text.Printer, es []widget.Entry) []widget.Entry {
	if len(es) <= mostEntries {
		return es
	}
	more := p.T("screen.marked.more", "N", len(es)-mostEntries)
	return append(es[:mostEntries:mostEntries], widget.Entry{Kind: widget.Rich, Spans: []widget.Span{{Text: more, Tone: theme.Dim}}})
}

// unwritten tells whether a text was not written to be read: a line opens very
// many quotes, lists or brackets, or a paragraph very many emphases.
func unwritten(s string) bool {
	const most = 200 // of a line that is a quarter signs
	paragraph := 0
	for line := range strings.Lines(s) {
		n := 0
		for i := 0; i < len(line); i++ {
			if strings.IndexByte(">[]*_-+`!<(#.)", line[i]) >= 0 {
				n++
			}
			if strings.IndexByte("*_[]`<", line[i]) >= 0 {
				paragraph++
			}
		}
		if n > most && n > len(line)/4 || paragraph > mostSigns {
			return true
		}
		if strings.TrimSpace(line) == "" {
			paragraph = 0
		}
	}
	return false
}

// markdown reads what policies use. HTML is left out: it stays visible text.
func markdown() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewParagraphParser(), 1000)),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewEmphasisParser(), 500)),
		parser.WithParagraphTransformers(util.Prioritized(tables{}, 200)))
}

type marked struct {
	p   *text.Printer
	g   theme.Glyphs
	src []byte
	out []widget.Entry
}

// blocks lays out the blocks inside another: first stands before the first
// line of all, rest before every other.
func (m *marked) blocks(n ast.Node, first, rest string, tight bool) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.PreviousSibling() != nil {
			first = rest
			if !tight {
				m.line(rest, rest)
			}
		}
		m.block(c, first, rest)
	}
}

func (m *marked) block(n ast.Node, first, rest string) {
	switch n := n.(type) {
	case *ast.Heading:
		m.line(first, rest, m.inline(n, theme.Strong)...)
	case *ast.List:
		m.list(n, first, rest)
	case *ast.Blockquote:
		m.blocks(n, deeper(first, "> "), deeper(rest, "> "), false)
	case *ast.FencedCodeBlock:
		if n.Info != nil { // may hold any text, so it is shown
			m.line(first, rest, widget.Span{Text: text.Clean(string(n.Info.Segment.Value(m.src))), Tone: theme.Dim})
			first = rest
		}
		m.lines(n, first, rest)
	case *ast.CodeBlock:
		m.lines(n, first, rest)
	case *ast.ThematicBreak:
		m.line(first, rest, widget.Span{Text: widget.Rule(m.g, 12), Tone: theme.Dim})
	case *east.Table:
		m.table(n, first, rest)
	default:
		if n.Type() == ast.TypeBlock && n.HasChildren() && n.FirstChild().Type() == ast.TypeBlock {
			m.blocks(n, first, rest, false)
			return
		}
		m.line(first, rest, m.inline(n, theme.Plain)...)
	}
}

// line puts wrapped text.
func (m *marked) line(first, rest string, spans ...widget.Span) {
	m.out = append(m.out, widget.Entry{Kind: widget.Rich, First: first, Rest: rest, Tone: theme.Dim, Spans: spans})
}

// code puts a line that keeps its spaces.
func (m *marked) code(s, before string) {
	s = strings.ReplaceAll(text.CleanLines(s), "\t", "    ")
	m.out = append(m.out, widget.Entry{Kind: widget.Rich, First: before, Rest: before, Tone: theme.Dim, Verbatim: true,
		Spans: []widget.Span{{Text: s}}})
}

func (m *marked) lines(n ast.Node, first, rest string) {
	for i := range n.Lines().Len() {
		at := n.Lines().At(i)
		m.code(strings.TrimRight(string(at.Value(m.src)), "\n"), deeper(first, "    "))
		first = rest
	}
}

// list numbers as the text does, from its first number on.
func (m *marked) list(l *ast.List, first, rest string) {
	wide := len(strconv.Itoa(l.Start + l.ChildCount()))
	nr := l.Start
	for c := l.FirstChild(); c != nil; c = c.NextSibling() {
		if c.PreviousSibling() != nil {
			first = rest
			if !l.IsTight {
				m.line(rest, rest)
			}
		}
		mark := bullet(m.g)
		if l.IsOrdered() {
			mark = strconv.Itoa(nr) + string(l.Marker)
			mark = widget.Blank(wide+1-len(mark)) + mark
			nr++
		}
		if c.HasChildren() {
			m.blocks(c, deeper(first, mark+" "), deeper(rest, widget.Blank(widget.Width(mark)+1)), l.IsTight)
			continue
		}
		m.line(deeper(first, mark), rest)
	}
}

func bullet(g theme.Glyphs) string {
	if g.ASCII {
		return "-"
	}
	return "•"
}

// table puts a table; its rows stand below what stands before the first line.
func (m *marked) table(t *east.Table, first, rest string) {
	if first != rest {
		m.line(first, rest)
	}
	var cells [][]string
	for r := t.FirstChild(); r != nil; r = r.NextSibling() {
		var row []string
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			row = append(row, oneLine(widget.Plain(m.inline(c, theme.Plain))))
		}
		cells = append(cells, row)
	}
	m.out = append(m.out, widget.Entry{Kind: widget.Grid, First: rest, Rest: rest, Tone: theme.Dim, Cells: cells})
}

// deeper adds to what stands before a line, until that takes too much room.
func deeper(before, more string) string {
	if widget.Width(before)+widget.Width(more) > deepest {
		return before
	}
	return before + more
}
