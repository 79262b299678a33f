// Package register is the one page for every list of records: what it lists
// and how is a value.
package register

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// Source is where a register gets its rows, and where a person's own views are
// kept. Rows may be shared between sessions: the page only reads them.
type Source interface {
	List(ctx context.Context, noun string) (model.Listing, error)
	Detail(ctx context.Context, ref model.Ref) (model.Doc, error)
	Views(ctx context.Context, screen string) ([]model.SavedView, error)
	SaveView(ctx context.Context, v model.SavedView) error
	DropView(ctx context.Context, screen, name string) error
}

// Page lists records in one or more views.
type Page struct {
	env    page.Env
	layout Layout
	source func() Source
	views  []*view
	active int

	finding bool // the filter has the focus
	desk    desk
	pane    pane
	w       int // width of the last frame: which columns are there to sort by
}

var _ interface {
	page.Page
	page.Typer
	page.Closer
} = (*Page)(nil)

// New makes a screen with lists; source is asked at every load.
func New(env page.Env, layout Layout, source func() Source) *Page {
	return &Page{env: env, layout: layout, source: source}
}

// Name is the English name of the screen.
func (p *Page) Name() string { return p.layout.Name }

func (p *Page) view() *view {
	p.furnish()
	return p.views[p.active]
}

// Title implements page.Page.
func (p *Page) Title() string { return p.env.Text.T(p.layout.Title) }

// Init implements page.Page.
func (p *Page) Init() tea.Cmd { return tea.Batch(p.Reload(), p.desk.ask(p)) }

// furnish makes the views when the page is first seen: most screens of a session
// never are.
func (p *Page) furnish() {
	if p.views != nil {
		return
	}
	for _, v := range p.layout.Views {
		p.views = append(p.views, newView(p.env, v))
	}
}

// Reload implements page.Page: the view in sight at once, the others when they
// are next looked at. What is still out comes from before and is not awaited.
func (p *Page) Reload() tea.Cmd {
	p.furnish()
	p.pane.forget()
	for _, v := range p.views {
		v.stale = v.load.Done() || v.load.Busy()
		v.load.Drop()
	}
	return p.ask(p.view())
}

// Turn implements page.Daily.
func (p *Page) Turn() {
	p.pane.load.Outdate()
	for _, v := range p.views {
		v.load.Outdate()
	}
}

func (p *Page) ask(v *view) tea.Cmd {
	v.stale = false
	src, noun := p.source(), v.Noun.Name
	return v.load.Start(p.env, func(ctx context.Context) (any, error) { return src.List(ctx, noun) })
}

// Answer implements page.Page.
func (p *Page) Answer(a page.Answer) tea.Cmd {
	if p.pane.answer(p.env, a) {
		return nil
	}
	if cmd, mine := p.desk.answer(p, a); mine {
		return cmd
	}
	for _, v := range p.views {
		if v.load.Take(a) {
			l, _ := a.Value.(model.Listing)
			v.take(p.env, l)
			if v == p.view() {
				p.pane.forget()
				return p.preview()
			}
		}
	}
	return nil
}

// look shows the view that is so many steps further.
func (p *Page) look(step int) tea.Cmd {
	p.active = (p.active + step + len(p.views)) % len(p.views)
	return p.freshen()
}

// freshen loads the view in sight when it was not yet, or is out of date.
func (p *Page) freshen() tea.Cmd {
	if v := p.view(); v.stale || !v.load.Done() && !v.load.Busy() {
		return p.ask(v)
	}
	return p.preview()
}

// Scope implements page.Page.
func (p *Page) Scope() keys.Scope {
	if p.Typing() {
		return keys.Filter
	}
	return p.view().body(p.w).scope()
}

// Offers implements page.Page.
func (p *Page) Offers() []string {
	v := p.view()
	var out []string
	switch {
	case p.desk.naming:
		return []string{keys.Keep}
	case p.finding:
		return []string{keys.Keep, keys.Up, keys.Down, keys.PageUp, keys.PageDown}
	case len(p.views) > 1:
		out = append(out, keys.NextView, keys.PrevView)
		if v.body(p.w).scope()&keys.Register != 0 { // in a matrix the arrows move the cell
			out = append(out, keys.ViewRight, keys.ViewLeft)
		}
	}
	if v.saved != nil {
		out = append(out, keys.DropView)
	}
	if !v.load.Done() || v.load.Err() != nil || v.rows.Len() == 0 {
		return out
	}
	out = append(append(out, keys.Find, keys.SaveView), v.body(p.w).offers()...)
	if v.table.Len() > 0 {
		out = append(out, keys.Open, keys.Copy)
		if model.Recordable(v.Noun.Kind) && v.body(p.w).scope()&keys.Register != 0 {
			out = append(out, keys.Mark)
		}
		out = append(out, widget.Moves()...)
	}
	return out
}

