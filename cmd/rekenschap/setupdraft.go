package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/rekenschap/rekenschap/model"
)

// draftPath is where the draft of a set-up stands, before there is a file to
// keep it in: by the path of that file, so that two set-ups do not mix.
func (s *session) draftPath(database string) string {
	if abs, err := filepath.Abs(database); err == nil {
		database = abs
	}
	sum := sha256.Sum256([]byte(database))
	return filepath.Join(s.stateHome(), "setup-"+hex.EncodeToString(sum[:8])+".json")
}

// Draft implements page.DraftSource.
func (src *setupSource) Draft(context.Context, string) (model.Draft, bool, error) {
	b, err := os.ReadFile(src.draft)
	if errors.Is(err, fs.ErrNotExist) {
		return model.Draft{}, false, nil
	}
	if err != nil {
		return model.Draft{}, false, src.unkept(err)
	}
	return model.Draft{Body: b}, true, nil
}

// DropDraft implements page.DraftSource.
func (src *setupSource) DropDraft(context.Context, string) error {
	if err := os.Remove(src.draft); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return src.unkept(err)
	}
	return nil
}

// SaveDraft implements page.DraftSource. The draft names people, so it is for
// its owner alone; a new one takes the place of the old one at once, or not at
// all.
func (src *setupSource) SaveDraft(_ context.Context, _ string, body []byte) error {
	dir := filepath.Dir(src.draft)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return src.unkept(err)
	}
	f, err := os.CreateTemp(dir, "setup-*.tmp") // mode 0600
	if err != nil {
		return src.unkept(err)
	}
	_, err = f.Write(body)
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), src.draft)
	}
	if err != nil {
		os.Remove(f.Name())
		return src.unkept(err)
	}
	return nil
}

func (src *setupSource) unkept(err error) error {
	return model.Errorf(model.CodeInvalid, "error.setup.draft", "Path", src.draft, "Cause", cause(err)).Because(err)
}
