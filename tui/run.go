package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"github.com/rekenschap/rekenschap/tui/paint"
)

// Program is a running session, as a server sees it.
type Program interface {
	Quit()
	Kill()
	Send(tea.Msg)
}

// Leave is a message that ends a session in order: drafts are kept.
type Leave struct{}

// The frames per second at most: locally as fast as the library can, over a
// line what an eye needs.
const (
	localFPS  = 120
	remoteFPS = 30
)

// Run shows the dashboard until the person leaves it or the context ends. A
// panic restores the screen.
func Run(ctx context.Context, env Env, o Options) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	if o.Local {
		return run(ctx, New(ctx, env, o), o)
	}
	painter := paint.New(o.output(), o.Environ, o.profile(), fps(o), o.canvases(), cancel)
	err := run(ctx, painted{New(ctx, env, o), painter}, o)
	if fault := painter.Close(); fault != nil {
		return fault
	}
	return err
}

func run(ctx context.Context, m tea.Model, o Options) error {
	p := tea.NewProgram(m, options(ctx, o)...)
	if o.Started != nil {
		o.Started(p)
	}
	if _, err := p.Run(); err != nil && !errors.Is(err, tea.ErrInterrupted) {
		return fmt.Errorf("run the dashboard: %w", err)
	}
	return nil
}

func options(ctx context.Context, o Options) []tea.ProgramOption {
	out := []tea.ProgramOption{tea.WithContext(ctx), tea.WithFilter(filter(o))}
	if o.Local {
		out = append(out, tea.WithFPS(fps(o)))
	} else {
		// The signals are for the server, not for each of its sessions. The
		// library still looks whether there is something to write, as seldom as it
		// can.
		out = append(out, tea.WithoutSignalHandler(), tea.WithoutRenderer(), tea.WithFPS(1), tea.WithColorProfile(o.profile()))
	}
	if !o.Local || o.Input != nil {
		// Where nothing is read the terminal keeps its keyboard as it was: a line
		// that drops cannot put it back.
		out = append(out, tea.WithInput(o.Input))
	}
	if o.Output != nil {
		out = append(out, tea.WithOutput(o.Output))
	}
	if o.Environ != nil {
		out = append(out, tea.WithEnvironment(o.Environ))
	}
	if o.Local && o.Profile != nil {
		out = append(out, tea.WithColorProfile(*o.Profile))
	}
	if o.Width > 0 && o.Height > 0 {
		s := clampSize(tea.WindowSizeMsg{Width: o.Width, Height: o.Height})
		out = append(out, tea.WithWindowSize(s.Width, s.Height))
	}
	return out
}

// profile is which colours a terminal over a line has. It is no TTY here: only
// what the session says of it can tell.
func (o Options) profile() colorprofile.Profile {
	if o.Profile != nil {
		return *o.Profile
	}
	return colorprofile.Env(o.Environ)
}

func (o Options) canvases() *paint.Canvases {
	if o.Canvases == nil {
		return &paint.Canvases{}
	}
	return o.Canvases
}

func (o Options) output() io.Writer {
	if o.Output == nil {
		return os.Stdout
	}
	return o.Output
}

func fps(o Options) int {
	switch {
	case o.FPS > 0:
		return o.FPS
	case o.Local:
		return localFPS
	}
	return remoteFPS
}

// filter stands before the library itself: the renderer makes room for the
// size it is told, and a session over a line must not stop the server. Only
// what a person does counts as a key press: a terminal answers by itself.
func filter(o Options) func(tea.Model, tea.Msg) tea.Msg {
	return func(_ tea.Model, msg tea.Msg) tea.Msg {
		switch msg := msg.(type) {
		case tea.WindowSizeMsg:
			return clampSize(msg)
		case tea.KeyPressMsg, tea.PasteMsg:
			if o.Pressed != nil {
				o.Pressed()
			}
		case tea.SuspendMsg:
			if !o.Local {
				return nil
			}
		}
		return msg
	}
}
