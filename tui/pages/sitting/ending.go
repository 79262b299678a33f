package sitting

import (
	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// ending lists what is unfinished before a meeting closes; each line leads to
// where it is mended. Of a proposal in writing it tells what comes of it.
type ending struct {
	At int `json:"at"`
}

func (*ending) name() string      { return "ending" }
func (*ending) scope() keys.Scope { return keys.Asking }

func (e *ending) offers(*Page) []string { return []string{keys.Up, keys.Down, keys.Accept, keys.Back} }

func (e *ending) do(p *Page, binding string) page.Effect {
	n := len(p.sitting.Open)
	switch binding {
	case keys.Up:
		e.At = max(e.At-1, 0)
	case keys.Down:
		e.At = min(e.At+1, n)
	case keys.Accept:
		if e.At < n {
			p.jump(p.sitting.Open[e.At].Ref)
			return page.Effect{}
		}
		return e.end(p)
	}
	return page.Effect{}
}

func (e *ending) end(p *Page) page.Effect {
	done := func(p *Page, _ model.Receipt) { p.desk.settle(e) }
	switch {
	case p.sitting.Written():
		return p.desk.carry(p, e.trial(p), done)
	case len(p.sitting.Open) > 0:
		p.write(line{For: writeReason})
		return page.Effect{}
	}
	return p.desk.carry(p, model.CloseMeeting{Meeting: p.sitting.Ref.ID}, done)
}

// jump goes to the item that a finding is about.
func (p *Page) jump(ref model.Ref) {
	p.desk.tasks = nil
	for _, it := range p.sitting.Items {
		if holds(it, ref) {
			p.item = it.Ref.ID
			p.follow()
			return
		}
	}
}

func (e *ending) trial(p *Page) model.Command {
	if d := p.decision(); p.sitting.Written() && d != nil {
		return model.CloseWritten{Decision: d.Ref.ID}
	}
	return nil
}

func (e *ending) view(p *Page, w, h int) ([]string, int, int) {
	st, t := p.env.Styles, p.env.Text
	head := t.T("screen.sitting2.ending_clear")
	last := t.T("screen.sitting2.close")
	switch {
	case p.sitting.Written():
		head, last = t.T("screen.sitting2.ending_written"), t.T("screen.sitting2.close_written")
	case len(p.sitting.Open) > 0:
		head, last = t.T("screen.sitting2.ending", "N", len(p.sitting.Open)), t.T("screen.sitting2.close_anyway")
	}
	lines := []string{st.Paint(theme.Strong, widget.Cut(head, w, st.Glyph.Ellipsis))}
	row := func(i int, mark, s string, tone theme.Tone) string {
		s = widget.Cut(widget.Safe(s), w-4, st.Glyph.Ellipsis)
		if i == e.At {
			return st.Paint(theme.Chosen, st.Glyph.Cursor+" "+mark+" "+s)
		}
		return "  " + st.Paint(tone, mark) + " " + s
	}
	for i, f := range p.sitting.Open {
		mark, tone := st.Glyph.Attention, theme.Warn
		said := t.Msg(f.Message)
		if f.Blocks {
			mark, tone = st.Glyph.Gap, theme.Bad
			said = t.T("screen.sitting2.blocks", "What", f.Message)
		}
		lines = append(lines, row(i, mark, said, tone))
	}
	e.At = min(e.At, len(p.sitting.Open))
	lines = append(lines, row(len(p.sitting.Open), st.Glyph.Link, last, theme.Accent))
	if room := max(h-2, 3); len(lines) > room { // the one chosen stays in sight
		from := max(min(e.At+2-room, len(lines)-room), 0)
		lines = append(lines[:1:1], lines[1+from:min(room+from, len(lines))]...)
	}
	lines = append(lines, p.keyNews(p.sitting.Keys, w)...)
	if out := p.desk.trial.Outcome; p.sitting.Written() && out != "" {
		lines = append(lines, t.T("screen.sitting2.would", "Outcome", out))
		for _, m := range p.desk.trial.Lost {
			lines = append(lines, wrapped(p, theme.Dim, t.Msg(m), w)...)
		}
	}
	return append(lines, p.desk.verdict(p, w)...), -1, -1
}

// keyNews is what stands in the list of what became of keys.
func (p *Page) keyNews(news []model.KeyNews, w int) []string {
	if len(news) == 0 {
		return nil
	}
	t := p.env.Text
	out := append([]string{""}, wrapped(p, theme.Strong, t.T("screen.sitting2.keys", "N", len(news)), w)...)
	for _, n := range news {
		out = append(out, wrapped(p, theme.Dim, t.T("screen.sitting2.key", "Name", n.Name, "What", n.Said()), w)...)
	}
	return out
}

// holds tells whether a record is an item, or came of it.
func holds(it model.SittingItem, ref model.Ref) bool {
	if it.Ref.ID == ref.ID {
		return true
	}
	for _, d := range it.Decisions {
		if d.Ref.ID == ref.ID {
			return true
		}
	}
	for _, q := range it.Questions {
		if q.Ref.ID == ref.ID {
			return true
		}
	}
	for _, a := range it.Actions {
		if a.Ref.ID == ref.ID {
			return true
		}
	}
	return false
}
