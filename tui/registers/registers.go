// Package registers holds every screen with lists as a value: which records,
// in which views, in which order. A new register is a new value here.
package registers

import (
	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/pages/register"
)

// All lists the screens in the order of their tabs, then those without one.
func All() []tui.Register {
	return []tui.Register{
		{Number: 2, Layout: meetings()},
		{Number: 3, Layout: decisions()},
		{Number: 4, Layout: policies()},
		{Number: 5, Layout: trainings()},
		{Number: 6, Layout: lessons()},
		{Number: 7, Layout: controls()},
		{Number: 8, Layout: actions()},
		{Binding: keys.Log, Layout: log()},
		{Binding: keys.People, Layout: people()},
		{Binding: keys.Suppliers, Layout: suppliers()},
		{Binding: keys.Assessments, Layout: assessments()},
		{Binding: keys.Evidence, Layout: evidence()},
	}
}

// noun finds a noun that the model has; a test looks at every view.
func noun(name string) model.Noun {
	n, _ := model.NounByName(name)
	return n
}

// one is a screen with a single view of a noun.
func one(name, title, empty string, key ...string) register.Layout {
	return register.Layout{Name: name, Title: title, Views: []register.View{
		{Name: "all", Title: "screen.view.all", Noun: noun(name), Key: key, Empty: empty},
	}}
}
