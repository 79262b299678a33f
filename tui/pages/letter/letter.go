// Package letter shows a text that is told once: it stands on this page and
// nowhere else, and is gone when the page is left.
package letter

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// Page is the letter.
type Page struct {
	env    page.Env
	head   model.Message
	text   string
	scroll int
	h      int // lines in sight, as last drawn
}

var _ interface {
	page.Page
	page.Plainer
} = (*Page)(nil)

// New makes the page of a letter under a line that says what it is.
func New(env page.Env, head model.Message, body string) *Page {
	return &Page{env: env, head: head, text: strings.TrimRight(body, "\n")}
}

// Title implements page.Page.
func (p *Page) Title() string { return p.env.Text.T("screen.letter.title") }

// Init implements page.Page.
func (p *Page) Init() tea.Cmd { return nil }

// Reload implements page.Page.
func (p *Page) Reload() tea.Cmd { return nil }

// Answer implements page.Page.
func (p *Page) Answer(page.Answer) tea.Cmd { return nil }

// Scope implements page.Page.
func (p *Page) Scope() keys.Scope { return keys.Detail }

// Offers implements page.Page.
func (p *Page) Offers() []string { return append([]string{keys.Copy}, widget.Moves()...) }

// Do implements page.Page.
func (p *Page) Do(binding string) page.Effect {
	switch binding {
	case keys.Copy:
		return page.Effect{Copy: p.text, Say: model.Msg("screen.letter.copied")}
	case keys.Up:
		p.scroll--
	case keys.Down:
		p.scroll++
	case keys.PageUp, keys.HalfUp:
		p.scroll -= p.h
	case keys.PageDown, keys.HalfDown:
		p.scroll += p.h
	case keys.Top:
		p.scroll = 0
	case keys.Bottom:
		p.scroll = len(p.text)
	}
	return page.Effect{}
}

// View implements page.Page. Lines that are typed over are not broken where
// there is room.
func (p *Page) View(w, h int) []string {
	st, t := p.env.Styles, p.env.Text
	var out []string
	for _, s := range []struct {
		tone theme.Tone
		say  string
	}{{theme.Strong, t.Msg(p.head)}, {theme.Accent, t.T("screen.letter.once", "Key", p.env.KeyLabel(keys.Copy))}} {
		for _, l := range widget.Wrap(widget.Safe(text.Clean(s.say)), max(w-2, 1)) {
			out = append(out, " "+st.Paint(s.tone, l))
		}
	}
	out = append(out, "")
	var lines []string
	for l := range strings.SplitSeq(text.CleanLines(p.text), "\n") {
		for i, part := range widget.Wrap(widget.Safe(l), max(w-2, 1)) {
			if i == 0 { // its own indent
				part = l[:len(l)-len(strings.TrimLeft(l, " "))] + strings.TrimLeft(part, " ")
			}
			lines = append(lines, " "+widget.Cut(part, w-1, st.Glyph.Ellipsis))
		}
	}
	p.h = max(h-len(out), 1)
	p.scroll = max(min(p.scroll, len(lines)-p.h), 0)
	return widget.Fit(append(out, lines[p.scroll:]...), w, h)
}

// Restyle implements page.Page.
func (p *Page) Restyle(st theme.Styles) { p.env.Styles = st }

// Plain implements page.Plainer.
func (p *Page) Plain() []string { return strings.Split(text.CleanLines(p.text), "\n") }
