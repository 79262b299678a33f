package form

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/page"
)

// input is a field of the form with its editor.
type input struct {
	field   model.FormField
	editor  editor
	touched bool // the person has been there
	off     bool // does not apply, given the other answers
	choices page.Loader
}

func newInput(env page.Env, f model.FormField) *input {
	return &input{field: f, editor: newEditor(env, f)}
}

// begin loads what may be picked.
func (in *input) begin(env page.Env, src Source) tea.Cmd {
	cmd := in.fetch(src)
	if _, ok := in.editor.(*pick); !ok || len(in.field.Pick) == 0 {
		return cmd
	}
	kinds := in.field.Pick
	return tea.Batch(cmd, in.choices.Start(env, func(ctx context.Context) (any, error) { return src.Choices(ctx, kinds) }))
}

// fetch reads a file whose path was typed.
func (in *input) fetch(src Source) tea.Cmd {
	if f, ok := in.editor.(*file); ok {
		return f.fetch(src)
	}
	return nil
}

func (in *input) answer(a page.Answer) bool {
	if f, ok := in.editor.(*file); ok {
		return f.answer(a)
	}
	if in.choices.Take(a) {
		cs, _ := a.Value.([]model.Choice)
		in.editor.(*pick).offer(cs)
		return true
	}
	return false
}

// changed tells whether the field holds something else than at the start.
func (in *input) changed() bool {
	vs, err := in.editor.Values()
	return err != nil || !slices.Equal(vs, in.field.Start) && len(vs)+len(in.field.Start) > 0
}

// filled gathers the answers of the fields that are asked, and what cannot be
// read.
func (p *Page) filled() (model.Filled, []model.Problem) {
	out := model.Filled{Values: map[string][]string{}, Files: map[string]model.Attached{}}
	wrong := map[string]error{}
	for _, in := range p.inputs {
		vs, err := in.editor.Values()
		if err != nil {
			wrong[in.field.Name] = err
			continue
		}
		if len(vs) > 0 {
			out.Values[in.field.Name] = vs
		}
		if f, ok := in.editor.(*file); ok {
			if a, ok := f.attached(); ok {
				out.Files[a.SHA256] = a
			}
		}
	}
	asked, out := p.form.Applying(out)
	var ps []model.Problem
	for _, f := range asked {
		if err := wrong[f.Name]; err != nil {
			ps = append(ps, model.Problem{Field: f.Name, Message: model.Because(err)})
		}
	}
	p.heed(asked)
	return out, ps
}

// heed notes which fields are asked now; the others are out of sight.
func (p *Page) heed(asked []model.FormField) {
	for _, in := range p.inputs {
		in.off = !slices.ContainsFunc(asked, func(f model.FormField) bool { return f.Name == in.field.Name })
	}
}

// check is what the answers come to: a command, or what is wrong.
func (p *Page) check() (model.Command, model.Filled, []model.Problem) {
	in, ps := p.filled()
	cmd, more := p.form.Build(in)
	for _, m := range more {
		known := func(q model.Problem) bool { return q.Field == m.Field }
		if !slices.ContainsFunc(ps, known) {
			ps = append(ps, m)
		}
	}
	return cmd, in, ps
}
