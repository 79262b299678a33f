package main

import (
	"bytes"
	"context"
	"io"
	"os"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
)

// apart lets f print while it reads the file. A client may take its output as
// slowly as it likes, and there are few connections to the file for all: over
// SSH nothing goes out before f is over.
func (s *session) apart(f func() error) error {
	if s.remote == nil {
		return f()
	}
	var kept spool
	defer kept.close()
	out := s.Stdout
	s.Stdout = &kept
	err := f()
	s.Stdout = out
	if printed := kept.to(out); err == nil {
		err = printed
	}
	return err
}

// print lets f print what it reads.
func (s *session) print(ctx context.Context, h *store.Handle, f func(model.State) error) error {
	return s.apart(func() error { return h.View(ctx, f) })
}

// mostKept is how much of an output is kept in memory, in bytes; the rest goes
// to a file that has no name.
const mostKept = 1 << 20

// spool keeps what is written, however much.
type spool struct {
	b bytes.Buffer
	f *os.File
}

// Write implements io.Writer.
func (k *spool) Write(p []byte) (int, error) {
	if k.f == nil && k.b.Len()+len(p) <= mostKept {
		return k.b.Write(p)
	}
	if k.f == nil {
		f, err := os.CreateTemp("", "rekenschap-*")
		if err != nil {
			return 0, err
		}
		k.f = f
		_ = os.Remove(f.Name()) // where the system can; else when it is closed
	}
	return k.f.Write(p)
}

// to hands out all that was written.
func (k *spool) to(w io.Writer) error {
	if _, err := k.b.WriteTo(w); err != nil || k.f == nil {
		return err
	}
	if _, err := k.f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	_, err := io.Copy(w, k.f)
	return err
}

func (k *spool) close() {
	if k.f != nil {
		_ = k.f.Close()
		_ = os.Remove(k.f.Name())
	}
}
