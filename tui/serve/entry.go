package serve

import (
	"errors"
	"io"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"

	"github.com/rekenschap/rekenschap/model"
)

// longestCode is the longest line read as a code, in bytes.
const longestCode = 100

// mostTries is how many codes may be tried in one session.
const mostTries = 3

// enter lets somebody with an unknown key type a one-time code: the only thing
// they may do. With a good code they go on as the person the code was for.
func (one *session) enter() int {
	if one.ask.exec {
		one.print("serve.code.only")
		return 3
	}
	one.print("serve.code.welcome")
	if one.ask.term == "" { // one line by a pipe, and nobody there to try again
		code, err := one.readCode()
		if err != nil || code == "" {
			return 1
		}
		if done, exit := one.redeem(code); done {
			return exit
		}
		return 3
	}
	for range mostTries {
		one.echo("\r\n" + one.text().T("serve.code.prompt") + " ")
		code, ok := one.typeCode()
		if !ok || code == "" {
			return 1
		}
		if done, exit := one.redeem(code); done {
			return exit
		}
	}
	return 3
}

// redeem tries one code; done tells that there is nothing more to try.
func (one *session) redeem(code string) (done bool, exit int) {
	from := host(one.conn.RemoteAddr())
	if !one.s.codes.allow("from "+from) || !one.s.codes.allow("key "+one.fp) {
		one.s.log.Warn("code", "addr", from, "key", one.fp, "ok", false, "why", "too many tries")
		one.print("serve.code.often")
		return true, 3
	}
	err := one.s.house.Redeem(one.ctx, code, one.key)
	one.s.log.Info("code", "addr", from, "key", one.fp, "ok", err == nil)
	if err != nil {
		one.write(one.text().Err(err))
		return false, 3
	}
	one.s.codes.undo("from " + from) // only what is wrong counts: a board comes from one address
	one.s.codes.undo("key " + one.fp)
	guest, known, err := one.s.house.Guest(one.ctx, one.fp)
	if err != nil || !known {
		one.print("serve.error")
		return true, 1
	}
	one.mu.Lock()
	one.guest = guest
	one.mu.Unlock()
	if err := one.s.place(one.line, one.fp, true); err != nil {
		one.print("serve.full")
		return true, 1
	}
	one.print("serve.code.done", "Who", guest.Name)
	if guest.Provisional {
		one.print("serve.code.words", "Words", strings.Join(model.KeyWords(one.fp), " "))
	}
	if one.ask.term == "" {
		return true, 0
	}
	one.echo("\r\n" + one.text().T("serve.code.go_on") + " ")
	if _, ok := one.typeCode(); !ok { // what else is typed says nothing
		return true, 0
	}
	return true, one.visit()
}

// readCode reads a line of what is piped in, a code at most.
func (one *session) readCode() (string, error) {
	var line []byte
	for b := make([]byte, 1); len(line) < longestCode; {
		n, err := one.ch.Read(b)
		switch {
		case n > 0 && b[0] == '\n', errors.Is(err, io.EOF):
			return strings.TrimSpace(string(line)), nil
		case err != nil:
			return "", err
		}
		line = append(line, b[:n]...)
	}
	return string(line), nil
}

// typeCode reads what is typed up to enter; false when somebody stops. What it
// echoes is plain: a code has nothing else.
func (one *session) typeCode() (string, bool) {
	var typed []byte
	for {
		e, ok := one.feed.next(one.ctx)
		if !ok {
			return "", false
		}
		text := ""
		switch k := e.(type) {
		case uv.PasteEvent:
			text, _, _ = strings.Cut(strings.TrimSpace(k.Content), "\n")
		case uv.KeyPressEvent:
			switch {
			case k.Code == uv.KeyEnter, k.Code == 'j' && k.Mod == uv.ModCtrl:
				one.press()
				one.echo("\r\n")
				return strings.TrimSpace(string(typed)), true
			case isStop(k), k.Code == 'd' && k.Mod == uv.ModCtrl:
				return "", false
			case len(typed) > 0 && (k.Code == uv.KeyBackspace || k.Code == 'h' && k.Mod == uv.ModCtrl):
				typed = typed[:len(typed)-1]
				one.echo("\b \b")
			}
			text = k.Text
		default:
			continue
		}
		one.press()
		for _, c := range []byte(text) {
			if c >= ' ' && c < 127 && len(typed) < longestCode {
				typed = append(typed, c)
				one.echo(string(rune(c)))
			}
		}
	}
}

func (one *session) echo(s string) { _, _ = io.WriteString(one.out, s) }
