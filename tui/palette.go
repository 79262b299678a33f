package tui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// The palette names a few records below the actions; a letter alone would find
// nearly all of them.
const (
	recordsNamed = 5
	leastLetters = 2
)

// palette is every action by name and, for what is typed, the best records.
type palette struct {
	chooser
	load  page.Loader
	asked string
	refs  map[string]model.Ref // of the records in sight
	asks  map[string]model.Ask // forms for something new
}

func newPalette(m *Model) dialog {
	list, asks := paletteLines(m)
	t := m.env.Text
	c := widget.NewChooser(t.T("screen.palette.title"), t.T("screen.palette.empty"), true, list)
	c.Spare = recordsNamed
	return &palette{chooser: chooser{c, keys.Palette}, asks: asks}
}

// renew takes in what came to be offered since.
func (p *palette) renew(m *Model) {
	var list []widget.Choice
	list, p.asks = paletteLines(m)
	p.Renew(list)
}

// paletteLines are the actions offered now, and the forms for something new.
func paletteLines(m *Model) (list []widget.Choice, asks map[string]model.Ask) {
	for _, b := range m.offers() {
		if !b.Hidden {
			list = append(list, m.choice(b))
		}
	}
	asks = map[string]model.Ask{}
	for _, a := range m.asks(keys.New) {
		c := widget.Choice{ID: "ask " + a.Choice(), Label: m.env.Text.Msg(a.Word())}
		asks[c.ID] = a
		list = append(list, c)
	}
	return list, asks
}

func (p *palette) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	if b, ok := m.env.Keys.Match(p.in, k.String(), true); ok && b.Name == keys.Run {
		if chosen, ok := p.Current(); ok && !p.refs[chosen.ID].IsZero() {
			m.pop()
			return m.open(p.refs[chosen.ID])
		} else if a, ok := p.asks[chosen.ID]; ok {
			m.pop()
			return m.fill(a)
		}
	}
	return tea.Batch(p.chooser.key(m, k), p.ask(m))
}

func (p *palette) paste(m *Model, s string) tea.Cmd {
	p.chooser.paste(m, s)
	return p.ask(m)
}

// ask looks for records with what is typed, if that changed.
func (p *palette) ask(m *Model) tea.Cmd {
	question := strings.TrimSpace(p.Input.Value())
	if question == p.asked {
		return nil
	}
	p.asked = question
	if len([]rune(question)) < leastLetters {
		p.load.Drop()
		p.show(m, nil)
		return nil
	}
	src := m.source
	return p.load.Start(m.env, func(ctx context.Context) (any, error) { return src.Search(ctx, question, recordsNamed) })
}

// answer shows the records found. The actions are there without them, so that
// looking failed is told on the page for it, not here.
func (p *palette) answer(m *Model, a page.Answer) tea.Cmd {
	if p.load.Take(a) {
		found, _ := a.Value.(model.Found)
		p.show(m, found.Hits)
	}
	return nil
}

func (p *palette) show(m *Model, hits []model.Hit) {
	p.refs = map[string]model.Ref{}
	var list []widget.Choice
	for _, h := range hits {
		c := widget.Choice{ID: render.RefKey(h.Ref), Group: m.env.Text.T("screen.palette.records"),
			Label: render.Line(h.Ref.ID + "  " + m.env.Text.Msg(h.Title)), Side: m.env.Text.T("kind." + string(h.Ref.Kind))}
		p.refs[c.ID] = h.Ref
		list = append(list, c)
	}
	p.Also(list)
}
