package model

// desk is where a command lays out records to work on: copies, so that what
// the state handed out stays as it was, and in the order in which they were
// first touched.
type desk struct {
	s     State
	laid  map[string]Record // by kind and id
	order []Record
	was   map[string]Record
	on    map[string]Date
}

func newDesk(s State) *desk {
	return &desk{s: s, laid: map[string]Record{}, was: map[string]Record{}, on: map[string]Date{}}
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

// changes lists what differs.
func (d *desk) changes() []Change {
	var out []Change
	for _, r := range d.order {
		old := d.before(r)
		if old != nil && len(diffFields(old, r, asIs)) == 0 {
			continue
		}
		out = append(out, Change{Record: r, On: d.on[deskKey(r)], From: r.Head().Rev})
	}
	return out
}

func asIs(id string) string { return id }
