package register

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// desk keeps the views a person saved: a filter and an order under a name.
type desk struct {
	load   page.Loader // the views kept
	write  page.Loader // keeping or dropping one
	then   string      // the view to show when they are there
	naming bool
	name   widget.Input
}

// ask loads the person's views.
func (d *desk) ask(p *Page) tea.Cmd {
	src, screen := p.source(), p.layout.Name
	return d.load.Start(p.env, func(ctx context.Context) (any, error) { return src.Views(ctx, screen) })
}

// answer takes views that were loaded, and asks again after one was written or
// tells why it was not.
func (d *desk) answer(p *Page, a page.Answer) (tea.Cmd, bool) {
	switch {
	case d.load.Take(a):
		kept, _ := a.Value.([]model.SavedView)
		return p.withSaved(kept), true
	case d.write.Hear(a):
		if a.Err == nil {
			said := model.Msg("screen.view.dropped")
			if d.then != "" {
				said = model.Msg("screen.view.saved", "Name", d.then, "Next", p.env.KeyLabel(keys.NextView), "Drop", p.env.KeyLabel(keys.DropView))
			}
			return tea.Batch(d.ask(p), page.Tell(said)), true
		}
		d.then = ""
		return page.Tell(model.Msg("screen.view.unchanged", "Why", a.Err)), true
	}
	return nil, false
}

// begin asks for a name; that of a view already kept stands ready.
func (d *desk) begin(v *view) {
	d.naming, d.name = true, widget.NewInput()
	if v.saved != nil {
		d.name.SetValue(v.saved.Name)
	}
}

// save keeps what is in sight under the name typed. The same name replaces.
func (d *desk) save(p *Page) tea.Cmd {
	d.naming = false
	name := strings.TrimSpace(text.Clean(d.name.Value()))
	if name == "" {
		return nil
	}
	v := p.view()
	key, down := v.sorted()
	s := model.SavedView{Screen: p.layout.Name, Name: name, Base: v.Name, Filter: v.filter.Value(), Sort: key, Down: down}
	d.then = name
	src := p.source()
	return d.write.Start(p.env, func(ctx context.Context) (any, error) { return nil, src.SaveView(ctx, s) })
}

// drop forgets the saved view in sight.
func (d *desk) drop(p *Page) tea.Cmd {
	v := p.view()
	if v.saved == nil {
		return nil
	}
	src, screen, name := p.source(), p.layout.Name, v.saved.Name
	d.then = ""
	p.active = 0
	return tea.Batch(p.freshen(),
		d.write.Start(p.env, func(ctx context.Context) (any, error) { return nil, src.DropView(ctx, screen, name) }))
}

// withSaved puts the kept views behind those of the screen. One whose base is
// gone is left out; the view in sight stays in sight.
func (p *Page) withSaved(kept []model.SavedView) tea.Cmd {
	was := p.view()
	views := slices.DeleteFunc(slices.Clone(p.views), func(v *view) bool { return v.saved != nil })
	for _, s := range kept {
		i := slices.IndexFunc(p.layout.Views, func(v View) bool { return v.Name == s.Base })
		if i >= 0 {
			views = append(views, savedView(p.env, p.layout.Views[i], s))
		}
	}
	p.views = views
	same := func(v *view) bool {
		if p.desk.then != "" {
			return v.saved != nil && v.saved.Name == p.desk.then
		}
		return v == was || v.saved != nil && was.saved != nil && v.saved.Name == was.saved.Name
	}
	p.active = max(slices.IndexFunc(views, same), 0)
	p.desk.then = ""
	return p.freshen()
}
