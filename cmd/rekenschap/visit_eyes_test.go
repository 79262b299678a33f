package main

import (
	"slices"
	"sync"
	"time"

	"github.com/rekenschap/rekenschap/tui/tuitest"
)

// eyes are before a terminal: they remember every screen that stood there.
type eyes struct {
	term *tuitest.Terminal

	mu   sync.Mutex
	seen []glance
	at   time.Time
}

// glance is a screen and when it came.
type glance struct {
	screen string
	at     time.Time
}

// Write implements io.Writer.
func (e *eyes) Write(p []byte) (int, error) {
	n, err := e.term.Write(p)
	screen := e.term.Screen()
	e.mu.Lock()
	defer e.mu.Unlock()
	e.at = time.Now()
	if len(e.seen) == 0 || e.seen[len(e.seen)-1].screen != screen {
		e.seen = append(e.seen, glance{screen, e.at})
	}
	return n, err
}

// last is when something came last.
func (e *eyes) last() time.Time {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.at
}

// since is from when on every screen has been as is asked.
func (e *eyes) since(is func(screen string) bool) (at time.Time) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, g := range slices.Backward(e.seen) {
		if !is(g.screen) {
			break
		}
		at = g.at
	}
	return at
}

// when gives the first screen with a word, "" when there was none.
func (e *eyes) when(word string) string {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, g := range e.seen {
		if stands(g.screen, word) {
			return g.screen
		}
	}
	return ""
}
