package tuitest

import (
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/rekenschap/rekenschap/model/tries"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/keys"
)

// Driver feeds a session messages and runs the commands they return until
// none is left, so that a test asserts on a screen at rest.
type Driver struct {
	t     testing.TB
	model *tui.Model
	keys  keys.Table
	text  *text.Printer
	w, h  int

	// Ended tells whether the session has quit.
	Ended bool
	// Copied is what was sent to the clipboard of the terminal.
	Copied []string
	// Hold keeps commands waiting instead of running them; Release runs them.
	Hold bool
	held []tea.Cmd

	frame  string // as last drawn
	unseen bool   // while letters come that are drawn together
}

// Drive starts a session in a window of w by h cells.
func Drive(t testing.TB, env tui.Env, o tui.Options, w, h int) *Driver {
	t.Helper()
	d := &Driver{t: t, model: tui.New(t.Context(), env, o), keys: env.Keys, text: env.Printer, w: w, h: h}
	d.Send(tea.WindowSizeMsg{Width: w, Height: h})
	d.run(d.model.Init())
	return d
}

// Send feeds a message and waits until everything it set in motion is done. The
// screen is drawn after every message, as the library does: pages know their
// size from it.
func (d *Driver) Send(msg tea.Msg) {
	_, cmd := d.model.Update(msg)
	if !d.unseen {
		d.frame = d.model.View().Content
	}
	d.run(cmd)
}

func (d *Driver) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	if d.Hold {
		d.held = append(d.held, cmd)
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.QuitMsg:
		d.Ended = true
	case tea.BatchMsg:
		for _, c := range msg {
			d.run(c)
		}
	default:
		d.other(msg)
	}
}

// other takes the messages of the library that have no exported type.
func (d *Driver) other(msg tea.Msg) {
	v := reflect.ValueOf(msg)
	switch v.Type().Name() {
	case "setClipboardMsg":
		d.Copied = append(d.Copied, v.String())
	case "backgroundColorMsg":
	case "sequenceMsg":
		for i := range v.Len() {
			if cmd, ok := v.Index(i).Interface().(tea.Cmd); ok {
				d.run(cmd)
			}
		}
	default:
		d.Send(msg)
	}
}

// Release runs the commands held, the last one first when reversed: answers
// then arrive in the wrong order.
func (d *Driver) Release(reversed bool) {
	d.Hold = false
	held := d.held
	d.held = nil
	for i := range held {
		if reversed {
			i = len(held) - 1 - i
		}
		d.run(held[i])
	}
}

// Step runs the commands held, and holds those that they set in motion.
func (d *Driver) Step() {
	held := d.held
	d.held = nil
	for i := 0; i < len(held); i++ {
		switch msg := held[i]().(type) {
		case nil:
		case tea.BatchMsg:
			for _, c := range msg {
				if c != nil {
					held = append(held, c)
				}
			}
		default:
			d.Send(msg)
		}
	}
}

// Press presses the first key of each binding, by its name.
func (d *Driver) Press(names ...string) *Driver {
	d.t.Helper()
	for _, n := range names {
		b, ok := d.keys.Get(n)
		if !ok {
			d.t.Fatalf("no binding is called %q", n)
		}
		if len(b.Keys) == 0 { // chosen by name
			d.Press(keys.Commands).Type(d.text.T(b.Text)).Press(keys.Run)
			continue
		}
		d.Send(Key(b.Keys[0]))
	}
	return d
}

// Key presses keystrokes as the library spells them.
func (d *Driver) Key(strokes ...string) *Driver {
	for _, s := range strokes {
		d.Send(Key(s))
	}
	return d
}

// Type types text, letter by letter. At a desk it is drawn when all of it stands
// there, as the library draws what comes within one frame.
func (d *Driver) Type(s string) *Driver {
	letters := []rune(s)
	for i, r := range letters {
		d.unseen = i+1 < len(letters) && !tries.All()
		d.Send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return d
}

// Wheel turns the wheel of the mouse by notches, down when positive.
func (d *Driver) Wheel(notches int) *Driver {
	b := tea.MouseWheelDown
	if notches < 0 {
		b, notches = tea.MouseWheelUp, -notches
	}
	for range notches {
		d.Send(tea.MouseWheelMsg{Button: b})
	}
	return d
}

// Resize changes the window.
func (d *Driver) Resize(w, h int) *Driver {
	d.w, d.h = w, h
	d.Send(tea.WindowSizeMsg{Width: w, Height: h})
	return d
}

// Size is the size of the window.
func (d *Driver) Size() (w, h int) { return d.w, d.h }

// View is the frame as the program hands it to the library.
func (d *Driver) View() tea.View { return d.model.View() }

// Raw is the frame with its escape sequences.
func (d *Driver) Raw() string { return d.frame }

// Screen is the frame as text.
func (d *Driver) Screen() string { return ansi.Strip(d.Raw()) }

// Lines is the frame as lines of text.
func (d *Driver) Lines() []string { return strings.Split(d.Screen(), "\n") }

// Line is the first line that holds s, "" when none does.
func (d *Driver) Line(s string) string {
	for _, l := range d.Lines() {
		if strings.Contains(l, s) {
			return l
		}
	}
	return ""
}

// Chosen is the line under the cursor.
func (d *Driver) Chosen() string {
	for _, l := range d.Lines() {
		if i := strings.Index(l, "▌"); i >= 0 {
			return strings.TrimSpace(l[i+len("▌"):])
		}
	}
	return ""
}

// Has fails the test when a text is not on the screen.
func (d *Driver) Has(texts ...string) *Driver {
	d.t.Helper()
	for _, s := range texts {
		if !strings.Contains(d.Screen(), s) {
			d.t.Errorf("not on the screen: %q\n%s", s, d.Screen())
		}
	}
	return d
}

// Lacks fails the test when a text is on the screen.
func (d *Driver) Lacks(texts ...string) *Driver {
	d.t.Helper()
	for _, s := range texts {
		if strings.Contains(d.Screen(), s) {
			d.t.Errorf("on the screen: %q\n%s", s, d.Screen())
		}
	}
	return d
}
