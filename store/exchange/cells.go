package exchange

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
)

// prose is a text of several lines: line breaks stay.
func (r reader) prose(field string) string {
	i, ok := r.t.at[field]
	if !ok || i >= len(r.row.cells) || r.said(field) == "" {
		return ""
	}
	var lines []string
	for l := range strings.Lines(strings.ReplaceAll(r.row.cells[i], "\r\n", "\n")) {
		lines = append(lines, tidy(l))
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// several reads a cell with things behind each other. Which separators count
// depends on what the things are: names hold commas.
func (r reader) several(field, separators string) []string {
	i, ok := r.t.at[field]
	if !ok || i >= len(r.row.cells) || r.said(field) == "" {
		return nil
	}
	var out []string
	for _, s := range strings.FieldsFunc(r.row.cells[i], func(c rune) bool { return strings.ContainsRune(separators, c) }) {
		if s = tidy(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// namesApart stand between names, wordsApart between words.
const (
	namesApart = ";|\n\r"
	wordsApart = ",;|+\n\r"
)

// manyOf reads a cell as several out of a set, each once.
func manyOf[T ~string](r reader, field string, c choice[T]) []T {
	var out []T
	for _, s := range r.several(field, wordsApart) {
		v, ok := c.words[fold(s)]
		if !ok {
			r.bad(field, model.Msg("import.value.choice", "Text", model.Shorten(s), "Values", c.shown))
			return nil
		}
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// letters reads Cbw-onderdelen: abc, "a, b, c", a-j, a t/m j, alle.
func (r reader) letters(field string) string {
	s := r.said(field)
	if s == "" {
		return ""
	}
	out, ok := lettersOf(s)
	if !ok {
		r.bad(field, model.Msg("import.value.letters", "Text", model.Shorten(s)))
	}
	return out
}

// ranges are the ways to write from a to j.
var ranges = strings.NewReplacer("-", " tm ", "–", " tm ")

func lettersOf(s string) (string, bool) {
	f := " " + fold(ranges.Replace(s)) + " "
	switch f {
	case " alle ", " all ", " alles ":
		return model.Letters, true
	}
	for _, to := range []string{" t m ", " tm ", " tot en met ", " to ", " through "} {
		f = strings.ReplaceAll(f, to, "-")
	}
	for _, and := range []string{" en ", " and "} {
		f = strings.ReplaceAll(f, and, " ")
	}
	f = strings.ReplaceAll(f, " ", "")
	var have [len(model.Letters)]bool
	for i := 0; i < len(f); i++ {
		at := strings.IndexByte(model.Letters, f[i])
		if at < 0 {
			return "", false
		}
		have[at] = true
		if i+2 < len(f) && f[i+1] == '-' {
			to := strings.IndexByte(model.Letters, f[i+2])
			if to < at {
				return "", false
			}
			for ; at <= to; at++ {
				have[at] = true
			}
			i += 2
		}
	}
	var out strings.Builder
	for i, ok := range have {
		if ok {
			out.WriteByte(model.Letters[i])
		}
	}
	return out.String(), out.Len() > 0
}

// count reads a number with or without its unit: 12, 12 maanden, 1,5 uur.
// units gives what one of each is worth; half of one counts too.
func (r reader) count(field string, units map[string]int) int {
	s := r.said(field)
	if s == "" {
		return 0
	}
	number := strings.TrimRightFunc(s, func(c rune) bool { return c < '0' || c > '9' })
	whole, half := strings.CutSuffix(strings.Replace(number, ",", ".", 1), ".5")
	n, err := strconv.Atoi(whole)
	worth := 2 * units[fold(s[len(number):])]
	n = n * worth / 2
	if half {
		n += worth / 4
	}
	if err != nil || len(whole) > 6 || n < 1 || n > 100_000 || half && worth%4 != 0 {
		r.bad(field, model.Msg("import.value.number", "Text", model.Shorten(s)))
		return 0
	}
	return n
}

// file reads the name of a file in the folder that was given with the list.
// Names that lead elsewhere are refused, also when no folder was given.
func (r reader) file(field string) model.ListedFile {
	name := r.said(field)
	if name == "" {
		return model.ListedFile{}
	}
	p := strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "./")
	if !fs.ValidPath(p) || p == "." || strings.Contains(p, ":") || text.Clean(p) != p {
		r.bad(field, model.Msg("import.file.outside", "Name", model.Shorten(name)))
		return model.ListedFile{}
	}
	f := model.ListedFile{Name: path.Base(p)}
	if r.t.files == nil {
		return f
	}
	content, err := r.t.files(p)
	if err != nil {
		what := model.Msg("import.file.unreadable", "Name", model.Shorten(name))
		if e := (*model.Error)(nil); errors.As(err, &e) {
			what = e.Message
		}
		r.bad(field, what)
	}
	f.Content = content
	return f
}
