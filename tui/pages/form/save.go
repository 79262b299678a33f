package form

import (
	"context"
	"errors"
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
)

// submit saves, or goes to the first field that is not in order.
func (p *Page) submit() tea.Cmd {
	if p.save.Busy() {
		return nil
	}
	p.tried, p.failure, p.pending = true, nil, false
	for _, in := range p.inputs {
		in.editor.Leave()
		if f, ok := in.editor.(*file); ok && f.waiting() {
			p.pending = true // saved as soon as it is read
			return in.fetch(p.source)
		}
	}
	cmd, in, ps := p.check()
	if len(ps) > 0 {
		p.face(ps)
		return tea.Batch(page.Tell(model.Msg("form.not_yet", "N", len(ps))), p.typed())
	}
	if p.form.Sure && (p.seen == nil || !maps.EqualFunc(p.seen, in.Values, slices.Equal)) {
		p.seen = in.Values
		return tea.Batch(page.Tell(model.Msg("form.sure", "Save", p.env.KeyLabel(keys.Save))), p.typed())
	}
	src := p.source
	return p.save.Start(p.env, func(ctx context.Context) (any, error) { return src.Do(ctx, cmd) })
}

// face goes to the first field that something is wrong with.
func (p *Page) face(ps []model.Problem) {
	wrong := func(in *input) bool {
		return !in.off && slices.ContainsFunc(ps, func(q model.Problem) bool { return q.Field == in.field.Name })
	}
	if i := slices.IndexFunc(p.inputs, wrong); i >= 0 {
		p.focus = i
	}
}

// fetched goes on with saving when that waited for a file.
func (p *Page) fetched() tea.Cmd {
	if p.pending {
		return p.submit()
	}
	return p.typed()
}

// finish leaves the form when it was saved; else it says why not, and what
// was typed stays.
func (p *Page) finish(a page.Answer) tea.Cmd {
	if a.Err == nil {
		rc, _ := a.Value.(model.Receipt)
		return tea.Sequence(p.drop(), page.Finish(p, p.said(rc), rc))
	}
	var c *model.Conflict
	if errors.As(a.Err, &c) && p.form.Rebase != nil {
		p.clash = newClash(p, c)
		return nil
	}
	p.failure = a.Err
	if ps := p.refused(); ps != nil {
		p.face(ps)
	}
	return nil
}

// said is what is told once it was saved.
func (p *Page) said(rc model.Receipt) model.Message {
	if p.form.Said == nil || len(rc.Refs) == 0 {
		return model.Saved(rc)
	}
	in, _ := p.filled()
	return p.form.Said(in, rc)
}

// refused is why it was not saved, where that is about one field.
func (p *Page) refused() []model.Problem {
	var e *model.Error
	if !errors.As(p.failure, &e) || e.Field == "" {
		return nil
	}
	return []model.Problem{{Field: e.Field, Message: e.Message}}
}

// leaving asks what becomes of what is not saved.
type leaving struct{ at int }

// The ways to leave a form.
const (
	leaveStay = iota
	leaveKeep
	leaveDrop
)

func (p *Page) answerLeaving(binding string) page.Effect {
	switch binding {
	case keys.Up:
		p.leaving.at = max(p.leaving.at-1, 0)
	case keys.Down:
		p.leaving.at = min(p.leaving.at+1, leaveDrop)
	case keys.Accept:
		at := p.leaving.at
		p.leaving = nil
		switch at {
		case leaveKeep:
			return page.Effect{Cmd: tea.Sequence(p.typed(), p.Flush(), page.Finish(p, model.Msg("form.kept"), model.Receipt{}))}
		case leaveDrop:
			return page.Effect{Cmd: tea.Sequence(p.drop(), page.Finish(p, model.Msg("form.dropped"), model.Receipt{}))}
		}
	}
	return page.Effect{}
}
