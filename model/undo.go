package model

import (
	"slices"
	"time"
)

// undoWithin is how long a slip can be taken back. What stood longer was read
// and built upon: it is corrected by a change that says why.
const undoWithin = 24 * time.Hour

// Undo takes a step back by a new revision of every record in it: with the body
// it had before, or marked as undone where it had none. Nothing is deleted and
// files stay. Taking an undo back does the step again.
type Undo struct{ RecordedAt string } // of the step

// Verb implements Command.
func (Undo) Verb() Verb { return VerbUndo }

// Verbs implements Composite: who may take a step may take it back.
func (c Undo) Verbs(s State) []Verb {
	step, _ := StepAt(s, c.RecordedAt)
	return step.verbs()
}

// verbs are what whoever takes the step back must be allowed.
func (st Step) verbs() []Verb {
	var out []Verb
	for _, e := range st.Entries {
		v := Verb(e.Verb)
		if _, known := permissions()[v]; !known || v == VerbUndo {
			v = SaveVerb(e.Kind)
		}
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// Decide implements Command.
func (c Undo) Decide(s State) ([]Change, error) {
	step, ok := StepAt(s, c.RecordedAt)
	if !ok {
		return nil, Errorf(CodeNotFound, "error.undo.missing")
	}
	u := newUndoing(s, step)
	if why := u.why(); len(why) > 0 {
		return nil, Errorf(CodeInvalid, "error.undo.refused", "Why", why)
	}
	var out []Change
	for _, p := range u.parts {
		rec := p.back()
		rec.Head().Undoes = p.last.Entry.Seq
		out = append(out, Change{Record: rec, From: p.now.Entry.Rev})
	}
	return out, nil
}

// undoing is a step laid beside what became of it.
type undoing struct {
	seen  State // as the one who asks
	s     State // everything
	step  Step
	parts []part
	live  map[Ref]bool // of the records in the step: whether they are there afterwards
	who   map[string]string
}

// part is one record of a step.
type part struct {
	kind   Kind
	id     string
	before Record   // nil when the step made the record
	last   Revision // as the step left it
	now    Revision
}

func newUndoing(s State, step Step) *undoing {
	u := &undoing{seen: s, s: s.Whole(), step: step, live: map[Ref]bool{}}
	u.who = names(u.s)
	done := map[Ref]bool{}
	for _, e := range step.Entries {
		ref := Ref{Kind: e.Kind, ID: e.ID}
		if done[ref] {
			continue
		}
		done[ref] = true
		p := part{kind: e.Kind, id: e.ID}
		for _, rv := range u.s.History(e.Kind, e.ID) {
			if rv.Entry.Seq < e.Seq {
				p.before = rv.Record
			}
			if rv.Entry.RecordedAt == step.RecordedAt {
				p.last = rv
			}
			p.now = rv
		}
		u.parts = append(u.parts, p)
		u.live[ref] = !p.back().Head().Undone
	}
	return u
}

// back is the record as taking the step back leaves it.
func (p part) back() Record {
	if p.before != nil {
		return Clone(p.before)
	}
	r := Clone(p.last.Record)
	r.Head().Undone = true
	return r
}

// sameContent tells whether two revisions say the same, whoever wrote them down.
func sameContent(a, b Record) bool {
	x, y := a.Head(), b.Head()
	return x.Reason == y.Reason && x.Undone == y.Undone && sameFields(a, b)
}
