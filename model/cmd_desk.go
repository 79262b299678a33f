package model

import "reflect"

// desk is where a command lays out records to work on: copies, so that what
// the state handed out stays as it was, and in the order in which they were
// first touched.
type desk struct {
	s     State
	laid  map[string]Record // by kind and id
	order []Record
	was   map[string]Record
	on    map[string]Date
	blobs map[string][]Blob
}

func newDesk(s State) *desk {
	return &desk{s: s, laid: map[string]Record{}, was: map[string]Record{}, on: map[string]Date{}, blobs: map[string][]Blob{}}
}

func deskKey(r Record) string { return string(r.Kind()) + " " + r.Head().ID }

// onDesk gives the copy of a record to change, or the record itself when it
// was made here.
func onDesk[T Record](d *desk, r T) T {
	key := deskKey(r)
	if c, ok := d.laid[key]; ok {
		return c.(T)
	}
	c := Clone(r).(T)
	d.put(key, c)
	d.was[key] = r
	return c
}

// add lays down a new record.
func (d *desk) add(r Record) { d.put(deskKey(r), r) }

func (d *desk) put(key string, r Record) {
	d.laid[key] = r
	d.order = append(d.order, r)
}

// before is how a record was, nil when it is new.
func (d *desk) before(r Record) Record { return d.was[deskKey(r)] }

// happened notes the day of a change; a day still to come is not one on which
// something happened.
func (d *desk) happened(r Record, day Date) {
	if !day.IsZero() && !day.After(d.s.Today()) {
		d.on[deskKey(r)] = day
	}
}

// keep lays the bytes of a file beside the record that names them.
func (d *desk) keep(r Record, b Blob) {
	d.blobs[deskKey(r)] = append(d.blobs[deskKey(r)], b)
}

// differs tells whether a record is new or not as it was.
func (d *desk) differs(r Record) bool {
	old := d.before(r)
	return old == nil || !sameFields(old, r)
}

// pin makes a reference to a record as it will be once all is written.
func (d *desk) pin(r Record) Ref {
	ref := RefTo(r)
	if d.laid[deskKey(r)] != nil && d.differs(r) {
		ref.Rev++
	}
	return ref
}

// changes lists what differs.
func (d *desk) changes() []Change {
	var out []Change
	for _, r := range d.order {
		if d.differs(r) {
			key := deskKey(r)
			out = append(out, Change{Record: r, On: d.on[key], From: r.Head().Rev, Blobs: d.blobs[key]})
		}
	}
	return out
}

// sameFields compares what two states of a record say, without what every
// record carries; an empty list is no list.
func sameFields(a, b Record) bool {
	x, y := reflect.ValueOf(a).Elem(), reflect.ValueOf(b).Elem()
	for _, f := range Fields(b) {
		if !inBase(f) && !sameField(x.FieldByIndex(f.index), y.FieldByIndex(f.index)) {
			return false
		}
	}
	return true
}

// inBase tells the fields that every record has from those of its kind.
func inBase(f Field) bool { return len(f.index) > 1 }

// sameField compares values; an empty list is no list.
func sameField(a, b reflect.Value) bool {
	if a.Kind() == reflect.Slice && a.Len() == 0 && b.Len() == 0 {
		return true
	}
	return reflect.DeepEqual(a.Interface(), b.Interface())
}
