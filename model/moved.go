package model

import "reflect"

// Moved is something a decision rests on that changed since.
type Moved struct {
	Decision *Decision
	Pinned   Ref
	Since    Date // the day the change happened
	Seq      int64
}

// MovedBases finds what moved under the decisions that still stand on a day.
func MovedBases(s State, day Date) []Moved {
	may := map[string]bool{} // that still stand, by their columns
	for _, r := range s.Rows(KindDecision, "on", "outcome", "valid_until") {
		d := &Decision{On: colDate(r[1]), Outcome: Outcome(colText(r[2])), ValidUntil: colDate(r[3])}
		may[r[0].(string)] = approves(d, day) && !lapsed(d, day)
	}
	var out []Moved
	revs := map[Kind]map[string]int{}
	for _, l := range s.LinksFrom(KindDecision, "rests_on") {
		if revs[l.To.Kind] == nil {
			revs[l.To.Kind] = revisions(s, l.To.Kind)
		}
		if !may[l.From.ID] || revs[l.To.Kind][l.To.ID] == l.To.Rev {
			continue
		}
		now, ok := s.Get(l.To.Kind, l.To.ID)
		if !ok || BasisHash(now) == l.To.SHA256 {
			continue
		}
		may[l.From.ID] = false // looked at, with all it rests on
		if d, ok := Get[*Decision](s, l.From.ID); ok {
			out = append(out, MovedUnder(s, d, day)...)
		}
	}
	return out
}

// revisions gives the number of the newest revision of every record of a kind.
func revisions(s State, kind Kind) map[string]int {
	out := map[string]int{}
	for _, r := range s.Rows(kind, "rev") {
		out[r[0].(string)] = colInt(r[1])
	}
	return out
}

// MovedUnder finds what moved under one decision, if it still stands on a day.
// Whether it stands is asked last: nearly always nothing moved.
func MovedUnder(s State, d *Decision, day Date) []Moved {
	var out []Moved
	for _, ref := range d.RestsOn {
		g, ok := groundOf(s, ref, day)
		if ok && g.moved {
			out = append(out, Moved{Decision: d, Pinned: ref, Since: g.since, Seq: g.now.Head().Seq})
		}
	}
	if len(out) > 0 && !stands(s, d, day) {
		return nil
	}
	return out
}

// ground is a record that a decision rests on, as it is now.
type ground struct {
	now   Record
	moved bool
	since Date // the day of the first change that still holds
	was   Record
}

// groundOf holds a pinned reference against the record as it is now; not ok
// when the reader may not see that record.
func groundOf(s State, ref Ref, day Date) (ground, bool) {
	now, ok := s.Get(ref.Kind, ref.ID)
	if !ok {
		return ground{}, false
	}
	g := ground{now: now}
	if BasisHash(now) == ref.SHA256 {
		return g, true
	}
	for _, rev := range s.History(ref.Kind, ref.ID) {
		switch same := BasisHash(rev.Record) == ref.SHA256; {
		case same:
			g.since, g.was = Date{}, rev.Record
		case g.since.IsZero() && rev.Entry.Rev > ref.Rev:
			g.since = rev.Entry.OccurredOn
		}
	}
	g.moved = !g.since.After(day)
	return g, true
}

// basisFields lists the fields that moved the ground: those whose change alone
// changes what BasisHash covers.
func basisFields(was, now Record) []Field {
	if was == nil || reflect.TypeOf(was) != reflect.TypeOf(now) {
		return nil
	}
	from, pinned := reflect.ValueOf(now).Elem(), BasisHash(was)
	var out []Field
	for _, f := range Fields(was) {
		one := Clone(was)
		reflect.ValueOf(one).Elem().FieldByIndex(f.index).Set(from.FieldByIndex(f.index))
		if BasisHash(one) != pinned {
			out = append(out, f)
		}
	}
	return out
}
