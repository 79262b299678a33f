package main

import (
	"context"
	"errors"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/registers"
	"github.com/rekenschap/rekenschap/tui/tuitest"
)

// formless is a source that cannot give a form.
type formless struct{ tui.Source }

func (formless) Form(context.Context, model.Ask) (model.Form, error) {
	return model.Form{}, errors.New("disk")
}

// slow is a session whose form has been asked for and has not come.
func slow(t *testing.T) *seat {
	s := take(t, put(t, linde), "", "nl", 80, 24).do(keys.Screen(8), keys.Top)
	s.Hold = true
	s.Press(keys.Note).Has(s.env.Printer.T("screen.busy"))
	return s
}

// What is typed before a form is there stands in the form: no letter of it is
// taken as a key that does something.
func TestTypedAheadOfAForm(t *testing.T) {
	s := slow(t)
	s.Type("q1 zaandag")
	s.Send(tea.PasteMsg{Content: " en meer"})
	if s.Ended {
		t.Fatal("a letter ended the session")
	}
	s.Release(false)
	s.Has("q1 zaandag en meer")
}

// Going back and quitting do not wait, and what was typed is gone with it.
func TestBackFromAFormThatDoesNotCome(t *testing.T) {
	s := slow(t)
	s.Type("qqq").Key("esc")
	s.Release(false)
	s.Has("8 Acties").Lacks("qqq")
	if s.Ended {
		t.Fatal("letters for the form ended the session")
	}
	s = slow(t)
	s.Key("ctrl+c")
	s.Release(false)
	if !s.Ended {
		t.Error("ctrl+c does not quit while a form is on its way")
	}
}

// When the form cannot be had, what was typed for it does nothing.
func TestTypedAheadOfAFailure(t *testing.T) {
	s := take(t, put(t, linde), "", "nl", 80, 24)
	env := s.env
	env.Source, env.Registers = formless{env.Source}, registers.All()
	d := tuitest.Drive(t, env, tui.Options{Local: true, Screen: "actions"}, 80, 24)
	d.Hold = true
	d.Press(keys.Note).Type("q")
	d.Release(false)
	if d.Ended {
		t.Error("a letter for a form that failed ended the session")
	}
}
