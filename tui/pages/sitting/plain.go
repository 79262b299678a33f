package sitting

import (
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// Plain implements page.Plainer: the whole agenda, item by item.
func (p *Page) Plain() []string {
	t := p.env.Text
	out := []string{t.Msg(p.sitting.Title), p.quorum()}
	in := p.item
	for _, it := range p.sitting.Items {
		p.item = it.Ref.ID
		out = append(out, "")
		for _, e := range p.entries() {
			switch e.Kind {
			case widget.Heading:
				out = append(out, e.Label)
			case widget.Paragraph:
				out = append(out, e.Text)
			default:
				out = append(out, render.Labelled(e.Label, e.Text))
			}
		}
	}
	p.item = in
	return out
}
