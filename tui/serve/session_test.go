package serve

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/tuitest"
)

// broken is a source with a fault in the reading of lists.
type broken struct{ *tuitest.Source }

// List implements tui.Source.
func (broken) List(context.Context, string) (model.Listing, error) { panic("fault\x1b[31m in a list") }

// A fault in one session: in the reading of a page, in the drawing, in a verb,
// before the first screen, and where it is asked anew who somebody is. It ends
// that session with a sentence and a code, and nothing else.
func TestFaultInASession(t *testing.T) {
	i := open(t)
	other := i.enter("Aleid")
	i.env = func(_ context.Context, v Visit) (tui.Env, tui.Options, error) {
		e := screens(v)
		switch v.Name {
		case "Reads":
			e.Source = broken{tuitest.Demo()}
		case "Draws":
			clock := e.Clock
			at := time.Now().Add(300 * time.Millisecond)
			e.Clock = func() time.Time {
				if time.Now().After(at) {
					panic("fault in drawing")
				}
				return clock()
			}
		case "Begins":
			panic("fault before the start")
		}
		return e, tui.Options{}, nil
	}
	for _, name := range []string{"Reads", "Draws", "Begins"} {
		v := i.sit(i.dial("bestuur", i.invite(name)))
		if name != "Begins" {
			v.Until("Rekenschap")
			time.Sleep(350 * time.Millisecond)
			v.Send("34")
		}
		if code := v.left(5 * time.Second); code != 1 || !strings.Contains(v.Screen(), "Er ging iets mis") {
			t.Errorf("%s: ended with %d and\n%s", name, code, v.Screen())
		}
	}
	i.verb = func(context.Context, Visit, []string, Streams) int { panic("fault in a verb") }
	c := i.dial("bestuur", i.invite("Verb"))
	if out, say, code := run(t, c, "status"); code != 1 || out != "" || !strings.Contains(say, "Er ging iets mis") {
		t.Errorf("verb: %d %q %q", code, out, say)
	}
	asked := i.enter("Asked")
	i.mu.Lock()
	i.ask = func(string) { panic("fault in who it is") }
	i.mu.Unlock()
	i.news <- struct{}{}
	if code := asked.left(5 * time.Second); code != 1 || !strings.Contains(asked.Screen(), "Er ging iets mis") {
		t.Errorf("asked: ended with %d and\n%s", code, asked.Screen())
	}
	i.mu.Lock()
	i.ask = nil
	i.mu.Unlock()
	if code := other.left(5 * time.Second); code != 1 { // who it is was asked of all
		t.Errorf("the other ended with %d", code)
	}
	i.env = func(_ context.Context, v Visit) (tui.Env, tui.Options, error) { return screens(v), tui.Options{}, nil }
	i.enter("Bob").alive()
	if log := i.log.String(); strings.Count(log, `"msg":"panic"`) < 3 || strings.Contains(log, `\u001b`) {
		t.Errorf("logged:\n%s", log)
	}
}

// Somebody leaves with q and types on, as hands do: nothing of the session is
// left behind. The library's own reader stays for ever with the first key that
// nobody takes, and with it every record the session had loaded.
func TestNothingStaysBehind(t *testing.T) {
	i := open(t)
	i.enter("Aleid").Send("qjjjjjj")
	c := i.dial("bestuur", i.invite("Bob"))
	time.Sleep(100 * time.Millisecond)
	before, _ := working()
	for range 8 {
		v := i.sit(c)
		v.Until("Kan het bestuur het")
		v.Send("q" + strings.Repeat("j", 3000))
		if code := v.left(5 * time.Second); code != 0 {
			t.Errorf("ended with %d", code)
		}
	}
	settles(t, before, "after eight sessions")
}

