package model

import "slices"

// Sitting is a meeting as its secretary works on it, or a proposal in writing:
// who is there, what is on the agenda, what came of it and what is unfinished.
type Sitting struct {
	Ref     Ref
	Title   Message
	Body    string // its name
	On      Date
	Time    string
	State   MeetingState // empty for a proposal in writing
	Members []SittingMember
	Proxies int      // how many a member may hold
	There   Standing // of the quorum; zero while nobody was noted
	Items   []SittingItem
	Open    []Finding // what is not finished
	// Keys are what became of keys since the meeting before.
	Keys []KeyNews
	// Unplaced is how many questions wait for a place on this agenda.
	Unplaced int
	AdoptIn  []Choice // open meetings in which the list can be adopted
	Adopted  Ref      // the meeting that adopted the list
	Scan     Ref      // the signed list
	Reason   string   // why it closed with matters unfinished
	People   []Choice // offices and people, who answer questions and get actions
}

// SittingMember is a member with how it is there.
type SittingMember struct {
	Person, Name string
	Chair        bool
	Present      Presence // empty: not noted
	ProxyTo      string
	ProxyName    string
}

// Here tells whether the member votes: there, or represented.
func (m SittingMember) Here() bool { return m.Present == PresencePresent || m.Present == PresenceProxy }

// ItemState says how far an item is.
type ItemState string

// The states of an item.
const (
	ItemUntreated ItemState = "untreated"
	ItemTreating  ItemState = "treating"
	ItemTreated   ItemState = "treated"
)

// Values lists the closed set.
func (ItemState) Values() []string { return []string{"untreated", "treating", "treated"} }

// WordKey implements Worded.
func (i ItemState) WordKey() string { return "item_state." + string(i) }

// SittingItem is one item with all that came of it. The one of a proposal in
// writing has no record of its own.
type SittingItem struct {
	Ref        Ref
	Nr         int
	Title      string
	Type       ItemType
	State      ItemState
	Outside    string
	Closed     bool     // besloten
	Readers    []string // their names
	Topic      Topic
	About      Ref
	AboutTitle Message   // of a list to adopt: its meeting
	AboutKeys  []KeyNews // and what stands in it of keys
	Renews     bool      // what it is about runs out, and nothing was put to decision yet
	Adopted    bool      // it is about a list that was adopted
	Notes      []string
	Papers     []SittingPaper
	Unshown    bool // nothing was laid before the members, and it asks for that
	Decisions  []SittingDecision
	Questions  []SittingQuestion
	Actions    []SittingAction
}

// Approves are the versions that a decision on the item approves unless somebody
// says otherwise: those laid before the members for a decision, as they were
// shown.
func (i SittingItem) Approves() []Ref {
	var papers []Ref
	for _, p := range i.Papers {
		papers = append(papers, p.What)
	}
	return approvable(i.Type, papers)
}

func approvable(t ItemType, papers []Ref) []Ref {
	var out []Ref
	for _, ref := range papers {
		if t != ItemDecision || ref.Kind != KindPolicyVersion {
			continue
		}
		again := func(r Ref) bool { return r.ID == ref.ID }
		out = append(slices.DeleteFunc(out, again), ref) // what was shown last counts
	}
	return out
}

// SittingPaper is what was laid before whom.
type SittingPaper struct {
	What   Ref
	Title  string
	SHA256 string
	On     Date
	To     []string // names
}

// SittingDecision is a decision with who voted what.
type SittingDecision struct {
	Ref        Ref
	Subject    string
	Text       string
	Outcome    Outcome
	Written    bool
	Acclaimed  bool
	Approves   []string // what it approves: titles
	Conditions string
	FeedbackOn Date
	VoteBy     Date
	Votes      []SittingVote
	Result     Message   // the count; empty while nobody voted
	Tie        Message   // how equal votes were settled
	Failed     []Message // why a proposal in writing did not come about
	Holds      []Message // why it does not hold; empty when it does
	Correct    bool      // its text changes only as a correction
	Fixed      bool      // its text does not change any more
	Yours      Message   // how the reader votes on it; empty for who does not
	Ballot     bool      // the reader may vote on it now, in this session
}

// SittingVote is what a member voted, and how that is known.
type SittingVote struct {
	Ref                Ref
	Person, Name       string
	Value              VoteValue
	Known              Known
	Interest, Minority string
	Proxy              string // the name of who voted for the member
	Consents           bool
	How                Message // how it is known, with the key of an own one
	Counts             bool    // an own vote goes before a noted one
	Stale              bool    // cast on another wording
}

// Own tells whether it is the member's own vote.
func (v SittingVote) Own() bool { return v.Known != KnownNoted }

// SittingQuestion is a question with its answer and what follows.
type SittingQuestion struct {
	Ref              Ref
	By, Text         string
	Answered         bool
	Answer, Answerer string
	FollowUp         string // the text of the action
}

// SittingAction is what was agreed, by whom and when.
type SittingAction struct {
	Ref         Ref
	Text, Owner string
	Due         Date
}

// Vote finds the vote of a member that counts.
func (d SittingDecision) Vote(person string) (SittingVote, bool) {
	for _, v := range d.Votes {
		if v.Person == person && v.Counts {
			return v, true
		}
	}
	return SittingVote{}, false
}

// Item finds an item by its id; in writing also by that of the decision.
func (s *Sitting) Item(id string) (int, bool) {
	for i := range s.Items {
		if s.Items[i].Ref.ID == id {
			return i, true
		}
	}
	return 0, false
}

// Decision finds a decision by its id.
func (s *Sitting) Decision(id string) (*SittingDecision, bool) {
	for i := range s.Items {
		for j := range s.Items[i].Decisions {
			if d := &s.Items[i].Decisions[j]; d.Ref.ID == id {
				return d, true
			}
		}
	}
	return nil, false
}

// Written tells whether it is a proposal in writing.
func (s *Sitting) Written() bool { return s.State == "" }
