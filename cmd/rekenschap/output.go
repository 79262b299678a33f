package main

import (
	"os"
	"strconv"

	"github.com/charmbracelet/x/term"
)

// fallbackWidth is how wide texts are where nobody watches.
const fallbackWidth = 100

// pipeWidth is the room a list has there: nothing is cut for a file or a filter.
const pipeWidth = 500

// isTerminal tells whether a person sits at a stream.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}

// watched tells whether a person sits at the output, here or at the other end
// of the line.
func (s *session) watched() bool {
	if s.remote != nil {
		return s.remote.width > 0
	}
	return isTerminal(s.Stdout)
}

// size is that of the terminal, nothing without one.
func (s *session) size() (w, h int) {
	if f, ok := s.Stdout.(*os.File); ok && term.IsTerminal(f.Fd()) {
		w, h, _ = term.GetSize(f.Fd())
	}
	return w, h
}

// width is the room there is on the output.
func (s *session) width() int {
	if s.remote != nil && s.remote.width > 0 {
		return s.remote.width
	}
	if w, _ := s.size(); w > 0 {
		return w
	}
	if n, err := strconv.Atoi(s.Env("COLUMNS")); err == nil && n >= 20 && n <= 500 && isTerminal(s.Stdout) {
		return n
	}
	return fallbackWidth
}
