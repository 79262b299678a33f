package main

import (
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/serve"
)

// late begins a verb that reads a file, and gives what its end waits for.
func late(t *testing.T, c *ssh.Client, command string) (in io.WriteCloser, say *strings.Builder, wait func() int) {
	t.Helper()
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if in, err = s.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	say = &strings.Builder{}
	s.Stderr = say
	if err := s.Start(command); err != nil {
		t.Fatal(err)
	}
	return in, say, func() int { return exitOf(s.Wait()) }
}

// A key is revoked between two writes: the very next one is refused, by whoever
// holds the session and before the server has even looked. A role that is taken,
// and a key whose last day is over, are the same; so is the file that was being
// sent in at that moment.
func TestNextWriteAfterRevocation(t *testing.T) {
	t.Parallel()
	l := receive(t)
	ruben := l.person("Ruben Populier")
	question := func(key string) error {
		_, err := l.store.As(model.Actor{Person: ruben, Via: model.ViaSSH, Key: key}).Do(t.Context(),
			model.Save{Record: &model.Supplier{Name: "Proefleverancier"}})
		return err
	}
	refused := func(what string, err error) {
		t.Helper()
		var e *model.Error
		if !errors.As(err, &e) || e.Code != model.CodeDenied {
			t.Errorf("%s: %v", what, err)
		}
	}
	key, other := l.keyOf("Ruben Populier"), l.keyOf("Ruben Populier")
	if err := question(fingerprint(key)); err != nil {
		t.Fatal("before:", err)
	}
	l.must(model.RevokeKey{Key: fingerprint(key), Why: "verloren"})
	refused("a revoked key", question(fingerprint(key)))
	if err := question(fingerprint(other)); err != nil {
		t.Error("the other key:", err)
	}
	refused("no key", question(""))
	refused("somebody else's key", question(fingerprint(l.keyOf("Maud Wilg"))))
	refused("a key that is not there", question(fingerprint(keyPair(t))))

	short := keyPair(t)
	l.admit("Ruben Populier", short, model.DateOf(l.now))
	c := l.mustDial("ciso", short)
	sending, say, wait := late(t, c, "evidence add A-5.9 --name laat.txt")
	time.Sleep(50 * time.Millisecond)
	l.advance(24 * time.Hour)
	refused("a key past its end", question(fingerprint(short)))
	_, _ = io.WriteString(sending, "te laat")
	_ = sending.Close()
	if code := wait(); code != 3 {
		t.Errorf("a file that was on its way: exit %d, %s", code, say)
	}
	l.Store("SELECT count(*) FROM evidence WHERE body ->> '$.file' = 'laat.txt'", "0")
	if out, _, code := ask(t, c, "", "status"); code != 3 || out != "" {
		t.Errorf("afterwards on the same line: %d %q", code, out)
	}
}

// The last day of a key goes by while its owner has a screen open: within the
// time the server looks at such things the session ends and says so.
func TestKeyEndsWhileInside(t *testing.T) {
	t.Parallel()
	l := receive(t, func(lim *serve.Limits) { lim.Idle, lim.Longest = 48*time.Hour, 48*time.Hour })
	k := keyPair(t)
	l.admit("Maud Wilg", k, model.DateOf(l.now))
	v := l.sit(l.mustDial("bestuur", k), 80, 24).Sees("Mijn dossier")
	l.advance(14*time.Hour + time.Minute) // midnight in Amsterdam, and nobody was idle
	l.must(model.Save{Record: &model.Office{Code: "bode", Name: "Bode"}})
	v.Ends(3, "Deze sleutel geeft geen toegang meer")
	if _, err := l.dial("bestuur", k); err == nil {
		t.Error("the key opens another connection")
	}
}

// Returns, and the keys that save and accept, come in a paste while something is
// to be confirmed: taking back the last step, a form, the roll of a meeting. None
// is confirmed. Nor is it by what was typed in one go with the key that asks.
func TestPastedReturnsConfirmNothing(t *testing.T) {
	t.Parallel()
	l := onMeetingDay(t)
	head := func() string { return newOracle(t, l.path).text("SELECT count(*) FROM ledger") }
	v := l.enter("Hanneke Els", 100, 40).Sees("Rekenschap")
	const pasted = "\x1b[200~\r\n\r\ny\rj\x13\r2026-026\r\x1b[201~"
	paste := func(where string, still ...string) {
		t.Helper()
		was := head()
		v.Send(pasted)
		time.Sleep(150 * time.Millisecond)
		v.Sees(still...)
		if now := head(); now != was {
			t.Errorf("%s: %s entries, before the paste %s", where, now, was)
		}
	}
	v.Press(keys.Screen(1), keys.Top, keys.Query).Sees("Een vraag voor de volgende agenda")
	paste("an empty form", "Een vraag voor de volgende agenda")
	v.Types(" Staat dit vast?").Saves()
	v.Keys("esc", "esc")

	v.Press(keys.Screen(1)).Press(keys.Undo).Sees("Terugdraaien?", "draait terug")
	paste("taking back", "Terugdraaien?", "draait terug")
	v.Keys("esc")
	was := head()
	v.Send("z\r\r\r") // in one go: the question is not on the screen yet
	v.Sees("Terugdraaien?", "draait terug")
	if now := head(); now != was {
		t.Errorf("typed in one go: %s entries, before %s", now, was)
	}
	v.Keys("esc", "esc")

	v.Opens("V-2026-013").Press(keys.Hold).Sees("gepland").Press(keys.Begin).Sees("Wie is er?")
	paste("the roll", "Wie is er?")
	l.Store("SELECT body ->> '$.state' FROM meeting WHERE id = 'V-2026-013'", "planned")
	v.Press(keys.Confirm).Sees("Het quorum is gehaald.")
}
