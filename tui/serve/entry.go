package serve

import (
	"errors"
	"io"
	"strings"
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
	in := io.Reader(one.ch)
	if one.ask.term != "" {
		r := one.feed.reader()
		defer r.Close()
		in = r
		one.print("serve.code.welcome")
	}
	for range mostTries {
		if one.ask.term != "" {
			_, _ = io.WriteString(one.out, "\r\n"+one.text().T("serve.code.prompt")+" ")
		}
		code, err := one.readLine(in)
		if err != nil || strings.TrimSpace(code) == "" {
			return 1
		}
		if done, code := one.redeem(code); done {
			return code
		}
		if one.ask.term == "" {
			return 3 // nobody there to try again
		}
	}
	return 3
}

// redeem tries one code; done tells that there is nothing more to try.
func (one *session) redeem(code string) (done bool, exit int) {
	from := host(one.conn.RemoteAddr())
	if a, b := one.s.codes.allow("from "+from), one.s.codes.allow("key "+one.fp); !a || !b {
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
	guest, known, err := one.s.house.Guest(one.ctx, one.fp)
	if err != nil || !known {
		one.print("serve.error")
		return true, 1
	}
	one.mu.Lock()
	one.guest = guest
	one.mu.Unlock()
	one.print("serve.code.done", "Who", guest.Name)
	if one.ask.term == "" {
		return true, 0
	}
	return true, one.visit()
}

const errLeft refusal = "left"

// readLine reads what is typed up to the end of the line. What it echoes is
// plain: a code has nothing else.
func (one *session) readLine(in io.Reader) (string, error) {
	var typed []byte
	b := make([]byte, 1)
	for {
		n, err := in.Read(b)
		if n == 0 {
			if err != nil && len(typed) > 0 && errors.Is(err, io.EOF) {
				return string(typed), nil
			}
			if err != nil {
				return "", err
			}
			continue
		}
		one.press()
		switch c := b[0]; {
		case c == '\r' || c == '\n':
			one.echo("\r\n")
			return string(typed), nil
		case c == 3 || c == 4: // ctrl+c, ctrl+d
			return "", errLeft
		case c == 8 || c == 127:
			if len(typed) > 0 {
				typed = typed[:len(typed)-1]
				one.echo("\b \b")
			}
		case c >= ' ' && c < 127 && len(typed) < longestCode:
			typed = append(typed, c)
			one.echo(string(rune(c)))
		}
	}
}

func (one *session) echo(s string) {
	if one.ask.term != "" {
		_, _ = io.WriteString(one.out, s)
	}
}
