package main

import (
	"fmt"
	"strings"

	"github.com/rekenschap/rekenschap/tui/widget"
)

// wrapped prints a text in lines that fit, each with an indent.
func (s *session) wrapped(indent, text string) {
	for _, l := range widget.Wrap(widget.Safe(text), max(min(s.width(), fallbackWidth)-len(indent), 20)) {
		fmt.Fprintln(s.Stdout, strings.TrimRight(indent+l, " "))
	}
}
