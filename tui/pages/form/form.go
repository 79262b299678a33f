// Package form is the one page on which records are filled in, whatever they
// are: what it asks is a value, model.Form.
package form

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/theme"
)

// Source is where a form comes from, what may be picked in it, where its draft
// is kept, and who carries out what it comes to.
type Source interface {
	Form(ctx context.Context, ask model.Ask) (model.Form, error)
	Choices(ctx context.Context, kinds []model.Kind) ([]model.Choice, error)
	// Attach reads a file of this machine; a session over a line has none.
	Attach(ctx context.Context, path string) (model.Attached, error)
	page.DraftSource
	Do(ctx context.Context, cmd model.Command) (model.Receipt, error)
}

// Page is a form being filled in.
type Page struct {
	env    page.Env
	ask    model.Ask
	source Source // writing is done today: a form keeps the source it began with

	place   string      // of the draft it was opened by, "" for none
	open    page.Loader // the form with its draft
	form    model.Form
	inputs  []*input
	focus   int // place in inputs; len(inputs) is the line that saves
	drafts  page.Keeper
	noted   bool      // a draft was written
	over    bool      // saved or thrown away: no draft is kept any more
	resumed time.Time // when the draft it went on with was saved
	stale   bool      // that draft began with an older state of the record
	top     int       // first line in sight

	save    page.Loader
	seen    map[string][]string // the answers of which it was shown what they come to
	tried   bool                // saving was tried: every problem shows
	pending bool                // saving waits for a file that is being read
	failure error               // of saving
	leaving *leaving
	clash   *clash
	x, y    int
}

var _ interface {
	page.Page
	page.Typer
	page.Closer
} = (*Page)(nil)

// New makes the page of a form.
func New(env page.Env, ask model.Ask, source Source) *Page {
	return &Page{env: env, ask: ask, source: source}
}

// Resume makes the page of a form of which a draft waits at a place. When there
// is no such form any more, the draft can be thrown away from here.
func Resume(env page.Env, ask model.Ask, source Source, place string) *Page {
	p := New(env, ask, source)
	p.place = place
	return p
}

// opened is what the page begins with.
type opened struct {
	form  model.Form
	draft model.Draft
	found bool
}

// Title implements page.Page.
func (p *Page) Title() string {
	if p.open.Done() {
		return p.env.Text.Msg(p.form.Title)
	}
	return p.env.Text.T("form.title")
}

// Init implements page.Page.
func (p *Page) Init() tea.Cmd {
	src, ask := p.source, p.ask
	return p.open.Start(p.env, func(ctx context.Context) (any, error) {
		f, err := src.Form(ctx, ask)
		if err != nil {
			return nil, err
		}
		d, ok, err := src.Draft(ctx, f.Name)
		return opened{f, d, ok}, err
	})
}

// Reload implements page.Page: a form that is being filled in is not touched
// by what others do. What they changed shows when it is saved.
func (p *Page) Reload() tea.Cmd {
	if p.open.Done() {
		return nil
	}
	return p.Init()
}

// Answer implements page.Page.
func (p *Page) Answer(a page.Answer) tea.Cmd {
	switch {
	case p.open.Take(a):
		return p.begin(a.Value.(opened))
	case p.save.Hear(a):
		return p.finish(a)
	}
	if cmd, mine := p.drafts.Answer(p.env, a); mine {
		return cmd
	}
	for _, in := range p.inputs {
		if _, attaching := in.editor.(*file); in.answer(a) && attaching {
			return p.fetched()
		}
	}
	return nil
}

// begin lays out the form, with what was typed before.
func (p *Page) begin(o opened) tea.Cmd {
	p.form = o.form
	p.inputs = nil
	for _, f := range o.form.Fields {
		p.inputs = append(p.inputs, newInput(p.env, f))
	}
	if o.found && p.restore(o.draft.Body) {
		p.resumed, p.noted = o.draft.SavedAt, true
	} else if p.form.Record == nil || p.form.Record.Head().Rev == 0 {
		p.focus = p.firstEmpty()
	}
	p.filled()
	if in := p.at(); in != nil && in.off {
		p.step(1)
	}
	var cmds []tea.Cmd
	for _, in := range p.inputs {
		cmds = append(cmds, in.begin(p.env, p.source))
	}
	return tea.Batch(cmds...)
}

// firstEmpty is the first field of a new record for which nothing stands ready:
// typing begins there.
func (p *Page) firstEmpty() int {
	if i := slices.IndexFunc(p.inputs, func(in *input) bool { return len(in.field.Start) == 0 }); i > 0 {
		return i
	}
	return 0
}

// Scope implements page.Page.
func (p *Page) Scope() keys.Scope {
	switch {
	case p.leaving != nil:
		return keys.Asking
	case p.clash != nil:
		return keys.Clash
	}
	return keys.Form
}

// Offers implements page.Page.
func (p *Page) Offers() []string {
	switch {
	case !p.ready() && p.place != "" && p.open.Err() != nil:
		return []string{keys.Restart}
	case !p.ready():
		return nil
	case p.leaving != nil:
		return []string{keys.Up, keys.Down, keys.Accept}
	case p.clash != nil:
		return []string{keys.Up, keys.Down, keys.CellLeft, keys.CellRight, keys.Save}
	}
	out := []string{keys.Save, keys.NextField, keys.PrevField, keys.Accept, keys.Up, keys.Down}
	if in := p.at(); in != nil {
		switch in.editor.(type) {
		case *radio:
			out = append(out, keys.CellLeft, keys.CellRight)
		case *file:
			out = append(out, keys.TypeHere)
		}
	}
	if !p.resumed.IsZero() {
		out = append(out, keys.Restart)
	}
	return out
}

