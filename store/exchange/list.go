package exchange

import (
	"io"

	"github.com/rekenschap/rekenschap/model"
)

// Input is a file with a list.
type Input struct {
	Reader io.Reader
	Name   string // for messages
	Files  Files  // the folder with the files that its lines name; may be nil
}

// Files gives the bytes of a file that a line names: a relative path with
// slashes that does not lead out of the folder.
type Files func(name string) ([]byte, error)

// Warning is something about a file that does not stop it from being read in.
type Warning struct {
	Line    int
	Message model.Message
}

// list describes a sort of list: its columns, and how a line becomes a row. A
// line that has nothing to read in gives no row.
type list[R any] struct {
	columns []column
	row     func(reader) (R, bool)
}

// listed is a list that was read.
type listed[R any] struct {
	rows     []R
	headers  map[string]string // field → header as it stands in the file
	warnings []Warning
}

// read reads a list. Everything that cannot be read comes back as one error
// naming lines and columns.
func (l list[R]) read(in Input) (listed[R], error) {
	t, err := readTable(in.Reader, in.Name, l.columns)
	if t == nil {
		return listed[R]{}, err
	}
	out := listed[R]{headers: t.headers}
	if err == nil {
		t.files = in.Files
		out.rows = rowsOf(t, l.row)
		err = t.result(len(out.rows))
	}
	out.warnings = t.warnings
	return out, err
}

func rowsOf[R any](t *table, row func(reader) (R, bool)) (rows []R) {
	t.lines(func(r reader) {
		before := len(t.problems)
		one, ok := row(r)
		if !ok {
			return
		}
		if t.cutOff(r) && len(t.problems) == before {
			// What is left of the last cell would pass for the whole.
			t.problems = append(t.problems, model.Msg("import.row.short", "Line", r.row.line, "N", len(r.row.cells), "Header", t.width))
			return
		}
		rows = append(rows, one)
	})
	return rows
}

// cutOff tells whether a line is the end of a file that stops halfway.
func (t *table) cutOff(r reader) bool {
	return t.cut && len(r.row.cells) < t.width && r.row.line == t.rows[len(t.rows)-1].line
}

func (t *table) warn(line int, m model.Message) {
	t.warnings = append(t.warnings, Warning{line, m})
}

// result is the error for all that could not be read. A list without lines is
// refused too: silence would look like success.
func (t *table) result(n int) error {
	if len(t.problems) > 0 {
		return model.Refused(t.name, t.problems)
	}
	if n == 0 {
		return model.Errorf(model.CodeInvalid, "import.file.no_rows", "Path", t.name, "Line", t.line)
	}
	return nil
}
