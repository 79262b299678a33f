// Package overview is the first screen: can the board show it today?
package overview

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// Source is where the page gets its facts. Duty judges one duty again, for
// its own page.
type Source interface {
	Overview(ctx context.Context, day model.Date) (model.Overview, error)
	Duty(ctx context.Context, id string) (model.DutyResult, error)
}

// Page is the first screen.
type Page struct {
	env    page.Env
	source func() Source
	day    func() model.Date // the day the session looks at
	load   page.Loader
	o      model.Overview
	items  []item
	open   bool // the duties that are not evaluated are listed too
	scroll widget.Scroll
	top    int // first duty in sight
	later  int // first line in sight of what comes first
	why    widget.Sheet
	whyFor string
}

var _ page.Page = (*Page)(nil)

// New makes the page. initial, when there is one, is shown at once; source
// and day are asked at every load.
func New(env page.Env, source func() Source, day func() model.Date, initial *model.Overview) *Page {
	p := &Page{env: env, source: source, day: day}
	if initial != nil {
		p.o = *initial
		p.load.Fill()
		p.arrange()
	}
	return p
}

// Title implements page.Page.
func (p *Page) Title() string { return p.env.Text.T("screen.tab.overview") }

// Init implements page.Page: what was loaded beforehand need not be loaded.
func (p *Page) Init() tea.Cmd {
	if p.load.Done() {
		return nil
	}
	return p.Reload()
}

// Reload implements page.Page.
func (p *Page) Reload() tea.Cmd {
	src, day := p.source(), p.day()
	return p.load.Start(p.env, func(ctx context.Context) (any, error) { return src.Overview(ctx, day) })
}

// Turn implements page.Daily.
func (p *Page) Turn() { p.load.Outdate() }

// Answer implements page.Page.
func (p *Page) Answer(a page.Answer) tea.Cmd {
	if p.load.Take(a) {
		p.o, _ = a.Value.(model.Overview)
		p.arrange()
	}
	return nil
}

// Scope implements page.Page.
func (p *Page) Scope() keys.Scope { return keys.Overview | keys.List }

// Offers implements page.Page.
func (p *Page) Offers() []string {
	if !p.ready() || len(p.items) == 0 {
		return nil
	}
	out := append([]string{keys.Why}, widget.Moves()...)
	if p.items[p.scroll.Cursor].kind != fold {
		out = append(out, keys.Copy)
	}
	return out
}

func (p *Page) ready() bool { return p.load.Done() && p.load.Err() == nil }

// Do implements page.Page.
func (p *Page) Do(binding string) page.Effect {
	if len(p.items) == 0 {
		return page.Effect{}
	}
	it := p.items[p.scroll.Cursor]
	switch {
	case binding == keys.Why && it.kind == fold:
		p.open = !p.open
		p.arrange()
	case binding == keys.Why:
		return page.Effect{Open: p.ref(it)}
	case binding == keys.Copy:
		return page.Copied(p.ref(it).ID)
	default:
		p.scroll.Move(binding)
	}
	return page.Effect{}
}

// Subject implements page.Subject: the duty, or whatever is under the cursor.
func (p *Page) Subject() model.Ref {
	if !p.ready() || len(p.items) == 0 || p.items[p.scroll.Cursor].kind == fold {
		return model.Ref{}
	}
	return p.ref(p.items[p.scroll.Cursor])
}

// Makes implements page.Maker.
func (p *Page) Makes() []model.Ask { return model.Makes(p.Subject()) }

// Head is what the first line of every screen says.
func (p *Page) Head() (organisation string, class model.Class) {
	return p.o.Organisation, p.o.Class
}

// Tally is how many duties are met, on one line; empty until that is known.
func (p *Page) Tally() string {
	if !p.ready() {
		return ""
	}
	return render.Counts(p.env.Text, p.o.Counts, p.env.Styles.Glyph.Dot)
}

// Restyle implements page.Page.
func (p *Page) Restyle(st theme.Styles) {
	p.env.Styles = st
	p.whyFor = ""
}

// DutySource opens a duty the way any record is opened.
type DutySource struct{ Source }

// Detail judges the duty and writes it as a page.
func (s DutySource) Detail(ctx context.Context, ref model.Ref) (model.Doc, error) {
	d, err := s.Duty(ctx, ref.ID)
	if err != nil {
		return model.Doc{}, err
	}
	return model.DutyDoc(d), nil
}
