package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"syscall"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
)

// silent is an error whose story has been told on the output already.
type silent struct{ code model.Code }

func (e silent) Error() string { return string(e.code) }

// report says what went wrong in one sentence and gives the exit code.
func (s *session) report(err error) int {
	var quiet silent
	switch {
	case err == nil:
		return 0
	case errors.As(err, &quiet):
		return exitCode(quiet.code)
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(s.Stderr, s.t("error.cancelled"))
		return 1
	case errors.Is(err, syscall.EPIPE):
		return 1 // whoever read our output has enough
	}
	if head, list := problems(err); len(list) > 0 {
		fmt.Fprintln(s.Stderr, strings.TrimSpace(s.text().Msg(head)))
		for _, m := range list {
			fmt.Fprintln(s.Stderr, "  "+s.text().Msg(m))
		}
	} else {
		fmt.Fprintln(s.Stderr, text.Clean(s.text().Err(err)))
	}
	return exitCode(model.CodeOf(err))
}

// exitCode is the exit code DESIGN §8 gives each class of error.
func exitCode(c model.Code) int {
	switch c {
	case model.CodeUsage:
		return 2
	case model.CodeDenied:
		return 3
	case model.CodeTampered:
		return 4
	case model.CodeCheck:
		return 5
	}
	return 1
}
