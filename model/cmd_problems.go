package model

import (
	"reflect"
	"unicode/utf8"
)

// MaxProblems is how many problems of one file are told at once.
const MaxProblems = 20

// Refused makes one error of everything that is wrong with somebody's file.
// Problems holds at most MaxProblems of them, each a sentence that names its
// line; path may be empty.
func Refused(path string, problems []Message) *Error {
	n := len(problems)
	shown := problems
	if n > MaxProblems {
		shown = append(append([]Message(nil), problems[:MaxProblems]...), Msg("import.more", "N", n-MaxProblems))
	}
	if path == "" {
		return Errorf(CodeInvalid, "import.refused", "N", n, "Problems", shown)
	}
	return Errorf(CodeInvalid, "import.refused_file", "Path", path, "N", n, "Problems", shown)
}

// ProblemsOf lists the sentences inside an error made by Refused, for callers
// that print one per line; nil for other errors.
func ProblemsOf(err *Error) []Message {
	list, _ := err.Message.Args["Problems"].([]Message)
	return list
}

// rowProblem says what is wrong with a field in a line of a file.
func rowProblem(line int, field string, what Message) Message {
	return Msg("import.field", "Line", line, "Field", field, "What", what)
}

// Shorten cuts a text for use in a sentence.
func Shorten(s string) string {
	const most = 40
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}

// FieldDiff is one field that differs. Old and New are what text/ can show: a
// string, Date, bool, int, word, reference or list; nil where there was nothing.
type FieldDiff struct {
	Field    string // JSON name
	Old, New any
}

// diffFields compares two states of a record, leaving out how they were
// written down. With no old state every filled field differs. name turns the
// id of another record into something to read.
func diffFields(old, now Record, name func(id string) string) []FieldDiff {
	var out []FieldDiff
	for _, f := range Fields(now) {
		if inBase(f) || f.Type == FieldStruct {
			continue // what no list touches
		}
		a, b := shownField(old, f, name), shownField(now, f, name)
		if !reflect.DeepEqual(a, b) {
			out = append(out, FieldDiff{f.Name, a, b})
		}
	}
	return out
}

func shownField(r Record, f Field, name func(string) string) any {
	if r == nil || reflect.ValueOf(r).IsNil() {
		return nil
	}
	v := reflect.ValueOf(r).Elem().FieldByIndex(f.index)
	switch {
	case v.IsZero(), f.Many && v.Len() == 0:
		return nil
	case len(f.Target) > 0 && f.Many:
		var names []string
		for _, id := range v.Interface().([]string) {
			names = append(names, name(id))
		}
		return names
	case len(f.Target) > 0:
		return name(v.String())
	}
	return v.Interface()
}
