package model

import "slices"

// Ballot is what lies before one member who votes: the exact text with its
// hash, the papers with what the member did with them, what each vote means,
// and why voting is not possible where it is not.
type Ballot struct {
	Ref      Ref // of the decision, with the revision that is voted on
	Person   string
	Name     string
	Body     string
	Method   Method
	Meeting  Ref
	On       Date // of the decision: its meeting
	VoteBy   Date // in writing
	Subject  string
	Text     string
	Wording  []BallotText // what else is decided: conditions, what it replaces
	Grounds  []BallotText // why: considerations, costs, advice
	Approves []BallotPaper
	Motion   Motion
	Papers   []BallotPaper
	Votes    []BallotVote // of this person, that which counts first
	Choices  []BallotChoice
	Manner   Message   // what agreeing to decide in writing means; empty in a meeting
	Notes    []Message // what is good to know beforehand
	Why      []Message // why this person cannot vote on it now
	Session  Message   // why not from this session; empty when it is possible
	Key      string    // fingerprint of the key of this session
	NotYet   bool      // that key was not confirmed yet
}

// BallotText is a part of the text under its own name.
type BallotText struct {
	Label Message
	Text  string
}

// BallotPaper is one thing that lies before the members.
type BallotPaper struct {
	What    Ref
	Title   string
	Version string
	SHA256  string // of the file; empty where the paper is a record on screen
	File    string // its name, as it came in
	Size    int
	OnPaper bool // its bytes are not kept here
	Text    bool // can be read on the screen
	Hidden  bool // kept from this reader: it blocks nothing
	Mark    ReadMark
}

// Asked tells whether this person must have read it before voting.
func (p BallotPaper) Asked() bool { return p.SHA256 != "" && !p.Hidden && !p.OnPaper }

// BallotVote is a vote of the person that is known already.
type BallotVote struct {
	Ref         Ref
	Value       VoteValue
	Known       Known
	Key         string
	Provisional bool
	Minority    string
	Interest    string
	Consents    bool
	DecisionRev int
	Stale       bool // cast on another wording
	Counts      bool
}

// BallotChoice is a vote with what it means.
type BallotChoice struct {
	Value VoteValue
	Means Message
}

// Unread lists the papers that must still be read.
func (b *Ballot) Unread() []BallotPaper {
	return slices.DeleteFunc(slices.Clone(b.Papers), func(p BallotPaper) bool { return !p.Asked() || p.Mark.Read() })
}

// Read lists what was confirmed as read.
func (b *Ballot) Read() []string {
	var out []string
	for _, p := range b.Papers {
		if p.Asked() && p.Mark.Read() {
			out = append(out, p.SHA256)
		}
	}
	return out
}

// Open tells whether this person can vote now, in this session.
func (b *Ballot) Open() bool { return len(b.Why) == 0 && b.Session.IsZero() }

// Own is the vote that the person cast and that still counts.
func (b *Ballot) Own() (BallotVote, bool) {
	for _, v := range b.Votes {
		if v.Known != KnownNoted && v.Counts {
			return v, true
		}
	}
	return BallotVote{}, false
}

// BallotOf reads what lies before a person who votes on a decision, as this
// reader may see it.
func BallotOf(s State, decision, person string) (*Ballot, error) {
	d, ok := Get[*Decision](s, decision)
	if !ok {
		return nil, missing(decision)
	}
	b := &Ballot{Ref: RefTo(d), Person: person, Name: personName(s, person), Method: d.Method, On: d.On, VoteBy: d.VoteBy,
		Subject: d.Subject, Text: d.Text, Motion: MotionOf(s, d), Key: s.Actor().Key}
	if m, ok := Get[*Meeting](s, d.Meeting); ok {
		b.Meeting, b.On = RefTo(m), m.On
	}
	body, _ := Get[*Body](s, d.Body)
	if body == nil {
		body = &Body{Name: d.Body}
	}
	b.Body = body.Name
	b.texts(s, d)
	b.papers(s, d)
	b.votes(s, d)
	b.meanings(d, body)
	b.reasons(s, d)
	return b, nil
}

