package main

import (
	"context"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/registers"
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
		Actor: o.who(ctx), Registers: registers.All(), Dark: o.dark(), ASCII: o.ascii(), Mouse: c.Mouse,
	}
}

// who is the person at the screen, for its head.
func (o *opened) who(ctx context.Context) tui.Actor {
	var a tui.Actor
	err := o.h.View(ctx, func(v model.State) error {
		if p, ok := model.Get[*model.Person](v, o.h.Actor().Person); ok {
			a.ID, a.Name = p.ID, p.Name
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