// Do implements page.Page.
func (p *Page) Do(binding string) page.Effect {
	v := p.view()
	switch binding {
	case keys.Open:
		return page.Effect{Open: v.current()}
	case keys.Copy:
		return page.Copied(v.current().ID)
	case keys.Find:
		p.finding = true
		return page.Effect{}
	case keys.Keep:
		return p.keep()
	case keys.SaveView:
		p.desk.begin(v)
		return page.Effect{}
	case keys.DropView:
		return page.Effect{Cmd: p.desk.drop(p)}
	case keys.NextView, keys.ViewRight:
		return page.Effect{Cmd: p.look(1)}
	case keys.PrevView, keys.ViewLeft:
		return page.Effect{Cmd: p.look(-1)}
	case keys.Mark:
		v.table.Mark()
		v.body(p.w).Move(keys.Down)
	case keys.Sort:
		v.table.PickShown(p.sortable())
		v.table.SortPicked()
	case keys.SortLeft:
		v.table.PickColumn(-1, p.sortable())
	case keys.SortRight:
		v.table.PickColumn(1, p.sortable())
	default:
		v.body(p.w).Move(binding)
	}
	return page.Effect{Cmd: p.preview()}
}

// keep ends typing with enter.
func (p *Page) keep() page.Effect {
	if p.desk.naming {
		return page.Effect{Cmd: p.desk.save(p)}
	}
	p.finding = false
	return page.Effect{}
}

func (p *Page) sortable() []int {
	w, _ := split(p.w)
	t := &p.view().table
	return slices.DeleteFunc(t.Shown(w), func(col int) bool { return t.Columns[col].Title == "" })
}

// Subject implements page.Subject.
func (p *Page) Subject() model.Ref {
	if p.Typing() {
		return model.Ref{}
	}
	return p.view().current()
}

// Made brings the cursor to what was recorded, once the list has it. What was
// marked has been dealt with.
func (p *Page) Made(ref model.Ref) tea.Cmd {
	v := p.view()
	v.table.Unmark()
	key := render.RefKey(model.Ref{Kind: ref.Kind, ID: ref.ID})
	if !v.table.Select(key) {
		v.want = key
	}
	return p.preview()
}

// Marked implements page.Marker.
func (p *Page) Marked() []model.Ref {
	v := p.view()
	var out []model.Ref
	for _, i := range v.table.Marked() {
		out = append(out, v.rows.At(i).Ref)
	}
	return out
}

// Makes implements page.Maker.
func (p *Page) Makes() []model.Ask {
	v := p.view()
	out := v.New
	if out == nil {
		out = model.MakesBeside(v.Noun.Kind)
	}
	return append(slices.Clone(out), v.tasks()...)
}

// Close implements page.Closer: the first esc leaves the name that is being
// typed, or takes the filter away.
func (p *Page) Close() bool {
	v := p.view()
	switch {
	case p.desk.naming:
		p.desk.naming = false
	case !p.finding && v.table.Unmark():
	case p.finding || v.table.Needle() != "" && v.saved == nil:
		p.finding = false
		v.filter.SetValue("")
		v.table.Filter("")
	default:
		return false
	}
	return true
}

// Typing implements page.Typer.
func (p *Page) Typing() bool { return p.finding || p.desk.naming }

// Key implements page.Typer.
func (p *Page) Key(k tea.KeyPressMsg) page.Effect {
	if p.desk.naming {
		p.desk.name.Key(k)
		return page.Effect{}
	}
	p.view().filter.Key(k)
	return p.search()
}

// Paste implements page.Typer.
func (p *Page) Paste(s string) page.Effect {
	if p.desk.naming {
		p.desk.name.Paste(s)
		return page.Effect{}
	}
	p.view().filter.Paste(s)
	return p.search()
}

func (p *Page) search() page.Effect {
	v := p.view()
	v.table.Filter(v.filter.Value())
	return page.Effect{Cmd: p.preview()}
}

// Restyle implements page.Page.
func (p *Page) Restyle(st theme.Styles) {
	p.env.Styles = st
	p.pane.fill(p.env)
	for _, v := range p.views {
		if v.load.Done() {
			v.refresh(p.env)
		}
	}
}
