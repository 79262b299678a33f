// Package paint draws the screens of a session over a line: when something has
// changed, and not otherwise. The library's own renderer looks thirty times a
// second whether there is something to draw, for every session apart, and keeps
// two screens of cells for each.
package paint

import (
	"fmt"
	"io"
	"runtime/debug"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

const (
	// lull is how long a changed screen waits for what changes with it.
	lull = 4 * time.Millisecond
	// patience is how long a screen waits that is still being fetched: most come
	// at once, and a line is too slow to say so first.
	patience = 80 * time.Millisecond
)

// Painter draws on the terminal at the other end of a line. Its methods may be
// called from anywhere; they never wait for the line.
type Painter struct {
	gap  time.Duration
	news chan struct{} // something is to be drawn, or it is over
	over chan struct{} // closed when nothing is drawn any more

	mu      sync.Mutex
	next    frame
	told    []string // to be written before the next frame
	due     time.Time
	fetched bool // what is to be drawn is not awaited any more
	last    time.Time
	ended   bool
	fault   error

	broken func()
	brush  brush // of the goroutine that draws
}

// frame is a screen and what it is drawn on.
type frame struct {
	view    tea.View
	w, h    int
	profile colorprofile.Profile
	anew    bool // what the terminal shows cannot be relied on
}

// New begins to draw on w, at most fps frames a second. The environment is that
// of the terminal. Close ends it; broken is called when a fault ended it before,
// and nothing is drawn any more.
func New(w io.Writer, env []string, profile colorprofile.Profile, fps int, c *Canvases, broken func()) *Painter {
	p := &Painter{gap: time.Second / time.Duration(fps), news: make(chan struct{}, 1), over: make(chan struct{}),
		next: frame{profile: profile}, broken: broken}
	p.brush = newBrush(w, env, c)
	go p.run()
	return p
}

// Show draws a screen as soon as the line may have one. Later screens take the
// place of those that were not drawn yet; one that awaits what it is to show
// gives it a moment to come.
func (p *Painter) Show(v tea.View, awaits bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if same(p.next.view, v) {
		return
	}
	p.next.view = v
	p.plan(awaits)
}

// Resize draws for another size, all of it: what a terminal makes of its old
// lines is its own affair.
func (p *Painter) Resize(w, h int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.next.w, p.next.h, p.next.anew = w, h, true
	p.plan(false)
}

// Profile draws with other colours.
func (p *Painter) Profile(c colorprofile.Profile) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.next.profile != c {
		p.next.profile, p.next.anew = c, true
		p.plan(false)
	}
}

// Tell writes a sequence to the terminal, between two frames.
func (p *Painter) Tell(sequence string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.told = append(p.told, sequence)
	p.plan(false)
}

// Close puts the terminal back as it was found, and returns when nothing more
// will be written: with the fault that ended it before, if one did.
func (p *Painter) Close() error {
	p.mu.Lock()
	p.ended = true
	p.mu.Unlock()
	p.wake()
	<-p.over
	return p.fault
}

// plan says when to draw what has changed. Call it with the lock.
func (p *Painter) plan(awaits bool) {
	if !p.due.IsZero() && p.fetched != awaits {
		return // it has waited since then
	}
	wait := lull
	if awaits {
		wait = patience
	}
	p.due, p.fetched = later(time.Now().Add(wait), p.last.Add(p.gap)), !awaits
	p.wake()
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func (p *Painter) wake() {
	select {
	case p.news <- struct{}{}:
	default:
	}
}

// run draws until it is over, and leaves. A fault is that of one session.
func (p *Painter) run() {
	defer close(p.over)
	if p.fault = caught(p.drawing); p.fault != nil {
		p.broken()
	}
	_ = caught(p.brush.leave)
}

func caught(do func()) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("draw a screen: %v\n%s", r, debug.Stack())
		}
	}()
	do()
	return nil
}

// drawing ends when it is over, or the line is gone.
func (p *Painter) drawing() {
	t := time.NewTimer(time.Hour)
	defer t.Stop()
	for {
		select {
		case <-p.news:
			ended, wait := p.when()
			if ended {
				return
			}
			t.Reset(wait)
		case <-t.C:
			if f, told, ok := p.take(); ok && p.brush.draw(f, told) != nil {
				return
			}
		}
	}
}

// when is how long the next frame has to wait.
func (p *Painter) when() (ended bool, wait time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.due.IsZero() {
		return p.ended, time.Hour
	}
	return p.ended, time.Until(p.due)
}

// take is what is to be drawn now.
func (p *Painter) take() (f frame, told []string, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if now := time.Now(); p.due.IsZero() || now.Before(p.due) {
		return f, nil, false
	}
	f, told = p.next, p.told
	p.due, p.told, p.next.anew, p.last = time.Time{}, nil, false, time.Now()
	return f, told, true
}

// same tells whether two screens look alike.
func same(a, b tea.View) bool {
	if (a.Cursor == nil) != (b.Cursor == nil) || a.Cursor != nil && *a.Cursor != *b.Cursor {
		return false
	}
	return a.Content == b.Content && a.WindowTitle == b.WindowTitle && a.MouseMode == b.MouseMode
}
