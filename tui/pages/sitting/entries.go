package sitting

import (
	"strings"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// shortHash is as much of a hash as is shown beside a title.
const shortHash = 12

// entries lay the item in hand out: what it is, what was laid before whom, what
// was decided and how, what was asked and agreed.
func (p *Page) entries() []widget.Entry {
	it := p.at()
	if it == nil {
		return []widget.Entry{{Kind: widget.Paragraph, Text: p.env.Text.T("screen.sitting2.no_item"), Tone: theme.Dim}}
	}
	w := &sheet{p: p}
	w.heading(p.env.Text.T("screen.sitting.item", "Nr", it.Nr, "Title", it.Title))
	w.facts(it)
	for i := range it.Decisions {
		w.decision(&it.Decisions[i])
	}
	w.papers(it)
	w.questions(it)
	w.actions(it)
	if len(it.Notes) > 0 {
		w.part("screen.sitting2.note")
	}
	for _, n := range it.Notes {
		w.prose(n)
	}
	return w.out
}

// sheet writes the entries of an item.
type sheet struct {
	p   *Page
	out []widget.Entry
}

func (w *sheet) put(e widget.Entry) { w.out = append(w.out, e) }

func (w *sheet) heading(s string) { w.put(widget.Entry{Kind: widget.Heading, Label: render.Line(s)}) }

func (w *sheet) part(key string) { w.heading(w.p.env.Text.T(key)) }

func (w *sheet) prose(s string) {
	w.put(widget.Entry{Kind: widget.Paragraph, Text: text.CleanLines(s)})
}

func (w *sheet) dim(s string) {
	w.put(widget.Entry{Kind: widget.Paragraph, Text: text.Clean(s), Tone: theme.Dim})
}

func (w *sheet) field(label, value string) {
	w.put(widget.Entry{Kind: widget.Field, Label: text.Clean(label), Text: text.Clean(value)})
}

func (w *sheet) item(glyph string, tone theme.Tone, label, value string) {
	w.put(widget.Entry{Kind: widget.Item, Glyph: glyph, Tone: tone, Label: text.Clean(label), Text: text.Clean(value)})
}

// joined puts facts beside each other.
func (w *sheet) joined(parts ...string) string {
	var out []string
	for _, s := range parts {
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " "+w.p.env.Styles.Glyph.Dot+" ")
}

func (w *sheet) facts(it *model.SittingItem) {
	t := w.p.env.Text
	parts := []string{t.Value(it.Type), t.Value(it.State)}
	if it.Topic != "" {
		parts = append(parts, t.Value(it.Topic))
	}
	if it.Outside != "" {
		parts = append(parts, t.T("screen.sitting.outside", "Nr", it.Outside))
	}
	w.dim(w.joined(parts...))
	if it.Closed {
		w.item(w.p.env.Styles.Glyph.Attention, theme.Warn, t.T("screen.sitting.closed_item"), t.T("screen.sitting2.readers", "Who", it.Readers))
	}
}

func (w *sheet) decision(d *model.SittingDecision) {
	t, g := w.p.env.Text, w.p.env.Styles.Glyph
	w.heading(w.joined(d.Ref.ID, t.Value(d.Outcome)))
	w.prose(d.Text)
	if !d.Yours.IsZero() {
		w.item(g.Attention, theme.Warn, t.T("screen.ballot.word_yours"), t.Msg(d.Yours))
	}
	if len(d.Approves) > 0 {
		w.field(t.T("field.approves"), t.List(d.Approves))
	}
	if d.Conditions != "" {
		w.field(t.T("screen.sitting2.line.conditions"), d.Conditions)
	}
	if d.Acclaimed {
		w.dim(t.T("screen.sitting2.acclaimed"))
	}
	for _, v := range d.Votes {
		w.vote(v)
	}
	if !d.Result.IsZero() {
		w.field(t.T("screen.vote.counted"), t.Msg(d.Result))
	}
	if !d.Tie.IsZero() {
		w.prose(t.Msg(d.Tie))
	}
	for _, m := range d.Failed {
		w.field(t.T("screen.vote.failed"), t.Msg(m))
	}
	switch {
	case len(d.Holds) > 0:
		for _, m := range d.Holds {
			w.item(g.Gap, theme.Bad, t.T("screen.decision.word_invalid"), t.Msg(m))
		}
	case d.Outcome == model.OutcomeApproved || d.Outcome == model.OutcomeConditions:
		w.item(g.Met, theme.Good, t.T("screen.decision.by_rules"), t.T("screen.decision.word_valid"))
	}
}

func (w *sheet) vote(v model.SittingVote) {
	t := w.p.env.Text
	parts := []string{t.Value(v.Value), t.Msg(v.How)}
	if v.How.IsZero() {
		parts[1] = t.Value(v.Known)
	}
	if v.Proxy != "" {
		parts = append(parts, t.T("screen.vote.proxy", "Who", v.Proxy))
	}
	if v.Consents {
		parts = append(parts, t.T("screen.sitting2.consents"))
	}
	switch {
	case v.Stale:
		parts = append(parts, t.T("screen.ballot.stale_short"))
	case !v.Counts:
		parts = append(parts, t.T("screen.vote.outranked"))
	}
	w.field(v.Name, w.joined(append(parts, v.Interest, v.Minority)...))
}

func (w *sheet) papers(it *model.SittingItem) {
	t := w.p.env.Text
	if len(it.Papers) == 0 {
		if it.Unshown {
			w.dim(t.T("screen.sitting2.no_papers"))
		}
		return
	}
	w.part("screen.meeting.papers")
	for _, paper := range it.Papers {
		hash := ""
		if paper.SHA256 != "" {
			hash = t.T("screen.sitting2.hash", "SHA", paper.SHA256[:min(shortHash, len(paper.SHA256))])
		}
		w.item(w.p.env.Styles.Glyph.Link, theme.Dim, paper.Title, w.joined(hash, t.T("screen.sitting2.presented", "On", paper.On, "To", paper.To)))
	}
}

func (w *sheet) questions(it *model.SittingItem) {
	t := w.p.env.Text
	if len(it.Questions) == 0 {
		return
	}
	w.part("screen.meeting.questions")
	for _, q := range it.Questions {
		w.field(q.By, q.Text)
		if !q.Answered {
			w.item(w.p.env.Styles.Glyph.Attention, theme.Warn, t.T("screen.sitting2.unanswered"), "")
		} else {
			w.field(w.joined(t.T("field.answer"), q.Answerer), q.Answer)
		}
		if q.FollowUp != "" {
			w.field(t.T("screen.sitting2.follow_up"), q.FollowUp)
		}
	}
}

func (w *sheet) actions(it *model.SittingItem) {
	t := w.p.env.Text
	if len(it.Actions) == 0 {
		return
	}
	w.part("screen.sitting2.actions")
	for _, a := range it.Actions {
		due := ""
		if !a.Due.IsZero() {
			due = t.Date(a.Due)
		}
		w.item(w.p.env.Styles.Glyph.Link, theme.Dim, a.Text, w.joined(a.Ref.ID, a.Owner, due))
	}
}
