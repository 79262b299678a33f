package main

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/keys"
)

// The steps of a visit: what somebody at a terminal over SSH does and sees. Keys
// are pressed by the name of their binding; what should be seen is waited for
// until it is there and the terminal is at rest; what came of it is read from
// the file in plain SQL.

const (
	// longest is how long somebody waits for what should come.
	longest = 10 * slower * time.Second
	// restful is how long a terminal is silent when it is at rest: longer than
	// there is between two frames.
	restful = 50 * slower * time.Millisecond
	// dull is how long a key may take to do anything at all; what is typed then
	// is typed ahead.
	dull = 200 * time.Millisecond
	// busy is what a meeting shows while something is being recorded.
	busy = "bezig…"
)

// Sees waits until the texts stand on the screen, and it is at rest.
func (v *chair) Sees(texts ...string) *chair {
	v.t.Helper()
	v.until(func(screen string) string {
		for _, s := range texts {
			if !stands(screen, s) {
				return fmt.Sprintf("%q did not appear", s)
			}
		}
		return ""
	})
	return v
}

// Loses waits until none of the texts stands on the screen.
func (v *chair) Loses(texts ...string) *chair {
	v.t.Helper()
	v.until(func(screen string) string {
		for _, s := range texts {
			if stands(screen, s) {
				return fmt.Sprintf("%q did not go away", s)
			}
		}
		return ""
	})
	return v
}

// Lacks asks that none of the texts stands on the screen at rest. It follows
// something seen: a screen that is yet to come lacks everything.
func (v *chair) Lacks(texts ...string) *chair {
	v.t.Helper()
	for _, s := range texts {
		if stands(v.Screen(), s) {
			v.t.Fatalf("%q is on the screen:\n%s", s, v.Screen())
		}
	}
	return v
}

// stands tells whether a text is on a screen, broken over lines or not.
func stands(screen, text string) bool {
	return strings.Contains(screen, text) || strings.Contains(strings.Join(strings.Fields(screen), " "), text)
}

// until waits for a screen at rest of which nothing is wrong.
func (v *chair) until(wrong func(screen string) string) {
	v.t.Helper()
	for end := time.Now().Add(max(longest, 5*aSecond())); ; time.Sleep(2 * time.Millisecond) {
		at, screen := v.eyes.last(), v.Screen()
		what := wrong(screen)
		if what == "" && time.Since(at) >= restful {
			return
		}
		if what != "" && time.Now().After(end) {
			v.t.Fatalf("%s:\n%s\n%s", what, screen, v.l.wrongs())
		}
	}
}

// Press presses the first key of each binding, by its name.
func (v *chair) Press(names ...string) *chair {
	v.t.Helper()
	for _, n := range names {
		b, ok := keys.Default().Get(n)
		switch {
		case !ok:
			v.t.Fatalf("no binding is called %q", n)
		case len(b.Keys) == 0: // chosen by name
			v.Press(keys.Commands).Types(v.word(b.Text)).chooses(v.word(b.Text)).Press(keys.Run)
		default:
			v.Keys(b.Keys[0])
		}
	}
	return v
}

// word is what something is called in the language of the session.
func (v *chair) word(key string) string { return text.New(v.lang).T(key) }

// Keys presses keystrokes as the table of bindings spells them.
func (v *chair) Keys(strokes ...string) *chair {
	v.t.Helper()
	for _, s := range strokes {
		before := v.Bytes()
		v.sent = time.Now()
		v.Send(wire(s))
		if s != "esc" {
			v.answered(before, dull)
			continue
		}
		v.answered(before, 4*dull)
		time.Sleep(time.Until(v.sent.Add(4 * restful))) // what follows at once would make another key of it
	}
	return v
}

// Types types a text, as fast as a keyboard can.
func (v *chair) Types(s string) *chair {
	v.t.Helper()
	before := v.Bytes()
	v.sent = time.Now()
	v.Send(s)
	v.answered(before, dull)
	return v
}

// answered waits until the program has answered and is at rest, or says nothing.
func (v *chair) answered(before int, most time.Duration) {
	most = most * aSecond() / time.Second // a busy machine is no sign that a key does nothing
	for from := time.Now(); ; time.Sleep(2 * time.Millisecond) {
		quiet := v.Bytes() > before && time.Since(v.eyes.last()) >= restful
		if quiet && (!strings.Contains(v.Screen(), busy) || time.Since(from) > longest) || v.Bytes() == before && time.Since(from) > most {
			return
		}
	}
}

