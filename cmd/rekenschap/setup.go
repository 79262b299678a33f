package main

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/catalog"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/setup"
)

// beginning runs the set-up when there is no file yet, and tells whether there
// is one to open now.
func (s *session) beginning(c *cobra.Command, plain bool) (bool, error) {
	path, opt, err := s.file()
	if err != nil {
		return false, err
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return true, nil // opening it says what is wrong with it
	}
	src := &setupSource{session: s, path: path, opt: opt, draft: s.draftPath(path)}
	env := setup.Env{Source: src, Clock: s.Clock, Law: catalog.Law(), Lang: s.language(), Dark: s.dark(), ASCII: s.ascii()}
	if b, err := os.ReadFile(src.draft); err == nil {
		env.Draft, _ = setup.Unpack(b)
	}
	if env.Draft != nil && s.lang != "" {
		env.Draft.Lang = s.language()
	}
	var r setup.Result
	if plain {
		r, err = setup.Plain(c.Context(), env, s.Stdin, s.Stdout)
	} else {
		r, err = setup.Run(c.Context(), env, s.Stdin, s.Stdout, os.Environ())
	}
	s.speak(r.Lang)
	if err == nil && !r.Finished {
		s.tellLeft(r)
	}
	return r.Finished, err
}

// speak goes on in the language that was chosen.
func (s *session) speak(lang string) {
	if l, err := text.ParseLang(lang); err == nil && l != s.language() {
		s.lang = lang
		s.words = func() *text.Printer { return text.New(l) }
	}
}

// tellLeft says how to go on with a set-up that was left.
func (s *session) tellLeft(r setup.Result) {
	if r.Dropped {
		fmt.Fprintln(s.Stdout, s.t("screen.setup.dropped"))
		return
	}
	command := "rekenschap"
	if s.db != "" {
		command += " --db " + text.Clean(s.db)
	}
	fmt.Fprintln(s.Stdout, s.t("screen.setup.kept", "Command", command))
}

// setupSource keeps the draft in the state folder and makes the file in the end.
type setupSource struct {
	*session
	path, draft string
	opt         store.Options
}

// Record implements setup.Source: the file with everything in it, or no file.
func (src *setupSource) Record(ctx context.Context, c model.SetUp) error {
	uid := make([]byte, 16)
	if _, err := src.random(uid); err != nil {
		return err
	}
	c.Organisation.UID = hex.EncodeToString(uid)
	return src.make(ctx, src.path, src.opt, func(o *opened) error {
		_, err := o.do(ctx, c)
		return err
	})
}
