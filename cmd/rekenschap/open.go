package main

import (
	"context"
	"errors"
	"os"

	"github.com/spf13/cobra"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/catalog"
	"github.com/rekenschap/rekenschap/store"
)

// options are what every opening of a file needs.
func (s *session) options() (store.Options, error) {
	c, err := s.settings()
	return store.Options{Clock: s.Clock, Random: s.Random, Law: catalog.Law, MaxBlob: c.MaxFileMB << 20}, err
}

// open opens the file to write in it as somebody.
func (s *session) open(ctx context.Context, via model.Via) (*opened, error) {
	if s.remote != nil {
		return s.received(), nil
	}
	path, opt, err := s.file()
	if err != nil {
		return nil, err
	}
	st, err := store.Open(ctx, path, opt)
	if err != nil {
		return nil, err
	}
	return s.begin(ctx, st, via)
}

// openRead opens the file to read it. A file that cannot be written can still
// be read.
func (s *session) openRead(ctx context.Context) (*opened, error) {
	if s.remote != nil {
		return s.received(), nil
	}
	path, opt, err := s.file()
	if err != nil {
		return nil, err
	}
	st, err := store.Open(ctx, path, opt)
	if err != nil && unwritable(err) {
		opt.ReadOnly = true
		if again, e := store.Open(ctx, path, opt); e == nil {
			st, err = again, nil
		}
	}
	if err != nil {
		return nil, err
	}
	return s.begin(ctx, st, model.ViaLocal)
}

// openOn opens the file to read it as it was, or will be judged, on the day
// that --as-of names.
func (s *session) openOn(c *cobra.Command, r *reading) (*opened, error) {
	day, err := s.dayFlag(c, "as-of", r.asOf)
	if err != nil {
		return nil, err
	}
	o, err := s.openRead(c.Context())
	if err != nil || day.IsZero() {
		return o, err
	}
	h, err := o.h.AsOf(c.Context(), day)
	if err != nil {
		o.close()
		return nil, err
	}
	o.h, o.day = h, day
	switch today := s.today(); {
	case day.Before(today):
		o.when = past
	case day.After(today):
		o.when = ahead
	}
	return o, nil
}

func (s *session) file() (string, store.Options, error) {
	opt, err := s.options()
	if err != nil {
		return "", opt, err
	}
	path, err := s.databasePath()
	return path, opt, err
}

// unwritable tells whether reading alone might still work.
func unwritable(err error) bool {
	var e *model.Error
	return errors.As(err, &e) && (e.Message.Key == "error.file.readonly" || e.Message.Key == "error.file.unreadable") &&
		!errors.Is(err, os.ErrPermission)
}