// The rights of somebody change ten times while the dashboard is open: each time
// the screens are made anew, and those of before are gone.
func TestScreensMadeAnewLeaveNothing(t *testing.T) {
	i := open(t)
	made := make(chan context.Context, 20)
	i.env = func(ctx context.Context, v Visit) (tui.Env, tui.Options, error) {
		made <- ctx
		return screens(v), tui.Options{}, nil
	}
	k := i.invite("Aleid")
	v := i.sit(i.dial("bestuur", k))
	v.Until("Kan het bestuur het")
	was := <-made
	before, _ := working()
	for n := range 10 {
		roles := []model.Role{model.RoleDirector}
		if n%2 == 0 {
			roles = []model.Role{model.RoleSupervisor}
		}
		at := time.Now()
		i.know(k, Guest{Person: "P-Aleid", Name: "Aleid", Roles: roles})
		select {
		case now := <-made:
			select {
			case <-was.Done():
			case <-time.After(time.Second):
				t.Fatal("what was made for the former screens goes on")
			}
			was = now
		case <-time.After(time.Second):
			t.Fatalf("after %v the screens are still those of before", time.Since(at))
		}
	}
	settles(t, before, "after ten changes")
	v.alive()
}

// The rights of somebody change while they type: the screens that come by
// themselves take nothing of what was meant for those of before. After a pause
// keys are keys again.
func TestTypedOnWhenScreensChange(t *testing.T) {
	i := open(t)
	k := i.invite("Aleid")
	v := i.sit(i.dial("bestuur", k))
	v.Until("Kan het bestuur het")
	made := make(chan struct{}, 1)
	i.env = func(_ context.Context, v Visit) (tui.Env, tui.Options, error) {
		made <- struct{}{}
		return screens(v), tui.Options{}, nil
	}
	i.know(k, Guest{Person: "P-Aleid", Name: "Aleid", Roles: []model.Role{model.RoleSupervisor}})
	for typed := 0; typed < 30; typed++ {
		v.Send("7")
		time.Sleep(20 * time.Millisecond)
	}
	<-made
	v.Send("\x1b[200~7\x1b[201~\r")
	time.Sleep(pause + 100*time.Millisecond)
	if s := v.Screen(); !strings.Contains(s, "Kan het bestuur het") {
		t.Errorf("what was typed before went to the new screens:\n%s", s)
	}
	v.Type("7")
	if s := v.Screen(); strings.Contains(s, "Kan het bestuur het") {
		t.Errorf("a key does nothing:\n%s", s)
	}
}

// A key is taken from somebody: the open session ends within a second and says
// so. On the connection that is still there nothing more can be asked.
func TestKeyTakenWhileInside(t *testing.T) {
	i := open(t)
	k := i.invite("Aleid")
	c := i.dial("bestuur", k)
	v := i.sit(c)
	v.Until("Kan het bestuur het")
	i.know(k, Guest{})
	if code := v.left(time.Second); code != 3 || !strings.Contains(v.Screen(), "geeft geen toegang meer") {
		t.Errorf("ended with %d and\n%s", code, v.Screen())
	}
	i.verb = func(context.Context, Visit, []string, Streams) int {
		t.Error("a verb was carried out")
		return 0
	}
	if out, say, code := run(t, c, "status"); code != 3 || out != "" || !strings.Contains(say, "geeft geen toegang meer") {
		t.Errorf("a new session on the old connection: %d %q %q", code, out, say)
	}
	if _, err := gossh.Dial("tcp", i.addr, i.config("bestuur", k)); err == nil {
		t.Error("a new connection with the old key")
	}
}

// A key passes from one person to another, as when a mistake is put right: the
// session of the one does not become that of the other.
func TestKeyBecomesSomebodyElses(t *testing.T) {
	i := open(t)
	k := i.invite("Aleid")
	v := i.sit(i.dial("bestuur", k))
	v.Until("Kan het bestuur het")
	i.know(k, Guest{Person: "P-Bob", Name: "Bob", Roles: []model.Role{model.RoleDirector}})
	if code := v.left(time.Second); code != 3 {
		t.Errorf("ended with %d", code)
	}
}

// Who has no role any more has nothing to see.
func TestNoRoleLeft(t *testing.T) {
	i := open(t)
	k := i.invite("Aleid")
	v := i.sit(i.dial("bestuur", k))
	v.Until("Kan het bestuur het")
	i.know(k, Guest{Person: "P-Aleid", Name: "Aleid"})
	if code := v.left(time.Second); code != 3 || !strings.Contains(v.Screen(), "geen functie of rol") {
		t.Errorf("ended with %d and\n%s", code, v.Screen())
	}
}

