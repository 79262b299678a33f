package exchange

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/rekenschap/rekenschap/model"
)

const (
	maxCells   = 500 // in one line
	headerRows = 20  // titles may stand above the header
)

// column is a field of a list with the headers that mean it, folded.
type column struct {
	field    string
	required bool
	names    []string
}

// table is a list that was read: where each field stands, and the lines.
type table struct {
	name     string
	width    int
	headers  map[string]string // field → header as it stands in the file
	at       map[string]int    // field → index of its cell
	line     int               // of the header
	files    Files             // the folder with the files that lines name; nil: none was given
	warnings []Warning
	cut      bool // the last line does not end: the file may have been cut off
	rows     []row
	problems []model.Message
}

// row is one line, cells as they stand in the file.
type row struct {
	line  int
	cells []string
}

// readTable reads a CSV file with these columns. The error, if any, is about
// the file as a whole; what is wrong inside is in problems.
func readTable(r io.Reader, name string, columns []column) (*table, error) {
	s, err := readText(r, name)
	if err != nil {
		return nil, err
	}
	if !strings.Contains(s, "\n") {
		s = strings.ReplaceAll(s, "\r", "\n")
	}
	first := 0
	comma, rest, named := separatorLine(s)
	if named {
		s, first = rest, 1
	} else {
		comma = guessComma(s, columns)
	}
	t := &table{name: name}
	if n := tooWide(s, comma); n > 0 {
		return nil, model.Errorf(model.CodeInvalid, "import.file.wide", "Path", name, "Line", n+first, "Max", maxCells)
	}
	t.rows, t.problems = split(s, comma, first, 0)
	t.dropRemarks()
	t.cut = !strings.HasSuffix(s, "\n")
	return t, t.findHeader(columns)
}

// separatorLine reads the line sep=; that Excel puts on top when asked.
func separatorLine(s string) (comma rune, rest string, ok bool) {
	line, rest, _ := strings.Cut(s, "\n")
	line = strings.ToLower(strings.Trim(line, "\r\" "))
	for _, c := range separators {
		if line == "sep="+string(c) {
			return c, rest, true
		}
	}
	return 0, s, false
}

var separators = []rune{';', ',', '\t'}

// guessComma takes the separator under which most headers are known.
func guessComma(s string, columns []column) rune {
	best, most := separators[0], 0
	for _, c := range separators {
		rows, _ := split(s, c, 0, headerRows)
		for _, r := range rows {
			if at, _ := match(r.cells, columns); len(at) > most {
				best, most = c, len(at)
			}
		}
	}
	return best
}

// tooWide finds a line that no list has: it would cost memory for nothing.
func tooWide(s string, comma rune) (line int) {
	for l := range strings.Lines(s) {
		line++
		if strings.Count(l, string(comma)) >= maxCells {
			return line
		}
	}
	return 0
}

// split takes lines apart, most of them at most (0: all). A quote out of place
// ends it: what follows could be anything.
func split(s string, comma rune, first, most int) ([]row, []model.Message) {
	r := csv.NewReader(strings.NewReader(s))
	r.Comma, r.FieldsPerRecord = comma, -1
	var rows []row
	for most == 0 || len(rows) < most {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			line := 0
			var pe *csv.ParseError
			if errors.As(err, &pe) {
				line = pe.Line
			}
			return rows, []model.Message{model.Msg("import.row.quote", "Line", line+first)}
		}
		line, _ := r.FieldPos(0)
		rows = append(rows, row{line + first, cells})
	}
	return rows, nil
}

// findHeader looks for the line that names the columns and keeps what stands
// under it.
func (t *table) findHeader(columns []column) error {
	best, bestAt := -1, map[string]int(nil)
	for i, r := range t.rows[:min(len(t.rows), headerRows)] {
		if at, _ := match(r.cells, columns); len(at) > len(bestAt) {
			best, bestAt = i, at
		}
	}
	var missing []string
	for _, c := range columns {
		if _, ok := bestAt[c.field]; c.required && !ok {
			missing = append(missing, title(c.names[0]))
		}
	}
	if len(missing) > 0 || len(bestAt) < 2 {
		return t.noHeader(best, missing, columns)
	}
	head := t.rows[best]
	t.line, t.at, t.width, t.headers = head.line, bestAt, len(head.cells), map[string]string{}
	for f, i := range bestAt {
		t.headers[f] = label(head.cells[i])
	}
	t.unknown(head, columns)
	t.rows = t.rows[best+1:]
	return nil
}

// unknown tells of headers that mean nothing here, or the same as another.
func (t *table) unknown(head row, columns []column) {
	var ignored []string
	_, rest := match(head.cells, columns)
	for _, u := range rest {
		if u.double != "" {
			t.problems = append(t.problems, model.Msg("import.header.twice", "Line", head.line, "Column", u.header, "Other", t.headers[u.double]))
		} else {
			ignored = append(ignored, u.header)
		}
	}
	if len(ignored) > 0 {
		t.warn(head.line, model.Msg("import.header.ignored", "Line", head.line, "Columns", ignored))
	}
}

// dropRemarks leaves out lines that begin with #, as the examples in a
// template do, and says which: a list might mean something else by it.
func (t *table) dropRemarks() {
	first, n := 0, 0
	t.rows = slices.DeleteFunc(t.rows, func(r row) bool {
		remark := strings.HasPrefix(strings.TrimSpace(r.cells[0]), "#")
		if remark {
			if n++; first == 0 {
				first = r.line
			}
		}
		return remark
	})
	if n > 0 {
		t.warn(first, model.Msg("import.row.remark", "Line", first, "N", n))
	}
}

// noHeader says which columns lack and what was found instead.
func (t *table) noHeader(best int, missing []string, columns []column) error {
	if len(t.problems) > 0 && len(t.rows) == 0 {
		return model.Refused(t.name, t.problems)
	}
	if len(missing) == 0 {
		for _, c := range columns {
			if !c.required {
				missing = append(missing, title(c.names[0]))
			}
		}
	}
	var read []string
	line := 1
	if best < 0 {
		best = 0
	}
	if best < len(t.rows) {
		line = t.rows[best].line
		for _, c := range t.rows[best].cells[:min(len(t.rows[best].cells), 12)] {
			read = append(read, label(c))
		}
	}
	return model.Errorf(model.CodeInvalid, "import.header.missing", "Path", t.name, "Line", line, "Missing", missing, "Read", read)
}
