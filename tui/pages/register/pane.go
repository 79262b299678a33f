package register

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// wide is the width from which the record under the cursor stands beside the
// list.
const wide = 120

// pane is that record. It keeps the last one until the next is there, so the
// screen does not flicker under a moving cursor.
type pane struct {
	load  page.Loader
	ref   model.Ref // asked for
	doc   model.Doc
	sheet widget.Sheet
}

// split shares the width between list and pane; no pane is 0.
func split(w int) (list, beside int) {
	if w < wide {
		return w, 0
	}
	beside = min(w*45/100, 76) // a pane reads well at that; the rest is for the list
	return w - beside - 3, beside
}

// preview asks for the record under the cursor when there is room to show it.
func (p *Page) preview() tea.Cmd {
	ref := p.view().current()
	if ref.IsZero() {
		p.pane = pane{} // nothing is chosen, so nothing stands beside it
	}
	if p.w < wide || ref.IsZero() || ref == p.pane.ref {
		return nil
	}
	p.pane.ref = ref
	src := p.source()
	return p.pane.load.Start(p.env, func(ctx context.Context) (any, error) { return src.Detail(ctx, ref) })
}

// Resized tells the page its width before the next frame is drawn; a wider
// window may ask for the record beside the list.
func (p *Page) Resized(w int) tea.Cmd {
	p.w = w
	return p.preview()
}

func (n *pane) answer(env page.Env, a page.Answer) bool {
	if !n.load.Hear(a) {
		return false
	}
	if a.Err == nil {
		n.doc, _ = a.Value.(model.Doc)
		n.sheet = widget.Sheet{}
		n.fill(env)
	}
	return true
}

// forget makes the next preview load again, after a change.
func (n *pane) forget() {
	n.ref = model.Ref{}
	n.load.Drop()
}

func (n *pane) fill(env page.Env) {
	if n.load.Done() {
		entries, _ := render.Entries(env.Text, env.Styles.Glyph, n.doc)
		n.sheet.SetEntries(entries)
	}
}

func (n *pane) view(env page.Env, w, h int) []string {
	switch {
	case n.load.Err() != nil:
		return env.Failed(n.load.Err(), w, h)
	case !n.load.Done():
		return widget.Fit(nil, w, h)
	}
	return n.sheet.View(env.Styles, w, h, false)
}
