package model

import "slices"

// reasons says why the person cannot vote, and what is good to know beforehand.
func (b *Ballot) reasons(s State, d *Decision) {
	all := s.Whole()
	b.Why = reasonOf(whyNoVote(s, d, b.Person))
	key, err := sessionKey(all, b.Person)
	b.Session, b.NotYet = Message{}, err == nil && key.Provisional
	if why := reasonOf(err); len(why) > 0 {
		b.Session = why[0]
	}
	m, met := Get[*Meeting](s, d.Meeting)
	switch {
	case len(b.Why) > 0:
	case met && m.State == MeetingPlanned:
		b.Notes = append(b.Notes, Msg("screen.ballot.note.ahead", "On", m.On))
	case met && slices.ContainsFunc(attendedOf(all, d.Meeting), func(a attended) bool { return a.person == b.Person && a.present != PresencePresent }):
		b.Notes = append(b.Notes, Msg("screen.ballot.note.away"))
	case d.Method == MethodWritten:
		b.Notes = append(b.Notes, Msg("screen.ballot.note.term", "On", d.VoteBy))
	}
	if b.NotYet && len(b.Why) == 0 {
		b.Notes = append(b.Notes, Msg("screen.ballot.note.provisional"))
	}
	for _, v := range b.Votes {
		if v.Stale {
			b.Notes = append(b.Notes, Msg("screen.ballot.note.stale", "Vote", v.Value, "Rev", v.DecisionRev))
		}
	}
}

// whyNoVote says why a person has no vote on a decision now.
func whyNoVote(s State, d *Decision, person string) error {
	_, err := openTo(s.Whole(), d.ID, person, "")
	return err
}

// votingOver refuses a vote of one's own on what is no longer open to votes.
func votingOver(s State, d *Decision) error {
	it, under := Get[*AgendaItem](s, d.Item)
	switch {
	case d.Method == MethodTakenOver:
		return Errorf(CodeInvalid, "error.decision.before_use", "ID", d.ID)
	case d.Outcome != OutcomeProposed:
		return Errorf(CodeInvalid, "error.ballot.over", "ID", d.ID, "Outcome", d.Outcome)
	case d.Method == MethodWritten && !d.VoteBy.IsZero() && s.Today().After(d.VoteBy):
		return Errorf(CodeInvalid, "error.written.late", "On", d.VoteBy)
	case under && it.Treated:
		return Errorf(CodeInvalid, "error.item.treated", "ID", it.ID)
	}
	return sealed(s, d.Meeting)
}

// sits refuses who does not sit in the body that decides.
func sits(s State, d *Decision, person string) error {
	on := d.On
	if m, ok := Get[*Meeting](s, d.Meeting); ok {
		on = m.On // it may have moved since
	}
	if !slices.Contains(members(s, d.Body, on), person) || !slices.Contains(members(s, d.Body, eventDay(s, on)), person) {
		return Errorf(CodeInvalid, "error.vote.member", "Person", personName(s, person), "Decision", d.ID)
	}
	return nil
}

// asideOf refuses an own vote of a member of whom an interest was noted: it would
// outrank that note and let the member decide after all. Whoever noted it takes
// it away first.
func asideOf(s State, d *Decision, person string, value VoteValue) error {
	if value == VoteRecused {
		return nil
	}
	for _, old := range Find[*Vote](s, "decision", d.ID) {
		if old.Person == person && old.Known == KnownNoted && old.Value == VoteRecused {
			return Errorf(CodeDenied, "error.vote.recused", "Person", personName(s, person), "Interest", old.Interest)
		}
	}
	return nil
}

// sessionKey is the key of the session, where it is an own session of the
// person: nothing in a configuration makes anybody vote.
func sessionKey(s State, person string) (*Key, error) {
	a := s.Actor()
	switch {
	case a.Via != ViaSSH || a.Key == "":
		return nil, Errorf(CodeDenied, "error.ballot.session")
	case a.Person != person || person == "":
		return nil, Errorf(CodeDenied, "error.vote.own", "Person", personName(s, person))
	}
	return VotingKey(s, a.Key, person)
}

// VotingKey finds an active key of a person by its number or its fingerprint.
func VotingKey(s State, key, person string) (*Key, error) {
	k, ok := FindKey(s, key)
	if !ok || k.Person != person {
		return nil, Errorf(CodeDenied, "error.ballot.key", "Key", key)
	}
	if _, active := ActiveKey(s, k.Fingerprint); !active {
		return nil, Errorf(CodeDenied, "error.ballot.key_over", "Key", k.Fingerprint)
	}
	return k, nil
}
