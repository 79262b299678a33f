package render

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"
)

// tables finds tables in paragraphs: headings, a line of dashes, rows. The
// package that goldmark has for it costs a millisecond at every start.
type tables struct{}

// Transform implements parser.ParagraphTransformer.
func (tables) Transform(p *ast.Paragraph, r mdtext.Reader, _ parser.Context) {
	lines := p.Lines()
	for i := 1; i < lines.Len(); i++ {
		cols := delimiters(lines.At(i), r.Source())
		if cols == 0 || len(cellsOf(lines.At(i-1), r.Source())) != cols {
			continue
		}
		t := east.NewTable()
		t.AppendChild(t, east.NewTableHeader(rowOf(lines.At(i-1), r.Source(), cols)))
		for j := i + 1; j < lines.Len(); j++ {
			t.AppendChild(t, rowOf(lines.At(j), r.Source(), cols))
		}
		p.Parent().InsertAfter(p.Parent(), p, t)
		if lines.SetSliced(0, i-1); lines.Len() == 0 {
			p.Parent().RemoveChild(p.Parent(), p)
		}
		return
	}
}

// delimiters counts the columns of a line like |---|:-:|, 0 for other lines.
func delimiters(line mdtext.Segment, src []byte) int {
	cells := cellsOf(line, src)
	for _, c := range cells {
		dashes := bytes.TrimSuffix(bytes.TrimPrefix(c.Value(src), []byte(":")), []byte(":"))
		if len(dashes) == 0 || len(bytes.Trim(dashes, "-")) > 0 {
			return 0
		}
	}
	if !bytes.ContainsRune(line.Value(src), '|') {
		return 0 // a line of dashes alone is something else
	}
	return len(cells)
}

func rowOf(line mdtext.Segment, src []byte, cols int) *east.TableRow {
	row := east.NewTableRow(nil)
	for i, at := range cellsOf(line, src) {
		if i == cols {
			break
		}
		c := east.NewTableCell()
		c.Lines().Append(at)
		row.AppendChild(row, c)
	}
	return row
}

// cellsOf cuts a line at its bars; one after a backslash is text.
func cellsOf(line mdtext.Segment, src []byte) []mdtext.Segment {
	line = line.TrimLeftSpace(src)
	line = line.TrimRightSpace(src)
	b := line.Value(src)
	if len(b) == 0 {
		return nil
	}
	var out []mdtext.Segment
	from := 0
	if b[0] == '|' {
		from = 1
	}
	cut := func(to int) {
		s := mdtext.NewSegment(line.Start+from, line.Start+to)
		s = s.TrimLeftSpace(src)
		out = append(out, s.TrimRightSpace(src))
		from = to + 1
	}
	for i := from; i < len(b); i++ {
		if b[i] == '|' && b[i-min(i, 1)] != '\\' {
			cut(i)
		}
	}
	if from < len(b) {
		cut(len(b))
	}
	return out
}
