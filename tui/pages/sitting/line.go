package sitting

import (
	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// purpose is what a line is typed for; its words are those of
// "screen.sitting2.line.<purpose>".
type purpose string

const (
	writeProposal   purpose = "proposal"   // the text that is put to decision
	writeText       purpose = "text"       // another text of a decision
	writeMinority   purpose = "minority"   // beside a vote
	writeNature     purpose = "nature"     // of the interest, beside a vote
	writeConditions purpose = "conditions" // of an approval
	writeFeedback   purpose = "feedback"   // the day they come back
	writeInterest   purpose = "interest"   // of a member, before or during the item
	writeQuestion   purpose = "question"
	writeAnswer     purpose = "answer"
	writeFollow     purpose = "follow" // the action that follows an answer
	writeReopen     purpose = "reopen"
	writeReason     purpose = "reason" // why the meeting closes with matters unfinished
)

// option is who a line is of, to be chosen with the arrows.
type option struct{ ID, Name string }

// longest is how much a line takes; longer texts are for a form.
const longest = 2000

// line is one line being typed.
type line struct {
	For      purpose       `json:"for"`
	Text     string        `json:"text"`
	Was      string        `json:"was,omitempty"` // what it changes
	Item     string        `json:"item,omitempty"`
	Decision string        `json:"decision,omitempty"`
	Question string        `json:"question,omitempty"`
	Answer   string        `json:"answer,omitempty"` // given before its follow-up
	Person   string        `json:"person,omitempty"`
	Outcome  model.Outcome `json:"outcome,omitempty"`
	Options  []option      `json:"options,omitempty"`
	At       int           `json:"at,omitempty"`

	input widget.Input
	wrong error // of what is typed
}

func (*line) name() string      { return "line" }
func (*line) scope() keys.Scope { return keys.Line }

// key tells lines apart for what was typed and left.
func (l *line) key() string {
	return string(l.For) + " " + l.Item + " " + l.Decision + " " + l.Question + " " + l.Person
}

// wake readies the line for typing.
func (l *line) wake() {
	l.input = widget.NewInput()
	l.input.Limit(longest)
	l.input.SetValue(l.Text)
	l.At = max(min(l.At, len(l.Options)-1), 0)
}

func (l *line) press(k tea.KeyPressMsg) {
	l.input.Key(k)
	l.Text, l.wrong = l.input.Value(), nil
}

func (l *line) paste(s string) {
	l.input.Paste(s)
	l.Text, l.wrong = l.input.Value(), nil
}

func (l *line) offers(*Page) []string {
	out := []string{keys.Record}
	if len(l.Options) > 1 {
		out = append(out, keys.Up, keys.Down)
	}
	return out
}

// chosen is whom the line is of.
func (l *line) chosen() string {
	if l.At < len(l.Options) {
		return l.Options[l.At].ID
	}
	return l.Person
}

func (l *line) do(p *Page, binding string) page.Effect {
	switch binding {
	case keys.Up:
		l.At = (l.At + len(l.Options) - 1) % len(l.Options)
	case keys.Down:
		l.At = (l.At + 1) % len(l.Options)
	case keys.Record:
		return p.enter(l, text.Clean(l.input.Value()))
	}
	return page.Effect{}
}

func (l *line) trial(*Page) model.Command { return nil }

func (l *line) view(p *Page, w, _ int) (lines []string, x, y int) {
	st, t := p.env.Styles, p.env.Text
	label := t.T("screen.sitting2.line." + string(l.For))
	if len(l.Options) > 0 {
		label += ": " + widget.Safe(text.Clean(l.Options[l.At].Name))
		if len(l.Options) > 1 {
			label += "  " + st.Paint(theme.Dim, t.T("screen.sitting2.line.whose", "Up", p.env.KeyLabel(keys.Up), "Down", p.env.KeyLabel(keys.Down)))
		}
	}
	lines = append(lines, st.Paint(theme.Strong, label))
	typed, x := l.input.View(w-2, text.Clean)
	lines = append(lines, st.Paint(theme.Accent, st.Glyph.Cursor)+" "+typed)
	if help := "screen.sitting2.help." + string(l.For); t.Has(help) {
		lines = append(lines, st.Paint(theme.Dim, widget.Cut(t.T(help), w, st.Glyph.Ellipsis)))
	}
	if titles := l.approves(p); len(titles) > 0 {
		lines = append(lines, wrapped(p, theme.Plain, t.T("field.approves")+": "+t.List(titles), w)...)
	}
	if l.For == writeFollow && l.Text != "" {
		lines = append(lines, wrapped(p, theme.Dim, p.understood(l), w)...)
	}
	if l.wrong != nil {
		lines = append(lines, wrapped(p, theme.Bad, t.Err(l.wrong), w)...)
	}
	return lines, x + 2, 1
}

// approves are the titles of what a proposal approves when it is accepted.
func (l *line) approves(p *Page) (titles []string) {
	i, ok := p.sitting.Item(l.Item)
	if l.For != writeProposal || l.Outcome == model.OutcomeNoted || !ok {
		return nil
	}
	it := p.sitting.Items[i]
	for _, ref := range it.Approves() {
		for _, paper := range it.Papers {
			if paper.What == ref {
				titles = append(titles, text.Clean(paper.Title))
				break
			}
		}
	}
	return titles
}
