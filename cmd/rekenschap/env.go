package main

import (
	"context"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui"
)

// env is what a session of the dashboard is made of.
func (o *opened) env(ctx context.Context) tui.Env {
	c, _ := o.settings() // a broken one ended the run before the file was opened
	src := &source{o: o, h: o.h, ctx: ctx}
	clock := o.Clock
	if o.when != now {
		src.day = o.day
		clock = func() time.Time { return o.day.End().Add(-time.Minute) }
	}
	return tui.Env{
		Printer: o.text(), Keys: c.bindings, Clock: clock, Source: src,
		Actor: o.who(ctx), Registers: registers(), Dark: o.dark(), ASCII: o.ascii(),
	}
}

// registers are the lists that have a tab.
func registers() []tui.Register {
	var out []tui.Register
	for _, r := range []struct {
		number int
		noun   string
		layout tui.Layout
	}{
		{7, "controls", tui.ControlsLayout()},
	} {
		if n, ok := model.NounByName(r.noun); ok {
			out = append(out, tui.Register{Number: r.number, Noun: n, Layout: r.layout})
		}
	}
	return out
}

// who is the person at the screen, for its head.
func (o *opened) who(ctx context.Context) tui.Actor {
	var a tui.Actor
	err := o.h.View(ctx, func(v model.State) error {
		if p, ok := model.Get[*model.Person](v, o.h.Actor().Person); ok {
			a.Name = p.Name
		}
		var roles []string
		for _, r := range v.Roles() {
			roles = append(roles, o.text().Value(r))
		}
		a.Role = o.text().List(roles)
		return nil
	})
	if err != nil || a.Name == "" {
		a.Name = text.Clean(o.h.Actor().OSUser)
	}
	return a
}
