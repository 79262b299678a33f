package main

import (
	"context"
	"errors"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/keys"
	tuipage "github.com/rekenschap/rekenschap/tui/page"
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
	t.Parallel()
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
	t.Parallel()
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
	t.Parallel()
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

// What fails beside the form costs none of what was typed for it.
func TestTypedAheadOfAnotherFailure(t *testing.T) {
	t.Parallel()
	s := slow(t)
	s.Type("blijft")
	s.Send(tuipage.Answer{Request: 1 << 20, Err: errors.New("disk")})
	s.Release(false)
	s.Has("blijft")
}

// A name typed before the list to pick from is there picks from that list; it
// does not make somebody new.
func TestTypedAheadOfAList(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	s := take(t, path, thePapers, "nl", 100, 40)
	s.do(keys.Screen(8), keys.Top)
	s.Hold = true
	s.Press(keys.Edit).Key("tab").Type("manager-ict").Key("enter")
	s.Release(false)
	s.Lacks("Nieuw:").Has("Manager ICT")
}

// A whole line for an action typed before the line is there is recorded, and
// one left before is not written over.
func TestTypedAheadOfALine(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	o := newOracle(t, path)
	s := take(t, path, thePapers, "nl", 100, 30).do(keys.Screen(8), keys.Top)
	s.Press(keys.Act).Type("Eerder begonnen").Key("esc")
	s.Hold = true
	s.Press(keys.Act).Type(" en af @manager-ict 15-12").Key("enter")
	s.Release(false)
	s.Has("Bewaard")
	o.holds("SELECT count(*) FROM action WHERE text='Eerder begonnen en af'", "1")
}

// The keys of a secretary who knows them by heart wait for what they follow on:
// the text is put to decision, the votes are noted, the next item comes.
func TestTypedAheadInAMeeting(t *testing.T) {
	t.Parallel()
	b := newBoardroom(t)
	b.open(t)
	s := b.secretary(t, 110, 40)
	s.Hold = true
	s.Press(keys.Approve).Type(" vanaf 1 januari").Key("enter")
	s.Key("down").Press(keys.VoteAgainst).Type("Te snel.").Key("enter").Press(keys.Confirm, keys.Finish)
	s.Release(false)
	s.Has("2. Rondvraag")
	newOracle(t, b.path).holds("SELECT d.outcome, d.body ->> '$.text', v.body ->> '$.minority' FROM decision d JOIN vote v ON v.decision_id=d.id WHERE v.value='against'",
		"approved|MFA verplicht vanaf 1 januari|Te snel.")
}

// full is a source that keeps no draft and knows nobody.
type full struct{ tui.Source }

func (full) SaveDraft(context.Context, string, []byte) error { return errors.New("disk full") }

func (full) Choices(context.Context, []model.Kind) ([]model.Choice, error) {
	return nil, errors.New("disk broken")
}

// Why nobody is found, and that what is typed is not kept, is said.
func TestWhatFailedIsSaid(t *testing.T) {
	t.Parallel()
	s := take(t, put(t, linde), "", "nl", 100, 30)
	env := s.env
	env.Source, env.Registers = full{env.Source}, registers.All()
	d := tuitest.Drive(t, env, tui.Options{Local: true, Screen: "actions"}, 100, 30)
	d.Press(keys.Act).Type("koop @ciso").Has("disk broken", "! Het concept kon niet")
	d.Key("esc").Press(keys.Edit).Has("disk broken")
}
