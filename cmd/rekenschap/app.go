package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/theme"
)

// App is what a run of the program is given by its surroundings.
type App struct {
	Args           []string // without the name of the program
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Env            func(string) string
	Clock          func() time.Time
	Random         io.Reader
}

// Run carries out one command line and gives its exit code.
func Run(app App) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal does not wait
	s := newSession(&app)
	root := s.tree()
	root.SetArgs(app.Args)
	return s.report(root.ExecuteContext(ctx))
}

// session is one run: the surroundings with the flags every verb knows, and
// what follows from them, looked up when it is first needed.
type session struct {
	*App
	db, config, lang, as string // the global flags
	settings             func() (settings, error)
	words                func() *text.Printer
	looks                func() theme.Styles

	remote *remote // of a run over SSH
}

func newSession(app *App) *session {
	s := &session{App: app, lang: langArg(app.Args)}
	s.settings = sync.OnceValues(s.readSettings)
	s.words = sync.OnceValue(func() *text.Printer { return text.New(s.language()) })
	s.looks = sync.OnceValue(s.newLooks)
	return s
}

// text is the printer of the language asked for.
func (s *session) text() *text.Printer { return s.words() }

// t says a message of the command line.
func (s *session) t(key string, pairs ...any) string { return s.words().T(key, pairs...) }

// language is what the flag says, else the configuration, else Dutch.
// Configuration that cannot be read is reported by whatever needs it.
func (s *session) language() text.Lang {
	if l, err := text.ParseLang(s.lang); err == nil {
		return l
	}
	if c, err := s.settings(); err == nil {
		if l, err := text.ParseLang(c.Language); err == nil {
			return l
		}
	}
	return text.NL
}

// random fills b from the source of randomness of the run.
func (s *session) random(b []byte) (int, error) {
	n, err := io.ReadFull(s.Random, b)
	if err != nil {
		return n, fmt.Errorf("read random bytes: %w", err)
	}
	return n, nil
}

// langArg finds --lang before the flags are read, so that an error in an
// earlier flag is already said in that language.
func langArg(args []string) string {
	for i, a := range args {
		switch {
		case a == "--":
			return ""
		case strings.HasPrefix(a, "--lang="):
			return strings.TrimPrefix(a, "--lang=")
		case a == "--lang" && i+1 < len(args):
			return args[i+1]
		}
	}
	return ""
}