// Walks moves the cursor to the line with a text, down and then up: the line
// may still be coming.
func (v *chair) Walks(text string) *chair {
	v.t.Helper()
	way, back := keys.Down, keys.Up
	for still, end := 0, time.Now().Add(longest); time.Now().Before(end); {
		was := v.chosen()
		if strings.Contains(was, text) {
			return v
		}
		v.Press(way)
		if still++; v.chosen() != was {
			still = 0
		}
		if still == 2 {
			way, back, still = back, way, 0
		}
	}
	v.t.Fatalf("no line with %q:\n%s", text, v.Screen())
	return v
}

// Field walks to a field of the form in sight by its label.
func (v *chair) Field(label string) *chair {
	v.t.Helper()
	for range 40 {
		if strings.HasPrefix(v.chosen(), label) {
			return v
		}
		v.Press(keys.NextField)
	}
	v.t.Fatalf("tab does not lead to %q:\n%s", label, v.Screen())
	return v
}

// Gives types in a field.
func (v *chair) Gives(label, typed string) *chair {
	v.t.Helper()
	return v.Field(label).Types(typed)
}

// Switches turns a field with a few answers until one stands there.
func (v *chair) Switches(label, answer string) *chair {
	v.t.Helper()
	v.Field(label)
	for range 8 {
		if strings.Contains(v.chosen(), "["+answer+"]") {
			return v
		}
		v.Press(keys.CellRight)
	}
	v.t.Fatalf("%q has no answer %q:\n%s", label, answer, v.Screen())
	return v
}

// Makes opens a form by what the list of what can be made calls it.
func (v *chair) Makes(what string) *chair {
	v.t.Helper()
	return v.Press(keys.New).Sees(what).Walks(what).Press(keys.Accept)
}

// chooses waits until the cursor stands on a line with a text.
func (v *chair) chooses(text string) *chair {
	v.t.Helper()
	v.until(func(string) string {
		if !strings.Contains(v.chosen(), text) {
			return fmt.Sprintf("%q is not under the cursor", text)
		}
		return ""
	})
	return v
}

// Opens looks a record up by its number and opens its page.
func (v *chair) Opens(id string) *chair {
	v.t.Helper()
	v.Press(keys.SearchAll).Sees("› " + v.word("screen.search.title"))
	return v.Types(id).chooses(id).Press(keys.Open).Sees("› " + id)
}

// Saves saves the form in sight.
func (v *chair) Saves() *chair {
	v.t.Helper()
	return v.Press(keys.Save).Sees("Bewaard: ")
}

// Reads opens the paper under the cursor, reads it to its end, and confirms
// that.
func (v *chair) Reads() *chair {
	v.t.Helper()
	v.Press(keys.CastOpen).Sees("│").Press(keys.Bottom).Sees("Einde van het stuk")
	return v.Press(keys.ConfirmRead).Sees("▌✓", "gelezen en bevestigd")
}

// Pastes pastes a text, as a terminal does that says so.
func (v *chair) Pastes(s string) *chair {
	v.t.Helper()
	return v.Types(ansi.BracketedPasteStart + strings.ReplaceAll(s, "\n", "\r") + ansi.BracketedPasteEnd)
}

// Resizes makes the window another size.
func (v *chair) Resizes(w, h int) *chair {
	v.t.Helper()
	before := v.Bytes()
	v.Resize(w, h)
	if err := v.session.WindowChange(h, w); err != nil {
		v.t.Fatal(err)
	}
	v.answered(before, longest)
	return v
}

// Ends waits until the session is over, with an exit code, and gives the last
// words: the terminal is as it was before.
func (v *chair) Ends(code int, words ...string) {
	v.t.Helper()
	if got := v.left(); got != code {
		v.t.Errorf("ended with %d, want %d:\n%s", got, code, v.Screen())
	}
	for _, w := range words {
		if !stands(v.Screen(), w) {
			v.t.Errorf("%q was not said:\n%s", w, v.Screen())
		}
	}
	v.clean()
}

