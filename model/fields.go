package model

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Field describes one field of a kind's body: what the store makes a column
// or a link of, and what validation asks of it.
type Field struct {
	Name   string // as in the body
	Type   FieldType
	Target []Kind // for references: the kinds it may point at
	Long   bool   // long text: no column
	Req    bool
	Max    int      // most runes
	Values []string // of a closed set
	Blob   bool     // SHA-256 of a file
	Many   bool     // a list
	Index  bool     // searched by, though no reference
	index  []int
	sub    []Field // for lists of structs
}

// FieldType is how a field's value is written.
type FieldType string

// The types.
const (
	FieldText   FieldType = "text"
	FieldInt    FieldType = "int"
	FieldBool   FieldType = "bool"
	FieldDate   FieldType = "date"
	FieldTime   FieldType = "time"
	FieldRef    FieldType = "ref"
	FieldStruct FieldType = "struct"
)

// Column tells whether the store keeps the field as a column.
func (f Field) Column() bool {
	if f.Many && (f.Type != FieldText || len(f.Target) > 0) {
		return false
	}
	return !f.Long && f.Type != FieldStruct && f.Name != "salt" && f.Name != "v" && f.Name != "undoes" && f.Name != "id"
}

// Path is where the column finds its value in the body.
func (f Field) Path() string {
	if f.Type == FieldRef {
		return "$." + f.Name + ".id"
	}
	return "$." + f.Name
}

var fieldCache sync.Map // reflect.Type → []Field; facts about types, not state

// Fields lists the fields of a record's body, in the order of the struct.
func Fields(r Record) []Field { return fieldsOf(reflect.TypeOf(r).Elem()) }

// FieldsOf is Fields by kind; nil for an unknown kind.
func FieldsOf(k Kind) []Field {
	r, ok := NewRecord(k)
	if !ok {
		return nil
	}
	return Fields(r)
}

func fieldsOf(t reflect.Type) []Field {
	if f, ok := fieldCache.Load(t); ok {
		return f.([]Field)
	}
	var fs []Field
	for _, sf := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(sf.Tag.Get("json"), ",")
		if name == "" || name == "-" {
			continue
		}
		fs = append(fs, fieldOf(name, sf))
	}
	fieldCache.Store(t, fs)
	return fs
}

const (
	defaultMax = 300
	longMax    = 20000
)

func fieldOf(name string, sf reflect.StructField) Field {
	f := Field{Name: name, index: sf.Index, Long: sf.Tag.Get("long") != "", Req: sf.Tag.Get("req") != "", Blob: sf.Tag.Get("blob") != "", Index: sf.Tag.Get("index") != "", Max: defaultMax}
	if f.Long {
		f.Max = longMax
	}
	if m := sf.Tag.Get("max"); m != "" {
		f.Max, _ = strconv.Atoi(m)
	}
	for k := range strings.SplitSeq(sf.Tag.Get("ref"), "|") {
		if k != "" {
			f.Target = append(f.Target, Kind(k))
		}
	}
	t := sf.Type
	if t.Kind() == reflect.Slice {
		f.Many, t = true, t.Elem()
	}
	if v, ok := reflect.New(t).Elem().Interface().(interface{ Values() []string }); ok {
		f.Values = v.Values()
	}
	switch {
	case t == reflect.TypeFor[Date]():
		f.Type = FieldDate
	case t == reflect.TypeFor[time.Time]():
		f.Type = FieldTime
	case t == reflect.TypeFor[Ref]():
		f.Type = FieldRef
	case t.Kind() == reflect.Struct:
		f.Type, f.sub = FieldStruct, fieldsOf(t)
	case t.Kind() == reflect.Bool:
		f.Type = FieldBool
	case t.Kind() == reflect.String:
		f.Type = FieldText
	default:
		f.Type = FieldInt
	}
	return f
}

// NewRecord makes an empty record of a kind.
func NewRecord(k Kind) (Record, bool) {
	i, ok := InfoOf(k)
	if !ok {
		return nil, false
	}
	return i.New(), true
}

var kindIndex = sync.OnceValue(func() map[Kind]Info {
	m := map[Kind]Info{}
	for _, i := range Kinds() {
		m[i.Kind] = i
	}
	return m
})

// InfoOf finds the description of a kind.
func InfoOf(k Kind) (Info, bool) {
	i, ok := kindIndex()[k]
	return i, ok
}

// NamedRef is a reference with the field it stands in.
type NamedRef struct {
	Field  string
	Target []Kind // allowed kinds when Ref.Kind is empty
	Ref    Ref
}

// RefsOf lists every reference in a record: ids in fields marked as such, and
// pinned references, also inside lists.
func RefsOf(r Record) []NamedRef {
	return collectRefs(nil, "", reflect.ValueOf(r).Elem(), Fields(r))
}

func collectRefs(out []NamedRef, prefix string, v reflect.Value, fs []Field) []NamedRef {
	for _, f := range fs {
		fv := v.FieldByIndex(f.index)
		n := 1
		if f.Many {
			n = fv.Len()
		}
		for i := range n {
			e := fv
			if f.Many {
				e = fv.Index(i)
			}
			switch {
			case f.Type == FieldRef && !e.Interface().(Ref).IsZero():
				out = append(out, NamedRef{Field: prefix + f.Name, Ref: e.Interface().(Ref)})
			case f.Type == FieldStruct:
				out = collectRefs(out, prefix+f.Name+".", e, f.sub)
			case len(f.Target) > 0 && e.String() != "":
				out = append(out, NamedRef{Field: prefix + f.Name, Target: f.Target, Ref: Ref{ID: e.String()}})
			}
		}
	}
	return out
}

// BlobsOf lists the SHA-256 of every file a record names.
func BlobsOf(r Record) []string {
	out := collectBlobs(nil, reflect.ValueOf(r).Elem(), Fields(r))
	slices.Sort(out)
	return slices.Compact(out)
}

func collectBlobs(out []string, v reflect.Value, fs []Field) []string {
	for _, f := range fs {
		fv := v.FieldByIndex(f.index)
		switch {
		case f.Blob && fv.String() != "":
			out = append(out, fv.String())
		case f.Type == FieldStruct && f.Many:
			for i := range fv.Len() {
				out = collectBlobs(out, fv.Index(i), f.sub)
			}
		}
	}
	return out
}