// texts gathers what is decided beside the text, and why.
func (b *Ballot) texts(s State, d *Decision) {
	add := func(into *[]BallotText, field, text string) {
		if text != "" {
			*into = append(*into, BallotText{fieldLabel(KindDecision, field), text})
		}
	}
	add(&b.Wording, "conditions", d.Conditions)
	if old, ok := s.Get(KindDecision, d.Supersedes); ok {
		add(&b.Wording, "supersedes", d.Supersedes+" "+nameOf(TitleOf(s, old)))
	}
	for _, m := range d.Mandates {
		if _, who := s.Get(KindPerson, m); who {
			add(&b.Wording, "mandates", personName(s, m))
		} else if o, ok := Get[*Office](s, m); ok {
			add(&b.Wording, "mandates", o.Name)
		}
	}
	for _, g := range []struct{ field, text string }{{"considerations", d.Considerations}, {"alternatives", d.Alternatives}, {"costs", d.Costs},
		{"residual_risk", d.ResidualRisk}, {"advice_ciso", d.AdviceCISO}, {"advice_fg", d.AdviceFG}} {
		add(&b.Grounds, g.field, g.text)
	}
}

// papers lists what is approved and what lies before the members, each file
// once: what was shown last is what counts.
func (b *Ballot) papers(s State, d *Decision) {
	whole := d
	if all, ok := Get[*Decision](s.Whole(), d.ID); ok {
		whole = all
	}
	for _, p := range laidBefore(s.Whole(), whole) {
		at := slices.IndexFunc(b.Papers, func(o BallotPaper) bool { return o.What.ID == p.What.ID && o.SHA256 == p.SHA256 })
		one := ballotPaper(s, p)
		if at < 0 {
			b.Papers = append(b.Papers, one)
		} else {
			b.Papers[at] = one
		}
	}
	for _, ref := range d.Approves {
		p := BallotPaper{What: ref, Title: ref.ID, Hidden: !visible(s, ref)}
		if v, ok := Get[*PolicyVersion](s, ref.ID); ok {
			p.Title, p.Version, p.SHA256 = nameOf(TitleOf(s, v)), VersionName(v), v.Blob
		}
		b.Approves = append(b.Approves, p)
	}
}

// ballotPaper is a paper as this reader may know it.
func ballotPaper(s State, p Paper) BallotPaper {
	size, seen := s.FileSize(p.SHA256)
	if !p.ShownTo(s) || p.SHA256 != "" && !seen && s.Whole().HasBlob(p.SHA256) {
		return BallotPaper{Hidden: true}
	}
	out := BallotPaper{What: p.What, Title: p.Title, SHA256: p.SHA256, Size: size, OnPaper: !seen}
	if v, ok := Get[*PolicyVersion](s, p.What.ID); ok {
		out.Version, out.File = VersionName(v), v.File
	}
	if e, ok := Get[*Evidence](s, p.What.ID); ok {
		out.File = e.File
	}
	if seen {
		_, out.Text = s.Text(p.SHA256)
		out.Mark = s.ReadMark(p.SHA256)
	}
	return out
}

// votes lists what is known of the vote of the person.
func (b *Ballot) votes(s State, d *Decision) {
	counts := VotesOn(s, d.ID)[b.Person]
	for _, v := range Find[*Vote](s, "decision", d.ID) {
		if v.Person != b.Person {
			continue
		}
		one := BallotVote{Ref: RefTo(v), Value: v.Value, Known: v.Known, Key: v.SignedBy(), Provisional: v.Provisional,
			Minority: v.Minority, Interest: v.Interest, Consents: v.Consents, DecisionRev: v.DecisionRev, Stale: v.Stale(s), Counts: v == counts}
		if b.Votes = append(b.Votes, one); one.Counts {
			n := len(b.Votes) - 1
			b.Votes[0], b.Votes[n] = b.Votes[n], b.Votes[0]
		}
	}
}

// meanings says what each vote comes to by the rules of the body.
func (b *Ballot) meanings(d *Decision, body *Body) {
	abstain := "screen.ballot.means.abstain"
	switch {
	case d.Method == MethodWritten && unanimous(d, body):
		abstain = "screen.ballot.means.abstain_all"
	case unanimous(d, body):
		abstain = "screen.ballot.means.abstain_unanimous"
	}
	b.Choices = []BallotChoice{
		{VoteFor, Msg("screen.ballot.means.for")}, {VoteAgainst, Msg("screen.ballot.means.against")},
		{VoteAbstain, Msg(abstain)}, {VoteRecused, Msg("screen.ballot.means.recused")},
	}
	switch {
	case d.Method != MethodWritten:
	case body.WrittenConsent:
		b.Manner = Msg("screen.ballot.manner.all")
	default:
		b.Manner = Msg("screen.ballot.manner.free")
	}
}
