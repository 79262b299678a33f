package sitting

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// proposals is the agenda proposed from what is due: lines to tick, each with
// its reason. All are ticked to begin with, but for the template and what may
// stand on an agenda already.
type proposals struct {
	load page.Loader
	list []model.Proposal
	on   []bool
	at   widget.Scroll
}

func (*proposals) name() string              { return "proposals" }
func (*proposals) scope() keys.Scope         { return keys.Checking }
func (*proposals) trial(*Page) model.Command { return nil }

func (c *proposals) ask(p *Page) tea.Cmd {
	src, meeting := p.source(), p.sitting.Ref.ID
	return c.load.Start(p.env, func(ctx context.Context) (any, error) { return src.Agenda(ctx, meeting) })
}

func (c *proposals) answer(a page.Answer) bool {
	if !c.load.Hear(a) {
		return false
	}
	if a.Err == nil {
		c.list, _ = a.Value.([]model.Proposal)
		c.on = make([]bool, len(c.list))
		for i, pr := range c.list {
			c.on[i] = pr.Topic != model.TopicAnnual && pr.Near.IsZero()
		}
	}
	return true
}

// Fetching implements page.Fetcher.
func (c *proposals) Fetching() bool { return c.load.First() }

func (c *proposals) offers(*Page) []string {
	out := []string{keys.Assist, keys.Back}
	if len(c.list) > 0 {
		out = append(out, keys.Up, keys.Down, keys.PageUp, keys.PageDown, keys.Tick, keys.TickAll, keys.Confirm)
	}
	return out
}

func (c *proposals) do(p *Page, binding string) page.Effect {
	switch binding {
	case keys.Tick:
		c.on[c.at.Cursor] = !c.on[c.at.Cursor]
	case keys.TickAll:
		on := false
		for _, t := range c.on {
			on = on || !t
		}
		for i := range c.on {
			c.on[i] = on
		}
	case keys.Confirm:
		var chosen []model.Proposal
		for i, pr := range c.list {
			if c.on[i] {
				chosen = append(chosen, pr.Worded(p.env.Text.Msg))
			}
		}
		if len(chosen) == 0 {
			p.desk.pop()
			return page.Effect{}
		}
		return p.desk.carry(p, model.AddItems{Meeting: p.sitting.Ref.ID, Proposals: chosen}, func(p *Page, _ model.Receipt) { p.desk.settle(c) })
	default:
		c.at.N = len(c.list)
		c.at.Move(binding)
	}
	return page.Effect{}
}

func (c *proposals) view(p *Page, w, h int) ([]string, int, int) {
	st, t := p.env.Styles, p.env.Text
	lines := []string{st.Paint(theme.Strong, t.T("screen.sitting2.proposals"))}
	switch {
	case c.load.Err() != nil:
		return append(lines, wrapped(p, theme.Bad, t.Err(c.load.Err()), w)...), -1, -1
	case !c.load.Done():
		return append(lines, st.Paint(theme.Dim, t.T("screen.busy"))), -1, -1
	case len(c.list) == 0:
		return append(lines, wrapped(p, theme.Dim, t.T("screen.sitting2.nothing_due"), w)...), -1, -1
	}
	foot := p.keysIn(c, w, 3)
	c.at.Resize(len(c.list), max((h-len(lines)-len(foot))/2, 1))
	for i := c.at.Top; i < min(c.at.Top+c.at.H, len(c.list)); i++ {
		pr := c.list[i].Worded(t.Msg)
		box := "[ ]"
		if c.on[i] {
			box = "[x]"
		}
		title := widget.Cut(box+" "+widget.Safe(pr.Title), w-2, st.Glyph.Ellipsis)
		if i == c.at.Cursor {
			title = st.Paint(theme.Chosen, st.Glyph.Cursor+" "+title)
		} else {
			title = "  " + title
		}
		lines = append(lines, title, "      "+st.Paint(theme.Dim, widget.Cut(widget.Safe(t.Msg(pr.Why)), w-6, st.Glyph.Ellipsis)))
	}
	return append(lines, foot...), -1, -1
}
