package model

// Recuse notes that a member does not take part in an item because of an
// interest, before or while it is dealt with. An item without a proposal gets
// one, so that the vote has a place.
type Recuse struct {
	Item     string // all that is put to decision under it
	Decision string // or one decision
	Person   string
	Nature   string // of the interest
}

// Verb implements Command.
func (Recuse) Verb() Verb { return VerbRecuse }

// Decide implements Command.
func (c Recuse) Decide(s State) ([]Change, error) {
	if c.Nature == "" {
		return nil, Errorf(CodeInvalid, "error.vote.interest")
	}
	var out []Change
	open, err := c.decisions(s, &out)
	if err != nil {
		return nil, err
	}
	for _, d := range open {
		x := &ruling{decision: d, on: eventDay(s, d.On)}
		x.note(over(s, d), []NotedVote{{Person: c.Person, Value: VoteRecused, Interest: c.Nature}})
		if len(x.why) > 0 {
			return nil, Errorf(CodeInvalid, "error.decision.refused", "ID", d.ID, "Why", x.why)
		}
		for _, v := range x.votes {
			out = append(out, Change{Record: v, From: v.Rev, On: x.on})
		}
	}
	return out, nil
}

// decisions finds what the member steps aside from, and puts the item to
// decision where nothing of it was.
func (c Recuse) decisions(s State, out *[]Change) ([]*Decision, error) {
	if c.Decision != "" {
		d, err := undecided(s, c.Decision)
		return []*Decision{d}, err
	}
	it, m, err := itemOf(s, c.Item)
	switch {
	case err != nil:
		return nil, err
	case it.Treated:
		return nil, Errorf(CodeInvalid, "error.item.treated", "ID", it.ID)
	}
	all := Find[*Decision](s, "item", it.ID)
	var open []*Decision
	for _, d := range all {
		if d.Outcome == OutcomeProposed {
			open = append(open, d)
		}
	}
	switch {
	case len(open) > 0:
	case len(all) > 0:
		return nil, Errorf(CodeInvalid, "error.vote.decided", "ID", all[0].ID)
	default:
		d := proposed(s, it, m)
		*out = append(*out, Change{Record: d, On: eventDay(s, m.On)})
		open = append(open, d)
	}
	return open, nil
}

// undecided finds a decision on which may still be voted.
func undecided(s State, id string) (*Decision, error) {
	d, ok := Get[*Decision](s, id)
	switch {
	case !ok:
		return nil, missing(id)
	case d.Outcome != OutcomeProposed:
		return nil, Errorf(CodeInvalid, "error.vote.decided", "ID", id)
	}
	return d, sealed(s, d.Meeting)
}

// Minority notes what a member who did not carry the decision wants on record.
type Minority struct {
	Decision string
	Person   string
	Text     string
}

// Verb implements Command.
func (Minority) Verb() Verb { return VerbMinority }

// Decide implements Command.
func (c Minority) Decide(s State) ([]Change, error) {
	d, ok := Get[*Decision](s, c.Decision)
	if !ok {
		return nil, missing(c.Decision)
	}
	if err := sealed(s, d.Meeting); err != nil {
		return nil, err
	}
	v := VotesOn(s, d.ID)[c.Person]
	switch {
	case v == nil:
		return nil, Errorf(CodeInvalid, "error.minority.vote", "Person", personName(s, c.Person))
	case v.Known != KnownNoted && s.Actor().Person != c.Person:
		return nil, Errorf(CodeDenied, "error.vote.outranked", "Person", personName(s, c.Person))
	}
	out := Clone(v).(*Vote)
	out.Minority = c.Text
	return []Change{{Record: out, From: v.Rev, On: eventDay(s, d.On)}}, nil
}