// A verb that works on for long is stopped when the key is taken.
func TestKeyTakenDuringAVerb(t *testing.T) {
	i := open(t)
	began := make(chan struct{})
	i.verb = func(ctx context.Context, _ Visit, _ []string, s Streams) int {
		close(began)
		<-ctx.Done()
		return 1
	}
	k := i.invite("Aleid")
	c := i.dial("bestuur", k)
	go func() {
		<-began
		i.know(k, Guest{})
	}()
	if _, say, code := run(t, c, "log"); code != 3 || !strings.Contains(say, "geeft geen toegang meer") {
		t.Errorf("%d %q", code, say)
	}
}

// Nobody presses a key: not while the screen changes all the time, nor while the
// terminal answers questions, the mouse moves or the window is dragged. After
// the idle time the session ends with a sentence. Who does press stays.
func TestIdleIsWithoutAKeyPress(t *testing.T) {
	i := open(t, func(l *Limits) { l.Idle = 2 * time.Minute })
	away, here := i.enter("Aleid"), i.enter("Bob")
	for n := range 4 {
		i.later(30*time.Second - time.Duration(n)*time.Millisecond)
		here.Type("?")
		here.Type("\x1b")
		if n == 3 {
			break
		}
		away.Send("\x1b]11;rgb:1e1e/1e1e/1e1e\x07\x1b[<35;10;5M\x1b[<64;10;5M\x1b[I\x1b[?2026;2$y")
		_ = away.session.WindowChange(20+n, 80)
		i.news <- struct{}{}
		time.Sleep(30 * time.Millisecond)
	}
	i.later(time.Second)
	i.news <- struct{}{}
	if code := away.left(2 * time.Second); code != 1 || !strings.Contains(away.Screen(), "geen toets ingedrukt") {
		t.Errorf("ended with %d and\n%s", code, away.Screen())
	}
	here.alive()
}

// However much is typed, a session does not outlast the longest.
func TestLongestSession(t *testing.T) {
	i := open(t, func(l *Limits) { l.Longest = time.Hour })
	v := i.enter("Aleid")
	i.later(59 * time.Minute)
	v.alive()
	i.later(2 * time.Minute)
	i.news <- struct{}{}
	if code := v.left(2 * time.Second); code != 1 || !strings.Contains(v.Screen(), "hoogstens 1 uur") {
		t.Errorf("ended with %d and\n%s", code, v.Screen())
	}
}

// The server is stopped: everybody is told and has a code, also who comes in at
// that moment over a connection of before, and it takes no longer than it must.
func TestStop(t *testing.T) {
	i := open(t)
	var all []*guest
	for n := range 5 {
		all = append(all, i.enter(fmt.Sprint("Guest", n)))
	}
	i.verb = func(ctx context.Context, _ Visit, _ []string, s Streams) int { <-ctx.Done(); return 1 }
	c := i.dial("bestuur", i.invite("Verb"))
	said := make(chan string, 1)
	go func() {
		_, say, code := run(t, c, "log")
		said <- fmt.Sprint(code, say)
	}()
	time.Sleep(50 * time.Millisecond)
	at := time.Now()
	i.stop()
	if d := time.Since(at); d > time.Second {
		t.Errorf("stopping took %v", d)
	}
	for _, v := range all {
		if code := v.left(time.Second); code != 1 || !strings.Contains(v.Screen(), "gestopt voor onderhoud") {
			t.Errorf("ended with %d and\n%s", code, v.Screen())
		}
	}
	if say := <-said; !strings.HasPrefix(say, "1") || !strings.Contains(say, "gestopt voor onderhoud") {
		t.Errorf("the verb ended with %q", say)
	}
	if _, err := gossh.Dial("tcp", i.addr, i.config("bestuur", i.invite("Late"))); err == nil {
		t.Error("somebody comes in after the end")
	}
}
