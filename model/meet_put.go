package model

import (
	"reflect"
	"slices"
)

// Wording is the text of a decision: what may be reworded freely until its item
// closes, and corrected visibly after that.
type Wording struct {
	Subject        string
	Text           string
	Considerations string
	Alternatives   string
	Costs          string
	ResidualRisk   string
	AdviceCISO     string
	AdviceFG       string
	Conditions     string
	Basis          []string // provision ids or citations
}

// WordingOf is the text of a decision as it stands.
func WordingOf(d *Decision) Wording {
	return Wording{d.Subject, d.Text, d.Considerations, d.Alternatives, d.Costs, d.ResidualRisk, d.AdviceCISO, d.AdviceFG, d.Conditions, d.Basis}
}

func (w Wording) to(d *Decision) {
	d.Subject, d.Text, d.Considerations, d.Alternatives, d.Costs = w.Subject, w.Text, w.Considerations, w.Alternatives, w.Costs
	d.ResidualRisk, d.AdviceCISO, d.AdviceFG, d.Conditions, d.Basis = w.ResidualRisk, w.AdviceCISO, w.AdviceFG, w.Conditions, slices.Clone(w.Basis)
}

// Grounds are what a decision is about and rests on.
type Grounds struct {
	Approves   []Ref // versions of policies; they are pinned when decided
	RestsOn    []Ref
	Supersedes string
	Supervisor string   // approval of the supervisory body
	Mandates   []string // people and offices that may accept in the name of the board
	Departs    bool     // from the advice of the CISO or the FG
	ValidUntil Date
	FeedbackOn Date
}

func (g Grounds) to(s State, d *Decision) error {
	var err error
	if d.Approves, err = pinned(s, g.Approves); err != nil {
		return err
	}
	if d.RestsOn, err = pinned(s, g.RestsOn); err != nil {
		return err
	}
	d.Supersedes, d.Supervisor, d.Mandates, d.Departs = g.Supersedes, g.Supervisor, g.Mandates, g.Departs
	d.ValidUntil, d.FeedbackOn = g.ValidUntil, g.FeedbackOn
	return nil
}

// none tells whether no ground is given at all.
func (g Grounds) none() bool { return reflect.DeepEqual(g, Grounds{}) }

// pinned pins references that name a record only.
func pinned(s State, refs []Ref) ([]Ref, error) {
	var out []Ref
	for _, ref := range refs {
		if ref.SHA256 == "" {
			r, ok := s.Get(ref.Kind, ref.ID)
			if !ok {
				return nil, missing(ref.ID)
			}
			if ref.Rev > 0 { // picked: bound to what was seen
				ref = pinAt(s, ref)
			} else {
				ref = RefTo(r)
			}
		}
		out = append(out, ref)
	}
	return out, nil
}

// PutToDecision puts a proposal to the meeting of an item: it gets its number,
// with the outcome proposed.
type PutToDecision struct {
	Item string
	Wording
	Grounds
}

// Verb implements Command.
func (PutToDecision) Verb() Verb { return VerbPutToDecision }

// Decide implements Command.
func (c PutToDecision) Decide(s State) ([]Change, error) {
	it, m, err := openItem(s, c.Item)
	if err != nil {
		return nil, err
	}
	d := proposed(s, it, m)
	c.Wording.to(d)
	if d.Supersedes == "" || !c.Grounds.none() { // what a renewal is of stays unless other grounds are given
		if err := c.Grounds.to(s, d); err != nil {
			return nil, err
		}
	}
	return []Change{{Record: d, On: eventDay(s, m.On)}}, nil
}

// proposed is a decision of the meeting of an item that is put to it; where the
// item renews another, with what that was of.
func proposed(s State, it *AgendaItem, m *Meeting) *Decision {
	d := renewal(s, it, m)
	if d == nil {
		d = &Decision{Subject: it.Title, Text: it.Title}
	}
	d.Body, d.Method, d.Meeting, d.Item, d.On, d.Outcome, d.Papers = m.Body, MethodMeeting, m.ID, it.ID, m.On, OutcomeProposed, it.Papers
	d.ID = s.NextID(KindDecision, m.On.Year())
	return d
}

// eventDay is the day of what happens at a meeting: what is planned for a day
// to come is planned today.
func eventDay(s State, day Date) Date {
	if day.After(s.Today()) {
		return s.Today()
	}
	return day
}
