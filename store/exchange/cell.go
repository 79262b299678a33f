package exchange

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"golang.org/x/text/unicode/norm"
)

// maxCell is the longest text in a cell, in bytes. Fields have shorter limits
// of their own, checked with the record.
const maxCell = 20000

// extra is a header that finds no place: unknown, or a second one for a field.
type extra struct{ header, double string }

// match finds which cells of a header line are which field.
func match(cells []string, columns []column) (at map[string]int, rest []extra) {
	at = map[string]int{}
	for i, cell := range cells {
		f := fold(cell)
		if f == "" {
			continue
		}
		c := slices.IndexFunc(columns, func(c column) bool { return slices.Contains(c.names, f) })
		if c < 0 {
			rest = append(rest, extra{header: label(cell)})
			continue
		}
		if _, seen := at[columns[c].field]; seen {
			rest = append(rest, extra{label(cell), columns[c].field})
			continue
		}
		at[columns[c].field] = i
	}
	return at, rest
}

// fold makes words comparable: small letters without accents, everything else
// a single space. N.v.t. becomes "n v t", Geïmplementeerd "geimplementeerd".
func fold(s string) string {
	if len(s) > 4*maxHeader {
		return "" // no header or word is that long
	}
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(r)
		default:
			gap = true
		}
	}
	return b.String()
}

const maxHeader = 40

// label is a header as shown in a sentence.
func label(s string) string { return model.Shorten(strings.TrimSpace(tidy(s))) }

// title writes a folded name as a header.
func title(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// tidy leaves out what cannot be seen and makes one line of several. Marks of
// width zero come along when text is copied from a page, and mean nothing.
func tidy(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= 0x200b && r <= 0x200d, r == 0xfeff, r == 0x2060, r == 0xad:
			return -1
		case r == '\n', r == '\r', r == '\t', r == 0x2028, r == 0x2029, unicode.Is(unicode.Zs, r):
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// hiddenRune finds a character that no list needs: controls, marks that turn
// the reading direction, bytes that were no text.
func hiddenRune(s string) (rune, bool) {
	if text.Clean(s) == s && !strings.ContainsRune(s, unicode.ReplacementChar) {
		return 0, false
	}
	for _, r := range s {
		if r == unicode.ReplacementChar || text.Clean(string(r)) != string(r) {
			return r, true
		}
	}
	return 0, false
}

// reader walks the cells of one line and notes what cannot be read.
type reader struct {
	t   *table
	row row
}

// lines gives a reader for each line that has something in a known column.
// Cells beyond the header mean that a separator stands inside a text.
func (t *table) lines(each func(reader)) {
	for _, r := range t.rows {
		empty := true
		for _, c := range r.cells {
			empty = empty && strings.TrimSpace(c) == ""
		}
		if empty {
			continue
		}
		if len(r.cells) > t.width && strings.TrimSpace(strings.Join(r.cells[t.width:], "")) != "" {
			t.problems = append(t.problems, model.Msg("import.row.wide", "Line", r.line, "N", len(r.cells), "Header", t.width))
			continue
		}
		each(reader{t, r})
	}
}

func (r reader) bad(field string, what model.Message) {
	r.t.problems = append(r.t.problems, model.Msg("import.cell", "Line", r.row.line, "Column", r.t.headers[field], "What", what))
}

// text is a cell as one clean line, empty when the column is not there.
func (r reader) text(field string) string {
	i, ok := r.t.at[field]
	if !ok || i >= len(r.row.cells) {
		return ""
	}
	cell := r.row.cells[i]
	if len(cell) > maxCell {
		r.bad(field, model.Msg("import.value.long", "N", len(cell), "Max", maxCell))
		return ""
	}
	s := tidy(cell)
	if c, hidden := hiddenRune(s); hidden {
		r.bad(field, model.Msg("import.value.hidden", "Char", fmt.Sprintf("U+%04X", c)))
		return ""
	}
	return s
}

// said is a text that says something: a dash or n.v.t. does not.
func (r reader) said(field string) string {
	s := r.text(field)
	switch {
	case len(s) > maxHeader:
		return s
	case fold(s) == "", fold(s) == "n v t", fold(s) == "nvt", fold(s) == "n a":
		return ""
	}
	return s
}

// date is a whole day, in figures or words; midnight behind it is what
// spreadsheets add.
func (r reader) date(field string) model.Date {
	s := r.text(field)
	for _, midnight := range []string{" 00:00:00", "T00:00:00", " 00:00", " 0:00"} {
		s = strings.TrimSuffix(s, midnight)
	}
	if fold(s) == "" && len(s) < maxHeader { // empty, or a dash
		return model.Date{}
	}
	d, err := text.ParseDay(s)
	if err == nil {
		return d
	}
	what := model.Msg("import.value.date", "Text", model.Shorten(s))
	if e, ok := err.(*model.Error); ok && e.Message.Key != "error.date.unknown" {
		e.Message.Args["Text"] = model.Shorten(s)
		what = e.Message
	}
	r.bad(field, what)
	return model.Date{}
}

// choice is a value of a closed set with the words for it. shown are the words
// to name when the cell holds none of them.
type choice[T ~string] struct {
	words map[string]T
	shown []string
}

// choose reads a cell as one of a set; said is false when it is empty.
func choose[T ~string](r reader, field string, c choice[T]) (v T, said bool) {
	s := r.text(field)
	f := fold(s)
	if f == "" && len(s) < maxHeader { // empty, a dash, a question mark
		return v, false
	}
	if v, ok := c.words[f]; ok {
		return v, true
	}
	r.bad(field, model.Msg("import.value.choice", "Text", model.Shorten(s), "Values", c.shown))
	return v, false
}

// words turns lists of folded words into a map.
func words[T ~string](lists map[T]string) map[string]T {
	m := map[string]T{}
	for v, list := range lists {
		for w := range strings.SplitSeq(list, "|") {
			m[w] = v
		}
	}
	return m
}

// require refuses cells that say nothing, a dash among them; those that could
// not be read have been refused already.
func (r reader) require(fields ...string) {
	for _, f := range fields {
		cell := ""
		if i, ok := r.t.at[f]; ok && i < len(r.row.cells) {
			cell = tidy(r.row.cells[i])
		}
		if _, hidden := hiddenRune(cell); !hidden && len(cell) < maxHeader && fold(cell) == "" {
			r.bad(f, model.Msg("import.empty"))
		}
	}
}