// clean asks that what the session set in the terminal is set back.
func (v *chair) clean() {
	v.t.Helper()
	s := v.Stream()
	for _, mode := range []struct{ name, on, off string }{
		{"alternate screen", ansi.SetModeAltScreenSaveCursor, ansi.ResetModeAltScreenSaveCursor},
		{"pasting", ansi.SetModeBracketedPaste, ansi.ResetModeBracketedPaste},
		{"hidden cursor", ansi.ResetModeTextCursorEnable, ansi.SetModeTextCursorEnable},
	} {
		if strings.LastIndex(s, mode.on) > strings.LastIndex(s, mode.off) {
			v.t.Errorf("left behind: %s", mode.name)
		}
	}
}

// Leaves stops.
func (v *chair) Leaves() {
	v.t.Helper()
	v.Press(keys.Quit)
	v.Ends(0)
}

// aSecond is a second of a machine that has nothing else to do: longer by as
// much as there is more to do than it has processors, lately or at this moment,
// and under the race detector, which is there to find something else.
func aSecond() time.Duration {
	load := 2 * float64(runtime.NumCPU()) // where nobody says
	if b, err := os.ReadFile("/proc/loadavg"); err == nil {
		var lately, running float64
		if _, err := fmt.Sscanf(string(b), "%g %g %g %g", &lately, new(float64), new(float64), &running); err == nil {
			load = max(lately, running)
		}
	}
	return time.Duration(slower * max(load/float64(runtime.NumCPU()), 1) * float64(time.Second))
}

// Pauses waits as long as a person does who sees that the screens are built anew:
// what is typed before is not for them.
func (v *chair) Pauses() *chair {
	v.t.Helper()
	time.Sleep(600 * time.Millisecond)
	return v
}

// Soon asks that texts come on the screen within a second of what somebody
// else did at a moment.
func (v *chair) Soon(since time.Time, texts ...string) *chair {
	v.t.Helper()
	v.Sees(texts...)
	return v.inTime(since, true, texts)
}

// SoonLoses asks the same of texts that go.
func (v *chair) SoonLoses(since time.Time, texts ...string) *chair {
	v.t.Helper()
	v.Loses(texts...)
	return v.inTime(since, false, texts)
}

// inTime asks when the screen became as it is, with texts or without.
func (v *chair) inTime(since time.Time, with bool, texts []string) *chair {
	v.t.Helper()
	came := v.eyes.since(func(screen string) bool {
		return !slices.ContainsFunc(texts, func(s string) bool { return stands(screen, s) != with })
	})
	if came.Before(since) {
		v.t.Errorf("%q: it was so before:\n%s", texts, v.Screen())
	}
	if took, most := came.Sub(since), aSecond(); took > most {
		v.t.Errorf("%q took %v, more than %v", texts, took, most)
	}
	return v
}

// NeverSaw asks that none of the words stood on any screen so far, or in any
// byte of what was sent.
func (v *chair) NeverSaw(words ...string) *chair {
	v.t.Helper()
	sent := ansi.Strip(v.Stream())
	for _, w := range words {
		if strings.Contains(sent, w) {
			v.t.Errorf("%q was sent", w)
		}
		if s := v.eyes.when(w); s != "" {
			v.t.Errorf("%q stood on the screen:\n%s", w, s)
		}
	}
	return v
}

// chosen is the line under the cursor; that of a dialog when there is one.
func (v *chair) chosen() (line string) {
	for l := range strings.Lines(v.Screen()) {
		if _, rest, ok := strings.Cut(l, "│ ▌"); ok {
			return strings.TrimSpace(rest)
		}
		if _, rest, ok := strings.Cut(l, "▌"); ok {
			line = strings.TrimSpace(rest)
		}
	}
	return line
}

// Store compares the rows of a query on the file, read by plain SQL, with those
// that should be there.
func (l *hall) Store(query string, want ...string) {
	l.t.Helper()
	newOracle(l.t, l.path).holds(query, want...)
}

// wrongs is what the server logged that is more than a note.
func (l *hall) wrongs() (out string) {
	for line := range strings.Lines(l.log.String()) {
		if !strings.Contains(line, `"level":"INFO"`) {
			out += line
		}
	}
	return out
}
