package form

import (
	"encoding/json"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
)

// kept is the form as it stands in the draft.
type kept struct {
	Ask    model.Ask           `json:"ask"`
	Rev    int                 `json:"rev"`   // of the record it began with
	Start  map[string][]string `json:"start"` // what that held
	Focus  int                 `json:"focus"`
	Fields map[string][]string `json:"fields"`
}

// typed notes that something changed. What was typed and taken back again
// leaves no draft.
func (p *Page) typed() tea.Cmd {
	if p.over {
		return nil
	}
	was := p.noted
	p.noted = p.dirty()
	switch {
	case !p.noted && was:
		return p.drafts.Drop(p.env, p.source, p.form.Name)
	case !p.noted:
		return nil
	}
	k := kept{Ask: p.ask, Focus: p.focus, Start: map[string][]string{}, Fields: map[string][]string{}}
	if p.form.Record != nil {
		k.Rev = p.form.Record.Head().Rev
	}
	for _, in := range p.inputs {
		k.Start[in.field.Name] = in.field.Start
		if in.changed() {
			k.Fields[in.field.Name] = in.editor.Typed()
		}
	}
	body, err := json.Marshal(k)
	if err != nil {
		return nil // texts can always be written
	}
	return p.drafts.Keep(p.env, p.source, p.form.Name, body)
}

// Flush implements page.Flusher.
func (p *Page) Flush() tea.Cmd { return p.drafts.Flush(p.env) }

// Resumable is the form that a draft is of; false when it is of something
// else.
func Resumable(d model.Draft) (model.Ask, bool) {
	var k kept
	ok := json.Unmarshal(d.Body, &k) == nil && k.Ask.What != "" && len(k.Fields) > 0
	return k.Ask, ok
}

// restore puts back what was typed before; false when there is nothing to put.
func (p *Page) restore(body []byte) bool {
	var k kept
	if json.Unmarshal(body, &k) != nil || len(k.Fields) == 0 {
		return false
	}
	p.goBack(k)
	for _, in := range p.inputs {
		if typed, ok := k.Fields[in.field.Name]; ok {
			in.editor.Restore(typed)
		}
	}
	p.focus = max(min(k.Focus, len(p.inputs)), 0)
	return true
}

// goBack lets the form stand on the state of the record that the draft began
// with: saving then shows what others changed since, and overwrites nothing.
func (p *Page) goBack(k kept) {
	now := p.form.Record
	if now == nil || p.form.Rebase == nil || now.Head().Rev == k.Rev {
		return
	}
	then := model.Clone(now)
	then.Head().Rev = k.Rev
	p.form, p.stale = p.form.Rebase(then), true
	for _, in := range p.inputs {
		in.field.Start = k.Start[in.field.Name]
		in.editor.Set(in.field.Start)
	}
}

// drop throws the draft away.
func (p *Page) drop() tea.Cmd {
	p.over = true
	return p.drafts.Drop(p.env, p.source, p.form.Name)
}

// restart begins anew with the record as it is now.
func (p *Page) restart() tea.Cmd {
	p.resumed = time.Time{}
	cmd := p.drop()
	p.over, p.noted, p.stale = false, false, false
	return tea.Sequence(cmd, p.Init())
}
