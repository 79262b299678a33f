package main

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/catalog"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/setup"
)

// setupSource keeps the draft in the state folder and makes the file in the end.
type setupSource struct {
	*session
	path, draft string
	opt         store.Options
	begun       bool // the file is there, but holds nothing
}

// beginning runs the set-up when there is nothing to open yet, and tells
// whether there is something to open now.
func (s *session) beginning(c *cobra.Command, plain bool) (bool, error) {
	path, opt, err := s.file()
	if err != nil {
		return false, err
	}
	src := &setupSource{session: s, path: path, opt: opt, draft: s.draftPath(path)}
	if needed, err := src.needed(c.Context()); !needed || err != nil {
		return err == nil, err
	}
	env := setup.Env{Source: src, Clock: s.Clock, Law: catalog.Law(), Lang: s.language(), Asked: s.lang != "", Dark: s.dark(), ASCII: s.ascii()}
	var r setup.Result
	if plain {
		r, err = setup.Plain(c.Context(), env, s.Stdin, s.Stdout)
	} else {
		r, err = setup.Run(c.Context(), env, s.Stdin, s.Stdout, os.Environ())
	}
	if err != nil {
		return false, err
	}
	err = s.speak(r)
	if !r.Finished {
		s.tellLeft(r)
	}
	return r.Finished, err
}

// needed tells whether there is nothing to open: no file, or one that a set-up
// was killed in before it could write. What else may be wrong with a file is
// for whoever opens it.
func (src *setupSource) needed(ctx context.Context) (bool, error) {
	if _, err := os.Stat(src.path); err != nil {
		return errors.Is(err, fs.ErrNotExist), nil
	}
	if _, err := os.Stat(src.draft); err != nil {
		return false, nil
	}
	st, err := store.Open(ctx, src.path, src.opt)
	if err != nil {
		return false, nil
	}
	defer st.Close()
	err = st.As(src.operator(model.ViaLocal)).View(ctx, func(v model.State) error {
		_, done := model.TheOrganisation(v)
		src.begun = !done
		return nil
	})
	if err != nil || src.begun {
		return src.begun, err
	}
	return false, src.DropDraft(ctx, "") // killed after it was recorded
}

// Record implements setup.Source: the file with everything in it, or no file.
func (src *setupSource) Record(ctx context.Context, c model.SetUp) error {
	uid := make([]byte, 16)
	if _, err := src.random(uid); err != nil {
		return err
	}
	c.Organisation.UID = hex.EncodeToString(uid)
	fill := func(o *opened) error {
		_, err := o.do(ctx, c)
		return err
	}
	if !src.begun {
		return src.make(ctx, src.path, src.opt, fill)
	}
	st, err := store.Open(ctx, src.path, src.opt)
	if err != nil {
		return err
	}
	return src.write(st, fill)
}

// speak goes on in the language that was chosen, and keeps it in the
// configuration where there is none yet.
func (s *session) speak(r setup.Result) error {
	l, err := text.ParseLang(r.Lang)
	if err != nil {
		return nil // left before there was a choice
	}
	s.lang, s.words = r.Lang, func() *text.Printer { return text.New(l) }
	c, err := s.settings()
	if err != nil || !r.Finished || c.Language == r.Lang {
		return err
	}
	path, _ := s.configPath()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		fmt.Fprintln(s.Stdout, s.t("screen.setup.after.language", "Lang", r.Lang, "Path", path))
		return nil
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(f, "language = %q\n", r.Lang)
	return errors.Join(err, f.Close())
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
