package model

import (
	"slices"
	"strconv"
)

// decisionPlan works out a list of past decisions against the state.
type decisionPlan struct {
	*importPlan
	first     Date // the first day of this file
	decisions []*Decision
	policies  []*Policy
}

func (c ImportDecisions) plan(s State) *importPlan {
	p := &decisionPlan{newImportPlan(s, KindDecision, c.Headers), firstDay(s), All[*Decision](s), All[*Policy](s)}
	for _, r := range c.Rows {
		p.row(r)
	}
	p.finish()
	return p.importPlan
}

func (p *decisionPlan) row(r DecisionRow) {
	p.begin(r.Line, Literal(r.Subject))
	b := p.body(r.Body)
	if b == nil {
		return
	}
	if r.On.After(p.first) {
		p.bad("on", Msg("import.decisions.later", "On", r.On, "First", p.first))
		return
	}
	d := p.find(r, b)
	if d == nil || !p.claim(d, "subject") {
		return
	}
	p.fill(d, r)
	p.minutes(d, r)
	p.votes(d, r)
	p.approves(d, r)
	if p.desk.before(d) == nil {
		p.desk.happened(d, d.On)
	}
	p.check(d, "subject")
}

// find gives the decision that a line is about, new when there is none. One
// that was taken here is not for a list to change.
func (p *decisionPlan) find(r DecisionRow, b *Body) *Decision {
	i := -1
	if r.Number != "" {
		i = slices.IndexFunc(p.decisions, func(d *Decision) bool { return d.Body == b.ID && sameText(d.Outside, r.Number) })
	}
	if i < 0 {
		i = slices.IndexFunc(p.decisions, func(d *Decision) bool {
			return d.Body == b.ID && d.On == r.On && sameText(d.Subject, r.Subject) && (r.Number == "" || d.Outside == "")
		})
	}
	if i < 0 {
		d := &Decision{Body: b.ID, Method: MethodTakenOver}
		d.ID = p.s.NextID(KindDecision, r.On.Year())
		p.add(d)
		p.decisions = append(p.decisions, d)
		return d
	}
	if d := p.decisions[i]; d.Method != MethodTakenOver {
		p.bad("subject", Msg("import.decisions.own", "ID", d.ID))
		return nil
	}
	p.decisions[i] = lay(p.importPlan, p.decisions[i])
	p.about(p.decisions[i])
	return p.decisions[i]
}

// fill takes over what the line says.
func (p *decisionPlan) fill(d *Decision, r DecisionRow) {
	d.On = r.On
	keep(&d.Outside, r.Number)
	keep(&d.Subject, r.Subject)
	keep(&d.Considerations, r.Considerations)
	keep(&d.Text, r.Text)
	if d.Text == "" {
		d.Text = d.Subject
	}
	if r.Outcome != "" {
		d.Outcome = r.Outcome
	}
	keepDay(&d.ValidUntil, r.ValidUntil)
	keepDay(&d.FeedbackOn, r.FeedbackOn)
	keepDay(&d.ConditionsMetOn, r.ConditionsMet)
	d.Acclaimed = d.Acclaimed || r.Acclaimed
}

// minutes are what a decision from before use rests on.
func (p *decisionPlan) minutes(d *Decision, r DecisionRow) {
	if old, ok := Get[*Evidence](p.s, d.Minutes); ok && r.File.Content == nil && r.File.Name != "" && sameText(old.File, r.File.Name) {
		return // the same name, and no other bytes were given
	}
	if e := p.proofOf(r.File, r.Minutes, "file", "minutes"); e != nil {
		d.Minutes = e.ID
		p.proves(e, d)
	} else if d.Minutes == "" && r.File.IsZero() {
		p.bad("minutes", Msg("import.decisions.minutes"))
	}
}

