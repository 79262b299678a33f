package render

import (
	"strings"

	"github.com/aymanbagabas/go-udiff/lcs"

	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// mostWords is the longest change in which words are compared.
const mostWords = 3000

// tokens are the words of lines; the end of a line is a token of its own.
func tokens(lines []string) []string {
	var out []string
	for i, l := range lines {
		if i > 0 {
			out = append(out, "\n")
		}
		for l != "" {
			n := strings.IndexByte(l, ' ')
			switch {
			case n < 0:
				n = len(l)
			case n == 0:
				n = len(l) - len(strings.TrimLeft(l, " "))
			}
			out = append(out, l[:n])
			l = l[n:]
		}
	}
	return out
}

// common tells which tokens of two texts are the same. It is not ok when too
// few are: then marks help nobody.
func common(a, b []string) (keepA, keepB []bool, ok bool) {
	if len(a) == 0 || len(b) == 0 || len(a) > mostWords || len(b) > mostWords {
		return nil, nil, false
	}
	wordsA, atA := spoken(a)
	wordsB, atB := spoken(b)
	keepA, keepB = make([]bool, len(a)), make([]bool, len(b))
	same, i, j := 0, 0, 0
	keep := func(n int) {
		for ; n > 0; n-- {
			keepA[atA[i]], keepB[atB[j]] = true, true
			same, i, j = same+1, i+1, j+1
		}
	}
	for _, d := range lcs.DiffLines(wordsA, wordsB) {
		keep(d.Start - i)
		i, j = d.End, d.ReplEnd
	}
	keep(len(wordsA) - i)
	const enough = 3 // a third of the shorter text
	return keepA, keepB, same > 0 && same*enough >= min(len(wordsA), len(wordsB))
}

// spoken are the tokens that are words, and where they stand.
func spoken(tokens []string) (words []string, at []int) {
	for i, t := range tokens {
		if strings.Trim(t, " \n") != "" {
			words, at = append(words, t), append(at, i)
		}
	}
	return words, at
}

// marks writes tokens as lines again; what is not kept carries a tone. Room
// between two marked words is marked along.
func marks(tokens []string, keep []bool, sign changeSign) []change {
	line := change{sign: sign}
	var out []change
	for i, t := range tokens {
		if t == "\n" {
			out, line = append(out, line), change{sign: sign}
			continue
		}
		tone := theme.Strong
		blank := strings.TrimLeft(t, " ") == ""
		if keep[i] || blank && (i == 0 || i+1 == len(tokens) || keep[i-1] || keep[i+1]) {
			tone = theme.Plain
		}
		line.spans = append(line.spans, widget.Span{Text: t, Tone: tone})
	}
	return append(out, line)
}
