package form

import (
	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// pick is a field in which records, or answers of a long closed set, are
// picked by typing a part of their names.
type pick struct {
	env    page.Env
	field  model.FormField
	picker widget.Picker
}

func newPick(env page.Env, f model.FormField) *pick {
	p := &pick{env: env, field: f, picker: widget.NewPicker(f.Many, env.Text.T("form.pick.none"), nil)}
	var options []widget.Option
	for _, c := range f.Choices {
		options = append(options, widget.Option{Value: c.Value, Label: env.Text.Msg(c.Word), Side: env.Text.Msg(c.Side), Keys: c.Value})
	}
	p.picker.SetOptions(options)
	p.picker.SetPicked(f.Start)
	return p
}

// offer takes the records there are to pick from. What is picked already stays
// bound to what was seen when it was picked.
func (p *pick) offer(cs []model.Choice) {
	var options []widget.Option
	have := map[string]string{}
	for _, v := range p.picker.Picked() {
		if ref, ok := model.ParsePin(v); ok && p.field.Pinned {
			have[string(ref.Kind)+ref.ID] = v
		}
	}
	for _, c := range cs {
		o := widget.Option{Value: c.Ref.ID, Label: p.env.Text.Msg(c.Label), Side: p.env.Text.Msg(c.Side), Keys: c.Keys + " " + c.Ref.ID}
		if p.field.Pinned {
			o.Value = c.Ref.Pin()
			if v, ok := have[string(c.Ref.Kind)+c.Ref.ID]; ok {
				o.Value = v
			}
		}
		options = append(options, o)
	}
	p.picker.SetOptions(options)
}

func (p *pick) Key(k tea.KeyPressMsg)    { p.picker.Key(k) }
func (p *pick) Paste(s string)           { p.picker.Paste(s) }
func (p *pick) Move(binding string) bool { return p.picker.Move(binding) }
func (p *pick) Enter() bool              { return p.picker.Pick() }
func (p *pick) Leave()                   { p.picker.Settle() }
func (p *pick) Close() bool              { return p.picker.Close() }
func (p *pick) Set(values []string)      { p.picker.SetPicked(values) }

// Values implements editor: what is typed and names nothing is told, not lost.
func (p *pick) Values() ([]string, error) {
	if s := text.Clean(p.picker.Typed()); s != "" {
		return p.picker.Picked(), model.Errorf(model.CodeInvalid, "form.pick.unsettled", "Text", model.Shorten(s))
	}
	return p.picker.Picked(), nil
}

// Typed implements editor: the text first, then what is picked.
func (p *pick) Typed() []string { return append([]string{p.picker.Typed()}, p.picker.Picked()...) }

// Restore implements editor.
func (p *pick) Restore(typed []string) {
	if len(typed) > 0 {
		p.picker.SetPicked(typed[1:])
		p.picker.SetTyped(typed[0])
	}
}

// View implements editor.
func (p *pick) View(st theme.Styles, w, h int, focused bool) ([]string, int, int) {
	lines, x := p.picker.View(st, w, max(min(h, 7), 3), focused, text.Clean)
	return lines, x, p.picker.CursorLine(w)
}
