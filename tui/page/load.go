package page

import (
	"context"

	tea "charm.land/bubbletea/v2"
)

// Loads hands out request numbers, unique in a session.
type Loads struct{ last int }

// Answer is what a load brings back.
type Answer struct {
	Request int
	Value   any
	Err     error
}

// Loader is one thing a page loads. Only the answer to the latest request is
// taken, so a slow old answer never replaces a new one.
type Loader struct {
	wait int   // request that is out, 0 for none
	done bool  // something has been loaded
	old  bool  // and is of another day than the one in sight
	err  error // of the latest answer
}

// Start asks for a value. load must use values only, nothing of the page: it
// runs beside the event loop.
func (l *Loader) Start(e Env, load func(context.Context) (any, error)) tea.Cmd {
	e.Loads.last++
	n, ctx := e.Loads.last, e.Context
	l.wait = n
	return func() tea.Msg {
		v, err := load(ctx)
		return Answer{Request: n, Value: v, Err: err}
	}
}

// Hear tells whether the answer is the one waited for, well or not.
func (l *Loader) Hear(a Answer) bool {
	if l.wait == 0 || a.Request != l.wait {
		return false
	}
	l.wait, l.err = 0, a.Err
	if a.Err == nil {
		l.done, l.old = true, false
	}
	return true
}

// Take tells whether the answer is the one waited for, and without error.
func (l *Loader) Take(a Answer) bool { return l.Hear(a) && a.Err == nil }

// Fill marks a value as present that was loaded beforehand.
func (l *Loader) Fill() { l.done, l.old, l.err = true, false, nil }

// Outdate says that another day is in sight: what was loaded is not shown as if
// it were of that day, and what is on its way is not awaited.
func (l *Loader) Outdate() { l.wait, l.old = 0, l.done }

// Drop forgets the request that is out.
func (l *Loader) Drop() { l.wait = 0 }

// Done tells whether there is something to show.
func (l *Loader) Done() bool { return l.done && !l.old }

// Begun tells whether something was loaded, of whatever day.
func (l *Loader) Begun() bool { return l.done }

// Busy tells whether an answer is awaited.
func (l *Loader) Busy() bool { return l.wait != 0 }

// First tells whether the first answer is awaited, or the first of another day.
func (l *Loader) First() bool { return l.wait != 0 && !l.Done() && l.err == nil }

// Err is the error of the latest answer.
func (l *Loader) Err() error { return l.err }
