package sitting

import (
	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// adopting asks once whether a list becomes final, which cannot be undone, and
// in which meeting where there are several.
type adopting struct {
	Meeting string   `json:"meeting"`
	Title   string   `json:"title"`
	In      []option `json:"in"`
	At      int      `json:"at"`
}

func (*adopting) name() string      { return "adopting" }
func (*adopting) scope() keys.Scope { return keys.Asking }

// newAdopting is about the list in sight, or, in an open meeting, about the
// one that the item in hand is about.
func newAdopting(p *Page) *adopting {
	t := p.env.Text
	if p.sitting.State == model.MeetingOpen {
		return &adopting{Meeting: p.at().About.ID, Title: t.Msg(p.at().AboutTitle), In: []option{{p.sitting.Ref.ID, t.Msg(p.sitting.Title)}}}
	}
	a := &adopting{Meeting: p.sitting.Ref.ID, Title: t.Msg(p.sitting.Title)}
	for _, c := range p.sitting.AdoptIn {
		a.In = append(a.In, option{c.Ref.ID, t.Msg(c.Label)})
	}
	return a
}

func (a *adopting) offers(*Page) []string {
	out := []string{keys.Accept, keys.Back}
	if len(a.In) > 1 {
		out = append(out, keys.Up, keys.Down)
	}
	return out
}

func (a *adopting) do(p *Page, binding string) page.Effect {
	switch binding {
	case keys.Up:
		a.At = max(a.At-1, 0)
	case keys.Down:
		a.At = min(a.At+1, len(a.In)-1)
	case keys.Accept:
		return p.desk.carry(p, a.trial(p), func(p *Page, _ model.Receipt) {
			p.desk.settle(a)
			if it := p.at(); it != nil && it.About.ID == a.Meeting { // that item is dealt with
				p.next()
			}
		})
	}
	return page.Effect{}
}

func (a *adopting) trial(*Page) model.Command {
	return model.AdoptMeeting{Meeting: a.Meeting, In: a.In[a.At].ID}
}

func (a *adopting) view(p *Page, w, _ int) ([]string, int, int) {
	st, t := p.env.Styles, p.env.Text
	lines := wrapped(p, theme.Strong, t.T("screen.sitting2.adopting", "ID", a.Meeting, "Title", a.Title), w)
	lines = append(lines, wrapped(p, theme.Dim, t.T("screen.sitting2.adopting_final"), w)...)
	for i, in := range a.In {
		s := widget.Cut(t.T("screen.sitting2.adopting_in", "ID", in.ID, "Title", widget.Safe(in.Name)), w-4, st.Glyph.Ellipsis)
		if i == a.At {
			lines = append(lines, st.Paint(theme.Chosen, st.Glyph.Cursor+" "+st.Glyph.Link+" "+s))
			continue
		}
		lines = append(lines, "  "+st.Paint(theme.Accent, st.Glyph.Link)+" "+s)
	}
	lines = append(lines, p.keyNews(a.keys(p), w)...)
	return append(lines, p.desk.verdict(p, w)...), -1, -1
}

// keys are what the list that is adopted tells of keys.
func (a *adopting) keys(p *Page) []model.KeyNews {
	if p.sitting.Ref.ID == a.Meeting {
		return p.sitting.Keys
	}
	for _, it := range p.sitting.Items {
		if it.About.ID == a.Meeting {
			return it.AboutKeys
		}
	}
	return nil
}
