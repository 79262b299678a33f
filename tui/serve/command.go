package serve

import (
	"context"
	"io"
	"strings"

	"github.com/anmitsu/go-shlex"

	"github.com/rekenschap/rekenschap/text"
)

// longestCommand is the longest command line, in bytes.
const longestCommand = 8 << 10

const errCommand refusal = "command line"

// split reads a command line as a POSIX shell does its words. There is no
// shell: nothing is expanded.
func split(line string) ([]string, error) {
	if len(line) > longestCommand {
		return nil, errCommand
	}
	args, err := shlex.Split(line, true)
	if err != nil {
		return nil, errCommand
	}
	return args, nil
}

// interrupted cancels a verb at a terminal when ctrl+c is typed, or when the
// line ends.
func interrupted(in io.Reader, cancel context.CancelFunc) {
	defer cancel()
	b := make([]byte, 64)
	for {
		n, err := in.Read(b)
		if strings.ContainsRune(string(b[:n]), 3) || err != nil {
			return
		}
	}
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
