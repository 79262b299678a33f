package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/rekenschap/rekenschap/cmd/rekenschap/demo"
	"github.com/rekenschap/rekenschap/model"
)

func newDemo(s *session) *cobra.Command {
	var day string
	var seed int64
	var years int
	var noTUI bool
	c := &cobra.Command{Use: "demo [--db FILE] [--no-tui] [--day D] [--seed N] [--years N]", RunE: func(c *cobra.Command, _ []string) error {
		on, err := s.dayFlag(c, "day", day)
		if err != nil {
			return err
		}
		if on.IsZero() {
			on = s.today()
		}
		if years < 1 || years > demo.MaxYears {
			return model.Errorf(model.CodeUsage, "error.demo.years", "N", years, "Max", demo.MaxYears)
		}
		show := !noTUI && isTerminal(s.Stdout) && isTerminal(s.Stdin)
		path, err := s.demoPath(show)
		if err != nil {
			return err
		}
		if s.db == "" && show {
			defer removeDemo(path) // an example to look at leaves nothing behind
		}
		if err := s.fill(c.Context(), path, demo.Options{Day: on, Seed: seed, Years: years}); err != nil {
			return err
		}
		s.db = path
		if !show {
			_, err := fmt.Fprintln(s.Stdout, s.t("cli.demo.done", "Path", path, "On", on))
			return err
		}
		return s.standAt(on).visit(c)
	}}
	stringFlag(c, &day, "day", "", "D", "cli.demo.day")
	c.Flags().Int64Var(&seed, "seed", 1, "cli.demo.seed")
	value(c.Flags(), "seed", "N")
	c.Flags().IntVar(&years, "years", 1, "cli.demo.years")
	value(c.Flags(), "years", "N")
	c.Flags().BoolVar(&noTUI, "no-tui", false, "cli.demo.no_tui")
	return c
}

// demoPath is where the example goes. Only a file of our own making, in our
// own place, is ever replaced; each dashboard has a file of its own, so that
// two examples do not meet.
func (s *session) demoPath(show bool) (string, error) {
	if s.db == "" {
		name := "demo.db"
		if show {
			name = fmt.Sprintf("demo-%d.db", os.Getpid())
		}
		path := filepath.Join(s.stateHome(), name)
		if err := removeDemo(path); err != nil {
			return "", model.Errorf(model.CodeInvalid, "error.file.cannot_write", "Path", path, "Cause", cause(err)).Because(err)
		}
		return path, nil
	}
	path := s.expand(s.db, "")
	if _, err := os.Lstat(path); err == nil {
		return "", model.Errorf(model.CodeInvalid, "error.file.exists", "Path", path)
	}
	return path, nil
}

func removeDemo(path string) error {
	for _, ext := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(path + ext); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

func (s *session) fill(ctx context.Context, path string, o demo.Options) error {
	if isTerminal(s.Stderr) {
		p := &progress{out: s.Stderr, text: s.text(), width: s.width(), what: s.t("cli.demo.filling")}
		o.Progress = p.show
		defer p.end()
		return demo.Fill(ctx, path, o)
	}
	begin, told := time.Now(), 0
	o.Progress = func(_, total int) { told = total }
	err := demo.Fill(ctx, path, o)
	if err == nil && o.Years > 1 {
		fmt.Fprintln(s.Stderr, s.t("cli.demo.told", "Years", o.Years, "N", told, "Seconds", int(time.Since(begin).Seconds())))
	}
	return err
}

// standAt is the same run with its clock on a day, late enough to record
// after whatever was recorded on it.
func (s *session) standAt(day model.Date) *session {
	app := *s.App
	from, at := s.Clock(), day.End().Add(-time.Hour)
	app.Clock = func() time.Time { return at.Add(s.Clock().Sub(from)) }
	there := newSession(&app)
	there.db, there.config, there.lang, there.as = s.db, s.config, s.lang, s.as
	return there
}

// visit opens the dashboard on the file as it is.
func (s *session) visit(c *cobra.Command) error {
	o, err := s.openRead(c.Context())
	if err != nil {
		return err
	}
	defer o.close()
	return o.run(c, "")
}
