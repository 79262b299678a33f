package store

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
)

// rank says how well a word of the question fits a record; lower is better. A
// record ranks as its worst word does, so that all words weigh; among equals
// the newer day comes first, then what was recorded later.
type rank uint8

const (
	rankID      rank = iota // the word is its number
	rankIDStart             // the number begins with the word
	rankTitle               // a word of the title begins with it
	rankInTitle             // in the middle of a word of the title
	rankName                // in a name it points at, or it is the name of the kind
	rankText                // elsewhere
	rankNone
)

// mostWords bounds the work for a question of any length; nobody types more.
const mostWords = 32

// query is a question, folded. All words must occur, those between quotes
// behind each other.
type query struct {
	whole string // the number that the whole question is: "b 2026 14"
	words []word
}

type word struct {
	text []byte
	id   numbered
}

func parseQuery(s string) query {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, text.Fold(s))
	var q query
	for i, part := range strings.Split(s, `"`) {
		ws := strings.Fields(part)
		if i%2 == 1 && len(ws) > 0 { // between quotes; the last may still be open
			ws = []string{strings.Join(ws, " ")}
		}
		for _, w := range ws {
			q.add(w)
		}
	}
	q.whole = numberIn(strings.Join(strings.Fields(s), "-")).whole
	return q
}

func (q *query) add(w string) {
	again := slices.ContainsFunc(q.words, func(have word) bool { return string(have.text) == w })
	if !again && len(q.words) < mostWords {
		q.words = append(q.words, word{[]byte(w), numberIn(w)})
	}
}

// numbered is a word read as the number of a record or the beginning of one.
type numbered struct {
	whole  string // "B-2026-014" when it can be read as a whole number
	prefix string // "B-", "" for any kind
	rest   string // "2026-14": how the number goes on, zeros or not
	ok     bool
}

// numberIn reads a number as people type it: b-2026-014, b2026-14, b2026014,
// 2026-14, a5.1, 5.1 and the beginnings of those. Letters alone are a word.
func numberIn(w string) numbered {
	w = strings.ToUpper(w)
	n := len(w) - len(strings.TrimLeft(w, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	letters, rest := w[:n], w[n:]
	digits, dashed := strings.CutPrefix(rest, "-")
	digits = strings.TrimPrefix(digits, ".")
	if len(w) > 24 || strings.Trim(digits, "0123456789-.") != "" || digits == "" && !dashed {
		return numbered{}
	}
	if strings.Contains(digits, ".") { // of NEN 7510
		if letters != "" && letters != "A" {
			return numbered{}
		}
		letters = "A"
	} else if len(digits) > 4 && digits[4] != '-' {
		digits = digits[:4] + "-" + digits[4:]
	}
	if letters == "" {
		year, nr, _ := strings.Cut(digits, "-")
		return numbered{rest: digits, ok: len(year) == 4 && nr != ""}
	}
	out := numbered{prefix: letters + "-", rest: digits}
	_, out.whole, _ = model.ParseID(out.prefix + digits)
	// "v2" is more often a version than the beginning of a year.
	yearly := slices.ContainsFunc(model.Kinds(), func(i model.Info) bool { return i.Prefix == letters && i.Yearly })
	out.ok = dashed || !yearly || len(digits) >= 4
	return out
}

// rank compares with the number of a record.
func (n numbered) rank(id string) rank {
	if !n.ok {
		return rankNone
	}
	if id == n.whole {
		return rankID
	}
	at := strings.IndexByte(id, '-') + 1
	if n.prefix != "" && id[:at] != n.prefix {
		return rankNone
	}
	id = id[at:]
	if strings.HasPrefix(id, n.rest) {
		return rankIDStart
	}
	// The zeros of the last part need not be typed.
	last := strings.LastIndexByte(n.rest, '-') + 1
	nr := strings.TrimLeft(n.rest[last:], "0")
	if nr != "" && strings.HasPrefix(id, n.rest[:last]) && strings.HasPrefix(strings.TrimLeft(id[last:], "0"), nr) {
		return rankIDStart
	}
	return rankNone
}

// match is a record that holds every word.
type match struct {
	rank rank
	sh   *shelf
	book *book
}

// better orders matches, best first.
func better(a, b match) int {
	return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(b.book.day, a.book.day), cmp.Compare(b.book.seq, a.book.seq),
		strings.Compare(a.book.id, b.book.id))
}

// find gives the best records that hold every word of the question, and how
// many there are. closed leaves out what the reader may not see. A limit of 0
// gives all.
func (c *corpus) find(q query, limit int, closed closed) (best []match, total int) {
	for i := range c.shelves {
		sh := &c.shelves[i]
		if closed.kinds[sh.kind] {
			continue
		}
		hidden, partly := closed.records[sh.kind], closed.partly[sh.kind]
		named := make([]bool, len(q.words))
		for n, w := range q.words {
			named[n] = slices.Contains(sh.names, string(w.text))
		}
		for j := range sh.books {
			b := &sh.books[j]
			r := sh.rank(b, q, named)
			if r == rankNone || hidden[b.id] || r > rankInTitle && partly[b.id] {
				continue
			}
			total++
			best = append(best, match{r, sh, b})
			if limit > 0 && len(best) > 500+8*limit { // sorting all of many costs more than finding them
				slices.SortFunc(best, better)
				best = best[:limit]
			}
		}
	}
	slices.SortFunc(best, better)
	if limit > 0 && len(best) > limit {
		best = best[:limit]
	}
	return best, total
}

func (sh *shelf) rank(b *book, q query, named []bool) rank {
	if q.whole != "" && q.whole == b.id {
		return rankID
	}
	worst := rankID
	for n, w := range q.words {
		r := sh.rankWord(b, w)
		if named[n] {
			r = min(r, rankName)
		}
		if r == rankNone {
			return rankNone
		}
		worst = max(worst, r)
	}
	return worst
}

func (sh *shelf) rankWord(b *book, w word) rank {
	r := w.id.rank(b.id)
	if sh.kind == model.KindDuty {
		r = dutyRank(b.id, w.text)
	}
	if r < rankNone {
		return r
	}
	i := bytes.Index(sh.text[b.start:b.end], w.text)
	switch at := b.start + uint32(max(i, 0)); {
	case i < 0:
		return rankNone
	case at < b.names:
		if startsWord(sh.text[b.start:b.names], w.text) {
			return rankTitle
		}
		return rankInTitle
	case at < b.texts:
		return rankName
	}
	return rankText
}

// dutyRank compares with the number of a duty, which is made of letters too.
func dutyRank(id string, w []byte) rank {
	switch {
	case id == string(w):
		return rankID
	case bytes.IndexByte(w, '-') > 0 && strings.HasPrefix(id, string(w)):
		return rankIDStart
	}
	return rankNone
}

// startsWord tells whether a word of s begins with w.
func startsWord(s, w []byte) bool {
	for i := 0; ; {
		n := bytes.Index(s[i:], w)
		if n < 0 {
			return false
		}
		i += n
		before, _ := utf8.DecodeLastRune(s[:i])
		if i == 0 || !unicode.IsLetter(before) && !unicode.IsDigit(before) {
			return true
		}
		i++
	}
}
