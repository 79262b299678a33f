package setup

import (
	"context"
	"errors"
	"fmt"
	"io"

	tea "charm.land/bubbletea/v2"
)

// Result is how a set-up ended.
type Result struct {
	Finished bool // everything is recorded
	Dropped  bool // the draft was thrown away
	Lang     string
}

// Run shows the set-up until it is finished or left. What was typed is kept
// before it returns, whatever ended it.
func Run(ctx context.Context, env Env, in io.Reader, out io.Writer, environ []string) (Result, error) {
	draft, err := read(ctx, env.Source)
	if err != nil {
		return Result{}, err
	}
	m := New(ctx, env, draft)
	_, err = tea.NewProgram(m, tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(out), tea.WithEnvironment(environ)).Run()
	if errors.Is(err, tea.ErrInterrupted) || errors.Is(err, tea.ErrProgramKilled) {
		err = nil // left from outside: as good a way as any
	}
	if err != nil {
		err = fmt.Errorf("run the set-up: %w", err)
	}
	return m.end(err)
}

// end keeps what was typed last.
func (m *Model) end(err error) (Result, error) {
	r := Result{Finished: m.finished, Dropped: m.dropped, Lang: string(m.draft.Lang)}
	if m.finished || m.dropped {
		return r, errors.Join(err, m.now(m.forget()))
	}
	return r, errors.Join(err, m.now(m.save()))
}
