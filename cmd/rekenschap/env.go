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
	who, roles := o.who(ctx)
	return tui.Env{
		Printer: o.text(), Keys: c.bindings, Clock: clock, Now: o.Clock, Source: src,
		Actor: who, Can: can(roles), Roles: roles, Registers: registers.All(), Dark: o.dark(), ASCII: o.ascii(), Mouse: c.Mouse,
	}
}

// who is the person at the screen, for its head, and what they act as.
func (o *opened) who(ctx context.Context) (a tui.Actor, roles []model.Role) {
	err := o.h.View(ctx, func(v model.State) error {
		if p, ok := model.Get[*model.Person](v, o.h.Actor().Person); ok {
			a.ID, a.Name = p.ID, p.Name
		}
		roles = v.Roles()
		var words []string
		for _, r := range roles {
			words = append(words, o.text().Value(r))
		}
		a.Role = o.text().List(words)
		return nil
	})
	if err != nil || a.Name == "" {
		a.Name = text.Clean(o.h.Actor().OSUser)
	}
	return a, roles
}

// can tells which bindings these roles may use: a key whose action is not
// theirs is not there. The store asks again at every load.
func can(roles []model.Role) func(binding string) bool {
	refused := map[string]bool{}
	for _, r := range registers.All() {
		for _, v := range r.Layout.Views {
			verb := v.Noun.Verb
			if verb == "" {
				verb = model.ReadVerb(v.Noun.Kind)
			}
			if r.Binding != "" && !model.Allowed(roles, verb) {
				refused[r.Binding] = true
			}
		}
	}
	return func(binding string) bool { return !refused[binding] }
}
