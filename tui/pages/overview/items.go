package overview

import (
	"strconv"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// itemKind is what a line of the screen stands for.
type itemKind uint8

const (
	duty    itemKind = iota
	fold             // "+ 18 niet gevolgd"
	soon             // a line of "eerst aan de beurt"
	changed          // what changed since the last meeting
)

// item is one line the cursor can stand on; n is its place in the overview.
type item struct {
	kind itemKind
	n    int
}

// arrange lists the lines: duties that are evaluated in the order of the
// catalogue, the others folded into one line, then what comes first. The
// cursor stays on what it was on.
func (p *Page) arrange() {
	was := ""
	if len(p.items) > 0 {
		was = p.identity(p.items[min(p.scroll.Cursor, len(p.items)-1)])
	}
	p.items = p.items[:0]
	var rest []item
	for i, d := range p.o.Duties {
		if d.Status == model.Untracked {
			rest = append(rest, item{duty, i})
			continue
		}
		p.items = append(p.items, item{duty, i})
	}
	if len(rest) > 0 {
		p.items = append(p.items, item{fold, len(rest)})
		if p.open {
			p.items = append(p.items, rest...)
		}
	}
	for i := range p.o.First {
		p.items = append(p.items, item{soon, i})
	}
	if !p.o.Since.Meeting.IsZero() {
		p.items = append(p.items, item{changed, 0})
	}
	for i, it := range p.items {
		if p.identity(it) == was {
			p.scroll.Cursor = i
		}
	}
	p.scroll.Resize(len(p.items), p.scroll.H)
	p.whyFor = ""
}

func (p *Page) identity(it item) string {
	if it.kind == fold {
		return "fold"
	}
	r := p.ref(it)
	// A duty can also stand among what comes first: that is another line.
	return strconv.Itoa(int(it.kind)) + " " + string(r.Kind) + " " + r.ID
}

func (p *Page) ref(it item) model.Ref {
	switch {
	case it.kind == duty && it.n < len(p.o.Duties):
		return model.Ref{Kind: model.KindDuty, ID: p.o.Duties[it.n].ID}
	case it.kind == changed:
		return model.Ref{Kind: model.KindSince, ID: "since"}
	case it.kind == soon && it.n < len(p.o.First):
		return p.o.First[it.n].Ref
	}
	return model.Ref{}
}

// duties counts the lines above "eerst aan de beurt".
func (p *Page) duties() int {
	n := 0
	for _, it := range p.items {
		if it.kind != soon && it.kind != changed {
			n++
		}
	}
	return n
}

// reasons are the entries of the pane beside the list.
func (p *Page) reasons() *widget.Sheet {
	it := p.items[p.scroll.Cursor]
	if id := p.identity(it); id != p.whyFor {
		p.whyFor = id
		p.why = widget.Sheet{}
		p.why.SetEntries(p.explain(it))
	}
	return &p.why
}

func (p *Page) explain(it item) []widget.Entry {
	switch it.kind {
	case duty:
		doc := model.DutyDoc(p.o.Duties[it.n])
		entries, _ := render.Entries(p.env.Text, p.env.Styles.Glyph, doc)
		return entries
	case soon:
		entries, _ := render.Entries(p.env.Text, p.env.Styles.Glyph, render.SoonDoc(p.o.First[it.n]))
		return entries
	case changed:
		return p.explainSince()
	}
	return []widget.Entry{{Kind: widget.Heading, Label: p.env.Text.T("screen.overview.untracked", "N", it.n)},
		{Kind: widget.Paragraph, Text: p.env.Text.T("screen.overview.untracked_why")}}
}

// explainSince says what the counts stand for; the page behind it names each.
func (p *Page) explainSince() []widget.Entry {
	t := p.env.Text
	duties, actions := render.Since(t, p.o.Since)
	out := []widget.Entry{{Kind: widget.Heading, Label: t.T("screen.overview.since")},
		{Kind: widget.Paragraph, Tone: theme.Dim, Text: t.T("screen.overview.since_why", "On", p.o.Since.On)}}
	for _, line := range append(duties, actions...) {
		out = append(out, widget.Entry{Kind: widget.Item, Label: line})
	}
	return out
}
