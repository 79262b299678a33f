package model

import "reflect"

// stage is how far a decision is on its way to being fixed (DESIGN §4): free
// until its item closes, visibly corrected until the meeting closes, then only
// its text by a correction entry, and after adoption not at all.
type stage int

const (
	stageFree stage = iota
	stageTreated
	stageClosed
	stageAdopted
)

func stageOf(s State, d *Decision) stage {
	m, met := Get[*Meeting](s, d.Meeting)
	it, _ := Get[*AgendaItem](s, d.Item)
	switch {
	case met && m.State == MeetingAdopted:
		return stageAdopted
	case met && m.State == MeetingClosed:
		return stageClosed
	case it != nil && it.Treated:
		return stageTreated
	case d.Method == MethodWritten && d.Outcome != OutcomeProposed:
		return stageClosed
	}
	return stageFree
}

// CorrectDecision corrects the text of a decision after its item closed, with
// the reason. Outcome, votes and papers stay; once the list is adopted a
// correction is a new decision.
type CorrectDecision struct {
	Decision string
	From     int // the revision it was made upon; 0: as it stands
	Reason   string
	Wording  Wording // as it should read, whole; see WordingOf
}

// Verb implements Command.
func (CorrectDecision) Verb() Verb { return VerbCorrectDecision }

// Decide implements Command.
func (c CorrectDecision) Decide(s State) ([]Change, error) {
	d, ok := Get[*Decision](s, c.Decision)
	switch {
	case !ok:
		return nil, missing(c.Decision)
	case stageOf(s, d) == stageAdopted:
		return nil, frozen(s, d.Meeting)
	case c.Reason == "":
		return nil, Errorf(CodeInvalid, "error.decision.reason", "ID", d.ID)
	}
	if err := votedUpon(s, d); err != nil {
		return nil, err
	}
	out := Clone(d).(*Decision)
	c.Wording.to(out)
	if reflect.DeepEqual(WordingOf(out), WordingOf(d)) {
		return nil, nil
	}
	out.Reason = c.Reason
	if settled(d) && d.Ballot == "" {
		out.Ballot = ballotOf(s, d) // a slip is mended; what was voted on stays
	}
	if c.From == 0 {
		c.From = d.Rev
	}
	return []Change{{Record: out, From: c.From}}, nil
}

// rewording refuses a change of a decision that is more than its stage allows.
// The outcome is never saved: it comes with its votes, see Decide.
func (d *Decision) rewording(s State, old *Decision) error {
	same := func(change func(fresh *Decision)) bool {
		fresh := *old
		fresh.Base, fresh.Ballot = d.Base, d.Ballot
		change(&fresh)
		return reflect.DeepEqual(&fresh, d)
	}
	late := func(f *Decision) { f.ConditionsMetOn = d.ConditionsMetOn }
	words := func(f *Decision) { late(f); WordingOf(d).to(f) }
	at := stageOf(s, old)
	switch {
	case same(late) && (d.ConditionsMetOn != old.ConditionsMetOn || d.Reason == old.Reason): // a reason alone is no addition
		return nil
	case at == stageAdopted:
		return frozen(s, old.Meeting)
	case at == stageClosed:
		return Errorf(CodeInvalid, "error.decision.closed", "ID", old.ID)
	case at == stageTreated:
		return Errorf(CodeInvalid, "error.decision.reason", "ID", old.ID)
	case d.Outcome != old.Outcome, d.Method != old.Method, old.Outcome != OutcomeProposed && !same(words):
		return Errorf(CodeInvalid, "error.decision.decide", "ID", old.ID)
	}
	return votedUpon(s, old)
}

// votedUpon refuses another text of a proposal in writing on which votes came
// in: they were given on the text as it was, each at another moment.
func votedUpon(s State, d *Decision) error {
	if d.Method != MethodWritten || d.Outcome != OutcomeProposed {
		return nil
	}
	for _, v := range Find[*Vote](s, "decision", d.ID) {
		if v.Value != VoteRecused {
			return Errorf(CodeInvalid, "error.written.voted", "ID", d.ID)
		}
	}
	return nil
}
