package model

import (
	"reflect"
	"slices"
)

// mostRevisions is how many changes a page tells, newest first.
const mostRevisions = 12

// history tells who changed what, when, and by which way it came in. The day
// of the event stands beside the day of recording; they may differ.
func (w *pageWriter) history() {
	revs := w.s.History(w.r.Kind(), w.r.Head().ID)
	w.part("screen.doc.history", func() {
		for i := len(revs) - 1; i >= 0 && i >= len(revs)-mostRevisions; i-- {
			w.revision(revs[i])
			if i > 0 {
				w.changes(revs[i-1].Record, revs[i].Record)
			}
		}
		if more := len(revs) - mostRevisions; more > 0 {
			w.prose(Msg("screen.doc.more_revisions", "N", more))
		}
	})
}

func (w *pageWriter) revision(rv Revision) {
	e := rv.Entry
	at, _ := ParseInstant(e.RecordedAt)
	var actor any = w.who[e.Actor]
	if e.Actor == "-" {
		actor = RoleLocal
	}
	w.say(Msg("screen.doc.recorded", "At", at),
		Msg("screen.doc.entry", "Who", actor, "Verb", e.Verb, "Via", e.Via, "On", e.OccurredOn, "Rev", e.Rev, "Seq", int(e.Seq)), Ref{})
	switch why, undoes := rv.Record.Head().Reason, rv.Record.Head().Undoes; {
	case undoes > 0:
		w.say(Message{}, Msg("screen.doc.undoes", "Seq", int(undoes)), Ref{})
	case why != "":
		w.say(Message{}, Msg("screen.doc.reason", "Text", why), Ref{})
	}
}

// changes tells per field what stood there before and what after.
func (w *pageWriter) changes(before, after Record) {
	if reflect.TypeOf(before) != reflect.TypeOf(after) {
		return
	}
	b, a := reflect.ValueOf(before).Elem(), reflect.ValueOf(after).Elem()
	for _, f := range Fields(after) {
		was, is := b.FieldByIndex(f.index), a.FieldByIndex(f.index)
		if hiddenField(f.Name) || f.Name == "reason" || reflect.DeepEqual(was.Interface(), is.Interface()) {
			continue
		}
		w.say(Message{}, w.change(w.r.Kind(), f, was, is), Ref{})
	}
}

// change words what became of a field of a record of a kind.
func (w *pageWriter) change(kind Kind, f Field, was, is reflect.Value) Message {
	args := []any{"Field", string(kind) + "." + f.Name}
	switch {
	case f.Long || f.Type == FieldStruct || f.Type == FieldRef && f.Many:
		return Msg("screen.doc.changed_text", args...)
	case was.IsZero():
		return Msg("screen.doc.changed_set", append(args, "New", w.named(f, is))...)
	case is.IsZero():
		return Msg("screen.doc.changed_gone", append(args, "Old", w.named(f, was))...)
	}
	return Msg("screen.doc.changed", append(args, "Old", w.named(f, was), "New", w.named(f, is))...)
}

// named is a value with people, offices and bodies by their names.
func (w *pageWriter) named(f Field, v reflect.Value) any {
	if len(f.Target) > 0 && !f.Many {
		for _, m := range []map[string]string{w.who, w.code} {
			if n := m[v.String()]; n != "" {
				return n
			}
		}
		return v.String()
	}
	if ids, ok := v.Interface().([]string); ok && slices.Contains(f.Target, KindPerson) {
		out := make([]string, len(ids))
		for i, id := range ids {
			out[i] = w.who[id]
		}
		return out
	}
	return w.shownValue(f, v)
}
