package tui_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/tuitest"
)

// withActions is the demo with five actions of two owners.
func withActions() *tuitest.Source {
	src := tuitest.Demo()
	noun, _ := model.NounByName("actions")
	add := func(id, what, owner, due string, state model.ActionState) {
		r := model.Row{Ref: model.Ref{Kind: model.KindAction, ID: id}, Values: make([]any, len(noun.Columns)), Status: model.Attention}
		for i, c := range noun.Columns {
			switch c.Key {
			case "id":
				r.Values[i] = id
			case "text":
				r.Values[i] = what
			case "owner":
				r.Values[i] = owner
			case "due":
				r.Values[i] = model.MustDate(due)
			case "state":
				r.Values[i] = state
			}
		}
		src.Lists["actions"] = append(src.Lists["actions"], r)
	}
	add("ACT-2026-001", "Accounts opschonen", "Manager ICT", "2026-12-01", model.ActionOpen)
	add("ACT-2026-002", "Brief aan leverancier", "Hoofd Inkoop", "2026-11-01", model.ActionLate)
	add("ACT-2026-003", "Certificaat opvragen", "Manager ICT", "2026-10-01", model.ActionLate)
	add("ACT-2026-004", "Draaiboek herzien", "Hoofd Inkoop", "2027-01-01", model.ActionOpen)
	add("ACT-2026-005", "Eindverslag", "Manager ICT", "2026-02-01", model.ActionDone)
	return src
}

// driveActions is a session whose eighth screen shows actions in four ways.
func driveActions(t *testing.T, src *tuitest.Source) *tuitest.Driver {
	t.Helper()
	noun, _ := model.NounByName("actions")
	open := func(value func(string) any) bool { return value("state") != model.ActionDone }
	v := tui.View{Noun: noun, Columns: []string{"id", "text", "owner", "due", "state"}, Key: []string{"id"}, Empty: "screen.actions.empty", Sort: "due", Keep: open}
	late, owner, all := v, v, v
	late.Name, late.Title = "open", "screen.view.actions.open"
	owner.Name, owner.Title, owner.Group = "owner", "screen.view.actions.owner", "owner"
	all.Name, all.Title, all.Keep = "all", "screen.view.all", nil
	env := tuitest.Env(src, text.New(text.NL))
	for i := range env.Registers {
		if env.Registers[i].Number == 8 {
			env.Registers[i].Layout = tui.Layout{Name: "actions", Title: "screen.tab.actions", Views: []tui.View{late, owner, all}}
		}
	}
	return tuitest.Drive(t, env, tui.Options{}, 100, 30)
}

func TestViewsOfAScreen(t *testing.T) {
	d := driveActions(t, withActions())
	d.Press(keys.Screen(8)).Lacks("Eindverslag").Has("4 regels")
	order(t, d, "Certificaat", "Brief", "Accounts", "Draaiboek") // late first, by term
	d.Press(keys.NextView)
	order(t, d, "Brief", "Draaiboek", "Certificaat", "Accounts") // by owner, then term
	if n := strings.Count(d.Screen(), "Hoofd Inkoop"); n != 1 {
		t.Errorf("an owner of two lines is named %d times, want once:\n%s", n, d.Screen())
	}
	d.Press(keys.PrevView, keys.PrevView).Has("Eindverslag", "5 regels")
	d.Press(keys.ViewRight).Lacks("Eindverslag") // round again
}

// A filter and an order kept under a name come back as a tab, also in the next
// session, and can be forgotten.
func TestAPersonKeepsAView(t *testing.T) {
	src := withActions()
	d := driveActions(t, src)
	d.Press(keys.Screen(8)).Lacks("vergeet deze")
	d.Press(keys.Find).Type("manager").Press(keys.Keep).Press(keys.Sort) // the latest term first
	d.Press(keys.SaveView).Type("ICT").Has("Naam van deze weergave: ICT").Press(keys.Keep)
	d.Has("ICT", "2 van 4")
	order(t, d, "Accounts", "Certificaat")

	again := driveActions(t, src)
	again.Press(keys.Screen(8)).Has("Open, te laat eerst", "ICT", "4 regels")
	again.Press(keys.PrevView).Has("2 van 4").Lacks("Draaiboek")
	order(t, again, "Accounts", "Certificaat")
	again.Press(keys.DropView).Has("4 regels")
	if len(src.Saved) != 0 {
		t.Errorf("still kept: %v", src.Saved)
	}
	again.Press(keys.PrevView).Lacks("2 van 4").Has("5 regels")
}

