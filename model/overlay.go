package model

import (
	"reflect"
	"slices"
)

// overlay is a state with records laid over it that are not written yet, so
// that a rule judges a proposal as it would judge it in the file.
type overlay struct {
	State
	laid map[Kind][]Record
}

// over lays records over a state. What links say and what columns hold stays as
// it is: the rules of a vote look records up by id and by field.
func over(s State, rs ...Record) State {
	o := &overlay{State: s, laid: map[Kind][]Record{}}
	for _, r := range rs {
		o.laid[r.Kind()] = append(o.laid[r.Kind()], r)
	}
	return o
}

// Get implements State.
func (o *overlay) Get(kind Kind, id string) (Record, bool) {
	for _, r := range o.laid[kind] {
		if r.Head().ID == id {
			return r, true
		}
	}
	return o.State.Get(kind, id)
}

// All implements State.
func (o *overlay) All(kind Kind) []Record {
	return o.merge(kind, o.State.All(kind), func(Record) bool { return true })
}

// Find implements State.
func (o *overlay) Find(kind Kind, field, value string) []Record {
	return o.merge(kind, o.State.Find(kind, field, value), func(r Record) bool { return fieldText(r, field) == value })
}

// Whole implements State.
func (o *overlay) Whole() State { return &overlay{State: o.State.Whole(), laid: o.laid} }

// Seen implements State: who lays something down sees it.
func (o *overlay) Seen() State { return &overlay{State: o.State.Seen(), laid: o.laid} }

// merge puts the laid records that fit in the place of those they replace.
func (o *overlay) merge(kind Kind, below []Record, fits func(Record) bool) []Record {
	laid := o.laid[kind]
	if len(laid) == 0 {
		return below
	}
	out := slices.DeleteFunc(slices.Clone(below), func(r Record) bool {
		return slices.ContainsFunc(laid, func(l Record) bool { return l.Head().ID == r.Head().ID })
	})
	for _, l := range laid {
		if !l.Head().Undone && fits(l) {
			out = append(out, l)
		}
	}
	slices.SortStableFunc(out, func(a, b Record) int { return compareNames(a.Head().ID, b.Head().ID) })
	return out
}

// fieldText is a field of a record as its column holds it, for texts and
// references.
func fieldText(r Record, name string) string {
	for _, f := range Fields(r) {
		if f.Name != name {
			continue
		}
		v := reflect.ValueOf(r).Elem().FieldByIndex(f.index)
		if ref, ok := v.Interface().(Ref); ok {
			return ref.ID
		}
		if v.Kind() == reflect.String {
			return v.String()
		}
	}
	return ""
}
