// Package canon writes and checks canonical JSON: the exact bytes that the
// ledger hashes. Sorted keys (UTF-16 order), no spaces, RFC 8785 escaping;
// objects, arrays, strings, integers up to 2^53-1 and booleans; no null, no
// fractions. See docs/LEDGER.md.
package canon

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"
)

// MaxInt is the largest integer, and its negative the smallest, that every
// JSON reader gives back exactly.
const MaxInt = 1<<53 - 1

// Marshal writes a struct, slice, string, integer or boolean. Fields are named
// by their json tag; zero values are left out, so absence and zero are one.
func Marshal(v any) ([]byte, error) {
	return Append(nil, reflect.ValueOf(v))
}

// Append appends the canonical form of a value.
func Append(b []byte, v reflect.Value) ([]byte, error) {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			return nil, fmt.Errorf("canon: null is not allowed")
		}
		v = v.Elem()
	}
	if v.Type().Implements(textType) {
		t, err := v.Interface().(encoding.TextMarshaler).MarshalText()
		if err != nil {
			return nil, err
		}
		return AppendString(b, string(t))
	}
	switch v.Kind() {
	case reflect.String:
		return AppendString(b, v.String())
	case reflect.Bool:
		return strconv.AppendBool(b, v.Bool()), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		if n := v.Int(); n > MaxInt || n < -MaxInt {
			return nil, fmt.Errorf("canon: integer %d is beyond 2^53-1", n)
		}
		return strconv.AppendInt(b, v.Int(), 10), nil
	case reflect.Slice:
		return appendSlice(b, v)
	case reflect.Struct:
		return appendStruct(b, v)
	}
	return nil, fmt.Errorf("canon: %s cannot be written", v.Type())
}

func appendSlice(b []byte, v reflect.Value) ([]byte, error) {
	b = append(b, '[')
	var err error
	for i := range v.Len() {
		if i > 0 {
			b = append(b, ',')
		}
		if b, err = Append(b, v.Index(i)); err != nil {
			return nil, err
		}
	}
	return append(b, ']'), nil
}

func appendStruct(b []byte, v reflect.Value) ([]byte, error) {
	b = append(b, '{')
	first := true
	var err error
	for _, f := range planOf(v.Type()) {
		fv := v.FieldByIndex(f.index)
		if fv.IsZero() || fv.Kind() == reflect.Slice && fv.Len() == 0 {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		b = append(b, f.quoted...)
		if b, err = Append(b, fv); err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, err)
		}
	}
	return append(b, '}'), nil
}

type field struct {
	name   string
	quoted []byte // "name":
	index  []int
}

var (
	textType = reflect.TypeFor[encoding.TextMarshaler]()
	plans    sync.Map // reflect.Type → []field; a cache of facts about types, not state
)

func planOf(t reflect.Type) []field {
	if p, ok := plans.Load(t); ok {
		return p.([]field)
	}
	var fs []field
	for _, sf := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(sf.Tag.Get("json"), ",")
		if name == "" || name == "-" || !sf.IsExported() {
			continue
		}
		q, _ := AppendString(nil, name)
		fs = append(fs, field{name, append(q, ':'), sf.Index})
	}
	slices.SortFunc(fs, func(a, b field) int { return CompareKeys(a.name, b.name) })
	plans.Store(t, fs)
	return fs
}

// CompareKeys orders object keys by UTF-16 code units, as RFC 8785 asks.
func CompareKeys(a, b string) int {
	if isASCII(a) && isASCII(b) {
		return strings.Compare(a, b)
	}
	return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

const hex = "0123456789abcdef"

// AppendString appends a string with RFC 8785 escaping: only quote, backslash
// and the controls below U+0020 are escaped. U+2028 and U+007F stand as they are.
func AppendString(b []byte, s string) ([]byte, error) {
	if !utf8.ValidString(s) {
		return nil, fmt.Errorf("canon: text is not UTF-8")
	}
	b = append(b, '"')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c >= 0x20:
			b = append(b, c)
		case c == '\n':
			b = append(b, '\\', 'n')
		case c == '\t':
			b = append(b, '\\', 't')
		case c == '\r':
			b = append(b, '\\', 'r')
		case c == '\b':
			b = append(b, '\\', 'b')
		case c == '\f':
			b = append(b, '\\', 'f')
		default:
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	return append(b, '"'), nil
}
