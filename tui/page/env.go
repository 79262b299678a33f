package page

import (
	"context"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/theme"
)

// Env is what one session hands to its screens. It is a value; nothing in it
// is shared with another session but what is read-only.
type Env struct {
	Context context.Context
	Text    *text.Printer
	Keys    keys.Table
	Styles  theme.Styles
	Clock   func() time.Time
	Now     func() time.Time // the true clock, where Clock stands on a day asked for
	Actor   Actor
	Can     func(binding string) bool // nil: everything the screen offers
	Roles   []model.Role              // what the person acts as; the store asks again at every change
	Loads   *Loads
}

// Actor is who sits at the screen. ID is empty for the operator of the file,
// who has no dossier.
type Actor struct{ ID, Name, Role string }

// True is the civil day it really is, also where one was asked for.
func (e Env) True() model.Date {
	if e.Now == nil {
		return e.Today()
	}
	return model.DateOf(e.Now())
}

// Today is the civil day at the clock of the session.
func (e Env) Today() model.Date { return model.DateOf(e.Clock()) }

// May tells whether the person may take the action of a binding.
func (e Env) May(binding string) bool { return e.Can == nil || e.Can(binding) }

// MayAsk tells whether the person may fill in a form.
func (e Env) MayAsk(a model.Ask) bool {
	v, ok := model.AskVerb(a)
	return ok && model.Allowed(e.Roles, v)
}

// MayRecord tells whether there is anything the person may record.
func (e Env) MayRecord() bool { return e.MayAsk(model.Ask{What: model.AskNew, Kind: model.KindAction}) }

// Pick chooses between the two languages of the catalogue of the law.
func (e Env) Pick(nl, en string) string {
	if e.Text.Lang() == text.EN && en != "" {
		return en
	}
	return nl
}
