package tui

import (
	"context"
	"io"
	"time"

	"github.com/charmbracelet/colorprofile"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/pages/ballot"
	"github.com/rekenschap/rekenschap/tui/pages/form"
	"github.com/rekenschap/rekenschap/tui/pages/overview"
	"github.com/rekenschap/rekenschap/tui/pages/register"
	"github.com/rekenschap/rekenschap/tui/pages/search"
	"github.com/rekenschap/rekenschap/tui/pages/sitting"
	"github.com/rekenschap/rekenschap/tui/paint"
)

// Actor is who sits at the screen.
type Actor = page.Actor

// Layout is a screen with lists: its name and its views.
type Layout = register.Layout

// View is one way to look at the records of a register.
type View = register.View

// Source is all a session reads: what each page asks for, other days, and
// news.
type Source interface {
	overview.Source
	register.Source
	search.Source
	form.Source
	Undoer
	sitting.Source
	ballot.Source
	// Visit keeps that this person is here, for what is new to them next time.
	Visit(ctx context.Context) error
	// Waiting lists the drafts of this person, newest first.
	Waiting(ctx context.Context) ([]model.Draft, error)
	// AsOf gives the records of another day: as recorded then for a day in the
	// past, today's records judged on that day for one in the future.
	AsOf(ctx context.Context, day model.Date) (Source, error)
	// Changes tells that something was written, here or elsewhere. Each session
	// needs a channel of its own; nil means nobody tells.
	Changes() <-chan uint64
}

// Register is a screen with lists. A new register is a new value.
type Register struct {
	// Number of its tab, 2 to 8; 1 is the overview. 0 has no tab: it is opened
	// by its binding, over the page in sight.
	Number  int
	Binding string
	Layout  Layout
}

// Env is what a session is made of. Nothing in it is shared with another
// session but what is read-only.
type Env struct {
	Printer   *text.Printer
	Keys      keys.Table
	Clock     func() time.Time
	Now       func() time.Time // the true clock, where Clock stands on a day asked for
	Actor     Actor
	Source    Source
	Registers []Register
	// Can says which actions the person may take, by binding name; nil: all. A
	// key whose action may not be taken is not there.
	Can func(binding string) bool
	// Roles are what the person acts as, for which forms are offered; the store
	// asks again at every change.
	Roles []model.Role
	// Dark is the background assumed until the terminal has told.
	Dark bool
	// Mouse lets the wheel scroll. Selecting text then needs the terminal's own
	// way around it, mostly shift; a person can switch it off and on.
	Mouse bool
	// ASCII keeps to glyphs of ASCII; theme.NeedsASCII reads it from the
	// environment of the session.
	ASCII bool
}

// Options say how a session runs.
type Options struct {
	// Initial is an overview loaded before the start; it is shown in the first
	// frame and not loaded again.
	Initial *model.Overview
	// Screen is the screen to begin with, a name of ScreenNames; the overview
	// when empty, or when there is no such screen.
	Screen string
	// Local is a session in the terminal that started the program: it may be
	// suspended, and signals are for it.
	Local bool
	// FPS limits the frames per second: 120 locally, 30 otherwise when zero.
	FPS int
	// Input, Output and Environ are those of the process when nil. A session that
	// is not Local and has no Input reads nothing itself: keys come as messages.
	Input   io.Reader
	Output  io.Writer
	Environ []string
	// Width and Height are the first size of a terminal that is not a TTY here.
	Width, Height int
	// Profile forces a colour profile; nil detects it from Output and Environ.
	Profile *colorprofile.Profile
	// Canvases are shared by the sessions of a server; nil are a session's own.
	Canvases *paint.Canvases
	// Started, when set, gets the program before it runs, so that a server can
	// end it and pass new sizes on.
	Started func(Program)
	// Pressed, when set, is called for every key press and paste.
	Pressed func()
}
