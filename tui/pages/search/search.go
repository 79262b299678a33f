// Package search is the page on which one looks for anything in the file.
package search

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// Source is where the page looks.
type Source interface {
	// Search looks in everything the person may see; an empty question finds
	// nothing.
	Search(ctx context.Context, question string, limit int) (model.Found, error)
}

// mostHits is how many hits are asked for. Who has not seen it among these
// types another word.
const mostHits = 100

// Page is a field and what was found with what is typed in it.
type Page struct {
	env    page.Env
	source func() Source
	field  widget.Input
	load   page.Loader
	asked  string // the question that is out, or answered
	found  model.Found
	scroll widget.Scroll
	w      int
}

var _ interface {
	page.Page
	page.Typer
} = (*Page)(nil)

// New makes the page; source is asked at every question, because the day the
// session looks at may change.
func New(env page.Env, source func() Source) *Page {
	return &Page{env: env, source: source, field: widget.NewInput()}
}

// Plain implements page.Plainer: what one can look for, as nothing was asked.
func (p *Page) Plain() []string {
	return []string{p.env.Text.T("screen.search.empty"), p.env.Text.T("screen.search.how")}
}

// Title implements page.Page.
func (p *Page) Title() string { return p.env.Text.T("screen.search.title") }

// Init implements page.Page: nothing is asked yet.
func (p *Page) Init() tea.Cmd { return nil }

// Reload implements page.Page.
func (p *Page) Reload() tea.Cmd {
	if p.asked == "" {
		return nil
	}
	src, question := p.source(), p.asked
	return p.load.Start(p.env, func(ctx context.Context) (any, error) { return src.Search(ctx, question, mostHits) })
}

// Turn implements page.Daily.
func (p *Page) Turn() {
	p.load.Outdate()
	p.found = model.Found{}
}

// ask looks for what is typed now.
func (p *Page) ask() page.Effect {
	question := strings.TrimSpace(p.field.Value())
	if question == p.asked {
		return page.Effect{}
	}
	p.asked = question
	p.scroll.Cursor = 0
	if question == "" {
		p.load.Drop()
		p.found = model.Found{}
		p.scroll.Resize(0, p.scroll.H)
	}
	return page.Effect{Cmd: p.Reload()}
}

// Answer implements page.Page. The hits of the question before stay in sight
// until those of this one are there.
func (p *Page) Answer(a page.Answer) tea.Cmd {
	if p.load.Take(a) {
		p.found, _ = a.Value.(model.Found)
		p.scroll.Resize(len(p.found.Hits), p.scroll.H)
	}
	return nil
}

// Scope implements page.Page.
func (p *Page) Scope() keys.Scope { return keys.Searching }

// Offers implements page.Page.
func (p *Page) Offers() []string {
	if len(p.hits()) == 0 {
		return nil
	}
	return []string{keys.Open, keys.Up, keys.Down, keys.PageUp, keys.PageDown}
}

// hits are those in sight.
func (p *Page) hits() []model.Hit {
	if p.asked == "" || p.load.Err() != nil {
		return nil
	}
	return p.found.Hits
}

// Subject implements page.Subject.
func (p *Page) Subject() model.Ref {
	if hits := p.hits(); p.scroll.Cursor < len(hits) {
		return hits[p.scroll.Cursor].Ref
	}
	return model.Ref{}
}

// Do implements page.Page.
func (p *Page) Do(binding string) page.Effect {
	if binding == keys.Open {
		// What is in sight may be the answer to fewer letters: it is still what
		// the person sees and chooses.
		if hits := p.hits(); len(hits) > 0 {
			return page.Effect{Open: hits[p.scroll.Cursor].Ref}
		}
		return page.Effect{}
	}
	p.scroll.Move(binding)
	return page.Effect{}
}

// Typing implements page.Typer: the field always has the focus.
func (p *Page) Typing() bool { return true }

// Key implements page.Typer.
func (p *Page) Key(k tea.KeyPressMsg) page.Effect {
	p.field.Key(k)
	return p.ask()
}

// Paste implements page.Typer.
func (p *Page) Paste(s string) page.Effect {
	p.field.Paste(s)
	return p.ask()
}

// Restyle implements page.Page.
func (p *Page) Restyle(st theme.Styles) { p.env.Styles = st }
