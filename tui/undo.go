package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// Undoer tells what a person did last, and takes it back.
type Undoer interface {
	// LastStep is the person's newest step that still stands; not ok when there
	// is none.
	LastStep(ctx context.Context) (model.Step, bool, error)
	Do(ctx context.Context, cmd model.Command) (model.Receipt, error)
}

// undoing asks whether to take back the last step, and says what it was.
type undoing struct {
	src  Undoer
	load page.Loader
	look page.Loader // a moment in which the question can be seen
	save page.Loader
	step model.Step
	ok   bool
	fail error
}

type lastStep struct {
	step model.Step
	ok   bool
}

func newUndoing(m *Model) (dialog, tea.Cmd) {
	d := &undoing{src: m.today}
	src := d.src
	return d, d.load.Start(m.env, func(ctx context.Context) (any, error) {
		st, ok, err := src.LastStep(ctx)
		return lastStep{st, ok}, err
	})
}

func (d *undoing) answer(m *Model, a page.Answer) tea.Cmd {
	switch {
	case d.load.Hear(a):
		last, _ := a.Value.(lastStep)
		d.step, d.ok, d.fail = last.step, last.ok, a.Err
		return d.look.Start(m.env, glance)
	case d.look.Hear(a):
	case d.save.Hear(a):
		if d.fail = a.Err; d.fail == nil {
			m.drop(d)
			m.say = model.Msg("screen.undo.done", "What", d.step.What)
		}
	}
	return nil
}

// glance is how long what asks must have stood there: a return in a paste that
// the terminal does not mark as one comes sooner.
func glance(ctx context.Context) (any, error) {
	select {
	case <-time.After(250 * time.Millisecond):
	case <-ctx.Done():
	}
	return nil, nil
}

// may tells whether there is something to take back.
func (d *undoing) may() bool {
	return d.seen() && d.fail == nil && d.ok && len(d.step.Why) == 0 && !d.save.Busy()
}

func (d *undoing) seen() bool { return d.load.Done() && d.look.Done() }

func (d *undoing) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	b, ok := m.env.Keys.Match(keys.Asking, k.String(), false)
	switch {
	case ok && b.Name == keys.Back:
		m.pop()
	case ok && b.Name == keys.Accept && d.may():
		src, cmd := d.src, model.Undo{RecordedAt: d.step.RecordedAt}
		return d.save.Start(m.env, func(ctx context.Context) (any, error) { return src.Do(ctx, cmd) })
	case ok && b.Name == keys.Accept && d.seen():
		m.pop()
	}
	return nil
}

func (d *undoing) paste(*Model, string) tea.Cmd { return nil }
func (d *undoing) move(string, int)             {}
func (d *undoing) scope() keys.Scope            { return keys.Asking }

func (d *undoing) box(m *Model, w, _ int) ([]string, int, int) {
	t, st := m.env.Text, m.env.Styles
	w = min(w, 76)
	in := max(w-4, 1)
	var lines []string
	say := func(tone theme.Tone, s string) {
		for _, l := range widget.Wrap(widget.Safe(s), in) {
			lines = append(lines, st.Paint(tone, l))
		}
	}
	switch {
	case d.fail != nil:
		say(theme.Bad, t.Err(d.fail))
	case !d.load.Done():
		say(theme.Dim, t.T("screen.busy"))
	case !d.ok:
		say(theme.Plain, t.T("screen.undo.nothing"))
	default:
		say(theme.Strong, t.T("screen.undo.title"))
		say(theme.Plain, t.Msg(d.step.What))
		say(theme.Dim, t.T("screen.undo.at", "At", d.step.At()))
		lines = append(lines, "")
		for _, why := range d.step.Why {
			say(theme.Warn, "! "+t.Msg(why))
		}
		if len(d.step.Why) == 0 {
			say(theme.Plain, t.T("screen.undo.how", "Accept", m.env.KeyLabel(keys.Accept), "Back", m.env.KeyLabel(keys.Back)))
		}
	}
	return widget.Box(st, lines, w, len(lines)+2), -1, -1
}
