package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
)

// remember notes where the ledger stands. A file that contradicts what was
// seen before does not take its place: the warning stays until somebody puts
// it right. That the note cannot be written must not stop anybody's work.
func (o *opened) remember(ctx context.Context) {
	if o.doubtful {
		return
	}
	head := o.head
	if o.wrote {
		var err error
		if head, err = o.store.As(o.h.Actor()).Head(ctx); err != nil {
			return
		}
	}
	if head.UID == "" || o.seen.Count == head.Count && o.seen.Head == head.Hash.String() {
		return
	}
	path, err := filepath.Abs(o.store.Path())
	if err != nil || o.isDemo(ctx) {
		return
	}
	heads := o.seenHeads()
	if h := heads[head.UID]; h != o.seen && h.Count >= head.Count {
		return // another process saw more meanwhile
	}
	heads[head.UID] = seenHead{Count: head.Count, Head: head.Hash.String(), Path: path, At: o.Clock().UTC()}
	o.writeHeads(heads)
}

// writeHeads puts the whole file in place at once.
func (s *session) writeHeads(heads map[string]seenHead) {
	b, err := json.MarshalIndent(heads, "", "  ")
	if err != nil {
		return
	}
	to := s.headsPath()
	if os.MkdirAll(filepath.Dir(to), 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(to), ".heads-*")
	if err != nil {
		return
	}
	_, err = f.Write(append(b, '\n'))
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), to)
	}
	if err != nil {
		os.Remove(f.Name())
	}
}