// A view that could not be kept says why, and does not turn up later.
func TestAViewThatIsNotKept(t *testing.T) {
	src := withActions()
	d := driveActions(t, src)
	d.Press(keys.Screen(8), keys.SaveView).Type("ICT")
	src.Fail = errors.New("disk gone")
	d.Press(keys.Keep).Has("Uw weergaven zijn niet gewijzigd", "disk gone")
	src.Fail = nil
	d.Press(keys.Reload).Has("4 regels").Lacks("niet gewijzigd")
}

// A key that is not for this person says so; one that has nothing to do now
// is silent.
func TestKeysForOthersSaySo(t *testing.T) {
	env := tuitest.Env(withActions(), text.New(text.NL))
	env.Actor.ID = ""
	env.Can = func(b string) bool { return b != keys.Log }
	d := tuitest.Drive(t, env, tui.Options{}, 80, 24)
	d.Press(keys.Log).Has("Het logboek is voor secretaris, CISO en auditor.")
	d.Press(keys.Dossier).Has("zeg wie u bent met --as").Lacks("logboek is voor")
	d.Press(keys.Back).Lacks("--as").Has("q stop")
}

// Sorting says by what: never by a column that is not on the screen.
func TestSortingIsByWhatIsShown(t *testing.T) {
	d := tuitest.Drive(t, tuitest.Env(withActions(), text.New(text.NL)), tui.Options{}, 80, 24)
	d.Press(keys.Screen(8)).Lacks("↑ ").Press(keys.Sort).Has("Nummer ↑")
	order(t, d, "ACT-2026-001", "ACT-2026-002", "ACT-2026-003")
	d.Press(keys.Sort).Has("Nummer ↓")
}

func TestEscLeavesTheNameFirst(t *testing.T) {
	src := withActions()
	d := driveActions(t, src)
	d.Press(keys.Screen(8), keys.Find).Type("ict").Press(keys.Keep, keys.SaveView).Type("x").Press(keys.Back)
	d.Has("Filter: ict").Press(keys.Back).Lacks("Filter:").Has("4 regels")
	d.Press(keys.SaveView).Type("  ").Press(keys.Keep)
	if len(src.Saved) != 0 {
		t.Errorf("kept without a name: %v", src.Saved)
	}
}

// Screens without a tab open over the page in sight and lead back to it.
func TestScreensWithoutATab(t *testing.T) {
	d := driveActions(t, withActions())
	d.Press(keys.Screen(8), keys.Suppliers).Has("Acties › Leveranciers", "Hier staat niets dat u kunt inzien.")
	d.Press(keys.Suppliers).Lacks("Leveranciers › Leveranciers")
	d.Press(keys.Log).Has("Acties › Leveranciers › Logboek")
	d.Press(keys.Back, keys.Back).Has("4 regels")
}

func TestOpenOnAnyScreen(t *testing.T) {
	for _, name := range tui.ScreenNames(tuitest.Env(nil, text.New(text.NL)).Registers) {
		d := tuitest.Drive(t, tuitest.Env(withActions(), text.New(text.NL)), tui.Options{Screen: name}, 80, 24)
		d.Lacks("bezig…")
		for range 3 {
			d.Press(keys.Back)
		}
		if got := d.Chosen(); got == "" {
			t.Errorf("%s: esc does not lead home:\n%s", name, d.Screen())
		}
	}
}

// The wheel walks as the arrows do, in a list and in the palette.
func TestWheel(t *testing.T) {
	d := driveActions(t, withActions())
	d.Press(keys.Screen(8)).Wheel(1)
	if got := d.Chosen(); !strings.Contains(got, "Draaiboek") {
		t.Errorf("three down from the first: %q", got)
	}
	d.Wheel(-1)
	if got := d.Chosen(); !strings.Contains(got, "Certificaat") {
		t.Errorf("and up again: %q", got)
	}
	d.Press(keys.Commands)
	before := d.Chosen()
	if d.Wheel(1); d.Chosen() == before {
		t.Error("the palette does not move")
	}
}
