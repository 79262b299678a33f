package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/rekenschap/rekenschap/model"
)

// Backup writes a whole copy while the file is in use. An existing file is
// refused; a copy that fails leaves nothing behind.
func (h *Handle) Backup(ctx context.Context, to string) error {
	if err := h.view(ctx, model.VerbBackup, false, func(model.State) error { return nil }); err != nil {
		return err
	}
	f, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, os.ErrExist) {
		return model.Errorf(model.CodeInvalid, "error.file.exists", "Path", to).Because(err)
	}
	if err != nil {
		return model.Errorf(model.CodeInvalid, "error.file.create", "Path", to).Because(err)
	}
	f.Close()
	if err := h.s.copyTo(ctx, to); err != nil {
		os.Remove(to)
		return fileError(to, err)
	}
	return syncFile(to)
}

// copyTo writes everything that a reader sees now, also what still stands in
// the write-ahead file, into an empty file.
func (s *Store) copyTo(ctx context.Context, to string) error {
	// An absolute name: SQLite would read file:… as a list of settings.
	abs, err := filepath.Abs(to)
	if err != nil {
		return err
	}
	// VACUUM INTO needs a connection that may write, elsewhere.
	db := open(s.dsn("mode=ro" + immutable(s.path, s.opt.ReadOnly)))
	defer db.Close()
	_, err = db.ExecContext(ctx, "VACUUM INTO ?", abs)
	return err
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}

// Restored says what Restore did.
type Restored struct {
	Kept  string // where the replaced file stands now, "" when there was none
	Count int64  // entries in the backup
	Was   int64  // entries in the replaced file
}

// Restore puts a backup in the place of a file: it verifies the backup first,
// keeps the old file under another name, and writes an entry that says so. Until
// the last step, which puts the finished copy in place, the old file stands.
func Restore(ctx context.Context, path, backup string, opt Options, actor model.Actor) (Restored, error) {
	from, err := verified(ctx, backup, opt, actor)
	if err != nil {
		return Restored{}, err
	}
	out := Restored{Count: from.Count}
	rec := model.Restore{Count: from.Count, HeadHash: from.Hash.String()}
	if _, err := os.Stat(path); err == nil {
		was, err := alone(ctx, path, opt, actor)
		if err != nil {
			return out, err
		}
		if was.UID != "" && was.UID != from.UID {
			return out, model.Errorf(model.CodeInvalid, "error.restore.other", "Path", path, "Backup", backup)
		}
		out.Was, rec.WasCount, rec.WasHead = was.Count, was.Count, was.Hash.String()
	}
	ready, err := prepare(ctx, path, backup, opt, actor, rec)
	if err != nil {
		return out, err
	}
	defer os.Remove(ready)
	out.Kept, err = swap(ready, path, opt)
	return out, err
}

// prepare makes the file that will take the place: the backup with its entry.
func prepare(ctx context.Context, path, backup string, opt Options, actor model.Actor, rec model.Restore) (string, error) {
	if !opt.Trust {
		if err := checkPlace(path); err != nil {
			return "", err
		}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", model.Errorf(model.CodeInvalid, "error.file.create", "Path", path).Because(err)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".terugzetten-*")
	if err != nil {
		return "", model.Errorf(model.CodeInvalid, "error.file.create", "Path", path).Because(err)
	}
	f.Close()
	err = enter(ctx, f.Name(), backup, opt, actor, rec)
	if err == nil {
		err = syncFile(f.Name())
	}
	if err != nil {
		for _, ext := range []string{"", "-wal", "-shm"} {
			os.Remove(f.Name() + ext)
		}
		return "", fileError(path, err)
	}
	return f.Name(), nil
}

func enter(ctx context.Context, to, backup string, opt Options, actor model.Actor, rec model.Restore) error {
	src := opt
	src.ReadOnly, src.Trust = true, true
	from, err := Open(ctx, backup, src)
	if err != nil {
		return err
	}
	err = from.copyTo(ctx, to)
	from.Close()
	if err != nil {
		return err
	}
	opt.ReadOnly, opt.Trust = false, true
	s, err := Open(ctx, to, opt)
	if err != nil {
		return err
	}
	_, err = s.As(actor).Do(ctx, model.RecordRestore{Restore: rec})
	if e := s.Close(); err == nil {
		err = e
	}
	return err
}

// verified opens a backup read only and refuses one that does not hold.
func verified(ctx context.Context, backup string, opt Options, actor model.Actor) (Head, error) {
	opt.ReadOnly, opt.Trust = true, true
	s, err := Open(ctx, backup, opt)
	if err != nil {
		return Head{}, err
	}
	defer s.Close()
	h := s.As(actor)
	rep, err := h.Verify(ctx, VerifyOptions{})
	if err != nil {
		return Head{}, err
	}
	// Tables of another version of the program are made anew when it is opened.
	rep.Findings = slices.DeleteFunc(rep.Findings, func(f Finding) bool { return f.Message.Key == otherVersion })
	if code := rep.Code(); code != "" {
		return Head{}, model.Errorf(code, "error.restore.verify", "Backup", backup, "Finding", rep.first(code))
	}
	return h.Head(ctx)
}

// alone makes sure that no other program has the file open, and that nothing
// of it stands in a -wal file: it is about to be moved.
func alone(ctx context.Context, path string, opt Options, actor model.Actor) (Head, error) {
	s, err := Open(ctx, path, opt)
	if model.CodeOf(err) == model.CodeCheck || err != nil && !errors.As(err, new(*model.Error)) {
		return Head{}, nil // it cannot be read: that is why there is a backup
	}
	if err != nil {
		return Head{}, err
	}
	head, herr := s.As(actor).Head(ctx)
	if err := s.Close(); err != nil {
		return Head{}, fileError(path, err)
	}
	db := open(s.dsn("mode=rw"))
	defer db.Close()
	var mode string
	if err := db.QueryRowContext(ctx, "PRAGMA journal_mode=DELETE").Scan(&mode); err != nil || mode != "delete" {
		if herr != nil {
			return Head{}, nil
		}
		return Head{}, model.Errorf(model.CodeInvalid, "error.restore.inuse", "Path", path).Because(err)
	}
	return head, nil
}

// swap puts the finished copy in the place of the file, which keeps its bytes
// under a name with the moment. At no moment does the path name nothing.
func swap(ready, path string, opt Options) (string, error) {
	kept := ""
	if _, err := os.Stat(path); err == nil {
		kept, err = keep(path, opt.filled().Clock())
		if err != nil {
			return "", model.Errorf(model.CodeInvalid, "error.file.create", "Path", kept).Because(err)
		}
	}
	if err := os.Rename(ready, path); err != nil {
		return kept, model.Errorf(model.CodeInvalid, "error.file.create", "Path", path).Because(err)
	}
	return kept, nil
}

// keep gives the file a second name that nothing had yet.
func keep(path string, now time.Time) (string, error) {
	base := path + ".voor-" + now.UTC().Format("20060102-150405.000")
	kept := base
	for n := 2; ; n++ {
		err := os.Link(path, kept)
		if errors.Is(err, os.ErrExist) {
			kept = fmt.Sprintf("%s-%d", base, n)
			continue
		}
		if err != nil { // no second names on this file system
			err = os.Rename(path, kept)
		}
		if err != nil {
			return kept, err
		}
		break
	}
	// Left-overs of a file that could not be opened belong to it.
	for _, ext := range []string{"-wal", "-shm"} {
		if err := os.Rename(path+ext, kept+ext); err != nil && !errors.Is(err, os.ErrNotExist) {
			return kept, err
		}
	}
	return kept, nil
}
