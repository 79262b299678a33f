package sitting

import (
	"encoding/json"
	"slices"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// votes are the votes on a decision while they are noted: all in favour to
// begin with, so that only what deviates is typed.
type votes struct {
	Decision   string        `json:"decision"`
	Outcome    model.Outcome `json:"outcome"`
	Acclaimed  bool          `json:"acclaimed,omitempty"`
	Written    bool          `json:"written,omitempty"`
	Ballots    []ballot      `json:"ballots"`
	Conditions string        `json:"conditions,omitempty"`
	Feedback   string        `json:"feedback,omitempty"`
	At         int           `json:"at"`
}

// ballot is the vote of one member.
type ballot struct {
	Person   string          `json:"person"`
	Name     string          `json:"name"`
	Value    model.VoteValue `json:"value,omitempty"`
	Interest string          `json:"interest,omitempty"`
	Minority string          `json:"minority,omitempty"`
	Consents bool            `json:"consents,omitempty"`
	Away     string          `json:"away,omitempty"`  // the word for why the member does not vote
	Proxy    string          `json:"proxy,omitempty"` // who votes for the member
	Own      bool            `json:"own,omitempty"`   // voted already, and that stands
	Before   bool            `json:"before,omitempty"`
}

func (*votes) name() string      { return "votes" }
func (*votes) scope() keys.Scope { return keys.Votes }

func newVotes(p *Page, d *model.SittingDecision, out model.Outcome) *votes {
	v := &votes{Decision: d.Ref.ID, Outcome: out, Acclaimed: d.Acclaimed, Written: p.sitting.Written(), Conditions: d.Conditions}
	if !d.FeedbackOn.IsZero() {
		v.Feedback = d.FeedbackOn.String()
	}
	for _, m := range p.sitting.Members {
		b := ballot{Person: m.Person, Name: m.Name, Proxy: m.ProxyName}
		switch was, voted := d.Vote(m.Person); {
		case voted:
			b.Value, b.Interest, b.Minority, b.Consents = was.Value, was.Interest, was.Minority, was.Consents
			b.Own, b.Before = was.Own(), true
			b.aside()
		case v.Written:
		case m.Here():
			b.Value = model.VoteFor
		case m.Present == "":
			b.Away = p.env.Text.T("screen.sitting.not_noted")
		default:
			b.Away = p.env.Text.Value(m.Present)
		}
		v.Ballots = append(v.Ballots, b)
	}
	return v
}

// aside drops the note of who takes no part: a minority voted.
func (b *ballot) aside() {
	if b.Value == model.VoteRecused {
		b.Minority = ""
	}
}

func (v *votes) key() string { return "votes " + v.Decision }

// recall puts back what was noted before and not confirmed.
func (v *votes) recall(body string) {
	var was votes
	if json.Unmarshal([]byte(body), &was) != nil {
		return
	}
	for i := range v.Ballots {
		b := &v.Ballots[i]
		for _, o := range was.Ballots {
			if o.Person == b.Person && !b.Own && b.Away == "" {
				b.Value, b.Interest, b.Minority, b.Consents = o.Value, o.Interest, o.Minority, o.Consents
				b.aside()
			}
		}
	}
	v.Acclaimed = was.Acclaimed
	if v.Conditions == "" {
		v.Conditions, v.Feedback = was.Conditions, was.Feedback
	}
}

// counted tells whether votes are counted for the outcome.
func (v *votes) counted() bool {
	return v.Written || !slices.Contains([]model.Outcome{model.OutcomeDeferred, model.OutcomeWithdrawn, model.OutcomeNoted}, v.Outcome)
}

func (v *votes) offers(*Page) []string {
	out := []string{keys.Confirm, keys.Assist, keys.Back}
	if v.counted() {
		out = append(out, keys.Up, keys.Down, keys.VoteFor, keys.VoteAgainst, keys.VoteAbstain, keys.VoteRecused, keys.VoteNone)
	}
	switch {
	case v.Written:
		return append(out, keys.Consent, keys.ConsentAll)
	case v.counted():
		out = append(out, keys.Acclaim)
	}
	return append(out, outcomeKeys()...)
}

func (v *votes) do(p *Page, binding string) page.Effect {
	if o, ok := outcomes()[binding]; ok {
		v.Outcome = o
		v.conditioned(p)
		return page.Effect{}
	}
	switch binding {
	case keys.Confirm:
		return v.confirm(p)
	case keys.Acclaim:
		v.Acclaimed = !v.Acclaimed
		return page.Effect{}
	case keys.ConsentAll:
		return v.consentAll()
	case keys.Up, keys.Down, keys.PageUp, keys.PageDown:
		v.At = widget.Step(v.At, len(v.Ballots), binding)
		return page.Effect{}
	}
	if v.At >= len(v.Ballots) {
		return page.Effect{}
	}
	b := &v.Ballots[v.At]
	switch {
	case b.Own:
		return page.Effect{Say: model.Msg("screen.sitting2.own", "Person", b.Name, "Vote", b.Value)}
	case binding == keys.Consent && b.Value == "":
		return page.Effect{Say: model.Msg("screen.sitting2.consent_unvoted")}
	case binding == keys.Consent:
		b.Consents = !b.Consents
	case binding == keys.VoteNone:
		b.Value, b.Interest, b.Minority, b.Consents = "", "", "", false
	default:
		v.mark(p, b, binding)
	}
	return page.Effect{}
}

// consentAll notes that all who voted agree to decide in writing. That is never
// taken from a vote: whoever votes against may still agree to the manner, and
// whoever votes in favour may not.
func (v *votes) consentAll() page.Effect {
	n := 0
	for i := range v.Ballots {
		if b := &v.Ballots[i]; b.Value != "" && b.Value != model.VoteRecused && !b.Own {
			n++
			b.Consents = true
		}
	}
	if n == 0 {
		return page.Effect{Say: model.Msg("screen.sitting2.consent_unvoted")}
	}
	return page.Effect{}
}

// mark notes a vote, and asks for what belongs beside it.
func (v *votes) mark(p *Page, b *ballot, binding string) {
	value, ok := map[string]model.VoteValue{keys.VoteFor: model.VoteFor, keys.VoteAgainst: model.VoteAgainst,
		keys.VoteAbstain: model.VoteAbstain, keys.VoteRecused: model.VoteRecused}[binding]
	if !ok {
		return
	}
	if value != model.VoteRecused {
		b.Value, b.Interest = value, ""
	}
	switch value {
	case model.VoteFor:
		b.Minority = ""
	case model.VoteAgainst:
		v.Acclaimed = false
		p.write(line{For: writeMinority, Decision: v.Decision, Person: b.Person, Text: b.Minority})
	case model.VoteRecused:
		p.write(line{For: writeNature, Decision: v.Decision, Person: b.Person, Text: b.Interest})
	case model.VoteAbstain:
		v.Acclaimed = false
	}
}

// conditioned asks for the conditions of an approval with conditions, and for
// the day they come back.
func (v *votes) conditioned(p *Page) {
	switch {
	case v.Outcome != model.OutcomeConditions:
	case v.Conditions == "":
		p.write(line{For: writeConditions, Decision: v.Decision})
	case v.Feedback == "":
		p.write(line{For: writeFeedback, Decision: v.Decision})
	}
}

// noteds are the votes as they are noted.
func (v *votes) noteds() []model.NotedVote {
	var out []model.NotedVote
	for _, b := range v.Ballots {
		n := model.NotedVote{Person: b.Person, Value: b.Value, Interest: b.Interest, Minority: b.Minority, Consents: b.Consents}
		if v.Acclaimed && b.Value != model.VoteRecused {
			n.Value, n.Minority = model.VoteFor, ""
		}
		aside := (v.Acclaimed || !v.counted()) && b.Value != model.VoteRecused && !b.Before
		if b.Own || b.Value == "" || aside {
			continue
		}
		out = append(out, n)
	}
	return out
}

func (v *votes) trial(*Page) model.Command {
	if v.Written {
		return model.VoteInWriting{Decision: v.Decision, Votes: v.noteds()}
	}
	c := model.Decide{Decision: v.Decision, Outcome: v.Outcome, Acclaimed: v.Acclaimed && v.counted(), Votes: v.noteds(), Conditions: v.Conditions}
	if d, err := model.ParseDate(v.Feedback); err == nil {
		c.FeedbackOn = d
	}
	return c
}

func (v *votes) confirm(p *Page) page.Effect {
	return p.desk.carry(p, v.trial(p), func(p *Page, _ model.Receipt) { p.desk.settle(v) })
}
