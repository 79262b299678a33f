package model

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// covers tells whether an item of an agenda deals with what a proposal would
// put there, also when somebody thought of it: it is about the same record, a
// decision under it takes the place of the one that asks for it, or another
// version of the same policy lies there.
func (p Proposal) covers(s State, it *AgendaItem) bool {
	if p.sameAs(it) || !p.About.IsZero() && it.Topic == "" && it.About.Kind == p.About.Kind && it.About.ID == p.About.ID {
		return true
	}
	under := Find[*Decision](s, "item", it.ID)
	if slices.ContainsFunc(under, func(d *Decision) bool { return d.Supersedes != "" && d.Supersedes == p.About.ID }) {
		return true
	}
	asked := p.policies(s)
	if len(asked) == 0 || p.Topic != TopicApproval && p.Topic != TopicReview {
		return false
	}
	var laid []Ref
	for _, paper := range it.Papers {
		laid = append(laid, paper.What)
	}
	for _, d := range under {
		laid = append(laid, d.Approves...)
	}
	return slices.ContainsFunc(policiesOf(s, laid), func(id string) bool { return slices.Contains(asked, id) })
}

// policies are those whose approval the proposal is about.
func (p Proposal) policies(s State) []string {
	switch p.About.Kind {
	case KindPolicy:
		return []string{p.About.ID}
	case KindDecision:
		if d, ok := Get[*Decision](s, p.About.ID); ok {
			return policiesOf(s, d.Approves)
		}
	}
	return nil
}

// policiesOf are the policies of the versions among references.
func policiesOf(s State, refs []Ref) []string {
	var out []string
	for _, ref := range refs {
		if v, ok := Get[*PolicyVersion](s, ref.ID); ok {
			out = append(out, v.Policy)
		}
	}
	return out
}

// telling is how long a word is at least that tells two titles apart; shorter
// ones stand in every title.
const telling = 9

// resembles tells whether an item that somebody thought of may be about the
// same: the same letters, and a long word of its title in that of the record
// that asks. A guess, so the proposal stays, unticked, and says it.
func (p Proposal) resembles(s State, it *AgendaItem) bool {
	if it.Topic != "" || p.Letters == "" || p.Letters != it.Letters {
		return false
	}
	about, ok := s.Get(p.About.Kind, p.About.ID)
	if !ok {
		return false
	}
	title := strings.ToLower(TitleOf(s, about).String())
	return slices.ContainsFunc(strings.Fields(strings.ToLower(it.Title)), func(w string) bool {
		return utf8.RuneCountInString(w) >= telling && strings.Contains(title, w)
	})
}