// Fetching implements page.Fetcher: the form, or what there is to pick in the
// field that is being typed in.
func (p *Page) Fetching() bool {
	in := p.at()
	return p.open.First() || in != nil && in.choices.First()
}

func (p *Page) ready() bool { return p.open.Done() && p.open.Err() == nil }

// at is the field with the focus, nil on the line that saves.
func (p *Page) at() *input {
	if p.focus < len(p.inputs) {
		return p.inputs[p.focus]
	}
	return nil
}

// Do implements page.Page.
func (p *Page) Do(binding string) page.Effect {
	switch {
	case p.save.Busy(): // what is being recorded is not thrown away, nor begun anew
		return page.Effect{}
	case !p.ready():
		return page.Effect{Cmd: tea.Sequence(p.drafts.Drop(p.env, p.source, p.place), page.Finish(p, model.Msg("form.dropped"), model.Receipt{}))}
	case p.leaving != nil:
		return p.answerLeaving(binding)
	case p.clash != nil:
		return p.answerClash(binding)
	}
	in := p.at()
	switch binding {
	case keys.Save:
		return page.Effect{Cmd: p.submit()}
	case keys.Restart:
		return page.Effect{Cmd: p.restart()}
	case keys.Accept:
		return p.accept(in)
	case keys.NextField:
		return page.Effect{Cmd: p.walk(1)}
	case keys.PrevField:
		return page.Effect{Cmd: p.walk(-1)}
	}
	if in != nil && in.editor.Move(binding) {
		return page.Effect{Cmd: p.typed()}
	}
	switch binding {
	case keys.Down:
		return page.Effect{Cmd: p.walk(1)}
	case keys.Up:
		return page.Effect{Cmd: p.walk(-1)}
	}
	return page.Effect{}
}

// accept takes what the field offers and goes on, unless there is more to say
// in the same field.
func (p *Page) accept(in *input) page.Effect {
	if in == nil {
		return page.Effect{Cmd: p.submit()}
	}
	pk, picking := in.editor.(*pick)
	typed := ""
	if picking {
		typed = pk.picker.Typed()
	}
	more := in.editor.Enter() && (!picking || pk.field.Many)
	if picking {
		if ask, ok := pk.asks(typed); ok {
			return page.Effect{Cmd: p.typed(), Ask: ask}
		}
	}
	if more {
		return page.Effect{Cmd: p.typed()}
	}
	return page.Effect{Cmd: p.walk(1)}
}

// Made takes a record that was recorded on a form on top of this one, for the
// field that asked for it.
func (p *Page) Made(ref model.Ref) tea.Cmd {
	in := p.at()
	if in == nil {
		return nil
	}
	if pk, ok := in.editor.(*pick); ok && slices.Contains(in.field.Pick, ref.Kind) {
		pk.take(ref.ID)
		return tea.Batch(in.begin(p.env, p.source), p.walk(1))
	}
	return nil
}

// walk goes to another field; what is left is settled.
func (p *Page) walk(step int) tea.Cmd {
	var cmd tea.Cmd
	if in := p.at(); in != nil {
		in.editor.Leave()
		in.touched = true
		cmd = in.fetch(p.source)
	}
	p.filled()
	p.step(step)
	return tea.Batch(cmd, p.typed())
}

// step goes to the next field that is asked, or to the line that saves.
func (p *Page) step(step int) {
	for range len(p.inputs) + 1 {
		p.focus = (p.focus + step + len(p.inputs) + 1) % (len(p.inputs) + 1)
		if in := p.at(); in == nil || !in.off {
			return
		}
	}
}

// Typing implements page.Typer.
func (p *Page) Typing() bool { return p.ready() }

// Key implements page.Typer.
func (p *Page) Key(k tea.KeyPressMsg) page.Effect {
	in := p.at()
	if p.leaving != nil || p.clash != nil || in == nil {
		return page.Effect{}
	}
	in.editor.Key(k)
	p.failure, p.pending = nil, false
	return page.Effect{Cmd: p.typed()}
}

// Paste implements page.Typer.
func (p *Page) Paste(s string) page.Effect {
	if in := p.at(); in != nil && p.leaving == nil && p.clash == nil {
		in.editor.Paste(s)
	}
	return page.Effect{Cmd: p.typed()}
}

// Cursor implements page.Typer.
func (p *Page) Cursor() (x, y int) { return p.x, p.y }

// Close implements page.Closer: the first esc closes a list that is open, the
// next asks what to do with what is not saved. What is being saved is waited
// for.
func (p *Page) Close() bool {
	in := p.at()
	switch {
	case p.save.Busy():
	case p.leaving != nil:
		p.leaving = nil
	case p.clash != nil:
		p.clash = nil
	case in != nil && in.editor.Close():
	case p.ready() && p.dirty():
		p.leaving, p.pending = &leaving{}, false
	default:
		return false
	}
	return true
}

// dirty tells whether something stands there that is not saved.
func (p *Page) dirty() bool {
	return slices.ContainsFunc(p.inputs, func(in *input) bool { return in.changed() })
}

// Restyle implements page.Page.
func (p *Page) Restyle(st theme.Styles) { p.env.Styles = st }
