package setup

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/rekenschap/rekenschap/text"
)

// asker puts the fields as questions, one line at a time, for a screen reader.
// An empty answer leaves what stands there.
type asker struct {
	ctx   context.Context
	lines <-chan string
	out   io.Writer
	t     func() *text.Printer
	keep  func()
	back  bool // somebody asked for the step before
	end   bool // no more answers come
}

// The answers that are no values.
const (
	answerBack  = "<"
	answerEmpty = "-"
)

// answer reads a line; not ok when it is not one for this field.
func (a *asker) answer(prompt string) (string, bool) {
	if a.back || a.end {
		return "", false
	}
	fmt.Fprint(a.out, prompt)
	select {
	case <-a.ctx.Done():
		a.end = true
	case l, ok := <-a.lines:
		l = strings.TrimSpace(text.Clean(l))
		a.end, a.back = !ok, ok && l == answerBack
		return l, ok && !a.back
	}
	return "", false
}

// text asks for a line.
func (a *asker) text(f *entry) {
	a.explain(f.help)
	for {
		prompt := f.label + ": "
		if *f.value != "" {
			prompt = f.label + " [" + text.Clean(*f.value) + "]: "
		}
		l, ok := a.answer(prompt)
		if !ok {
			return
		}
		switch l {
		case "":
			l = *f.value
		case answerEmpty:
			l = ""
		}
		if err := f.check(l); err != nil {
			fmt.Fprintln(a.out, a.t().Err(err))
			continue
		}
		*f.value = l
		a.keep()
		if f.read != nil && l != "" {
			fmt.Fprintln(a.out, f.read(l))
		}
		return
	}
}

// choose asks for the number of an option.
func (a *asker) choose(f labelled, options []string, at int, set func(int) error) {
	if a.back || a.end {
		return
	}
	a.explain(f.help)
	fmt.Fprintln(a.out, f.label)
	for i, o := range options {
		fmt.Fprintf(a.out, "%d. %s\n", i+1, o)
	}
	for {
		l, ok := a.answer(a.t().T("screen.setup.ask.number", "N", len(options), "Now", at+1) + " ")
		if !ok {
			return
		}
		n := at + 1
		if l != "" {
			n, _ = strconv.Atoi(l)
		}
		if n < 1 || n > len(options) {
			fmt.Fprintln(a.out, a.t().T("screen.setup.ask.range", "N", len(options)))
			continue
		}
		if err := set(n - 1); err != nil {
			fmt.Fprintln(a.out, a.t().Err(err))
			continue
		}
		a.keep()
		return
	}
}

func (a *asker) explain(help string) {
	if !a.back && !a.end && help != "" {
		fmt.Fprintln(a.out, help)
	}
}
