package form

import (
	"context"
	"errors"
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
	p.tried, p.failure = true, nil
	for _, in := range p.inputs {
		in.editor.Leave()
		if f, ok := in.editor.(*file); ok && f.waiting() {
			return in.fetch(p.source) // saved as soon as it is read
		}
	}
	cmd, _, ps := p.check()
	if len(ps) > 0 {
		if i := slices.IndexFunc(p.inputs, func(in *input) bool { return in.field.Name == ps[0].Field }); i >= 0 {
			p.focus = i
		}
		return tea.Batch(page.Tell(model.Msg("form.not_yet", "N", len(ps))), p.typed())
	}
	src := p.source
	return p.save.Start(p.env, func(ctx context.Context) (any, error) { return src.Do(ctx, cmd) })
}

// fetched goes on with saving when that waited for a file.
func (p *Page) fetched(in *input) tea.Cmd {
	f, ok := in.editor.(*file)
	if !ok {
		return nil
	}
	if p.tried && f.fail == nil && p.failure == nil && p.focus == len(p.inputs) {
		return p.submit()
	}
	return p.typed()
}

// saved tells whether an answer is that of saving, well or not.
func (p *Page) saved(a page.Answer) bool {
	if !p.save.Busy() {
		return false
	}
	return p.save.Take(a) || !p.save.Busy()
}

// finish leaves the form when it was saved; else it says why not, and what
// was typed stays.
func (p *Page) finish(a page.Answer) tea.Cmd {
	if a.Err == nil {
		rc, _ := a.Value.(model.Receipt)
		return tea.Batch(p.drop(), page.Finish(p, model.Saved(rc), rc))
	}
	var c *model.Conflict
	if errors.As(a.Err, &c) && p.form.Rebase != nil {
		p.clash = newClash(p, c)
		return nil
	}
	p.failure = a.Err
	return nil
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
			return page.Effect{Cmd: tea.Batch(p.typed(), page.Finish(p, model.Msg("form.kept"), model.Receipt{}))}
		case leaveDrop:
			return page.Effect{Cmd: tea.Batch(p.drop(), page.Finish(p, model.Msg("form.dropped"), model.Receipt{}))}
		}
	}
	return page.Effect{}
}
