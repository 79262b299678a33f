package form

import (
	"slices"
	"strings"

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
	p.picker.Make = p.makes
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
		if c.Gone {
			o.Gone, o.Side = true, p.env.Text.T("form.side.gone", "Side", c.Side)
		}
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

// making begins the value of what is recorded anew to be picked.
const making = "make "

// makes are the new people and offices that can be recorded from here.
func (p *pick) makes(typed string) []widget.Option {
	var out []widget.Option
	for _, k := range []model.Kind{model.KindPerson, model.KindOffice} {
		if slices.Contains(p.field.Pick, k) && p.env.MayAsk(model.Ask{What: model.AskNew, Kind: k}) {
			label := p.env.Text.T("form.make", "Kind", model.Msg("kind."+string(k)), "Text", text.Clean(typed))
			out = append(out, widget.Option{Value: making + string(k), Label: label})
		}
	}
	return out
}

// asks is the form of what is to be recorded first, when that was chosen.
func (p *pick) asks(typed string) (model.Ask, bool) {
	picked := p.picker.Picked()
	i := slices.IndexFunc(picked, func(v string) bool { return strings.HasPrefix(v, making) })
	if i < 0 {
		return model.Ask{}, false
	}
	kind := model.Kind(strings.TrimPrefix(picked[i], making))
	p.picker.SetPicked(slices.Delete(picked, i, i+1))
	return model.Ask{What: model.AskNew, Kind: kind, Text: text.Clean(strings.TrimSpace(typed))}, true
}

// take picks a record that was made meanwhile.
func (p *pick) take(id string) {
	picked := p.picker.Picked()
	if !p.field.Many {
		picked = nil
	}
	p.picker.SetPicked(append(picked, id))
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
