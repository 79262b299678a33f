package tui

import (
	"context"
	"fmt"
	"io"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/page"
)

// Plain prints a screen as linear text, for screen readers and scripts: one
// fact per line, a label, a colon and its value, no columns and no frames.
// screen is "overview", or "" for it, or the name of a register's noun.
func Plain(w io.Writer, env Env, screen string) error {
	return PlainRecord(w, env, screen, model.Ref{})
}

// PlainRecord prints one record, opened from a screen, the same way.
func PlainRecord(w io.Writer, env Env, screen string, ref model.Ref) error {
	m := New(context.Background(), env, Options{})
	i, ok := screenIndex(env, screen)
	if !ok {
		return model.Errorf(model.CodeUsage, "error.screen.unknown", "Text", screen)
	}
	m.active = i
	if !ref.IsZero() {
		m.open(ref)
	}
	top := m.top()
	if err := load(top.Page); err != nil {
		return err
	}
	p, ok := top.Page.(page.Plainer)
	if !ok {
		return model.Errorf(model.CodeUsage, "error.screen.unknown", "Text", screen)
	}
	if _, err := fmt.Fprintln(w, m.plainHead()); err != nil {
		return err
	}
	for _, l := range p.Plain() {
		if _, err := fmt.Fprintln(w, l); err != nil {
			return err
		}
	}
	return nil
}

func screenIndex(env Env, screen string) (int, bool) {
	if screen == "" || screen == "overview" {
		return 0, true
	}
	for i, r := range env.Registers {
		if r.Noun.Name == screen {
			return i + 1, true
		}
	}
	return 0, false
}

// load waits for a page's own load.
func load(p page.Page) error {
	cmd := p.Reload()
	a, ok := cmd().(page.Answer)
	if !ok {
		return nil
	}
	p.Answer(a)
	return a.Err
}

func (m *Model) plainHead() string {
	t := m.env.Text
	return t.T("screen.header.program") + ", " + m.top().Title() + ", " + t.DateLong(m.env.Today())
}
