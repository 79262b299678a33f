package serve

import (
	"context"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/anmitsu/go-shlex"
	uv "github.com/charmbracelet/ultraviolet"

	"github.com/rekenschap/rekenschap/text"
)

// longestCommand is the longest command line, in bytes.
const longestCommand = 8 << 10

const errCommand refusal = "command line"

// split reads a command line as a POSIX shell does its words. There is no
// shell: nothing is expanded.
func split(line string) ([]string, error) {
	if len(line) > longestCommand || !utf8.ValidString(line) || strings.IndexFunc(line, steers) >= 0 {
		return nil, errCommand
	}
	args, err := shlex.Split(line, true)
	if err != nil {
		return nil, errCommand
	}
	return args, nil
}

// interrupted cancels a verb at a terminal when ctrl+c is typed. That nothing
// more will be typed is no reason: a script has nothing to type.
func (one *session) interrupted(ctx context.Context, cancel context.CancelFunc) {
	for {
		e, ok := one.feed.next(ctx)
		if !ok {
			return
		}
		one.press()
		if k, pressed := e.(uv.KeyPressEvent); pressed && isStop(k) {
			cancel()
			return
		}
	}
}

// steers tells whether a sign is no part of any word.
func steers(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }

// isStop tells whether a key is control with C.
func isStop(k uv.KeyPressEvent) bool { return k.Code == 'c' && k.Mod == uv.ModCtrl }

// piped is the input of a verb. It ends with ctx, whatever is still awaited, and
// it ends as a whole only while the client is there: a channel that is closed
// and a line that breaks look like the end of a file, and half a file is none.
func (one *session) piped(ctx context.Context) io.Reader {
	r, w := io.Pipe()
	context.AfterFunc(ctx, func() { _ = w.CloseWithError(ctx.Err()) })
	go func() {
		_, err := io.Copy(w, &counted{one.ch, one})
		if err == nil && !one.answers() {
			err = io.ErrUnexpectedEOF
		}
		_ = w.CloseWithError(err)
	}()
	return r
}

// answers tells whether the client is still there, after all it sent so far. No
// is an answer too: it knows no such request.
func (one *session) answers() bool {
	_, err := one.ch.SendRequest("keepalive@openssh.com", true, nil)
	return err == nil
}

// counted is the input of a verb; what comes in shows that somebody is there.
type counted struct {
	r   io.Reader
	one *session
}

// Read implements io.Reader.
func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.one.took.Add(int64(n))
	c.one.press()
	return n, err
}

// eof is the input of a verb at a terminal: files come by a pipe.
type eof struct{}

// Read implements io.Reader.
func (eof) Read([]byte) (int, error) { return 0, io.EOF }

// lang is the language a session asks for. LANG alone says what the machine
// speaks, and most speak English: it counts only where it is Dutch.
func (one *session) lang() text.Lang {
	for _, name := range []string{"REKENSCHAP_LANG", "LC_ALL", "LC_MESSAGES"} {
		for _, e := range one.ask.environ {
			if v, ok := strings.CutPrefix(e, name+"="); ok && len(v) >= 2 {
				if l, err := text.ParseLang(strings.ToLower(v[:2])); err == nil {
					return l
				}
			}
		}
	}
	return one.s.o.Lang
}
