package model

import (
	"reflect"
	"slices"
	"time"
	"unicode/utf8"

	"github.com/rekenschap/rekenschap/model/canon"
)

// Problem is one thing that is wrong with a record, and in which field.
type Problem struct {
	Field   string
	Message Message
}

// Validator is a record with rules of its own beside those of its fields.
type Validator interface{ Problems() []Problem }

// Validate checks a record by the rules of its fields and its own.
func Validate(r Record) []Problem {
	ps := validateFields("", reflect.ValueOf(r).Elem(), Fields(r))
	if v, ok := r.(Validator); ok {
		ps = append(ps, v.Problems()...)
	}
	return ps
}

func validateFields(prefix string, v reflect.Value, fs []Field) []Problem {
	var ps []Problem
	for _, f := range fs {
		fv := v.FieldByIndex(f.index)
		name := prefix + f.Name
		if f.Req && fv.IsZero() {
			ps = append(ps, Problem{name, Msg("error.field.required", "Field", name)})
			continue
		}
		if !f.Many {
			ps = append(ps, validateValue(name, fv, f)...)
			continue
		}
		for i := range fv.Len() {
			ps = append(ps, validateValue(name, fv.Index(i), f)...)
		}
	}
	return ps
}

func validateValue(name string, v reflect.Value, f Field) []Problem {
	switch f.Type {
	case FieldStruct:
		return validateFields(name+".", v, f.sub)
	case FieldTime:
		if t := v.Interface().(time.Time); !t.IsZero() && (t.Location() != time.UTC || t.Truncate(time.Millisecond) != t) {
			return []Problem{{name, Msg("error.field.instant", "Field", name)}}
		}
	case FieldInt:
		if n := v.Int(); n < 0 || n > canon.MaxInt {
			return []Problem{{name, Msg("error.field.number", "Field", name)}}
		}
	case FieldText:
		return validateText(name, v.String(), f)
	}
	return nil
}

func validateText(name, s string, f Field) []Problem {
	if s == "" {
		return nil
	}
	if !utf8.ValidString(s) {
		return []Problem{{name, Msg("error.field.utf8", "Field", name)}}
	}
	if r, bad := canon.Control(s); bad {
		return []Problem{{name, Msg("error.field.control", "Field", name, "Char", int(r))}}
	}
	if n := utf8.RuneCountInString(s); n > f.Max {
		return []Problem{{name, Msg("error.field.long", "Field", name, "N", n, "Max", f.Max)}}
	}
	if f.Values != nil && !slices.Contains(f.Values, s) {
		return []Problem{{name, Msg("error.field.value", "Field", name, "Value", s, "Values", f.Values)}}
	}
	if f.Blob && len(s) != 64 {
		return []Problem{{name, Msg("error.field.hash", "Field", name)}}
	}
	return nil
}

// Invalid makes one error of problems: the first is said, the number of the
// others too.
func Invalid(ref string, ps []Problem) *Error {
	return Errorf(CodeInvalid, "error.record.invalid", "ID", ref, "Problem", ps[0].Message, "N", len(ps)-1)
}
