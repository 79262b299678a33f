package form

import (
	"slices"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
)

// clash is a record that somebody else changed meanwhile: per field that
// differs the person chooses. What only one of the two changed is chosen
// already; where both did, the person must say.
type clash struct {
	theirs model.Record
	rows   []clashRow
	at     int
}

type clashRow struct {
	in           *input
	mine, theirs []string
	both         bool // both changed it
	side         side
}

// side is whose text a field gets.
type side int

const (
	undecided side = iota
	mine
	theirs
)

func newClash(p *Page, c *model.Conflict) *clash {
	out := &clash{theirs: c.Theirs}
	filled, _ := p.filled()
	for _, in := range p.inputs {
		have := filled.Values[in.field.Name]
		now := model.FieldValues(c.Theirs, in.field.Name)
		if slices.Equal(have, now) {
			continue
		}
		r := clashRow{in: in, mine: have, theirs: now}
		switch {
		case slices.Equal(now, in.field.Start):
			r.side = mine
		case slices.Equal(have, in.field.Start):
			r.side = theirs
		default:
			r.both = true
		}
		out.rows = append(out.rows, r)
	}
	if i := slices.IndexFunc(out.rows, func(r clashRow) bool { return r.both }); i >= 0 {
		out.at = i
	}
	return out
}

func (p *Page) answerClash(binding string) page.Effect {
	c := p.clash
	switch binding {
	case keys.Up:
		c.at = max(c.at-1, 0)
	case keys.Down:
		c.at = min(c.at+1, max(len(c.rows)-1, 0))
	case keys.CellLeft, keys.CellRight:
		if len(c.rows) > 0 {
			c.rows[c.at].side = mine
			if binding == keys.CellRight {
				c.rows[c.at].side = theirs
			}
		}
	case keys.Save:
		return p.settle()
	}
	return page.Effect{}
}

// settle takes the choices over into the form, now upon the newer record, and
// saves.
func (p *Page) settle() page.Effect {
	c := p.clash
	if i := slices.IndexFunc(c.rows, func(r clashRow) bool { return r.side == undecided }); i >= 0 {
		c.at = i
		return page.Effect{Say: model.Msg("form.clash.choose")}
	}
	chosen := map[string][]string{}
	for _, in := range p.inputs {
		chosen[in.field.Name], _ = in.editor.Values()
	}
	for _, r := range c.rows {
		if r.side == theirs {
			chosen[r.in.field.Name] = r.theirs
		}
	}
	p.clash, p.stale = nil, false
	p.form = p.form.Rebase(c.theirs)
	for _, f := range p.form.Fields {
		if i := slices.IndexFunc(p.inputs, func(in *input) bool { return in.field.Name == f.Name }); i >= 0 {
			p.inputs[i].field.Start = f.Start
			p.inputs[i].editor.Set(chosen[f.Name])
		}
	}
	return page.Effect{Cmd: p.submit()}
}
