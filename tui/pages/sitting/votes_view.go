package sitting

import (
	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// beside is how many lines there are beside the votes: the head, the verdict
// and a line of keys, with air.
const beside = 6

func (v *votes) view(p *Page, w, h int) ([]string, int, int) {
	st, t := p.env.Styles, p.env.Text
	head := t.T("screen.sitting2.votes", "ID", v.Decision, "Outcome", v.Outcome)
	if v.Written {
		head = t.T("screen.sitting2.votes_written", "ID", v.Decision)
	}
	if !v.counted() {
		head = t.T("screen.sitting2.votes_none", "ID", v.Decision, "Outcome", v.Outcome)
	}
	lines := []string{st.Paint(theme.Strong, widget.Cut(head, w, st.Glyph.Ellipsis))}
	if d, ok := p.sitting.Decision(v.Decision); ok {
		said := wrapped(p, theme.Dim, widget.Cut(render.Line(d.Text), 2*w-4, st.Glyph.Ellipsis), w)
		if len(said)+len(v.Ballots)+beside <= h { // by which keys votes are noted goes before the text
			lines = append(lines, said...)
		}
	}
	if v.Acclaimed && v.counted() {
		lines = append(lines, st.Paint(theme.Accent, t.T("screen.sitting2.acclaimed")))
	}
	for i, b := range v.Ballots {
		if v.counted() || b.Value == model.VoteRecused {
			lines = append(lines, v.row(p, i, b, w))
		}
	}
	if v.Conditions != "" && v.Outcome == model.OutcomeConditions {
		lines = append(lines, wrapped(p, theme.Plain, v.said(p), w)...)
	}
	lines = append(lines, p.desk.verdict(p, w)...)
	if p.desk.top() == task(v) {
		lines = append(lines, p.keysIn(v, w, h-len(lines))...)
	}
	return lines, -1, -1
}

// said are the conditions, with the day they come back.
func (v *votes) said(p *Page) string {
	if d, err := model.ParseDate(v.Feedback); err == nil {
		return p.env.Text.T("screen.sitting2.conditions_back", "Text", v.Conditions, "On", d)
	}
	return p.env.Text.T("screen.sitting2.conditions", "Text", v.Conditions)
}

func (v *votes) row(p *Page, i int, b ballot, w int) string {
	st, t := p.env.Styles, p.env.Text
	word := b.Away
	if b.Value != "" {
		word = t.Value(b.Value)
	} else if word == "" {
		word = t.T("screen.sitting2.no_vote")
	}
	mark, tone := " ", theme.Plain
	switch {
	case v.Acclaimed && b.Value == model.VoteFor:
		tone = theme.Dim
	case b.Value == model.VoteAgainst:
		mark, tone = st.Glyph.Attention, theme.Warn
	case b.Value == model.VoteFor:
		mark, tone = st.Glyph.Met, theme.Good
	case b.Value == "":
		tone = theme.Dim
	}
	var more []string
	if b.Own {
		more = append(more, t.T("screen.sitting2.own_vote"))
	}
	if b.Proxy != "" && b.Value != "" && b.Value != model.VoteRecused {
		more = append(more, t.T("screen.vote.proxy", "Who", b.Proxy))
	}
	if b.Consents {
		more = append(more, t.T("screen.sitting2.consents"))
	}
	for _, s := range []string{b.Interest, b.Minority} {
		if s != "" {
			more = append(more, s)
		}
	}
	rest := ""
	for _, m := range more {
		rest += " " + st.Glyph.Dot + " " + widget.Safe(text.Clean(m))
	}
	name := widget.Pad(widget.Safe(text.Clean(b.Name)), min(24, w/3), st.Glyph.Ellipsis)
	body := widget.Cut(name+" "+mark+" "+word+rest, w-2, st.Glyph.Ellipsis)
	if i == v.At {
		return st.Paint(theme.Chosen, st.Glyph.Cursor+" "+body)
	}
	return "  " + widget.Cut(name+" "+st.Paint(tone, mark+" "+word)+st.Paint(theme.Dim, rest), w-2, st.Glyph.Ellipsis)
}
