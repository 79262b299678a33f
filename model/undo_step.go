package model

import (
	"iter"
	"slices"
	"time"
)

// Step is all that one command wrote: its entries share one moment.
type Step struct {
	RecordedAt string
	Actor      string
	Via        Via
	Verb       Verb
	Entries    []Entry   // oldest first
	What       Message   // one line that says what it did
	Why        []Message // why it cannot be taken back; empty when it can
}

// At is when the step was recorded.
func (st Step) At() time.Time {
	at, _ := ParseInstant(st.RecordedAt)
	return at
}

// LastStep finds the newest step of an actor that still holds, done again or
// not: what z takes back. Whether it can be taken back stands in Why: an older
// one must not go in place of it. The invented past of the demonstration is
// nobody's.
func LastStep(s State, actor string) (Step, bool) {
	taken := map[string]bool{} // the steps that were taken back since
	for st := range recentSteps(s) {
		if st.Actor != actor || st.Via == ViaDemo {
			continue
		}
		t := trailOf(s, st)
		if t.depth%2 == 0 && !taken[st.RecordedAt] {
			st.What, st.Why = whatStep(s, st, t), CanUndo(s, st)
			return st, true
		}
		if t.depth > 0 {
			taken[t.target.RecordedAt] = true
		}
	}
	return Step{}, false
}

// StepAt finds a step by its moment, as far back as steps can be taken back.
func StepAt(s State, recordedAt string) (Step, bool) {
	for st := range recentSteps(s) {
		if st.RecordedAt == recordedAt {
			return st, true
		}
	}
	return Step{}, false
}

// trail is where a step comes from: how many times it was taken back and done
// again before.
type trail struct {
	depth  int   // 0: a step, 1: the undo of one, 2: that step done again
	root   Entry // of the step where it began
	target Entry // of the step that it takes back
}

// trailOf follows a step to the one that it takes back, and so on. Every record
// of a step leads to the same.
func trailOf(s State, st Step) trail {
	t := trail{root: st.Entries[0]}
	if st.Verb != VerbUndo {
		return t
	}
	past := s.Whole().History(t.root.Kind, t.root.ID)
	for i := len(past) - 1; i >= 0; i-- {
		rv := past[i]
		if rv.Entry.Seq != t.root.Seq || rv.Record.Head().Undoes == 0 {
			continue
		}
		at := slices.IndexFunc(past, func(p Revision) bool { return p.Entry.Seq == rv.Record.Head().Undoes })
		if at < 0 {
			break
		}
		t.root = past[at].Entry
		if t.depth++; t.depth == 1 {
			t.target = t.root
		}
	}
	return t
}

// recentSteps gives the steps that are not too old to take back, newest first.
func recentSteps(s State) iter.Seq[Step] {
	const atOnce = 100
	return func(yield func(Step) bool) {
		var st Step
		for before := int64(0); ; {
			lines := s.Whole().Entries(before, atOnce)
			for _, l := range lines {
				e := l.Entry
				if e.RecordedAt != st.RecordedAt {
					if st.RecordedAt != "" && !yield(st.inOrder()) {
						return
					}
					st = Step{RecordedAt: e.RecordedAt, Actor: e.Actor, Via: e.Via, Verb: Verb(e.Verb)}
					if s.Now().Sub(st.At()) > undoWithin {
						return
					}
				}
				st.Entries = append(st.Entries, e)
			}
			if len(lines) < atOnce {
				break
			}
			before = lines[len(lines)-1].Entry.Seq
		}
		if st.RecordedAt != "" {
			yield(st.inOrder())
		}
	}
}

func (st Step) inOrder() Step {
	slices.Reverse(st.Entries)
	return st
}

// whatStep says in one line what a step did; what the reader may not see, it
// does not name.
func whatStep(s State, st Step, t trail) Message {
	what := whatChanged(s, st, t.root)
	switch {
	case t.depth == 0:
		return what
	case t.depth%2 == 1:
		return Msg("screen.undo.back", "What", what)
	}
	return Msg("screen.undo.again", "What", what)
}

func whatChanged(s State, st Step, root Entry) Message {
	counts, order, first := map[Kind]int{}, []Kind{}, st.Entries[0]
	for i, e := range st.Entries {
		if slices.ContainsFunc(st.Entries[:i], func(o Entry) bool { return o.Kind == e.Kind && o.ID == e.ID }) {
			continue
		}
		if counts[e.Kind]++; counts[e.Kind] == 1 {
			order = append(order, e.Kind)
		}
	}
	if len(order) > 1 || counts[order[0]] > 1 {
		var parts []Message
		for _, k := range order {
			words := "kinds."
			if counts[k] == 1 {
				words = "kind."
			}
			parts = append(parts, Msg("screen.undo.part", "N", counts[k], "Kinds", Msg(words+string(k))))
		}
		return Msg("screen.undo.many", "Verb", root.Verb, "Parts", parts)
	}
	r, ok := s.Get(first.Kind, first.ID)
	switch {
	case !ok:
		return Msg("screen.undo.hidden", "Kind", Msg("kind."+string(first.Kind)))
	case root.Rev == 1:
		return Msg("screen.undo.added", "ID", first.ID, "Title", TitleOf(s, r))
	}
	return Msg("screen.undo.changed", "ID", first.ID, "Title", TitleOf(s, r))
}
