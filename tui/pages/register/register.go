// Package register is the one page for every register: what it lists and how
// is a value.
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

// Source is where a register gets its rows. Rows may be shared between
// sessions: the page only reads them.
type Source interface {
	Rows(ctx context.Context, noun string) ([]model.Row, error)
	Detail(ctx context.Context, ref model.Ref) (model.Doc, error)
}

// Layout is what a register needs to know beside its noun.
type Layout struct {
	Title string   // message key of its name: the tab, the step in the path
	Empty string   // message key: what belongs here and what makes the first one
	Key   []string // columns that say what a row is about, painted when chosen
}

// Page lists the records of one noun.
type Page struct {
	env    page.Env
	noun   model.Noun
	layout Layout
	source func() Source
	table  widget.Table
	rows   []model.Row
	load   page.Loader

	filter  widget.Input
	finding bool // the filter has the focus

	pane pane
	w    int // width of the last frame: which columns are there to sort by
}

var _ interface {
	page.Page
	page.Typer
	page.Closer
} = (*Page)(nil)

// New makes the page of a noun; source is asked at every load.
func New(env page.Env, noun model.Noun, layout Layout, source func() Source) *Page {
	p := &Page{env: env, noun: noun, layout: layout, source: source, filter: widget.NewInput()}
	p.table = widget.NewTable(p.columns())
	return p
}

// Title implements page.Page.
func (p *Page) Title() string { return p.env.Text.T(p.layout.Title) }

// Init implements page.Page.
func (p *Page) Init() tea.Cmd { return p.Reload() }

// Reload implements page.Page.
func (p *Page) Reload() tea.Cmd {
	src, noun := p.source(), p.noun.Name
	return p.load.Start(p.env, func(ctx context.Context) (any, error) { return src.Rows(ctx, noun) })
}

// Answer implements page.Page.
func (p *Page) Answer(a page.Answer) tea.Cmd {
	if p.pane.answer(p.env, a) {
		return nil
	}
	if !p.load.Take(a) {
		return nil
	}
	p.rows, _ = a.Value.([]model.Row)
	p.table.SetData(p.data())
	p.pane.forget()
	return p.preview()
}

// Scope implements page.Page.
func (p *Page) Scope() keys.Scope {
	if p.finding {
		return keys.Filter
	}
	return keys.Register | keys.List
}

// Offers implements page.Page.
func (p *Page) Offers() []string {
	switch {
	case p.finding:
		return []string{keys.Keep, keys.Up, keys.Down, keys.PageUp, keys.PageDown}
	case !p.load.Done() || p.load.Err() != nil || len(p.rows) == 0:
		return nil
	}
	out := []string{keys.Find, keys.Sort, keys.SortLeft, keys.SortRight}
	if p.table.Len() > 0 {
		out = append(out, keys.Open, keys.Copy)
		out = append(out, widget.Moves()...)
	}
	return out
}

// Do implements page.Page.
func (p *Page) Do(binding string) page.Effect {
	switch binding {
	case keys.Open:
		return page.Effect{Open: p.current()}
	case keys.Copy:
		return page.Copied(p.current().ID)
	case keys.Find:
		p.finding = true
		return page.Effect{}
	case keys.Keep:
		p.finding = false
		return page.Effect{}
	case keys.Sort:
		p.table.SortPicked()
	case keys.SortLeft:
		p.table.PickColumn(-1, p.sortable())
	case keys.SortRight:
		p.table.PickColumn(1, p.sortable())
	default:
		p.table.Move(binding)
	}
	return page.Effect{Cmd: p.preview()}
}

func (p *Page) sortable() []int {
	w, _ := split(p.w)
	return slices.DeleteFunc(p.table.Shown(w), func(col int) bool { return p.table.Columns[col].Title == "" })
}

// Close implements page.Closer: the first esc takes the filter away.
func (p *Page) Close() bool {
	if !p.finding && p.table.Needle() == "" {
		return false
	}
	p.finding = false
	p.filter.SetValue("")
	p.table.Filter("")
	return true
}

// current is the record under the cursor.
func (p *Page) current() model.Ref {
	if i, ok := p.table.Current(); ok {
		return p.rows[i].Ref
	}
	return model.Ref{}
}

// Typing implements page.Typer.
func (p *Page) Typing() bool { return p.finding }

// Key implements page.Typer.
func (p *Page) Key(k tea.KeyPressMsg) page.Effect {
	p.filter.Key(k)
	return p.search()
}

// Paste implements page.Typer.
func (p *Page) Paste(s string) page.Effect {
	p.filter.Paste(s)
	return p.search()
}

func (p *Page) search() page.Effect {
	p.table.Filter(p.filter.Value())
	return page.Effect{Cmd: p.preview()}
}

// Restyle implements page.Page.
func (p *Page) Restyle(st theme.Styles) {
	p.env.Styles = st
	p.pane.fill(p.env)
	if p.load.Done() {
		p.table.SetData(p.data())
	}
}

// columns are the noun's, after one for the sign of a row's status.
func (p *Page) columns() []widget.Column {
	cols := []widget.Column{{}}
	for _, c := range p.noun.Columns {
		cols = append(cols, widget.Column{
			Title: p.env.Text.T("column." + c.Key), Width: c.Width, Min: c.Min,
			Priority: c.Priority, Grow: c.Grow, Right: c.Right,
			Key: slices.Contains(p.layout.Key, c.Key),
		})
	}
	return cols
}

func (p *Page) data() data {
	signs := slices.ContainsFunc(p.rows, func(r model.Row) bool { return r.Status != "" })
	p.table.Columns[0] = widget.Column{}
	if signs {
		p.table.Columns[0] = widget.Column{Width: 1, Min: 1, Priority: 1}
	}
	return data{rows: p.rows, text: p.env.Text, glyph: p.env.Styles.Glyph}
}

// Plain implements page.Plainer.
func (p *Page) Plain() []string {
	var out []string
	for i, r := range p.rows {
		if i > 0 {
			out = append(out, "")
		}
		if r.Status != "" {
			out = append(out, render.Labelled(p.env.Text.T("screen.status"), render.Word(p.env.Text, r.Status)))
		}
		for n, c := range p.noun.Columns {
			if n < len(r.Values) && c.Width > 0 {
				if v := render.Line(p.env.Text.Value(r.Values[n])); v != "" {
					out = append(out, render.Labelled(p.env.Text.T("column."+c.Key), v))
				}
			}
		}
	}
	if len(p.rows) == 0 {
		out = append(out, p.env.Text.T(p.layout.Empty))
	}
	return out
}
