package model

import "slices"

// How own votes and open ballots are told on pages.

// ballotsIn finds, among decisions, those on which the reader may vote now, in
// this session: by their own number, and by that of an item with nothing else
// to decide.
func ballotsIn(s State, decisions ...string) map[string]string {
	person := s.Actor().Person
	if _, err := sessionKey(s.Whole(), person); err != nil || len(decisions) == 0 {
		return nil
	}
	out := map[string]string{}
	for _, id := range decisions {
		d, ok := Get[*Decision](s, id)
		if !ok || whyNoVote(s, d, person) != nil {
			continue
		}
		out[id] = id
		if d.Item == "" {
			continue
		}
		if _, two := out[d.Item]; two {
			id = "" // then the decision is chosen first
		}
		out[d.Item] = id
	}
	return out
}

// ballotsOn are the ballots of the page of a record.
func ballotsOn(s State, r Record) map[string]string {
	switch r := r.(type) {
	case *Decision:
		return ballotsIn(s, r.ID)
	case *AgendaItem:
		var under []string
		for _, d := range Find[*Decision](s, "item", r.ID) {
			under = append(under, d.ID)
		}
		return ballotsIn(s, under...)
	}
	return nil
}

// yourVote tells a member who reads a proposal how to vote on it; nothing to
// who may not, or when it is over.
func yourVote(s State, d *Decision) Message {
	person := s.Actor().Person
	if person == "" || whyNoVote(s, d, person) != nil {
		return Message{}
	}
	if _, err := sessionKey(s.Whole(), person); err != nil {
		return messageOf(err)
	}
	own := ownVote(s, d.ID, person)
	switch {
	case own == nil && d.Method == MethodWritten:
		return Msg("screen.ballot.yours_written", "On", d.VoteBy)
	case own == nil:
		return Msg("screen.ballot.yours")
	case own.Stale(s):
		return Msg("screen.ballot.yours_again", "Rev", own.DecisionRev)
	}
	return Msg("screen.ballot.yours_given", "Vote", own.Value)
}

// knownHow is how a vote is known, with the key of an own one.
func knownHow(v *Vote) Message {
	how := Msg("word." + v.Known.WordKey())
	key := v.SignedBy()
	if v.Known == KnownNoted || key == "" {
		return how
	}
	if v.Provisional {
		return Msg("screen.ballot.by_key_provisional", "How", how, "Key", keyStart(key))
	}
	return Msg("screen.ballot.by_key", "How", how, "Key", keyStart(key))
}

// keyStart is as much of a fingerprint as is shown beside a vote.
func keyStart(fingerprint string) string {
	const shown = len("SHA256:") + 12
	if len(fingerprint) <= shown {
		return fingerprint
	}
	return fingerprint[:shown] + "…"
}

// uncounted says why a vote does not count; nothing when it does.
func (w *pageWriter) uncounted(v *Vote, counts, member bool) Message {
	switch {
	case !member:
		return Msg("screen.vote.no_member")
	case v.Stale(w.s):
		return Msg("screen.ballot.stale", "Rev", v.DecisionRev)
	case !counts:
		return Msg("screen.vote.outranked")
	case w.stayedAway(v):
		return Msg("screen.ballot.away")
	}
	return Message{}
}

// stayedAway tells of an own vote cast ahead whether its member was not there
// when it was decided.
func (w *pageWriter) stayedAway(v *Vote) bool {
	d, ok := Get[*Decision](w.s, v.Decision)
	return ok && v.Known != KnownNoted && v.Value != VoteRecused && len(d.Present) > 0 && !slices.Contains(d.Present, v.Person)
}

// voteProof tells on what an own vote was cast, what was read, and by which key.
func (w *pageWriter) voteProof(v *Vote) {
	w.skip("decision_rev", "ballot", "read", "provisional", "encoding", "signature", "public_key", "statement")
	if v.Known == KnownNoted {
		return
	}
	if v.DecisionRev > 0 {
		w.say(fieldLabel(KindVote, "decision_rev"), v.DecisionRev, Ref{})
	}
	if mark := HashMark(v.Ballot); !mark.IsZero() {
		w.say(fieldLabel(KindVote, "ballot"), mark, Ref{})
	}
	if key := v.SignedBy(); key != "" {
		w.say(Msg("screen.ballot.key"), key, Ref{})
	}
	if v.Provisional {
		w.signed(Attention, "screen.ballot.provisional", Msg("screen.ballot.provisional_then"), nil, Ref{})
	}
	for _, sha := range v.Read {
		w.say(fieldLabel(KindVote, "read"), HashMark(sha), Ref{})
	}
	for _, t := range []struct{ field, text string }{{"statement", v.Statement}, {"signature", v.Signature}, {"public_key", v.PublicKey}} {
		if t.text != "" {
			w.blocks = append(w.blocks, Block{Kind: BlockHeading, Label: fieldLabel(KindVote, t.field)})
			w.prose(t.text)
		}
	}
	if v.Encoding != "" {
		w.say(fieldLabel(KindVote, "encoding"), v.Encoding, Ref{})
	}
}

// votesUnder tells of what is to be decided under an item whether a member voted
// themselves; nothing where they have no vote.
func votesUnder(s State, it *AgendaItem, person string) []Message {
	if _, err := sessionKey(s.Whole(), person); err != nil {
		return nil // where nobody logs in, the secretary notes all votes
	}
	var out []Message
	for _, d := range Find[*Decision](s, "item", it.ID) {
		if whyNoVote(s, d, person) != nil {
			continue
		}
		switch own := ownVote(s, d.ID, person); {
		case own == nil:
			out = append(out, Msg("screen.ballot.row_none"))
		case own.Stale(s):
			out = append(out, Msg("screen.ballot.row_stale"))
		default:
			out = append(out, Msg("screen.ballot.row_given", "Vote", own.Value))
		}
	}
	return out
}