// votes notes those that the list knows, of who was a member that day.
func (p *decisionPlan) votes(d *Decision, r DecisionRow) {
	seats := members(p.s, d.Body, d.On)
	said := map[string]bool{}
	for _, cell := range []struct {
		field string
		value VoteValue
		names []string
	}{{"for", VoteFor, r.For}, {"against", VoteAgainst, r.Against}, {"abstain", VoteAbstain, r.Abstain}} {
		for _, name := range cell.names {
			x := p.who(cell.field, name)
			switch {
			case x == nil:
			case said[x.ID]:
				p.bad(cell.field, Msg("import.decisions.voted", "Text", x.Name))
			case !slices.Contains(seats, x.ID):
				p.bad(cell.field, Msg("import.decisions.member", "Text", x.Name, "On", d.On, "Body", p.nameOf(d.Body)))
			default:
				said[x.ID] = true
				p.vote(d, x.ID, cell.value)
			}
		}
	}
	if len(said) > 0 && r.Acclaimed {
		p.bad("for", Msg("import.decisions.acclaimed"))
	}
}

// vote is noted from the minutes; a vote known in a better way stays.
func (p *decisionPlan) vote(d *Decision, person string, value VoteValue) {
	for _, v := range Find[*Vote](p.s, "decision", d.ID) {
		if v.Person == person {
			if v.Known == KnownNoted {
				lay(p.importPlan, v).Value = value
			}
			return
		}
	}
	v := &Vote{Decision: d.ID, Person: person, Value: value, Known: KnownNoted}
	v.ID = p.s.NextID(KindVote, d.On.Year())
	p.add(v)
	p.desk.happened(v, d.On)
	p.check(v, "for")
}

// approves binds the approval to the bytes of the version, where these are
// known. Where they are not, the decision is taken over without.
func (p *decisionPlan) approves(d *Decision, r DecisionRow) {
	if r.Policy == "" {
		return
	}
	pol := findPolicy(p.policies, r.Policy)
	if pol == nil {
		p.at.note = Msg("import.decisions.policy_later", "Text", Shorten(r.Policy))
		return
	}
	versions := Find[*PolicyVersion](p.s, "policy", pol.ID)
	v := findVersion(versions, r.Version)
	switch {
	case v == nil && r.Version == "" && len(versions) > 1:
		p.bad("version", Msg("import.version.which", "Text", Shorten(pol.Title), "N", len(versions)))
	case v == nil:
		p.at.note = Msg("import.decisions.version_later", "Text", Shorten(pol.Title), "Version", Shorten(r.Version))
	case v.Blob == "":
		p.at.note = Msg("import.approval.no_bytes", "ID", v.ID)
	default:
		p.approve(d, v)
	}
}

// approve pins a version to a decision. One that approves it already stays as
// it is, whatever became of the text: a list does not approve anything anew.
func (p *importPlan) approve(d *Decision, v *PolicyVersion) {
	p.links = append(p.links, func() {
		if !approvesVersion(d, v) {
			d.Approves = append(slices.Clip(d.Approves), p.desk.pin(v))
		}
	})
}

func approvesVersion(d *Decision, v *PolicyVersion) bool {
	return slices.ContainsFunc(d.Approves, func(r Ref) bool { return r.Kind == KindPolicyVersion && r.ID == v.ID })
}

// findPolicy looks by number or title.
func findPolicy(all []*Policy, word string) *Policy {
	kind, id, err := ParseID(word)
	for _, x := range all {
		if err == nil && kind == KindPolicy && x.ID == id || sameText(x.Title, word) {
			return x
		}
	}
	return nil
}

// findVersion looks by label or sequence number; without either the only one.
func findVersion(all []*PolicyVersion, word string) *PolicyVersion {
	if word == "" && len(all) == 1 {
		return all[0]
	}
	for _, v := range all {
		if sameText(v.Label, word) && word != "" {
			return v
		}
	}
	for _, v := range all {
		if strconv.Itoa(v.Nr) == word {
			return v
		}
	}
	return nil
}
