// Package detail is one record as a page of its own, whatever its kind.
package detail

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

// Source is where the page gets its record.
type Source interface {
	Detail(ctx context.Context, ref model.Ref) (model.Doc, error)
}

// Page shows one record.
type Page struct {
	env    page.Env
	ref    model.Ref
	source func() Source
	load   page.Loader
	doc    model.Doc
	links  render.Links
	sheet  widget.Sheet
}

var _ page.Page = (*Page)(nil)

// New makes a page for a record; source is asked at every load, because the
// day the session looks at may change.
func New(env page.Env, ref model.Ref, source func() Source) *Page {
	return &Page{env: env, ref: ref, source: source}
}

// Ref is the record the page shows.
func (p *Page) Ref() model.Ref { return p.ref }

// Subject implements page.Subject: the record, or on a page that is put together
// from others the one under the cursor.
func (p *Page) Subject() model.Ref {
	if p.composed() {
		return p.links[p.sheet.Chosen()]
	}
	return p.ref
}

// Ballot implements page.Voter.
func (p *Page) Ballot() string {
	return p.doc.Ballots[p.Subject().ID]
}

// Others implements page.Anothers.
func (p *Page) Others() model.Message { return p.doc.Others }

func (p *Page) composed() bool {
	return p.ref.Kind == model.KindDossier || p.ref.Kind == model.KindSince
}

// Makes implements page.Maker: what the record asks for as it stands comes
// first, what is final last.
func (p *Page) Makes() []model.Ask {
	out := append(slices.Clone(p.doc.Tasks), model.Makes(p.ref)...)
	slices.SortStableFunc(out, func(a, b model.Ask) int {
		switch {
		case a.Final() == b.Final():
			return 0
		case a.Final():
			return 1
		}
		return -1
	})
	return out
}

// Title implements page.Page.
func (p *Page) Title() string {
	if p.composed() {
		return p.env.Text.T("kind." + string(p.ref.Kind))
	}
	return render.Line(p.ref.ID)
}

// Init implements page.Page.
func (p *Page) Init() tea.Cmd { return p.Reload() }

// Reload implements page.Page.
func (p *Page) Reload() tea.Cmd {
	src, ref := p.source(), p.ref
	return p.load.Start(p.env, func(ctx context.Context) (any, error) { return src.Detail(ctx, ref) })
}

// Turn implements page.Daily.
func (p *Page) Turn() { p.load.Outdate() }

// Answer implements page.Page.
func (p *Page) Answer(a page.Answer) tea.Cmd {
	if p.load.Take(a) {
		p.doc = a.Value.(model.Doc)
		p.fill()
	}
	return nil
}

func (p *Page) fill() {
	entries, links := render.Entries(p.env.Text, p.env.Styles.Glyph, p.doc)
	p.links = links
	p.sheet.SetEntries(entries)
}

// Scope implements page.Page.
func (p *Page) Scope() keys.Scope { return keys.Detail }

// Offers implements page.Page.
func (p *Page) Offers() []string {
	out := []string{keys.Copy}
	if !p.ready() {
		return out
	}
	if p.sheet.Chosen() != "" {
		out = append(out, keys.Follow)
	}
	return append(out, widget.Moves()...)
}

// Fetching implements page.Fetcher.
func (p *Page) Fetching() bool { return p.load.First() }

func (p *Page) ready() bool { return p.load.Done() && p.load.Err() == nil }

// Do implements page.Page.
func (p *Page) Do(binding string) page.Effect {
	switch binding {
	case keys.Follow:
		return page.Effect{Open: p.links[p.sheet.Chosen()]}
	case keys.Copy:
		return page.Copied(p.ref.ID)
	}
	p.sheet.Move(binding)
	return page.Effect{}
}

// View implements page.Page.
func (p *Page) View(w, h int) []string {
	switch {
	case p.load.Err() != nil:
		return p.env.Failed(p.load.Err(), w, h)
	case !p.load.Done():
		return p.env.Loading(w, h)
	}
	return p.sheet.View(p.env.Styles, w, h, true)
}

// Restyle implements page.Page.
func (p *Page) Restyle(st theme.Styles) {
	p.env.Styles = st
	if p.load.Done() {
		p.fill()
	}
}

// Plain implements page.Plainer.
func (p *Page) Plain() []string { return render.PlainDoc(p.env.Text, p.doc) }
