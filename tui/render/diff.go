package render

import (
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff/lcs"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

const (
	// around is how many equal lines stand about a change.
	around = 1
	// fewest is the least stretch of equal lines worth folding.
	fewest = 3
	// mostCompared is how many lines of a text are compared with another.
	mostCompared = 20_000
)

// change is one line of a difference.
type change struct {
	sign  changeSign
	spans []widget.Span // of a line; the words that changed are strong
	n     int           // of a fold: how many lines are equal
}

type changeSign uint8

const (
	lineSame changeSign = iota
	lineOld
	lineNew
	lineFold
)

// Redlined lays out what changed between two texts: a sign before every line,
// the changed words marked, equal stretches folded to a line.
func Redlined(p *text.Printer, g theme.Glyphs, r model.Redline) []widget.Entry {
	rich := func(before string, tone theme.Tone, spans ...widget.Span) widget.Entry {
		return widget.Entry{Kind: widget.Rich, First: before, Rest: "  ", Tone: tone, Spans: spans}
	}
	if vast(r) {
		return []widget.Entry{rich("", theme.Plain, widget.Span{Text: tooVast(p, r), Tone: theme.Dim})}
	}
	changes, old, added := compare(r)
	out := []widget.Entry{rich("", theme.Plain, widget.Span{Text: tallied(p, r, old, added), Tone: theme.Dim})}
	for _, c := range changes {
		switch c.sign {
		case lineFold:
			out = append(out, rich("  ", theme.Plain, widget.Span{Text: p.T("screen.diff.same", "N", c.n), Tone: theme.Dim}))
		case lineSame:
			out = append(out, rich("  ", theme.Plain, c.spans...))
		case lineOld:
			out = append(out, rich(minus(g)+" ", theme.Bad, c.spans...))
		case lineNew:
			out = append(out, rich("+ ", theme.Good, c.spans...))
		}
	}
	return atMost(p, out)
}

// vast tells whether texts are too long to be compared while a person waits.
func vast(r model.Redline) bool {
	const mostBytes = 1 << 20
	long := func(s string) bool { return len(s) > mostBytes || strings.Count(s, "\n") > mostCompared }
	return r.Old != r.New && (long(r.Old) || long(r.New))
}

func tooVast(p *text.Printer, r model.Redline) string {
	return p.T("screen.diff.vast", "Old", Line(r.OldName), "New", Line(r.NewName))
}

// tallied says how much changed, or that nothing did.
func tallied(p *text.Printer, r model.Redline, old, added int) string {
	switch {
	case r.Old == r.New:
		return p.T("screen.diff.none")
	case old+added == 0:
		return p.T("screen.diff.unseen")
	}
	return joinWords(", ", p.T("screen.diff.removed", "N", old), p.T("screen.diff.added", "N", added))
}

func minus(g theme.Glyphs) string {
	if g.ASCII {
		return "-"
	}
	return "−"
}

// compare finds the lines that differ, in order, and counts them.
func compare(r model.Redline) (out []change, old, added int) {
	a, b := linesOf(r.Old), linesOf(r.New)
	at := 0 // how far in a
	for _, d := range lcs.DiffLines(a, b) {
		out = append(out, fold(a[at:d.Start], at == 0, false)...)
		gone, come := a[d.Start:d.End], b[d.ReplStart:d.ReplEnd]
		out = append(out, changed(gone, come)...)
		old, added, at = old+len(withText(gone)), added+len(withText(come)), d.End
	}
	if old+added == 0 {
		return nil, 0, 0
	}
	return append(out, fold(a[at:], false, true)...), old, added
}

// linesOf takes a text apart into paragraphs, items and other lines, cleaned,
// without what cannot be seen at the end of a line.
func linesOf(s string) []string {
	s = text.CleanLines(strings.TrimPrefix(s, "\ufeff"))
	s = strings.TrimRight(strings.ReplaceAll(s, "\t", "    "), "\n ")
	if s == "" {
		return nil
	}
	out := strings.Split(s, "\n")
	for i := range out {
		out[i] = strings.TrimRight(out[i], " ")
	}
	return unwrapped(out)
}

// withText leaves empty lines out.
func withText(lines []string) []string {
	return slices.DeleteFunc(slices.Clone(lines), func(l string) bool { return l == "" })
}

// fold keeps the lines about a change and folds a long stretch of others.
func fold(same []string, first, last bool) []change {
	head, tail := around, around
	if first {
		head = 0
	}
	if last {
		tail = 0
	}
	if len(same) < head+tail+fewest {
		return plainLines(same, lineSame)
	}
	out := plainLines(same[:head], lineSame)
	out = append(out, change{sign: lineFold, n: len(same) - head - tail})
	return append(out, plainLines(same[len(same)-tail:], lineSame)...)
}

func plainLines(lines []string, sign changeSign) []change {
	out := make([]change, len(lines))
	for i, l := range lines {
		out[i] = change{sign: sign, spans: []widget.Span{{Text: l}}}
	}
	return out
}

// changed puts the lines that went above those that came, with the words that
// differ marked where both have much in common. They are compared as one
// text, so that a line broken elsewhere is no change of words.
func changed(gone, come []string) []change {
	gone, come = withText(gone), withText(come)
	a, b := tokens(gone), tokens(come)
	if keepA, keepB, ok := common(a, b); ok {
		return append(marks(a, keepA, lineOld), marks(b, keepB, lineNew)...)
	}
	return append(plainLines(gone, lineOld), plainLines(come, lineNew)...)
}
