package model

import "slices"

// Topic says why an item was proposed for an agenda.
type Topic string

// The topics of proposed items.
const (
	TopicMinutes  Topic = "minutes"  // the list of the meeting before, to adopt
	TopicWritten  Topic = "written"  // a decision in writing, to ratify
	TopicCarried  Topic = "carried"  // deferred, or not come to
	TopicApproval Topic = "approval" // an approval lapses, or its conditions come back
	TopicReview   Topic = "review"   // a policy or a toets is past its interval
	TopicGap      Topic = "gap"      // a duty with a gap that the board did not explain
	TopicBasis    Topic = "basis"    // the ground under a decision moved
	TopicThreats  Topic = "threats"  // threats without a verdict
	TopicActions  Topic = "actions"  // late actions
	TopicQuestion Topic = "question" // a question without an answer
	TopicAnnual   Topic = "annual"   // directiebeoordeling
)

// Values lists the closed set.
func (Topic) Values() []string {
	return []string{"minutes", "written", "carried", "approval", "review", "gap", "basis", "threats", "actions", "question", "annual"}
}

// WordKey implements Worded.
func (t Topic) WordKey() string { return "topic." + string(t) }

// Proposal is an item that an agenda could have. Label says it in words of the
// program; Title is the text that will stand on the agenda: the title of a
// record, or empty until somebody worded it (see Worded).
type Proposal struct {
	Title   string
	Label   Message
	Why     Message // what makes it due, and since or until when
	Type    ItemType
	Topic   Topic
	About   Ref // the record that asks for it; zero for several at once
	Outside string
	Duties  []string
	Letters string
	Papers  []Ref // versions and evidence to present with it
	Near    Ref   // an item of a coming meeting that may be about the same
}

// Worded gives a proposal without a title its label as title, in the words of
// say.
func (p Proposal) Worded(say func(Message) string) Proposal {
	if p.Title == "" {
		p.Title = say(p.Label)
	}
	if r := []rune(p.Title); len(r) > defaultMax {
		p.Title = string(r[:defaultMax-1]) + "…"
	}
	return p
}

// sameAs tells whether an item is about the same as a proposal.
func (p Proposal) sameAs(it *AgendaItem) bool {
	switch {
	case it.Topic != p.Topic:
		return false
	case !p.About.IsZero() || !it.About.IsZero():
		return it.About.Kind == p.About.Kind && it.About.ID == p.About.ID
	case p.Topic == TopicAnnual:
		return it.Title == p.Title
	}
	return slices.Equal(it.Duties, p.Duties)
}

// AddItems puts items on the agenda of a meeting, after those that stand there;
// before it opens, lists to adopt come first.
// What stands on it already, by topic and record, is not put there again.
type AddItems struct {
	Meeting   string
	Proposals []Proposal
}

// Verb implements Command.
func (AddItems) Verb() Verb { return VerbAddItems }

// Decide implements Command.
func (c AddItems) Decide(s State) ([]Change, error) {
	m, err := changeable(s, c.Meeting)
	if err != nil {
		return nil, err
	}
	have, nr := agenda(s, m.ID), lastNr(s, m.ID)
	d := newDesk(s)
	for _, p := range c.Proposals {
		if p.Title == "" {
			return nil, Errorf(CodeInvalid, "error.item.title")
		}
		if p.Topic != "" && slices.ContainsFunc(have, p.sameAs) {
			continue
		}
		nr++
		it := &AgendaItem{Meeting: m.ID, Nr: nr, Type: p.Type, Title: p.Title, Outside: p.Outside, Topic: p.Topic, About: p.About,
			Letters: p.Letters, Duties: p.Duties}
		if it.Type == "" {
			it.Type = ItemDiscussion
		}
		for _, what := range p.Papers {
			paper, err := paperOf(s, what, "", m.Body)
			if err != nil {
				return nil, err
			}
			it.Papers = append(it.Papers, paper)
		}
		it.ID = s.NextID(KindAgendaItem, m.On.Year())
		d.add(it)
		if q, ok := Get[*Question](s, only(p.About, KindQuestion)); ok && p.Topic == TopicQuestion && q.Waits(s) {
			asked := onDesk(d, q)
			asked.goTo(hearing{meeting: m, item: it.ID})
			it.About = d.pin(asked)
		}
		if at := leading(have, TopicMinutes); it.Topic == TopicMinutes && m.State == MeetingPlanned && at < len(have) {
			have = slices.Insert(have, at, it)
			numbered(d, have)
			nr = len(have)
			continue
		}
		have = append(have, it)
	}
	return d.changes(), nil
}

// leading counts the items of a topic that an agenda begins with.
func leading(items []*AgendaItem, t Topic) int {
	i := slices.IndexFunc(items, func(it *AgendaItem) bool { return it.Topic != t })
	if i < 0 {
		return len(items)
	}
	return i
}

// numbered numbers items in their order.
func numbered(d *desk, items []*AgendaItem) {
	for i, it := range items {
		onDesk(d, it).Nr = i + 1
	}
}

// lastNr is the number of the last item on an agenda.
func lastNr(s State, meeting string) int {
	nr := 0
	for _, it := range agenda(s, meeting) {
		nr = max(nr, it.Nr)
	}
	return nr
}

// MoveItem gives an item another place on its agenda and numbers all items
// anew, in one command. To counts from one.
type MoveItem struct {
	Item string
	To   int
}

// Verb implements Command.
func (MoveItem) Verb() Verb { return VerbMoveItem }

// Decide implements Command.
func (c MoveItem) Decide(s State) ([]Change, error) {
	it, ok := Get[*AgendaItem](s, c.Item)
	if !ok {
		return nil, missing(c.Item)
	}
	if _, err := changeable(s, it.Meeting); err != nil {
		return nil, err
	}
	items := agenda(s, it.Meeting)
	at := slices.IndexFunc(items, func(x *AgendaItem) bool { return x.ID == it.ID })
	to := min(max(c.To, 1), len(items)) - 1
	items = slices.Insert(slices.Delete(items, at, at+1), to, it)
	d := newDesk(s)
	numbered(d, items)
	return d.changes(), nil
}

// changeable finds a meeting whose agenda may still change.
func changeable(s State, id string) (*Meeting, error) {
	m, ok := Get[*Meeting](s, id)
	if !ok {
		return nil, missing(id)
	}
	return m, sealed(s, id)
}

// openItem is an item that is still to be finished, with its meeting.
func openItem(s State, id string) (*AgendaItem, *Meeting, error) {
	it, ok := Get[*AgendaItem](s, id)
	if !ok {
		return nil, nil, missing(id)
	}
	m, err := changeable(s, it.Meeting)
	if err == nil && it.Treated {
		err = Errorf(CodeInvalid, "error.item.treated", "ID", id)
	}
	return it, m, err
}

// missing refuses an id that names nothing.
func missing(id string) *Error { return Errorf(CodeNotFound, "error.record.missing", "ID", id) }

// sealed refuses changes to what belongs to a meeting that was closed.
func sealed(s State, meetings ...string) error {
	if err := frozen(s, meetings...); err != nil {
		return err
	}
	for _, id := range meetings {
		if m, ok := Get[*Meeting](s, id); ok && m.State == MeetingClosed {
			return Errorf(CodeInvalid, "error.meeting.closed", "ID", id)
		}
	}
	return nil
}
